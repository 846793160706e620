"""Dates, seasons and feasts that are named without a year, put into given years."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date, timedelta

from dragoman.mentions.times.feasts import feast_days
from dragoman.mentions.times.periods import Period, day_of, make_day, month_of, unit_around, years_of
from dragoman.mentions.times.shapes import Dated, Feast, Season


def season_of(month: int, year: int) -> Period | None:
    """Return a season of the north, three whole months; winter runs into the next year."""
    if not MINYEAR <= year < MAXYEAR:
        return None
    last = month_of(year + (month == 12), (month + 2 - 1) % 12 + 1)
    return Period(date(year, month, 1), last.end, "season")


def dated(shape: Dated, year: int) -> Period | None:
    """Return a date with its year: a day, a month, a year."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    if shape.month is None:
        return years_of(year)
    if shape.day is None:
        return month_of(year, shape.month)
    day = make_day(year, shape.month, shape.day)
    return None if day is None else day_of(day)


def by_year(shape: Dated, years: Iterable[int]) -> list[Period]:
    """Return a date in each year that has it, only those on its weekday where one is named and any fits."""
    found = [period for year in years if (period := dated(shape, year)) is not None]
    fitting = [period for period in found if shape.weekday is None or period.start.weekday() == shape.weekday]
    return fitting or found


def feasts_of(name: str, year: int) -> list[Period]:
    """Return a feast's periods in a year."""
    return [Period(first, last, "day" if first == last else "week") for first, last in feast_days(name, year)]


def named_in(what: Dated | Season | Feast, years: Iterable[int]) -> list[Period]:
    """Return a named date in each of some years."""
    years = [year for year in years if MINYEAR < year < MAXYEAR]
    if isinstance(what, Dated):
        return by_year(what, years)
    if isinstance(what, Season):
        return [season for year in years if (season := season_of(what.month, year)) is not None]
    return [period for year in years for period in feasts_of(what.name, year)]


def weekday_from(base: Period, weekday: int, step: int) -> Period:
    """Return last Tuesday (before the day), next Tuesday (after it), this Tuesday (the same week's)."""
    day = base.start
    if step < 0:
        return day_of(day - timedelta((day.weekday() - weekday - 1) % 7 + 1))
    if step > 0:
        return day_of(day + timedelta((weekday - day.weekday() - 1) % 7 + 1))
    return day_of(unit_around(day, "week").start + timedelta(weekday))
