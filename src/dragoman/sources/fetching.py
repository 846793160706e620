"""Fetches what lies at a web address, within bounds of place, size, time and redirects."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from threading import Event, Lock
from typing import TYPE_CHECKING, Final

from msgspec import Struct, structs

from dragoman.errors import InputError

if TYPE_CHECKING:
    import ssl

    import httpcore

_AGENT: Final = "dragoman"
_PATIENCE: Final = 15.0  # seconds of silence, or of trying to connect
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PIECE: Final = 65_536
_READING: Final = Lock()


class Limits(Struct, frozen=True):
    """How much a fetch may take.

    Attributes:
        seconds: from first to last byte, all redirects together.
        most_bytes: of the body, as it comes and unpacked.
        redirects: that are followed.
    """

    seconds: float = 60.0
    most_bytes: int = 20_000_000
    redirects: int = 5


class Fetched(Struct, frozen=True):
    """What a server answered.

    Attributes:
        url: the address that answered, after redirects.
        status: of HTTP.
        body: unpacked.
        headers: by lower-case name; of a repeated one the last.
    """

    url: str
    status: int
    body: bytes
    headers: Mapping[str, str]


class Fetcher:
    """Fetches from the public internet, and from one's own network only where that is allowed.

    Proxies that the environment names are not used: behind them nobody can tell which address is reached.
    Certificates are always checked, against the system's authorities (or SSL_CERT_FILE) and certifi's.
    """

    def __init__(
        self, *, allow_private: bool = False, limits: Limits | None = None, stopping: Event | None = None
    ) -> None:
        """Set the bounds.

        Args:
            allow_private: also fetch from addresses that are not public.
            limits: how much a fetch may take.
            stopping: once set, a fetch that waits ends with `guarded.Stopped`.
        """
        self._allow_private = allow_private
        self._limits = limits or Limits()
        self._stopping = stopping

    def get(
        self, url: str, headers: Mapping[str, str] | None = None, *, before: Callable[[str], None] | None = None
    ) -> Fetched:
        """Fetch an address; an answer that tells of a failure is an answer too.

        Args:
            url: http or https.
            headers: to send besides our own.
            before: called with each address that is about to be asked, redirects included; what it takes is not
                counted as time of the fetch.

        Raises:
            InputError: where nothing can be had within the bounds, or the address may not be asked.
            Stopped: where somebody asked to stop.
        """
        authorities = _authorities()  # read before the time of the fetch begins
        left = self._limits.seconds
        at = url
        for _ in range(self._limits.redirects + 1):
            if before is not None:
                before(at)
            target = _target(at)
            begun = time.monotonic()
            answer = self._ask(at, target, headers or {}, authorities, left)
            left -= time.monotonic() - begun
            onward = answer.headers.get("location") if answer.status in _REDIRECTS else None
            if onward is None:
                return answer
            at = _joined(at, onward)
        raise InputError(f"{url} leads on more than {self._limits.redirects} times", "check the address in a browser")

    def _ask(
        self, url: str, target: httpcore.URL, headers: Mapping[str, str], authorities: ssl.SSLContext, seconds: float
    ) -> Fetched:
        import httpcore  # noqa: PLC0415  only web addresses need it

        from dragoman.sources.guarded import Clock, GuardedBackend  # noqa: PLC0415

        clock = Clock(seconds, self._stopping)
        backend = GuardedBackend(clock, allow_private=self._allow_private)
        ours = {"User-Agent": _AGENT, "Accept-Encoding": "gzip, deflate", "Accept": "*/*", **headers}
        raw = [(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in ours.items()]
        waits = dict.fromkeys(("connect", "read", "write"), _PATIENCE)
        try:
            with (
                httpcore.ConnectionPool(authorities, network_backend=backend) as pool,
                pool.stream("GET", target, headers=raw, extensions={"timeout": waits}) as answer,
            ):
                return self._fetched(url, answer)
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError) as fault:
            cause = str(fault) or type(fault).__name__
            raise InputError(f"{url} cannot be fetched ({cause})", "check the address and the connection") from None

    def _fetched(self, url: str, answer: httpcore.Response) -> Fetched:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
        fetched = Fetched(url, answer.status, b"", headers)
        if answer.status in _REDIRECTS:
            return fetched
        most = self._limits.most_bytes
        body = bytearray()
        for piece in _unpacked(answer.iter_stream(), headers.get("content-encoding", ""), url):
            body += piece
            if len(body) > most:
                raise InputError(f"{url} is larger than {most:,} bytes", "save what you need of it and read that")
        return structs.replace(fetched, body=bytes(body))


def _authorities() -> ssl.SSLContext:
    with _READING:  # many threads want them at once, and reading them takes long
        return _read_authorities()


@cache
def _read_authorities() -> ssl.SSLContext:
    import httpcore  # noqa: PLC0415

    return httpcore.default_ssl_context()


def _target(url: str) -> httpcore.URL:
    """Return an address in the form that goes over the wire: ASCII host, escaped path."""
    import httpcore  # noqa: PLC0415
    import httpx  # noqa: PLC0415

    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL as fault:
        raise InputError(f"{url} is no web address ({fault})", "check the address") from None
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise InputError(f"{url} is no web address", "give one that starts with http:// or https://")
    return httpcore.URL(scheme=parsed.raw_scheme, host=parsed.raw_host, port=parsed.port, target=parsed.raw_path)


def _joined(url: str, onward: str) -> str:
    import httpx  # noqa: PLC0415

    try:
        return str(httpx.URL(url).join(onward))
    except (httpx.InvalidURL, ValueError):
        raise InputError(f"{url} leads to an address that is none", "check the address in a browser") from None


def _unpacked(pieces: Iterable[bytes], packing: str, url: str) -> Iterator[bytes]:
    """Unpack a body bit by bit, so that a small one that unpacks to a huge one is seen in time."""
    packing = packing.strip().lower()
    if packing in {"", "identity"}:
        yield from pieces
        return
    if packing not in {"gzip", "x-gzip", "deflate"}:
        raise InputError(f"{url} is packed in an unknown way ({packing[:20]})", "save it with a browser and read that")
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # either header is told by itself
    try:
        for piece in pieces:
            waiting = piece
            while waiting and not unpacker.eof:
                yield unpacker.decompress(waiting, _PIECE)
                waiting = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error:
        raise InputError(
            f"{url} is not packed as it says ({packing})", "save it with a browser and read that"
        ) from None
