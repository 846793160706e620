"""CSV (RFC 4180), which spreadsheets can open without harm."""

from __future__ import annotations

import csv
import io
from typing import Any, BinaryIO, Final

from dragoman.outputs.export.answer import Answer

# A spreadsheet takes a cell that begins so for a formula; OWASP's advice is to put an apostrophe before it.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write_csv(answer: Answer, out: BinaryIO) -> None:
    """Write an answer as CSV in UTF-8; the members of a list are set apart by semicolons."""
    text = io.TextIOWrapper(out, "utf-8", newline="")
    rows = csv.writer(text)
    rows.writerow(answer.columns)
    rows.writerows([_cell(value) for value in row] for row in answer.rows)
    text.detach()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        value = ";".join(str(one) for one in value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
