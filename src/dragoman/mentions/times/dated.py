"""What the years and the dated days of a text, and whom it names, say of when it was written.

Scales are measured on dated news of 2019 and 2020: how the latest year in a text lies to its own year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.mentions.times.evidence import Evidence
from dragoman.mentions.times.likelihood import by_years_after, in_year, months_after, months_from, step, within
from dragoman.mentions.times.periods import make_day, month_of
from dragoman.mentions.times.scene import Bound
from dragoman.mentions.times.shapes import Dated, Framed
from dragoman.mentions.times.told import Told, is_past, years_told

# How the year of publication lies to the latest past year that the text gives, by years after it.
_AFTER_YEAR = (-2.0, -1.6, -2.2, -2.5, -2.8, -2.8, -3.8, -3.8, -3.8, -3.8, -4.0)
# The same for its latest past month: how many months later it begins to get rarer, and how fast.
_AFTER_MONTH = (3.0, 9.0)
# The same for a year that names a thing ("the 2020 election"), beginning one year before it.
_AROUND_NAME = (-2.4, -0.8, -2.7, -2.6, -3.5, -2.0, -3.5, -3.5, -4.0)
# Pieces of evidence of one kind that are weighed: more say the same again.
_MOST = 8


def of_years(told: Sequence[Told]) -> Iterator[Evidence]:
    """Yield what the latest years of the text say."""
    past, names = years_told(told)
    if past:
        latest = max(past)
        months = [month for item in told if (month := _month_of(item, latest)) is not None]
        score = months_after(latest, max(months), _AFTER_MONTH) if months else by_years_after(latest, _AFTER_YEAR)
        yield Evidence("year", f"the latest past year told of is {latest}", score)
    furthest = max(past) + 3 if past else max(names, default=0)
    names = [year for year in names if year <= furthest]
    if names:
        yield Evidence(
            "year", f"something is named by the year {max(names)}", by_years_after(max(names) - 1, _AROUND_NAME)
        )


def _month_of(item: Told, year: int) -> int | None:
    """Return the month that an expression of a past year names."""
    shape = item.expression.shape
    return shape.month if isinstance(shape, Dated) and shape.year == year and is_past(item) else None


def of_dated(told: Sequence[Told]) -> list[Evidence]:
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
    found = [Evidence("dated", f'"{past[day]}" is past', step(day, after=True)) for day in latest]
    return found + [Evidence("dated", f'"{ahead[day]}" is still to come', step(day, after=False)) for day in soonest]


def of_frames(told: Sequence[Told]) -> Iterator[Evidence]:
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
                yield Evidence("frame", reason, in_year(year - shape.frame.count, late=shape.frame.count == 0))
        if shape.frame.base == "now" and shape.frame.count == 0 and item.tense != "future":
            yield Evidence("frame", f'"{item.text}" is past', months_from(shape.what.month, 0))
        elif shape.frame.base == "now" and shape.frame.count == -1:
            yield Evidence("frame", f'"{item.text}" is recent', months_from(shape.what.month, -1))


def _namesakes(told: Sequence[Told]) -> dict[int, tuple[int, str]]:
    """Return for each month that is named with its year the first such year and its wording."""
    found: dict[int, tuple[int, str]] = {}
    for item in told:
        shape = item.expression.shape
        if isinstance(shape, Dated) and shape.month and shape.year and 1900 <= shape.year < 2100:
            found.setdefault(shape.month, (shape.year, item.text))
    return found


def of_bound(bound: Bound) -> Evidence:
    """Return what a stretch of time that is known otherwise says."""
    intervals = [(first.toordinal(), last.toordinal()) for first, last in bound.intervals]
    return Evidence("term" if bound.sure else "career", bound.reason, within(intervals, sure=bound.sure))
