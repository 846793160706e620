"""Actors as the resources describe them, read and checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from dragoman.knowledge.dates import is_reduced_date
from dragoman.knowledge.entries import ActorEntry
from dragoman.knowledge.folding import fold
from dragoman.knowledge.making.institutions import Institutions
from dragoman.knowledge.making.problems import Problem
from dragoman.knowledge.making.yaml_files import convert, read_entries, yaml_files

# Names of sectors after the PLOVER codebook of 2021 ("primary" and "secondary" agent codes).
SECTORS = frozenset([
    "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "ENV", "ETH", "GOV", "HLT", "HRI", "IGO", "IMG", "INT", "JRN", "JUD",
    "LAB", "LEG", "LEO", "LGL", "MED", "MIL", "MNC", "MOD", "NGM", "NGO", "OPP", "PTY", "POL", "REB", "REF", "REL",
    "RAD", "SEP", "SET", "SPY", "UAF", "UIS", "UNK", "VET"
])  # fmt: skip
_DATED = ("start", "end")
NOT_ACTORS = "institutions.yaml"


def read_actors(folder: Path, problems: list[Problem]) -> dict[str, tuple[Path, ActorEntry]]:
    """Return the entries of a folder by id, each with its file; faulty ones are left out and noted."""
    return read_actor_files([file for file in yaml_files(folder) if file.name != NOT_ACTORS], problems)


def read_actor_files(
    files: Iterable[Path], problems: list[Problem], known: Mapping[str, ActorEntry] = MappingProxyType({})
) -> dict[str, tuple[Path, ActorEntry]]:
    """Return the entries of files by id, each with its file; faulty ones are left out and noted.

    Args:
        files: YAML files, each a list of entries.
        problems: gets what is wrong.
        known: actors that the entries of the same id add to: their lists grow, and single fields are replaced.
    """
    found: dict[str, tuple[Path, ActorEntry]] = {}
    for file in files:
        for name, fields in read_entries(file, "id", problems):
            plain = _with_dates(fields)
            entry = convert(over(known[name], plain) if name in known else plain, ActorEntry, file, name, problems)
            if entry is None:
                continue
            if name in found:
                other = found[name][0]
                problems.append(Problem(str(file), name, f"the id is taken in {other}", "merge the two or rename one"))
            else:
                found[name] = (file, entry)
    return found


def over(known: ActorEntry, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an actor with others laid over them.

    Lists are united; of two memberships or roles that begin alike the later stands, so that an end can be given to one
    that had none. Any other field is replaced. A list that is none is left for the type to refuse.
    """
    merged: dict[str, Any] = msgspec.to_builtins(known)
    for key, value in fields.items():
        known_list = merged.get(key, [])
        if isinstance(value, list) and isinstance(known_list, list | tuple):
            merged[key] = list({_sameness(one): one for one in (*known_list, *value)}.values())
        else:
            merged[key] = value
    return merged


def _sameness(one: Any) -> Any:
    """Return what makes an element of a list the same as another: all of it but the end of its time."""
    if isinstance(one, dict):
        return tuple(sorted((str(key), str(value)) for key, value in one.items() if key != "end" and value is not None))
    return str(one)


def _with_dates(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with years as text, plain ids of memberships as such, and empty lists for empty fields."""
    plain = {key: value for key, value in fields.items() if value is not None}
    for key in ("part_of", "roles"):
        if isinstance(plain.get(key), list):
            plain[key] = [_with_dates(one if isinstance(one, dict) else {"id": one}) for one in plain[key]]
    return {key: str(value) if key in _DATED else value for key, value in plain.items()}


def check_actors(
    actors: Mapping[str, tuple[Path, ActorEntry]], institutions: Institutions, problems: list[Problem]
) -> None:
    """Note what is wrong between entries and in what their types cannot say.

    Args:
        actors: entries by id with their files, those of organs of state included.
        institutions: the offices that there are.
        problems: gets what is wrong.
    """
    codes = frozenset(entry.country for _, entry in actors.values() if entry.kind == "country" and entry.country)
    for name, (file, entry) in actors.items():
        faults = [*_field_faults(entry, codes), *_dates_faults(entry), *_reference_faults(entry, actors)]
        for role in entry.roles:
            if not institutions.knows(role.office):
                step = "use a known office, or add this one under offices in actors/institutions.yaml"
                faults.append((f"unknown office {role.office!r}", step))
        problems += [Problem(str(file), name, cause, step) for cause, step in faults]
    problems += [Problem(str(file), name, cause, step) for file, name, cause, step in _name_faults(actors)]


def _field_faults(entry: ActorEntry, codes: frozenset[str]) -> list[tuple[str, str]]:
    faults = []
    if entry.sector is not None and entry.sector not in SECTORS:
        faults.append((f"unknown sector {entry.sector!r}", f"use one of: {', '.join(sorted(SECTORS))}"))
    if entry.country is not None and entry.country not in codes:
        faults.append((f"unknown country {entry.country!r}", "use the alpha-3 code of a state of actors/states.yaml"))
    names = (entry.name, *entry.aliases, *entry.adjectives, *entry.people, *entry.seats)
    empty = (f"the name {written!r} has no letter or digit" for written in names if not fold(written))
    faults += [(cause, "write a name or take it out") for cause in empty]
    if entry.roles and entry.kind != "person":
        faults.append(("roles of what is no person", "take the roles out or set kind: person"))
    return faults


def _dates_faults(entry: ActorEntry) -> list[tuple[str, str]]:
    stretches = [(entry.start, entry.end), *((one.start, one.end) for one in entry.part_of)]
    stretches += [(one.start, one.end) for one in entry.roles]
    days = [day for stretch in stretches for day in stretch if day is not None]
    faults = [(f"{day!r} is no date", "write YYYY, YYYY-MM or YYYY-MM-DD") for day in days if not is_reduced_date(day)]
    return faults + [
        (f"the end {end} is before the start {start}", "correct one of them")
        for start, end in stretches
        if start and end and start[: len(end)] > end[: len(start)]
    ]


def _name_faults(actors: Mapping[str, tuple[Path, ActorEntry]]) -> list[tuple[Path, str, str, str]]:
    """Return entries of one country that bear the same name, save persons: they are mostly one actor written twice."""
    bearers: dict[tuple[str, str], str] = {}
    faults = []
    for name, (file, entry) in actors.items():
        if entry.kind == "person" or entry.country is None:
            continue
        other = bearers.setdefault((entry.country, fold(entry.name)), name)
        if other != name:
            cause = f"the name {entry.name!r} is that of {other} too"
            faults.append((file, name, cause, "merge the two; a state's own forces are <state>.mil"))
    return faults


def _reference_faults(entry: ActorEntry, actors: Mapping[str, object]) -> list[tuple[str, str]]:
    named = {"part_of": [one.id for one in entry.part_of], "roles": [one.of for one in entry.roles]}
    named |= {"opposes": list(entry.opposes), "backers": list(entry.backers)}
    named["successor"] = [entry.successor] if entry.successor else []
    return [
        (f"{field} names {name!r}, which does not exist", "correct the id or add an entry of that id")
        for field, names in named.items()
        for name in names
        if name not in actors
    ]
