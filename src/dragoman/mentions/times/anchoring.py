"""Puts an expression of time on its days, from the day of publication or from the time last told of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import singledispatchmethod

from msgspec.structs import replace

from dragoman.mentions.times.naming import by_year, dated, feasts_of, named_in, season_of, weekday_from
from dragoman.mentions.times.nearness import history_cost, news_cost
from dragoman.mentions.times.periods import (
    Period,
    day_of,
    make_day,
    shifted,
    step_from,
    unit_around,
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
    NthDay,
    Pointed,
    Season,
    Shape,
    Shift,
    Stretch,
)
from dragoman.mentions.times.tense import Tense

_SATURDAY = 5


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
        self.begun: dict[str, date] = {}

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
        last = shape.year + shape.years - 1
        return years_of(shape.year, last, "decade") if last <= MAXYEAR else None

    @place.register
    def _(self, shape: Season) -> Period | None:
        if shape.year is not None:
            return season_of(shape.month, shape.year)
        return self._nearest(season_of(shape.month, year) for year in self._years_around())

    @place.register
    def _(self, shape: Feast) -> Period | None:
        if shape.year is not None:
            feast = next(iter(feasts_of(shape.name, shape.year)), None)
        else:
            feast = self._nearest(found for year in self._years_around() for found in feasts_of(shape.name, year))
        if feast is None or shape.nth is None:
            return feast
        day = feast.start + timedelta(shape.nth - 1)
        return day_of(day) if day <= feast.end else None

    @place.register
    def _(self, shape: Shift) -> Period | None:
        if shape.unit == "weekend" and shape.count == 0 and shape.base == "now" and not self.history:
            saturday = self._weekday(_SATURDAY)
            return None if saturday is None else unit_around(saturday.start, "weekend")
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
        if frame is None and self.now is not None and not self.history:
            frame = self.place(replace(shape.frame, base="now"))  # "March of the year before": news tells of none yet
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
        base = self.focus.period if shape.base == "then" else self._base("now")
        if base is None or base.unit not in ("day", "month"):
            return None
        day = make_day(base.start.year, base.start.month, shape.day)
        return None if day is None else day_of(day)

    @place.register
    def _(self, shape: Clock) -> Period | None:
        del shape
        if self.focus.period is None and self.now is not None and not self.history:
            return day_of(self.now)  # news that names no day yet tells of its own
        return self.focus.day

    @place.register
    def _(self, shape: NthDay) -> Period | None:
        begun = self.begun.get(shape.of)
        return None if begun is None else day_of(begun + timedelta(shape.number - 1))

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
            return min(found, key=lambda period: history_cost(base, period))
        return min(found, key=lambda period: news_cost(base.start, period, self.tense))

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
