"""Across reports: files readings in the record, tells the situation from them, and writes down what is derived.

What is derived can be rebuilt at any time from the readings; `settle` does so whole, never in part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.record import Count, Reading
from dragoman.report import Report
from dragoman.state import (
    Bond,
    Contradiction,
    Evidence,
    Hold,
    Incident,
    Life,
    Situation,
    Subject,
    Told,
    find_origins,
    fingerprints,
    known_on,
    tell_situation,
)
from dragoman.store import Outcome, Stamp, View, Writer

Row = Mapping[str, Any]


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


def load_told(view: View, *, known_by: str | None = None) -> tuple[Told, ...]:
    """Return the readings of the record with their origins, first known first.

    Args:
        view: of an open record.
        known_by: only reports that could be known on that day, ISO; None for all.
    """
    filed = tuple(view.filed(known_by=known_by))
    origins = find_origins((one.key, one.fingerprints) for one in filed)
    return tuple(Told(report=one.key, known=one.known, origin=origins[one.key], reading=one.reading) for one in filed)


def tell_from(view: View, *, on: str | None = None, subject: Subject | None = None) -> Situation:
    """Tell the situation as of a day from the record.

    Args:
        view: of an open record.
        on: the day, ISO and whole; None for the last day of publication in the record.
        subject: what it should be about; None for everything.
    """
    return tell_situation(load_told(view, known_by=on), on=on, subject=subject)


def settle(view: View, writer: Writer) -> None:
    """Derive from all readings what holds across reports, in place of what was derived before.

    Raises:
        RecordError: where the record cannot be read or written.
    """
    told = load_told(view)
    situation = tell_situation(told, days=None)
    writer.settle(
        {
            "origin": [{"report": one.report, "origin": one.origin} for one in told],
            "incident": [_incident(incident) for incident in situation.timeline],
            "settled_relation": [_bond(bond) for bond in situation.bonds],
            "settled_control": [row for hold in situation.holds for row in _hold(hold)],
            "ceasefire_life": [_life(life) for life in situation.ceasefires],
            "ceasefire_step": [row for life in situation.ceasefires for row in _steps(life)],
            "contradiction": [_contradiction(one, situation.names) for one in situation.contradictions],
        }
    )


def _evidence(evidence: Evidence) -> Row:
    return {"reports": evidence.reports, "origins": evidence.origins}


def _incident(incident: Incident) -> Row:
    # The last report counts: tolls are corrected as they become known.
    killed: Count | None = incident.tolls[-1].killed if incident.tolls else None
    return {
        "id": incident.id,
        "day": incident.day,
        "type": incident.type,
        "act": incident.act,
        "status": incident.status,
        "source": incident.source,
        "target": incident.target,
        "place": incident.place,
        "killed_low": killed.low if killed else None,
        "killed_high": killed.high if killed else None,
        "denied_by": sorted({denial.who for denial in incident.denials}),
        **_evidence(incident.evidence),
    }


def _bond(bond: Bond) -> Row:
    return {
        "subject": bond.subject,
        "predicate": bond.predicate,
        "object": bond.object,
        "since": bond.since,
        "last_told": bond.last_told,
        "hedged": bond.hedged,
        **_evidence(bond.evidence),
    }


def _hold(hold: Hold) -> Iterable[Row]:
    for claim in hold.claims:
        yield {
            "place": hold.place,
            "holder": claim.holder,
            "since": claim.since,
            "disputed": hold.disputed,
            "attributed_to": claim.attributed_to,
            **_evidence(claim.evidence),
        }


def _life(life: Life) -> Row:
    return {
        "id": life.id,
        "countries": life.countries,
        "parties": life.parties,
        "mediators": life.mediators,
        "place": life.place,
        "first_day": life.start,
        "last_day": life.end,
        "stage": life.stage,
        "since": life.since,
        **_evidence(life.evidence),
    }


def _steps(life: Life) -> Iterable[Row]:
    for position, step in enumerate(life.steps, start=1):
        yield {
            "ceasefire": life.id,
            "position": position,
            "day": step.day,
            "stage": step.stage,
            "acting": step.acting,
            "status": step.status,
            "attributed_to": step.attributed_to,
            **_evidence(step.evidence),
        }


def _contradiction(contradiction: Contradiction, names: Mapping[str, str]) -> Row:
    sides = [names.get(side.says, side.says) for side in contradiction.sides]
    place = names.get(contradiction.place or "", contradiction.place or "a place")
    message = {
        "holder": f"{place} is said to be held by {' and by '.join(sides)}",
        "toll": f"killed: {' or '.join(sides)}",
        "denial": f"denied by {', '.join(sides)}",
    }[contradiction.kind]
    return {
        "kind": contradiction.kind,
        "day": contradiction.day,
        "place": contradiction.place,
        "message": message,
        "reports": list(dict.fromkeys(key for side in contradiction.sides for key in side.evidence.reports)),
    }
