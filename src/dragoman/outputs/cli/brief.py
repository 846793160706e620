"""`dragoman brief`: the situation as of a day."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def brief(
    subject: Annotated[
        str | None, typer.Argument(metavar="[SUBJECT]", help="A country, an actor or a place; everything if left out.")
    ] = None,
    *,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="As of this day (2020-01-13); else the last day of the record."),
    ] = None,
    known_on: Annotated[
        str | None, typer.Option("--known-on", metavar="DATE", help="As the record would have told it that day.")
    ] = None,
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="PATH", help="The record file; your own record where it is left out."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="The whole situation as one JSON object.")] = False,
) -> None:
    """Tell the situation as of a day: ceasefires, who backs whom, who holds what, the week, contradictions, doubts.

    Only reports that had been published by that day count. Each line names its reports by number; their list is at
    the end. Where reports are copies of one dispatch, their origins are counted apart from the outlets.

    \b
    dragoman brief
    dragoman brief Libya --on 2020-01-13
    dragoman brief Sirte --json --record libya.duckdb
    """
    from dragoman.outputs.api import tell_brief  # noqa: PLC0415  so that help is shown at once
    from dragoman.outputs.cli.answering import say  # noqa: PLC0415
    from dragoman.store import default_path  # noqa: PLC0415

    situation = tell_brief(record or default_path(), subject=subject, on=on, known_on=known_on, say=say)
    if json:
        from msgspec import json as msgjson  # noqa: PLC0415

        sys.stdout.buffer.write(msgjson.encode(situation) + b"\n")
    else:
        from dragoman.outputs.cli.situation import print_situation  # noqa: PLC0415

        print_situation(situation, subject)
