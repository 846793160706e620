"""Turns a table of GeoNames into the indexed file that `dragoman.knowledge.added_places` reads.

Rows are written as they come and the names are sorted by SQLite, on disk where they are many, so that memory stays the
same however long the table is.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from msgspec import Struct

from dragoman.errors import InputError, KnowledgeError, UsageError
from dragoman.knowledge.added_places import ENDING, FOLDER, AddedTable, find_added
from dragoman.knowledge.codes import Codes
from dragoman.knowledge.making.geonames import NamedPlace
from dragoman.knowledge.making.place_dump import PlaceDump
from dragoman.knowledge.places import LONGEST_NAME

_BATCH: Final = 20_000  # rows that are written at once
_TOLD: Final = 3  # broken rows that are named
_NAME: Final = re.compile(r"[^A-Za-z0-9_-]+")
_SCHEMA: Final = """
CREATE TABLE places (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, lat REAL NOT NULL,
    lon REAL NOT NULL, population INTEGER NOT NULL, features TEXT NOT NULL, within TEXT, feature_code TEXT
) STRICT;
CREATE TABLE names (key TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) STRICT, WITHOUT ROWID;
"""
# A place that comes again in a table replaces itself; its former names are not looked at.
_PLACE: Final = "INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_STAGED: Final = "INSERT INTO staged.names VALUES (?, ?)"
_SORTED: Final = "INSERT INTO main.names SELECT DISTINCT key, number FROM staged.names ORDER BY key, number"

Watch = Callable[[int], None]


class Added(Struct, frozen=True):
    """What became of a table.

    Attributes:
        table: as it is kept now.
        outcome: added; replaced, where another of that name was there; known, where the very same was.
        places: number of places that it gives.
        passed_over: rows of kinds that news does not name.
        broken: rows that are none of GeoNames.
        faults: the first of those, for a person to read.
    """

    table: AddedTable
    outcome: str
    places: int
    passed_over: int
    broken: int
    faults: tuple[str, ...]


def add_table(file: Path, folder: Path, codes: Codes, *, watch: Watch, sorting: Callable[[], None]) -> Added:
    """Take a table of GeoNames into a user's folder; what was there of that name stays until the new one is whole.

    Args:
        file: text, or a zip archive as GeoNames gives it.
        folder: where the user's knowledge is kept; made where it is not there.
        codes: what the codes in the table stand for.
        watch: told the bytes of the table as they are read.
        sorting: told when all is read and the names are being sorted.

    Raises:
        InputError: where the table cannot be read, or holds no place.
        KnowledgeError: where the folder cannot be written.
    """
    name = _NAME.sub("-", file.stem).strip("-") or "places"
    kept = folder / FOLDER
    fresh, staged = kept / f"{name}.new", kept / f"{name}.staged"
    with PlaceDump(file, codes) as dump:
        try:
            kept.mkdir(parents=True, exist_ok=True)
            for leftover in (fresh, staged):  # of an addition that was cut off
                leftover.unlink(missing_ok=True)
            counts, faults = _write(fresh, staged, dump, watch, sorting)
            if not counts["places"]:
                why = faults[0] if faults else "it is empty"
                raise InputError(f"{file} has no place of GeoNames ({why})", "give a table such as allCountries.txt")
            return Added(
                *_put(kept, name, fresh, dump.hash), counts["places"], counts["passed"], counts["broken"], faults
            )
        except (OSError, sqlite3.Error) as error:
            raise KnowledgeError(
                f"{kept} cannot be written ({error})", "make room there, or name another folder: --knowledge"
            ) from error
        finally:
            for leftover in (fresh, staged):
                leftover.unlink(missing_ok=True)


def remove_table(name: str, folder: Path) -> AddedTable:
    """Take out a table that was added, and return it.

    Raises:
        UsageError: where there is no such table.
        KnowledgeError: where it cannot be removed.
    """
    added = find_added(folder)
    found = next((table for table in added if table.name == name), None)
    if found is None:
        there = f"there are {', '.join(table.name for table in added)}" if added else "none were added"
        raise UsageError(f"no places were added under the name {name!r}", there)
    _remove([found])
    return found


def _remove(tables: Sequence[AddedTable]) -> None:
    for table in tables:
        try:
            table.file.unlink(missing_ok=True)
        except OSError as error:
            raise KnowledgeError(f"{table.file} cannot be removed ({error.strerror})", "remove it by hand") from error


def _put(kept: Path, name: str, fresh: Path, digest: str) -> tuple[AddedTable, str]:
    """Put the finished file in its place, and take out what it replaces."""
    table = AddedTable(name, digest, kept / f"{name}.{digest}{ENDING}")
    former = [one for one in find_added(kept.parent) if one.name == name]
    fresh.replace(table.file)
    _remove([one for one in former if one.file != table.file])
    if not former:
        return table, "added"
    return table, "known" if [one.hash for one in former] == [digest] else "replaced"


def _write(
    fresh: Path, staged: Path, dump: PlaceDump, watch: Watch, sorting: Callable[[], None]
) -> tuple[Counter[str], tuple[str, ...]]:
    """Write the rows of a table to a new file, sort its names, and return what was counted."""
    counts: Counter[str] = Counter()
    faults: list[str] = []
    with closing(sqlite3.connect(fresh, isolation_level=None)) as database:
        database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000; PRAGMA temp_store = FILE;"
            + _SCHEMA
        )
        database.execute("ATTACH ? AS staged", (str(staged),))
        database.executescript(
            "PRAGMA staged.journal_mode = OFF; PRAGMA staged.synchronous = OFF;"
            "CREATE TABLE staged.names (key TEXT NOT NULL, number INTEGER NOT NULL);"
        )
        for places in _batches(dump, counts, faults, watch):
            database.execute("BEGIN")
            database.executemany(_PLACE, map(_row, places))
            database.executemany(_STAGED, _named(places))
            database.execute("COMMIT")
        sorting()
        database.execute(_SORTED)
        counts["places"] = database.execute("SELECT count(*) FROM places").fetchone()[0]
    return counts, tuple(faults)


def _batches(dump: PlaceDump, counts: Counter[str], faults: list[str], watch: Watch) -> Iterator[list[NamedPlace]]:
    """Yield the places of a table, many at once, and count what is none."""
    waiting: list[NamedPlace] = []
    size = 0
    for number, row in enumerate(dump.rows(), start=1):
        size += row.size
        if row.broken is not None:
            counts["broken"] += 1
            if len(faults) < _TOLD:
                faults.append(f"row {number}: {row.broken}")
        elif row.place is None:
            counts["passed"] += 1
        else:
            waiting.append(row.place)
        if number % _BATCH == 0:
            watch(size)
            size = 0
            yield waiting
            waiting = []
    watch(size)
    yield waiting


def _row(place: NamedPlace) -> tuple[object, ...]:
    entry = place.entry
    return (
        _number(place), entry.name, entry.kind, entry.country, entry.lat, entry.lon, entry.population,
        " ".join(entry.features), entry.within, entry.feature_code,
    )  # fmt: skip


def _named(places: Sequence[NamedPlace]) -> Iterator[tuple[str, int]]:
    for place in places:
        number = _number(place)
        yield from ((key, number) for key in place.keys if key.count(" ") < LONGEST_NAME)


def _number(place: NamedPlace) -> int:
    return int(place.entry.id.removeprefix("geonames:"))
