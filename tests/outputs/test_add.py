from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from dragoman.errors import DragomanError, InputError
from dragoman.outputs.api import Added, add_reports
from dragoman.record import Reading
from dragoman.report import Report
from dragoman.store import Stamp, Store
from tests.state.readings import reading

STAMP = Stamp("model", "knowledge", "code")


class WindowedReader:
    """Answers in windows of three, as a reader that fills batches does, and keeps what it was asked."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def read_all(self, reports: Iterable[Report | DragomanError]) -> Iterator[Reading | DragomanError]:
        source = iter(reports)
        while window := list(islice(source, 3)):
            for item in window:
                if isinstance(item, DragomanError):
                    yield item
                elif "unreadable" in item.text:
                    yield InputError("it cannot be read", "mend it")
                else:
                    self.read.append(item.text)
                    yield reading(title=item.text)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "record.duckdb", create=True) as opened:
        yield opened


def _report(text: str) -> Report:
    return Report(id=text, text=text)


def _add(store: Store, reader: WindowedReader, *incoming: Report | InputError, stamp: Stamp = STAMP) -> list[Added]:
    with store.writer() as writer:
        return list(add_reports(incoming, reader, stamp, view=store.view(), writer=writer))


def _count(added: list[Added]) -> Counter[str]:
    return Counter(one.outcome for one in added)


def test_add_twice_adds_nothing_and_reads_nothing(store: Store) -> None:
    reader = WindowedReader()
    reports = [_report(f"report {at}") for at in range(7)]
    assert _count(_add(store, reader, *reports)) == {"added": 7}
    assert _count(_add(store, reader, *reports)) == {"known": 7}
    assert len(reader.read) == 7
    assert store.view().count("report") == 7


def test_add_gives_each_report_its_own_reading(store: Store) -> None:
    known = [_report("old 1"), _report("old 2")]
    _add(store, WindowedReader(), *known)
    _add(store, WindowedReader(), _report("a"), known[0], _report("b"), known[1], _report("c"), _report("d"))
    view = store.view()
    found = {one.key: one.reading.report.title for one in view.filed()}
    assert len(found) == 6
    for key, title in found.items():
        report = view.report(key)
        assert report is not None
        assert report.text == title


def test_add_goes_on_after_what_fails(store: Store) -> None:
    broken = InputError("x.txt is not there", "check the path")
    added = _add(store, WindowedReader(), _report("a"), broken, _report("unreadable"), _report("\ud83d"), _report("b"))
    assert _count(added) == {"added": 2, "failed": 3}
    assert [one.error.cause for one in added if one.error][:2] == ["x.txt is not there", "it cannot be read"]


def test_add_reads_again_what_was_read_with_something_else(store: Store) -> None:
    _add(store, WindowedReader(), _report("a"))
    reader = WindowedReader()
    assert _count(_add(store, reader, _report("a"), stamp=Stamp("newer", "knowledge", "code"))) == {"updated": 1}
    assert reader.read == ["a"]


def test_add_the_same_report_twice_in_one_go_is_added_once(store: Store) -> None:
    assert _count(_add(store, WindowedReader(), _report("a"), _report("a"))) == {"added": 1, "known": 1}
    assert store.view().count("report") == 1
