"""Puts reports into the record."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Literal, Protocol

from msgspec import Struct

from dragoman.errors import DragomanError, InputError
from dragoman.pipeline.settle import keep
from dragoman.record import Reading
from dragoman.report import Report
from dragoman.store import Stamp, View, Writer

Incoming = Report | DragomanError


class Reads(Protocol):
    """What reads reports: `dragoman.pipeline.Reader`, or anything that answers like it."""

    def read_all(self, reports: Iterable[Incoming]) -> Iterator[Reading | DragomanError]:
        """Yield one reading or error for each report, in order."""


class Added(Struct, frozen=True):
    """What became of one report.

    Attributes:
        outcome: added; updated, where it had been read with something else; known, where nothing changed; failed.
        report: the report, or None where none could be made of its source.
        error: why it failed, or None.
    """

    outcome: Literal["added", "updated", "known", "failed"]
    report: Report | None
    error: DragomanError | None = None


def add_reports(
    incoming: Iterable[Report | InputError], reader: Reads, stamp: Stamp, *, view: View, writer: Writer
) -> Iterator[Added]:
    """Read reports and file them, each as soon as it is read; what is known already is not read again.

    Args:
        incoming: reports, or errors in their place.
        reader: reads them.
        stamp: what it reads with.
        view: of the record.
        writer: of the same record.

    Yields:
        What became of each report. Those that are known come as soon as they are seen, the others in order.

    Raises:
        RecordError: where the record cannot be written; what was filed before stays.
    """
    seen: deque[Added] = deque()
    waiting: deque[Incoming] = deque()
    for answer in reader.read_all(_unread(incoming, stamp, view, seen, waiting)):
        yield from _drain(seen)
        yield _file(waiting.popleft(), answer, stamp, writer)
    yield from _drain(seen)


def _unread(
    incoming: Iterable[Report | InputError],
    stamp: Stamp,
    view: View,
    seen: deque[Added],
    waiting: deque[Incoming],
) -> Iterator[Incoming]:
    """Pass on what has to be read, and remember the order in which the answers will come."""
    for item in incoming:
        if isinstance(item, Report) and view.standing(item, stamp) == "known":
            seen.append(Added("known", item))
        else:
            waiting.append(item)
            yield item


def _drain(seen: deque[Added]) -> Iterator[Added]:
    while seen:
        yield seen.popleft()


def _file(item: Incoming, answer: Reading | DragomanError, stamp: Stamp, writer: Writer) -> Added:
    report = item if isinstance(item, Report) else None
    if report is None or isinstance(answer, DragomanError):
        return Added("failed", report, answer if isinstance(answer, DragomanError) else None)
    try:
        return Added(keep(writer, report, answer, stamp), report)
    except InputError as error:
        return Added("failed", report, error)
