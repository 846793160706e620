"""Web archives (WARC 1.0 and 1.1, ISO 28500), plain or with gzip, record by record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from dragoman.errors import InputError

_RECORDS: Final = frozenset({"response", "resource", "conversion"})
_DOCUMENTS: Final = frozenset(
    {
        *("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf"),
        *("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
    }
)


class Capture(NamedTuple):
    """What was archived from one address.

    Attributes:
        url: the address.
        data: the document, unpacked.
        content_type: its media type with its parameters.
    """

    url: str
    data: bytes
    content_type: str


def warc_captures(file: BinaryIO, name: str, most_bytes: int) -> Iterator[Capture | InputError]:
    """Yield the texts, pages, feeds and PDF documents of a web archive, in order.

    Requests, redirects, failures, pictures and the like are passed over.

    Args:
        file: the open archive, read as a stream.
        name: what to call it in errors.
        most_bytes: of one document; larger ones are given as errors.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  only archives need it
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    number = 0
    try:
        for record in ArchiveIterator(file):
            number += 1
            content_type = _type_of(record)
            if content_type is None:
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            data = record.content_stream().read(most_bytes + 1)
            if len(data) > most_bytes:
                yield InputError(
                    f"{url} in {name} is larger than {most_bytes:,} bytes", "take it out and read it alone"
                )
            elif data.strip():
                yield Capture(url.strip("<>"), data, content_type)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError) as fault:
        # AttributeError: what the reader meets where a record has no header of the kind that it should have.
        yield InputError(f"{name} breaks off after record {number} ({fault})", "fetch the archive again")


def _type_of(record: object) -> str | None:
    """Return the media type of a record that holds a document, or None."""
    headers = getattr(record, "http_headers", None)
    if getattr(record, "rec_type", None) not in _RECORDS:
        return None
    if headers is not None and headers.get_statuscode() != "200":
        return None
    told = (headers or record.rec_headers).get_header("Content-Type") or ""  # type: ignore[attr-defined]
    return told if told.partition(";")[0].strip().lower() in _DOCUMENTS else None
