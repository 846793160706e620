"""Puts rows into tables: many in one statement, and beside those that they take the place of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from msgspec import json as msgjson

from dragoman.store.tables import LIFE, Columns

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = Mapping[str, Any]

_BATCH: Final = 5_000
# A row is the same whichever reading told it first.
_OUTSIDE: Final = frozenset({*LIFE, "reading"})


def insert(connection: DuckDBPyConnection, name: str, columns: Columns, rows: Iterable[Row]) -> None:
    """Insert rows; as JSON they cost one parameter instead of one a cell.

    Args:
        connection: of the record.
        name: the table.
        columns: its columns with their types; a row may leave some out.
        rows: to insert.
    """
    shape = msgjson.encode([{column: _json_type(kind) for column, kind in columns.items()}]).decode()
    for batch in _batched(rows):
        connection.execute(
            f"INSERT INTO {name} BY NAME SELECT unnest(from_json(?, '{shape}'), max_depth := 2)",
            [msgjson.encode(batch).decode("utf-8")],
        )


def revise(
    connection: DuckDBPyConnection,
    name: str,
    columns: Columns,
    rows: Iterable[Row],
    moment: str,
    *,
    scope: tuple[str, Sequence[Any]] = ("true", ()),
) -> None:
    """Bring the standing rows of a table to what is given: what is gone is retired, what is new inserted.

    Rows that are the same as before are left alone, and so tell when they were first learnt.

    Args:
        connection: of the record, in a transaction.
        name: the table.
        columns: its columns with their types.
        rows: all that shall stand in the scope.
        moment: when.
        scope: SQL condition, with its parameters, on the standing rows that may be retired.
    """
    waiting = iter(rows)
    first = next(waiting, None)
    where, values = scope
    standing = f"SELECT 1 FROM {name} AS t WHERE retired IS NULL AND {where} LIMIT 1"
    if first is None and not connection.execute(standing, list(values)).fetchall():
        return
    compared = [column for column in columns if column not in _OUTSIDE]
    same = " AND ".join(f"i.{column} IS NOT DISTINCT FROM t.{column}" for column in compared)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE incoming AS FROM {name} LIMIT 0")
    insert(connection, "incoming", columns, () if first is None else chain((first,), waiting))
    connection.execute(
        f"""UPDATE {name} AS t SET retired = ? WHERE retired IS NULL AND {where}
            AND NOT EXISTS (SELECT 1 FROM incoming AS i WHERE {same})""",
        [moment, *values],
    )
    connection.execute(
        f"""INSERT INTO {name} BY NAME SELECT DISTINCT i.* REPLACE (? AS recorded) FROM incoming AS i
            WHERE NOT EXISTS (SELECT 1 FROM {name} AS t WHERE t.retired IS NULL AND {same})""",
        [moment],
    )


def _batched(rows: Iterable[Row]) -> Iterator[Sequence[Row]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        yield batch


def _json_type(kind: str) -> str | list[str]:
    return [kind.removesuffix("[]")] if kind.endswith("[]") else kind
