"""Places of the user's own: tables of GeoNames, kept beside the gazetteer of the package."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dragoman.knowledge.added_places import AddedTable, find_added
from dragoman.knowledge.codes import load_codes
from dragoman.knowledge.loading import DATA
from dragoman.knowledge.making.added_table import Added, add_table, remove_table
from dragoman.knowledge.own import own_folder


def _nothing(_: int = 0) -> None:
    """Watch nothing."""


def add_places(
    file: Path,
    *,
    folder: Path | None = None,
    watch: Callable[[int], None] = _nothing,
    sorting: Callable[[], None] = _nothing,
) -> Added:
    """Take a table of GeoNames into the user's gazetteer, in place of a table of that name.

    Its places are asked for behind those of the package, from the next `load_knowledge` on.

    Args:
        file: allCountries.txt, a country's table, or the zip archive of one.
        folder: of the user's knowledge; the one of `DRAGOMAN_KNOWLEDGE` or of the system where it is None.
        watch: told the bytes of the table as they are read.
        sorting: told when all is read and the names are being sorted.

    Returns:
        What became of it: places, rows passed over, broken rows.

    Raises:
        InputError: where the table cannot be read, or holds no place.
        KnowledgeError: where the folder cannot be written.
    """
    return add_table(file, folder or own_folder(), load_codes(DATA), watch=watch, sorting=sorting)


def remove_places(name: str, *, folder: Path | None = None) -> AddedTable:
    """Take out a table that was added.

    Args:
        name: of the table (allCountries).
        folder: of the user's knowledge.

    Raises:
        UsageError: where there is no such table.
        KnowledgeError: where it cannot be removed.
    """
    return remove_table(name, folder or own_folder())


def added_places(*, folder: Path | None = None) -> tuple[AddedTable, ...]:
    """Return the tables that were added, by name.

    Args:
        folder: of the user's knowledge.
    """
    return find_added(folder or own_folder())
