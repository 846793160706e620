"""All that is known of one actor as of a day: from the knowledge, and from the reports of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from dragoman.errors import UsageError
from dragoman.knowledge import ActorEntry, ActorIndex, Knowledge
from dragoman.knowledge.actors import ORGANS
from dragoman.knowledge.dates import overlaps
from dragoman.outputs.api.actor_sheet import ActorSheet, Deed, Quote, Source, Tenure, Tie
from dragoman.pipeline.settle import load_told
from dragoman.record import Event, Relation
from dragoman.report import Span
from dragoman.state import Told, last_of
from dragoman.store import View


def whole_day(on: str | None) -> str | None:
    """Return a day as a person gives it, possibly reduced, as the last day that it covers; None stays None.

    Raises:
        UsageError: where it is no day.
    """
    last = last_of(on)
    if on is not None and last is None:
        raise UsageError(f"{on!r} is no day", "write it as 2020-01-09")
    return last.isoformat() if last else None


def tell_actor(id_: str, knowledge: Knowledge, view: View | None = None, *, on: str | None = None) -> ActorSheet:
    """Tell what is known of an actor.

    Args:
        id_: its id, as `find_actors` gives it.
        knowledge: the actors known.
        view: of a record; None where there is none.
        on: the day, ISO and whole: only reports known by then count, and offices are those held on it. None takes all
            reports and the last day of them.
    """
    told = load_told(view, known_by=on) if view is not None else ()
    day = on or max((one.known for one in told if one.known), default=None)
    index = knowledge.actors
    entry = index.get(id_)
    family = {id_, *(f"{id_}.{organ}" for organ in ORGANS)} if entry and entry.kind == "country" else {id_}
    naming = [one for one in told if any(actor.id in family for actor in one.reading.actors)]
    ties = tuple(_ties(family, naming, view))
    deeds = tuple(_deeds(family, naming))
    actor = next((actor for one in naming for actor in one.reading.actors if actor.id == id_), None)
    described = entry or actor
    sheet = ActorSheet(
        id=id_,
        name=described.name if described else id_,
        kind=described.kind if described else "unknown",
        country=described.country if described else None,
        sector=described.sector if described else None,
        on=day,
        entry=entry,
        leaders=tuple(_leaders(family, index, day)),
        offices=_offices(entry, day),
        parents=_parents(entry, actor.member_of if actor else (), day),
        members=_members(id_, index, day),
        ties=ties,
        deeds=deeds,
        names={},
        sources=tuple(_sources(naming, ties, deeds)),
    )
    return _with_names(sheet, knowledge, told)


def _lasts(start: str | None, end: str | None, day: str | None) -> bool:
    return end is None if day is None else overlaps(start, end, day)


def _in_time(tenures: Iterable[Tenure]) -> tuple[Tenure, ...]:
    """Return those that last first, and of each the latest first."""
    found = sorted(tenures, key=lambda one: (one.who, one.office or ""))
    found.sort(key=lambda one: one.start or "", reverse=True)
    return tuple(sorted(found, key=lambda one: not one.lasts))


def _offices(entry: ActorEntry | None, day: str | None) -> tuple[Tenure, ...]:
    roles = entry.roles if entry else ()
    return _in_time(Tenure(one.of, one.office, one.start, one.end, _lasts(one.start, one.end, day)) for one in roles)


def _leaders(family: set[str], index: ActorIndex, day: str | None) -> tuple[Tenure, ...]:
    return _in_time(
        Tenure(person.id, role.office, role.start, role.end, _lasts(role.start, role.end, day))
        for person in index.entries.values()
        for role in person.roles
        if role.of in family
    )


def _parents(entry: ActorEntry | None, told: tuple[str, ...], day: str | None) -> tuple[Tenure, ...]:
    if entry is None:
        return tuple(Tenure(one, None, None, None, lasts=True) for one in told)
    return _in_time(Tenure(m.id, None, m.start, m.end, _lasts(m.start, m.end, day)) for m in entry.part_of)


def _members(id_: str, index: ActorIndex, day: str | None) -> tuple[Tenure, ...]:
    return _in_time(
        Tenure(member.id, None, m.start, m.end, _lasts(m.start, m.end, day))
        for member in index.members(id_)
        for m in member.part_of
        if m.id == id_
    )


def _ties(family: set[str], naming: Sequence[Told], view: View | None) -> Iterator[Tie]:
    found: dict[tuple[str, str, str], list[tuple[Told, Relation]]] = {}
    for one in naming:
        for relation in one.reading.relations:
            if family & {relation.subject, relation.object}:
                key = (relation.predicate, relation.subject, relation.object)
                found.setdefault(key, []).append((one, relation))
    for _, tellings in sorted(found.items()):
        first = tellings[0][1]
        starts = [relation.start for _, relation in tellings if relation.start]
        ends = [relation.end for _, relation in tellings if relation.end]
        yield Tie(
            subject=first.subject,
            predicate=first.predicate,
            object=first.object,
            start=min(starts, default=None),
            end=max(ends, default=None),
            quotes=tuple(_quote(one, relation, view) for one, relation in tellings),
            origins=len({one.origin for one, _ in tellings}),
        )


def _quote(one: Told, relation: Relation, view: View | None) -> Quote:
    report = view.report(one.report) if view is not None else None
    words = Span(*relation.sentence).of(report.text) if report else ""
    return Quote(one.report, one.known, " ".join(words.split()), relation.hedged, relation.attributed_to)


def _deeds(family: set[str], naming: Sequence[Told]) -> list[Deed]:
    found: dict[tuple[object, ...], list[tuple[Told, Event]]] = {}
    for one in naming:
        for event in one.reading.events:
            if family & {*event.source, *event.target}:
                parties = (tuple(sorted(event.source)), tuple(sorted(event.target)))
                key = (event.type, event.act, event.status, event.start or one.known, event.place, *parties)
                found.setdefault(key, []).append((one, event))
    deeds = [_deed(tellings) for tellings in found.values()]
    deeds.sort(key=lambda deed: (deed.type, deed.act or "", deed.source, deed.target, deed.place or "", deed.status))
    return sorted(deeds, key=lambda deed: deed.day or "", reverse=True)


def _deed(tellings: Sequence[tuple[Told, Event]]) -> Deed:
    one, event = tellings[0]
    return Deed(
        day=event.start or one.known,
        type=event.type,
        act=event.act,
        status=event.status,
        source=event.source,
        target=event.target,
        place=event.place,
        reports=tuple(dict.fromkeys(one.report for one, _ in tellings)),
    )


def _sources(naming: Sequence[Told], ties: Iterable[Tie], deeds: Iterable[Deed]) -> Iterator[Source]:
    cited = {quote.report for tie in ties for quote in tie.quotes} | {key for deed in deeds for key in deed.reports}
    for one in naming:
        if one.report in cited:
            head = one.reading.report
            yield Source(one.report, head.published, one.known, head.publisher, head.title)


def _with_names(sheet: ActorSheet, knowledge: Knowledge, told: Sequence[Told]) -> ActorSheet:
    ids = {tenure.who for row in (sheet.leaders, sheet.offices, sheet.parents, sheet.members) for tenure in row}
    for tie in sheet.ties:
        ids |= {tie.subject, tie.object, *(who for quote in tie.quotes for who in quote.attributed_to)}
    for deed in sheet.deeds:
        ids |= {*deed.source, *deed.target, *((deed.place,) if deed.place else ())}
    if sheet.entry is not None:
        ids |= {*sheet.entry.opposes, *sheet.entry.backers, *filter(None, [sheet.entry.successor])}
    labels = {actor.id: actor.name for one in told for actor in one.reading.actors}
    labels |= {place.id: place.name for one in told for place in one.reading.places}
    return structs.replace(sheet, names={id_: name_of(id_, knowledge, labels) for id_ in sorted(ids)})


def name_of(id_: str, knowledge: Knowledge, labels: dict[str, str]) -> str:
    """Return the name of an actor or a place, from reports or the knowledge; its id where nobody names it."""
    if id_ in labels:
        return labels[id_]
    entry = knowledge.actors.get(id_) or knowledge.places.get(id_)
    return entry.name if entry is not None else id_
