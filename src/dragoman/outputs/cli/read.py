"""`dragoman read`: one report, or a stream of them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from dragoman.errors import DragomanError, InputError, UsageError
from dragoman.outputs.cli.map import check_picture, write_picture
from dragoman.record import Reading
from dragoman.report import Report

if TYPE_CHECKING:
    from dragoman.pipeline import Reader


def read(
    source: Annotated[
        str, typer.Argument(metavar="FILE|URL|-", help="A text, Markdown or HTML file, a web address, or - for stdin.")
    ],
    *,
    json: Annotated[bool, typer.Option("--json", help="The whole reading as one JSON object.")] = False,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl",
            help="SOURCE is JSON lines (`text`, optional `id`, `title`, `published`, `publisher`, `url`); "
            "one reading a line comes out, in order.",
        ),
    ] = False,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help="Day of publication (2020-01-09), where you know it."),
    ] = None,
    map_to: Annotated[
        Path | None, typer.Option("--map", metavar="OUT.svg", help="Also draw what happened where.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also fetch from your own network, such as 127.0.0.1 or 10.0.0.0/8.")
    ] = False,
    threads: Annotated[int, typer.Option(min=1, help="Processor threads of the language model.")] = 1,
    batch: Annotated[int, typer.Option(min=1, help="Sentences that the language model takes at once.")] = 32,
) -> None:
    """Read a report aloud: what happened, who backs whom, who holds what, which ceasefire, and what is doubtful.

    Everything that is said points to the words of the report that say so.

    \b
    dragoman read report.txt
    dragoman read https://example.org/news/1 --published 2020-01-09
    dragoman read report.txt --map report.svg
    dragoman read --jsonl reports.jsonl > readings.jsonl
    """
    if jsonl:
        if json or published:
            raise UsageError("--jsonl goes with neither --json nor --published", "give each line its own `published`")
        if map_to:
            raise UsageError("--jsonl goes with no --map", "add the reports to a record and use: dragoman map")
        _read_stream(source, threads, batch)
    else:
        if map_to:
            check_picture(map_to)
        reading = _read_one(source, published, threads, as_json=json, allow_private=allow_private)
        if map_to:
            from dragoman.outputs.api.map import map_reading  # noqa: PLC0415

            write_picture(map_to, map_reading(reading))


def _read_one(source: str, published: str | None, threads: int, *, as_json: bool, allow_private: bool) -> Reading:
    from dragoman.sources import Fetcher, iso_day, read_source  # noqa: PLC0415

    try:
        day = iso_day(published, "--published") if published else None
    except InputError as error:
        raise UsageError(error.cause, error.next_step) from None
    report = read_source(source, fetcher=Fetcher(allow_private=allow_private))
    if day is not None:
        report = replace(report, published=day)
    reading = _reader(threads, 32).read(report)
    if as_json:
        sys.stdout.buffer.write(reading.to_json() + b"\n")
    else:
        from dragoman.outputs.cli.account import print_account  # noqa: PLC0415

        print_account(report, reading)
    return reading


def _read_stream(source: str, threads: int, batch: int) -> None:
    from dragoman.outputs.cli.progress import Progress  # noqa: PLC0415
    from dragoman.sources import read_jsonl  # noqa: PLC0415

    reader = _reader(threads, batch)
    failures = done = sentences = 0
    begun = time.perf_counter()
    with Progress("reading", "reports") as progress:
        for item in reader.read_all(_passed(read_jsonl(source))):
            if isinstance(item, DragomanError):
                failures += 1
                progress.say(f"dragoman: {item}")
            else:
                done += 1
                sys.stdout.buffer.write(item.to_json() + b"\n")
            progress.advance()
    sys.stdout.buffer.flush()
    sentences = reader.sentences_read
    seconds = max(time.perf_counter() - begun, 1e-9)
    rate = f"{done / seconds:.1f} reports and {sentences / seconds:.0f} sentences a second"
    typer.echo(f"{done} reports read in {seconds:.1f} s ({rate}), {failures} failed", err=True)
    if failures or not done:
        raise typer.Exit(1)


def _passed(items: Iterator[Report | InputError]) -> Iterator[Report | DragomanError]:
    yield from items


def _reader(threads: int, batch: int) -> Reader:
    from dragoman.pipeline import Reader  # noqa: PLC0415  loads the model

    return Reader(threads=threads, batch_size=batch)
