"""Places of our own gazetteer, read, checked and merged with those of GeoNames."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.knowledge.entries import PlaceEntry
from dragoman.knowledge.folding import fold
from dragoman.knowledge.making.geonames import NamedPlace
from dragoman.knowledge.making.problems import Problem
from dragoman.knowledge.making.yaml_files import convert, read_entries, yaml_files
from dragoman.record import PlaceKind

SAME_PLACE_KM = 15.0  # centres of one town differ by a few kilometres from source to source
FEATURES = frozenset([
    "coastal", "island", "border", "port", "airport", "base", "dam", "refinery", "oil_field", "camp", "crossing",
    "river", "sea", "mountain", "desert", "district", "capital", "checkpoint", "road", "bridge", "valley", "province"
])  # fmt: skip
_EARTH_KM = 6371.0


class OwnPlace(Struct, frozen=True):
    """An entry of resources/places as it is written; see `PlaceEntry` for what the fields mean."""

    id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    native: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    features: tuple[str, ...] = ()
    within: str | None = None
    source: str | None = None

    def folded(self) -> tuple[str, ...]:
        """Return its folded names, sorted."""
        return tuple(sorted({fold(name) for name in (self.name, *self.aliases, *self.native)} - {""}))

    def entry(self) -> PlaceEntry:
        """Return it as a place of the gazetteer."""
        return PlaceEntry(
            self.id, self.name, self.kind, self.country, self.lat, self.lon, self.population, self.features, self.within
        )


def read_places(folder: Path, countries: frozenset[str], problems: list[Problem]) -> list[OwnPlace]:
    """Return our own places by id; faulty ones are left out and noted.

    Args:
        folder: resources/places.
        countries: alpha-3 codes that may be named.
        problems: gets what is wrong.
    """
    found: dict[str, OwnPlace] = {}
    for file in yaml_files(folder):
        for name, fields in read_entries(file, "id", problems):
            plain = {key: value for key, value in fields.items() if value is not None}
            place = convert(plain, OwnPlace, file, name, problems)
            if place is None:
                continue
            faults = _faults(place, countries)
            if name in found:
                faults.append(("the id is there twice", "merge the two or rename one"))
            problems += [Problem(str(file), name, cause, step) for cause, step in faults]
            if not faults:
                found[name] = place
    return [found[name] for name in sorted(found)]


def _faults(place: OwnPlace, countries: frozenset[str]) -> list[tuple[str, str]]:
    faults = []
    if not place.id.startswith("place:"):
        faults.append(("the id does not start with place:", "write place:<slug>"))
    if place.country is not None and place.country not in countries:
        faults.append((f"unknown country {place.country!r}", "use an ISO 3166-1 alpha-3 code"))
    if (place.lat is None) != (place.lon is None):
        faults.append(("one of lat and lon is missing", "give both or neither"))
    elif place.lat is not None and place.lon is not None and not (abs(place.lat) <= 90 and abs(place.lon) <= 180):
        faults.append((f"{place.lat}, {place.lon} is no point of the earth", "give degrees north, then east"))
    unknown = sorted(set(place.features) - FEATURES)
    if unknown:
        faults.append((f"unknown feature {unknown[0]!r}", f"use some of: {', '.join(sorted(FEATURES))}"))
    return faults


def merge(own: list[OwnPlace], geonames: Iterable[NamedPlace]) -> list[NamedPlace]:
    """Join our own places with those of GeoNames that are the same: name, country and, within 15 km, position.

    The joined place keeps the GeoNames id, code and population, and has our name, position and features. Cities and
    sites are joined with the nearest fitting place.
    """
    places = list(geonames)
    by_name: dict[tuple[str | None, str], list[int]] = {}
    for number, place in enumerate(places):
        for key in place.keys:
            by_name.setdefault((place.entry.country, key), []).append(number)
    apart: list[NamedPlace] = []
    for mine in own:
        near = sorted(
            (_distance(mine, places[number].entry), number)
            for number in {number for key in mine.folded() for number in by_name.get((mine.country, key), ())}
            if places[number].own is None and places[number].entry.kind == mine.kind
        )
        if near and near[0][0] < SAME_PLACE_KM:
            places[near[0][1]] = _joined(mine, places[near[0][1]])
        else:
            apart.append(NamedPlace(mine.entry(), mine.folded(), mine.id))
    return [*apart, *places]


def _joined(mine: OwnPlace, theirs: NamedPlace) -> NamedPlace:
    entry = msgspec.structs.replace(
        mine.entry(),
        id=theirs.entry.id,
        population=mine.population or theirs.entry.population,
        features=tuple(sorted({*mine.features, *theirs.entry.features})),
        within=mine.within or theirs.entry.within,
        feature_code=theirs.entry.feature_code,
    )
    return NamedPlace(entry, tuple(sorted({*mine.folded(), *theirs.keys})), mine.id)


def _distance(mine: OwnPlace, theirs: PlaceEntry) -> float:
    """Return the kilometres between two places (great circle), infinite where a position is not known."""
    if mine.lat is None or mine.lon is None or theirs.lat is None or theirs.lon is None:
        return math.inf
    north, south = math.radians(mine.lat), math.radians(theirs.lat)
    half_lat, half_lon = (north - south) / 2, math.radians(mine.lon - theirs.lon) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(north) * math.cos(south) * math.sin(half_lon) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))
