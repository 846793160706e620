"""Builds the shapes of days that are counted or customary: the third day of the truce, the eve of Eid, the weekend."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.mentions.times.lexing import Word
from dragoman.mentions.times.relative import UNITS, Found, first_of
from dragoman.mentions.times.shapes import Dated, DayOfMonth, Decade, Feast, NthDay, Shift


def run_of_years(words: Sequence[Word]) -> list[Found]:
    """Build fiscal year 2020; the 2019-20 academic year: years as their owners count them."""
    year = first_of(words, "Y")
    if year is None:
        return []
    rest = [word for word in words[words.index(year) + 1 :] if word.kind in "ydY"]
    if not rest:
        return [Found(0, len(words), Dated(year.value))]
    is_next = rest[0].value % 100 == (year.value + 1) % 100
    return [Found(0, len(words), Decade(year.value, 2))] if is_next else [Found(0, len(words), Dated(year.value))]


def day_of_something(words: Sequence[Word]) -> list[Found]:
    """Build the second day of the truce: counted from the day on which the text says that it began."""
    if UNITS[words[1].value] != "day" or words[1].text.endswith("s"):
        return []
    return [Found(0, 2, NthDay(words[0].value, words[-1].text))]


def day_of_feast(words: Sequence[Word]) -> list[Found]:
    """Build the first day of Ramadan, the eve of Eid al-Fitr, the third day of Nowruz."""
    feast = first_of(words, "H")
    if feast is None:
        return []
    unit, number = first_of(words, "U"), first_of(words, "oD")
    if unit is None or number is None:
        nth = 0 if any(word.text == "eve" for word in words) else None
    else:
        nth = number.value if UNITS[unit.value] == "day" else None
    year = first_of(words, "Y")
    return [Found(0, len(words), Feast(feast.text, None if year is None else year.value, nth))]


def day_of_named_month(words: Sequence[Word]) -> list[Found]:
    """Build the 8th of the month; the 23rd of this month: of the month of publication."""
    if UNITS[words[-1].value] != "month" or words[-1].text.endswith("s"):
        return []
    number = first_of(words, "D")
    return [] if number is None else [Found(0, len(words), DayOfMonth(number.value, "now"))]


def weekend(words: Sequence[Word]) -> list[Found]:
    """Build at the weekend, over the weekend: the last one, or the next where it is told as to come."""
    if UNITS[words[-1].value] != "weekend" or words[-1].text.endswith("s"):
        return []
    return [Found(1, len(words), Shift("weekend", 0, "now"))]


def early_hours(words: Sequence[Word]) -> list[Found]:
    """Build in the early hours, of which no day is named: of the day told of."""
    return [Found(1, len(words), Shift("day", 0, "now"))] if words[-1].text == "hours" else []
