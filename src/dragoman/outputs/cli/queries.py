"""`dragoman events`, `incidents`, `stories`, `relations` and the like: the record, asked."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup


class Form(StrEnum):
    """A format of an answer."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    GEOJSON = "geojson"


ASK: Final = "ask"


class Asked(TyperGroup):
    """A group of commands that asks the record (`ask`) where its first word is none of them."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `ask` before what is no command."""
        if not args or args[0] not in {*self.commands, *ctx.help_option_names}:
            args = [ASK, *args]
        return super().parse_args(ctx, args)


# What each command gives, as its help says it, and the example beneath.
QUERIES: Final = {
    "events": (
        "Events of single reports: who did what to whom, where and when.",
        'dragoman events --actor Haftar --since 2020-01 --words "air base"',
    ),
    "incidents": (
        "Incidents: what happened, however many reports tell it, with how many origins they have.",
        "dragoman incidents --place Sirte --radius 50 --origins 2 --format geojson",
    ),
    "stories": (
        "Stories: reports on one happening and what follows from it.",
        "dragoman stories --country LBY --newest --limit 10",
    ),
    "relations": ("Who backs, fights, hires, recognises whom.", "dragoman relations --actor Turkey --type backs"),
    "control": ("Who holds which place.", "dragoman control --country Libya --format csv"),
    "ceasefires": ("Ceasefires and what became of them.", "dragoman ceasefires --country LBY --status violated"),
    "doubts": (
        "What cannot be right: doubts on single reports, and contradictions between reports.",
        "dragoman doubts --type contradiction",
    ),
    "places": ("Places that reports name.", "dragoman places --country LBY --format geojson"),
}


def query(kind: str) -> Callable[..., None]:
    """Return the command that asks for entries of one kind."""

    def command(
        ids: Annotated[
            list[str] | None, typer.Argument(metavar="[ID...]", help="Ids, or their beginnings; all if left out.")
        ] = None,
        *,
        actor: Annotated[str | None, typer.Option("--actor", help="Name or id of one who takes part.")] = None,
        place: Annotated[
            str | None, typer.Option("--place", metavar="PLACE|LAT,LON", help="Name or id of a place, or a point.")
        ] = None,
        radius: Annotated[
            float | None, typer.Option("--radius", min=0.0, metavar="KM", help="Kilometres around the place.")
        ] = None,
        country: Annotated[
            str | None, typer.Option("--country", help="Name or code: where it is, or whose actors take part.")
        ] = None,
        types: Annotated[
            list[str] | None,
            typer.Option("--type", help="Type, mode, act, code, predicate, stage or kind; may be given again."),
        ] = None,
        statuses: Annotated[
            list[str] | None, typer.Option("--status", help="Status (alleged, hedged, ...); may be given again.")
        ] = None,
        since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day on.")] = None,
        until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day.")] = None,
        origins: Annotated[int, typer.Option("--origins", min=0, help="Least number of origins.")] = 0,
        words: Annotated[
            list[str] | None,
            typer.Option("--words", help="What must stand in the words that say so; may be given again."),
        ] = None,
        known_on: Annotated[
            str | None, typer.Option("--known-on", metavar="DATE", help="As the record would have answered that day.")
        ] = None,
        rejected: Annotated[bool, typer.Option("--rejected", help="Show also what a person rejected.")] = False,
        recorded: Annotated[
            bool, typer.Option("--recorded", help="Show also when the record learnt each row.")
        ] = False,
        newest: Annotated[bool, typer.Option("--newest", help="Last day first.")] = False,
        limit: Annotated[int | None, typer.Option("--limit", min=0, help="At most so many rows.")] = None,
        form: Annotated[Form, typer.Option("--format", help="How the answer is written.")] = Form.TABLE,
        record: Annotated[
            Path | None,
            typer.Option("--record", metavar="PATH", help="The record file; your own record where it is left out."),
        ] = None,
    ) -> None:
        from dragoman.outputs.api import ask  # noqa: PLC0415  so that help is shown at once
        from dragoman.outputs.cli.answering import say, show  # noqa: PLC0415
        from dragoman.store import default_path  # noqa: PLC0415

        answer = ask(
            record or default_path(),
            kind,
            known_on=known_on,
            sources=form in (Form.JSON, Form.JSONL, Form.GEOJSON),
            say=say,
            ids=ids or (),
            actor=actor,
            place=place,
            radius=radius,
            country=country,
            types=types or (),
            statuses=statuses or (),
            since=since,
            until=until,
            origins=origins,
            words=words or (),
            rejected=rejected,
            newest=newest,
            limit=limit,
        )
        show(answer, form.value, recorded=recorded)

    first, example = QUERIES[kind]
    command.__doc__ = f"""{first}

    Each row names the reports that tell it; in JSON, with the words that say so and their place in the report. Rows
    come by first day. What was corrected shows by whom and why.

    \b
    {example}
    """
    return command
