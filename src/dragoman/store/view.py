"""Reads the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec.structs import replace

from dragoman.errors import RecordError, UsageError
from dragoman.record import Reading
from dragoman.report import Report
from dragoman.store.correcting import correct, without_rejected
from dragoman.store.corrections import Correction, in_force
from dragoman.store.filed import Filed, Link, Rows, Stamp, report_key
from dragoman.store.moments import stood
from dragoman.store.tables import TABLES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Standing = Literal["new", "stale", "known"]

_BATCH: Final = 200
_NEWEST: Final = "SELECT max(position) FROM reading WHERE {} GROUP BY report"


class View:
    """The queries on an open record; nothing here changes it.

    Answers are those of now or, where the view is of a day, those that would have been given on that day.
    """

    def __init__(self, connection: DuckDBPyConnection, *, known_on: str | None = None) -> None:
        """Keep the connection; callers use `Store.view`.

        Args:
            connection: of an open record.
            known_on: a day or moment: what the record learnt later is left out; None for now.

        Raises:
            UsageError: where `known_on` is no day.
        """
        self._connection = connection
        self._lives = stood("lives", known_on)
        self._learnt = stood("learnt", known_on)

    def standing(self, report: Report, stamp: Stamp) -> Standing:
        """Tell whether a report still has to be read.

        Returns:
            "new" where it is not in the record; "stale" where it was read with something else or came with
            another head (title, day, language); "known" where reading it again would change nothing.
        """
        found = self._all(
            """SELECT id, title, published, language, model, knowledge, code FROM reading
               WHERE report = ? ORDER BY position DESC LIMIT 1""",
            [report_key(report)],
        )
        if not found:
            return "new"
        head = (report.id, report.title, report.published, report.language)
        return "known" if found[0] == (*head, stamp.model, stamp.knowledge, stamp.code) else "stale"

    def report(self, key: str) -> Report | None:
        """Return the report of that key under the head that it was last read under, or None."""
        found = self._all(
            """SELECT r.id, p.text, r.title, p.url, p.publisher, r.published, r.language
               FROM report AS p JOIN reading AS r ON r.report = p.key WHERE p.key = ?
               ORDER BY r.position DESC LIMIT 1""",
            [key],
        )
        names = ("id", "text", "title", "url", "publisher", "published", "language")
        return Report(**dict(zip(names, found[0], strict=True))) if found else None

    def reading_json(self, key: str) -> str | None:
        """Return the newest reading of the report of that key as it was filed, or None."""
        found = self._all("SELECT json FROM reading WHERE report = ? ORDER BY position DESC LIMIT 1", [key])
        return str(found[0][0]) if found else None

    def readings(self, keys: Sequence[str]) -> Iterator[Filed]:
        """Give the newest reading of each report as it was read, without corrections.

        Args:
            keys: of reports; those that are not in the record are passed over.
        """
        yield from self._newest("list_contains(?, report)", [list(keys)])

    def filed(self, *, known_by: str | None = None, after: int = 0) -> Iterator[Filed]:
        """Give the newest reading of every report, corrected, by the day from which it could be known and then by key.

        The order does not depend on the order in which reports were added.

        Args:
            known_by: only reports that could be known on that day (ISO, a whole day); None gives all,
                those last of which nothing tells a day.
            after: only readings that were filed after this position.
        """
        corrections = self.corrections()
        for one in self._newest("(? IS NULL OR known <= ?) AND position > ?", [known_by, known_by, after]):
            bearing = [correction for correction in corrections if correction.touches(one.key)]
            if bearing:
                entries = correct(one.key, one.reading, bearing)
                yield replace(one, reading=without_rejected(one.reading, entries))
            else:
                yield one

    def texts(self, keys: Sequence[str] | None = None) -> dict[str, str]:
        """Return the text of reports by key: of those named, or of all.

        Sentences of which all events were rejected are blank, so that nothing is derived from their bare words
        either; offsets stay as they are.
        """
        named, values = ("TRUE", []) if keys is None else ("list_contains(?, key)", [list(keys)])
        learnt, moments = self._learnt
        texts = dict(self._all(f"SELECT key, text FROM report WHERE {learnt} AND {named}", [*moments, *values]))
        lives, moments = self._lives
        rejected = f"""SELECT report, sentence_start, sentence_end FROM event WHERE {lives}
            GROUP BY ALL HAVING bool_and(standing = 'rejected') ORDER BY ALL"""
        for key, start, end in self._all(rejected, moments):
            if key in texts:
                texts[key] = texts[key][:start] + " " * (end - start) + texts[key][end:]
        return texts

    def corrections(self, *, undone: bool = False) -> tuple[Correction, ...]:
        """Return what persons put right, first filed first.

        Args:
            undone: also those that were undone since, and the undoing.
        """
        columns = tuple(TABLES["correction"])[1:]
        condition, values = self._learnt
        statement = f"SELECT {', '.join(columns)} FROM correction WHERE {condition} ORDER BY position"
        filed = tuple(map(Correction.from_row, self._all(statement, values)))
        return filed if undone else in_force(filed)

    def links(self) -> tuple[Link, ...]:
        """Return which events and reports a person merged or split, for whoever derives incidents and stories."""
        found = []
        for one in self.corrections():
            if one.action in ("merge", "split"):
                sides = [tuple((a.report, a.event) for a in one.anchors if a.group == group) for group in (0, 1)]
                found.append(Link("story" if one.kind == "story" else "incident", *sides))
        return tuple(found)

    def naming(self, id_: str, pinned: Sequence[str] = ()) -> tuple[str, ...]:
        """Return the keys of the reports that ever named an actor or place, or in which a correction renamed it.

        Args:
            id_: of the actor or place.
            pinned: ids of corrections.
        """
        told = "SELECT report FROM {} WHERE id = ? OR list_has_any(corrections, ?)"
        text = f"{told.format('actor')} UNION {told.format('place')} ORDER BY 1"
        found = self._all(text, [id_, list(pinned)] * 2)
        return tuple(key for (key,) in found)

    def last_day(self) -> str | None:
        """Return the last day on which a report of the record could first be known, or None in an empty record."""
        learnt, values = self._learnt
        statement = f"SELECT max(known) FROM reading WHERE position IN ({_NEWEST.format(learnt)})"
        last: str | None = self._all(statement, values)[0][0]
        return last

    def last_moment(self) -> str | None:
        """Return when the record last learnt something, or None in an empty record."""
        last: str | None = self._all(
            """SELECT max(recorded) FROM (SELECT max(recorded) AS recorded FROM reading UNION ALL
               SELECT max(recorded) FROM correction UNION ALL SELECT max(recorded) FROM settlement)""",
            [],
        )[0][0]
        return last

    def settled(self) -> tuple[int, int]:
        """Return the last reading and the last correction (by position) that what is derived takes account of."""
        found = self._all(
            "SELECT coalesce(readings, 0), coalesce(corrections, 0) FROM settlement ORDER BY position DESC LIMIT 1", []
        )
        return found[0] if found else (0, 0)

    def is_settled(self) -> bool:
        """Tell whether what is derived takes account of every reading and correction."""
        last = self._all(
            """SELECT coalesce((SELECT max(position) FROM reading), 0),
                      coalesce((SELECT max(position) FROM correction), 0)""",
            [],
        )[0]
        return last == self.settled()

    def names(self, table: Literal["actor", "place"]) -> tuple[tuple[str, str, str], ...]:
        """Return id, name and kind of every actor or place that a report names, each once, by id."""
        condition, values = self._lives
        statement = f"SELECT id, min(name), min(kind) FROM {table} WHERE {condition} GROUP BY id ORDER BY id"
        return tuple((id_, name, kind) for id_, name, kind in self._all(statement, values))

    def count_copies(self) -> int:
        """Return how many reports are copies of another, as last settled."""
        statement = "SELECT count(*) FROM origin WHERE report != origin AND retired IS NULL"
        return int(self._all(statement, [])[0][0])

    def count(self, table: str) -> int:
        """Return how many rows of a table stand.

        Raises:
            UsageError: where there is no such table.
        """
        condition, values = self._time_of(table)
        return int(self._all(f"SELECT count(*) FROM {table} WHERE {condition}", values)[0][0])

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
        """Return standing rows of one table, in an order that does not depend on the order of adding.

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
        stands, moments = self._time_of(table)
        for name in chosen:
            _type_of(table, name)
        quoted = ", ".join(chosen)
        where = f" WHERE {' AND '.join([stands, *conditions])}"
        top = f" LIMIT {int(limit)}" if limit is not None else ""
        statement = f"SELECT {quoted} FROM {table}{where} ORDER BY {quoted}{top}"
        return Rows(chosen, tuple(tuple(row) for row in self._all(statement, [*moments, *values])))

    def _time_of(self, table: str) -> tuple[str, list[Any]]:
        """Return the condition under which rows of a table count."""
        return self._lives if "retired" in _columns_of(table) else self._learnt

    def _newest(self, condition: str, values: Sequence[Any]) -> Iterator[Filed]:
        learnt, moments = self._learnt
        cursor = self._connection.cursor()
        cursor.execute(
            f"""SELECT position, report, known, fingerprints, json FROM reading
                WHERE position IN ({_NEWEST.format(learnt)}) AND {condition}
                ORDER BY known NULLS LAST, report""",
            [*moments, *values],
        )
        while batch := cursor.fetchmany(_BATCH):
            for position, key, known, fingerprints, line in batch:
                reading = Reading.from_json(line)
                yield Filed(key=key, known=known, fingerprints=tuple(fingerprints), reading=reading, position=position)

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
