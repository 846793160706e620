"""How a text holds an event to be true, and whose word it is.

The lines between the statuses are those of the codebook: a neutral attribution leaves an event as occurred; a hostile
act told by a party with an interest is alleged; what is wished, threatened or planned has not happened.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from dragoman.events.clause import Tree
from dragoman.events.cues import Cues
from dragoman.record import EventStatus

# A quotation is tied to its verb of saying by ccomp, parataxis or, where the parser is unsure, dep.
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "dep"})
_NOMINAL = frozenset({"obj", "obl", "nmod", "nsubj", "nsubj:pass"})
_CLIMBED = _CLAUSAL | _NOMINAL | {"conj", "obl:agent", "appos", "compound"}
_FUTURE = frozenset({"will", "'ll", "shall", "wo", "ll"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "should", "must"})
_BE_TO = frozenset({"is", "are", "was", "were"})


class Standing(Struct, frozen=True):
    """How an event stands in its sentence.

    Attributes:
        status: as far as the sentence itself tells.
        speakers: tokens that name whose word it is.
        hedged: the text keeps its distance ("believed", "reportedly").
        claimed: a verb of claiming rather than of saying introduces it.
        negated: the sentence says that it did not happen.
        purpose: it is only what something else is done for ("flew in to assess"), so that its tense decides nothing.
    """

    status: EventStatus
    speakers: tuple[int, ...]
    hedged: bool
    claimed: bool
    negated: bool
    purpose: bool


def tell_standing(tree: Tree, cues: Cues, index: int) -> Standing:
    """Return how the event carried by a token stands.

    Args:
        tree: the sentence.
        cues: the cue words.
        index: the token that carries the event; a noun takes tense and negation from the verb that it hangs on.
    """
    status = _tense(tree, cues, index)
    negated = _is_negated(tree, cues, index)
    hedged = claimed = purpose = False
    speakers: list[int] = []
    for below, above in _chain(tree, index):
        relation = tree.tokens[below].deprel
        if relation in _CLAUSAL and _speaks(tree, cues, above):
            if cues.has("denial_verbs", tree.words[above]) and not cues.has("speech_neutral", tree.words[above]):
                status, negated = "denied", False
            claimed |= not cues.has("speech_neutral", tree.words[above])
            hedged |= tree.is_passive(above)
            speakers += [] if tree.is_passive(above) else tree.subjects(above)
            if status == "hypothetical" and "would" in _helpers(tree, index):
                status = "planned"  # "announced that he would": the future of the past
            continue
        hedged |= cues.governs("hearsay", tree, below, above)
        negated |= cues.governs("failure", tree, below, above)
        negated |= relation == "xcomp" and cues.has("ending", tree.words[above])
        negated |= relation in _CLIMBED - {"advcl", "acl", "conj"} and _is_negated(tree, cues, above)
        if status == "occurred":
            status = _governed(tree, cues, below, above)
            purpose |= status == "planned" and relation in ("advcl", "acl")
        if status == "occurred" and relation in (*_NOMINAL, "conj", "xcomp"):
            status = _tense(tree, cues, above)
    speakers += _aside_speakers(tree, cues)
    hedged |= _has_hedging_adverb(tree, cues, index)
    return Standing(status, tuple(dict.fromkeys(speakers)), hedged, claimed, negated, purpose)


def _chain(tree: Tree, index: int) -> Iterator[tuple[int, int]]:
    """Yield (word, its governor) from the carrier up through clauses; a relative clause ends it."""
    below = index
    for above in tree.ancestors(index):
        if tree.tokens[below].deprel not in _CLIMBED:
            return
        yield below, above
        below = above


def _speaks(tree: Tree, cues: Cues, index: int) -> bool:
    word = tree.words[index]
    return any(cues.has(group, word) for group in ("speech_neutral", "speech_claim", "denial_verbs"))


def _helpers(tree: Tree, verb: int) -> set[str]:
    return {tree.words[child] for child in tree.dependents(verb, "aux", "aux:pass", "cop")}


def _tense(tree: Tree, cues: Cues, verb: int) -> EventStatus:
    """Read tense and mood off the auxiliaries and the conjunction of a verb's clause."""
    helpers = _helpers(tree, verb)
    marks = {tree.words[child] for child in tree.dependents(verb, "mark")}
    if any(cues.has("hypothetical", mark) for mark in marks):
        return "hypothetical"
    if _FUTURE & helpers or ("to" in marks and _BE_TO & helpers):
        return "planned"
    if _POSSIBLE & helpers or "would" in helpers:
        return "hypothetical"
    return "occurred"


def _governed(tree: Tree, cues: Cues, below: int, above: int) -> EventStatus:
    """Tell what the governing word makes of its complement."""
    if any(cues.governs(group, tree, below, above) for group in ("plan", "future", "promise", "threat", "request")):
        return "planned"
    if cues.governs("modality", tree, below, above):
        return "hypothetical"
    if any(cues.governs(group, tree, below, above) for group in ("ongoing", "attempt", "hearsay")):
        return "occurred"
    marks = {tree.words[child] for child in tree.dependents(below, "mark")}
    if "to" in marks and tree.tokens[below].deprel in ("xcomp", "advcl", "acl", "ccomp"):
        return "planned"  # an infinitive tells what is to be, where its verb does not say that it was
    return "occurred"


def _is_negated(tree: Tree, cues: Cues, index: int) -> bool:
    children = tree.dependents(index, "advmod", "det", "mark", "case")
    return any(cues.has("negators", tree.words[child]) for child in children)


def _aside_speakers(tree: Tree, cues: Cues) -> list[int]:
    """Return who is named as source beside the statement: "X said" after a comma, "according to X"."""
    found: list[int] = []
    for child in tree.dependents(tree.root, "parataxis", "dep") if tree.root >= 0 else ():
        if _speaks(tree, cues, child):
            found += tree.dependents(child, "nsubj")
    for index, word in enumerate(tree.words[:-1]):
        if word == "according" and tree.words[index + 1] == "to":
            head = tree.tokens[index].head
            found += [head] if head > index else [child for child in tree.children[index] if child > index + 1][:1]
    return found


def _has_hedging_adverb(tree: Tree, cues: Cues, index: int) -> bool:
    near = [index, *(above for below, above in _chain(tree, index) if tree.tokens[below].deprel in _NOMINAL)]
    adverbs = [tree.words[child] for word in near for child in tree.dependents(word, "advmod", "amod")]
    return any(cues.has("hearsay", adverb) for adverb in adverbs)
