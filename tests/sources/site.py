"""A site on loopback that answers as a test tells it, and remembers what it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

TROOPS = (
    "Government troops shelled the outskirts of Kadugli on Sunday and at least four people were killed, witnesses said."
)
TALKS = "The two sides met for talks in Addis Ababa on Monday and agreed to stop fighting for a week, mediators said."


class Answer(NamedTuple):
    """What a path answers; a body may be given bit by bit."""

    body: bytes | Iterator[bytes] = b""
    status: int = 200
    headers: Mapping[str, str] = {}


class Asked(NamedTuple):
    path: str
    headers: Mapping[str, str]
    moment: float


class Site:
    """Answers of each path: fixed, or made from the headers of the request."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[Mapping[str, str]], Answer]] = {}
        self.asked: list[Asked] = []
        self.sent = 0
        self.url = ""

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]


@contextmanager
def serving(wrap: Callable[[ThreadingHTTPServer], None] | None = None) -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append(Asked(self.path, headers, time.monotonic()))
            answer = site.answers.get(self.path, Answer(status=404))
            answer = answer(headers) if callable(answer) else answer
            pieces = iter([answer.body]) if isinstance(answer.body, bytes) else answer.body
            try:
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for piece in pieces:
                    self.wfile.write(piece)
                    site.sent += len(piece)
            except OSError:
                return  # the reader has had enough

        def log_message(self, *_: object) -> None:
            return

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            return  # a handshake that the reader broke off

    server = Server(("127.0.0.1", 0), Handler)
    scheme = "http"
    if wrap is not None:
        wrap(server)
        scheme = "https"
    site.url = f"{scheme}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def page(text: str, *, title: str = "News", head: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1><p>{text}</p></article></body></html>"
    ).encode()


def rss(*items: str, title: str = "Sudan Post") -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>'
        f"<link>https://example.org/</link>{''.join(items)}</channel></rss>"
    ).encode()


def item(guid: str, title: str, link: str = "", words: str = "") -> str:
    return (
        f"<item><guid isPermaLink='false'>{guid}</guid><title>{title}</title>"
        f"{f'<link>{link}</link>' if link else ''}<pubDate>Mon, 05 Jun 2023 10:00:00 GMT</pubDate>"
        f"<description><![CDATA[{words}]]></description></item>"
    )
