"""The times of a text with the tense in which each is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.mentions.times.shapes import Dated, Expression
from dragoman.mentions.times.tense import Tense, tense_around
from dragoman.report import Annotated, Sentence, Span


class Told(NamedTuple):
    """An expression with its characters and its tense.

    Attributes:
        expression: the expression.
        tense: how the verbs around it tell it.
        text: its characters.
        to_do: an infinitive stands just before it ("to start trading on 1 July"), which no tense tells.
    """

    expression: Expression
    tense: Tense
    text: str
    to_do: bool


def tell(annotated: Annotated, recognised: Sequence[Sequence[Expression]]) -> list[Told]:
    """Return every expression of a text with its tense, in order."""
    text = annotated.report.text
    return [
        Told(e, tense_around(sentence, e.first, e.last), Span(e.start, e.end).of(text), _to_do(sentence, e))
        for sentence, expressions in zip(annotated.sentences, recognised, strict=True)
        for e in expressions
        if not e.indefinite
    ]


def _to_do(sentence: Sentence, expression: Expression) -> bool:
    """Tell whether an infinitive stands just before a time."""
    return any(token.text.lower() == "to" for token in sentence.tokens[max(0, expression.first - 5) : expression.first])


def is_past(item: Told) -> bool:
    """Tell whether a time has surely come: told as no future, and no end of something that may run on."""
    return (
        item.tense != "future"
        and item.expression.relation not in ("until", "before")
        and not item.expression.range_with
    )


def years_told(told: Sequence[Told]) -> tuple[list[int], list[int]]:
    """Return the years of dated past, and the years that only name something, in order of the text."""
    past, names = [], []
    for item in told:
        shape = item.expression.shape
        if not isinstance(shape, Dated) or shape.year is None or not 1900 <= shape.year < 2100:
            continue
        if item.expression.aside:
            names.append(shape.year)
        elif is_past(item):
            past.append(shape.year)
    return past, names
