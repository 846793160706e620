"""Opens a file or a fetched document and yields the reports in it, whatever its kind."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO, Final

from msgspec import Struct, structs

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources.columns import AS_NAMED, Columns
from dragoman.sources.documents import MOST_CHARACTERS, NoArticleError, document_report, make_report
from dragoman.sources.feeds import feed_reports
from dragoman.sources.kinds import HEAD, Kind, kind_of
from dragoman.sources.lines import bounded_lines, line_reports
from dragoman.sources.mail import Part, mail_parts
from dragoman.sources.paths import unreadable
from dragoman.sources.pdf import pdf_report
from dragoman.sources.tables import csv_reports, parquet_reports
from dragoman.sources.warc import Capture, warc_captures
from dragoman.sources.web import media_type

MOST_DOCUMENT_BYTES: Final = 4 * MOST_CHARACTERS
_MOST_PACKED_BYTES: Final = 64_000_000  # a PDF document or a letter, with pictures that are passed over


class Origin(Struct, frozen=True, kw_only=True):
    """What is known of a document before it is opened.

    Attributes:
        name: what to call it in errors; its suffix may tell its kind.
        url: where it was fetched from.
        content_type: the media type and encoding that came with it.
        columns: which columns of a table hold what.
        path: the file that it lies in.
    """

    name: str
    url: str | None = None
    content_type: str = ""
    columns: Columns = AS_NAMED
    path: Path | None = None


def file_reports(path: str, columns: Columns = AS_NAMED) -> Iterator[Report | InputError]:
    """Yield the reports of a file.

    Raises:
        InputError: where it cannot be opened, or is not what it seems.
    """
    try:
        with Path(path).open("rb") as file:
            origin = Origin(name=path, columns=columns, path=Path(path))
            if file.seekable():
                yield from stream_reports(file, origin)
            else:  # a pipe: it can be read but once
                yield from stream_reports(
                    BytesIO(_whole(file, path, _MOST_PACKED_BYTES)), structs.replace(origin, path=None)
                )
    except (OSError, ValueError) as fault:
        raise unreadable(path, fault) from None


def stream_reports(file: BinaryIO, origin: Origin) -> Iterator[Report | InputError]:
    """Yield the reports of an open, seekable file.

    Raises:
        InputError: where it is not what it seems, or holds nothing.
    """
    head = file.read(HEAD)
    file.seek(0)
    media, charset = media_type(origin.content_type)
    kind = kind_of(head, origin.url or origin.name, media)
    if kind == "lines":
        yield from line_reports(bounded_lines(file), origin.name, origin.columns)
    elif kind == "table":
        yield from csv_reports(file, origin.name, origin.columns)
    elif kind == "parquet":
        yield from _parquet(file, origin)
    elif kind == "warc":
        for capture in warc_captures(file, origin.name, MOST_DOCUMENT_BYTES):
            yield from _captured(capture, origin.name)
    else:
        yield from _document(file, kind, origin, charset)


def _document(file: BinaryIO, kind: Kind, origin: Origin, charset: str | None) -> Iterator[Report | InputError]:
    """Yield the reports of what has to be read whole."""
    packed = kind in {"pdf", "mail"}
    data = _whole(file, origin.name, _MOST_PACKED_BYTES if packed else MOST_DOCUMENT_BYTES)
    if kind == "pdf":
        yield pdf_report(data, origin.name, url=origin.url)
    elif kind == "feed":
        yield from feed_reports(data, origin.name, url=origin.url, declared=charset)
    elif kind == "mail":
        for part in mail_parts(data, origin.name):
            yield from _lettered(part)
    else:
        yield document_report(data, origin.name, url=origin.url, declared=charset)


def _whole(file: BinaryIO, name: str, most: int) -> bytes:
    data = file.read(most + 1)
    if len(data) > most:
        raise InputError(
            f"{name} has more than {most:,} bytes, more than one report can have",
            "split it into its reports, one JSON line each, and use --jsonl",
        )
    return data


def _parquet(file: BinaryIO, origin: Origin) -> Iterator[Report | InputError]:
    if origin.path is not None:
        yield from parquet_reports(origin.path, origin.name, origin.columns)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        with path.open("wb") as copy:
            copyfileobj(file, copy)
        yield from parquet_reports(path, origin.name, origin.columns)


def _captured(capture: Capture | InputError, archive: str) -> Iterator[Report | InputError]:
    if isinstance(capture, InputError):
        yield capture
        return
    name = f"{capture.url} in {archive}"
    try:
        origin = Origin(name=name, url=capture.url or None, content_type=capture.content_type)
        yield from stream_reports(BytesIO(capture.data), origin)
    except NoArticleError:
        return  # a crawl is full of menus
    except InputError as error:
        yield error


def _lettered(part: Part) -> Iterator[Report | InputError]:
    fields = {"title": part.title, "publisher": part.publisher, "published": part.published}
    try:
        if part.text is not None:
            yield make_report(part.text, part.name, **fields)
        elif part.data is not None:
            for report in stream_reports(BytesIO(part.data), Origin(name=part.name)):
                yield _filled(report, part) if isinstance(report, Report) else report
    except InputError as error:
        yield error


def _filled(report: Report, part: Part) -> Report:
    """Fill what an attached document does not say of itself from the letter that it came with."""
    return structs.replace(
        report,
        title=report.title or part.title,
        publisher=report.publisher or part.publisher,
        published=report.published or part.published,
    )
