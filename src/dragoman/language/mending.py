"""What a tree and its parts of speech say against each other, mended.

In English a preposition stands before the noun that it marks, and that noun is no object; a word with both subject and
object is a verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_BEFORE_A_NOUN: Final = _NOMINAL | {"DET", "ADJ", "ADV", "PART", "SYM"}
_CLOSED: Final = frozenset({"DET", "ADP", "CCONJ", "PART", "PUNCT", "SYM", "INTJ"})
_REACH: Final = 8  # words from a preposition to the head of its noun


def set_right(
    upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]
) -> tuple[Sequence[str], Sequence[int], Sequence[str]]:
    """Return parts of speech, heads and relations that agree.

    Args:
        upos: part of speech of each word.
        heads: index of the head of each, -1 for the root.
        deprels: relation to it.
    """
    marks = [at for at, name in enumerate(deprels) if name == "case" and upos[at] == "ADP"]
    upos, heads, deprels = list(upos), list(heads), list(deprels)
    for at in marks:
        if heads[at] < at and (noun := _noun_after(at, upos, heads)) is not None:
            heads[at] = noun
        if heads[at] > at and deprels[heads[at]] == "obj":
            deprels[heads[at]] = "obl"
    governing = [{heads[at] for at, name in enumerate(deprels) if name == part} for part in ("nsubj", "obj")]
    for at in governing[0] & governing[1] - {-1}:
        if upos[at] in _CLOSED:
            upos[at] = "VERB"
    return upos, heads, deprels


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
