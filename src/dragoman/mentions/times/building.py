"""What each rule of the grammar makes of its words: the shape of an expression of time, one builder a rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from dragoman.mentions.times.counted import (
    day_of_feast,
    day_of_named_month,
    day_of_something,
    early_hours,
    run_of_years,
    weekend,
)
from dragoman.mentions.times.lexing import Word
from dragoman.mentions.times.relative import (
    Found,
    ago,
    apart,
    beside,
    first_of,
    in_future,
    lasting,
    pointed_unit,
    stretch,
    two_days_off,
    unit_end,
    unit_shift,
)
from dragoman.mentions.times.shapes import (
    Ancient,
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
)


def _year(words: Sequence[Word], first: int) -> tuple[int | None, Shift | None, int]:
    """Read the year after a date: the year itself, or the relative year, and after which word it ends."""
    for position in range(first, len(words)):
        word = words[position]
        if word.kind == "Y":
            return word.value, None, position + 1
        if word.kind == "'":
            return _whole_year(words[position + 1].value, 1950), None, position + 2
        if word.kind == "U":
            shift = unit_shift(words[first : position + 1])
            if (
                shift is not None
                and shift.unit == "year"
                and [w.kind for w in words[position + 1 : position + 2]] == ["B"]
            ):
                return None, Shift("year", -1, "then"), position + 2
            if shift is not None and shift.unit == "year":
                return None, shift, position + 1
            break
    return None, None, first


def _whole_year(two_digits: int, near: int) -> int:
    """Return the year after `near` that ends in two digits."""
    return near + (two_digits - near) % 100


def _with_year(words: Sequence[Word], bare: Dated | Season | Feast, first: int) -> list[Found]:
    """Return a named date with the year that follows it in the words, from word `first`."""
    year, frame, last = _year(words, first)
    if frame is not None:
        return [Found(0, last, Framed(bare, frame))]
    return [Found(0, last, _of_year(bare, year))]


def _of_year(bare: Dated | Season | Feast, year: int | None) -> Dated | Season | Feast:
    """Return the named date with its year."""
    if isinstance(bare, Dated):
        return Dated(year, bare.month, bare.day, bare.weekday)
    return Season(bare.month, year) if isinstance(bare, Season) else Feast(bare.name, year)


def _calendar_day(words: Sequence[Word]) -> list[Found]:
    """Build 3 March 2020; Friday, March 5; the 25th of August of that year."""
    month, day, weekday = first_of(words, "M"), first_of(words, "dD"), first_of(words, "Ww")
    if month is None or day is None:
        return []
    first = max(words.index(month), words.index(day)) + 1
    return _with_year(words, Dated(None, month.value, day.value, weekday.value if weekday else None), first)


def _day_list(words: Sequence[Word]) -> list[Found]:
    """Build 12-14 July 1950; the 13th to the 19th of October; March 5 and 6, 1918: one date for each day."""
    month = first_of(words, "M")
    days = [position for position, word in enumerate(words) if word.kind in "dD"]
    if month is None:
        return []
    year, frame, last = _year(words, max(days[-1], words.index(month)) + 1)
    dates = [Dated(year, month.value, words[day].value) for day in days]
    shapes: list[Shape] = [Framed(bare, frame) if frame else bare for bare in dates]
    found = [Found(day, day + 1, shape) for day, shape in zip(days, shapes, strict=True)]
    if words[0] is month:
        found[0] = Found(0, 2, shapes[0])
        found[-1] = Found(days[-1], last, shapes[-1])
    else:
        found[-1] = Found(days[-1], last, shapes[-1])
    return found


def _month(words: Sequence[Word]) -> list[Found]:
    """Build April; April 2019; November last year."""
    return _with_year(words, Dated(None, words[0].value), 1)


def _season(words: Sequence[Word]) -> list[Found]:
    """Build spring 1943; last summer is `_pointed`; a bare season only in "in the spring of that year"."""
    if words[0].text == "fall" and len(words) == 1:
        return []
    return _with_year(words, Season(words[0].value), 1)


def _feast(words: Sequence[Word]) -> list[Found]:
    """Build Ramadan; Christmas 1963; Eid al-Fitr last year."""
    return _with_year(words, Feast(words[0].text), 1)


def _pointed(words: Sequence[Word]) -> list[Found]:
    """Build last Tuesday; the previous April; this Friday; next Ramadan."""
    word = words[-1]
    what: Dated | Season | Feast
    if word.kind == "W":
        what = Dated(weekday=word.value)
    elif word.kind == "M":
        what = Dated(month=word.value)
    else:
        what = Season(word.value) if word.kind == "N" else Feast(word.text)
    kinds = "".join(w.kind for w in words[:-1])
    step = -1 if set(kinds) & set("lgk") else 1 if set(kinds) & set("xf") else 0
    told = "k" in kinds or "f" in kinds or "z" in kinds or "h" in kinds
    return [Found(0, len(words), Pointed(what, step, "then" if told else "now"))]


# "1998-03" are years of a war; "2020-03" is a month.
_TURN = 89


def _years(words: Sequence[Word]) -> list[Found]:
    """Build 1939-45; 2003-2005; 2020-01 is a month."""
    first, second = words[0], words[2]
    if second.kind == "Y":
        return [Found(0, 1, Dated(first.value)), Found(2, 3, Dated(second.value))]
    if second.value > first.value % 100 or first.value % 100 > _TURN:
        return [Found(0, 1, Dated(first.value)), Found(2, 3, Dated(_whole_year(second.value, first.value)))]
    if second.kind == "d" and second.value <= 12 and len(second.text) == 2:
        return [Found(0, 3, Dated(first.value, second.value))]
    return [Found(0, 1, Dated(first.value))]


def _bare_year(words: Sequence[Word]) -> list[Found]:
    """Build 1968; '94."""
    year = words[0].value if words[0].kind == "Y" else _whole_year(words[1].value, 1930)
    return [Found(0, len(words), Dated(year))]


