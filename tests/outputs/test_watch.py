"""`dragoman watch` and `dragoman add URL` as a user runs them, on sites served on loopback."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.outputs.shell import dragoman
from tests.sources.site import TALKS, TROOPS, Answer, Site, item, page, rss, serving

NEAR = ("--allow-private", "--pause", "0", "--timeout", "8")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def _drip() -> Iterator[bytes]:
    for _ in range(600):
        time.sleep(0.1)
        yield b"x"


def _endless() -> Iterator[bytes]:
    for _ in range(10_000):
        yield b"x" * 1_000_000


def _kept(record: Path) -> list[tuple[str, str]]:
    with duckdb.connect(str(record), read_only=True) as connection:
        return connection.execute("SELECT title, text FROM report ORDER BY title, text").fetchall()


def _feeds(folder: Path, *addresses: str) -> str:
    path = folder / "feeds.opml"
    outlines = "".join(f"<outline xmlUrl='{address}'/>" for address in addresses)
    path.write_text(f"<opml><body>{outlines}</body></opml>")
    return str(path)


def test_one_round_files_what_is_new_in_the_living_feeds_and_tells_of_the_dead_ones(site: Site, tmp_path: Path) -> None:
    word = "\u0645\u0641\u0627\u0648\u0636\u0627\u062a"
    site.answers = {
        "/live": Answer(rss(item("1", "Kadugli &#x202e;shelled", f"{site.url}/1"))),
        "/1": Answer(page(TROOPS)),
        "/broken": Answer(b"\xff\xfe\x00<rss" * 30),
        "/arabic": Answer(rss(item("2", word, words=TALKS)).decode().replace("utf-8", "windows-1256").encode("cp1256")),
        "/inward": Answer(status=302, headers={"Location": "http://[::1]:1/"}),
        "/endless": Answer(_endless()),
        "/drip": Answer(_drip()),
    }
    record = tmp_path / "record.duckdb"
    names = ("gone", "broken", "drip", "inward", "endless", "live", "arabic")
    feeds = _feeds(tmp_path, *(f"{site.url}/{name}" for name in names))
    first = dragoman("watch", feeds, "--once", "--record", str(record), *NEAR, timeout=300)
    assert first.returncode == 1
    lines = first.stdout.decode().splitlines()
    assert lines, first.stderr.decode()
    assert [line.split("  ")[0] for line in lines] == ["2023-06-05", "2023-06-05"]
    assert "Kadugli shelled" in lines[0]  # what would turn the line round is gone
    assert word in lines[1]
    told = first.stderr.decode()
    assert "Traceback" not in told
    for name, cause in (("gone", "answered 404"), ("endless", "larger than"), ("drip", "took too long")):
        assert any(f"/{name}" in line and cause in line for line in told.splitlines())
    assert [title for title, _ in _kept(record)] == ["Kadugli \u202eshelled", word]
    assert site.sent < 100_000_000

    again = dragoman("watch", feeds, "--once", "--record", str(record), *NEAR, timeout=300)
    # Nothing is new, and the dead feeds are let rest.
    assert (again.returncode, again.stdout) == (0, b""), again.stderr.decode()
    assert len(json.loads((tmp_path / "record.duckdb.watch.json").read_text())["feeds"]) == len(names)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_follows_until_it_is_told_to_stop(site: Site, tmp_path: Path, number: signal.Signals) -> None:
    site.answers["/feed"] = Answer(rss(item("1", "First", words=TROOPS)))
    site.answers["/silent"] = lambda _: Answer(_drip())
    record = tmp_path / "record.duckdb"
    (tmp_path / "urls.txt").write_text(f"{site.url}/feed\n{site.url}/silent\n")
    program = [
        sys.executable,
        "-c",
        "from dragoman.outputs.cli import main; main()",
        "watch",
        str(tmp_path / "urls.txt"),
    ]
    options = ["--record", str(record), "--allow-private", "--pause", "0", "--timeout", "30", "--every", "0.01"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*program, *options], text=True, **pipes) as running:
        try:
            assert running.stdout is not None
            assert "First" in running.stdout.readline()
            time.sleep(1)
            running.send_signal(number)
            rest, told = running.communicate(timeout=120)
        finally:
            running.kill()
    assert (running.returncode, rest) == (0, "")
    assert "stopped; 1 added" in told
    assert "Traceback" not in told
    assert [title for title, _ in _kept(record)] == ["First"]


def test_this_machine_is_not_read_unless_one_asks_for_it(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = Answer(rss(item("1", "First", words=TROOPS)))
    run = dragoman("watch", f"{site.url}/feed", "--once", "--record", str(tmp_path / "record.duckdb"))
    assert run.returncode == 1
    assert b"--allow-private" in run.stderr
    assert site.asked == []


def test_an_address_is_added_and_those_that_cannot_be_had_are_told_in_one_line_each(site: Site, tmp_path: Path) -> None:
    site.answers = {
        "/ok": Answer(page(TROOPS)),
        "/inward": Answer(status=302, headers={"Location": "http://localhost:1/"}),
        "/loop": Answer(status=302, headers={"Location": "/loop"}),
        "/endless": Answer(_endless()),
        "/drip": Answer(_drip()),
        "/broken": Answer(b"\x93\xfa\x96{" * 40 + bytes(range(256))),
    }
    record = tmp_path / "record.duckdb"
    addresses = [site.url + path for path in site.answers]
    run = dragoman("add", *addresses, "--record", str(record), "--allow-private", "--timeout", "8", timeout=300)
    assert run.returncode == 1
    lines = run.stderr.decode().splitlines()
    assert [line.startswith("dragoman: http://") for line in lines] == [True] * 5 + [False]
    assert "1 added, 5 failed" in lines[-1]
    assert [TROOPS in text for _, text in _kept(record)] == [True]

    private = dragoman("add", addresses[0], "--record", str(record))
    assert b"not on the public internet" in private.stderr


@pytest.mark.parametrize("arguments", [("watch",), ("watch", "x", "--every", "-1"), ("add", "x", "--columns", "body")])
def test_wrong_use_has_its_own_status(arguments: tuple[str, ...]) -> None:
    run = dragoman(*arguments)
    assert run.returncode == 2
    assert b"Traceback" not in run.stderr


def test_a_list_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    run = dragoman("watch", str(tmp_path / "none.opml"), "--once")
    assert (run.returncode, run.stderr.count(b"\n")) == (1, 1)
    assert b"is not there" in run.stderr
