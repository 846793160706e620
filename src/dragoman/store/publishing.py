"""Lets others read a record while it is being written.

DuckDB lets one process alone have a file that it writes. Who wants to read it meanwhile says so by a file beside the
record; the writer answers with a copy of what it has committed, made in a thread of its own while it goes on. No copy
is made that nobody asked for, none blocks the writer, and it is taken away when the writer is done.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LOOK: Final = 0.2  # seconds between looks for a wish
_REST: Final = 4  # times as long as a copy took, before the next is made: copying takes a fifth of the time at most
_ROOM: Final = 2  # times the size of the record must be free: a copy must not fill the disk that the writer needs


def wish_of(path: Path) -> Path:
    """Return the file by which readers say that they want a copy."""
    return path.with_name(f"{path.name}.wanted")


def ask(path: Path) -> int:
    """Ask the writer of a record for a copy.

    Returns:
        When it was asked for, in nanoseconds; the copy that answers bears this time or a later one in its name.

    Raises:
        OSError: where the folder cannot be written.
    """
    wish = wish_of(path)
    wish.touch()
    return wish.stat().st_mtime_ns


def answer(path: Path, asked: int) -> Path | None:
    """Return the newest copy of the record that was asked for at that time or later, or None.

    Each copy has a name of its own: within a process DuckDB takes one name for one database, however often the file
    behind it is replaced.
    """
    fit = [copy for copy in _copies(path) if int(copy.name.rpartition("-")[2]) >= asked]
    return max(fit, key=lambda copy: copy.name, default=None)


def _copies(path: Path) -> list[Path]:
    start = f"{path.name}.reading-"
    try:
        names = [entry.name for entry in os.scandir(path.parent) if entry.name.startswith(start)]
    except OSError:
        return []
    return [path.with_name(name) for name in sorted(names) if name.removeprefix(start).isdecimal()]


class Publisher:
    """Makes copies of a record on demand, in a thread, until it is closed."""

    def __init__(self, connection: DuckDBPyConnection, path: Path) -> None:
        """Take away what a killed writer left, and start looking for wishes.

        Args:
            connection: of the record, opened to write.
            path: the record.
        """
        self._connection = connection.cursor()
        self._path = path
        self._answered = 0
        self._done = threading.Event()
        self._clear()
        self._thread = threading.Thread(target=self._serve, name="dragoman-publisher", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop, and take the copy away: from now on the record itself can be read."""
        self._done.set()
        self._thread.join()
        self._connection.close()
        self._clear()

    def _serve(self) -> None:
        rest = 0.0
        while not self._done.wait(max(_LOOK, rest)):
            rest = 0.0
            asked = self._asked()
            if asked > self._answered:
                begun = time.monotonic()
                # What cannot be copied (no room, no right) is not: readers are told that they have to wait.
                with suppress(Exception):
                    self._publish(asked)
                rest = _REST * (time.monotonic() - begun)
                self._answered = asked

    def _asked(self) -> int:
        try:
            return wish_of(self._path).stat().st_mtime_ns
        except OSError:
            return 0

    def _publish(self, asked: int) -> None:
        if shutil.disk_usage(self._path.parent).free < _ROOM * self._path.stat().st_size:
            return
        fresh = self._path.with_name(f"{self._path.name}.copying")
        fresh.unlink(missing_ok=True)
        ((name,),) = self._connection.execute("SELECT current_database()").fetchall()
        self._connection.execute(f"ATTACH {_quoted(str(fresh), chr(39))} AS copying")
        try:
            self._connection.execute(f"COPY FROM DATABASE {_quoted(name, chr(34))} TO copying")
        finally:
            self._connection.execute("DETACH copying")
        older = _copies(self._path)
        fresh.rename(self._path.with_name(f"{self._path.name}.reading-{asked:020}"))
        _remove(older)

    def _clear(self) -> None:
        left = (self._path.with_name(f"{self._path.name}.{name}") for name in ("wanted", "copying", "copying.wal"))
        _remove([*_copies(self._path), *left])


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _quoted(text: str, mark: str) -> str:
    """Return a path or a name as SQL writes it."""
    return mark + text.replace(mark, mark * 2) + mark
