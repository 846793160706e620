"""Writes reports, readings and what is settled from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from msgspec import json as msgjson

from dragoman.errors import InputError, RecordError
from dragoman.record import Reading
from dragoman.report import Report, text_hash
from dragoman.store.filed import Outcome, Stamp, report_key
from dragoman.store.rows import rows_of
from dragoman.store.tables import DERIVED, PER_READING, Columns
from dragoman.store.view import View

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Writer:
    """Writes in an open record; each call is one transaction, whole or absent.

    Use it as a context manager; leaving it makes DuckDB fold its log into the file.
    """

    def __init__(self, connection: DuckDBPyConnection) -> None:
        """Keep the connection; callers use `Store.writer`."""
        self._connection = connection

    def put(
        self, report: Report, reading: Reading, stamp: Stamp, *, known: str | None, fingerprints: Sequence[int]
    ) -> Outcome:
        """File a report with its reading, in place of an earlier reading of the same report.

        Args:
            report: the report; the same text, publisher and address are the same report.
            reading: what was read from it.
            stamp: what it was read with.
            known: day from which the report could be known, ISO, or None.
            fingerprints: what copies of its text would share, each below 2**64.

        Returns:
            "added", "updated" where the reading or the report's head is another than before, or "known".

        Raises:
            InputError: where the text holds half characters (lone surrogates), which no file can carry.
            RecordError: where the file cannot be written.
        """
        _check_text(report)
        key = report_key(report)
        view = View(self._connection)
        before = view.standing(report, stamp)
        if before == "known" and view.reading_json(key) == reading.to_json().decode("utf-8"):
            return "known"
        with self._transaction():
            if before == "new":
                self._insert_report(key, report)
            else:
                self._update_report(key, report)
                self._remove_reading(key)
            self._insert_reading(key, reading, stamp, known, fingerprints)
        return "added" if before == "new" else "updated"

    def settle(self, tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> None:
        """Replace everything that is derived across reports.

        Args:
            tables: rows by table of `tables.DERIVED`; tables that are left out become empty.

        Raises:
            RecordError: where the file cannot be written.
        """
        with self._transaction():
            for name, columns in DERIVED.items():
                self._connection.execute(f"DELETE FROM {name}")  # noqa: S608  (the name is ours)
                self._insert(name, columns, list(tables.get(name, ())))

    def __enter__(self) -> Self:
        """Return the writer itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Fold the log into the file, so that a copy of the file is whole."""
        with suppress(Exception):
            self._connection.execute("CHECKPOINT")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        import duckdb  # noqa: PLC0415

        try:
            self._connection.execute("BEGIN")
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            with suppress(Exception):
                self._connection.execute("ROLLBACK")
            if isinstance(error, duckdb.Error):
                first = str(error).splitlines()[0]
                raise RecordError(
                    f"the record could not be written ({first})", "check the space on the disk and try again"
                ) from error
            raise

    def _insert_report(self, key: str, report: Report) -> None:
        (position,) = self._connection.execute("SELECT coalesce(max(position), 0) + 1 FROM report").fetchall()[0]
        self._connection.execute(
            """INSERT INTO report (key, position, id, hash, title, publisher, url, published, language, text)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            [
                key,
                position,
                report.id,
                text_hash(report.text),
                report.title,
                report.publisher,
                report.url,
                report.published,
                report.language,
                report.text,
            ],
        )

    def _update_report(self, key: str, report: Report) -> None:
        self._connection.execute(
            "UPDATE report SET id = ?, title = ?, published = ?, language = ? WHERE key = ?",
            [report.id, report.title, report.published, report.language, key],
        )

    def _remove_reading(self, key: str) -> None:
        for name in ("reading", *PER_READING):
            self._connection.execute(f"DELETE FROM {name} WHERE report = ?", [key])  # noqa: S608  (the name is ours)

    def _insert_reading(
        self, key: str, reading: Reading, stamp: Stamp, known: str | None, fingerprints: Sequence[int]
    ) -> None:
        line = reading.to_json().decode("utf-8")
        self._connection.execute(
            """INSERT INTO reading (report, known, model, knowledge, code, fingerprints, json)
               VALUES (?, ?, ?, ?, ?, ?, ?)""",
            [key, known, stamp.model, stamp.knowledge, stamp.code, list(fingerprints), line],
        )
        for name, rows in rows_of(key, reading).items():
            self._insert(name, PER_READING[name], rows)

    def _insert(self, name: str, columns: Columns, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows in one statement; as JSON they cost one parameter instead of one a cell."""
        if not rows:
            return
        shape = msgjson.encode([{column: _json_type(kind) for column, kind in columns.items()}]).decode()
        self._connection.execute(
            f"INSERT INTO {name} BY NAME SELECT unnest(from_json(?, '{shape}'), max_depth := 2)",
            [msgjson.encode(rows).decode("utf-8")],
        )


def _json_type(kind: str) -> str | list[str]:
    return [kind.removesuffix("[]")] if kind.endswith("[]") else kind


def _check_text(report: Report) -> None:
    for part in (report.text, report.title, report.publisher, report.url, report.id):
        if part is None:
            continue
        try:
            part.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError(
                f"the report {report.id!r} holds half a character ({error.reason})", "save it as UTF-8 and add it again"
            ) from error
