"""The record file, open."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dragoman.errors import RecordError
from dragoman.store.opening import open_for_reading, open_for_writing
from dragoman.store.view import View
from dragoman.store.writer import Writer

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Store:
    """An open record: gives a `View` to read it and, where it was opened so, a `Writer`.

    Use it as a context manager, which closes the file. Several programs may read one record at a time;
    while one writes, no other may open it.
    """

    def __init__(self, path: Path, connection: DuckDBPyConnection, *, writable: bool) -> None:
        """Keep an open connection; callers use `Store.open`."""
        self.path = path
        self._connection = connection
        self._writable = writable

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Store:
        """Open the record at `path`.

        Args:
            path: the DuckDB file.
            create: open it to write, making it (and its folder) where it is missing; otherwise only to read.

        Raises:
            RecordError: where it is missing, locked, read-only, broken, or a file of another program.
        """
        connection = open_for_writing(path) if create else open_for_reading(path)
        return cls(path, connection, writable=create)

    def view(self) -> View:
        """Return the queries on the record."""
        return View(self._connection)

    def writer(self) -> Writer:
        """Return a writer; what it is given is whole or absent.

        Raises:
            RecordError: where the record was opened only to read.
        """
        if not self._writable:
            raise RecordError(f"the record {self.path} is open only to read", "open it with create=True to write")
        return Writer(self._connection)

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()
