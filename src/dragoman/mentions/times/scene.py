"""From when a text is told: the day of publication for news, the time last told of for histories."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from msgspec import Struct

from dragoman.knowledge import KnownDay
from dragoman.mentions.times.periods import Period
from dragoman.mentions.times.shapes import Ancient, Dated, Decade, Expression, Framed, Pointed, Shift

Manner = Literal["news", "history"]


class Bound(NamedTuple):
    """A stretch of time in which a text was probably written.

    Attributes:
        intervals: first and last days, in order, not overlapping; one, or the terms of an office held more than once.
        reason: for a person to read.
        sure: somebody is named as holding the office; else merely named.
        who: id of the person in office, where there is one.
    """

    intervals: tuple[tuple[date, date], ...]
    reason: str
    sure: bool = True
    who: str = ""

    @property
    def first(self) -> date:
        """First day of all."""
        return self.intervals[0][0]

    @property
    def last(self) -> date:
        """Last day of all."""
        return self.intervals[-1][1]


class Known(NamedTuple):
    """A known day that a text tells.

    Attributes:
        sentence: index of the sentence.
        day: what happened when.
        near: that sentence tells it alone; else with those around it.
    """

    sentence: int
    day: KnownDay
    near: bool = True


class Clues(Struct, frozen=True):
    """What the knowledge tells of when a text was written.

    Attributes:
        bounds: stretches of time in which it was written by whom it names.
        known: the known days that it tells, those that one sentence tells alone first.
        horizon: last day of which the knowledge tells anything.
    """

    bounds: tuple[Bound, ...] = ()
    known: tuple[Known, ...] = ()
    horizon: date | None = None


class Anchor(Struct, frozen=True):
    """The day of publication as known or inferred.

    Attributes:
        day: the day, None where it is not known.
        earliest: first day that the text allows, where only a range is known.
        latest: last day that it allows.
    """

    day: date | None = None
    earliest: date | None = None
    latest: date | None = None

    @property
    def usual(self) -> date | None:
        """The day to reckon from: the known one, else the middle of the range where it is short."""
        if self.day is not None:
            return self.day
        if self.earliest is None or self.latest is None or self.latest - self.earliest > timedelta(45):
            return None
        return self.earliest + (self.latest - self.earliest) // 2


class Focus:
    """The time last told of, sentence by sentence.

    Attributes:
        period: the last time of any kind.
        day: the last single day, None where the story has moved on to another month since.
        frame: year of the last date that stood in a heading or bore its own year.
    """

    def __init__(self) -> None:
        """Begin with nothing told."""
        self.period: Period | None = None
        self.day: Period | None = None

    def move(self, period: Period) -> None:
        """Go on to a time that the text has reached."""
        if period.unit == "day":
            self.day = period
        elif self.day is not None and not period.start <= self.day.start <= period.end:
            self.day = None
        self.period = period


def manner_of(expressions: Sequence[Expression], anchor: Anchor) -> Manner:
    """Tell whether the times of a text are reckoned from its publication or from each other.

    A history gives many years of its own, nearly all of them long past, and next to no day reckoned from today.
    """
    deictic = dated = old = 0
    known = anchor.day or anchor.latest or anchor.earliest
    for expression in expressions:
        shape = expression.shape
        if isinstance(shape, Ancient):
            dated, old = dated + 1, old + 1
        elif (isinstance(shape, Shift) and shape.base == "now") or (isinstance(shape, Dated) and _is_weekday(shape)):
            deictic += 1
        elif isinstance(shape, Pointed | Framed):
            deictic += isinstance(shape, Pointed) and shape.base == "now"
        elif isinstance(shape, Dated | Decade) and shape.year is not None:
            dated += 1
            old += known is None or shape.year < known.year - 1
    return "history" if dated >= 5 and old >= 0.5 * dated and deictic * 3 < dated else "news"


def _is_weekday(shape: Dated) -> bool:
    """Tell whether a date is a weekday alone."""
    return shape.weekday is not None and shape.month is None
