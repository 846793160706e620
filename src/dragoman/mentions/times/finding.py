"""Finds the times of a report and puts them on days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.mentions.times.anchoring import Reckoner
from dragoman.mentions.times.found import FoundTime, found_time
from dragoman.mentions.times.grammar import recognise
from dragoman.mentions.times.periods import Period, shifted
from dragoman.mentions.times.scene import Anchor, manner_of
from dragoman.mentions.times.shapes import (
    Clock,
    Dated,
    Decade,
    Expression,
    Feast,
    Framed,
    Pointed,
    Season,
    Shift,
    Stretch,
)
from dragoman.mentions.times.tense import Tense, tense_around
from dragoman.report import Annotated, Sentence

# A bare year further away than this from the time told of is a look aside, unless it opens its sentence or a heading
# of at most so many words. Swept on WikiWars.
_LEAP = 3
_HEADING = 9


# What has days that are counted, and words that tell of its first.
_LASTING = frozenset(
    """truce ceasefire cease-fire cessation war siege battle operation offensive assault strike protest protests talks
    fighting uprising blockade conference""".split()
)
_BEGINS = frozenset(
    """began begun begins started starts start took takes effect force erupted declared launched broke opened since from
    agreed announced""".split()
)
_PERFECT = frozenset(["has", "have", "'ve", "’ve"])


def recognise_all(annotated: Annotated) -> tuple[tuple[Expression, ...], ...]:
    """Return the expressions of every sentence, not yet put on days; sentence i's are at index i."""
    return tuple(tuple(recognise(sentence, index)) for index, sentence in enumerate(annotated.sentences))


def find_times(
    annotated: Annotated, anchor: Anchor, recognised: Sequence[Sequence[Expression]] | None = None
) -> tuple[FoundTime, ...]:
    """Return the times of a report in order.

    A line that is nothing but a full date is when the report was written, not a time that it tells of, and left out;
    so is what cannot be put on days and tells nothing without ("for two years" in a history).

    Args:
        annotated: the report; tokens' texts and offsets are read, parts of speech where they are given.
        anchor: the day of publication as known or inferred.
        recognised: what `recognise_all` gave for it, where the caller has that already.
    """
    by_sentence = recognise_all(annotated) if recognised is None else recognised
    flat = [expression for expressions in by_sentence for expression in expressions]
    reckoner = Reckoner(anchor, manner_of(flat, anchor))
    found: list[FoundTime] = []
    for sentence, expressions in zip(annotated.sentences, by_sentence, strict=True):
        if expressions and not is_dateline(sentence, expressions):
            found += _of_sentence(reckoner, sentence, expressions)
    return tuple(found)


def is_dateline(sentence: Sentence, expressions: Sequence[Expression]) -> bool:
    """Tell whether a line is nothing but a full date, with or without a time of day."""
    shape = expressions[0].shape
    if not (isinstance(shape, Dated) and shape.year and shape.month and shape.day):
        return False
    covered = {at for expression in expressions for at in range(expression.first, expression.last)}
    return all(at in covered or not any(map(str.isalpha, token.text)) for at, token in enumerate(sentence.tokens))


def _of_sentence(reckoner: Reckoner, sentence: Sentence, expressions: Sequence[Expression]) -> list[FoundTime]:
    """Return the times of one sentence and move the reckoner's focus along."""
    found: list[FoundTime] = []
    for at, expression in enumerate(expressions):
        tense = reckoner.tense = tense_around(sentence, expression.first, expression.last)
        if expression.indefinite or not _is_told(sentence, expression, tense):
            continue
        period = None if _counts_from_untold(reckoner, expression, sentence) else reckoner.place(expression.shape)
        if _is_apposition(found, expression, sentence):
            period = reckoner.focus.period
        if period is not None and expression.range_with == -1 and found:
            period = _after_its_start(found[-1], expression, period)
        if isinstance(expression.shape, Clock) and at + 1 < len(expressions):
            period = _day_after_clock(reckoner, expressions[at + 1], period)
        if period is None and not _worth_telling(reckoner, expression):
            continue
        if period is not None and _goes_on_from(reckoner, expression, period, sentence):
            reckoner.focus.move(period)
        if period is not None and period.unit == "day":
            _note_beginnings(reckoner, sentence, period.start)
        found.append(found_time(expression, period, reckoner.now, ahead=tense == "future"))
    return found


