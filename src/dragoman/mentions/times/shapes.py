"""What an expression of time says before it is known from which day it is said."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.mentions.times.periods import Unit
from dragoman.record.mentions import TimeRelation

Base = Literal["now", "then"]


class Dated(Struct, frozen=True):
    """A date as far as the text gives it: 9 January; Friday, 3 May 2019; April; 1968.

    Attributes:
        year: where given.
        month: 1 to 12.
        day: day of the month.
        weekday: 0 Monday to 6 Sunday.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


class Decade(Struct, frozen=True):
    """Ten years, "the 1990s", or a run of years that a school or a budget counts as one.

    Attributes:
        year: its first year.
        years: how many.
    """

    year: int
    years: int = 10


class Season(Struct, frozen=True):
    """A season of the north: spring, the winter of 1941.

    Attributes:
        month: its first month.
        year: the year in which it begins, where given.
    """

    month: int
    year: int | None = None


class Feast(Struct, frozen=True):
    """A feast: Ramadan, Christmas 1963, the first day of Nowruz.

    Attributes:
        name: as `feasts` knows it.
        year: where given.
        nth: which of its days, 0 for its eve; None for all of it.
    """

    name: str
    year: int | None = None
    nth: int | None = None


class Shift(Struct, frozen=True):
    """A unit so many units from the day of publication (now) or from the time told of (then).

    Attributes:
        unit: day, week, month...
        count: how many units later, negative for earlier, 0 for the same.
        base: yesterday counts from now, the next day from then.
        rough: the text says "several" or "a few".
    """

    unit: Unit
    count: int
    base: Base
    rough: bool = False


class Pointed(Struct, frozen=True):
    """A named date before or after a base: last Tuesday, next March, the previous April, this Friday.

    Attributes:
        what: the named date, without a year.
        step: -1 before, 0 nearest, 1 after.
        base: what it counts from.
    """

    what: Dated | Season | Feast
    step: int
    base: Base


class Framed(Struct, frozen=True):
    """A named date inside a year that is itself relative: November last year, 3 March of that year.

    Attributes:
        what: the named date, without a year.
        frame: the year.
    """

    what: Dated | Season | Feast
    frame: Shift


class Stretch(Struct, frozen=True):
    """The days up to a base or from it: the past two weeks, for three months, the next five days.

    Attributes:
        unit: what is counted.
        count: how many.
        step: -1 up to the day of publication, 1 from it.
    """

    unit: Unit
    count: int
    step: int


class DayOfMonth(Struct, frozen=True):
    """A day whose month was named before: the 19th; or of the month of publication: the 8th of this month.

    Attributes:
        day: 1 to 31.
        base: which month.
    """

    day: int
    base: Base = "then"


class NthDay(Struct, frozen=True):
    """A day counted from when something began: the second day of the truce.

    Attributes:
        number: 1 for the day on which it began.
        of: what began, one word in lower case.
    """

    number: int
    of: str


class Clock(Struct, frozen=True):
    """A time of day, whose day stands elsewhere: at 11:30 a.m."""


class Ancient(Struct, frozen=True):
    """A date before our era, which no ISO date reaches; what follows is told from there all the same."""


Shape = Ancient | Dated | Decade | Season | Feast | Shift | Pointed | Framed | Stretch | DayOfMonth | NthDay | Clock


class Expression(Struct, frozen=True):
    """An expression of time as it stands in a sentence, not yet put on days.

    Attributes:
        sentence: index of the sentence.
        first: index of its first token.
        last: index after its last token.
        start: offset of its first character, which may lie inside a token ("mid-June" has no inside, "12-14" has).
        end: offset after its last character.
        shape: what it says.
        relation: how it bounds what happened.
        part: whether the text narrows it (early, mid-, the end of).
        aside: whether it names something by its year ("the 1968 protests") or stands in brackets, so that
            what follows is not told from there.
        range_with: 1 where the next expression ends the range that this one begins, -1 on that next one, else 0.
        ahead: "in two weeks", a time only where the verbs tell it as to come.
        indefinite: some such day, not the last one ("on a Friday", "in a February"): a story, not the news.
        lead: the word before it, in lower case, empty at the start of the sentence.
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    shape: Shape
    relation: TimeRelation = "at"
    part: bool = False
    aside: bool = False
    range_with: int = 0
    ahead: bool = False
    lead: str = ""
    indefinite: bool = False
