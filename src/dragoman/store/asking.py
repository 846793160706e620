"""Answers questions on the record as of a moment."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import cos, radians
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec.structs import replace

from dragoman.errors import RecordError, UsageError
from dragoman.store.corrections import Correction
from dragoman.store.filed import Rows
from dragoman.store.moments import last_moment
from dragoman.store.questions import KINDS, Question, statement
from dragoman.store.tables import DERIVED, PER_READING, TABLES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_KM_PER_DEGREE: Final = 111.2  # of latitude
_EARTH: Final = 6371.0088  # km, mean radius (IUGG)

Named = Mapping[str, Mapping[str, Any]]


class Asking:
    """The record as it was at one moment: every table under its own name, without what was retired or came later.

    It has a connection of its own and is closed with the store.
    """

    def __init__(self, connection: DuckDBPyConnection, *, known_on: str | None = None, sealed: bool = False) -> None:
        """Lay views over the tables; callers use `Store.asking`.

        Args:
            connection: of an open record.
            known_on: a day or moment; None for now.
            sealed: the record is open to read, so that it gives SQL no file, no network and no setting
                (`opening.LOCKED`).

        Raises:
            UsageError: where `known_on` is no day.
        """
        self._connection = connection.cursor()
        self._sealed = sealed
        moment = f"'{last_moment(known_on)}'" if known_on is not None else None  # digits, dashes, colons, T and Z
        ((database,),) = self._all("SELECT current_database()", [])
        home = '"' + str(database).replace('"', '""') + '".main'
        for name in TABLES:
            self._all(f"CREATE OR REPLACE TEMP VIEW {name} AS {_as_of(home, name, moment)}", [])
        self._all(
            """CREATE OR REPLACE TEMP VIEW newest AS SELECT * FROM reading
               QUALIFY row_number() OVER (PARTITION BY report ORDER BY position DESC) = 1""",
            [],
        )

    def ask(self, question: Question) -> Rows:
        """Return the answer to a question, by first day and then by id."""
        text, values = statement(question)
        rows = self._tuples(text, values)
        return Rows(KINDS[question.kind].columns, rows, _types(self._connection))

    def count_rejected(self, question: Question) -> int:
        """Return how many rows an answer leaves out because a person rejected them."""
        if question.rejected or not self._tuples("SELECT 1 FROM correction WHERE action = 'reject' LIMIT 1", []):
            return 0
        text, values = statement(replace(question, rejected=True, limit=None))
        counted = f"SELECT count(*) FROM ({text}) WHERE standing = 'rejected'"
        return int(self._tuples(counted, values)[0][0])

    def corrections(self) -> Mapping[str, Correction]:
        """Return what persons put right, undone or not, by id."""
        columns = ", ".join(tuple(TABLES["correction"])[1:])
        found = self._tuples(f"SELECT {columns} FROM correction ORDER BY position", [])
        return {one.id: one for one in map(Correction.from_row, found)}

    def said(self, kind: str, ids: Collection[str]) -> Rows:
        """Return the words behind entries: id, report, its head, span, and the words, in order of reports.

        Args:
            kind: a key of `KINDS`.
            ids: of entries of that kind.
        """
        columns = ("id", "report", "title", "publisher", "url", "published", "span_start", "span_end", "words")
        text = f"""
            SELECT DISTINCT s.id, s.report, r.title, p.publisher, p.url, r.published, s.span_start, s.span_end,
                substring(p.text, s.span_start + 1, s.span_end - s.span_start) AS words, r.known
            FROM (SELECT * FROM ({KINDS[kind].said}) WHERE list_contains(?, id)
                  QUALIFY fit = max(fit) OVER (PARTITION BY id, report)) AS s
            JOIN report AS p ON p.key = s.report JOIN newest AS r ON r.report = s.report
            ORDER BY s.id, r.known NULLS LAST, s.report, s.span_start"""
        return Rows(columns, tuple(row[:-1] for row in self._tuples(text, [sorted(ids)])))

    def named(self, ids: Collection[str]) -> Named:
        """Return what the record knows of actors and places: name, kind, country, lat, lon, by id."""
        columns = ("name", "kind", "country", "lat", "lon")
        text = """SELECT id, min(name), min(kind), min(country), min(lat), min(lon) FROM (
                      SELECT id, name, kind, country, lat, lon FROM place WHERE list_contains(?, id)
                      UNION ALL SELECT id, name, kind, country, NULL, NULL FROM actor WHERE list_contains(?, id))
                  GROUP BY id ORDER BY id"""
        wanted = sorted(ids)
        return {id_: dict(zip(columns, rest, strict=True)) for id_, *rest in self._tuples(text, [wanted, wanted])}

    def has(self, table: Literal["actor", "place"], id_: str) -> bool:
        """Tell whether a report names an actor or place of that id."""
        return bool(self._tuples(f"SELECT 1 FROM {table} WHERE id = ? LIMIT 1", [id_]))

    def belonging(self, ids: Collection[str]) -> frozenset[str]:
        """Return actors and those that are part of them, as reports have them."""
        text = "SELECT DISTINCT id FROM actor WHERE list_has_any(member_of, ?)"
        return frozenset(ids) | {id_ for (id_,) in self._tuples(text, [sorted(ids)])}

    def of_country(self, table: Literal["actor", "place"], country: str) -> frozenset[str]:
        """Return the ids of the actors or places of a country (alpha-3)."""
        text = f"SELECT DISTINCT id FROM {table} WHERE country = ?"
        return frozenset(id_ for (id_,) in self._tuples(text, [country]))

    def around(self, lat: float, lon: float, km: float) -> frozenset[str]:
        """Return the ids of the places within a distance of a point, on the sphere.

        Args:
            lat: degrees north.
            lon: degrees east.
            km: kilometres.
        """
        tall = km / _KM_PER_DEGREE
        # The box spares the sphere for most places; near a pole, and across the date line, it is the whole circle.
        wide = tall / max(cos(radians(min(abs(lat) + tall, 89.0))), 0.01)
        text = """SELECT DISTINCT id FROM place
                  WHERE lat BETWEEN ? AND ? AND (abs(lon - ?) <= ? OR 360 - abs(lon - ?) <= ?)
                  AND 2 * ? * asin(sqrt(least(1, sin(radians(lat - ?) / 2) ** 2
                      + cos(radians(?)) * cos(radians(lat)) * sin(radians(lon - ?) / 2) ** 2))) <= ?"""
        values = [lat - tall, lat + tall, lon, wide, lon, wide, _EARTH, lat, lat, lon, km]
        return frozenset(id_ for (id_,) in self._tuples(text, values))

    def sql(self, text: str) -> Rows:
        """Return the answer to a query in SQL by a person.

        Args:
            text: one statement that gives rows; tables bear the names of `docs/record.md`.

        Raises:
            RecordError: where the record is open to write.
            UsageError: where it is more than one statement, none that gives rows, or DuckDB refuses it.
        """
        import duckdb  # noqa: PLC0415

        if not self._sealed:
            raise RecordError("a record that is open to write takes no queries in SQL", "open it to read")
        try:
            statements = self._connection.extract_statements(text)
            if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                raise UsageError("only one statement that reads can be asked", "begin it with SELECT, FROM or WITH")
            cursor = self._connection.execute(statements[0])
            columns = tuple(name for name, *_ in cursor.description or ())
            rows = tuple(cursor.fetchall())
            return Rows(columns, rows, _types(cursor))
        except duckdb.Error as error:
            cause = " ".join(str(error).split("\n\n")[0].split())
            raise UsageError(f"the query cannot be answered ({cause})", "see docs/record.md for the tables") from error

    def fetch(self, text: str, values: Sequence[Any]) -> Rows:
        """Return the answer to a query of ours.

        Args:
            text: SQL without anything that came from outside.
            values: its parameters.
        """
        rows = self._tuples(text, values)
        return Rows(tuple(name for name, *_ in self._connection.description or ()), rows)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _tuples(self, text: str, values: Sequence[Any]) -> tuple[tuple[Any, ...], ...]:
        return tuple(self._all(text, values))

    def _all(self, text: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        import duckdb  # noqa: PLC0415

        try:
            return self._connection.execute(text, list(values)).fetchall()
        except duckdb.Error as error:
            first = str(error).splitlines()[0]
            raise RecordError(
                f"the record could not be read ({first})", "restore a copy of it, or add the reports to a new one"
            ) from error


def _types(cursor: DuckDBPyConnection) -> tuple[str, ...]:
    return tuple(str(kind) for _, kind, *_ in cursor.description or ())


def _as_of(home: str, table: str, moment: str | None) -> str:
    """Return the SQL of a table as of a moment (a literal), or of now."""
    lives = table in PER_READING or table in DERIVED
    if moment is None:
        where = "retired IS NULL" if lives else "true"
    else:
        where = f"recorded <= {moment}" + (f" AND (retired IS NULL OR retired > {moment})" if lives else "")
    return f"SELECT * FROM {home}.{table} WHERE {where}"
