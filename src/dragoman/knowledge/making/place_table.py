"""The gazetteer's file: one table of places, one of folded names, one of skeletons; the same bytes each time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from dragoman.knowledge.entries import ActorEntry, PlaceEntry
from dragoman.knowledge.folding import fold
from dragoman.knowledge.making.geonames import NamedPlace
from dragoman.knowledge.places import LONGEST_NAME
from dragoman.knowledge.skeleton import skeletons

Point = tuple[float, float]

_SCHEMA = """
CREATE TABLE places (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, own_id TEXT, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
    lat REAL, lon REAL, population INTEGER NOT NULL, features TEXT NOT NULL, within TEXT, feature_code TEXT,
    own INTEGER NOT NULL
) STRICT;
CREATE TABLE names (key TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) STRICT, WITHOUT ROWID;
CREATE TABLE sounds (skeleton TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (skeleton, key)) STRICT, WITHOUT ROWID;
"""
_INDEXES = """
CREATE UNIQUE INDEX places_by_id ON places (id);
CREATE UNIQUE INDEX places_by_own_id ON places (own_id) WHERE own_id IS NOT NULL;
CREATE INDEX places_by_country ON places (country);
CREATE INDEX names_by_number ON names (number);
"""


def country_places(
    states: Iterable[ActorEntry],
    facts: Mapping[str, Mapping[str, Any]],
    points: Mapping[str, Point],
    borne: AbstractSet[str] = frozenset(),
) -> list[NamedPlace]:
    """Return a place for each country.

    Args:
        states: the states as actors, with their names.
        facts: countries of GeoNames by alpha-3 code; those that are no states of ours are taken from here.
        points: the customary point of each country by alpha-3 code.
        borne: folded names of other places that come before a country's by-names (England, Gold Coast).
    """
    found: dict[str, NamedPlace] = {}
    for state in states:
        if state.country:
            others = [name for name in (*state.aliases, *state.native) if fold(name) not in borne]
            names = (state.name, *others)
            found[state.country] = _country(state.country, state.name, names, facts.get(state.country, {}), points)
    for code, fact in sorted(facts.items()):
        if code not in found:
            found[code] = _country(code, fact["name"], (fact["name"],), fact, points)
    return [found[code] for code in sorted(found)]


def _country(
    code: str, name: str, names: tuple[str, ...], fact: Mapping[str, Any], points: Mapping[str, Point]
) -> NamedPlace:
    lat, lon = points.get(code, (None, None))
    entry = PlaceEntry(f"country:{code}", name, "country", code, lat, lon, fact.get("population", 0), (), None, "PCLI")
    return NamedPlace(entry, tuple(sorted({fold(one) for one in names} - {""})), f"country:{code}")


def write_places(file: Path, places: Iterable[NamedPlace]) -> int:
    """Write the gazetteer afresh.

    Args:
        file: where; what is there is replaced.
        places: every place; their order in the file is that of their ids.

    Returns:
        The number of places.
    """
    ordered = sorted(places, key=lambda place: _rank(place.entry.id))
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    database = sqlite3.connect(fresh, isolation_level=None)
    try:
        database.executescript(
            "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA
        )
        database.execute("BEGIN")
        slots = ", ".join("?" * 13)
        database.executemany(f"INSERT INTO places VALUES ({slots})", (_row(n, p) for n, p in enumerate(ordered)))  # noqa: S608
        keys = sorted({(key, number) for number, place in enumerate(ordered) for key in place.keys if _is_kept(key)})
        database.executemany("INSERT INTO names VALUES (?, ?)", keys)
        sounds = sorted({(skeletons(key), key) for key, _ in keys})
        database.executemany("INSERT INTO sounds VALUES (?, ?)", (pair for pair in sounds if pair[0]))
        database.execute("COMMIT")
        database.executescript(_INDEXES + "VACUUM; ANALYZE;")
    finally:
        database.close()
    fresh.replace(file)  # in one step, so that nobody reads half of it
    return len(ordered)


def _rank(id: str) -> tuple[str, int, str]:  # noqa: A002
    """Return the place of an id in the file: GeoNames ids by number."""
    source, _, rest = id.partition(":")
    return (source, int(rest), "") if rest.isdigit() else (source, 0, rest)


def _is_kept(key: str) -> bool:
    return key.count(" ") < LONGEST_NAME


def _row(number: int, place: NamedPlace) -> tuple[object, ...]:
    entry = place.entry
    own_id = place.own if place.own != entry.id else None
    return (
        number, entry.id, own_id, entry.name, entry.kind, entry.country, entry.lat, entry.lon, entry.population,
        " ".join(entry.features), entry.within, entry.feature_code, int(place.own is not None),
    )  # fmt: skip
