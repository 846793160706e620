"""What the times of a text say of the day on which it was written.

Each piece of evidence scores every day that comes into question, as a log-likelihood; the sum ranks the days. Scales
are measured on dated news of 2019 and 2020: how long after a day without a year is still named, how far ahead, how
the latest year in a text lies to its own year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice, pairwise
from typing import NamedTuple

from dragoman.mentions.times.datelines import Dateline
from dragoman.mentions.times.feasts import feast_days
from dragoman.mentions.times.likelihood import (
    Score,
    agrees,
    between,
    by_years_after,
    in_year,
    months_after,
    months_from,
    near,
    near_any,
    on_or_after,
    on_weekday,
    step,
)
from dragoman.mentions.times.periods import make_day, month_of
from dragoman.mentions.times.shapes import Dated, Feast, Framed, Pointed, Shift
from dragoman.mentions.times.told import Told, is_past, years_told

Bound = tuple[date, date, str]

# Usual distance in days of what is named without its year, and how fast others get rarer: nearer days are named by
# their weekday, nearer months as this one or the last.
_BEHIND = (8.0, 12.0)
_AHEAD = (4.0, 6.0)
_MONTH_BEHIND = (35.0, 30.0)
_MONTH_AHEAD = (30.0, 30.0)
# How the year of publication lies to the latest past year that the text gives, by years after it.
_AFTER_YEAR = (-2.0, -1.6, -2.2, -2.5, -2.8, -2.8, -3.8, -3.8, -3.8, -3.8, -4.0)
# The same for its latest past month: how many months later it begins to get rarer, and how fast.
_AFTER_MONTH = (3.0, 9.0)
# The same for a year that names a thing ("the 2020 election"), beginning one year before it.
_AROUND_NAME = (-2.4, -0.8, -2.7, -2.6, -3.5, -2.0, -3.5, -3.5, -4.0)


# Pieces of evidence of one kind that are weighed: more say the same again.
_MOST = 8
# Between two names of one day none of these can stand.
_APART = frozenset(["and", "or", "to", "until"])


class Evidence(NamedTuple):
    """A piece of evidence.

    Attributes:
        reason: for a person to read.
        score: gives each day, as its ordinal, a log-likelihood.
    """

    reason: str
    score: Score


def gather(
    told: Sequence[Told], lines: Sequence[Dateline], bounds: Sequence[Bound], years: range, text: str
) -> list[Evidence]:
    """Return all evidence of when a text was written.

    Args:
        told: its times.
        lines: its datelines.
        bounds: first day, last day and reason of intervals known otherwise.
        years: the years of publication that come into question.
        text: its characters.
    """
    found = [*_of_years(told), *_of_bounds(told), *_of_days(told, years)]
    for few in (_of_weekdays(told), _of_frames(told), _of_pairs(told, years)):
        found += islice(few, _MOST)
    for line in lines[:2]:
        on_or_next = on_or_after(_days_with_year(line.shape, years))
        found.append(Evidence(f'the dateline reads "{line.span.of(text)}"', on_or_next))
    return found + [Evidence(reason, between(first.toordinal(), last.toordinal())) for first, last, reason in bounds]


def _of_years(told: Sequence[Told]) -> Iterator[Evidence]:
    """Yield what the latest years of the text say."""
    past, names = years_told(told)
    if past:
        latest = max(past)
        months = [month for item in told if (month := _month_of(item, latest)) is not None]
        score = months_after(latest, max(months), _AFTER_MONTH) if months else by_years_after(latest, _AFTER_YEAR)
        yield Evidence(f"the latest past year told of is {latest}", score)
    furthest = max(past) + 3 if past else max(names, default=0)
    names = [year for year in names if year <= furthest]
    if names:
        yield Evidence(f"something is named by the year {max(names)}", by_years_after(max(names) - 1, _AROUND_NAME))


def _month_of(item: Told, year: int) -> int | None:
    """Return the month that an expression of a past year names."""
    shape = item.expression.shape
    return shape.month if isinstance(shape, Dated) and shape.year == year and is_past(item) else None


def _of_bounds(told: Sequence[Told]) -> list[Evidence]:
    """Return the bounds that dates with their year set: written after the latest past ones, before the next to come."""
    past: dict[int, str] = {}
    ahead: dict[int, str] = {}
    for item in told:
        shape = item.expression.shape
        if not (isinstance(shape, Dated) and shape.year and shape.month and 1900 <= shape.year < 2100):
            continue
        first = make_day(shape.year, shape.month, shape.day or 1)
        if first is not None and item.tense == "future":
            last = first if shape.day else month_of(shape.year, shape.month).end
            ahead.setdefault(last.toordinal(), item.text)
        elif first is not None and is_past(item):
            past.setdefault(first.toordinal(), item.text)
    latest, soonest = sorted(past, reverse=True)[:_MOST], sorted(ahead)[:_MOST]
    found = [Evidence(f'"{past[day]}" is past', step(day, after=True)) for day in latest]
    return found + [Evidence(f'"{ahead[day]}" is still to come', step(day, after=False)) for day in soonest]


def _of_days(told: Sequence[Told], years: range) -> Iterator[Evidence]:
    """Yield what the days and months named without a year say: the nearest one behind, the nearest one ahead."""
    groups: dict[tuple[bool, bool], list[tuple[Told, list[int]]]] = {}
    for item in told:
        days = _days_by_year(item, years)
        if days and (item.tense == "future" or item.expression.relation not in ("until", "before")):
            by_month = isinstance(item.expression.shape, Dated) and item.expression.shape.day is None
            groups.setdefault((item.tense == "future", by_month), []).append((item, days))
    for (ahead, by_month), items in sorted(groups.items()):
        usual = (_MONTH_AHEAD if by_month else _AHEAD) if ahead else (_MONTH_BEHIND if by_month else _BEHIND)
        names = _quoted([item for item, _ in items])
        side = "still to come" if ahead else "past"
        yield Evidence(f"{names} {side}, named without a year", near(_distinct(items), usual, behind=not ahead))


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


def _of_weekdays(told: Sequence[Told]) -> Iterator[Evidence]:
    """Yield "yesterday (Tuesday)": which weekday the text was written on."""
    for one, other in _neighbours(told):
        shift, named = one.expression.shape, other.expression.shape
        if not (isinstance(shift, Shift) and shift.unit == "day" and shift.base == "now" and isinstance(named, Dated)):
            continue
        if named.weekday is not None and named.month is None and abs(shift.count) <= 1:
            yield Evidence(f'"{one.text}" is "{other.text}"', on_weekday(named.weekday - shift.count))


def _of_frames(told: Sequence[Told]) -> Iterator[Evidence]:
    """Yield what "April this year" and "November last year" say of the month of writing.

    Beside "April 2019", "April this year" is probably one and the same April.
    """
    namesakes = _namesakes(told)
    for item in told:
        shape = item.expression.shape
        if not (isinstance(shape, Framed) and isinstance(shape.what, Dated) and shape.what.month):
            continue
        if shape.frame.base == "now":
            namesake = namesakes.get(shape.what.month)
            if namesake is not None:
                year, wording = namesake
                reason = f'"{item.text}" is probably "{wording}"'
                yield Evidence(reason, in_year(year - shape.frame.count, late=shape.frame.count == 0))
        if shape.frame.base == "now" and shape.frame.count == 0 and item.tense != "future":
            yield Evidence(f'"{item.text}" is past', months_from(shape.what.month, 0))
        elif shape.frame.base == "now" and shape.frame.count == -1:
            yield Evidence(f'"{item.text}" is recent', months_from(shape.what.month, -1))


def _namesakes(told: Sequence[Told]) -> dict[int, tuple[int, str]]:
    """Return for each month that is named with its year the first such year and its wording."""
    found: dict[int, tuple[int, str]] = {}
    for item in told:
        shape = item.expression.shape
        if isinstance(shape, Dated) and shape.month and shape.year and 1900 <= shape.year < 2100:
            found.setdefault(shape.month, (shape.year, item.text))
    return found


def _of_pairs(told: Sequence[Told], years: range) -> Iterator[Evidence]:
    """Yield two names of one day side by side: "yesterday, 3 May", "last week, on 8 December", a weekday and a date."""
    for one, other in _neighbours(told):
        relative, named = one.expression.shape, other.expression.shape
        if not (isinstance(relative, Shift) and relative.base == "now" and isinstance(named, Dated)):
            continue
        if named.month and named.day:
            yield Evidence(f'"{one.text}" is "{other.text}"', agrees(relative, _days_with_year(named, years)))
    for item in told:
        shape = item.expression.shape
        if isinstance(shape, Dated) and shape.weekday is not None and shape.month and shape.day and shape.year is None:
            days = [day for day in _days_with_year(shape, years) if (day - 1) % 7 == shape.weekday]
            yield Evidence(f'"{item.text}" fits this year', near_any(days))
        if isinstance(shape, Pointed) and shape.base == "now" and isinstance(shape.what, Dated) and shape.what.month:
            yield Evidence(
                f'"{item.text}" is near', months_from(shape.what.month, -1 if shape.step < 0 else 0, soft=True)
            )


def _neighbours(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Yield expressions of one sentence with at most two words between them, both ways round."""
    for left, right in pairwise(told):
        a, b = left.expression, right.expression
        if a.sentence == b.sentence and 0 <= b.first - a.last <= 2 and b.lead not in _APART:
            yield left, right
            yield right, left


def _days_with_year(shape: Dated, years: range) -> list[int]:
    """Return the ordinals of a day in its year, or in every year in question."""
    wide = [shape.year] if shape.year else range(years.start - 1, years.stop + 1)
    days = [make_day(year, shape.month or 1, shape.day or 1) for year in wide]
    return [day.toordinal() for day in days if day is not None]
