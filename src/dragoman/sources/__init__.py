"""Where reports come from: files, folders, globs, tables, archives, letters, feeds, pages, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources.columns import AS_NAMED, Columns, parse_columns
from dragoman.sources.documents import iso_day, make_report
from dragoman.sources.fetching import Fetcher, Limits
from dragoman.sources.lines import bounded_lines, line_reports
from dragoman.sources.opening import MOST_DOCUMENT_BYTES, Origin, file_reports, stream_reports
from dragoman.sources.paths import files_of, unreadable
from dragoman.sources.web import fetch_document, is_url

__all__ = [
    "AS_NAMED",
    "Columns",
    "Fetcher",
    "Limits",
    "iso_day",
    "make_report",
    "parse_columns",
    "read_jsonl",
    "read_source",
    "read_sources",
]


def read_source(source: str, *, fetcher: Fetcher | None = None) -> Report:
    """Return the one report of a file, a web address or, for "-", standard input.

    Args:
        source: path, http(s) address, or "-".
        fetcher: fetches addresses; None for one that keeps to the public internet.

    Raises:
        InputError: where there is none, or more than one.
    """
    found: list[Report] = []
    for item in _reports(source, AS_NAMED, fetcher or Fetcher()):
        if isinstance(item, InputError):
            raise item
        found.append(item)
        if len(found) > 1:
            raise InputError(f"{source} holds several reports", "put them into a record with `dragoman add`")
    if not found:
        raise InputError(f"{source} holds no report", "give a file with the text of a report")
    return found[0]


def read_jsonl(source: str) -> Iterator[Report | InputError]:
    """Yield the reports of a file of JSON lines ("-": standard input), or the error of a line, in order.

    Raises:
        InputError: where the file cannot be opened.
    """
    if source == "-":
        yield from line_reports(bounded_lines(sys.stdin.buffer), "standard input")
        return
    try:
        with Path(source).open("rb") as lines:
            yield from line_reports(bounded_lines(lines), source)
    except (OSError, ValueError) as fault:
        raise unreadable(source, fault) from None


def read_sources(
    sources: Iterable[str], *, columns: Columns = AS_NAMED, fetcher: Fetcher | None = None
) -> Iterator[Report | InputError]:
    """Yield the reports of files, folders (with those below), globs and web addresses, in a stable order.

    What cannot be read is yielded as the error that says why, and the rest goes on.

    Args:
        sources: paths, globs, http(s) addresses, "-" for standard input.
        columns: which columns of tables and keys of JSON lines hold what.
        fetcher: fetches addresses; None for one that keeps to the public internet.
    """
    fetching = fetcher or Fetcher()
    for source in sources:
        try:
            paths = [source] if source == "-" or is_url(source) else files_of(source)
        except InputError as error:
            yield error
            continue
        for path in paths:
            try:
                yield from _reports(path, columns, fetching)
            except InputError as error:
                yield error


def _reports(source: str, columns: Columns, fetcher: Fetcher) -> Iterator[Report | InputError]:
    if source == "-":
        data = sys.stdin.buffer.read(MOST_DOCUMENT_BYTES + 1)
        yield from stream_reports(BytesIO(data), Origin(name="standard input", columns=columns))
    elif is_url(source):
        page = fetch_document(source, fetcher)
        told = page.headers.get("content-type", "")
        origin = Origin(name=source, url=page.url, content_type=told, columns=columns)
        yield from stream_reports(BytesIO(page.body), origin)
    else:
        yield from file_reports(source, columns)
