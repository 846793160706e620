"""`dragoman map`: the events of the record on a map."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import InputError, UsageError


def map_events(
    out: Annotated[Path, typer.Argument(metavar="OUT.svg", help="The picture to write.")],
    *,
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="PATH", help="The record file; your own record where it is left out."),
    ] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day on (2020-01-09).")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to this day.")] = None,
    whole: Annotated[
        bool, typer.Option("--whole", help="Show every place, also the few that are far from the others.")
    ] = False,
) -> None:
    """Draw what happened where: kinds of events by shape and colour, their number by size, how exactly they are placed.

    An event counts once, however many reports tell it. Signs are hollow where only the region or country is known.

    \b
    dragoman map libya.svg --from 2020-01-01 --to 2020-01-19
    dragoman map sudan.svg --record sudan.duckdb
    """
    check_picture(out)
    from dragoman.outputs.api.map import map_record  # noqa: PLC0415  so that help is shown at once
    from dragoman.store import default_path  # noqa: PLC0415

    write_picture(out, map_record(record or default_path(), start=start, end=end, whole=whole))


def check_picture(out: Path) -> None:
    """Refuse a name for a picture that would mislead about what is in it.

    Raises:
        UsageError: where the name does not end in .svg.
    """
    if out.suffix.lower() != ".svg":
        raise UsageError(f"the map is an SVG picture, and {out} is not named so", "give a name that ends in .svg")


def write_picture(out: Path, text: str) -> None:
    """Write a picture and say where it is.

    Raises:
        InputError: where the file cannot be written.
    """
    try:
        out.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{out} cannot be written ({error.strerror})", "give another path") from None
    typer.echo(f"the map is in {out}", err=True)
