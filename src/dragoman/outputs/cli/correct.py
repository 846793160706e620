"""`dragoman correct`: a person puts something right."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.store import Action

correct = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Put something right, with a reason. A correction is an entry of its own: it changes no reading, stays when
    the report is read again, shows in every answer, and can be undone. Ids may be cut short.""",
)

Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of what it is about, or their beginnings.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="Id of what it is about, or its beginning.")]
Reason = Annotated[str, typer.Option("--reason", help="Why.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who says so; else your login name.")]
At = Annotated[
    str | None, typer.Option("--recorded-at", metavar="DATE", help="When the record shall have learnt it; else now.")
]
Record = Annotated[
    Path | None,
    typer.Option("--record", metavar="PATH", help="The record file; your own record where it is left out."),
]


@correct.command(short_help="Say that entries are right.")
def accept(ids: Ids, *, reason: Reason, by: By = None, recorded_at: At = None, record: Record = None) -> None:
    """Say that entries are right; they stay even where a newer reading no longer has them."""
    _file("accept", ids, reason, by, recorded_at, record)


@correct.command(short_help="Say that entries are wrong.")
def reject(ids: Ids, *, reason: Reason, by: By = None, recorded_at: At = None, record: Record = None) -> None:
    """Say that entries are wrong: answers leave them out, and nothing is derived from them.

    To reject an incident, a relation, a hold or a ceasefire is to reject the statements that tell it.
    """
    _file("reject", ids, reason, by, recorded_at, record)


@correct.command(short_help="Give an entry other values.")
def amend(
    id_: Id,
    *,
    values: Annotated[
        list[str],
        typer.Option("--set", metavar="COLUMN=VALUE", help="A new value; lists with commas; may be given again."),
    ],
    reason: Reason,
    by: By = None,
    recorded_at: At = None,
    record: Record = None,
) -> None:
    """Give an entry of a report, or an incident, other values. An incident keeps its claims as they were made.

    \b
    dragoman correct amend 5a5e73f0 --set killed_low=5 --set killed_high=5 --reason "hospital's list"
    dragoman correct amend 5a5e73f0 --set source=lby.lna,rus.wagner --reason "named in the next sentence"
    """
    pairs = [value.partition("=") for value in values]
    if wrong := [column for column, equals, _ in pairs if not equals]:
        raise UsageError(f"{wrong[0]!r} has no value", "write --set COLUMN=VALUE")
    changes = {column.strip(): value.strip() for column, _, value in pairs}
    _file("amend", [id_], reason, by, recorded_at, record, changes=changes)


@correct.command(short_help="Make one of several incidents or stories.")
def merge(ids: Ids, *, reason: Reason, by: By = None, recorded_at: At = None, record: Record = None) -> None:
    """Say that incidents are the same happening, or stories the same story."""
    _file("merge", ids, reason, by, recorded_at, record)


@correct.command(short_help="Make two of one incident or story.")
def split(
    id_: Id,
    *,
    out: Annotated[
        list[str], typer.Option("--out", metavar="ID", help="An event (or report) to split off; may be given again.")
    ],
    reason: Reason,
    by: By = None,
    recorded_at: At = None,
    record: Record = None,
) -> None:
    """Say that events of an incident are another happening, or reports of a story another story."""
    _file("split", [id_], reason, by, recorded_at, record, out=tuple(out))


@correct.command(short_help="Say which actor or place is meant.")
def pin(
    id_: Id,
    *,
    to: Annotated[str, typer.Option("--as", metavar="ID", help="Id of the actor or place that is meant.")],
    report: Annotated[
        str | None,
        typer.Option("--in", metavar="REPORT", help="Only in this report; else everywhere, and from now on."),
    ] = None,
    reason: Reason,
    by: By = None,
    recorded_at: At = None,
    record: Record = None,
) -> None:
    """Say which actor or place is meant by one that reports name.

    \b
    dragoman correct pin x.the-marshal --as p.haftar --in 4a4d2dc9 --reason "so called in the headline"
    """
    _file("pin", [id_], reason, by, recorded_at, record, to=to, report=report)


@correct.command(short_help="Undo a correction.")
def undo(id_: Id, *, reason: Reason, by: By = None, recorded_at: At = None, record: Record = None) -> None:
    """Undo a correction; the undoing can be undone in turn."""
    _file("undo", [id_], reason, by, recorded_at, record)


def _file(
    action: Action,
    ids: Sequence[str],
    reason: str,
    by: str | None,
    recorded_at: str | None,
    record: Path | None,
    **more: Any,
) -> None:
    from dragoman.outputs.api import Request  # noqa: PLC0415  so that help is shown at once
    from dragoman.outputs.api import correct as file  # noqa: PLC0415
    from dragoman.outputs.cli.answering import say  # noqa: PLC0415
    from dragoman.store import default_path  # noqa: PLC0415

    who = by or getpass.getuser()
    request = Request(action, tuple(ids), **more)
    id_ = file(record or default_path(), request, who=who, reason=reason, at=recorded_at, say=say)
    typer.echo(id_)
