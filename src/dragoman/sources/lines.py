"""JSON lines, one report each, as a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

import msgspec

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources.columns import AS_NAMED, Columns, find_columns, row_report
from dragoman.sources.documents import MOST_CHARACTERS, make_report

# A report of the greatest length with every character escaped, and its other fields.
_MOST_BYTES: Final = 7 * MOST_CHARACTERS


class _Line(msgspec.Struct, kw_only=True):
    text: str | None = None
    id: str | int | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None


_DECODER = msgspec.json.Decoder(_Line)
_ANY_DECODER = msgspec.json.Decoder(dict[str, Any])


def line_reports(lines: Iterable[bytes], name: str, columns: Columns = AS_NAMED) -> Iterator[Report | InputError]:
    """Yield a report for each line, or the error that kept it from being read; blank lines are passed over.

    Args:
        lines: one JSON object a line: `text`, optional `id`, `title`, `url`, `publisher`, `published`, `language`.
        name: what to call the file in errors.
        columns: which keys hold these, where they have other names.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        try:
            yield _line_report(line, f"line {number} of {name}", columns)
        except InputError as error:
            yield error


def bounded_lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file; one that goes on without end is cut where no report can be that long."""
    while line := file.readline(_MOST_BYTES):
        rest = line
        while len(rest) == _MOST_BYTES and not rest.endswith(b"\n"):
            rest = file.readline(_MOST_BYTES)
        yield line


def _line_report(line: bytes, name: str, columns: Columns) -> Report:
    try:
        row = _DECODER.decode(line.lstrip(b"\xef\xbb\xbf")) if not columns.named else None
        cells = _ANY_DECODER.decode(line.lstrip(b"\xef\xbb\xbf")) if columns.named else {}
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise InputError(f"{name} is no report ({fault})", "write one JSON object a line with a `text`") from None
    if row is None:
        return row_report(list(cells.values()), find_columns(columns, list(cells), name), name)
    if row.text is None:
        raise InputError(f"{name} has no `text`", "put the report's words into `text`")
    identity = None if row.id is None else str(row.id)
    fields = {"title": row.title, "url": row.url, "publisher": row.publisher, "language": row.language}
    return make_report(row.text, name, published=row.published, id=identity, **fields)
