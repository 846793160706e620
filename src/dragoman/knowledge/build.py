"""Builds data/ from resources/: `python -m dragoman.knowledge.build`. The same resources give the same bytes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import KnowledgeError
from dragoman.knowledge.actors import ActorsData
from dragoman.knowledge.codes import NAME as CODES
from dragoman.knowledge.codes import Codes
from dragoman.knowledge.entries import ActorEntry
from dragoman.knowledge.loading import DATA, FORMAT, hash_of
from dragoman.knowledge.making.actor_files import NOT_ACTORS, read_actors
from dragoman.knowledge.making.actor_table import complete_actors
from dragoman.knowledge.making.chronology_files import read_chronology
from dragoman.knowledge.making.customary import borne_by_others, without_odd_names
from dragoman.knowledge.making.division_files import CountryDivisions, division_places, names_by_code, read_divisions
from dragoman.knowledge.making.garble_table import compile_garbles
from dragoman.knowledge.making.geonames import NamedPlace, division_ids, read_cities, read_continents, read_countries
from dragoman.knowledge.making.inflection import read_inflection
from dragoman.knowledge.making.institutions import read_institutions
from dragoman.knowledge.making.meaning_files import read_meanings
from dragoman.knowledge.making.ontology_files import DERIVED, compile_ontology, read_acts
from dragoman.knowledge.making.place_files import (
    COUNTRIES,
    DIVISIONS,
    OwnPlace,
    Point,
    merge,
    read_country_points,
    read_places,
)
from dragoman.knowledge.making.place_table import country_places, write_places
from dragoman.knowledge.making.problems import Problem, refuse
from dragoman.knowledge.making.wording_files import compile_wording

RESOURCES = Path("resources")


def build(resources: Path, out: Path, *, keep_going: bool = False, keep_places: bool = False) -> list[Problem]:
    """Check the resources and write the data files.

    Args:
        resources: the folder of what people edit.
        out: the folder to write to; made where it is not there.
        keep_going: leave faulty entries out instead of refusing.
        keep_places: leave the gazetteer that is there as it is; it takes most of the time.

    Returns:
        What is wrong in the resources, sorted; empty unless `keep_going`.

    Raises:
        KnowledgeError: where the folder is not there, or something in it is wrong.
    """
    if not (resources / "actors").is_dir():
        raise KnowledgeError(f"{resources} is no folder of resources", "run from the checkout or name it: --resources")
    problems: list[Problem] = []
    actors = _actors(resources / "actors", problems)
    chronology = read_chronology(resources / "chronology", problems)
    meanings = read_meanings(resources / "meanings", problems)
    acts = read_acts(resources / "ontologies", problems)
    ontology = compile_ontology(acts, resources / "ontologies" / DERIVED, problems)
    inflection = read_inflection(resources / "inflection.yaml", problems)
    wording = compile_wording(resources / "wording", acts, inflection, problems)
    states = [entry for entry in actors.entries if entry.kind == "country"]
    countries = read_countries()
    codes = frozenset(countries) | {state.country for state in states if state.country}
    places = resources / "places"
    own = read_places(places, codes, problems)
    divisions = read_divisions(places / DIVISIONS, codes, problems)
    points = read_country_points(places / COUNTRIES, codes, problems)
    if not keep_going:
        for problem in sorted(problems)[1:]:
            print(problem, file=sys.stderr)  # noqa: T201 -- the builder is a command
        refuse(problems)
    out.mkdir(parents=True, exist_ok=True)
    encoder = msgspec.msgpack.Encoder(order="deterministic")
    for name, data in (
        ("actors", actors),
        ("chronology", chronology),
        ("garbles", compile_garbles(actors.entries, meanings)),
        ("ontology", ontology),
        ("wording", wording),
    ):
        _replace(out / f"{name}.msgpack", encoder.encode(data))
    _replace(out / CODES, encoder.encode(_codes(countries, divisions)))
    if not (keep_places and (out / "places.sqlite").is_file()):
        write_places(out / "places.sqlite", _places(states, own, divisions, points))
    _replace(out / "version", f"{FORMAT} {hash_of(out)}\n".encode())
    return sorted(problems)


def _places(
    states: list[ActorEntry], own: list[OwnPlace], divisions: list[CountryDivisions], points: dict[str, Point]
) -> list[NamedPlace]:
    """Put the gazetteer together: countries, divisions, towns of GeoNames and our own places."""
    cities = list(read_cities(names_by_code(divisions)))
    divided = list(division_places(divisions, cities, division_ids()))
    merged = merge(own, [*cities, *divided, *read_continents()])
    countries = country_places(states, read_countries(), points, borne_by_others(merged))
    return without_odd_names([*countries, *merged])


def _codes(countries: Mapping[str, Mapping[str, Any]], divisions: list[CountryDivisions]) -> Codes:
    """Return what the codes in GeoNames' tables stand for."""
    return Codes(
        countries={str(fact["iso"]): alpha3 for alpha3, fact in countries.items()},
        divisions={f"{country}.{code}": name for (country, code), name in names_by_code(divisions).items()},
    )


def _replace(file: Path, content: bytes) -> None:
    """Write a file in one step, so that nobody reads half of it."""
    fresh = file.with_suffix(".new")
    fresh.write_bytes(content)
    fresh.replace(file)


def _actors(folder: Path, problems: list[Problem]) -> ActorsData:
    """Read, complete and check the actors; with faults noted, the faulty parts are left out."""
    institutions = read_institutions(folder / NOT_ACTORS, problems)
    return complete_actors(read_actors(folder, problems), institutions, folder, problems)


def main(arguments: list[str] | None = None) -> int:
    """Run the builder from the shell and return its exit status: 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.knowledge.build", description=__doc__)
    parser.add_argument("--resources", type=Path, default=RESOURCES, help="folder of what people edit")
    parser.add_argument("--out", type=Path, default=DATA, help="folder to write to")
    parser.add_argument("--keep-going", action="store_true", help="leave faulty entries out and build the rest")
    parser.add_argument("--keep-places", action="store_true", help="do not build the gazetteer anew")
    options = parser.parse_args(arguments)
    try:
        problems = build(options.resources, options.out, keep_going=options.keep_going, keep_places=options.keep_places)
    except KnowledgeError as error:
        print(error, file=sys.stderr)  # noqa: T201 -- the builder is a command
        return error.exit_status
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
