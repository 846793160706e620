"""Across reports: files readings in the record, tells the situation from them, and writes down what is derived.

What is derived can be rebuilt at any time from the readings.
"""

from __future__ import annotations

from typing import Literal

from dragoman.pipeline.commonness import load_owners, load_rarity
from dragoman.pipeline.derived_rows import rows_of_situation
from dragoman.record import Reading
from dragoman.report import Report
from dragoman.state import (
    CORROBORATED,
    Linked,
    Situation,
    Source,
    Subject,
    Tie,
    Told,
    check_rule,
    fingerprints,
    known_on,
    link,
    tell_situation,
)
from dragoman.store import Outcome, Stamp, View, Writer


def keep(writer: Writer, report: Report, reading: Reading, stamp: Stamp) -> Outcome:
    """File a report and its reading in the record.

    Args:
        writer: of an open record.
        report: the report.
        reading: what was read from it.
        stamp: model, knowledge and code that it was read with.

    Returns:
        Whether it was added, updated or known already.

    Raises:
        InputError: where the text cannot be kept in a file.
        RecordError: where the record cannot be written.
    """
    known = known_on(reading.report)
    return writer.put(report, reading, stamp, known=known, fingerprints=fingerprints(report.text))


def load_linked(view: View, *, known_by: str | None = None) -> Linked:
    """Return the readings of the record, linked, first known first.

    Args:
        view: of an open record.
        known_by: only reports that could be known on that day, ISO; None for all.
    """
    texts = view.texts()
    sources = (
        Source(
            report=one.key,
            known=one.known,
            fingerprints=one.fingerprints,
            reading=one.reading,
            text=texts.pop(one.key, ""),
        )
        for one in view.filed(known_by=known_by)
    )
    return link(sources, load_rarity(), load_owners(), _ties(view, "story"))


def load_told(view: View, *, known_by: str | None = None) -> tuple[Told, ...]:
    """Return the readings of the record with their origins, first known first.

    Args:
        view: of an open record.
        known_by: only reports that could be known on that day, ISO; None for all.
    """
    return load_linked(view, known_by=known_by).told


def tell_from(
    view: View, *, on: str | None = None, subject: Subject | None = None, rule: str = CORROBORATED
) -> Situation:
    """Tell the situation as of a day from the record.

    Args:
        view: of an open record.
        on: the day, ISO and whole; None for the last day of publication in the record.
        subject: what it should be about; None for everything.
        rule: how values are chosen where the claims about an incident differ: conservative, corroborated or side:ID.

    Raises:
        UsageError: where there is no such rule.
    """
    linked = load_linked(view, known_by=on)
    return tell_situation(
        linked.told,
        on=on,
        subject=subject,
        stories=linked.story_of(),
        rule=check_rule(rule),
        ties=_ties(view, "incident"),
    )


def settle(view: View, writer: Writer) -> None:
    """Derive from all readings what holds across reports, in place of what was derived before.

    Raises:
        RecordError: where the record cannot be read or written.
    """
    linked = load_linked(view)
    situation = tell_situation(linked.told, days=None, stories=linked.story_of(), ties=_ties(view, "incident"))
    writer.settle(rows_of_situation(linked, situation))


def _ties(view: View, kind: Literal["incident", "story"]) -> tuple[Tie, ...]:
    """Return what persons merged and split."""
    return tuple(Tie(link.together, link.apart) for link in view.links() if link.kind == kind)
