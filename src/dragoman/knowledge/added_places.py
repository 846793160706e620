"""Places that users add of their own, from GeoNames' full tables: where they are kept, and how they are asked for.

Under the folder of `dragoman.knowledge.own` lies `places/`, with one indexed file for each table that was added:
`<name of the table>.<first 16 digits of its SHA-256>.sqlite`. The hash is in the name, so that telling what there is
costs nothing; the files themselves are opened at the first question and read where they lie.
"""

from __future__ import annotations

import sqlite3
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from dragoman.errors import KnowledgeError
from dragoman.knowledge.entries import PlaceEntry

FOLDER: Final = "places"
ENDING: Final = ".sqlite"
_MOST: Final = 40  # places of one name; hundreds of villages are called San Antonio
_MAPPED: Final = 1 << 34  # bytes that may be read by way of memory mapping
_COLUMNS: Final = "number, name, kind, country, lat, lon, population, features, within, feature_code"
_BY_NAME: Final = (
    f"SELECT {_COLUMNS} FROM names JOIN places USING (number) WHERE key = ? "  # noqa: S608 -- our own columns
    f"ORDER BY population DESC, kind = 'city' DESC, number LIMIT {_MOST}"
)
_BY_NUMBER: Final = f"SELECT {_COLUMNS} FROM places WHERE number = ?"  # noqa: S608 -- our own columns


class AddedTable(Struct, frozen=True):
    """A table of places that was added.

    Attributes:
        name: of the table, without its ending (allCountries).
        hash: of the table, 16 hex digits.
        file: the indexed file.
    """

    name: str
    hash: str
    file: Path


def find_added(folder: Path) -> tuple[AddedTable, ...]:
    """Return the tables that were added to a user's folder, by name; none where the folder is not there."""
    found = []
    for file in sorted((folder / FOLDER).glob(f"*{ENDING}")):
        name, _, digest = file.name.removesuffix(ENDING).rpartition(".")
        if name and digest:
            found.append(AddedTable(name, digest, file))
    return tuple(found)


class AddedPlaces:
    """The places of one added table; the file is opened at the first question.

    An object belongs to one thread at a time.
    """

    def __init__(self, table: AddedTable) -> None:
        """Remember the table."""
        self._table = table

    def named(self, key: str) -> list[PlaceEntry]:
        """Return the places of a folded name, the most populous first, at most some dozens."""
        return [_entry(row) for row in self._rows(_BY_NAME, key)]

    def get(self, id: str) -> PlaceEntry | None:  # noqa: A002
        """Return the place of an id, or None."""
        source, _, number = id.partition(":")
        if source != "geonames" or not number.isascii() or not number.isdecimal() or len(number) > len("2147483647"):
            return None
        rows = self._rows(_BY_NUMBER, int(number))
        return _entry(rows[0]) if rows else None

    @cached_property
    def _database(self) -> sqlite3.Connection:
        address = f"{self._table.file.resolve().as_uri()}?mode=ro&immutable=1"
        database = sqlite3.connect(address, uri=True, check_same_thread=False)
        database.execute(f"PRAGMA mmap_size = {_MAPPED}")
        return database

    def _rows(self, query: str, value: str | int) -> list[tuple[object, ...]]:
        try:
            return self._database.execute(query, (value,)).fetchall()
        except sqlite3.Error as error:
            raise KnowledgeError(
                f"the added places {self._table.file} cannot be read ({error})",
                f"add them again, or take them out: dragoman places remove {self._table.name}",
            ) from error


def _entry(row: tuple[object, ...]) -> PlaceEntry:
    """Turn a row into an entry; features are stored with spaces between."""
    values: list[Any] = [f"geonames:{row[0]}", *row[1:7], tuple(str(row[7]).split()), *row[8:]]
    return PlaceEntry(*values)
