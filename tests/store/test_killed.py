"""A writer may be killed at any moment, and the disk may fill: the record opens again, every report whole or absent."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import RecordError
from dragoman.store import Store, report_key
from tests.store.writing import EVENTS, made

KILLS = 50


def _check(path: Path, told: set[int], size: int) -> int:
    """Check that what was told is there, and all that is there is whole and there once; return how many reports."""
    with Store.open(path) as store:
        view = store.view()
        keys = [key for (key,) in view.rows("report", columns=("key",)).rows]
        assert {report_key(made(number, size)[0]) for number in told} <= set(keys)
        assert len(keys) == len(set(keys)) == view.count("reading")
        assert view.count("event") == EVENTS * len(keys)
        assert view.count("relation") == view.count("doubt") == view.count("actor") == len(keys)
        for key in keys:
            report = view.report(key)
            assert report is not None
            assert report.text == made(int(report.id), size)[0].text
        settled, _ = view.settled()
        assert view.count("origin") == settled <= len(keys)
        return len(keys)


def test_a_writer_killed_at_fifty_moments_loses_doubles_and_breaks_nothing(path: Path) -> None:
    program = [sys.executable, "-m", "tests.store.killing", str(path), str(KILLS)]
    told: set[int] = set()
    most = 0
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as killing:
        assert killing.stdin is not None
        assert killing.stdout is not None
        for _ in range(KILLS):
            told.update(map(int, killing.stdout.readline().split()))
            if path.exists() and path.stat().st_size and (told or not _is_new(path)):
                most = max(most, _check(path, told, 2000))
            killing.stdin.write("\n")
            killing.stdin.flush()
    assert killing.returncode == 0
    assert most >= len(told) > 0
    done = subprocess.run([*_writing(path, 90, 2000)], capture_output=True, check=True)
    assert len(done.stdout.split()) == _check(path, set(range(90)), 2000) == 90


def _is_new(path: Path) -> bool:
    """Tell whether the first writer died before the tables were there: the next one makes them."""
    try:
        Store.open(path).close()
    except RecordError:
        return True
    return False


def _writing(path: Path, count: int, size: int) -> list[str]:
    return [sys.executable, "-m", "tests.store.writing", str(path), str(count), str(size)]


def _limit_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (6 << 20, 6 << 20))


def test_a_file_that_may_not_grow_any_more_keeps_what_it_has(path: Path) -> None:
    full = subprocess.run(
        _writing(path, 400, 100_000),
        capture_output=True,
        check=False,
        text=True,
        preexec_fn=_limit_files,
    )
    _tells_and_keeps(path, full)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no right to mount a disk of its own; the limit on files is tested beside it")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_keeps_what_it_has(small_disk: Path) -> None:
    path = small_disk / "record.duckdb"
    full = subprocess.run(_writing(path, 400, 100_000), capture_output=True, check=False, text=True)
    told = _tells_and_keeps(path, full)
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    count = max(told) + 20
    more = subprocess.run(_writing(path, count, 100_000), capture_output=True, check=True, text=True)
    assert _check(path, set(map(int, more.stdout.split())), 100_000) == count


def _tells_and_keeps(path: Path, full: subprocess.CompletedProcess[str]) -> set[int]:
    told = set(map(int, full.stdout.split()))
    assert full.returncode == 1
    assert full.stderr.startswith("RecordError: the record could not be written (")
    assert full.stderr.endswith("check the space on the disk and try again\n")
    assert full.stderr.count("\n") == 1
    assert len(told) > 5
    assert _check(path, told, 100_000) in (len(told), len(told) + 1)
    return told
