"""Known days: what happened when, and by which words a report tells it.

A report of no known day that tells the fall of a town was written after it, and mostly soon after; a sentence of dated
news that tells what is long past is history.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from dragoman.knowledge.folding import fold_word


class KnownDay(Struct, frozen=True):
    """Something of which the day is known.

    Attributes:
        first: ISO date of its first day.
        last: ISO date of its last day.
        name: what it was.
        words: groups of alternatives, folded. A text tells it where one of each group stands in it; alternatives that
            begin and end with a space stand as whole words, the others begin words.
    """

    first: str
    last: str
    name: str
    words: tuple[tuple[str, ...], ...]

    @property
    def days(self) -> tuple[date, date]:
        """First and last day."""
        return date.fromisoformat(self.first), date.fromisoformat(self.last)


class ChronologyData(Struct, frozen=True):
    """The built file.

    Attributes:
        days: the known days in order of time.
    """

    days: tuple[KnownDay, ...]


class Chronology:
    """The known days, found by their words."""

    def __init__(self, data: ChronologyData) -> None:
        """Index the known days by the words that one of must stand in a text."""
        self.days = data.days
        self._by_word: dict[str, list[int]] = {}
        for number, day in enumerate(data.days):
            for word in {choice.split()[0] for choice in day.words[0]}:
                self._by_word.setdefault(word[:_STEM], []).append(number)

    def told_in(self, texts: Sequence[str], around: Sequence[str]) -> Iterator[tuple[int, KnownDay]]:
        """Yield what each text tells, with the number of the text.

        Args:
            texts: stretches of a report as `folded` gives them, mostly sentences: a word of the first group stands
                there.
            around: for each of them where the words of the other groups may stand.
        """
        for number, (text, wider) in enumerate(zip(texts, around, strict=True)):
            stems = {word[:length] for word in text.split() for length in range(1, _STEM + 1)}
            candidates = sorted({at for stem in stems for at in self._by_word.get(stem, ())})
            for at in candidates:
                first, *others = self.days[at].words
                if any(choice in text for choice in first) and all(any(c in wider for c in group) for group in others):
                    yield number, self.days[at]


# Letters by which the index compares words: a text is looked up by all beginnings of its words up to this length.
_STEM = 6


def folded(words: Sequence[str]) -> str:
    """Return words as one text in which the words of known days are looked for, a space before and after each."""
    return f" {' '.join(token for word in words for token in fold_word(word))} "
