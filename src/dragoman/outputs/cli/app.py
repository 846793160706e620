"""The commands and what they share."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman import __version__
from dragoman.outputs.cli.actors import actors
from dragoman.outputs.cli.add import add
from dragoman.outputs.cli.brief import brief
from dragoman.outputs.cli.code import code
from dragoman.outputs.cli.correct import correct
from dragoman.outputs.cli.history import history
from dragoman.outputs.cli.map import map_events
from dragoman.outputs.cli.places import places
from dragoman.outputs.cli.queries import ASK, QUERIES, Asked, query
from dragoman.outputs.cli.read import read
from dragoman.outputs.cli.sql import sql
from dragoman.outputs.cli.watch import watch

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""Reads the news of armed conflict and keeps a sourced record: who did what to whom, where and when;
    who backs whom; who holds which place; what became of each ceasefire; and which of it is doubtful.

    Start with `dragoman read REPORT.txt`. To keep what you read: `dragoman add FOLDER`, then `dragoman brief`.""",
)


def _show_version(asked: bool) -> None:  # noqa: FBT001  typer hands the flag over by position
    if asked:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and leave.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options that stand before a command."""


app.command(short_help="Read a report aloud, as JSON, or a stream of reports.")(read)
app.command(short_help="Tell the act between a given source and target.")(code)
app.command(short_help="Put reports into the record.")(add)
app.command(short_help="Follow feeds and put what is new into the record.")(watch)
app.command(short_help="Tell the situation as of a day, from the record.")(brief)
app.command("map", short_help="Draw what happened where, from the record.")(map_events)
app.add_typer(actors, name="actors", short_help="Show who an actor is, or extend the actors that are known.")
places.command(ASK, short_help=QUERIES["places"][0])(query("places"))
app.add_typer(places, name="places", cls=Asked, short_help="Places that reports name; places of your own.")
for kind in (kind for kind in QUERIES if kind != "places"):
    app.command(kind, short_help=QUERIES[kind][0])(query(kind))
app.command(short_help="Ask the record in SQL.")(sql)
app.add_typer(correct, name="correct", short_help="Put something right, with a reason.")
app.command(short_help="Tell what became of an entry.")(history)
