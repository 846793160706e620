"""What became of an entry: every version of it, the readings of its reports, and what persons put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from dragoman.store.corrections import EVERYWHERE, Correction
from dragoman.store.filed import Rows
from dragoman.store.finding import resolve
from dragoman.store.tables import TABLES
from dragoman.store.view import View

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_OF_READING: Final = ("position", "report", "recorded", "known", "model", "knowledge", "code", "title", "published")


class History(Struct, frozen=True):
    """What became of an entry.

    Attributes:
        id: of the entry.
        table: where it lies.
        versions: its rows, first recorded first, each with `recorded` and `retired`.
        readings: of the reports that tell it, first read first.
        corrections: that bear on it, first filed first, the undone and the undoing among them.
    """

    id: str
    table: str
    versions: tuple[Mapping[str, Any], ...]
    readings: tuple[Mapping[str, Any], ...]
    corrections: tuple[Correction, ...]


def tell_history(connection: DuckDBPyConnection, id_: str) -> History:
    """Tell what became of an entry; callers use `Store.history`."""
    fetch = partial(_fetch, connection)
    table, whole = resolve(fetch, id_)
    column = "key" if table == "report" else "id"
    order = "recorded, retired NULLS LAST" if "retired" in TABLES[table] else "recorded"
    versions = _dicts(fetch(f"SELECT * FROM {table} WHERE {column} = ? ORDER BY {order}", [whole]))
    reports = sorted({key for row in versions for key in _reports(table, row)})
    text = f"SELECT {', '.join(_OF_READING)} FROM reading WHERE list_contains(?, report) ORDER BY position"
    return History(whole, table, versions, _dicts(fetch(text, [reports])), _bearing(connection, whole, versions))


def _fetch(connection: DuckDBPyConnection, text: str, values: Sequence[Any]) -> Rows:
    rows = tuple(connection.execute(text, list(values)).fetchall())
    return Rows(tuple(name for name, *_ in connection.description or ()), rows)


def _dicts(found: Rows) -> tuple[Mapping[str, Any], ...]:
    return tuple(dict(zip(found.columns, row, strict=True)) for row in found.rows)


def _reports(table: str, row: Mapping[str, Any]) -> list[str]:
    if table == "report":
        return [row["key"]]
    return [row["report"]] if row.get("report") else list(row.get("reports") or ())


def _bearing(
    connection: DuckDBPyConnection, id_: str, versions: tuple[Mapping[str, Any], ...]
) -> tuple[Correction, ...]:
    wanted = {id_} | {one for row in versions for one in row.get("corrections") or ()}
    filed = View(connection).corrections(undone=True)
    for correction in filed:  # an undo comes after what it undoes
        touched = any(anchor.id == id_ and anchor.report != EVERYWHERE for anchor in correction.anchors)
        if touched or not wanted.isdisjoint((correction.id, *correction.targets)):
            wanted.add(correction.id)
    return tuple(correction for correction in filed if correction.id in wanted)
