"""Readings built by hand: short builders with defaults for all that a test does not speak of."""

from __future__ import annotations

from typing import Any

from dragoman.record import (
    Actor,
    Ceasefire,
    Control,
    Count,
    Doubt,
    Event,
    Place,
    Reading,
    Relation,
    ReportHead,
    Resolution,
)
from dragoman.report import Span
from dragoman.state import Told

SURE = Resolution("exact", 1.0)
HERE = Span(0, 10)


def actor(id_: str, name: str, *, country: str | None = None, member_of: tuple[str, ...] = ()) -> Actor:
    kind: Any = "person" if id_.startswith("p.") else "armed_group" if "." in id_ else "country"
    return Actor(id_, name, kind, country, member_of, (HERE,), SURE)


def place(id_: str, name: str, country: str | None, *, times: int = 1) -> Place:
    return Place(id_, name, "city", country, None, None, (HERE,) * times, SURE)


def ceasefire(stage: Any, *by: str, sentence: Span = HERE, **fields: Any) -> Ceasefire:
    defaults: dict[str, Any] = {
        "parties": (),
        "mediators": (),
        "monitors": (),
        "place": None,
        "start": None,
        "end": None,
        "purpose": None,
        "scope": None,
        "status": "stated",
        "attributed_to": (),
    }
    return Ceasefire(stage=stage, by=by, sentence=sentence, **(defaults | fields))


def control(where: str, holder: str, status: Any = "holds", **fields: Any) -> Control:
    defaults: dict[str, Any] = {"from_": None, "start": None, "end": None, "attributed_to": ()}
    return Control(place=where, holder=holder, status=status, sentence=HERE, **(defaults | fields))


def relation(subject: str, predicate: Any, object_: str, **fields: Any) -> Relation:
    defaults: dict[str, Any] = {"start": None, "end": None, "hedged": False, "attributed_to": (), "confidence": 0.9}
    return Relation(subject=subject, predicate=predicate, object=object_, sentence=HERE, **(defaults | fields))


def event(type_: Any, source: tuple[str, ...], target: tuple[str, ...] = (), **fields: Any) -> Event:
    defaults: dict[str, Any] = {
        "id": f"{type_}-{'-'.join(source)}",
        "mode": None,
        "act": None,
        "cameo": None,
        "acled": None,
        "about": None,
        "status": "occurred",
        "place": None,
        "place_precision": None,
        "start": None,
        "end": None,
        "time_precision": None,
        "attributed_to": (),
        "contexts": (),
        "killed": None,
        "injured": None,
        "sentence": HERE,
        "trigger": HERE,
        "confidence": 0.8,
    }
    return Event(type=type_, source=source, target=target, **(defaults | fields))


def toll(low: int, high: int | None = None) -> Count:
    return Count(low, high)


def doubt(message: str, suggestion: str | None = None) -> Doubt:
    return Doubt(kind="garbled_name", span=HERE, message=message, suggestion=suggestion)


def reading(
    *parts: object,
    published: str | None = "2020-01-08",
    publisher: str | None = "Wire",
    title: str | None = "A headline",
) -> Reading:
    def of(kind: type[Any]) -> tuple[Any, ...]:
        return tuple(part for part in parts if isinstance(part, kind))

    head = ReportHead(
        id="r",
        title=title,
        url=None,
        publisher=publisher,
        language="en",
        published=published,
        published_basis="given" if published else "unknown",
        published_range=None,
    )
    return Reading(
        report=head,
        actors=of(Actor),
        places=of(Place),
        events=of(Event),
        relations=of(Relation),
        control=of(Control),
        ceasefires=of(Ceasefire),
        doubts=of(Doubt),
    )


def told(report: str, day: str | None, *parts: object, origin: str | None = None, **head: Any) -> Told:
    return Told(report=report, known=day, origin=origin or report, reading=reading(*parts, published=day, **head))