def _note_beginnings(reckoner: Reckoner, sentence: Sentence, day: date) -> None:
    """Note what a sentence says began on a day, so that its days can be counted from there."""
    words = [token.text.lower() for token in sentence.tokens]
    if _BEGINS & set(words):
        reckoner.begun |= dict.fromkeys((word for word in words if word in _LASTING), day)


def _after_its_start(start: FoundTime, expression: Expression, period: Period) -> Period:
    """Return the end of a range of weekdays ("Wednesday through Friday") in the week that follows its start."""
    shape = expression.shape
    is_weekday = isinstance(shape, Dated) and shape.weekday is not None and shape.month is None
    if is_weekday and start.time.start and period.start < date.fromisoformat(start.time.start):
        return shifted(period, "day", 7) or period
    return period


def _day_after_clock(reckoner: Reckoner, following: Expression, otherwise: Period | None) -> Period | None:
    """Return the day that follows a time of day ("at 11 a.m. on 11 November")."""
    period = None if isinstance(following.shape, Clock) else reckoner.place(following.shape)
    return period if period is not None and period.unit == "day" else otherwise


def _is_told(sentence: Sentence, expression: Expression, tense: Tense) -> bool:
    """Tell whether a length of time lies on the calendar: it still runs ("has held it for a year") or is to come."""
    shape = expression.shape
    if isinstance(shape, Stretch) and expression.lead in ("for", "over") and shape.step < 0:
        before = sentence.tokens[max(0, expression.first - 12) : expression.first]
        return any(token.text.lower() in _PERFECT for token in before)
    return not (isinstance(shape, Shift) and expression.ahead) or tense == "future"


def _is_apposition(found: Sequence[FoundTime], expression: Expression, sentence: Sentence) -> bool:
    """Tell whether "two days after the landing" only explains the date before it ("On 27 June, two days after...")."""
    shape = expression.shape
    if not found or not (isinstance(shape, Shift) and shape.base == "then" and shape.count):
        return False
    gap = sentence.tokens[found[-1].last : expression.first]
    closing = sentence.tokens[expression.last - 1].text.lower()
    return [token.text for token in gap] == [","] and closing in ("after", "before") and found[-1].precision == 1


def _counts_from_untold(reckoner: Reckoner, expression: Expression, sentence: Sentence) -> bool:
    """Tell whether news counts days from something that it does not date ("two days after the talks broke down").

    A history tells its times in order, so that what it names next was most probably its last time.
    """
    shape = expression.shape
    if reckoner.history or not (isinstance(shape, Shift) and shape.base == "then" and shape.count):
        return False
    closing = sentence.tokens[expression.last - 1].text.lower()
    following = sentence.tokens[expression.last].text if expression.last < len(sentence.tokens) else "."
    return closing in ("after", "before") and following[:1].isalnum()


def _goes_on_from(reckoner: Reckoner, expression: Expression, period: Period, sentence: Sentence) -> bool:
    """Tell whether the story goes on from a time, and does not only point away from it."""
    shape = expression.shape
    if expression.aside or isinstance(shape, Stretch | Decade | Clock):
        return False
    if isinstance(shape, Shift | Pointed) and (shape.count if isinstance(shape, Shift) else shape.step) < 0:
        return False
    line = reckoner.focus.period
    if not reckoner.history or line is None:
        return True
    opens = expression.first <= 2 or len(sentence.tokens) <= _HEADING
    if period.start <= line.start and line.end <= period.end and not opens:
        return False
    if reckoner.tense == "future" and period.start > line.end:
        return False
    leap = abs(period.start.year - line.start.year)
    return leap <= _LEAP or opens or period.unit != "year"


def _worth_telling(reckoner: Reckoner, expression: Expression) -> bool:
    """Tell whether an expression without days is worth a record: one that a day of publication would settle."""
    if reckoner.history or reckoner.now is not None:
        return False
    shape = expression.shape
    return isinstance(shape, Dated | Season | Feast | Framed) or (
        isinstance(shape, Shift | Pointed) and (shape.base == "now") and not (isinstance(shape, Shift) and shape.rough)
    )
