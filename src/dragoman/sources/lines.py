"""JSON lines, one report each, as a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources.documents import make_report


class _Line(msgspec.Struct, kw_only=True):
    text: str | None = None
    id: str | int | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None


_DECODER = msgspec.json.Decoder(_Line)


def line_reports(lines: Iterable[bytes], name: str) -> Iterator[Report | InputError]:
    """Yield a report for each line, or the error that kept it from being read; blank lines are passed over.

    Args:
        lines: one JSON object a line: `text`, optional `id`, `title`, `url`, `publisher`, `published`, `language`.
        name: what to call the file in errors.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        try:
            yield _line_report(line, f"line {number} of {name}")
        except InputError as error:
            yield error


def _line_report(line: bytes, name: str) -> Report:
    try:
        row = _DECODER.decode(line.lstrip(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise InputError(f"{name} is no report ({fault})", "write one JSON object a line with a `text`") from None
    if row.text is None:
        raise InputError(f"{name} has no `text`", "put the report's words into `text`")
    identity = None if row.id is None else str(row.id)
    fields = {"title": row.title, "url": row.url, "publisher": row.publisher, "language": row.language}
    return make_report(row.text, name, published=row.published, id=identity, **fields)
