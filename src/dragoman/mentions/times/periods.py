"""Stretches of days and the steps between them: the arithmetic under every expression of time."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal, NamedTuple

Unit = Literal["hour", "day", "weekend", "week", "fortnight", "month", "quarter", "season", "year", "decade", "century"]

# Months in a unit that is counted in months, days in one that is counted in days.
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS: dict[Unit, int] = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}


class Period(NamedTuple):
    """Whole days from the first to the last, both included.

    Attributes:
        start: first day.
        end: last day.
        unit: how fine the text is: a day, a month, a year.
    """

    start: date
    end: date
    unit: Unit

    @property
    def precision(self) -> int:
        """UCDP date_prec: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 more."""
        days = (self.end - self.start).days + 1
        return 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5


def day_of(day: date) -> Period:
    """Return the period of a single day."""
    return Period(day, day, "day")


def month_of(year: int, month: int) -> Period:
    """Return a calendar month."""
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def years_of(first: int, last: int | None = None, unit: Unit = "year") -> Period:
    """Return whole calendar years, the second one included."""
    return Period(date(first, 1, 1), date(first if last is None else last, 12, 31), unit)


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, None where the calendar has no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def unit_around(day: date, unit: Unit) -> Period:
    """Return the unit that a day lies in: its week from Monday, its month, its year, its decade."""
    if unit in ("hour", "day"):
        return day_of(day)
    if unit == "weekend":
        saturday = day + timedelta(5 - day.weekday())
        return Period(saturday, saturday + timedelta(1), "weekend")
    if unit in ("week", "fortnight"):
        monday = day - timedelta(day.weekday())
        return Period(monday, monday + timedelta(_DAYS[unit] - 1), unit)
    if unit in ("month", "season"):
        return month_of(day.year, day.month)
    if unit == "quarter":
        first = 3 * ((day.month - 1) // 3) + 1
        return Period(date(day.year, first, 1), month_of(day.year, first + 2).end, "quarter")
    step = {"decade": 10, "century": 100}.get(unit, 1)
    first = max(MINYEAR, day.year - day.year % step)
    return years_of(first, min(MAXYEAR, first + step - 1), unit)


def step_from(day: date, unit: Unit, count: int) -> date | None:
    """Return the day so many units before or after another; None where that leaves the calendar."""
    if abs(count) > 100_000:
        return None
    if unit == "hour":
        return day
    if unit in _DAYS:
        ordinal = day.toordinal() + count * _DAYS[unit]
        return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None
    year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS[unit], 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shifted(base: Period, unit: Unit, count: int) -> Period | None:
    """Return the unit so many units away from a period: two days later, the previous year, that month.

    Later counts from the last day where the unit is no finer than the period, so that "the next day" of an offensive
    of three days is the day after it.
    """
    origin = base.end if count > 0 and unit in ("day", "week", "hour") else base.start
    target = step_from(origin, unit, count)
    return None if target is None else unit_around(target, unit)
