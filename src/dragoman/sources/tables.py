"""Tables with a report a row: CSV, and Parquet by way of DuckDB."""

from __future__ import annotations

import csv
import glob
from collections.abc import Iterator, Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, Final

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources.characters import encoding_of
from dragoman.sources.columns import Columns, find_columns, row_report
from dragoman.sources.documents import MOST_CHARACTERS

_DELIMITERS: Final = ",;\t|"
_BATCH: Final = 64


def csv_reports(file: BinaryIO, name: str, columns: Columns) -> Iterator[Report | InputError]:
    """Yield the report of each row of a CSV file (comma, semicolon, tab or bar; quotes doubled), or its error.

    Args:
        file: the open file, seekable; read as a stream.
        name: what to call it in errors.
        columns: which column holds what; the first line names them.

    Raises:
        InputError: where it is no text, or the header lacks what is needed.
    """
    text = TextIOWrapper(file, encoding=encoding_of(file, name), errors="replace", newline="")
    csv.field_size_limit(MOST_CHARACTERS)
    # No line is read further than a report can be long, however long it goes on.
    lines = iter(lambda: text.readline(MOST_CHARACTERS), "")
    first = next(lines, "").lstrip("\ufeff")
    delimiter = max(_DELIMITERS, key=first.count)
    header = next(csv.reader([first], delimiter=delimiter), [])
    places = find_columns(columns, header, name)
    rows = csv.reader(lines, delimiter=delimiter)
    row: list[str] | None = []
    while row is not None:
        try:
            row = next(rows, None)
        except csv.Error as fault:
            row = []
            yield InputError(f"line {rows.line_num + 1} of {name} is no row ({fault})", "check the quotes around it")
        if row and any(cell.strip() for cell in row):
            yield _csv_row(row, header, places, f"line {rows.line_num + 1} of {name}")
    text.detach()  # whoever opened the file closes it


def parquet_reports(path: Path, name: str, columns: Columns) -> Iterator[Report | InputError]:
    """Yield the report of each row of a Parquet file, or its error.

    Args:
        path: the file.
        name: what to call it in errors.
        columns: which column holds what.

    Raises:
        InputError: where it is no Parquet file, or lacks the columns that are needed.
    """
    import duckdb  # noqa: PLC0415

    # Nothing is fetched for a file's sake, and a broken one cannot take all the memory.
    safe: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": "1GB",
    }
    source = glob.escape(str(path.resolve()))
    try:
        with duckdb.connect(":memory:", config=safe) as table:
            table.execute("SET enable_progress_bar = false")
            described = table.execute("DESCRIBE SELECT * FROM read_parquet(?)", [source]).fetchall()
            header = [str(column[0]) for column in described]
            places = find_columns(columns, header, name)
            chosen = [f"CAST({_quoted(header[at])} AS VARCHAR)" for at in places.values()]
            table.execute(f"SELECT {', '.join(chosen)} FROM read_parquet(?)", [source])  # noqa: S608  quoted above
            order = {field: at for at, field in enumerate(places)}
            number = 0
            while batch := table.fetchmany(_BATCH):
                for row in batch:
                    number += 1
                    yield _row(row, order, f"row {number} of {name}")
    except duckdb.Error as fault:
        raise InputError(f"{name} cannot be read as Parquet ({str(fault).splitlines()[0]})", "write it again") from None


def _csv_row(row: Sequence[str], header: Sequence[str], places: Mapping[str, int], name: str) -> Report | InputError:
    if len(row) > len(header):
        return InputError(
            f"{name} has {len(row)} cells where the header has {len(header)}", "put quotes around its text"
        )
    return _row(row, places, name)


def _row(row: Sequence[object], places: Mapping[str, int], name: str) -> Report | InputError:
    try:
        return row_report(row, places, name)
    except InputError as error:
        return error


def _quoted(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
