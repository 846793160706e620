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

_UNLIKELY = -60.0  # of a single piece of evidence, which others may overrule
_EPOCH = date(1970, 1, 1).toordinal()  # numpy counts its days from there
# How many of its units around a named day a relative date is tried from.
_TRIED = 3
# Log-odds that a text contradicts itself: a date of the wrong tense, a slip of "this year".
_WRONG = -6.0
_LEFT = -4.0  # that an office is named after its holder has left it
_SLIP = -3.0
_NOT_YET, _NO_MORE = -2.5, -1.2  # that somebody is named before or after the offices for which they are known
_JANUARY_SLIP = -1.0  # in the first weeks of a year the old one is still called this year
_AGREES = 2.5  # two mentions of one month mean the same month
_HISTORY = -3.5  # the latest past month told of is one of long ago, and the text's own year goes without saying
_FORGOTTEN = 25.0  # years after which what a text tells of as past gets rarer by a factor of e
_MONTHLY = 0.12  # news speaks of recent months: loss for each month back


def by_years_after(year: int, scores: tuple[float, ...]) -> Score:
    """Score days by how many years they lie after a year; before it the text would be wrong."""

    def score(days: Days) -> Scores:
        bounds = [date(year + offset, 1, 1).toordinal() for offset in range(len(scores) + 1)]
        which = np.searchsorted(np.array(bounds), days, side="right")
        table = np.array([_WRONG, *scores, scores[-1]])
        later = np.maximum(days - bounds[-1], 0) / 365.25
        result: Scores = table[which] - later / _FORGOTTEN
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


def near_any(days_named: Sequence[int], scale: float = 20.0) -> Score:
    """Score days by the distance of the nearest date whose weekday fits, on either side."""

    def score(days: Days) -> Scores:
        if not days_named:
            return np.zeros(len(days))
        dates = np.array(sorted(days_named))
        at = np.clip(np.searchsorted(dates, days), 1, len(dates) - 1) if len(dates) > 1 else np.zeros(len(days), int)
        gaps = np.minimum(np.abs(days - dates[at]), np.abs(days - dates[at - 1]))
        result: Scores = -np.minimum(gaps, 10 * scale) / scale
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
        soon = -np.maximum(after - usual[0], 0.0) / usual[1]
        late = _HISTORY - np.maximum(after, 0.0) / (12 * _FORGOTTEN)
        result: Scores = np.where(after < 0, _WRONG, np.logaddexp(soon, late))
        return result

    return score


def months_from(month: int, frame: int, *, soft: bool = False) -> Score:
    """Score days by how many months they lie after a month of their own year (0) or of the year before (-1)."""

    def score(days: Days) -> Scores:
        written, in_year = _months(days)
        after = written - month - 12 * frame
        recent = -_MONTHLY * np.maximum(after, 0) * (1.0 if frame else 0.0)
        if soft:
            return np.multiply(-0.05, after % 12)
        return np.where(after >= 0, recent, np.where(in_year <= 21, _JANUARY_SLIP, _SLIP))

    return score


def _months(days: Days) -> tuple[Days, Days]:
    """Return the month of each day, and its number in the year."""
    calendar = (days - _EPOCH).astype("datetime64[D]")
    months = calendar.astype("datetime64[M]").astype(np.int64) % 12 + 1
    return months, (calendar - calendar.astype("datetime64[Y]")).astype(np.int64) + 1


def in_year(year: int, *, late: bool) -> Score:
    """Score the days of a year higher, with the first weeks of the next where the old one may still be called this."""

    def score(days: Days) -> Scores:
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        return np.where((days >= first) & (days <= last + (21 if late else 0)), _AGREES, 0.0)

    return score


def agrees(relative: Shift, named: Sequence[int]) -> Score:
    """Score days from which a relative date names one of some days; all others would be wrong."""

    def score(days: Days) -> Scores:
        fits = np.isin(days, np.array(agreeing_days(relative, named), dtype=np.int64))
        return np.where(fits, 0.0, _WRONG)

    return score


def agreeing_days(relative: Shift, named: Sequence[int]) -> list[int]:
    """Return the days from which a relative date names one of some days."""
    unit = {"week": 7, "fortnight": 14, "weekend": 7, "month": 31, "quarter": 92, "year": 366}.get(relative.unit, 1)
    reach = (abs(relative.count) + _TRIED) * unit
    tried = {at for day in named for at in range(max(1, day - reach), min(day + reach, date.max.toordinal()) + 1)}
    return sorted(at for at in tried if _names(relative, date.fromordinal(at), named))


def _names(relative: Shift, day: date, named: Sequence[int]) -> bool:
    """Tell whether a relative date, said on a day, covers one of some days."""
    period: Period | None = shifted(single(day), relative.unit, relative.count)
    return period is not None and any(period.start.toordinal() <= n <= period.end.toordinal() for n in named)


def on_days(ordinals: Sequence[int]) -> Score:
    """Score some days, and no other."""

    def score(days: Days) -> Scores:
        return np.where(np.isin(days, np.array(list(ordinals), dtype=np.int64)), 0.0, _UNLIKELY)

    return score


def anywhere(days: Days) -> Scores:
    """Score all days alike."""
    return np.zeros(len(days))


def on_or_soon_after(weekday: int, scores: tuple[float, ...]) -> Score:
    """Score days by how many days after the last such weekday they lie."""

    def score(days: Days) -> Scores:
        table: Scores = np.array(scores)
        result: Scores = table[(days - 1 - weekday) % 7]
        return result

    return score


def mixed(one: Score, other: Score, odds: float) -> Score:
    """Score days by either of two ways to read the text, the other by so much less likely."""

    def score(days: Days) -> Scores:
        result: Scores = np.logaddexp(one(days), other(days) + odds)
        return result

    return score


def on_or_after(ordinals: Sequence[int]) -> Score:
    """Score the days of a dateline and the days after them; on others the text was not written."""

    def score(days: Days) -> Scores:
        scores = np.full(len(days), -8.0)
        for ordinal in ordinals:
            scores[days == ordinal] = 0.0
            scores[days == ordinal + 1] = -1.5
        return scores

    return score


def within(intervals: Sequence[tuple[int, int]], *, sure: bool) -> Score:
    """Score days outside some intervals as unlikely, those before them more: who left office is still spoken of."""
    early, late = (_WRONG, _LEFT) if sure else (_NOT_YET, _NO_MORE)

    def score(days: Days) -> Scores:
        inside = np.any([(days >= first) & (days <= last) for first, last in intervals], axis=0)
        return np.where(inside, 0.0, np.where(days < intervals[0][0], early, late))

    return score
