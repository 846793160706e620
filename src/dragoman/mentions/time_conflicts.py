"""Dates in one report that cannot be right, or not all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from dragoman.mentions.publication import Publication
from dragoman.mentions.times.found import FoundTime
from dragoman.mentions.times.lexicon import WEEKDAYS, word_list
from dragoman.mentions.times.periods import make_day, month_of
from dragoman.mentions.times.shapes import Dated, Framed
from dragoman.mentions.times.tense import tense_around
from dragoman.record.doubt import Doubt
from dragoman.report import Annotated, Sentence

# Two sentences that share more words of four letters and more than this speak of the same thing.
_SHARED_WORDS = 2
# How many mentions of a month are compared with one that may be a slip.
_RIVALS = 10
_SHIFTED = frozenset(
    word_list(
        """moved move brought postponed delayed pushed changed shifted revised extended reduced cut rescheduled advanced
    backdated"""
    )
)
# How sure another mention of the month is what was meant: with the words of its sentence, and alone.
_SAME_THING = 0.8
_SAME_MONTH = 0.5


class _Slip(NamedTuple):
    """A date in a relative year: where it stands, what it would be, and whether it is told as past before it came."""

    time: FoundTime
    first: date
    ahead: bool


def find_time_conflicts(
    annotated: Annotated, times: Sequence[FoundTime], publication: Publication
) -> tuple[Doubt, ...]:
    """Return a `date_conflict` for each date that contradicts the calendar, the report's day or another date.

    Args:
        annotated: the report.
        times: its times, as `find_times` gives them.
        publication: when it was published.
    """
    found = [*_wrong_weekdays(times), *_turned_ranges(annotated, times), *_slips(annotated, times, publication)]
    return tuple(sorted(found, key=lambda doubt: doubt.span))


def _wrong_weekdays(times: Sequence[FoundTime]) -> Iterator[Doubt]:
    """Yield dates that fall on another weekday than the one beside them."""
    for time in times:
        shape = time.expression.shape
        if not (isinstance(shape, Dated) and shape.weekday is not None and shape.day and time.time.start):
            continue
        day = date.fromisoformat(time.time.start)
        if day.weekday() != shape.weekday:
            right = WEEKDAYS[day.weekday()].capitalize()
            message = f"{day.isoformat()} was a {right}, not a {WEEKDAYS[shape.weekday].capitalize()}"
            yield Doubt(kind="date_conflict", span=time.time.span, message=message, suggestion=right, score=_SAME_MONTH)


def _turned_ranges(annotated: Annotated, times: Sequence[FoundTime]) -> Iterator[Doubt]:
    """Yield ranges that end before they begin; what is "moved from May to March" is no range."""
    for first, second in pairwise(times):
        begins, ends = first.time.start, second.time.end
        if first.range_with != 1 or second.range_with != -1 or not begins or not ends or ends >= begins:
            continue
        before = annotated.sentences[first.sentence].tokens[max(0, first.first - 8) : first.first]
        if not any(token.text.lower() in _SHIFTED for token in before):
            message = f"a range from {begins} that ends before, on {ends}"
            yield Doubt(kind="date_conflict", span=second.time.span, message=message)


def _slips(annotated: Annotated, times: Sequence[FoundTime], publication: Publication) -> Iterator[Doubt]:
    """Yield "April this year" told as past before that April, or beside another year's April of the same story."""
    anchor = publication.anchor
    now = anchor.day or anchor.usual
    by_month = _by_month(times)
    for time in times:
        shape = time.expression.shape
        if now is None or not (isinstance(shape, Framed) and isinstance(shape.what, Dated) and shape.what.month):
            continue
        if shape.frame.base != "now" or shape.frame.unit != "year":
            continue
        first = _begins(shape.what, now.year + shape.frame.count)
        tense = tense_around(annotated.sentences[time.sentence], time.first, time.last)
        slip = _Slip(time, first, ahead=first > now and tense == "past")
        others = [other for other in by_month.get(shape.what.month, ()) if _year(other) != first.year]
        rival = next((o for o in others if slip.ahead or _same_story(annotated, time, o)), None)
        if rival is not None or slip.ahead:
            yield _doubt(annotated, slip, rival)


def _by_month(times: Sequence[FoundTime]) -> Mapping[int, tuple[FoundTime, ...]]:
    """Return the first times by the month that they name with its year, a few for each."""
    found: dict[int, tuple[FoundTime, ...]] = {}
    for time in times:
        shape = time.expression.shape
        if isinstance(shape, Dated) and shape.month and shape.year and len(found.get(shape.month, ())) < _RIVALS:
            found[shape.month] = (*found.get(shape.month, ()), time)
    return found


def _year(time: FoundTime) -> int | None:
    """Return the year that a time bears."""
    shape = time.expression.shape
    return shape.year if isinstance(shape, Dated) else None


def _begins(what: Dated, year: int) -> date:
    """Return the first day of a month or day in a year."""
    month = what.month or 1
    return make_day(year, month, what.day or 1) or month_of(year, month).end


def _same_story(annotated: Annotated, one: FoundTime, other: FoundTime) -> bool:
    """Tell whether the sentences of two times share words enough to speak of one thing."""
    left, right = annotated.sentences[one.sentence], annotated.sentences[other.sentence]
    return left is not right and len(_content(left) & _content(right)) > _SHARED_WORDS


def _content(sentence: Sentence) -> frozenset[str]:
    """Return a sentence's words of four letters and more, in lower case, without dates."""
    return frozenset(token.text.lower() for token in sentence.tokens if len(token.text) > 3 and token.text.isalpha())


def _doubt(annotated: Annotated, slip: _Slip, rival: FoundTime | None) -> Doubt:
    """Return the doubt about a relative year, with the other mention's date as suggestion."""
    text = annotated.report.text
    span = slip.time.time.span
    said = f'"{span.of(text)}" would be {slip.first.isoformat()[:7]}'
    if slip.ahead:
        said += ", after the report that tells it as past"
    if rival is None:
        return Doubt(kind="date_conflict", span=span, message=said)
    return Doubt(
        kind="date_conflict",
        span=span,
        message=f'{said}; the report also says "{rival.time.span.of(text)}"',
        suggestion=rival.time.start[: 7 if rival.precision > 1 else 10] if rival.time.start else None,
        score=_SAME_THING if _same_story(annotated, slip.time, rival) else _SAME_MONTH,
    )
