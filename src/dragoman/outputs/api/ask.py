"""Questions on the record, as a person asks them: by name, place, day."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TypedDict, Unpack

from dragoman.errors import UsageError
from dragoman.knowledge import load_knowledge
from dragoman.outputs.api.subject import find_subject
from dragoman.outputs.export import Answer, Correcting, Source
from dragoman.state import Subject
from dragoman.state.days import first_of
from dragoman.store import KINDS, Asking, Question, Store, View

_POINT: Final = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*", re.ASCII)
# Seconds that a question waits for a writer's copy of the record.
WAIT: Final = 30.0

Say = Callable[[str], None]


class Filters(TypedDict, total=False):
    """What narrows a question; all of it must hold.

    Attributes:
        ids: ids of entries, or their beginnings.
        actor: name or id of an actor who takes part, with all who belong to it.
        place: name or id of a place, or a point "lat,lon" in degrees.
        radius: kilometres around the place.
        country: name or alpha-3 code: where it is, or whose actors take part.
        types: type, mode, act, code, predicate, stage or kind, any of them.
        statuses: any of them.
        since: first day, ISO, possibly reduced.
        until: last day, likewise.
        origins: least number of origins.
        words: each must be in the words that say so.
        rejected: whether to give what a person rejected too.
        newest: last day first.
        limit: at most so many rows.
    """

    ids: Sequence[str]
    actor: str | None
    place: str | None
    radius: float | None
    country: str | None
    types: Sequence[str]
    statuses: Sequence[str]
    since: str | None
    until: str | None
    origins: int
    words: Sequence[str]
    rejected: bool
    newest: bool
    limit: int | None


def ask(
    record: Path,
    kind: str,
    *,
    known_on: str | None = None,
    sources: bool = True,
    say: Say | None = None,
    **filters: Unpack[Filters],
) -> Answer:
    """Answer a question from the record, by first day and then by id.

    Args:
        record: the record file.
        kind: events, incidents, stories, relations, control, ceasefires, doubts or places.
        known_on: a day or moment, to be answered as one would have answered then; None for now.
        sources: whether to look up the words that say so.
        say: is told where the record is being written and there is something to wait for.
        **filters: what narrows it, see `Filters`.

    Raises:
        RecordError: where there is no record, or it cannot be opened.
        UsageError: where a name, a day or the kind is none.
    """
    if kind not in KINDS:
        raise UsageError(f"there are no {kind!r} in the record", f"ask for one of {', '.join(KINDS)}")
    with Store.open(record, wait=WAIT, say=say) as store:
        asking = store.asking(known_on=known_on)
        question = _Meaning(asking, store.view(known_on=known_on)).question(kind, filters)
        found = asking.ask(question)
        answer = Answer(
            kind=kind,
            columns=found.columns,
            types=found.types,
            rows=found.rows,
            names=asking.named(_mentioned(found.rows)),
            sources=_sources(asking, kind, found.rows) if sources else {},
            corrections={id_: _shown(one) for id_, one in asking.corrections().items()},
            left_out=asking.count_rejected(question),
        )
        asking.close()
    return answer


def ask_sql(record: Path, text: str, *, known_on: str | None = None, say: Say | None = None) -> Answer:
    """Answer a query in SQL, which can change nothing and reaches no file and no network.

    Args:
        record: the record file.
        text: one SELECT; the tables are those of `docs/record.md`, without what was retired.
        known_on: a day or moment, to be answered as one would have answered then; None for now.
        say: is told where the record is being written and there is something to wait for.

    Raises:
        RecordError: where there is no record, or it cannot be opened.
        UsageError: where the query is none.
    """
    with Store.open(record, wait=WAIT, say=say) as store:
        asking = store.asking(known_on=known_on)
        found = asking.sql(text)
        asking.close()
    return Answer(kind="sql", columns=found.columns, types=found.types, rows=found.rows)


class _Meaning:
    """Finds what a person's words mean in a record."""

    def __init__(self, asking: Asking, view: View) -> None:
        self._asking = asking
        self._view = view

    def question(self, kind: str, filters: Filters) -> Question:
        for name in ("since", "until"):
            day = filters.get(name)
            if day is not None and first_of(str(day)) is None:
                raise UsageError(f"{day!r} is no day", "write it as 2020-01-09")
        country = filters.get("country")
        home = self._countries(country) if country else ()
        actor, place, radius = filters.get("actor"), filters.get("place"), filters.get("radius")
        if radius is not None and place is None:
            raise UsageError("a radius needs a place", "give --place with it")
        return Question(
            kind=kind,
            ids=tuple(filters.get("ids") or ()),
            actors=self._actors(actor) if actor else None,
            places=self._places(place, radius) if place else None,
            home_actors=frozenset().union(*(self._asking.of_country("actor", one) for one in home)) if home else None,
            home_places=frozenset().union(*(self._asking.of_country("place", one) for one in home)) if home else None,
            types=tuple(filters.get("types") or ()),
            statuses=tuple(filters.get("statuses") or ()),
            since=filters.get("since"),
            until=filters.get("until"),
            origins=filters.get("origins") or 0,
            words=tuple(filters.get("words") or ()),
            rejected=bool(filters.get("rejected")),
            newest=bool(filters.get("newest")),
            limit=filters.get("limit"),
        )

    def _actors(self, name: str) -> frozenset[str]:
        meant = {name} if self._asking.has("actor", name) else self._subject(name).actors
        if not meant:
            raise UsageError(f"{name!r} is no actor of the record", "ask for it with --place or --country")
        return self._asking.belonging(meant)

    def _places(self, name: str, radius: float | None) -> frozenset[str]:
        point = _POINT.fullmatch(name)
        if point is not None:
            return self._around([(float(point[1]), float(point[2]))], 10.0 if radius is None else radius)
        meant = frozenset({name}) if self._asking.has("place", name) else self._subject(name).places
        if radius is None:
            return meant
        spots = [(one["lat"], one["lon"]) for one in self._asking.named(meant).values() if one["lat"] is not None]
        if not spots:
            raise UsageError(f"it is not known where {name!r} lies", 'give a point such as --place "31.2,16.6"')
        return meant | self._around(spots, radius)

    def _around(self, points: Sequence[tuple[float, float]], radius: float) -> frozenset[str]:
        if any(abs(lat) > 90 or abs(lon) > 180 for lat, lon in points):
            raise UsageError("there is no such point", "write degrees north and east, such as 31.2,16.6")
        return frozenset().union(*(self._asking.around(lat, lon, radius) for lat, lon in points))

    def _countries(self, name: str) -> tuple[str, ...]:
        if re.fullmatch(r"[A-Za-z]{3}", name, re.ASCII) and self._asking.of_country("place", name.upper()):
            return (name.upper(),)
        countries = tuple(sorted(self._subject(name).countries))
        if not countries:
            raise UsageError(f"{name!r} is no country of the record", "write its name or its code, such as LBY")
        return countries

    def _subject(self, name: str) -> Subject:
        return find_subject(name, self._view, load_knowledge())


def _mentioned(rows: Sequence[tuple[Any, ...]]) -> set[str]:
    """Return every text of an answer that may be the id of an actor or place."""
    single = {value for row in rows for value in row if isinstance(value, str)}
    return single | {
        one for row in rows for value in row if isinstance(value, list) for one in value if isinstance(one, str)
    }


def _sources(asking: Asking, kind: str, rows: Sequence[tuple[Any, ...]]) -> dict[str, tuple[Source, ...]]:
    found: dict[str, list[Source]] = {}
    for id_, *rest in asking.said(kind, {str(row[0]) for row in rows}).rows:
        found.setdefault(id_, []).append(Source(*rest))
    return {id_: tuple(sources) for id_, sources in found.items()}


def _shown(correction: Any) -> Correcting:
    return Correcting(
        id=correction.id,
        action=correction.action,
        who=correction.who,
        recorded=correction.recorded,
        reason=correction.reason,
    )
