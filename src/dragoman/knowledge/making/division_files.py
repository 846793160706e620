"""Divisions of countries, read from the resources and turned into places; GeoNames as packaged lacks them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from dragoman.knowledge.entries import PlaceEntry
from dragoman.knowledge.folding import fold
from dragoman.knowledge.making.geonames import NamedPlace
from dragoman.knowledge.making.problems import Problem
from dragoman.knowledge.making.yaml_files import convert, read_entries

_CODES = ("ADM1", "ADM2")


class Division(Struct, frozen=True):
    """A division as it is written.

    Attributes:
        name: its customary name.
        lat: degrees north of its centre.
        lon: degrees east.
        code: what GeoNames calls it in its towns, or None.
        aliases: other spellings and names.
    """

    name: str
    lat: float
    lon: float
    code: str | None = None
    aliases: tuple[str, ...] = ()


class CountryDivisions(Struct, frozen=True):
    """Divisions of one sort in one country.

    Attributes:
        country: alpha-3 code.
        divisions: the divisions.
        level: 1 for the first order, 2 for parts of those and for former and historic ones.
        words: what such a division is called ("Province").
    """

    country: str
    divisions: tuple[Division, ...]
    level: int = 1
    words: tuple[str, ...] = ()

    def short(self, division: Division) -> str:
        """Return a division's name without the word for its sort; a city that is a division is "X City"."""
        for word in (*self.words, "City"):
            if division.name.endswith(f" {word}"):
                return division.name.removesuffix(f" {word}")
        return division.name


def read_divisions(file: Path, countries: frozenset[str], problems: list[Problem]) -> list[CountryDivisions]:
    """Return the divisions in the order of the file; faulty ones are left out and noted.

    Args:
        file: resources/places/divisions.yaml; none are there where it is not.
        countries: alpha-3 codes that may be named.
        problems: gets what is wrong.
    """
    found: list[CountryDivisions] = []
    codes: set[tuple[str, str]] = set()
    for name, fields in read_entries(file, "country", problems) if file.is_file() else ():
        block = convert(fields, CountryDivisions, file, name, problems)
        if block is None:
            continue
        faults = list(_faults(block, countries, codes))
        problems += [Problem(str(file), who, cause, step) for who, cause, step in faults]
        if not faults:
            found.append(block)
            codes |= {(block.country, one.code) for one in block.divisions if one.code}
    return found


def _faults(
    block: CountryDivisions, countries: frozenset[str], codes: set[tuple[str, str]]
) -> Iterator[tuple[str, str, str]]:
    if block.country not in countries:
        yield block.country, f"unknown country {block.country!r}", "use an ISO 3166-1 alpha-3 code"
    if not 1 <= block.level <= len(_CODES):
        yield block.country, f"there is no level {block.level}", "give 1 or 2"
    names: set[str] = set()
    mine: set[str] = set()
    for one in block.divisions:
        if not (abs(one.lat) <= 90 and abs(one.lon) <= 180):
            yield one.name, f"{one.lat}, {one.lon} is no point of the earth", "give degrees north, then east"
        if fold(one.name) in names:
            yield one.name, f"{block.country} has the division twice", "merge the two"
        if one.code and (one.code in mine or (block.country, one.code) in codes):
            yield one.name, f"the code {one.code!r} is given twice in {block.country}", "take it from one of the two"
        names.add(fold(one.name))
        mine.add(one.code or "")


def names_by_code(blocks: Iterable[CountryDivisions]) -> dict[tuple[str, str], str]:
    """Return the short name of each division that GeoNames has a code for, by country and code."""
    return {(block.country, one.code): block.short(one) for block in blocks for one in block.divisions if one.code}


def division_places(
    blocks: Sequence[CountryDivisions], cities: Iterable[NamedPlace], ids: Mapping[tuple[str, str], str]
) -> Iterator[NamedPlace]:
    """Yield the divisions as places.

    A division has the people of its towns; without a code, of the towns that lie nearest to its centre. It has its
    GeoNames feature code unless a town bears its bare name first (Kandahar Province).

    Args:
        blocks: the divisions.
        cities: every city, with the short name of its division.
        ids: GeoNames ids by country and code, where they are known.
    """
    towns: dict[str | None, list[PlaceEntry]] = {}
    for city in cities:
        towns.setdefault(city.entry.country, []).append(city.entry)
    taken: set[str] = set()
    for block in blocks:
        within, near = _people(block, towns.get(block.country, []))
        for number, one in enumerate(block.divisions):
            mine = _id(block.country, one.name, taken)
            known = ids.get((block.country, one.code or ""), mine)
            people = within.get(block.short(one), 0) if one.code else near[number]
            code = None if _is_shared(block, one) else _CODES[block.level - 1]
            entry = PlaceEntry(
                known, one.name, "region", block.country, one.lat, one.lon, people, ("province",), None, code
            )
            yield NamedPlace(entry, _keys(block, one), mine)


def _people(block: CountryDivisions, towns: Sequence[PlaceEntry]) -> tuple[dict[str | None, int], list[int]]:
    """Return how many live in the towns by the division they are in, and by the number of the nearest centre."""
    within: dict[str | None, int] = {}
    near = [0] * len(block.divisions)
    for town in towns:
        within[town.within] = within.get(town.within, 0) + town.population
    if all(one.code for one in block.divisions):
        return within, near
    centres = [(one.lat, one.lon, number) for number, one in enumerate(block.divisions)]
    for town in towns:
        if town.lat is not None and town.lon is not None:
            lat, lon, width = town.lat, town.lon, math.cos(math.radians(town.lat))
            nearest = min(centres, key=lambda at: (at[0] - lat) ** 2 + ((at[1] - lon) * width) ** 2)
            near[nearest[2]] += town.population
    return within, near


def _is_shared(block: CountryDivisions, one: Division) -> bool:
    """Tell whether a town bears the bare name of a first-order division first."""
    short = block.short(one)
    return block.level == 1 and short != one.name and fold(short) in {fold(name) for name in one.aliases}


def _id(country: str, name: str, taken: set[str]) -> str:
    identity = f"place:{country.lower()}.{fold(name).replace(' ', '-')}"
    while identity in taken:
        identity += "-2"
    taken.add(identity)
    return identity


def _keys(block: CountryDivisions, one: Division) -> tuple[str, ...]:
    names = [one.name, *one.aliases]
    for name in (one.name, *one.aliases):
        if not any(name.endswith(word) or name.startswith(word) for word in block.words):
            names += [form for word in block.words for form in (f"{name} {word}", f"{word} of {name}")]
    return tuple(sorted({fold(name) for name in names} - {""}))
