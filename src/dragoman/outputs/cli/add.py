"""`dragoman add`: puts reports into the record."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated, Final

import typer

from dragoman.outputs.cli.inert import inert

# What is told at the end beside the number of reports added, where there are some.
_TELLING: Final = (("updated", "read again"), ("known", "already known"), ("failed", "failed"))


def add(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Files, folders, globs, web addresses, or - for stdin."),
    ],
    *,
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="PATH", help="The record file; your own record where it is left out."),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns",
            metavar="FIELD=COLUMN,...",
            help="Columns of tables (and keys of JSON lines) that hold text, title, published, publisher, url, "
            "language, id, where they have other names.",
        ),
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="Time that one fetch may take.")] = 60.0,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also fetch from your own network, such as 127.0.0.1 or 10.0.0.0/8.")
    ] = False,
    recorded_at: Annotated[
        str | None,
        typer.Option(
            "--recorded-at",
            metavar="DATE",
            help="When the record shall have learnt it (to fill it after the event); else now.",
        ),
    ] = None,
    wait: Annotated[
        float, typer.Option("--wait", min=0.0, metavar="SECONDS", help="Time to wait for another that has the record.")
    ] = 30.0,
    threads: Annotated[int, typer.Option(min=1, help="Processor threads of the language model.")] = 1,
    batch: Annotated[int, typer.Option(min=1, help="Sentences that the language model takes at once.")] = 32,
) -> None:
    """Put reports into the record: each is read, and kept with all that it says.

    Sources are text, Markdown, HTML, PDF, RSS and Atom, e-mail (.eml), web archives (.warc, .warc.gz), and tables with
    a report a row: JSON lines, CSV, Parquet.

    The same report (text, publisher, address) is kept once, so adding a folder again adds what is new in it.
    The exit status is 1 where a report could not be read; the others are kept all the same.

    \b
    dragoman add examples/libya-2020
    dragoman add "news/*.html" https://example.org/news/1
    dragoman add reports.jsonl --record sudan.duckdb
    dragoman add acled.csv --columns text=notes,published=event_date,publisher=source
    """
    from dragoman import __version__  # noqa: PLC0415  so that help is shown at once
    from dragoman.outputs.api import add_reports  # noqa: PLC0415
    from dragoman.outputs.cli.answering import say  # noqa: PLC0415
    from dragoman.outputs.cli.progress import Progress  # noqa: PLC0415
    from dragoman.pipeline import Reader  # noqa: PLC0415
    from dragoman.pipeline.settle import settle  # noqa: PLC0415
    from dragoman.sources import AS_NAMED, Fetcher, Limits, parse_columns, read_sources  # noqa: PLC0415
    from dragoman.store import Stamp, Store, default_path  # noqa: PLC0415

    path = record or default_path()
    mapping = parse_columns(columns) if columns else AS_NAMED
    fetcher = Fetcher(allow_private=allow_private, limits=Limits(seconds=timeout))
    counts: Counter[str] = Counter()
    # The record is opened first: it is sooner found to be locked than the language model is loaded.
    with Store.open(path, create=True, wait=wait, say=say) as store, store.writer(at=recorded_at) as writer:
        view = store.view()
        reader = Reader(threads=threads, batch_size=batch)
        stamp = Stamp(model=reader.model_name, knowledge=reader.knowledge.version, code=__version__)
        with Progress("adding", "reports") as progress:
            incoming = read_sources(sources, columns=mapping, fetcher=fetcher)
            for added in add_reports(incoming, reader, stamp, view=view, writer=writer):
                counts[added.outcome] += 1
                if added.error is not None:
                    progress.say(f"dragoman: {inert(str(added.error))}")
                progress.advance()
        # What was filed by one that was killed has yet to be settled too.
        if not view.is_settled():
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
