"""The commands and what they share."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman import __version__
from dragoman.outputs.cli.add import add
from dragoman.outputs.cli.brief import brief
from dragoman.outputs.cli.code import code
from dragoman.outputs.cli.read import read

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
app.command(short_help="Tell the situation as of a day, from the record.")(brief)
