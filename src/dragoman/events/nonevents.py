"""What looks like an event and is none: sport, business, accidents, metaphors.

The cues stand in `resources/wording/nonevents.yaml`: idioms that carry no act; for ambiguous lemmas the words that
cancel them as subject, object or in a phrase that hangs on them; and words that place a sentence in another domain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.events.carriers import Carrier
from dragoman.events.clause import Tree
from dragoman.knowledge import Wording

# Words of a domain that outweigh an ambiguous trigger; a single one may be chance ("the match that lit the fuse").
_ENOUGH = 2


class NonEvents:
    """The cues, as phrases by their first word."""

    def __init__(self, wording: Wording) -> None:
        """Take the lists that the wording carries."""
        groups: Mapping[str, tuple[str, ...]] = wording.cues.get("nonevents", {})
        self._forms = wording.forms
        self._ambiguous = frozenset(groups.get("ambiguous", ()))
        self._idioms = _by_first(groups.get("phrases", ()))
        cancelling = {name.removeprefix("with_"): words for name, words in groups.items() if name.startswith("with_")}
        self._with = {lemma: [tuple(phrase.split()) for phrase in words] for lemma, words in cancelling.items()}
        self._domains = {name: _by_first(words) for name, words in groups.items() if name.startswith("domain_")}

    def cancels(self, tree: Tree, carrier: Carrier, *, has_actor: bool) -> bool:
        """Tell whether a carrier tells of no politics.

        Args:
            tree: the sentence.
            carrier: the word in question.
            has_actor: somebody who could have acted (a state, an armed group, police) stands as its source.
        """
        lemmas = self._lemmas(tree.words[carrier.index])
        if self._in_idiom(tree, carrier.index):
            return True
        doubtful = lemmas & self._ambiguous
        if not doubtful:
            return False
        if self._has_cancelling_word(tree, carrier, doubtful):
            return True
        return not has_actor and any(self._count(tree, words) >= _ENOUGH for words in self._domains.values())

    def _lemmas(self, word: str) -> frozenset[str]:
        return frozenset((*self._forms.get(word, (word,)), word))

    def _has_cancelling_word(self, tree: Tree, carrier: Carrier, doubtful: frozenset[str]) -> bool:
        cancelling = [phrase for lemma in sorted(doubtful) for phrase in self._with.get(lemma, ())]
        near = [*tree.subjects(carrier.index), *tree.objects(carrier.index)]
        near += [noun for _, noun in tree.obliques(carrier.index)]
        near += tree.dependents(carrier.index, "compound", "amod") if not carrier.verbal else []
        for word in near:
            for phrase in cancelling:
                # A word that the frame asked for cancels only as part of a longer name ("a heart attack killed").
                asked_for = word in carrier.used and len(phrase) == 1
                first = word - len(phrase) + 1
                if first >= 0 and not asked_for and self._fits(tree, first, phrase):
                    return True
        return False

    def _in_idiom(self, tree: Tree, index: int) -> bool:
        """Tell whether an idiom of the list covers the word."""
        for first in range(max(0, index - 4), index + 1):
            for lemma in self._lemmas(tree.words[first]):
                for phrase in self._idioms.get(lemma, ()):
                    if first + len(phrase) > index and self._fits(tree, first, phrase):
                        return True
        return False

    def _fits(self, tree: Tree, first: int, phrase: tuple[str, ...]) -> bool:
        words = tree.words[first : first + len(phrase)]
        pairs = zip(words, phrase, strict=False)
        return len(words) == len(phrase) and all(part in self._lemmas(word) for word, part in pairs)

    def _count(self, tree: Tree, phrases: Mapping[str, list[tuple[str, ...]]]) -> int:
        """Count the places of a sentence where a phrase of a domain stands."""
        count = 0
        for first, word in enumerate(tree.words):
            candidates = (phrase for lemma in self._lemmas(word) for phrase in phrases.get(lemma, ()))
            count += any(self._fits(tree, first, phrase) for phrase in candidates)
        return count


def _by_first(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return table
