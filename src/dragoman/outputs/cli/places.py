"""`dragoman places`: places of one's own beside those of the package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UsageError
from dragoman.outputs.cli.inert import inert

if TYPE_CHECKING:
    from dragoman.knowledge.making.added_table import Added

_MEGABYTE = 1_000_000
Folder = Annotated[
    Path | None,
    typer.Option("--knowledge", metavar="FOLDER", help="Where your own knowledge is kept; else DRAGOMAN_KNOWLEDGE."),
]

places = typer.Typer(no_args_is_help=True, help="Places of your own beside those of the package.")


@places.command(short_help="Take in a table of GeoNames, such as allCountries.zip.")
def add(
    tables: Annotated[list[Path], typer.Argument(metavar="TABLE...", help="allCountries.txt or .zip, or LY.zip.")],
    *,
    knowledge: Folder = None,
) -> None:
    """Take in tables of GeoNames, for those who want every village: the package has towns from 500 inhabitants on.

    The whole world (allCountries.zip) has twelve million rows: allow a quarter of an hour and 4 GB of disk. Its places
    are asked for behind those of the package; a table added again replaces what was there of it.

    \b
    dragoman places add allCountries.zip
    dragoman places add LY.zip SD.zip
    """
    missing = next((table for table in tables if not table.is_file()), None)
    if missing is not None:
        raise UsageError(f"there is no file {inert(str(missing))}", "give a table of GeoNames")
    for table in tables:
        _tell(_added(table, knowledge))


def _added(table: Path, knowledge: Path | None) -> Added:
    from dragoman.outputs.api.places import add_places  # noqa: PLC0415  so that help is shown at once
    from dragoman.outputs.cli.progress import Progress  # noqa: PLC0415

    with Progress(f"reading {table.name}", "MB") as progress:
        rest = 0

        def watch(size: int) -> None:
            nonlocal rest
            whole, rest = divmod(rest + size, _MEGABYTE)
            progress.advance(whole)

        def sorting() -> None:
            progress.say("sorting the names")

        return add_places(table, folder=knowledge, watch=watch, sorting=sorting)


def _tell(added: Added) -> None:
    told = f"{added.table.name}: {added.places:,} places {added.outcome}"
    if added.passed_over:
        told += f", {added.passed_over:,} rows passed over that news does not name"
    if added.broken:
        told += f", {added.broken:,} broken rows left out ({'; '.join(added.faults)})"
    typer.echo(told, err=True)


@places.command(short_help="Take a table out again.")
def remove(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="As `dragoman places added` names them.")],
    *,
    knowledge: Folder = None,
) -> None:
    """Take tables out again that were added."""
    from dragoman.outputs.api.places import remove_places  # noqa: PLC0415

    for name in names:
        typer.echo(f"{remove_places(name, folder=knowledge).name} is taken out", err=True)


@places.command(short_help="Name the tables that were added.")
def added(*, knowledge: Folder = None) -> None:
    """Name the tables that were added, one a line: name, hash, file."""
    from dragoman.outputs.api.places import added_places  # noqa: PLC0415

    for table in added_places(folder=knowledge):
        typer.echo(f"{table.name}\t{table.hash}\t{inert(str(table.file))}")
