"""The UCDP Actor Dataset, as CSV (https://ucdp.uu.se/downloads/, codebook by Pettersson and others)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping

from dragoman.errors import InputError
from dragoman.knowledge.actors import ActorIndex
from dragoman.knowledge.entries import ActorEntry, Membership
from dragoman.knowledge.importing.naming import proper_names
from dragoman.record import ActorKind

_NEEDED = ("ActorId", "NameData", "NameOrigFullEng", "Org", "Location")
# How an actor is organised: formally, round a party or candidate, by a shared identity, as a state.
_KINDS: Mapping[str, tuple[ActorKind, str | None]] = {
    "1": ("armed_group", "REB"),
    "2": ("party", "PTY"),
    "3": ("population", "ETH"),
    "4": ("government", "GOV"),
}
_UNKNOWN: tuple[ActorKind, str | None] = ("unknown", None)
_ENGLISH = ("NameOrigFullEng", "NameData", "NameOrig", "NewNameFullEng", "NewName")
_NATIVE = ("NameOrigFull", "NewNameFullMotherTongue")
_UNTOLD = frozenset({"", "n/a", "na", "-99", "unknown"})


def read_ucdp(lines: Iterable[str], known: ActorIndex) -> Iterator[ActorEntry]:
    """Yield an entry for each row.

    Names of allies and of greater groups become memberships, places of conflict the area. A country is given where
    the list names one only. The id is that of the list: ucdp.201.

    Args:
        lines: of the CSV, with their ends; the first names the columns.
        known: actors, for the codes of states.

    Raises:
        InputError: where it is no such list.
    """
    rows = csv.DictReader(lines)
    try:
        missing = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
        if missing:
            raise InputError(f"the file lacks the columns {', '.join(missing)}", "give the UCDP actor list as CSV")
        yield from (_entry(row, known) for row in rows if (row["ActorId"] or "").strip().isdecimal())
    except csv.Error as error:
        raise InputError(f"line {rows.line_num} is no CSV ({error})", "give the UCDP actor list as CSV") from error


def _entry(row: Mapping[str, str | None], known: ActorIndex) -> ActorEntry:
    kind, sector = _KINDS.get(_cell(row, "Org"), _UNKNOWN)
    name, *others = proper_names([*_cells(row, _ENGLISH), f"UCDP actor {_cell(row, 'ActorId')}"])
    places = [place.strip() for place in _cell(row, "Location").split(",") if place.strip()]
    country = _country(name.removeprefix("Government of "), known) if kind == "government" else None
    if kind != "government" and len(places) == 1:
        country = _country(places[0], known)
    greater = [*_cell(row, "ActorIdGroup").split(","), *_cell(row, "ActorIdAlliance").split(",")]
    id_ = _cell(row, "ActorId")
    version = _cell(row, "Version")
    organ = f"{country.lower()}.gov" if kind == "government" and country else ""
    return ActorEntry(
        id=organ if known.get(organ) is not None else f"ucdp.{id_}",
        name=name,
        kind=kind,
        country=country,
        sector=sector,
        aliases=tuple(other for other in others if not other.startswith("UCDP actor ")),
        native=tuple(one for one in proper_names(_cells(row, _NATIVE)) if one not in (name, *others)),
        area=() if kind == "government" else tuple(places),
        part_of=tuple(Membership(f"ucdp.{one.strip()}") for one in greater if one.strip().isdecimal()),
        source=f"UCDP actor {id_}" + (f", version {version}" if version else ""),
    )


def _cell(row: Mapping[str, str | None], column: str) -> str:
    return (row.get(column) or "").strip()


def _cells(row: Mapping[str, str | None], columns: Iterable[str]) -> list[str]:
    return [cell for column in columns if (cell := _cell(row, column)).lower() not in _UNTOLD]


def _country(name: str, known: ActorIndex) -> str | None:
    """Return the code of a state by its name, with an older name in brackets or without: "Myanmar (Burma)"."""
    for one in (name, name.partition(" (")[0]):
        states = [entry for entry in known.named(one) if entry.kind == "country"]
        if len(states) == 1:
            return states[0].country
    return None
