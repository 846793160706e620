"""`dragoman add`: puts reports into the record."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated, Final

import typer

# What is told at the end beside the number of reports added, where there are some.
_TELLING: Final = (("updated", "read again"), ("known", "already known"), ("failed", "failed"))


def add(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Files, folders, globs, web addresses, JSON lines, or - for stdin."),
    ],
    *,
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="PATH", help="The record file; your own record where it is left out."),
    ] = None,
    threads: Annotated[int, typer.Option(min=1, help="Processor threads of the language model.")] = 1,
    batch: Annotated[int, typer.Option(min=1, help="Sentences that the language model takes at once.")] = 32,
) -> None:
    """Put reports into the record: each is read, and kept with all that it says.

    The same report (text, publisher, address) is kept once, so adding a folder again adds what is new in it.
    The exit status is 1 where a report could not be read; the others are kept all the same.

    \b
    dragoman add examples/libya-2020
    dragoman add "news/*.html" https://example.org/news/1
    dragoman add reports.jsonl --record sudan.duckdb
    """
    from dragoman import __version__  # noqa: PLC0415  so that help is shown at once
    from dragoman.outputs.api import add_reports  # noqa: PLC0415
    from dragoman.outputs.cli.progress import Progress  # noqa: PLC0415
    from dragoman.pipeline import Reader  # noqa: PLC0415
    from dragoman.pipeline.settle import settle  # noqa: PLC0415
    from dragoman.sources import read_sources  # noqa: PLC0415
    from dragoman.store import Stamp, Store, default_path  # noqa: PLC0415

    path = record or default_path()
    counts: Counter[str] = Counter()
    # The record is opened first: it is sooner found to be locked than the language model is loaded.
    with Store.open(path, create=True) as store, store.writer() as writer:
        view = store.view()
        reader = Reader(threads=threads, batch_size=batch)
        stamp = Stamp(model=reader.model_name, knowledge=reader.knowledge.version, code=__version__)
        with Progress("adding", "reports") as progress:
            for added in add_reports(read_sources(sources), reader, stamp, view=view, writer=writer):
                counts[added.outcome] += 1
                if added.error is not None:
                    progress.say(f"dragoman: {added.error}")
                progress.advance()
        if counts["added"] or counts["updated"]:
            settle(view, writer)
        line = _tell(counts, view.count("report"), view.count_copies(), path)
    typer.echo(line, err=True)
    if counts["failed"]:
        raise typer.Exit(1)


def _tell(counts: Counter[str], total: int, copies: int, path: Path) -> str:
    told = [f"{counts['added']} added"]
    told += [f"{counts[outcome]} {words}" for outcome, words in _TELLING if counts[outcome]]
    copied = f", {copies} of them {'a copy' if copies == 1 else 'copies'} of another" if copies else ""
    return f"{', '.join(told)}; {path} now holds {total} report{'' if total == 1 else 's'}{copied}"
