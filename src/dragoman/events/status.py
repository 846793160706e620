"""How a text holds an event to be true, and whose word it is.

The lines between the statuses are those of the codebook: a neutral attribution leaves an event as occurred; a hostile
act told by a party with an interest is alleged; what is wished, threatened or planned has not happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from dragoman.events.clause import Tree
from dragoman.knowledge import Wording
from dragoman.record import EventStatus

_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"})
_NOMINAL = frozenset({"obj", "obl", "nmod", "nsubj", "nsubj:pass"})
_FUTURE = frozenset({"will", "'ll", "shall", "wo", "ll", "would", "'d"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "should", "must"})


class Standing(Struct, frozen=True):
    """How an event stands in its sentence.

    Attributes:
        status: as far as the sentence itself tells.
        speakers: tokens that name whose word it is.
        hedged: the text keeps its distance ("believed", "reportedly").
        claimed: a verb of claiming rather than of saying introduces it.
        negated: the sentence says that it did not happen.
    """

    status: EventStatus
    speakers: tuple[int, ...]
    hedged: bool
    claimed: bool
    negated: bool


class Cues:
    """The cue words of `resources/wording/status.yaml`, as sets of lemmas and of phrases."""

    def __init__(self, wording: Wording) -> None:
        """Take the lists that the wording carries."""
        groups: Mapping[str, tuple[str, ...]] = wording.cues.get("status", {})
        self._groups = {name: frozenset(phrases) for name, phrases in groups.items()}
        self._wording = wording

    def has(self, group: str, word: str) -> bool:
        """Tell whether a word, in any of its forms, is in a list."""
        cues = self._groups.get(group, frozenset())
        return word in cues or any(lemma in cues for lemma in self._wording.forms.get(word, ()))

    def in_text(self, group: str, words: list[str]) -> bool:
        """Tell whether a phrase of a list stands among the words."""
        joined = " " + " ".join(words) + " "
        return any(f" {phrase} " in joined for phrase in self._groups.get(group, ()))


def tell_standing(tree: Tree, cues: Cues, index: int, *, verbal: bool) -> Standing:
    """Return how the event carried by a token stands.

    Args:
        tree: the sentence.
        cues: the cue words.
        index: the token that carries the event.
        verbal: whether it is a verb; a noun takes tense and negation from the verb that it hangs on.
    """
    negated = _is_negated(tree, cues, index)
    status: EventStatus = _own_status(tree, cues, index)
    hedged = claimed = False
    speakers: list[int] = []
    for below, above in _chain(tree, index):
        word = tree.words[above]
        relation = tree.tokens[below].deprel
        says = relation in ("ccomp", "parataxis", "xcomp", "csubj", "acl")
        if says and cues.has("denial", word):
            status, negated = "denied", False
            speakers += tree.subjects(above)
        elif says and (cues.has("speech_neutral", word) or cues.has("speech_claim", word)):
            claimed |= cues.has("speech_claim", word)
            hedged |= tree.is_passive(above)
            speakers += [] if tree.is_passive(above) else tree.subjects(above)
        elif relation == "xcomp" and (cues.has("hedge", word) or tree.is_passive(above) and cues.has("speech_claim", word)):
            hedged = True
        elif status == "occurred" and relation in _CLAUSAL:
            status = _governed(tree, cues, below, above)
        if status == "occurred" and above != index:
            status = _tense(tree, cues, above) if relation in _NOMINAL or relation == "conj" else status
        negated |= relation in (*_NOMINAL, "xcomp", "ccomp") and not says and _is_negated(tree, cues, above)
    speakers += _aside_speakers(tree, cues)
    hedged |= _has_hedging_adverb(tree, cues, index)
    return Standing(status, tuple(dict.fromkeys(speakers)), hedged, claimed, negated)


def _chain(tree: Tree, index: int) -> Iterator[tuple[int, int]]:
    """Yield (word, its governor) from the carrier up through clauses; a relative clause ends it."""
    below = index
    for above in tree.ancestors(index):
        relation = tree.tokens[below].deprel
        if relation == "acl:relcl" or relation not in (_CLAUSAL | _NOMINAL | {"conj", "obl:agent", "appos", "compound"}):
            return
        yield below, above
        below = above


def _own_status(tree: Tree, cues: Cues, index: int) -> EventStatus:
    return _tense(tree, cues, index)


def _tense(tree: Tree, cues: Cues, verb: int) -> EventStatus:
    """Read tense and mood off the auxiliaries and the conjunction of a verb's clause."""
    helpers = [tree.words[child] for child in tree.dependents(verb, "aux", "aux:pass", "cop")]
    marks = [tree.words[child] for child in tree.dependents(verb, "mark")]
    if any(cues.has("hypothetical", mark) for mark in marks):
        return "hypothetical"
    if "have" in helpers and {"would", "could", "might"} & set(helpers):
        return "hypothetical"
    if _FUTURE & set(helpers):
        return "planned"
    if _POSSIBLE & set(helpers):
        return "hypothetical"
    if any(tree.words[child] == "be" for child in tree.dependents(verb, "aux:pass")) and "to" in marks:
        return "planned"
    return "occurred"


def _governed(tree: Tree, cues: Cues, below: int, above: int) -> EventStatus:
    """Tell what the governing verb makes of its complement."""
    word = tree.words[above]
    if cues.has("ongoing", word) or cues.has("aspect", word):
        return "occurred"
    if cues.has("planned", word) or cues.in_text("planned", [word, "to"]):
        return "planned"
    relation = tree.tokens[below].deprel
    marks = {tree.words[child] for child in tree.dependents(below, "mark")}
    if relation == "xcomp" and "to" in marks and not cues.has("implicative", word):
        return "planned"
    if relation in ("advcl", "acl") and "to" in marks:
        return "planned"
    return "occurred"


def _is_negated(tree: Tree, cues: Cues, index: int) -> bool:
    for child in tree.dependents(index, "advmod", "det", "cc", "mark", "case"):
        if cues.has("negation", tree.words[child]):
            return True
    head = tree.tokens[index].head
    relation = tree.tokens[index].deprel
    return relation == "xcomp" and head >= 0 and cues.has("negative_implicative", tree.words[head])


def _aside_speakers(tree: Tree, cues: Cues) -> list[int]:
    """Return who is named as source beside the statement: "X said" after a comma, "according to X"."""
    found: list[int] = []
    root = tree.root
    if root < 0:
        return found
    for child in tree.dependents(root, "parataxis", "ccomp"):
        word = tree.words[child]
        if tree.tokens[child].deprel == "parataxis" and (cues.has("speech_neutral", word) or cues.has("speech_claim", word)):
            found += tree.subjects(child) if tree.dependents(child, "nsubj") else []
    for index, word in enumerate(tree.words):
        if word == "according" and index + 1 < len(tree.words) and tree.words[index + 1] == "to":
            named = [above for above in (tree.tokens[index].head,) if above > index]
            found += named or [child for child in tree.children[index] if child > index + 1][:1]
    return found


def _has_hedging_adverb(tree: Tree, cues: Cues, index: int) -> bool:
    near = [index, *(above for _, above in _chain(tree, index))]
    adverbs = [tree.words[child] for word in near for child in tree.dependents(word, "advmod", "amod")]
    return any(cues.has("hearsay_adverbs", adverb) for adverb in adverbs)
