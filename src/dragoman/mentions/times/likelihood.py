"""How likely a text was written on each of a run of days, by one thing that it says: one score function a kind.

Scores are log-likelihoods; days are ordinals of the Gregorian calendar. Scales are measured on dated news of 2019 and
2020: how long after a day without a year is still named, how far ahead one is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dragoman.mentions.times.periods import Period, shifted
from dragoman.mentions.times.periods import day_of as single
from dragoman.mentions.times.shapes import Shift

Days = NDArray[np.int64]
Scores = NDArray[np.float64]
Score = Callable[[Days], Scores]

# Log-odds that a text contradicts itself: a date of the wrong tense, a slip of "this year".
_WRONG = -6.0
_SLIP = -3.0
_JANUARY_SLIP = -1.0  # in the first weeks of a year the old one is still called this year
_AGREES = 2.5  # two mentions of one month mean the same month
_MONTHLY = 0.12  # news speaks of recent months: loss for each month back


def by_years_after(year: int, scores: tuple[float, ...]) -> Score:
    """Score days by how many years they lie after a year; before it the text would be wrong."""

    def score(days: Days) -> Scores:
        bounds = [date(year + offset, 1, 1).toordinal() for offset in range(len(scores) + 1)]
        which = np.searchsorted(np.array(bounds), days, side="right")
        table = np.array([_WRONG, *scores, scores[-1] - 1.0])
        result: Scores = table[which]
        return result

    return score


def step(ordinal: int, *, after: bool) -> Score:
    """Score days on the wrong side of a day as wrong."""

    def score(days: Days) -> Scores:
        fits = days >= ordinal if after else days <= ordinal
        return np.where(fits, 0.0, _WRONG)

    return score


def near(groups: Sequence[Sequence[int]], usual: tuple[float, float], *, behind: bool) -> Score:
    """Score days by the distance of the nearest of some yearly dates, all of which lie on one side."""

    def score(days: Days) -> Scores:
        distances = []
        for group in groups:
            dates = np.array(sorted(group))
            at = np.searchsorted(dates, days, side="right") - 1 if behind else np.searchsorted(dates, days, side="left")
            distances.append(np.abs(days - dates[np.clip(at, 0, len(dates) - 1)]))
        stacked = np.array(distances)
        far = np.minimum(stacked, 300).sum(axis=0) / (len(groups) * 300.0)
        nearest = np.minimum(stacked.min(axis=0), 300)
        result: Scores = -np.abs(nearest - usual[0]) / usual[1] - 3.0 * far
        return result

    return score


def near_any(days_named: Sequence[int]) -> Score:
    """Score days by the distance of the nearest date whose weekday fits, on either side."""

    def score(days: Days) -> Scores:
        if not days_named:
            return np.zeros(len(days))
        gaps = np.abs(days[:, None] - np.array(days_named)[None, :]).min(axis=1)
        result: Scores = -np.minimum(gaps, 200) / 20.0
        return result

    return score


def on_weekday(weekday: int) -> Score:
    """Score days that fall on another weekday as wrong."""

    def score(days: Days) -> Scores:
        return np.where((days - 1) % 7 == weekday % 7, 0.0, _WRONG)

    return score


def months_after(year: int, month: int, usual: tuple[float, float]) -> Score:
    """Score days by how many months they lie after a month: alike at first, then ever less."""
    first = date(year, month, 1).toordinal()

    def score(days: Days) -> Scores:
        after = (days - first) / 30.4
        result: Scores = np.where(after < 0, _WRONG, -np.maximum(after - usual[0], 0.0) / usual[1])
        return result

    return score


def months_from(month: int, frame: int, *, soft: bool = False) -> Score:
    """Score days by how many months they lie after a month of their own year (0) or of the year before (-1)."""

    def score(days: Days) -> Scores:
        written = np.array([date.fromordinal(int(day)).month for day in days])
        after = written - month - 12 * frame
        recent = -_MONTHLY * np.maximum(after, 0) * (1.0 if frame else 0.0)
        if soft:
            result: Scores = -0.05 * (after % 12)
            return result
        in_year = np.array([date.fromordinal(int(day)).timetuple().tm_yday for day in days])
        return np.where(after >= 0, recent, np.where(in_year <= 21, _JANUARY_SLIP, _SLIP))

    return score


def in_year(year: int, *, late: bool) -> Score:
    """Score the days of a year higher, with the first weeks of the next where the old one may still be called this."""

    def score(days: Days) -> Scores:
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        return np.where((days >= first) & (days <= last + (21 if late else 0)), _AGREES, 0.0)

    return score


def agrees(relative: Shift, named: Sequence[int]) -> Score:
    """Score days from which a relative date names one of some days; all others would be wrong."""

    def score(days: Days) -> Scores:
        fits = np.array([_names(relative, date.fromordinal(int(day)), named) for day in days])
        return np.where(fits, 0.0, _WRONG)

    return score


def _names(relative: Shift, day: date, named: Sequence[int]) -> bool:
    """Tell whether a relative date, said on a day, covers one of some days."""
    period: Period | None = shifted(single(day), relative.unit, relative.count)
    return period is not None and any(period.start.toordinal() <= n <= period.end.toordinal() for n in named)


def on_or_after(ordinals: Sequence[int]) -> Score:
    """Score the days of a dateline and the days after them; on others the text was not written."""

    def score(days: Days) -> Scores:
        scores = np.full(len(days), -8.0)
        for ordinal in ordinals:
            scores[days == ordinal] = 0.0
            scores[days == ordinal + 1] = -1.5
        return scores

    return score


def between(first: int, last: int) -> Score:
    """Score days outside two others as unlikely."""

    def score(days: Days) -> Scores:
        return np.where((days >= first) & (days <= last), 0.0, -4.0)

    return score
