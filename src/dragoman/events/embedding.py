"""What is promised, asked, refused, threatened or alleged: carriers that are the content of other carriers."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dragoman.events.carriers import Carrier
from dragoman.events.clause import Tree

# Types whose act is about another act, which has therefore not (or not by this sentence) happened.
SPEAKING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"})
_CONTENT = frozenset({"xcomp", "ccomp", "advcl", "obj", "obl", "nmod", "acl", "csubj", "conj", "nsubj:pass"})
_ASIDE_MARKS = frozenset("after as while because since before when amid following despite if".split())


class Embedding(Struct, frozen=True):
    """Which carrier is the content of which.

    Attributes:
        outer: by token of the content, the carrier that speaks of it.
        inner: by token of the speaking carrier, its first content.
    """

    outer: dict[int, Carrier]
    inner: dict[int, Carrier]


def embed(tree: Tree, carriers: Sequence[Carrier]) -> Embedding:
    """Return which carriers of a sentence, events or statements, are the content of an event that speaks of them."""
    events = {carrier.index: carrier for carrier in carriers if carrier.family == "event"}
    used = {token: carrier for carrier in events.values() for token in carrier.used}
    outer: dict[int, Carrier] = {}
    inner: dict[int, Carrier] = {}
    for carrier in carriers:
        speaker = _speaker(tree, carrier, events, used)
        if speaker is not None:
            outer[carrier.index] = speaker
            if carrier.family == "event":
                inner.setdefault(speaker.index, carrier)
    return Embedding(outer, inner)


def _speaker(tree: Tree, carrier: Carrier, events: dict[int, Carrier], used: dict[int, Carrier]) -> Carrier | None:
    """Climb from a carrier to the one that speaks of it; an aside or another event on the way ends the climb."""
    below = carrier.index
    for above in tree.ancestors(carrier.index):
        relation = tree.tokens[below].deprel
        if relation not in _CONTENT or _is_aside(tree, below):
            return None
        if relation == "conj" and tree.dependents(below, "nsubj", "nsubj:pass"):
            return None
        found = events.get(above) or used.get(above)
        if found is not None and found.index != carrier.index:
            # "condemned and rejected": each speaks for itself
            return found if found.type in SPEAKING and relation != "conj" else None
        below = above
    return None


def _is_aside(tree: Tree, index: int) -> bool:
    marks = [tree.words[child] for child in tree.dependents(index, "mark", "case", "advmod")]
    return any(mark in _ASIDE_MARKS for mark in marks)
