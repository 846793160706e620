"""`dragoman watch`: follows feeds and puts what is new into the record."""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import DragomanError, InputError
from dragoman.outputs.cli.inert import inert
from dragoman.report import Report

if TYPE_CHECKING:
    from dragoman.outputs.api.add import Added
    from dragoman.outputs.api.watch import Heard
    from dragoman.pipeline import Reader


def watch(
    feeds: Annotated[
        str, typer.Argument(metavar="FEEDS", help="An OPML file, a list with one web address a line, or one address.")
    ],
    *,
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="PATH", help="The record file; your own record where it is left out."),
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Visit each feed once and leave.")] = False,
    every: Annotated[float, typer.Option(min=0.01, metavar="MINUTES", help="Minutes between two rounds.")] = 15.0,
    pause: Annotated[
        float, typer.Option(min=0.0, metavar="SECONDS", help="Least time between two requests to one host.")
    ] = 1.0,
    timeout: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="Time that one fetch may take.")] = 60.0,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also fetch from your own network, such as 127.0.0.1 or 10.0.0.0/8.")
    ] = False,
    threads: Annotated[int, typer.Option(min=1, help="Processor threads of the language model.")] = 1,
    batch: Annotated[int, typer.Option(min=1, help="Sentences that the language model takes at once.")] = 32,
) -> None:
    """Follow feeds: each new report is fetched, read and put into the record, and told in one line.

    Feeds that fail are left alone for longer and longer; robots.txt is kept to. Ctrl-C ends it after the report
    at hand. With --once the exit status is 1 where anything failed; the rest is kept all the same.

    \b
    dragoman watch feeds.opml
    dragoman watch urls.txt --once --record sudan.duckdb
    """
    from dragoman.outputs.api.watch import watch_round  # noqa: PLC0415  so that help is shown at once
    from dragoman.sources.fetching import Fetcher, Limits  # noqa: PLC0415
    from dragoman.sources.following import Follower  # noqa: PLC0415
    from dragoman.sources.memory import Memory  # noqa: PLC0415
    from dragoman.sources.robots import Manners  # noqa: PLC0415
    from dragoman.sources.subscriptions import read_subscriptions  # noqa: PLC0415
    from dragoman.store import default_path  # noqa: PLC0415

    path = record or default_path()
    addresses = _told(read_subscriptions(feeds))
    stopping = _stop_on_signals()
    fetcher = Fetcher(allow_private=allow_private, limits=Limits(seconds=timeout), stopping=stopping)
    follower = Follower(fetcher, Manners(fetcher, pause=pause, stopping=stopping))
    memory = Memory(path.with_name(f"{path.name}.watch.json"))
    desk = _Desk(path, threads, batch, stopping)
    counts: Counter[str] = Counter(failed=sum(address is None for address in addresses))
    listed = [address for address in addresses if address is not None]
    while not stopping.is_set():
        begun = time.monotonic()
        for heard in watch_round(listed, follower, memory, desk.file, every=60 * every, stopping=stopping):
            counts[_say(heard)] += 1
        counts["failed"] += desk.settle()
        if once:
            break
        stopping.wait(60 * every - (time.monotonic() - begun))
    told = ", ".join(f"{counts[outcome]} {outcome}" for outcome in ("added", "updated", "known", "failed"))
    typer.echo(f"{'stopped; ' if stopping.is_set() else ''}{told}; {path}", err=True)
    if once and counts["failed"]:
        raise typer.Exit(1)


class _Desk:
    """Puts reports into the record, which is open only meanwhile; loads the language model when the first one comes."""

    def __init__(self, path: Path, threads: int, batch: int, stopping: Event) -> None:
        self._path = path
        self._threads = threads
        self._batch = batch
        self._stopping = stopping
        self._reader: Reader | None = None
        self._unsettled = False

    def file(self, reports: Iterable[Report | InputError]) -> Iterator[Added]:
        from dragoman import __version__  # noqa: PLC0415
        from dragoman.outputs.api import add_reports  # noqa: PLC0415
        from dragoman.pipeline import Reader  # noqa: PLC0415
        from dragoman.store import Stamp, Store  # noqa: PLC0415

        with Store.open(self._path, create=True) as store, store.writer() as writer:
            self._reader = reader = self._reader or Reader(threads=self._threads, batch_size=self._batch)
            stamp = Stamp(model=reader.model_name, knowledge=reader.knowledge.version, code=__version__)
            for added in add_reports(reports, reader, stamp, view=store.view(), writer=writer):
                self._unsettled |= added.outcome in {"added", "updated"}
                yield added

    def settle(self) -> bool:
        """Settle what was added; tell whether that failed, in which case the next round tries again."""
        from dragoman.pipeline.settle import settle  # noqa: PLC0415
        from dragoman.store import Store  # noqa: PLC0415

        try:
            if self._unsettled:
                with Store.open(self._path, create=True) as store, store.writer() as writer:
                    settle(store.view(), writer)
                self._unsettled = False
        except DragomanError as error:
            typer.echo(f"dragoman: {error}", err=True)
        return self._unsettled


def _stop_on_signals() -> Event:
    """Return what the first SIGINT or SIGTERM sets; the second one ends the program as ever."""
    stopping = Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def stop(_number: int, _frame: object) -> None:
        stopping.set()
        for number, handler in before.items():
            signal.signal(number, handler)

    for number in before:
        signal.signal(number, stop)
    return stopping


def _told(addresses: Sequence[str | InputError]) -> list[str | None]:
    """Return the addresses, None for lines that are none, which are told."""
    for address in addresses:
        if isinstance(address, InputError):
            typer.echo(f"dragoman: {address}", err=True)
    return [None if isinstance(address, InputError) else address for address in addresses]


def _say(heard: Heard) -> str:
    """Tell a new report in one line on stdout, a failure in one on stderr, and return what became of it."""
    error = heard.error or (heard.added.error if heard.added else None)
    if error is not None or heard.added is None:
        typer.echo(f"dragoman: {inert(str(error))}", err=True)
        return "failed"
    report = heard.added.report
    if heard.added.outcome == "added" and report is not None:
        headline = report.title or report.text.strip().split("\n", 1)[0]
        parts = (report.published or "no day", report.publisher or "", inert(headline, 100), report.url or heard.feed)
        typer.echo("  ".join(inert(part) for part in parts if part))
    return heard.added.outcome
