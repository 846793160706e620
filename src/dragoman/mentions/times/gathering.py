"""Gathers what a text and the knowledge say of when it was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from dragoman.mentions.times.dated import of_bound, of_dated, of_frames, of_years
from dragoman.mentions.times.datelines import Dateline
from dragoman.mentions.times.evidence import Evidence
from dragoman.mentions.times.likelihood import on_or_after, on_or_soon_after
from dragoman.mentions.times.named_days import days_with_year, of_days, of_last_weekday, of_pairs, of_weekdays
from dragoman.mentions.times.remembered import of_counted_years, of_known_days
from dragoman.mentions.times.scene import Clues
from dragoman.mentions.times.told import Told
from dragoman.report import Annotated

# How many days after the weekday of its dateline a text appears.
_FILED = (0.0, -2.2, -4.0, -5.0, -5.0, -5.0, -5.0)
# Pieces of evidence of one kind that are weighed: more say the same again.
_MOST = 8


def gather(
    annotated: Annotated, told: Sequence[Told], lines: Sequence[Dateline], clues: Clues, years: range
) -> list[Evidence]:
    """Return all evidence of when a text was written.

    Args:
        annotated: the text.
        told: its times.
        lines: its datelines.
        clues: what the knowledge tells of it.
        years: the years of publication that come into question.
    """
    dated = {line.span for line in lines}
    rest = [item for item in told if (item.expression.start, item.expression.end) not in dated]
    found = [*of_years(rest), *of_dated(rest), *of_days(rest, years)]
    if not any(line.shape.month is None for line in lines):
        found += islice(of_last_weekday(rest), 1)
    for few in (of_weekdays(rest), of_frames(rest), of_pairs(rest, years)):
        found += islice(few, _MOST)
    found += _of_datelines(lines[:2], years, annotated.report.text)
    found += map(of_bound, clues.bounds)
    return [*found, *of_known_days(annotated, told, clues.known), *of_counted_years(annotated, told)]


def _of_datelines(lines: Sequence[Dateline], years: range, text: str) -> Iterator[Evidence]:
    """Yield what the datelines say that bear no year."""
    for line in lines:
        if line.shape.month is None:
            score = on_or_soon_after(line.shape.weekday or 0, _FILED)
        else:
            score = on_or_after(days_with_year(line.shape, years))
        yield Evidence("dateline", f'the dateline reads "{line.span.of(text)}"', score)
