"""Readers go on while a writer works."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.errors import RecordError
from dragoman.store import Store
from dragoman.store.publishing import wish_of

_WRITE = """
import sys
from pathlib import Path
from tests.store.writing import STAMP, made
from dragoman.store import Store
with Store.open(Path(sys.argv[1]), create=True) as store, store.writer() as writer:
    for number, line in enumerate(sys.stdin):
        report, read = made(number, 100)
        writer.put(report, read, STAMP, known="2024-01-16", fingerprints=())
        print(number, flush=True)
"""


def _put(writing: subprocess.Popen[str], number: int) -> None:
    assert writing.stdin is not None
    assert writing.stdout is not None
    writing.stdin.write("\n")
    writing.stdin.flush()
    assert writing.stdout.readline() == f"{number}\n"


def test_readers_see_what_a_writer_has_committed_and_the_writer_goes_on(path: Path) -> None:
    said: list[str] = []
    program = [sys.executable, "-c", _WRITE, str(path)]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writing:
        _put(writing, 0)
        with pytest.raises(RecordError, match=f"is in use by process {writing.pid}"):
            Store.open(path)
        with Store.open(path, wait=60, say=said.append) as first:
            assert first.view().count("report") == 1
            _put(writing, 1)
            assert first.view().count("report") == 1
            with Store.open(path, wait=60) as second:
                assert second.view().count("report") == 2
                assert second.asking().sql("SELECT count(*) FROM event").rows == ((6,),)
        _put(writing, 2)
        writing.communicate()
    assert writing.returncode == 0
    assert len(said) == 1
    assert f"in use by process {writing.pid}" in said[0]
    assert "60 seconds at most" in said[0]
    with Store.open(path) as store:
        assert store.view().count("report") == 3
    assert sorted(path.parent.iterdir()) == [path]


def test_what_a_killed_writer_left_is_not_read_and_is_taken_away(path: Path) -> None:
    Store.open(path, create=True).close()
    path.with_name(f"{path.name}.reading-{1:020}").write_bytes(b"old")
    wish_of(path).touch()
    with Store.open(path, wait=1) as store:
        assert store.view().count("report") == 0
    Store.open(path, create=True).close()
    assert sorted(path.parent.iterdir()) == [path]


def test_a_second_writer_waits_and_then_says_who_has_the_record(path: Path) -> None:
    Store.open(path, create=True).close()
    program = [sys.executable, "-c", _WRITE, str(path)]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writing:
        _put(writing, 0)
        begun = time.monotonic()
        with pytest.raises(RecordError, match=f"in use by process {writing.pid}"):
            Store.open(path, create=True, wait=0.5)
        assert time.monotonic() - begun >= 0.5
        assert writing.stdin is not None
        writing.stdin.close()
        with Store.open(path, create=True, wait=60) as store:
            assert store.view().count("report") == 1
