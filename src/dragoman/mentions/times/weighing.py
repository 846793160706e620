"""Weighs the evidence of when a text was written, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.mentions.times.datelines import Dateline
from dragoman.mentions.times.evidence import Bound, gather
from dragoman.mentions.times.told import Told, years_told

# Weight that the days of the range carry together.
_RANGE = 0.95
# Years that come into question after the latest past year of the text: most texts name one of the five years before
# them, but some only name one long gone.
_YEARS_AFTER = 20
_MOST_YEARS = 120
# A thing named by a year further ahead than this is no sign of the text's own year.
_NAMED_AHEAD = 3
# Days on either side of the best one whose weight counts as its own.
_ASIDE = 3


class Weighed(NamedTuple):
    """What the evidence comes to.

    Attributes:
        best: the day that halves the weight of the seven days that carry most of it.
        weight: the share of all weight that those seven days carry.
        first: first day of the shortest run of days that carries nearly all.
        last: its last day.
        reasons: what was weighed.
    """

    best: date
    weight: float
    first: date
    last: date
    reasons: tuple[str, ...]


def weigh(told: Sequence[Told], lines: Sequence[Dateline], bounds: Sequence[Bound], text: str) -> Weighed | None:
    """Weigh every day that comes into question; None where nothing tells the year.

    Args:
        told: the text's times.
        lines: its datelines.
        bounds: first day, last day and reason of intervals known otherwise.
        text: its characters.
    """
    years = _years_in_question(told, lines, bounds)
    if years is None:
        return None
    days = np.arange(date(years.start, 1, 1).toordinal(), date(years.stop - 1, 12, 31).toordinal() + 1)
    evidence = gather(told, lines, bounds, years, text)
    if len(evidence) == len(bounds):
        return _between(bounds, tuple(dict.fromkeys(piece.reason for piece in evidence)))
    scores = np.zeros(len(days))
    for piece in evidence:
        scores += piece.score(days)
    weights = np.exp(scores - scores.max())
    weights /= weights.sum()
    best, weight = _heaviest_week(weights)
    first, last = _densest(weights)
    return Weighed(
        best=date.fromordinal(int(days[best])),
        weight=weight,
        first=date.fromordinal(int(days[first])),
        last=date.fromordinal(int(days[last])),
        reasons=tuple(dict.fromkeys(piece.reason for piece in evidence)),
    )


def _between(bounds: Sequence[Bound], reasons: tuple[str, ...]) -> Weighed:
    """Return the days that all bounds allow, where nothing else tells when a text was written."""
    first, last = max(bound[0] for bound in bounds), min(bound[1] for bound in bounds)
    return Weighed(first + (last - first) // 2, 0.0, first, last, reasons)


def _heaviest_week(weights: NDArray[np.float64]) -> tuple[int, float]:
    """Return the day, by index, that halves the heaviest seven days, and their weight."""
    total = np.convolve(weights, np.ones(2 * _ASIDE + 1), mode="same")
    middle = int(np.argmax(total))
    begin = max(0, middle - _ASIDE)
    inside = np.cumsum(weights[begin : middle + _ASIDE + 1])
    return begin + int(np.searchsorted(inside, inside[-1] / 2)), float(total[middle])


def _densest(weights: NDArray[np.float64]) -> tuple[int, int]:
    """Return the shortest run of days, by index, that carries most of the weight."""
    total = np.concatenate([[0.0], np.cumsum(weights)])
    ends = np.searchsorted(total, total[:-1] + _RANGE - 1e-9)
    lengths = np.where(ends < len(total), ends - np.arange(len(ends)), len(total) + 1)
    start = int(np.argmin(lengths))
    return start, min(int(ends[start]), len(weights)) - 1


def _years_in_question(told: Sequence[Told], lines: Sequence[Dateline], bounds: Sequence[Bound]) -> range | None:
    """Return the years in which the report may have been written, None where neither text nor bounds tell one."""
    past, names = years_told(told)
    furthest = max(past) + _NAMED_AHEAD if past else max(names, default=0)
    named = [year - 1 for year in names if year <= furthest]
    lows = [*past, *named, *(line.shape.year for line in lines if line.shape.year)]
    if lows:
        # Whoever is in office may tell that the last year of the text is long gone.
        latest = max((bound[0].year for bound in bounds), default=0)
        return range(max(lows), max(*lows, min(latest, max(lows) + _MOST_YEARS)) + _YEARS_AFTER + 1)
    if bounds:
        first, last = max(bound[0] for bound in bounds), min(bound[1] for bound in bounds)
        return range(first.year, last.year + 1) if first <= last else None
    return None
