"""`dragoman actors add`, `remove` and `import`: the actors that a user brings along."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UsageError
from dragoman.knowledge.own import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dragoman.knowledge import ActorEntry, ActorIndex
    from dragoman.knowledge.making.problems import Problem
    from dragoman.record import ActorKind


KnowledgeOption = Annotated[
    Path | None,
    typer.Option(
        "--knowledge",
        metavar="PATH",
        help=f"The folder of actors that you added; {VARIABLE} or your own where it is left out.",
    ),
]


class Format(StrEnum):
    """Lists that can be imported."""

    petrarch = "petrarch"
    ucdp = "ucdp"
    wikidata = "wikidata"


def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE.yaml...", help="Actors, in the form of docs/actors.md.")],
    *,
    knowledge: KnowledgeOption = None,
) -> None:
    """Add actors of your own to those that Dragoman knows, for all that it reads from now on.

    The files are checked first, and all of them are kept or none. An entry with the id of a known actor adds to it.
    Adding a file again changes nothing; a changed file takes the place of the earlier one of its name.

    \b
    dragoman actors add sahel.yaml
    dragoman actors add *.yaml --knowledge project/knowledge
    """
    from dragoman.knowledge.loading import load_package_actors  # noqa: PLC0415  so that help is shown at once
    from dragoman.knowledge.making.own_files import FaultyActorsError, add_own  # noqa: PLC0415
    from dragoman.knowledge.own import own_folder  # noqa: PLC0415

    folder = knowledge or own_folder()
    try:
        added = add_own(files, folder, load_package_actors())
    except FaultyActorsError as error:
        for problem in error.problems[1:]:
            typer.echo(f"dragoman: {problem}", err=True)
        raise
    for one in added:
        typer.echo(f"{one.name}: {one.actors} actor{'s' * (one.actors != 1)}, {one.outcome}", err=True)
    typer.echo(f"kept in {folder}", err=True)


def remove(
    names: Annotated[list[str], typer.Argument(metavar="FILE...", help="Names of files that you added.")],
    *,
    knowledge: KnowledgeOption = None,
) -> None:
    """Take files of actors out again that were added.

    \b
    dragoman actors remove sahel.yaml
    """
    from dragoman.knowledge.making.own_files import remove_own  # noqa: PLC0415  so that help is shown at once
    from dragoman.knowledge.own import own_folder  # noqa: PLC0415

    remove_own(names, knowledge or own_folder())
    typer.echo(f"removed {', '.join(names)}", err=True)


def import_(
    format_: Annotated[Format, typer.Argument(metavar="FORMAT", help="petrarch, ucdp or wikidata.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The list; it may be compressed by gzip or bzip2.")],
    *,
    country: Annotated[
        list[str] | None,
        typer.Option("--country", metavar="CODE", help="Only actors of this country (LBY); wikidata only, repeatable."),
    ] = None,
    class_: Annotated[
        list[str] | None,
        typer.Option("--class", metavar="ITEM=KIND", help="A further class of actors: Q41710=population; wikidata."),
    ] = None,
    knowledge: KnowledgeOption = None,
) -> None:
    """Turn a list of actors that others keep into YAML on stdout, for you to look through and to add.

    petrarch is an actor dictionary of PETRARCH or TABARI with CAMEO codes, ucdp the actor list of the Uppsala Conflict
    Data Program as CSV, wikidata a JSON dump. Actors that are known already come out under their ids, with what the
    list adds to them.

    \b
    dragoman actors import ucdp ucdp-actor.csv > ucdp.yaml
    dragoman actors import wikidata latest-all.json.bz2 --country MLI --country NER > sahel.yaml
    """
    from dragoman.knowledge import load_knowledge  # noqa: PLC0415  so that help is shown at once
    from dragoman.knowledge.importing.writing import write_actors  # noqa: PLC0415
    from dragoman.outputs.cli.progress import Progress  # noqa: PLC0415

    known = load_knowledge(own=knowledge).actors
    countries = frozenset(code.upper() for code in country or ())
    classes = _classes(class_ or ())
    if not file.is_file():
        raise UsageError(f"{file} is no file", "check the path")
    problems: list[Problem] = []
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    with Progress("importing", "bytes", total=file.stat().st_size) as progress:
        before = 0

        def advance(read: int) -> None:
            nonlocal before
            progress.advance(read - before)
            before = read

        entries = _entries(format_, file, known, problems, countries, classes, advance)
        written = write_actors(entries, known, sys.stdout)
    for problem in problems:
        typer.echo(f"dragoman: {problem}", err=True)
    passed = f", {len(problems)} line{'s' * (len(problems) != 1)} passed over" if problems else ""
    typer.echo(f"{written} actor{'s' * (written != 1)}{passed}", err=True)


def _entries(
    format_: Format,
    file: Path,
    known: ActorIndex,
    problems: list[Problem],
    countries: frozenset[str],
    classes: Mapping[str, ActorKind],
    advance: Callable[[int], None],
) -> Iterator[ActorEntry]:
    from dragoman.knowledge.importing.lines import as_text, read_lines  # noqa: PLC0415

    lines = read_lines(file, advance)
    if format_ is Format.petrarch:
        from dragoman.knowledge.importing.petrarch import read_petrarch  # noqa: PLC0415

        return read_petrarch(as_text(lines), known, problems, file.name)
    if format_ is Format.ucdp:
        from dragoman.knowledge.importing.ucdp import read_ucdp  # noqa: PLC0415

        return read_ucdp(as_text(lines), known)
    from dragoman.knowledge.importing.wikidata import read_wikidata  # noqa: PLC0415

    return read_wikidata(lines, problems, name=file.name, countries=countries, classes=classes)


def _classes(pairs: Sequence[str]) -> dict[str, ActorKind]:
    from typing import get_args  # noqa: PLC0415

    from dragoman.record import ActorKind  # noqa: PLC0415

    kinds: dict[str, ActorKind] = {kind: kind for kind in get_args(ActorKind)}
    classes: dict[str, ActorKind] = {}
    for pair in pairs:
        item, _, kind = pair.partition("=")
        if kind not in kinds or not (item[:1] == "Q" and item[1:].isdecimal()):
            raise UsageError(f"{pair!r} is no class", f"write it as Q41710=KIND, KIND one of: {', '.join(kinds)}")
        classes[item] = kinds[kind]
    return classes
