"""What is told of one actor: the types of its sheet."""

from __future__ import annotations

from msgspec import Struct

from dragoman.knowledge import ActorEntry
from dragoman.record import ActorKind, EventStatus, EventType, Predicate


class Tenure(Struct, frozen=True):
    """A time for which somebody held an office, or belonged to something.

    Attributes:
        who: id of the other actor.
        office: the office held, or None for plain membership.
        start: first day, possibly reduced, or None where not known.
        end: last day, or None where it lasts or is not known.
        lasts: whether it holds as of the day.
    """

    who: str
    office: str | None
    start: str | None
    end: str | None
    lasts: bool


class Quote(Struct, frozen=True):
    """What a report says, in its words.

    Attributes:
        report: key of the report.
        known: day from which the report could be known, or None.
        words: the sentence.
        hedged: whether the words themselves hedge it.
        attributed_to: ids of those whose word it is.
    """

    report: str
    known: str | None
    words: str
    hedged: bool
    attributed_to: tuple[str, ...]


class Tie(Struct, frozen=True):
    """A relation that reports tell of.

    Attributes:
        subject: id of the actor that does it.
        predicate: one of ten.
        object: id of the other.
        start: earliest day told, possibly reduced, or None.
        end: latest end told, or None where none tells of an end.
        quotes: who says so and how, first known first.
        origins: how many of the reports are no copies of one another.
    """

    subject: str
    predicate: Predicate
    object: str
    start: str | None
    end: str | None
    quotes: tuple[Quote, ...]
    origins: int


class Deed(Struct, frozen=True):
    """An event that it took part in, as one or several reports tell it alike.

    Attributes:
        day: day of it, possibly reduced; else the day of the first report.
        type: event type.
        act: finer act, or None.
        status: how it is held to be true.
        source: ids of those who acted.
        target: ids of those acted upon.
        place: place id, or None.
        reports: keys of the reports, first known first.
    """

    day: str | None
    type: EventType
    act: str | None
    status: EventStatus
    source: tuple[str, ...]
    target: tuple[str, ...]
    place: str | None
    reports: tuple[str, ...]


class Source(Struct, frozen=True):
    """A report that something of an actor rests on.

    Attributes:
        report: its key in the record.
        published: day of publication, possibly reduced, or None.
        known: day from which it could be known, or None.
        publisher: outlet, or None.
        title: headline, or None.
    """

    report: str
    published: str | None
    known: str | None
    publisher: str | None
    title: str | None


class ActorSheet(Struct, frozen=True, kw_only=True):
    """An actor.

    Attributes:
        id: its id.
        name: canonical name.
        kind: what it is.
        country: ISO 3166-1 alpha-3, or None.
        sector: PLOVER sector code, or None.
        on: the day that all of it is as of, ISO; None where none was asked for and no report gives one.
        entry: what the knowledge has on it, or None for an actor that only reports name.
        leaders: offices held in it; for a state, in its organs too.
        offices: offices that it held, for a person.
        parents: what it is part of, or was.
        members: what is part of it, or was.
        ties: relations that reports tell of, by predicate and other actor.
        deeds: events, latest first.
        names: name of each actor and place mentioned, by id.
        sources: reports that it rests on, first known first.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    on: str | None
    entry: ActorEntry | None
    leaders: tuple[Tenure, ...]
    offices: tuple[Tenure, ...]
    parents: tuple[Tenure, ...]
    members: tuple[Tenure, ...]
    ties: tuple[Tie, ...]
    deeds: tuple[Deed, ...]
    names: dict[str, str]
    sources: tuple[Source, ...]
