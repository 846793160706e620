"""The record file, open."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dragoman.errors import RecordError
from dragoman.store.asking import Asking
from dragoman.store.history import History, tell_history
from dragoman.store.opening import Say, open_for_reading, open_for_writing
from dragoman.store.publishing import Publisher
from dragoman.store.view import View
from dragoman.store.writer import Writer

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Store:
    """An open record: gives a `View` to read it and, where it was opened so, a `Writer`.

    Use it as a context manager, which closes the file. Several programs may read one record at a time. While one
    writes, the others read a copy of what it has committed, which it makes when they ask (`publishing`).
    """

    def __init__(self, path: Path, connection: DuckDBPyConnection, *, writable: bool) -> None:
        """Keep an open connection; callers use `Store.open`."""
        self.path = path
        self._connection = connection
        self._writable = writable
        self._publisher = Publisher(connection, path) if writable else None

    @classmethod
    def open(cls, path: Path, *, create: bool = False, wait: float = 0.0, say: Say | None = None) -> Store:
        """Open the record at `path`.

        Args:
            path: the DuckDB file.
            create: open it to write, making it (and its folder) where it is missing; otherwise only to read.
            wait: seconds to wait where another process has it: to write, until it is done; to read, until it has
                made a copy of its last state.
            say: is told, in half a sentence, where there is something to wait for.

        Raises:
            RecordError: where it is missing, locked, read-only, broken, or a file of another program.
        """
        opened = open_for_writing if create else open_for_reading
        return cls(path, opened(path, wait=wait, say=say), writable=create)

    def view(self, *, known_on: str | None = None) -> View:
        """Return the queries on the record.

        Args:
            known_on: a day or moment, to be answered as one would have answered then; None for now.

        Raises:
            UsageError: where it is no day.
        """
        return View(self._connection, known_on=known_on)

    def asking(self, *, known_on: str | None = None) -> Asking:
        """Return the record as of a moment, to be asked questions.

        Args:
            known_on: a day or moment; None for now.

        Raises:
            UsageError: where `known_on` is no day.
        """
        return Asking(self._connection, known_on=known_on, sealed=not self._writable)

    def history(self, id_: str) -> History:
        """Tell what became of an entry, a report, an actor, a place or a correction.

        Args:
            id_: its id, or the beginning of one.

        Raises:
            UsageError: where the record has nothing of that id, or more than one thing.
        """
        return tell_history(self._connection, id_)

    def writer(self, *, at: str | None = None) -> Writer:
        """Return a writer; what it is given is whole or absent.

        Args:
            at: the day or moment at which the record shall have learnt what is written; None for the system's clock.

        Raises:
            RecordError: where the record was opened only to read.
            UsageError: where `at` is no day, or lies before what the record learnt last.
        """
        if not self._writable:
            raise RecordError(f"the record {self.path} is open only to read", "open it with create=True to write")
        return Writer(self._connection, at=at)

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        if self._publisher is not None:
            self._publisher.close()
            self._publisher = None
        self._connection.close()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()
