"""Follows feeds: one round of visits, and the filing of what they bring."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from msgspec import Struct

from dragoman.errors import DragomanError, InputError
from dragoman.outputs.api.add import Added
from dragoman.report import Report
from dragoman.sources.following import Follower, Visit, remember
from dragoman.sources.guarded import Stopped
from dragoman.sources.memory import Memory

# Puts reports into the record and says what became of each.
Files = Callable[[Iterable[Report | InputError]], Iterator[Added]]

# Feeds that are visited at a time; hosts are spared by `Manners` all the same.
_AT_A_TIME = 8


class Heard(Struct, frozen=True):
    """What a round brought from a feed.

    Attributes:
        feed: its address.
        added: what became of one of its reports, or None.
        error: why the feed, or what it brought, could not be had; None where `added` tells.
    """

    feed: str
    added: Added | None = None
    error: DragomanError | None = None


def watch_round(
    feeds: Sequence[str], follower: Follower, memory: Memory, files: Files, *, every: float, stopping: Event
) -> Iterator[Heard]:
    """Visit each feed once, but for those that rest after a failure, and file what is new.

    A feed is remembered as soon as its reports are filed, so that nothing is lost or doubled where the round is cut
    short.

    Args:
        feeds: their addresses.
        follower: visits them.
        memory: what is remembered of them.
        files: puts reports into the record.
        every: seconds from one round to the next.
        stopping: once set, the round ends after the report at hand.

    Yields:
        What became of each new report, and what failed, in the order of the feeds.

    Raises:
        InputError: where the memory cannot be written.
    """
    due = [feed for feed in feeds if memory.of(feed).retry_at <= time.time()]

    def visit(feed: str) -> Visit | None:
        try:
            return None if stopping.is_set() else follower.visit(feed, memory.of(feed))
        except Stopped:
            return None

    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        for visited in pool.map(visit, due):
            if visited is None or stopping.is_set():
                continue
            filed: set[str] = set()
            yield from _file(visited, files, filed, stopping)
            memory.keep(visited.feed, remember(visited, filed, now=time.time(), every=every))


def _file(visit: Visit, files: Files, filed: set[str], stopping: Event) -> Iterator[Heard]:
    """File what a visit found; ids of the entries that are done with are added to `filed`."""
    if visit.error is not None:
        yield Heard(visit.feed, error=visit.error)
    reports = {id(one.item): one for one in visit.found if isinstance(one.item, Report)}
    yield from (Heard(visit.feed, error=one.item) for one in visit.found if isinstance(one.item, InputError))
    if not reports:
        return
    try:
        for added in files(one.item for one in reports.values() if not stopping.is_set()):
            if added.report is not None:
                filed.add(reports[id(added.report)].entry)
            yield Heard(visit.feed, added=added)
    except DragomanError as error:  # the record is locked or full: what is not filed comes again in the next round
        yield Heard(visit.feed, error=error)
