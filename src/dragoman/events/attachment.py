"""Which clause a time or a place belongs to: told by the predicate that it hangs on in the tree."""

from __future__ import annotations

from dragoman.events.clause import Tree
from dragoman.record import Mark

# A clause that only says when and where a thing was is no clause of its own: "a bombing that happened on 27 June".
_HAPPENING = frozenset("happen happens happened occur occurs occurred took takes taking taken lasted held".split())
OWN, SHARED, ABOVE, BELOW, ELSEWHERE = range(5)


def attachment(tree: Tree, mark: Mark, index: int) -> int:
    """Return how a time or place stands to a word that carries an event.

    Args:
        tree: the sentence.
        mark: the time or place.
        index: the carrier.

    Returns:
        OWN where it hangs on the carrier itself, SHARED where both hang on one predicate ("talks were held on Monday"),
        ABOVE where it hangs on a clause around the carrier's ("on Monday the army said it shelled"), BELOW where it
        belongs to a clause inside ("called for talks to start on Monday"), else ELSEWHERE.
    """
    head = _head(tree, mark)
    predicate = -1
    for above in tree.ancestors(head):
        if above == index:
            return OWN if predicate < 0 else BELOW
        if predicate < 0 and is_predicate(tree, above) and tree.words[above] not in _HAPPENING:
            predicate = above
    around = [above for above in tree.ancestors(index) if is_predicate(tree, above)]
    if predicate < 0 or predicate not in around:
        return ELSEWHERE
    verbal = is_predicate(tree, index)
    return SHARED if predicate == around[0] and not verbal else ABOVE


def is_predicate(tree: Tree, index: int) -> bool:
    """Tell whether a word heads a clause: a verb, or a noun or adjective with a copula."""
    return tree.tokens[index].upos == "VERB" or bool(tree.dependents(index, "cop", "nsubj", "nsubj:pass"))


def _head(tree: Tree, mark: Mark) -> int:
    """Return the word of a mark whose head stands outside it."""
    inside = range(mark.first, mark.last)
    return next((token for token in inside if tree.tokens[token].head not in inside), mark.first)
