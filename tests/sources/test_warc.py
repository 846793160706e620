from __future__ import annotations

import gzip
import tracemalloc
from io import BytesIO

import pytest
from tests.sources.documents_made import pdf
from tests.sources.site import TALKS, TROOPS, page, rss

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources.opening import Origin, stream_reports
from dragoman.sources.warc import warc_captures

Captured = tuple[str, str, str, bytes]


def _record(kind: str, url: str, media: str, block: bytes, *, packed: bool) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-06-05T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    record = head.encode() + block + b"\r\n\r\n"
    return gzip.compress(record) if packed else record


def _archive(*captures: Captured, packed: bool, more: str = "") -> bytes:
    data = b""
    for url, status, media, body in captures:
        block = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{more}\r\n".encode() + body
        data += _record("request", url, "application/http", b"GET / HTTP/1.1\r\n\r\n", packed=packed)
        data += _record("response", url, "application/http; msgtype=response", block, packed=packed)
    return data


CAPTURES = (
    ("http://a.example/1", "200 OK", "text/html; charset=utf-8", page(TROOPS, title="Kadugli")),
    ("http://a.example/menu", "200 OK", "text/html", page("")),
    ("http://a.example/gone", "404 Not Found", "text/html", page(TALKS)),
    ("http://a.example/logo.png", "200 OK", "image/png", b"\x89PNG"),
    ("http://a.example/2.pdf", "200 OK", "application/pdf", pdf([TALKS])),
    (
        "http://a.example/3",
        "200 OK",
        "text/html",
        page("Министр обороны прибыл в Дамаск " * 5).decode().encode("cp1251"),
    ),
    ("http://a.example/feed", "200 OK", "text/xml", rss()),
)


def _read(data: bytes) -> list[Report | InputError]:
    return list(stream_reports(BytesIO(data), Origin(name="crawl.warc.gz")))


@pytest.mark.parametrize("packed", [True, False])
def test_articles_are_taken_from_an_archive_and_the_rest_is_passed_over(packed: bool) -> None:  # noqa: FBT001
    reports = [item for item in _read(_archive(*CAPTURES, packed=packed)) if isinstance(item, Report)]
    assert [report.url for report in reports] == [f"http://a.example/{name}" for name in ("1", "2.pdf", "3")]
    assert "Kadugli on Sunday" in reports[0].text
    assert "Министр обороны" in reports[2].text


def test_an_archive_that_breaks_off_gives_what_it_has_and_says_so() -> None:
    whole = _archive(CAPTURES[0], CAPTURES[4], CAPTURES[5], packed=True)
    for cut in (len(whole) - 40, len(whole) // 2, 60):
        items = _read(whole[:cut])
        assert all(isinstance(item, Report) or "\n" not in str(item) for item in items)
    first, *_ = _read(_archive(CAPTURES[0], packed=False) + b"this is no record\r\n\r\nat all")
    assert isinstance(first, Report)


def test_a_capture_that_unpacks_to_a_huge_page_is_refused_within_bounds() -> None:
    bomb = ("http://a.example/", "200 OK", "text/html", gzip.compress(bytes(100_000_000), 1))
    archive = BytesIO(_archive(bomb, packed=True, more="Content-Encoding: gzip\r\n"))
    tracemalloc.start()
    try:
        (item,) = warc_captures(archive, "crawl.warc.gz", 100_000)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()
    assert isinstance(item, InputError)
    assert "larger than" in str(item)
