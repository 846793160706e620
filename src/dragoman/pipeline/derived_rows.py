"""What is derived across reports as rows of the tables of `docs/record.md`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dragoman.record import Count
from dragoman.state import (
    Bond,
    Contradiction,
    Evidence,
    Hold,
    Incident,
    IncidentClaim,
    Life,
    Linked,
    Origin,
    Situation,
    Told,
    weigh,
)

Row = Mapping[str, Any]


def rows_of_situation(linked: Linked, situation: Situation) -> dict[str, list[Row]]:
    """Return, by table, everything that is derived from the readings.

    Args:
        linked: the readings, linked.
        situation: what they tell, with all their incidents.
    """
    return {
        "origin": [_origin(origin) for origin in linked.origins],
        "story": list(_stories(linked, situation.timeline)),
        "incident": [_incident(incident) for incident in situation.timeline],
        "claim": [_claim(incident, claim) for incident in situation.timeline for claim in incident.claims],
        "settled_relation": [_bond(bond) for bond in situation.bonds],
        "settled_control": [row for hold in situation.holds for row in _hold(hold)],
        "ceasefire_life": [_life(life) for life in situation.ceasefires],
        "ceasefire_step": [row for life in situation.ceasefires for row in _steps(life)],
        "contradiction": [_contradiction(one, situation.names) for one in situation.contradictions],
    }


def _evidence(evidence: Evidence) -> Row:
    return {"reports": evidence.reports, "origins": evidence.origins}


def _count(name: str, count: Count | None) -> Row:
    return {f"{name}_low": count.low if count else None, f"{name}_high": count.high if count else None}


def _origin(origin: Origin) -> Row:
    return {
        "report": origin.report,
        "origin": origin.origin,
        "reason": origin.reason,
        "detail": origin.detail or None,
    }


def _stories(linked: Linked, incidents: Sequence[Incident]) -> Iterator[Row]:
    by_key = {one.report: one for one in linked.told}
    of_story: dict[str, list[str]] = {}
    for incident in incidents:
        if incident.story is not None:
            of_story.setdefault(incident.story, []).append(incident.id)
    for id_, reports in linked.stories.items():
        told = [by_key[report] for report in reports]
        days = [one.known for one in told if one.known]
        yield {
            "id": id_,
            "title": next((one.reading.report.title for one in told if one.reading.report.title), None),
            "first_day": min(days, default=None),
            "last_day": max(days, default=None),
            "countries": _common(told, lambda one: {place.country for place in one.reading.places if place.country}),
            "places": _common(told, lambda one: {place.id for place in one.reading.places}),
            "actors": _common(told, lambda one: {actor.id for actor in one.reading.actors}),
            "incidents": sorted(of_story.get(id_, ())),
            **_evidence(weigh(reports, by_key)),
        }


def _common(told: Sequence[Told], of: Any) -> list[str]:
    """Return what a good part of a story's reports name, what most of them name first."""
    counts: Counter[str] = Counter(id_ for one in told for id_ in of(one))
    often = [id_ for id_, count in counts.items() if 3 * count >= len(told)]
    return sorted(often, key=lambda id_: (-counts[id_], id_))


def _incident(incident: Incident) -> Row:
    return {
        "id": incident.id,
        "story": incident.story,
        "day": incident.day,
        "type": incident.type,
        "act": incident.act,
        "about": incident.about,
        "status": incident.status,
        "source": incident.source,
        "target": incident.target,
        "place": incident.place,
        "place_precision": incident.place_precision,
        "attributed_to": incident.attributed_to,
        "denied_by": sorted({denial.who for denial in incident.denials}),
        "rule": incident.rule,
        "claims": len(incident.claims),
        **_count("killed", incident.killed),
        **_count("injured", incident.injured),
        **_evidence(incident.evidence),
    }


def _claim(incident: Incident, claim: IncidentClaim) -> Row:
    return {
        "incident": incident.id,
        "report": claim.report,
        "event": claim.event,
        "origin": claim.voice,
        "stance": claim.stance,
        "speaker": claim.speakers,
        "outlet": claim.outlet,
        "source": claim.source,
        "target": claim.target,
        "place": claim.place,
        "first_day": claim.day,
        "span_start": claim.span.start,
        "span_end": claim.span.end,
        **_count("killed", claim.killed),
        **_count("injured", claim.injured),
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


def _contradiction(one: Contradiction, names: Mapping[str, str]) -> Row:
    says = [names.get(side.says, side.says) for side in one.sides]
    place = names.get(one.place or "", one.place or "a place")
    message = {
        "holder": f"{place} is said to be held by {' and by '.join(says)}",
        "toll": f"killed: {' or '.join(says)}",
        "denial": f"told, denied by {says[-1]}",
        "perpetrator": f"laid to {' and to '.join(says)}",
        "date": f"dated {' and '.join(says)}",
    }[one.kind]
    first, last = one.sides[0], one.sides[-1]
    return {
        "id": one.id,
        "kind": one.kind,
        "incident": one.incident,
        "day": one.day,
        "place": one.place,
        "message": message,
        "correction": one.correction,
        "one_says": first.says,
        "one_report": first.report,
        "one_start": first.span.start if first.span else None,
        "one_end": first.span.end if first.span else None,
        "other_says": last.says,
        "other_report": last.report,
        "other_start": last.span.start if last.span else None,
        "other_end": last.span.end if last.span else None,
        "reports": list(dict.fromkeys(key for side in one.sides for key in side.evidence.reports)),
    }
