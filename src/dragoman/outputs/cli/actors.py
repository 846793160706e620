"""`dragoman actors`: who somebody is; and the commands below it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from dragoman.errors import UsageError
from dragoman.outputs.cli.actors_own import KnowledgeOption, add, import_, remove

if TYPE_CHECKING:
    from dragoman.knowledge import Knowledge
    from dragoman.store import View


class _ByName(TyperGroup):
    """A group whose first word is an actor, where it is none of the commands."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `show` before what is no command."""
        if not args or args[0] not in {*self.commands, *ctx.help_option_names}:
            args = ["show", *args]
        return super().parse_args(ctx, args)


actors = typer.Typer(
    cls=_ByName,
    help="""Show who an actor is: `dragoman actors NAME`. Draw who stands with whom: `dragoman actors --network FILE`.
    Extend the actors that are known: add, remove, import.""",
)


def show(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A name, a part of one, or an id; everybody if left out.")
    ] = None,
    *,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="As of this day; else the last day of the record.")
    ] = None,
    record: Annotated[
        Path | None, typer.Option("--record", metavar="PATH", help="The record file; your own where it is left out.")
    ] = None,
    network: Annotated[
        Path | None,
        typer.Option("--network", metavar="OUT.svg", help="Draw who backs, fights and belongs to whom to this file."),
    ] = None,
    most: Annotated[int, typer.Option(min=2, max=80, help="Actors on the picture, at most.")] = 30,
    json: Annotated[bool, typer.Option("--json", help="All of it as JSON.")] = False,
    knowledge: KnowledgeOption = None,
) -> None:
    """Show an actor: its names, who leads it, what it belongs to, its relations over time, its events.

    What reports tell stands with the numbers of the reports; the rest is what Dragoman knew before. Where several
    actors bear the name, they are listed: ask again with the id. Without a name, all actors of the record are listed.

    \b
    dragoman actors "Libyan National Army"
    dragoman actors Haftar --on 2020-01-13 --record libya.duckdb
    dragoman actors --network libya.svg --on 2020-01-13
    """
    from dragoman.knowledge import load_knowledge  # noqa: PLC0415  so that help is shown at once
    from dragoman.outputs.api.actors import whole_day  # noqa: PLC0415
    from dragoman.store import Store, default_path  # noqa: PLC0415

    day = whole_day(on)
    path = record or default_path()
    known = load_knowledge(own=knowledge)
    if network is not None:
        from dragoman.outputs.cli.actors_picture import draw  # noqa: PLC0415

        draw(path, network, known, subject=name, on=day, most=most)
    elif name is not None and record is None and not path.is_file():
        _show(name, known, None, day, json=json)
    else:
        with Store.open(path) as store:
            _show(name, known, store.view(), day, json=json)


def _show(name: str | None, knowledge: Knowledge, view: View | None, on: str | None, *, json: bool) -> None:
    from msgspec import json as msgjson  # noqa: PLC0415

    from dragoman.outputs.api.actor_names import find_actors, list_actors  # noqa: PLC0415
    from dragoman.outputs.api.actors import tell_actor  # noqa: PLC0415
    from dragoman.outputs.cli.actors_sheet import print_matches, print_sheet  # noqa: PLC0415

    if name is not None and not name.strip():
        raise UsageError("the name is empty", "give a name, a part of one, or an id such as lby.gna")
    matches = list_actors(knowledge, view) if name is None else find_actors(name, knowledge, view)
    if name is not None and len(matches) == 1:
        sheet = tell_actor(matches[0].id, knowledge, view, on=on)
        if json:
            sys.stdout.buffer.write(msgjson.encode(sheet) + b"\n")
        else:
            print_sheet(sheet)
    elif json:
        sys.stdout.buffer.write(msgjson.encode(matches) + b"\n")
    else:
        print_matches(matches, name)


actors.command("show", short_help="Show an actor; `show` may be left out.")(show)
actors.command("add", short_help="Add actors of your own.")(add)
actors.command("remove", short_help="Take out what you added.")(remove)
actors.command("import", short_help="Turn another list of actors into a file to add.")(import_)
