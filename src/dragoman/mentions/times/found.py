"""A time found, with how it bounds what happened."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from dragoman.mentions.times.feasts import is_sure
from dragoman.mentions.times.periods import Period
from dragoman.mentions.times.shapes import (
    Clock,
    Dated,
    DayOfMonth,
    Decade,
    Expression,
    Feast,
    Framed,
    Pointed,
    Season,
    Shift,
)
from dragoman.record.mentions import TimeRelation
from dragoman.record.time import Time
from dragoman.report import Span


class FoundTime(Struct, frozen=True):
    """A time with where it stands and how it bounds what happened.

    Attributes:
        time: its characters and days; start None where nothing says from when it is told.
        sentence: index of the sentence.
        first: index of its first token in the sentence.
        last: index after its last token.
        relation: at, since, until, before, after, for.
        precision: UCDP date_prec, 1 the day to 5 a year or more; 5 where it has no days.
        future: the days lie after the day of publication, or the verbs tell it as to come.
        anaphoric: told from another time of the text ("two days later", "that month").
        explicit: bears its own year.
        range_with: 1 where the next time of the sentence ends the range that this one begins, -1 on that one, else 0.
        expression: what it says before it is put on days.
    """

    time: Time
    sentence: int
    first: int
    last: int
    relation: TimeRelation
    precision: int
    future: bool
    anaphoric: bool
    explicit: bool
    range_with: int
    expression: Expression


def found_time(expression: Expression, period: Period | None, now: date | None, *, ahead: bool) -> FoundTime:
    """Return the record of one time."""
    shape = expression.shape
    precision = 5 if period is None else period.precision
    if isinstance(shape, Feast) and not is_sure(shape.name):
        precision = max(2, precision)
    told_then = isinstance(shape, Shift | Pointed) and shape.base == "then"
    framed_then = isinstance(shape, Framed) and shape.frame.base == "then"
    explicit = isinstance(shape, Dated | Season | Feast) and shape.year is not None
    time = Time(
        Span(expression.start, expression.end),
        None if period is None else period.start.isoformat(),
        None if period is None else period.end.isoformat(),
    )
    return FoundTime(
        time=time,
        sentence=expression.sentence,
        first=expression.first,
        last=expression.last,
        relation=expression.relation,
        precision=precision,
        future=(period is not None and now is not None and period.start > now) or (period is None and ahead),
        anaphoric=told_then or framed_then or isinstance(shape, DayOfMonth | Clock),
        explicit=explicit or isinstance(shape, Decade),
        range_with=expression.range_with,
        expression=expression,
    )
