"""Reports by what they are about, and which of them are near enough to be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from dragoman.state.days import gap
from dragoman.state.wording import Wording

_STRONG: Final = 24  # words by which a report is looked up: its heaviest; 48 change nothing on ECB+
_SHARED: Final = 2  # of which two reports must share so many to be compared at all
_CROWD: Final = 400  # reports that one word leads to, latest first: beyond, it tells nothing, and comparing costs time


class Page(Struct, frozen=True):
    """A report as far as its wording goes.

    Attributes:
        report: its key.
        day: day from which it could be known, ISO, or None.
        wording: what it is about (`word_weights`).
    """

    report: str
    day: str | None
    wording: Wording


def near_pairs(pages: Sequence[Page], *, days: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of reports that are worth comparing, each once, the earlier first.

    Args:
        pages: reports in order of day and key, undated last.
        days: pairs that are so many days apart or more are left out; undated reports are near to all.

    Yields:
        Positions in `pages`.
    """
    holders: dict[str, list[int]] = {}
    for at, page in enumerate(pages):
        shared: dict[int, int] = {}
        for stem in strongest(page.wording):
            held = holders.setdefault(stem, [])
            for other in held[: -_CROWD - 1 : -1]:
                distance = gap(pages[other].day, page.day) if page.day else 0
                if distance is not None and distance >= days:
                    break
                shared[other] = shared.get(other, 0) + 1
            held.append(at)
        for other in sorted(other for other, count in shared.items() if count >= _SHARED):
            yield other, at


def strongest(wording: Wording) -> list[str]:
    """Return the words that weigh most, heaviest first."""
    return sorted(wording, key=lambda stem: (-wording[stem], stem))[:_STRONG]
