"""When a report was published: as given, or as far as its own words tell.

The evidence is weighed day by day (see `times.weighing`). A day is told where the days around it carry enough of the
weight; where they do not, the range that carries nearly all of it is told alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from dragoman.mentions.times.datelines import Dateline, day_of_dateline, find_datelines
from dragoman.mentions.times.finding import recognise_all
from dragoman.mentions.times.periods import make_day, month_of, years_of
from dragoman.mentions.times.scene import Anchor, Clues
from dragoman.mentions.times.shapes import Dated, Expression
from dragoman.mentions.times.told import Told, tell, years_told
from dragoman.record.doubt import Doubt
from dragoman.report import Annotated, Span

# Weight that the best seven days must carry for their middle to be told as the day.
_ENOUGH = 0.8
# Days by which a dated past may lie after the given day before that counts as a contradiction: time zones, updates.
_GRACE = 2

NOTHING_KNOWN = Clues()


class Publication(Struct, frozen=True, kw_only=True):
    """When a report was published.

    Attributes:
        published: ISO date, reduced where it was given so, None where it is not known.
        basis: given by the caller, inferred from the text, or unknown.
        range: earliest and latest day that the text allows, None where it allows any.
        reasons: what an inferred day or range rests on.
        doubts: `undated` where no day was given, `date_conflict` where the text contradicts the given one.
    """

    published: str | None
    basis: Literal["given", "inferred", "unknown"]
    range: tuple[str, str] | None = None
    reasons: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def anchor(self) -> Anchor:
        """What relative times are reckoned from."""
        day = date.fromisoformat(self.published) if self.published and len(self.published) == 10 else None
        first, last = self.range or (None, None)
        return Anchor(day, date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


def infer_publication(
    annotated: Annotated,
    given: str | None = None,
    *,
    clues: Clues = NOTHING_KNOWN,
    recognised: Sequence[Sequence[Expression]] | None = None,
) -> Publication:
    """Return the day of publication of a report.

    Args:
        annotated: the report; only tokens' texts and offsets are read, parts of speech where they are given.
        given: day of publication as ISO 8601, possibly reduced (2020, 2020-01), as the caller knows it.
        clues: what the knowledge tells of it: terms of office, days of what it tells.
        recognised: what `recognise_all` gave for the report, where the caller has that already.
    """
    by_sentence = recognise_all(annotated) if recognised is None else recognised
    told = tell(annotated, by_sentence)
    lines = find_datelines(annotated, by_sentence)
    days = _given_range(given)
    if days is not None and given is not None:
        doubts = _contradictions(days, told, lines)
        reduced = None if len(given) >= 10 else (days[0].isoformat(), days[1].isoformat())
        return Publication(published=given[:10], basis="given", range=reduced, doubts=tuple(doubts))
    return _inferred(annotated, told, lines, clues)


def _given_range(given: str | None) -> tuple[date, date] | None:
    """Return the days that a possibly reduced ISO date covers, None where it is no date."""
    parts = (given or "")[:10].split("-")
    if (given or "")[10:11] not in ("", "T", " "):
        return None
    if len(parts) > 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if not 1 <= numbers[0] <= 9999 or (len(numbers) > 1 and not 1 <= numbers[1] <= 12):
        return None
    if len(numbers) == 1:
        return years_of(numbers[0])[:2]
    if len(numbers) == 2:
        return month_of(numbers[0], numbers[1])[:2]
    day = make_day(*numbers)
    return None if day is None else (day, day)


def _contradictions(known: tuple[date, date], told: Sequence[Told], lines: Sequence[Dateline]) -> list[Doubt]:
    """Return a doubt for each time of the text that cannot be with the given day."""
    doubts = []
    for line in lines:
        day = day_of_dateline(line)
        if line.sure and day is not None and not known[0] - timedelta(7) <= day <= known[1] + timedelta(_GRACE):
            message = f"the report is given as of {known[0].isoformat()}, and dates itself {day.isoformat()}"
            iso = day.isoformat()
            doubts.append(Doubt(kind="date_conflict", span=line.span, message=message, suggestion=iso, score=0.8))
    for item in told:
        shape = item.expression.shape
        if not (isinstance(shape, Dated) and shape.year and shape.month and not doubts):
            continue
        first = make_day(shape.year, shape.month, shape.day or 1)
        if first is None or item.tense != "past" or item.expression.relation in ("until", "before"):
            continue
        if first > known[1] + timedelta(_GRACE) and not item.expression.range_with and not item.to_do:
            message = f'"{item.text}" is told as past in a report given as of {known[0].isoformat()}'
            span = Span(item.expression.start, item.expression.end)
            doubts.append(Doubt(kind="date_conflict", span=span, message=message))
    return doubts


def _inferred(annotated: Annotated, told: Sequence[Told], lines: Sequence[Dateline], clues: Clues) -> Publication:
    """Return the day that the text itself tells, with the doubt that it bears none."""
    for line in sorted(lines, key=lambda line: not line.sure):
        day = day_of_dateline(line)
        if day is not None and _may_be(day, told):
            said = "the text dates itself" if line.sure else "the dateline reads"
            reason = f'{said}: "{line.span.of(annotated.report.text)}"'
            latest = day if line.sure or day == date.max else day + timedelta(1)
            days = (day.isoformat(), latest.isoformat())
            return Publication(published=days[0], basis="inferred", range=days, reasons=(reason,))
    from dragoman.mentions.times.weighing import weigh  # noqa: PLC0415 (numpy is heavy, and few reports need it)

    weighed = weigh(annotated, told, lines, clues)
    if weighed is None:
        message = "the report bears no date, and nothing in it tells the year"
        return Publication(published=None, basis="unknown", doubts=(_undated(annotated, message, None, None),))
    enough = weighed.weight >= _ENOUGH
    first, last = weighed.first.isoformat(), weighed.last.isoformat()
    message = f"the report bears no date; by its text it was written between {first} and {last}"
    suggestion = weighed.best.isoformat() if enough else None
    return Publication(
        published=suggestion,
        basis="inferred" if enough else "unknown",
        range=(first, last),
        reasons=weighed.reasons,
        doubts=(_undated(annotated, message, suggestion, round(weighed.weight, 2) if enough else None),),
    )


def _undated(annotated: Annotated, message: str, suggestion: str | None, score: float | None) -> Doubt:
    """Return the doubt that a report bears no date, laid on its first line."""
    span = annotated.sentences[0].span if annotated.sentences else Span(0, 0)
    return Doubt(kind="undated", span=span, message=message, suggestion=suggestion, score=score)


def _may_be(day: date, told: Sequence[Told]) -> bool:
    """Tell whether a date line is no part of a history: nothing dated later is told as past."""
    past, _ = years_told(told)
    return not past or max(past) <= day.year + 1
