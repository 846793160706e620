"""Prepositions set right in a tree: in English they stand before the noun that they mark, which then is no object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_BEFORE_A_NOUN: Final = _NOMINAL | {"DET", "ADJ", "ADV", "PART", "SYM"}
_REACH: Final = 8  # words from a preposition to the head of its noun


def set_right(upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]) -> tuple[Sequence[int], Sequence[str]]:
    """Return heads and relations in which no preposition marks a word before it, and no object has one.

    Args:
        upos: part of speech of each word.
        heads: index of the head of each, -1 for the root.
        deprels: relation to it.
    """
    marks = [at for at, name in enumerate(deprels) if name == "case" and upos[at] == "ADP"]
    if not marks:
        return heads, deprels
    heads, deprels = list(heads), list(deprels)
    for at in marks:
        if heads[at] < at and (noun := _noun_after(at, upos, heads)) is not None:
            heads[at] = noun
        if heads[at] > at and deprels[heads[at]] == "obj":
            deprels[heads[at]] = "obl"
    return heads, deprels


def _noun_after(at: int, upos: Sequence[str], heads: Sequence[int]) -> int | None:
    """Return the head of the noun phrase that begins after a preposition, or None."""
    noun = None
    for word in range(at + 1, min(len(upos), at + 1 + _REACH)):
        if upos[word] not in _BEFORE_A_NOUN:
            break
        if upos[word] in _NOMINAL and not at < heads[word] <= at + _REACH:
            noun = word
            break
    above = noun if noun is not None else -1
    while above >= 0 and above != at:
        above = heads[above]
    return None if above == at else noun  # what hangs on the preposition itself would close a ring
