"""Which columns of a table hold which fields of a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct

from dragoman.errors import InputError, UsageError
from dragoman.report import Report
from dragoman.sources.documents import make_report

FIELDS: Final = ("text", "id", "title", "url", "publisher", "published", "language")
# Dates that can mean one day only; 09/01/2020 could mean two.
_WORDED_DAYS: Final = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%d-%b-%Y", "%d-%B-%Y")


class Columns(Struct, frozen=True):
    """A column mapping as a person gave it.

    Attributes:
        named: column by field of a report. A field that is left out is looked for under its own name.
    """

    named: Mapping[str, str] = {}


AS_NAMED: Final = Columns()


def parse_columns(text: str) -> Columns:
    """Return the mapping that a text such as "text=notes,published=event_date" gives.

    Raises:
        UsageError: where it is no such mapping.
    """
    named: dict[str, str] = {}
    for part in text.split(","):
        field, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not column or field not in FIELDS or field in named:
            raise UsageError(
                f"{part.strip()!r} maps no column", f"write FIELD=COLUMN, with each field once of {', '.join(FIELDS)}"
            )
        named[field] = column
    return Columns(named)


def find_columns(columns: Columns, header: Sequence[str], name: str) -> dict[str, int]:
    """Return the position of the column of each field that a table has.

    Args:
        columns: the mapping.
        header: names of the table's columns; capitals do not count where a field has its own name.
        name: what to call the table in errors.

    Raises:
        InputError: where a mapped column, or that of the text, is not there.
    """
    places = {column: at for at, column in reversed(list(enumerate(header)))}
    folded = {column.strip().lower(): at for column, at in reversed(places.items())}
    found: dict[str, int] = {}
    for field in FIELDS:
        column = columns.named.get(field)
        at = places.get(column) if column is not None else folded.get(field)
        if at is not None:
            found[field] = at
        elif column is not None or field == "text":
            raise InputError(
                f"{name} has no column {(column or field)!r} but {_shown(header)}",
                "say which columns it has with --columns text=COLUMN,published=COLUMN",
            )
    return found


def row_report(row: Sequence[object], places: Mapping[str, int], name: str) -> Report:
    """Return the report in a row.

    Args:
        row: the cells, as text; None where empty.
        places: position of the column of each field.
        name: what to call the row in errors.

    Raises:
        InputError: where it has no text, or its date is none.
    """
    cells = {field: row[at] if at < len(row) else None for field, at in places.items()}
    fields = {field: str(cell).strip() or None for field, cell in cells.items() if cell is not None and field != "text"}
    if (day := fields.get("published")) is not None:
        fields["published"] = _day(day)
    return make_report(str(cells["text"] or ""), name, **fields)


def _day(value: str) -> str:
    """Return a date with the month in English words as ISO, another as it is."""
    for form in _WORDED_DAYS:
        try:
            return datetime.strptime(value, form).date().isoformat()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return value


def _shown(header: Sequence[str]) -> str:
    shown = ", ".join(repr(column[:40]) for column in header[:12])
    return f"{shown}, ..." if len(header) > 12 else shown or "none at all"
