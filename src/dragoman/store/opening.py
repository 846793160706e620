"""Opens the record file, and says what is wrong where it cannot be opened."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dragoman.errors import RecordError
from dragoman.record import Reading
from dragoman.store.inserting import insert
from dragoman.store.migrations import APPLICATION, MIGRATIONS, Migration
from dragoman.store.publishing import answer, ask
from dragoman.store.rows import entries_of, row_of
from dragoman.store.tables import PER_READING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# A DuckDB file says so after the checksum of its first block (duckdb.org/docs/stable/internals/storage).
_MAGIC: Final = b"DUCK"
_MAGIC_OFFSET: Final = 8

# Nothing is ever fetched: a record is read with what the installed package carries.
_CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
# Who reads may ask in SQL: it reaches no other file and no network, and cannot open them again.
LOCKED: Final = _CONFIG | {"enable_external_access": "false", "lock_configuration": "true"}

_HOLDER: Final = re.compile(r"held in (?P<program>.{1,300}?) \(PID (?P<pid>\d+)\)")


_PAUSE: Final = 0.1  # seconds between two tries at a record that another has

Say = Callable[[str], None]


class InUseError(RecordError):
    """A record that another process has."""


def open_for_reading(path: Path, *, wait: float = 0.0, say: Say | None = None) -> DuckDBPyConnection:
    """Open an existing record so that it cannot be changed; while another writes it, a copy of its last state.

    Args:
        path: the record.
        wait: seconds to wait for the writer's copy, or for its end.
        say: is told once where there is something to wait for.

    Raises:
        RecordError: where there is none, or it is locked, foreign, broken or of another version.
    """
    if not path.exists():
        raise RecordError(f"there is no record at {path}", "put reports into it with `dragoman add`")
    check_file(path)
    return _patient(lambda: _open_to_read(path, wait), path, wait, say, copies=True)


def open_for_writing(path: Path, *, wait: float = 0.0, say: Say | None = None) -> DuckDBPyConnection:
    """Open a record to write in, making the file and its folder where they are missing.

    Args:
        path: the record.
        wait: seconds to wait for another process that has it.
        say: is told once where there is something to wait for.

    Raises:
        RecordError: where it cannot be made or written, or is locked, foreign, broken or of a newer version.
    """
    if path.exists():
        check_file(path)
        _check_writable(path)
    else:
        _make_folder(path)
    return _patient(lambda: _open_to_write(path), path, wait, say, copies=False)


def _patient(
    attempt: Callable[[], DuckDBPyConnection], path: Path, wait: float, say: Say | None, *, copies: bool
) -> DuckDBPyConnection:
    """Try to open a record until it succeeds or the time is over; where `copies`, ask its writer for a copy."""
    until = time.monotonic() + wait
    asked: int | None = None
    while True:
        try:
            return attempt()
        except InUseError as error:
            copy = answer(path, asked) if copies and asked is not None else None
            if copy is not None:
                try:
                    return _connect(copy, read_only=True)
                except RecordError:
                    if copy.exists():  # else a newer one has taken its place meanwhile
                        raise
            if time.monotonic() >= until:
                raise
            if asked is None:
                if say is not None:
                    say(f"{error.cause}: waiting for it, {wait:.0f} seconds at most")
                asked = _ask(path) if copies else 0
            time.sleep(_PAUSE)


def _ask(path: Path) -> int:
    try:
        return ask(path)
    except OSError:  # no right to say so in this folder: only the writer's end helps
        return sys.maxsize


def _open_to_read(path: Path, wait: float) -> DuckDBPyConnection:
    connection = _connect(path, read_only=True)
    try:
        pending = _pending(connection, path)
    except BaseException:
        connection.close()
        raise
    if pending:
        connection.close()
        # An older file has to take the new steps once, which needs the right to write it.
        open_for_writing(path, wait=wait).close()
        connection = _connect(path, read_only=True)
    return connection


def _open_to_write(path: Path) -> DuckDBPyConnection:
    connection = _connect(path, read_only=False)
    try:
        _migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_writable(path: Path) -> None:
    try:
        path.open("r+b").close()
    except OSError as error:
        raise RecordError(
            f"the record {path} is read-only ({error.strerror})", "make it writable, or give another with --record"
        ) from error


def check_file(path: Path) -> None:
    """Refuse what is no DuckDB file before DuckDB sees it, which would try to fetch readers for other formats.

    Raises:
        RecordError: where `path` is a folder, cannot be read, or holds something else.
    """
    if path.is_dir():
        raise RecordError(f"{path} is a folder, not a record", "name a file in it, such as record.duckdb")
    try:
        with path.open("rb") as file:
            head = file.read(_MAGIC_OFFSET + len(_MAGIC))
    except OSError as error:
        raise RecordError(
            f"the record {path} cannot be read ({error.strerror})",
            "check its permissions, or give another with --record",
        ) from error
    if head[_MAGIC_OFFSET:] != _MAGIC:
        raise RecordError(f"{path} is not a DuckDB file", "give another file with --record; this one was left as it is")


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError(
            f"the folder {path.parent} cannot be made ({error.strerror})", "give another place with --record"
        ) from error


def _connect(path: Path, *, read_only: bool) -> DuckDBPyConnection:
    import duckdb  # noqa: PLC0415  (slow to import, and most commands need no record)

    try:
        return duckdb.connect(str(path), read_only=read_only, config=LOCKED if read_only else _CONFIG)
    except duckdb.Error as error:
        raise _explain(path, str(error)) from error


def _explain(path: Path, message: str) -> RecordError:
    if "lock" in message:
        holder = _HOLDER.search(message)
        # The pattern is matched against DuckDB's message, in which the path is the user's own.
        who = f" by process {holder['pid']} ({Path(holder['program']).name})" if holder else ""
        return InUseError(f"the record {path} is in use{who}", "wait until it is done, or use another with --record")
    if "different configuration" in message:
        return RecordError(f"the record {path} is already open in this program", "close it before opening it again")
    if "Permission denied" in message:
        return RecordError(
            f"there is no right to write {path}", "make its folder writable, or give another with --record"
        )
    first = message.splitlines()[0] if message else "no reason given"
    return RecordError(
        f"the record {path} cannot be opened ({first})",
        "restore a copy, or give another with --record; reports can be added again",
    )


def _tables(connection: DuckDBPyConnection) -> set[str]:
    found = connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall()
    return {name for (name,) in found}


def _pending(connection: DuckDBPyConnection, path: Path) -> tuple[Migration, ...]:
    """Return the steps that a file has yet to take; a file without any table is new and has to take all."""
    tables = _tables(connection)
    if not tables:
        return MIGRATIONS
    if not {"application", "migration"} <= tables or not _is_ours(connection):
        raise RecordError(f"{path} is a database of another program", "give another file with --record")
    done = [name for (name,) in connection.execute("SELECT name FROM migration ORDER BY position").fetchall()]
    ours = [migration.name for migration in MIGRATIONS]
    if done != ours[: len(done)]:
        raise RecordError(f"the record {path} was written by a newer Dragoman", "update Dragoman to open it")
    return MIGRATIONS[len(done) :]


def _is_ours(connection: DuckDBPyConnection) -> bool:
    import duckdb  # noqa: PLC0415

    try:
        return connection.execute("SELECT name FROM application").fetchall() == [(APPLICATION,)]
    except duckdb.Error:
        return False


def _migrate(connection: DuckDBPyConnection, path: Path) -> None:
    """Take the pending steps, all or none."""
    pending = _pending(connection, path)
    if not pending:
        return
    import duckdb  # noqa: PLC0415

    first = len(MIGRATIONS) - len(pending)
    connection.execute("BEGIN")
    try:
        for position, migration in enumerate(pending, start=first):
            for statement in migration.statements:
                connection.execute(statement)
            connection.execute("INSERT INTO migration VALUES (?, ?)", [position, migration.name])
        if any(migration.refill for migration in pending):
            _refill(connection)
        if first == 0:
            connection.execute("INSERT INTO application VALUES (?)", [APPLICATION])
        connection.execute("COMMIT")
    except duckdb.Error as error:
        with suppress(duckdb.Error):
            connection.execute("ROLLBACK")
        raise _explain(path, str(error)) from error


def _refill(connection: DuckDBPyConnection) -> None:
    """Fill the tables of statements from the readings."""
    readings = connection.execute("SELECT position, report, recorded, json FROM reading ORDER BY position").fetchall()
    for position, key, recorded, line in readings:
        rows: dict[str, list[dict[str, object]]] = {name: [] for name in PER_READING}
        for entry in entries_of(key, Reading.from_json(line)):
            rows[entry.table].append(row_of(key, entry) | {"reading": position, "recorded": recorded})
        for name, columns in PER_READING.items():
            insert(connection, name, columns, rows[name])
