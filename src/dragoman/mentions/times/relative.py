"""Builds the shapes of times that count from another: ago, later, last week, that month, the end of the year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.mentions.times.lexing import Word
from dragoman.mentions.times.periods import Unit
from dragoman.mentions.times.shapes import Shape, Shift, Stretch

UNITS: tuple[Unit, ...] = (
    "hour", "day", "weekend", "week", "fortnight", "month", "quarter", "year", "decade", "century",
)  # fmt: skip


class Found(NamedTuple):
    """What a rule makes of its words: shapes with the words that carry each.

    Attributes:
        first: first word, counted in the rule's words.
        last: after its last word.
        shape: what they say.
    """

    first: int
    last: int
    shape: Shape


def first_of(words: Sequence[Word], kinds: str) -> Word | None:
    """Return the first word of one of the classes."""
    return next((word for word in words if word.kind in kinds), None)


def counted(words: Sequence[Word]) -> tuple[int, bool]:
    """Return a number of units and whether the text only says some."""
    for word in words:
        if word.kind in "ndu":
            return word.value, False
        if word.kind == "v":
            return 3, True
    return 1, False


def unit_of(words: Sequence[Word]) -> Unit:
    """Return the unit that is counted."""
    word = first_of(words, "U")
    return UNITS[word.value] if word is not None else "day"


def ago(words: Sequence[Word]) -> list[Found]:
    """Build two years ago."""
    count, rough = counted(words)
    return [Found(0, len(words), Shift(unit_of(words), -count, "now", rough))]


def apart(words: Sequence[Word]) -> list[Found]:
    """Build two days later; four months earlier; three weeks after."""
    count, rough = counted(words)
    sign = 1 if words[-1].kind in "rA" else -1
    return [Found(0, len(words), Shift(unit_of(words), sign * count, "then", rough))]


def beside(words: Sequence[Word]) -> list[Found]:
    """Build the day after; the year before; a day later."""
    if words[1].text.endswith("s"):
        return []
    sign = 1 if words[-1].kind in "rAf" else -1
    return [Found(0, len(words), Shift(unit_of(words), sign, "then"))]


def two_days_off(words: Sequence[Word]) -> list[Found]:
    """Build the day before yesterday; the day after tomorrow."""
    sign = 1 if words[2].kind == "A" else -1
    return [Found(0, 4, Shift(unit_of(words), sign + words[3].value, "now"))]


def stretch(words: Sequence[Word]) -> list[Found]:
    """Build the past two weeks; the next five days."""
    count, rough = counted(words)
    step = 1 if words[0].kind in "xf" or (len(words) > 1 and words[1].kind in "xf") else -1
    return [] if rough else [Found(0, len(words), Stretch(unit_of(words), count, step))]


def lasting(words: Sequence[Word]) -> list[Found]:
    """Build for two years, over three months: days only where it is told from today."""
    count, rough = counted(words)
    return [] if rough or words[0].text == "within" else [Found(1, len(words), Stretch(unit_of(words), count, -1))]


def in_future(words: Sequence[Word]) -> list[Found]:
    """Build in two weeks: a day to come, told from today; how long something took is no date."""
    count, rough = counted(words)
    if rough or words[0].text != "in" or words[-1].text.endswith("s") == (count == 1):
        return []
    return [Found(0, len(words), Shift(unit_of(words), count, "now"))]


def unit_shift(words: Sequence[Word]) -> Shift | None:
    """Return the shift of last week, the next day, that month, the same year; None for these days, those years."""
    kinds = [word.kind for word in words if word.kind not in ",m"]
    texts = {word.text for word in words}
    last = words[-1]
    if texts & {"these", "those"} or last.text.endswith("s"):
        return None
    unit = UNITS[last.value] if last.kind == "U" else "day"
    if unit == "hour":
        return None
    sign = -1 if set(kinds) & set("lgk") else 1 if set(kinds) & set("xf") else 0
    now = bool(set(kinds) & set("ltg")) or ("x" in kinds and "a" not in kinds)
    return Shift(unit, sign, "now" if now else "then")


def pointed_unit(words: Sequence[Word]) -> list[Found]:
    """Build last week; the following month; that morning; the past year."""
    shift = unit_shift(words)
    if shift is None:
        return []
    if words[-1].kind == "U" and any(word.kind == "g" for word in words):
        return [Found(0, len(words), Stretch(shift.unit, 1, -1))]
    if words[-1].kind == "P" and words[-1].text in ("dawn", "dusk", "noon", "midnight") and shift.count:
        return []
    return [Found(0, len(words), shift)]


def unit_end(words: Sequence[Word]) -> list[Found]:
    """Build the end of the month; later in the year; month's end."""
    unit = unit_of(words)
    if unit in ("hour", "day", "decade", "century") or words[-1].text.endswith("s"):
        return []
    base = "now" if any(word.kind == "t" for word in words) else "then"
    return [Found(0, len(words), Shift(unit, 0, "now" if base == "now" else "then"))]
