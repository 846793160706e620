"""A reading as rows of the tables that a person can query; the keys are the columns of `tables.PER_READING`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.record import Actor, Ceasefire, Control, Count, Doubt, Event, Place, Reading, Relation
from dragoman.report import Span

Row = dict[str, Any]


def rows_of(key: str, reading: Reading) -> Mapping[str, list[Row]]:
    """Return, by table, the rows that one reading fills.

    Args:
        key: the report's key in the record.
        reading: what was read.
    """
    tables: dict[str, list[Row]] = {
        "event": [_event(event) for event in reading.events],
        "relation": [_relation(relation) for relation in reading.relations],
        "control": [_control(control) for control in reading.control],
        "ceasefire": [_ceasefire(ceasefire) for ceasefire in reading.ceasefires],
        "doubt": [_doubt(doubt) for doubt in reading.doubts],
        "actor": [_actor(actor) for actor in reading.actors],
        "place": [_place(place) for place in reading.places],
    }
    for rows in tables.values():
        for row in rows:
            row["report"] = key
    return tables


def _span(name: str, span: Span) -> Row:
    return {f"{name}_start": span.start, f"{name}_end": span.end}


def _count(name: str, count: Count | None) -> Row:
    return {f"{name}_low": count.low if count else None, f"{name}_high": count.high if count else None}


def _event(event: Event) -> Row:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "act": event.act,
        "cameo": event.cameo,
        "acled": event.acled,
        "about": event.about,
        "status": event.status,
        "source": event.source,
        "target": event.target,
        "place": event.place,
        "place_precision": event.place_precision,
        "first_day": event.start,
        "last_day": event.end,
        "time_precision": event.time_precision,
        "attributed_to": event.attributed_to,
        "contexts": event.contexts,
        "confidence": event.confidence,
        **_count("killed", event.killed),
        **_count("injured", event.injured),
        **_span("trigger", event.trigger),
        **_span("sentence", event.sentence),
    }


def _relation(relation: Relation) -> Row:
    return {
        "subject": relation.subject,
        "predicate": relation.predicate,
        "object": relation.object,
        "first_day": relation.start,
        "last_day": relation.end,
        "hedged": relation.hedged,
        "attributed_to": relation.attributed_to,
        "confidence": relation.confidence,
        **_span("sentence", relation.sentence),
    }


def _control(control: Control) -> Row:
    return {
        "place": control.place,
        "holder": control.holder,
        "status": control.status,
        "taken_from": control.from_,
        "first_day": control.start,
        "last_day": control.end,
        "attributed_to": control.attributed_to,
        **_span("sentence", control.sentence),
    }


def _ceasefire(ceasefire: Ceasefire) -> Row:
    return {
        "stage": ceasefire.stage,
        "parties": ceasefire.parties,
        "acting": ceasefire.by,
        "mediators": ceasefire.mediators,
        "monitors": ceasefire.monitors,
        "place": ceasefire.place,
        "first_day": ceasefire.start,
        "last_day": ceasefire.end,
        "purpose": ceasefire.purpose,
        "scope": ceasefire.scope,
        "status": ceasefire.status,
        "attributed_to": ceasefire.attributed_to,
        **_span("sentence", ceasefire.sentence),
    }


def _doubt(doubt: Doubt) -> Row:
    return {
        "kind": doubt.kind,
        "message": doubt.message,
        "suggestion": doubt.suggestion,
        "score": doubt.score,
        **_span("span", doubt.span),
    }


def _actor(actor: Actor) -> Row:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sector": actor.sector,
        "member_of": actor.member_of,
        "mentions": len(actor.mentions),
        "basis": actor.resolution.basis,
        "score": actor.resolution.score,
    }


def _place(place: Place) -> Row:
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "mentions": len(place.mentions),
        "basis": place.resolution.basis,
        "score": place.resolution.score,
    }
