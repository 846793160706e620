"""Words into the arrays that the model takes.

The word pieces are those of an uncased vocabulary; what capitals, digits and signs tell goes beside them as the shape
of the word. Pieces of a word do not depend on its neighbours, so each word is cut once and remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

CLS: Final = 101
SEP: Final = 102
UNKNOWN: Final = 100
MAX_WORDS: Final = 128
MAX_PIECES: Final = 510  # of 512 places, two are the model's own marks
WORD_PIECES: Final = 8  # of a longer word only the beginning is read
_REMEMBERED: Final = 200_000

# Shapes of words, in the order of the model's rows: see `shape`.
LOWER, TITLE, UPPER, MIXED, DIGITS, SIGN, FIRST, INITIAL = range(8)
SHAPES: Final = 8
# What a word is to the pair that is asked about: nothing, in its source, in its target.
PARTIES: Final = 3


def shape(word: str, position: int) -> int:
    """Return the shape of a word; a capital that only begins the sentence has one of its own."""
    if word.islower():
        return DIGITS if any(map(str.isdigit, word)) else LOWER
    if any(map(str.isdigit, word)):
        return DIGITS
    if word.isupper():
        return INITIAL if len(word.rstrip(".")) == 1 and position > 0 else UPPER if len(word) > 1 else FIRST
    if word.istitle() or (word[0].isupper() and word[1:].islower()):
        return TITLE if position > 0 else FIRST
    if not any(map(str.isalpha, word)):
        return SIGN
    return MIXED if word.lower() != word else LOWER


class Encoded(NamedTuple):
    """A sentence in the arrays that the model takes.

    Attributes:
        ids: word pieces, with a mark in front and one behind.
        shapes: the shape of the word of each piece.
        parties: what the word of each is to the pair that is asked about.
        firsts: the place of each word's first piece (the mark in front is place 0).
    """

    ids: list[int]
    shapes: list[int]
    parties: list[int]
    firsts: list[int]


class Encoder:
    """Cuts words into pieces and packs sentences into arrays.

    Args:
        cut: gives the pieces of one word, without marks.
    """

    def __init__(self, cut: Callable[[str], list[int]]) -> None:
        """Start with nothing remembered."""
        self._cut = cut
        self._known: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the pieces of a word, one at least."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = tuple(self._cut(word[:64])[:WORD_PIECES]) or (UNKNOWN,)
            self._known[word] = found
        return found

    def sentence(self, words: Sequence[str], parties: Sequence[int] = ()) -> Encoded:
        """Return the arrays of a sentence.

        Args:
            words: its words.
            parties: for each word 1 in the source that is asked about, 2 in the target, else 0; empty if nobody asks.
        """
        cut = [self.pieces(word) for word in words]
        if sum(map(len, cut)) > MAX_PIECES:
            cut = [pieces[: MAX_PIECES // len(words)] for pieces in cut]
        ids, shapes, sides, firsts = [CLS], [0], [0], []
        for position, (word, pieces) in enumerate(zip(words, cut, strict=True)):
            firsts.append(len(ids))
            ids += pieces
            shapes += [shape(word, position)] * len(pieces)
            sides += [parties[position] if parties else 0] * len(pieces)
        return Encoded([*ids, SEP], [*shapes, 0], [*sides, 0], firsts)


def pad(rows: Sequence[Sequence[int]], value: int = 0) -> Ints:
    """Return rows of unequal length as one array, filled up at the end."""
    width = max(map(len, rows))
    array = np.full((len(rows), width), value, dtype=np.int64)
    for number, row in enumerate(rows):
        array[number, : len(row)] = row
    return array
