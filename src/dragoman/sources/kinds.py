"""What kind of source a file is: by its first bytes, by the word of who sent it, by its name."""

from __future__ import annotations

import re
import zlib
from typing import Final, Literal

Kind = Literal["pdf", "parquet", "warc", "feed", "lines", "table", "mail", "text"]

HEAD: Final = 4096
_FEED_START: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<(?:\?[^>]*|!--.*?--|!DOCTYPE[^\[>]*(?:\[.*?\])?)>\s*)*<(?:rss|feed|rdf:RDF|channel)\b",
    re.IGNORECASE | re.DOTALL,
)
_BY_TYPE: Final[dict[str, Kind]] = {
    "application/jsonl": "lines",
    "application/x-ndjson": "lines",
    "application/json-lines": "lines",
    "text/csv": "table",
    "text/tab-separated-values": "table",
    "message/rfc822": "mail",
}
_BY_SUFFIX: Final[dict[str, Kind]] = {
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".csv": "table",
    ".tsv": "table",
    ".eml": "mail",
    ".parquet": "parquet",
    ".warc": "warc",
    ".warc.gz": "warc",
}
# Suffixes that are taken from a folder; others are taken only where somebody names the file.
SUFFIXES: Final = (
    *(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".rss", ".atom", ".xml"),
    *_BY_SUFFIX,
)


def kind_of(head: bytes, name: str, content_type: str = "") -> Kind:
    """Return what kind of source one is.

    Args:
        head: its first bytes, up to `HEAD`.
        name: its file name or address.
        content_type: the media type that came with it, without parameters.
    """
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PAR1"):
        return "parquet"
    if _unpacked_head(head).startswith(b"WARC/"):
        return "warc"
    if _FEED_START.match(_eight_bit(head)):
        return "feed"
    named = next((kind for suffix, kind in _BY_SUFFIX.items() if name.lower().endswith(suffix)), None)
    return _BY_TYPE.get(content_type.strip().lower()) or named or "text"


def _unpacked_head(head: bytes) -> bytes:
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(head, 16)
    except zlib.error:
        return head


def _eight_bit(head: bytes) -> bytes:
    """Return the ASCII in a head without marks of byte order and the zeros of wide characters."""
    return head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