BUILDERS: dict[str, Callable[[Sequence[Word]], list[Found]]] = {
    "iso": lambda words: [Found(0, 1, _from_ordinal(words[0].value))],
    "school": run_of_years,
    "nth_day": day_of_something,
    "feast_day": day_of_feast,
    "month_number": day_of_named_month,
    "weekend": weekend,
    "hours": early_hours,
    "days": _day_list,
    "month_days": _day_list,
    "day_month": _calendar_day,
    "month_day": _calendar_day,
    "slashed": lambda words: [Found(0, 5, Dated(words[4].value, *_day_and_month(words[0].value, words[2].value)))],
    "month": _month,
    "season": _season,
    "feast": _feast,
    "two_days_off": two_days_off,
    "beside": beside,
    "ago": ago,
    "apart": apart,
    "stretch": stretch,
    "pointed": _pointed,
    "pointed_unit": pointed_unit,
    "in_future": in_future,
    "lasting": lasting,
    "unit_end": unit_end,
    "decade": lambda words: [Found(0, len(words), Decade(words[-1].value))],
    "deictic": lambda words: [Found(0, 1, Shift("day", words[0].value, "now"))],
    "day_only": lambda words: [Found(0, 2, DayOfMonth(words[1].value))],
    "years": _years,
    "year": _bare_year,
    "weekday": lambda words: [Found(0, 1, Dated(weekday=words[0].value))],
    "ancient": lambda words: [Found(0, len(words), Ancient())],
    "clock": lambda words: [Found(0, len(words), Clock())],
}


def _from_ordinal(ordinal: int) -> Dated:
    """Return the full date of a day number."""
    day = date.fromordinal(ordinal)
    return Dated(day.year, day.month, day.day)


def _day_and_month(first: int, second: int) -> tuple[int, int]:
    """Return month and day of two numbers, the day first unless it cannot be."""
    return (first, second) if second > 12 else (second, first)
