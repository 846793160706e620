"""What the days, months and weekdays that a text names without a year say of when it was written.

Scales are measured on dated news of 2019 and 2020: how long after a day without a year is still named, how far ahead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.mentions.times.evidence import Evidence
from dragoman.mentions.times.feasts import feast_days
from dragoman.mentions.times.likelihood import agrees, mixed, months_from, near, near_any, on_or_soon_after, on_weekday
from dragoman.mentions.times.periods import make_day
from dragoman.mentions.times.shapes import Dated, DayOfMonth, Feast, Pointed, Shift
from dragoman.mentions.times.told import Told

# Usual distance in days of what is named without its year, and how fast others get rarer: nearer days are named by
# their weekday, nearer months as this one or the last.
_BEHIND = (8.0, 12.0)
_AHEAD = (4.0, 6.0)
_MONTH_BEHIND = (35.0, 30.0)
_MONTH_AHEAD = (30.0, 30.0)
# Log-odds that a day or month that no verb puts behind or ahead lies ahead.
_OPEN_AHEAD = -1.0
_SOON_AFTER = (-0.3, -0.3, -0.6, -0.8, -1.6, -1.9, -1.9)
# How fast texts get rarer by days from a day named by its weekday and its number in the month.
_DAYS_ASIDE = 4.0
# Between two names of one day none of these can stand.
_APART = frozenset(["and", "or", "to", "until"])


def of_days(told: Sequence[Told], years: range) -> Iterator[Evidence]:
    """Yield what the days and months named without a year say: the nearest one behind, the nearest one ahead."""
    groups: dict[tuple[str, bool], list[tuple[Told, list[int]]]] = {}
    histories = {item.expression.sentence for item in told if getattr(item.expression.shape, "year", None) is not None}
    for item in told:
        days = _days_by_year(item, years)
        if not days or item.expression.sentence in histories:
            continue  # "in the summer of 1958, on 15 July": of that year
        if item.tense == "future" or item.expression.relation not in ("until", "before"):
            by_month = isinstance(item.expression.shape, Dated) and item.expression.shape.day is None
            groups.setdefault((item.tense, by_month), []).append((item, days))
    for (tense, by_month), items in sorted(groups.items()):
        names, days_named = _quoted([item for item, _ in items]), _distinct(items)
        behind = near(days_named, _MONTH_BEHIND if by_month else _BEHIND, behind=True)
        ahead = near(days_named, _MONTH_AHEAD if by_month else _AHEAD, behind=False)
        side = {"future": "still to come", "past": "past"}.get(tense, "near")
        score = {"future": ahead, "past": behind}.get(tense) or mixed(behind, ahead, _OPEN_AHEAD)
        yield Evidence("named", f"{names} {side}, named without a year", score)


def _distinct(items: Sequence[tuple[Told, list[int]]]) -> list[tuple[int, ...]]:
    """Return the yearly dates of some times, each once."""
    return list(dict.fromkeys(tuple(days) for _, days in items))


def _quoted(items: Sequence[Told]) -> str:
    """Return up to three expressions in quotation marks."""
    texts = list(dict.fromkeys(item.text for item in items))
    return ", ".join(f'"{text}"' for text in texts[:3]) + (" and others" if len(texts) > 3 else "")


def _days_by_year(item: Told, years: range) -> list[int]:
    """Return the ordinals of a day or month without a year in every year in question; months by their middle."""
    shape = item.expression.shape
    wide = range(years.start - 1, years.stop + 1)
    if isinstance(shape, Feast) and shape.year is None:
        return [first.toordinal() for year in wide for first, _ in feast_days(shape.name, year)]
    if not isinstance(shape, Dated) or shape.year is not None or shape.month is None:
        return []
    days = [make_day(year, shape.month, shape.day or 15) for year in wide]
    return [day.toordinal() for day in days if day is not None]


def of_weekdays(told: Sequence[Told]) -> Iterator[Evidence]:
    """Yield "yesterday (Tuesday)": which weekday the text was written on."""
    for one, other in _neighbours(told):
        shift, named = one.expression.shape, other.expression.shape
        if not (isinstance(shift, Shift) and shift.unit == "day" and shift.base == "now" and isinstance(named, Dated)):
            continue
        if named.weekday is not None and named.month is None and abs(shift.count) <= 1:
            yield Evidence("weekday", f'"{one.text}" is "{other.text}"', on_weekday(named.weekday - shift.count))


def of_last_weekday(told: Sequence[Told]) -> Iterator[Evidence]:
    """Yield what the first weekday told as past says: news is mostly of the last days."""
    for item in told:
        shape = item.expression.shape
        if isinstance(shape, Dated) and shape.weekday is not None and shape.month is None and item.tense != "future":
            yield Evidence("weekday", f'"{item.text}" is just past', on_or_soon_after(shape.weekday, _SOON_AFTER))


def of_pairs(told: Sequence[Told], years: range) -> Iterator[Evidence]:
    """Yield two names of one day side by side: "yesterday, 3 May", "last week, on 8 December", a weekday and a date."""
    for one, other in _neighbours(told):
        relative, named = one.expression.shape, other.expression.shape
        if not (isinstance(relative, Shift) and relative.base == "now" and isinstance(named, Dated)):
            continue
        if named.month and named.day:
            yield Evidence("pair", f'"{one.text}" is "{other.text}"', agrees(relative, days_with_year(named, years)))
    for one, other in _neighbours(told):
        named, numbered = one.expression.shape, other.expression.shape
        if isinstance(numbered, DayOfMonth) and isinstance(named, Dated) and named.weekday is not None:
            days = _days_so_named(named.weekday, numbered.day, years)
            yield Evidence("pair", f'"{one.text}" is "{other.text}"', near_any(days, _DAYS_ASIDE))
    for item in told:
        shape = item.expression.shape
        if isinstance(shape, Dated) and shape.weekday is not None and shape.month and shape.day and shape.year is None:
            days = [day for day in days_with_year(shape, years) if (day - 1) % 7 == shape.weekday]
            yield Evidence("pair", f'"{item.text}" fits this year', near_any(days))
        if isinstance(shape, Pointed) and shape.base == "now" and isinstance(shape.what, Dated) and shape.what.month:
            yield Evidence(
                "pair",
                f'"{item.text}" is near',
                months_from(shape.what.month, -1 if shape.step < 0 else 0, soft=True),
            )


def _days_so_named(weekday: int, number: int, years: range) -> list[int]:
    """Return the ordinals of the days of some years that have a number in their month and fall on a weekday."""
    days = (make_day(year, month, number) for year in years for month in range(1, 13))
    return [day.toordinal() for day in days if day is not None and day.weekday() == weekday]


def _neighbours(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Yield expressions of one sentence with at most two words between them, both ways round."""
    for left, right in pairwise(told):
        a, b = left.expression, right.expression
        if a.sentence == b.sentence and 0 <= b.first - a.last <= 2 and b.lead not in _APART:
            yield left, right
            yield right, left


def days_with_year(shape: Dated, years: range) -> list[int]:
    """Return the ordinals of a day in its year, or in every year in question."""
    wide = [shape.year] if shape.year else range(years.start - 1, years.stop + 1)
    days = [make_day(year, shape.month or 1, shape.day or 1) for year in wide]
    return [day.toordinal() for day in days if day is not None]
