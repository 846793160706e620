"""Writes reports, readings, corrections, and what is settled from them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from msgspec.structs import replace

from dragoman.errors import InputError, RecordError, UsageError
from dragoman.record import Reading
from dragoman.report import Report, text_hash
from dragoman.store.correcting import correct
from dragoman.store.corrections import EVERYWHERE, Correction, identify
from dragoman.store.filed import Outcome, Stamp, report_key
from dragoman.store.inserting import insert, revise
from dragoman.store.moments import first_moment, now
from dragoman.store.overlay import lay_over
from dragoman.store.rows import row_of
from dragoman.store.tables import DERIVED, PER_READING, TABLES
from dragoman.store.view import View

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# The column by which rows of a derived table are gathered: where only some are derived anew, those of these values.
KEYS: Final[Mapping[str, str]] = {
    "origin": "report",
    "story": "id",
    "incident": "id",
    "claim": "incident",
    "settled_relation": "subject",
    "settled_control": "place",
    "ceasefire_life": "id",
    "ceasefire_step": "ceasefire",
    "contradiction": "id",
}


class Writer:
    """Writes in an open record; each call is one transaction, whole or absent, and overwrites nothing.

    Use it as a context manager; leaving it makes DuckDB fold its log into the file.
    """

    def __init__(self, connection: DuckDBPyConnection, *, at: str | None = None) -> None:
        """Keep the connection; callers use `Store.writer`.

        Args:
            connection: of an open record.
            at: when the record shall have learnt what is written, a day or moment; None for the system's clock.

        Raises:
            UsageError: where `at` is no day, or the record has already learnt something after it.
        """
        self._connection = connection
        self._view = View(connection)
        self._last = self._view.last_moment()
        self._at = first_moment(at) if at is not None else None
        if self._at is not None and self._last is not None and self._at < self._last:
            # What was answered for a day must be answered again: nothing may be slipped in before it.
            raise UsageError(
                f"the record has learnt something on {self._last}", f"give that day or a later one, not {at}"
            )

    def put(
        self, report: Report, reading: Reading, stamp: Stamp, *, known: str | None, fingerprints: Sequence[int]
    ) -> Outcome:
        """File a report with its reading, beside earlier readings of the same report.

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
        before = self._view.standing(report, stamp)
        line = reading.to_json().decode("utf-8")
        if before == "known" and self._view.reading_json(key) == line:
            return "known"
        with self._transaction() as moment:
            if before == "new":
                self._insert_report(key, report, moment)
            position = self._insert_reading(key, report, line, stamp, known, fingerprints, moment)
            self._lay_out(key, reading, position, moment, is_new=before == "new")
        return "added" if before == "new" else "updated"

    def settle(
        self,
        tables: Mapping[str, Iterable[Mapping[str, Any]]],
        *,
        touched: Mapping[str, Collection[str]] | None = None,
        code: str = "",
    ) -> None:
        """Bring what is derived across reports up to date; rows that are the same as before are left alone.

        Args:
            tables: rows by table of `tables.DERIVED`, without `tables.LIFE`, `standing` and `corrections`.
            touched: None where all was derived anew: tables that are left out become empty. Else, by table, the
                values of its key column (`KEYS`) of which the rows were derived anew: all others stay.
            code: version of the code that derived them.

        Raises:
            RecordError: where the file cannot be written.
        """
        filled = lay_over(tables, self._view.corrections())
        with self._transaction() as moment:
            for name, columns in DERIVED.items():
                if touched is None:
                    revise(self._connection, name, columns, filled.get(name, ()), moment)
                elif name in touched:
                    scope = (f"list_contains(?, {KEYS[name]})", [sorted(touched[name])])
                    revise(self._connection, name, columns, filled.get(name, ()), moment, scope=scope)
            self._connection.execute(
                """INSERT INTO settlement SELECT ?, ?, (SELECT max(position) FROM reading),
                       (SELECT max(position) FROM correction), ?""",
                [self._next("settlement"), moment, code],
            )

    def correct(self, correction: Correction) -> str:
        """File a correction and lay it over the readings that it bears on.

        What is derived across reports follows when it is next settled.

        Args:
            correction: without `id` and `recorded`, which are made here.

        Returns:
            Its id.

        Raises:
            UsageError: where an undo names no correction.
            RecordError: where the file cannot be written.
        """
        if correction.action == "undo":
            # It bears on what the undone one bears on, also when it is itself undone.
            filed = {one.id: one for one in self._view.corrections(undone=True)}
            if unknown := [target for target in correction.targets if target not in filed]:
                raise UsageError(f"there is no correction {unknown[0]}", "see `dragoman history` for its id")
            anchors = tuple(anchor for target in correction.targets for anchor in filed[target].anchors)
            correction = replace(correction, anchors=anchors)
        with self._transaction() as moment:
            position = self._next("correction")
            named = replace(correction, recorded=moment)
            named = replace(named, id=identify(named, position))
            insert(self._connection, "correction", TABLES["correction"], [named.to_row(position)])
            for key in self._reports_of(named):
                for newest in self._view.readings([key]):
                    self._lay_out(key, newest.reading, newest.position, moment, is_new=False)
        return named.id

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
    def _transaction(self) -> Iterator[str]:
        """Open a transaction; gives the moment at which the record learns what is written in it."""
        import duckdb  # noqa: PLC0415

        # A clock that was set back must not make the record learn something before what it learnt last.
        moment = self._at or max(now(), self._last or "")
        try:
            self._connection.execute("BEGIN")
            yield moment
            self._connection.execute("COMMIT")
            self._last = moment
        except BaseException as error:
            with suppress(Exception):
                self._connection.execute("ROLLBACK")
            if isinstance(error, duckdb.Error):
                first = str(error).splitlines()[0]
                raise RecordError(
                    f"the record could not be written ({first})", "check the space on the disk and try again"
                ) from error
            raise

    def _insert_report(self, key: str, report: Report, moment: str) -> None:
        row = {
            "key": key,
            "position": self._next("report"),
            "id": report.id,
            "hash": text_hash(report.text),
            "title": report.title,
            "publisher": report.publisher,
            "url": report.url,
            "published": report.published,
            "language": report.language,
            "text": report.text,
            "recorded": moment,
        }
        self._insert_row("report", row)

    def _insert_reading(
        self,
        key: str,
        report: Report,
        line: str,
        stamp: Stamp,
        known: str | None,
        fingerprints: Sequence[int],
        moment: str,
    ) -> int:
        position = self._next("reading")
        row = {
            "position": position,
            "report": key,
            "known": known,
            "model": stamp.model,
            "knowledge": stamp.knowledge,
            "code": stamp.code,
            "id": report.id,
            "title": report.title,
            "published": report.published,
            "language": report.language,
            "fingerprints": list(fingerprints),
            "json": line,
            "recorded": moment,
        }
        self._insert_row("reading", row)
        return position

    def _insert_row(self, table: str, row: Mapping[str, Any]) -> None:
        marks = ", ".join("?" for _ in row)
        self._connection.execute(
            f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})",
            list(row.values()),
        )

    def _lay_out(self, key: str, reading: Reading, position: int, moment: str, *, is_new: bool) -> None:
        """Make the standing rows of a report those of its reading, with corrections laid over it."""
        rows: dict[str, list[Mapping[str, Any]]] = {name: [] for name in PER_READING}
        for entry in correct(key, reading, self._view.corrections()):
            rows[entry.table].append(row_of(key, entry) | {"reading": position, "recorded": moment})
        for name, columns in PER_READING.items():
            if is_new:
                insert(self._connection, name, columns, rows[name])
            else:
                revise(self._connection, name, columns, rows[name], moment, scope=("report = ?", [key]))

    def _reports_of(self, correction: Correction) -> list[str]:
        """Return the keys of the reports that a correction bears on, each once."""
        keys: dict[str, None] = {}
        for anchor in correction.anchors:
            named: Sequence[str] = [anchor.report]
            if anchor.report == EVERYWHERE:
                named = self._view.naming(anchor.id, correction.targets)
            keys.update(dict.fromkeys(named))
        return list(keys)

    def _next(self, table: str) -> int:
        ((position,),) = self._connection.execute(f"SELECT coalesce(max(position), 0) + 1 FROM {table}").fetchall()
        return int(position)


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
