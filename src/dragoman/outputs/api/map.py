"""Maps of what happened where: of one reading, or of the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from dragoman.errors import InputError, UsageError
from dragoman.knowledge import Knowledge, load_knowledge
from dragoman.outputs.pictures.map import Country, MapContent, draw_map
from dragoman.outputs.pictures.map_signs import Spot
from dragoman.outputs.pictures.map_symbols import KIND_OF, Extent, Kind
from dragoman.pipeline.settle import load_told
from dragoman.record import Place, PlaceKind, Reading
from dragoman.state import Incident, Told, known_on
from dragoman.state.cast import Cast
from dragoman.state.days import first_of, last_of
from dragoman.state.incidents import find_incidents
from dragoman.store import Store

Days = tuple[date | None, date | None]

_BY_PRECISION: Final[tuple[Extent, ...]] = ("point", "point", "region", "region", "region", "country", "water")
_BY_KIND: Final[dict[PlaceKind, Extent]] = {"region": "region", "country": "country", "water": "water"}


def map_reading(reading: Reading, *, knowledge: Knowledge | None = None, whole: bool = False) -> str:
    """Return a map of the events of one report as the text of an SVG file.

    Args:
        reading: of the report.
        knowledge: names and points of countries; None for what the package carries.
        whole: show every place with an event, however far from the others.

    Raises:
        InputError: where no place of the reading has coordinates.
        KnowledgeError: where knowledge or outlines are missing.
    """
    head = reading.report
    told = Told(report=head.id, known=known_on(head), origin=head.id, reading=reading)
    return _draw([told], head.title or "Events of the report", (None, None), knowledge, whole=whole)


def map_record(
    record: Path,
    *,
    start: str | None = None,
    end: str | None = None,
    knowledge: Knowledge | None = None,
    whole: bool = False,
) -> str:
    """Return a map of the incidents of the record as the text of an SVG file; each counts once, whoever tells it.

    Args:
        record: the record file.
        start: first day, ISO, possibly reduced; None for the beginning.
        end: last day, likewise; None for the end.
        knowledge: names and points of countries; None for what the package carries.
        whole: show every place with an event, however far from the others.

    Raises:
        InputError: where nothing of these days has a place with coordinates.
        KnowledgeError: where knowledge or outlines are missing.
        RecordError: where there is no record, or it cannot be opened.
        UsageError: where a day is none, or the last is before the first.
    """
    days = _day(start, first_of), _day(end, last_of)
    if days[0] and days[1] and days[0] > days[1]:
        raise UsageError(f"{start} is after {end}", "give the first day with --from, the last with --to")
    with Store.open(record) as store:
        told = load_told(store.view())
    return _draw(told, "Events in the record", days, knowledge, whole=whole)


def _day(text: str | None, bound: Callable[[str | None], date | None]) -> date | None:
    day = bound(text)
    if text is not None and day is None:
        raise UsageError(f"{text!r} is no day", "write it as 2020-01-09")
    return day


def _draw(told: Sequence[Told], title: str, days: Days, knowledge: Knowledge | None, *, whole: bool) -> str:
    known = knowledge if knowledge is not None else load_knowledge()
    happened = [one for one in find_incidents(told, Cast(told)) if one.status != "denied" and _within(one, days)]
    places = {place.id: place for one in told for place in one.reading.places}
    spots = _spots(happened, places, _extents(told))
    if not any(spot.events for spot in spots) and (days != (None, None) or not spots):
        raise InputError("nothing that happened has a place that is known", "map other days, or reports that say where")
    placed = sum(spot.events for spot in spots)
    content = MapContent(
        title=title,
        subtitle=_subtitle(told, placed, sum(1 for spot in spots if spot.events), days),
        spots=spots,
        countries=_countries(known),
        notes=_notes(len(happened) - placed),
    )
    return draw_map(content, whole=whole)


def _within(incident: Incident, days: Days) -> bool:
    """Tell whether an incident may be of these days; one without a day counts as of the day it was told."""
    day = incident.day or incident.told
    first, last = first_of(day), last_of(day)
    if first is None or last is None:
        return days == (None, None)
    return (days[0] is None or last >= days[0]) and (days[1] is None or first <= days[1])


def _extents(told: Iterable[Told]) -> dict[str, Extent]:
    """Return how exactly events are placed at each place: as its most exact event is."""
    finest: dict[str, int] = {}
    for one in told:
        for event in one.reading.events:
            if event.place is not None and event.place_precision is not None:
                finest[event.place] = min(event.place_precision, finest.get(event.place, len(_BY_PRECISION)))
    return {place: _BY_PRECISION[precision - 1] for place, precision in finest.items()}


def _spots(
    happened: Sequence[Incident], places: Mapping[str, Place], extents: Mapping[str, Extent]
) -> tuple[Spot, ...]:
    """Return the places with events, and towns that are only named."""
    counts: dict[str, Counter[Kind]] = {}
    for incident in happened:
        if incident.place is not None:
            counts.setdefault(incident.place, Counter())[KIND_OF[incident.type]] += 1
    spots = []
    for id_, place in sorted(places.items()):
        extent = extents.get(id_, _BY_KIND.get(place.kind, "point"))
        if place.lat is None or place.lon is None or (id_ not in counts and place.kind not in ("city", "site")):
            continue
        here = dict(sorted(counts.get(id_, {}).items()))
        spots.append(Spot(place.name, place.lon, place.lat, extent, here, place.country))
    return tuple(spots)


def _countries(knowledge: Knowledge) -> tuple[Country, ...]:
    """Return the states of today, the most populous first."""
    states = (one for one in knowledge.actors.entries.values() if one.kind == "country" and one.end is None)
    codes = sorted({state.country for state in states if state.country})
    found = [one for one in map(knowledge.places.country, codes) if one is not None]
    return tuple(
        Country(one.country, one.name, one.lon, one.lat)
        for one in sorted(found, key=lambda one: (-one.population, one.id))
        if one.country is not None and one.lat is not None and one.lon is not None
    )


def _subtitle(told: Sequence[Told], placed: int, places: int, days: Days) -> str:
    """Say how many events there are, of which days, and how many reports of which days tell them."""
    known = sorted({day for one in told if (day := first_of(one.reading.report.published)) is not None})
    published = f" of {_written(known[0], known[-1])}" if known else ""
    within = ""
    if days[0] or days[1]:
        within = f", {_written(days[0] or known[0], days[1] or known[-1])}" if known else ""
    events = f"{_counted(placed, 'event')} at {_counted(places, 'place')}{within}"
    return f"{events}, as told by {_counted(len(told), 'report')}{published}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _written(first: date, last: date) -> str:
    """Return a stretch of days for a person to read."""
    until = f"{last.day} {last:%B} {last.year}"
    if first == last:
        return until
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {until}"
    return f"{first.day} {first:%B}{'' if first.year == last.year else f' {first.year}'} to {until}"


def _notes(unplaced: int) -> tuple[str, ...]:
    if not unplaced:
        return ()
    return (f"{_counted(unplaced, 'event')} {'has' if unplaced == 1 else 'have'} no place that is known.",)
