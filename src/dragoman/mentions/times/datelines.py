"""Lines that say when a report was written: a date line, a time stamp, an agency's dateline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dragoman.mentions.times.finding import is_dateline
from dragoman.mentions.times.lexicon import word_list
from dragoman.mentions.times.periods import make_day
from dragoman.mentions.times.shapes import Dated, Expression
from dragoman.report import Annotated, Sentence, Span

# Datelines stand at the head, stamps at the head or the foot; further in, a date alone is a heading of the story.
_HEAD = 6
_FOOT = 3
_STAMPS = frozenset(
    word_list(
        """published updated posted modified issued date dated created accessed filed first last on at by time edt est
    gmt utc am pm a.m. p.m. reuters afp ap"""
    )
)


class Dateline(NamedTuple):
    """A line that dates the report.

    Attributes:
        span: its date.
        shape: the date, its year possibly missing.
        sure: a line of its own; a dateline at the start of a sentence may be a day older than the report.
    """

    span: Span
    shape: Dated
    sure: bool


def find_datelines(annotated: Annotated, recognised: Sequence[Sequence[Expression]]) -> tuple[Dateline, ...]:
    """Return the lines that date a report, those at its head first."""
    found = []
    count = len(annotated.sentences)
    for index, (sentence, expressions) in enumerate(zip(annotated.sentences, recognised, strict=True)):
        if expressions and (index < _HEAD or index >= count - _FOOT):
            line = _dateline(sentence, expressions, at_head=index < _HEAD)
            if line is not None:
                found.append(line)
    return tuple(found)


def _dateline(sentence: Sentence, expressions: Sequence[Expression], *, at_head: bool) -> Dateline | None:
    """Return what dates the report in one sentence."""
    for expression in expressions[:2]:
        shape = expression.shape
        if not isinstance(shape, Dated) or not ((shape.month and shape.day) or _is_weekday(shape)):
            continue
        span = Span(expression.start, expression.end)
        if shape.year and shape.month and (is_dateline(sentence, expressions) or _is_stamp(sentence, expression)):
            return Dateline(span, shape, sure=True)
        if at_head and _opens_copy(sentence, expression):
            return Dateline(span, shape, sure=False)
    return None


def _is_weekday(shape: Dated) -> bool:
    """Tell whether a date is a weekday alone."""
    return shape.weekday is not None and shape.month is None


def _is_stamp(sentence: Sentence, expression: Expression) -> bool:
    """Tell whether a short line has only a stamp's words around its date ("Last updated: 9 January 2020")."""
    rest = [
        token.text.lower() for at, token in enumerate(sentence.tokens) if not expression.first <= at < expression.last
    ]
    words = [word for word in rest if word[:1].isalpha()]
    return bool(words) and len(rest) <= 12 and all(word in _STAMPS for word in words)


def _opens_copy(sentence: Sentence, expression: Expression) -> bool:
    """Tell whether a date opens agency copy: TRIPOLI, Jan 8 (Reuters) - ...; Beirut, 4 August 2020 - ..."""
    tokens = sentence.tokens
    if not 1 <= expression.first <= 8 or expression.last >= len(tokens):
        return False
    place = [token.text for token in tokens[: expression.first] if token.text[:1].isalpha()]
    after = tokens[expression.last].text
    upper = bool(place) and all(word.isupper() for word in place if word not in ("and", "of"))
    dashed = any(token.text[:1] in "-\u2013\u2014" for token in tokens[expression.last : expression.last + 6])
    titled = (
        bool(place) and all(word[0].isupper() for word in place) and tokens[expression.first - 1].text in (",", "(")
    )
    return (upper and after in ("(", "-", "--", "\u2013", "\u2014", ".", ",", ":")) or (titled and dashed)


def day_of_dateline(line: Dateline) -> date | None:
    """Return the day of a dateline that bears its year."""
    shape = line.shape
    return make_day(shape.year, shape.month, shape.day) if shape.year and shape.month and shape.day else None
