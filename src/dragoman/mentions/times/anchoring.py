"""Puts an expression of time on its days, from the day of publication or from the time last told of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import singledispatchmethod

from dragoman.mentions.times.naming import by_year, dated, feasts_of, named_in, season_of, weekday_from
from dragoman.mentions.times.periods import (
    Period,
    day_of,
    make_day,
    shifted,
    step_from,
    years_of,
)
from dragoman.mentions.times.scene import Anchor, Focus, Manner
from dragoman.mentions.times.shapes import (
    Ancient,
    Base,
    Clock,
    Dated,
    DayOfMonth,
    Decade,
    Feast,
    Framed,
    Pointed,
    Season,
    Shape,
    Shift,
    Stretch,
)
from dragoman.mentions.times.tense import Tense

# How far a named date without a year may lie behind or ahead of publication where no verb tells, in days.
_OPEN_AHEAD = 100
# A history goes on rather than back: a month behind the time told of weighs so much more than one ahead. Swept on
# WikiWars, as are the other scales of histories.
_BACKWARD_WEIGHT = 1.5


class Reckoner:
    """Puts shapes on days, in the order of the text.

    Args:
        anchor: the day of publication as far as it is known.
        manner: whether the text is told from there or from the times that it tells of.
    """

    def __init__(self, anchor: Anchor, manner: Manner) -> None:
        """Begin at the head of a text."""
        self.now = anchor.usual
        self.history = manner == "history"
        self.focus = Focus()
        self.tense: Tense = "open"

    def _base(self, base: Base) -> Period | None:
        """Return the period that "now" or "then" stands for."""
        now = None if self.now is None else day_of(self.now)
        if base == "now":
            return self.focus.day or self.focus.period if self.history else now
        return self.focus.period

    @singledispatchmethod
    def place(self, shape: Shape) -> Period | None:
        """Return the days of a shape, None where nothing says from when it is told."""
        raise TypeError(shape)

    @place.register
    def _(self, shape: Ancient) -> Period | None:
        del shape
        self.focus = Focus()
        return None

    @place.register
    def _(self, shape: Dated) -> Period | None:
        if shape.year is not None:
            return dated(shape, shape.year)
        if shape.month is None:
            return self._weekday(shape.weekday or 0)
        return self._nearest(by_year(shape, self._years_around()))

    @place.register
    def _(self, shape: Decade) -> Period | None:
        return years_of(shape.year, shape.year + 9, "decade") if shape.year <= MAXYEAR - 9 else None

    @place.register
    def _(self, shape: Season) -> Period | None:
        if shape.year is not None:
            return season_of(shape.month, shape.year)
        return self._nearest(season_of(shape.month, year) for year in self._years_around())

    @place.register
    def _(self, shape: Feast) -> Period | None:
        if shape.year is not None:
            return next(iter(feasts_of(shape.name, shape.year)), None)
        return self._nearest(found for year in self._years_around() for found in feasts_of(shape.name, year))

    @place.register
    def _(self, shape: Shift) -> Period | None:
        base = self._base(shape.base)
        if base is None and shape.count == 0 and shape.unit != "day" and self.now is not None and not self.history:
            base = day_of(self.now)
        if base is None:
            return None
        if shape.rough:
            return self._rough(base, shape)
        fine = shape.unit in ("day", "hour", "week", "weekend")
        if fine and base.unit != "day":
            if self.focus.day is None or shape.base == "now":
                return None
            base = self.focus.day
        if shape.unit == "month" and base.unit not in ("day", "month", "week"):
            return None
        return shifted(base, shape.unit, shape.count)

    @place.register
    def _(self, shape: Pointed) -> Period | None:
        base = self._base(shape.base)
        if base is None:
            return None
        if isinstance(shape.what, Dated) and shape.what.weekday is not None:
            return weekday_from(base, shape.what.weekday, shape.step) if base.unit == "day" else None
        years = (base.start.year - 1, base.start.year, base.start.year + 1)
        if shape.step < 0:
            return max(
                (p for p in named_in(shape.what, years) if p.start < base.start and p.end <= base.end), default=None
            )
        if shape.step > 0:
            return min((p for p in named_in(shape.what, years) if p.start > base.end), default=None)
        return next(iter(named_in(shape.what, (base.start.year,))), None)

    @place.register
    def _(self, shape: Framed) -> Period | None:
        frame = self.place(shape.frame)
        if frame is None:
            return None
        year = frame.start.year
        found = next(iter(named_in(shape.what, (year,))), None)
        if self._slipped(shape, found):
            found = next(iter(named_in(shape.what, (year - 1,))), None)
        return found

    def _slipped(self, shape: Framed, found: Period | None) -> bool:
        """Tell whether "April this year" is told as past early in a year: the old year is meant."""
        if shape.frame.count != 0 or shape.frame.base != "now" or self.now is None or found is None:
            return False
        return found.start > self.now and self.tense == "past"

    @place.register
    def _(self, shape: Stretch) -> Period | None:
        if self.now is None or self.history:
            return None
        other = step_from(self.now, shape.unit, shape.step * shape.count)
        if other is None or other == self.now:
            return None
        return Period(min(other, self.now), max(other, self.now), shape.unit)

    @place.register
    def _(self, shape: DayOfMonth) -> Period | None:
        base = self.focus.period
        if base is None or base.unit not in ("day", "month"):
            return None
        day = make_day(base.start.year, base.start.month, shape.day)
        return None if day is None else day_of(day)

    @place.register
    def _(self, shape: Clock) -> Period | None:
        del shape
        return self.focus.day

    def _years_around(self) -> tuple[int, ...]:
        """Return the years that a date without one may lie in."""
        base = self._told_from()
        if base is None:
            return ()
        return tuple(year for year in range(base.start.year - 1, base.start.year + 2) if MINYEAR <= year <= MAXYEAR)

    def _told_from(self) -> Period | None:
        """Return what a date without a year lies near."""
        if self.history:
            return self.focus.period
        return None if self.now is None else day_of(self.now)

    def _nearest(self, candidates: Iterable[Period | None]) -> Period | None:
        """Return the candidate that fits best with the time told from and the tense."""
        base = self._told_from()
        found = [period for period in candidates if period is not None]
        if base is None or not found:
            return None
        if self.history:
            return min(found, key=lambda period: _history_cost(base, period))
        return min(found, key=lambda period: self._news_cost(base.start, period))

    def _news_cost(self, now: date, period: Period) -> float:
        """Return how ill a period fits a news text: days from publication, more on the side that the verbs deny."""
        if period.start <= now <= period.end:
            return 0.0
        if period.start > now:
            ahead = (period.start - now).days
            return ahead + (300 if self.tense == "past" else 0 if self.tense == "future" else 365 - 2 * _OPEN_AHEAD)
        behind = (now - period.end).days
        return behind + (300 if self.tense == "future" else 0)

    def _weekday(self, weekday: int) -> Period | None:
        """Return the last such day up to publication, the next one where it is told as to come."""
        if self.history:
            day = None if self.focus.day is None else self.focus.day.start
            return None if day is None else day_of(day + timedelta((weekday - day.weekday()) % 7))
        if self.now is None:
            return None
        if self.tense == "future":
            return day_of(self.now + timedelta((weekday - self.now.weekday() - 1) % 7 + 1))
        return day_of(self.now - timedelta((self.now.weekday() - weekday) % 7))

    def _rough(self, base: Period, shape: Shift) -> Period | None:
        """Return "several days ago" as two to six of the unit, in news alone."""
        if self.history:
            return None
        sign = 1 if shape.count > 0 else -1
        ends = [step_from(base.start, shape.unit, sign * count) for count in (2, 6)]
        if ends[0] is None or ends[1] is None:
            return None
        return Period(min(ends[0], ends[1]), max(ends[0], ends[1]), shape.unit)


def _history_cost(base: Period, period: Period) -> float:
    """Return how ill a period fits after the time told of: forward its distance, backward more."""
    if period.start <= base.end and base.start <= period.end:
        return 0.0
    if period.start > base.end:
        return float((period.start - base.end).days)
    return (base.start - period.end).days * _BACKWARD_WEIGHT
