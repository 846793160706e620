"""Weighs the evidence of when a text was written, day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.mentions.times.datelines import Dateline
from dragoman.mentions.times.evidence import Evidence, Kind
from dragoman.mentions.times.gathering import gather
from dragoman.mentions.times.likelihood import Days, Scores
from dragoman.mentions.times.scene import Bound, Clues
from dragoman.mentions.times.told import Told, years_told
from dragoman.report import Annotated

# Weight that the days of the range carry together.
_RANGE = 0.75
# Years that come into question after the latest past year of the text, where the knowledge has no last day: most texts
# name one of the five years before them, but some only name one long gone.
_YEARS_AFTER = 20
_MOST_YEARS = 120
# A thing named by a year further ahead than this is no sign of the text's own year.
_NAMED_AHEAD = 3
# What each kind of evidence weighs beside the others, and the log-odds that it misleads: texts name days for other
# reasons than that they are near, and pieces of a kind say much the same. Fitted on half
# of Wikinews and half of our own undated reports, so that the range holds the day as often as its weight says.
_WEIGHTS: Mapping[Kind, float] = {"dated": 0.3, "named": 0.3, "career": 0.3, "year": 0.85, "known": 1.1}
_FLOORS: Mapping[Kind, float] = {"dated": -2.0, "named": -5.0, "weekday": -3.0, "year": -5.0}
# Years by which texts get rarer by a factor of e: more is kept of what is newer.
_RARER = 20.0
# Log-odds that a text is later than all that is known.
_BEYOND = -4.0
# Days on either side of the best one whose weight counts as its own.
_ASIDE = 3


class Weighed(NamedTuple):
    """What the evidence comes to.

    Attributes:
        best: the day that halves the weight of the seven days that carry most of it.
        weight: the share of all weight that those seven days carry.
        first: first day of the shortest run of days that carries three quarters of it.
        last: its last day.
        reasons: what was weighed.
    """

    best: date
    weight: float
    first: date
    last: date
    reasons: tuple[str, ...]


def weigh(annotated: Annotated, told: Sequence[Told], lines: Sequence[Dateline], clues: Clues) -> Weighed | None:
    """Weigh every day that comes into question; None where nothing tells the year.

    Args:
        annotated: the text.
        told: its times.
        lines: its datelines.
        clues: what the knowledge tells of it.
    """
    years = _years_in_question(told, lines, clues)
    if years is None:
        return None
    days = np.arange(date(years.start, 1, 1).toordinal(), date(years.stop - 1, 12, 31).toordinal() + 1)
    evidence = gather(annotated, told, lines, clues, years)
    if len(evidence) == len(clues.bounds) and _overlap(clues.bounds):
        return _between(clues.bounds, tuple(dict.fromkeys(piece.reason for piece in evidence)))
    scores = _scores(evidence, days)
    if clues.horizon is not None:
        ahead = days - clues.horizon.toordinal()
        scores += np.where(ahead > 0, _BEYOND, ahead / 365.25 / _RARER)
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


def _scores(evidence: Sequence[Evidence], days: Days) -> Scores:
    """Return the log-likelihood of each day by all evidence, each kind with its weight and no worse than its floor."""
    by_kind: dict[Kind, Scores] = {}
    for piece in evidence:
        by_kind[piece.kind] = by_kind.get(piece.kind, 0.0) + piece.score(days)
    scores = np.zeros(len(days))
    for kind, sums in by_kind.items():
        weighed = (sums - sums.max()) * _WEIGHTS.get(kind, 1.0)
        scores += np.logaddexp(weighed, _FLOORS[kind]) if kind in _FLOORS else weighed
    return scores


def _overlap(bounds: Sequence[Bound]) -> bool:
    return max(bound.first for bound in bounds) <= min(bound.last for bound in bounds)


def _between(bounds: Sequence[Bound], reasons: tuple[str, ...]) -> Weighed:
    """Return the days that all bounds allow, where nothing else tells when a text was written."""
    first, last = max(bound.first for bound in bounds), min(bound.last for bound in bounds)
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


def _years_in_question(told: Sequence[Told], lines: Sequence[Dateline], clues: Clues) -> range | None:
    """Return the years in which the report may have been written, None where neither text nor knowledge tells one."""
    past, names = years_told(told)
    furthest = max(past) + _NAMED_AHEAD if past else max(names, default=0)
    named = [year - 1 for year in names if year <= furthest]
    lows = [*past, *named, *(line.shape.year for line in lines if line.shape.year)]
    if lows:
        first = max(lows)
    elif clues.known:
        first = min(known.day.days[0].year for known in clues.known) - 1
    elif clues.bounds:
        first = min(bound.first.year for bound in clues.bounds)
    else:
        return None
    last = first + _YEARS_AFTER if clues.horizon is None else max(clues.horizon.year, first)
    return range(first, min(last, first + _MOST_YEARS) + 1)
