"""Names that mean another place first: odd by-names of small towns, which would beat continents, are taken away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct

from dragoman.knowledge.folding import fold
from dragoman.knowledge.making.geonames import NamedPlace

BIG_CITY = 500_000  # inhabitants from which a town comes before by-names of countries
_KNOWN_CITY = 100_000  # from which a town may have the name of a country or land as a by-name
_CODE = 3  # letters: by-names as short are codes of airports and the like (GAO for Guantanamo)
_TOWN = 25_000  # below, a town's own name does not stand against a continent or a sea
_WIDE = 10_000_000  # people of a division or region that is known the world over
# Words that begin the names of many a region; alone they name none.
_QUARTERS = frozenset([
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
    "north east", "north west", "south east", "south west",
])  # fmt: skip


def borne_by_others(places: Iterable[NamedPlace]) -> frozenset[str]:
    """Return the folded chief names of first-order divisions and big cities: no by-names of countries."""
    return frozenset(
        fold(place.entry.name)
        for place in places
        if place.entry.feature_code == "ADM1" or (place.entry.kind == "city" and place.entry.population >= BIG_CITY)
    )


class _Bearers(Struct, frozen=True):
    """Who bears which folded name.

    Attributes:
        lands: countries of the countries, regions and waters of a name; None for those across borders.
        first: names that mean a country, a land or water across borders, or a wide region before any small town.
        divisions: chief names of first-order divisions by country.
    """

    lands: dict[str, set[str | None]]
    first: set[str]
    divisions: set[tuple[str | None, str]]


def without_odd_names(places: Sequence[NamedPlace]) -> list[NamedPlace]:
    """Return the places without names by which nobody means them.

    A town of less than 100,000 loses by-names that a country, division, region or sea elsewhere bears. One of less
    than 25,000 loses even its own name where a country, a continent, an ocean or a division around it has it first.
    A mere quarter of the sky names none, nor does a by-name of
    three letters. Capitals and our own
    places keep all their names.

    Args:
        places: every place.
    """
    bearers = _bearers(places)
    return [_cleaned(place, bearers) for place in places]


def _bearers(places: Iterable[NamedPlace]) -> _Bearers:
    found = _Bearers({}, set(), set())
    for place in places:
        entry = place.entry
        if entry.kind not in {"country", "region", "water"}:
            continue
        for key in place.keys:
            found.lands.setdefault(key, set()).add(entry.country)
        if entry.country is None:
            found.first.update(place.keys)
        elif entry.kind == "country" or entry.population >= _WIDE:
            found.first.add(fold(entry.name))
        if entry.feature_code == "ADM1":
            found.divisions.add((entry.country, fold(entry.name)))
    return found


def _cleaned(place: NamedPlace, bearers: _Bearers) -> NamedPlace:
    entry = place.entry
    if entry.kind != "city" or place.own is not None or "capital" in entry.features:
        return place
    chief = fold(entry.name)
    if entry.population >= _KNOWN_CITY:
        kept = tuple(key for key in place.keys if key == chief or len(key) > _CODE)
        return place if kept == place.keys else msgspec.structs.replace(place, keys=kept)
    is_beaten = entry.population < _TOWN and (
        chief in bearers.first or ((entry.country, chief) in bearers.divisions and chief != fold(entry.within or ""))
    )
    kept = tuple(
        key
        for key in place.keys
        if key not in _QUARTERS
        and (key == chief or len(key) > _CODE)
        and (not is_beaten if key == chief else entry.country in bearers.lands.get(key, {entry.country}))
    )
    return place if kept == place.keys else msgspec.structs.replace(place, keys=kept)
