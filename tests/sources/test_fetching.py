import gzip
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
import trustme
from tests.sources.site import Answer, Site, serving

from dragoman.errors import InputError
from dragoman.sources.fetching import Fetcher, Limits
from dragoman.sources.guarded import Stopped

NEAR = Fetcher(allow_private=True, limits=Limits(seconds=5, most_bytes=1_000_000))


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def _endless(size: int) -> Iterator[bytes]:
    for _ in range(size // 1_000_000):
        yield b"x" * 1_000_000


def _drip(pieces: bytes, seconds: float) -> Iterator[bytes]:
    for at in range(len(pieces)):
        time.sleep(seconds)
        yield pieces[at : at + 1]


def test_this_machine_is_refused_before_it_is_asked(site: Site) -> None:
    with pytest.raises(InputError, match="not on the public internet"):
        Fetcher().get(f"{site.url}/")
    assert site.asked == []


def test_a_redirect_is_followed_to_where_it_leads(site: Site) -> None:
    site.answers = {"/a": Answer(status=302, headers={"Location": "b?c=%20d"}), "/b?c=%20d": Answer(b"here")}
    answer = NEAR.get(f"{site.url}/a")
    assert (answer.url, answer.body) == (f"{site.url}/b?c=%20d", b"here")


def test_a_redirect_to_a_private_address_is_refused_where_only_the_first_was_public(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The first host passes for public by its name; the second is what it really is.
    monkeypatch.setattr("dragoman.sources.addresses.is_public", lambda address: address == "127.0.0.1")
    for place in (
        "http://127.0.0.2:1/",
        "http://[::1]:1/",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
    ):
        site.answers["/"] = Answer(status=301, headers={"Location": place})
        with pytest.raises(InputError, match="not on the public internet"):
            Fetcher().get(f"{site.url}/")


@pytest.mark.parametrize(
    "place", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1", "http://", "//[", "data:,x"]
)
def test_a_redirect_to_what_is_no_web_address_is_refused(site: Site, place: str) -> None:
    site.answers["/"] = Answer(status=302, headers={"Location": place})
    with pytest.raises(InputError) as caught:
        NEAR.get(f"{site.url}/")
    assert "\n" not in str(caught.value)


def test_a_loop_of_redirects_ends(site: Site) -> None:
    site.answers["/"] = Answer(status=302, headers={"Location": "/"})
    with pytest.raises(InputError, match="leads on more than 5 times"):
        NEAR.get(f"{site.url}/")
    assert len(site.asked) == 6


def test_the_connection_goes_to_the_address_that_was_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.answers["/"] = Answer(b"here")
    asked: list[object] = []

    def rebinding(host: object, port: int, *_: object, **__: object) -> list[object]:
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "127.0.0.99"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    with monkeypatch.context() as patch:
        real = socket.getaddrinfo
        patch.setattr(
            socket,
            "getaddrinfo",
            lambda host, *a, **k: rebinding(host, *a, **k) if host == "b.example" else real(host, *a, **k),
        )
        answer = NEAR.get(site.url.replace("127.0.0.1", "b.example") + "/")
    assert answer.body == b"here"
    assert asked == ["b.example"]
    assert site.asked[0].headers["host"].startswith("b.example:")


def test_ten_gigabytes_are_cut_at_the_bound(site: Site) -> None:
    site.answers["/"] = Answer(_endless(10_000_000_000))
    with pytest.raises(InputError, match="larger than 1,000,000 bytes"):
        NEAR.get(f"{site.url}/")
    assert site.sent < 50_000_000


def test_a_small_body_that_unpacks_to_a_huge_one_is_cut_while_it_unpacks(site: Site) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    site.answers["/"] = Answer(bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(InputError, match="larger than 1,000,000 bytes"):
        NEAR.get(f"{site.url}/")


@pytest.mark.parametrize(("packing", "body"), [("gzip", gzip.compress(b"news")), ("deflate", zlib.compress(b"news"))])
def test_packed_bodies_are_unpacked(site: Site, packing: str, body: bytes) -> None:
    site.answers["/"] = Answer(iter([body[:5], body[5:]]), headers={"Content-Encoding": packing})
    assert NEAR.get(f"{site.url}/").body == b"news"


@pytest.mark.parametrize("packing", ["gzip", "deflate", "br", "\u00e4"])
def test_what_is_not_packed_as_it_says_is_one_clear_line(site: Site, packing: str) -> None:
    site.answers["/"] = Answer(b"plain words", headers={"Content-Encoding": packing})
    with pytest.raises(InputError, match="packed"):
        NEAR.get(f"{site.url}/")


def test_a_body_that_comes_drop_by_drop_is_given_up(site: Site) -> None:
    site.answers["/"] = Answer(_drip(b"x" * 1000, 0.2))
    begun = time.monotonic()
    with pytest.raises(InputError, match="took too long"):
        Fetcher(allow_private=True, limits=Limits(seconds=1.5)).get(f"{site.url}/")
    assert time.monotonic() - begun < 4


@pytest.mark.parametrize(
    ("greeting", "drop"),
    [(b"", b"H"), (b"HTTP/1.1 200 OK\r\nX-Name: ", b"a"), (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n")],
)
def test_headers_that_come_drop_by_drop_are_given_up(greeting: bytes, drop: bytes) -> None:
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                connection.recv(4096)
                connection.sendall(greeting)
                while not stop.wait(0.2):
                    connection.sendall(drop)

        thread = threading.Thread(target=drip)
        thread.start()
        begun = time.monotonic()
        try:
            with pytest.raises(InputError, match="cannot be fetched"):
                Fetcher(allow_private=True, limits=Limits(seconds=1.5)).get(
                    f"http://127.0.0.1:{listening.getsockname()[1]}/"
                )
            assert time.monotonic() - begun < 4
        finally:
            stop.set()
            thread.join()


def test_a_server_that_says_nothing_is_left_as_soon_as_somebody_asks_to_stop() -> None:
    stopping = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        threading.Timer(0.5, stopping.set).start()
        begun = time.monotonic()
        with pytest.raises(Stopped):
            Fetcher(allow_private=True, stopping=stopping).get(f"http://127.0.0.1:{silent.getsockname()[1]}/")
        assert time.monotonic() - begun < 3


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:1/", "http://", "http://a b/", "http://127.0.0.1:99999/", "https://xn--\ud800.example/", "x"],
)
def test_an_address_where_nothing_can_be_had_is_one_clear_line(url: str) -> None:
    with pytest.raises(InputError) as caught:
        NEAR.get(url)
    assert "\n" not in str(caught.value)


def test_an_answer_that_is_no_http_is_one_clear_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def chatter() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"220 ready for mail\r\n\r\n")

        thread = threading.Thread(target=chatter)
        thread.start()
        with pytest.raises(InputError, match="cannot be fetched"):
            NEAR.get(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        thread.join()


def test_a_certificate_is_checked_and_an_authority_of_one_s_own_can_be_named(tmp_path: Path) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))

    def wrap(server: ThreadingHTTPServer) -> None:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)

    program = (
        "import sys; from dragoman.sources.fetching import Fetcher; "
        "sys.stdout.buffer.write(Fetcher(allow_private=True).get(sys.argv[1]).body)"
    )
    with serving(wrap) as site:
        site.answers["/"] = Answer(b"safely here")
        with pytest.raises(InputError, match="certificate"):
            NEAR.get(f"{site.url}/")
        trusting = {**os.environ, "SSL_CERT_FILE": str(tmp_path / "ca.pem")}
        run = [sys.executable, "-c", program]
        found = subprocess.run([*run, f"{site.url}/"], env=trusting, capture_output=True, check=True, timeout=60)
        wrong_name = f"{site.url}/".replace("127.0.0.1", "localhost")
        refused = subprocess.run([*run, wrong_name], env=trusting, capture_output=True, check=False, timeout=60)
    assert found.stdout == b"safely here"
    assert b"certificate" in refused.stderr
