"""Reads the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

from dragoman.errors import RecordError, UsageError
from dragoman.record import Reading
from dragoman.report import Report
from dragoman.store.filed import Filed, Rows, Stamp, report_key
from dragoman.store.tables import TABLES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Standing = Literal["new", "stale", "known"]

_BATCH: Final = 200


class View:
    """The queries on an open record; nothing here changes it."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        """Keep the connection; callers use `Store.view`."""
        self._connection = connection

    def standing(self, report: Report, stamp: Stamp) -> Standing:
        """Tell whether a report still has to be read.

        Returns:
            "new" where it is not in the record; "stale" where it was read with something else or came with
            another head (title, day, language); "known" where reading it again would change nothing.
        """
        found = self._all(
            """SELECT p.id, p.title, p.published, p.language, r.model, r.knowledge, r.code
               FROM report AS p LEFT JOIN reading AS r ON r.report = p.key WHERE p.key = ?""",
            [report_key(report)],
        )
        if not found:
            return "new"
        head = (report.id, report.title, report.published, report.language)
        return "known" if found[0] == (*head, stamp.model, stamp.knowledge, stamp.code) else "stale"

    def report(self, key: str) -> Report | None:
        """Return the report of that key, or None."""
        columns = ("id", "text", "title", "url", "publisher", "published", "language")
        found = self.rows("report", columns=columns, equal={"key": key}).rows
        return Report(**dict(zip(columns, found[0], strict=True))) if found else None

    def reading_json(self, key: str) -> str | None:
        """Return the reading of the report of that key as it was filed, or None."""
        found = self._all("SELECT json FROM reading WHERE report = ?", [key])
        return str(found[0][0]) if found else None

    def filed(self, *, known_by: str | None = None) -> Iterator[Filed]:
        """Give every reading, by the day from which it could be known and then by key.

        The order does not depend on the order in which reports were added.

        Args:
            known_by: only reports that could be known on that day (ISO, a whole day); None gives all,
                those last of which nothing tells a day.
        """
        cursor = self._connection.cursor()
        cursor.execute(
            """SELECT report, known, fingerprints, json FROM reading
               WHERE ? IS NULL OR known <= ? ORDER BY known NULLS LAST, report""",
            [known_by, known_by],
        )
        while batch := cursor.fetchmany(_BATCH):
            for key, known, fingerprints, line in batch:
                reading = Reading.from_json(line)
                yield Filed(key=key, known=known, fingerprints=tuple(fingerprints), reading=reading)

    def last_day(self) -> str | None:
        """Return the last day on which a report of the record could first be known, or None in an empty record."""
        found = self._all("SELECT max(known) FROM reading", [])
        return found[0][0] if found else None

    def names(self, table: Literal["actor", "place"]) -> tuple[tuple[str, str, str], ...]:
        """Return id, name and kind of every actor or place that a report names, each once, by id."""
        statement = f"SELECT id, min(name), min(kind) FROM {table} GROUP BY id ORDER BY id"  # noqa: S608  (ours)
        return tuple((id_, name, kind) for id_, name, kind in self._all(statement, []))

    def count_copies(self) -> int:
        """Return how many reports are copies of another, as last settled."""
        return int(self._all("SELECT count(*) FROM origin WHERE report != origin", [])[0][0])

    def count(self, table: str) -> int:
        """Return how many rows a table has.

        Raises:
            UsageError: where there is no such table.
        """
        _columns_of(table)
        return int(self._all(f"SELECT count(*) FROM {table}", [])[0][0])  # noqa: S608  (a name of `TABLES`)

    def rows(
        self,
        table: str,
        *,
        columns: Sequence[str] = (),
        equal: Mapping[str, str | int | bool] | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> Rows:
        """Return rows of one table, in an order that does not depend on the order of adding.

        Args:
            table: a table of `docs/record.md`.
            columns: which columns, all where none is named.
            equal: what a column must be; in a column of lists, what must be in the list.
            since: only rows whose day (`first_day` or `day`) is not before this one.
            until: only rows whose day is not after this one; "2020-01-09" takes part in "2020-01".
            limit: at most so many rows.

        Raises:
            UsageError: where there is no such table or column.
        """
        known = _columns_of(table)
        chosen = tuple(columns) or tuple(known)
        conditions, values = _conditions(table, equal or {}, since, until)
        for name in chosen:
            _type_of(table, name)
        quoted = ", ".join(chosen)
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        top = f" LIMIT {int(limit)}" if limit is not None else ""
        statement = f"SELECT {quoted} FROM {table}{where} ORDER BY {quoted}{top}"  # noqa: S608  (names of `TABLES`)
        return Rows(chosen, tuple(tuple(row) for row in self._all(statement, values)))

    def _all(self, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        import duckdb  # noqa: PLC0415

        try:
            return self._connection.execute(statement, list(values)).fetchall()
        except duckdb.Error as error:
            first = str(error).splitlines()[0]
            raise RecordError(
                f"the record could not be read ({first})", "restore a copy of it, or add the reports to a new one"
            ) from error


def _columns_of(table: str) -> Mapping[str, str]:
    if table not in TABLES:
        raise UsageError(f"the record has no table {table!r}", f"choose one of {', '.join(TABLES)}")
    return TABLES[table]


def _type_of(table: str, column: str) -> str:
    columns = _columns_of(table)
    if column not in columns:
        raise UsageError(f"the table {table} has no column {column!r}", f"choose one of {', '.join(columns)}")
    return columns[column]


def _conditions(
    table: str, equal: Mapping[str, str | int | bool], since: str | None, until: str | None
) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    for column, value in equal.items():
        is_list = _type_of(table, column).endswith("[]")
        conditions.append(f"list_contains({column}, ?)" if is_list else f"{column} = ?")
        values.append(value)
    # Days may be reduced, so bounds are compared over as many characters as both have.
    for bound, sign in ((since, ">="), (until, "<=")):
        if bound is not None:
            day = _day_column(table)
            conditions.append(f"left({day}, length(?)) {sign} left(?, length({day}))")
            values.extend((bound, bound))
    return conditions, values


def _day_column(table: str) -> str:
    for column in ("first_day", "day", "since", "published"):
        if column in _columns_of(table):
            return column
    raise UsageError(f"the table {table} has no days", "leave out the bounds of time")
