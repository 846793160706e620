"""Events of several reports that are one: the same kind of act, by and against the same, on the same day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final

from msgspec import Struct

from dragoman.record import Count, Event, EventStatus, EventType
from dragoman.state.cast import Cast
from dragoman.state.days import first_of, is_whole
from dragoman.state.told import Evidence, Told, weigh

_HAPPENED: Final = frozenset({"occurred", "ongoing", "alleged", "denied"})
_CROWD: Final = 32  # incidents of one day that an event is compared with, so that a flood of events stays linear


class Toll(Struct, frozen=True):
    """How many were killed, as one report counts.

    Attributes:
        report: key of the report.
        killed: the count.
    """

    report: str
    killed: Count


class Denial(Struct, frozen=True):
    """Somebody's word that it did not happen.

    Attributes:
        who: id of the actor who says so.
        report: key of the report.
    """

    who: str
    report: str


class Incident(Struct, frozen=True, kw_only=True):
    """One thing that happened, or is said to have.

    Attributes:
        id: hash of its first telling.
        day: day of it, ISO, possibly reduced; None where no report dates it.
        told: day from which it was known.
        type: event type.
        act: finer act, where one is told.
        about: what is promised, asked, refused or threatened.
        status: occurred where a report says so itself, else alleged; denied where nothing but a denial is told.
        source: parties who acted.
        target: parties acted upon.
        place: place id.
        attributed_to: whose word it is; empty where a report says so itself.
        denials: who says that it did not happen.
        tolls: counts of people killed, first told first.
        evidence: who tells it.
    """

    id: str
    day: str | None
    told: str | None
    type: EventType
    act: str | None
    about: EventType | None
    status: EventStatus
    source: tuple[str, ...]
    target: tuple[str, ...]
    place: str | None
    attributed_to: tuple[str, ...]
    denials: tuple[Denial, ...]
    tolls: tuple[Toll, ...]
    evidence: Evidence


class _Telling(Struct, frozen=True):
    event: Event
    one: Told
    source: tuple[str, ...]
    target: tuple[str, ...]


class _Group:
    """Tellings of one incident and what they have in common."""

    def __init__(self, telling: _Telling) -> None:
        self.tellings: list[_Telling] = []
        self.source: set[str] = set()
        self.target: set[str] = set()
        self.place: str | None = None
        self.act: str | None = None
        self.add(telling)

    def add(self, telling: _Telling) -> None:
        self.tellings.append(telling)
        self.source.update(telling.source)
        self.target.update(telling.target)
        self.place = self.place or telling.event.place
        self.act = self.act or telling.event.act

    def fits(self, telling: _Telling) -> bool:
        """Tell whether nothing in the telling speaks against the group, and a party or the place for it."""
        event = telling.event
        return (
            (not self.source or not telling.source or not self.source.isdisjoint(telling.source))
            and (not self.target or not telling.target or not self.target.isdisjoint(telling.target))
            and (self.place is None or event.place is None or self.place == event.place)
            and (self.act is None or event.act is None or self.act == event.act)
        )


def find_incidents(told: Sequence[Told], cast: Cast) -> tuple[Incident, ...]:
    """Gather the events that happened, or are said to have, into incidents.

    Args:
        told: readings in order (`in_order`).
        cast: who is who in them.

    Returns:
        Incidents by day (by the day of telling where none is told), then by id.
    """
    groups: list[_Group] = []
    index: dict[tuple[str, ...], list[_Group]] = {}
    for one in told:
        for event in one.reading.events:
            if event.status not in _HAPPENED:
                continue
            telling = _Telling(event, one, cast.sides(event.source, one), cast.sides(event.target, one))
            group = next((group for group in _candidates(telling, index) if group.fits(telling)), None)
            if group is None:
                group = _Group(telling)
                groups.append(group)
            else:
                group.add(telling)
            _enter(telling, group, index)
    by_key = {one.report: one for one in told}
    incidents = [_incident(group, by_key) for group in groups]
    return tuple(sorted(incidents, key=lambda incident: (incident.day or incident.told or "9", incident.id)))


def _keys(telling: _Telling, day: str) -> Iterator[tuple[str, ...]]:
    event = telling.event
    start = (event.type, event.about or "", day)
    for party in telling.source:
        yield (*start, "by", party)
    for party in telling.target:
        yield (*start, "on", party)
    if event.place is not None:
        yield (*start, "at", event.place)


def _candidates(telling: _Telling, index: Mapping[tuple[str, ...], list[_Group]]) -> Iterator[_Group]:
    for day in _days(telling):
        for key in _keys(telling, day):
            yield from index.get(key, ())


def _enter(telling: _Telling, group: _Group, index: dict[tuple[str, ...], list[_Group]]) -> None:
    for key in _keys(telling, _days(telling)[0]):
        entered = index.setdefault(key, [])
        if len(entered) < _CROWD and group not in entered:
            entered.append(group)


def _days(telling: _Telling) -> tuple[str, ...]:
    """Return the days that an event may be of: its own, else its report's and the one before."""
    event, known = telling.event, first_of(telling.one.known)
    if event.start:
        return (event.start,)
    if known is None:
        return ("",)
    return (known.isoformat(), (known - timedelta(days=1)).isoformat())


def _incident(group: _Group, by_key: Mapping[str, Told]) -> Incident:
    first = group.tellings[0]
    asserted = [telling for telling in group.tellings if telling.event.status != "denied"]
    plain = any(telling.event.status != "alleged" for telling in asserted)
    days = [telling.event.start for telling in group.tellings if telling.event.start]
    return Incident(
        id=_identify(first),
        day=min(days, key=lambda day: (not is_whole(day), day), default=None),
        told=first.one.known,
        type=first.event.type,
        act=group.act,
        about=first.event.about,
        status="occurred" if plain else "alleged" if asserted else "denied",
        source=_parties(telling.source for telling in group.tellings),
        target=_parties(telling.target for telling in group.tellings),
        place=group.place,
        attributed_to=_words(group.tellings),
        denials=_denials(group.tellings),
        tolls=tuple(Toll(t.one.report, t.event.killed) for t in group.tellings if t.event.killed is not None),
        evidence=weigh((telling.one.report for telling in group.tellings), by_key),
    )


def _parties(lists: Iterator[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party for parties in lists for party in parties))


def _words(tellings: Sequence[_Telling]) -> tuple[str, ...]:
    asserted = [telling.event for telling in tellings if telling.event.status != "denied"]
    if any(event.status != "alleged" and not event.attributed_to for event in asserted):
        return ()
    return tuple(sorted({who for event in asserted for who in event.attributed_to}))


def _denials(tellings: Sequence[_Telling]) -> tuple[Denial, ...]:
    """Return who denies, in order of telling; a denial that names nobody is that of those accused."""
    found: dict[Denial, None] = {}
    for telling in tellings:
        if telling.event.status == "denied":
            for who in telling.event.attributed_to or telling.source:
                found.setdefault(Denial(who, telling.one.report))
    return tuple(found)


def _identify(telling: _Telling) -> str:
    line = f"{telling.one.report} {telling.event.id} {telling.event.trigger.start}"
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:12]
