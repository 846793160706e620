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

COUNTRIES = "countries.yaml"
DIVISIONS = "divisions.yaml"
SAME_PLACE_KM = 15.0  # centres of one town differ by a few kilometres from source to source
_SAME_REGION_KM = 300.0  # where the middle of a land lies is a matter of taste
_SAME_CONTINENT_KM = 1500.0  # the same of those that bear the same chief name
FEATURES = frozenset([
    "coastal", "island", "border", "port", "airport", "base", "dam", "refinery", "oil_field", "camp", "crossing",
    "river", "sea", "mountain", "desert", "district", "capital", "checkpoint", "road", "bridge", "valley", "province"
])  # fmt: skip
_EARTH_KM = 6371.0
_POLE = 90.0
_DATE_LINE = 180.0

Point = tuple[float, float]


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
        if file.name in {COUNTRIES, DIVISIONS}:
            continue
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


class CountryPoint(Struct, frozen=True):
    """The customary point of a country: its alpha-3 code, degrees north and east."""

    country: str
    lat: float
    lon: float


def read_country_points(file: Path, countries: frozenset[str], problems: list[Problem]) -> dict[str, Point]:
    """Return the customary points of countries by alpha-3 code; faulty ones are left out and noted.

    Args:
        file: resources/places/countries.yaml; none are there where it is not.
        countries: alpha-3 codes that may be named.
        problems: gets what is wrong.
    """
    found: dict[str, Point] = {}
    for name, fields in read_entries(file, "country", problems) if file.is_file() else ():
        point = convert(fields, CountryPoint, file, name, problems)
        if point is None:
            continue
        if name not in countries:
            problems.append(Problem(str(file), name, f"unknown country {name!r}", "use an ISO 3166-1 alpha-3 code"))
        elif name in found:
            problems.append(Problem(str(file), name, "the country is there twice", "keep one of the two points"))
        elif not (abs(point.lat) <= _POLE and abs(point.lon) <= _DATE_LINE):
            cause = f"{point.lat}, {point.lon} is no point of the earth"
            problems.append(Problem(str(file), name, cause, "give degrees north, then east"))
        else:
            found[name] = (point.lat, point.lon)
    return found


def merge(own: list[OwnPlace], places: Iterable[NamedPlace]) -> list[NamedPlace]:
    """Join our own places with those of GeoNames and with divisions that are the same: kind, country, name, position.

    Towns and sites are the same within 15 km, regions and waters within 300 km. The joined place keeps the id, code and
    population, and has our name, position and features. Each is joined with the nearest that fits. Of our own, regions
    and waters of one country and one chief name are one.
    """
    joined = list(places)
    by_name: dict[tuple[str | None, str], list[int]] = {}
    for number, place in enumerate(joined):
        for key in place.keys:
            by_name.setdefault((place.entry.country, key), []).append(number)
    apart: dict[tuple[str | None, str, str], NamedPlace] = {}
    taken: set[int] = set()
    for mine in own:
        near = sorted(
            (_distance(mine, joined[number].entry), number)
            for number in {number for key in mine.folded() for number in by_name.get((mine.country, key), ())}
            if number not in taken and joined[number].entry.kind == mine.kind
        )
        if near and near[0][0] < _reach(mine, joined[near[0][1]].entry):
            taken.add(near[0][1])
            joined[near[0][1]] = _joined(mine, joined[near[0][1]])
        else:
            is_wide = mine.kind in {"region", "water"}
            same = (mine.country, mine.kind, fold(mine.name) if is_wide else mine.id)
            lone = NamedPlace(mine.entry(), mine.folded(), mine.id)
            apart[same] = _joined(mine, apart[same]) if same in apart else lone
    return [*apart.values(), *joined]


def _reach(mine: OwnPlace, theirs: PlaceEntry) -> float:
    """Return the kilometres within which two places of one name are the same."""
    if mine.kind not in {"region", "water"}:
        return SAME_PLACE_KM
    return _SAME_CONTINENT_KM if fold(mine.name) == fold(theirs.name) else _SAME_REGION_KM


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
