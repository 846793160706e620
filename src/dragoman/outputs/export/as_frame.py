"""Tables for pandas and Arrow, which are imported only here and only when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from dragoman.errors import UsageError
from dragoman.outputs.export.answer import Answer

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

_CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


def to_arrow(answer: Answer) -> pa.Table:
    """Return an answer as an Arrow table.

    Raises:
        UsageError: where pyarrow is not installed.
    """
    _require("pyarrow")
    with as_table(answer) as connection:
        return connection.sql("FROM answer").to_arrow_table()


def to_pandas(answer: Answer) -> pd.DataFrame:
    """Return an answer as a data frame.

    Raises:
        UsageError: where pandas is not installed.
    """
    _require("pandas")
    with as_table(answer) as connection:
        return connection.sql("FROM answer").df()


@contextmanager
def as_table(answer: Answer) -> Iterator[DuckDBPyConnection]:
    """Give an answer as the table `answer` of a database in memory."""
    import duckdb  # noqa: PLC0415

    with duckdb.connect(config=_CONFIG) as connection:
        columns = ", ".join(f"{_quoted(name)} {kind}" for name, kind in zip(answer.columns, answer.types, strict=True))
        connection.execute(f"CREATE TABLE answer ({columns})")
        if answer.rows:
            marks = ", ".join("?" for _ in answer.columns)
            connection.executemany(f"INSERT INTO answer VALUES ({marks})", [list(row) for row in answer.rows])  # noqa: S608
        yield connection


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _require(library: str) -> Any:
    from importlib import import_module  # noqa: PLC0415

    try:
        return import_module(library)
    except ImportError as error:
        raise UsageError(f"{library} is not installed", "install `dragoman[frames]`, or ask for rows") from error
