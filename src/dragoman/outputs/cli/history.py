"""`dragoman history`: what became of an entry."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from dragoman.outputs.cli.inert import inert

if TYPE_CHECKING:
    from dragoman.store import Correction, History

_QUIET: Final = frozenset(
    {"recorded", "retired", "reading", "corrections", "standing", "text", "hash", "json", "position"}
)
_LONGEST: Final = 200


def history(
    id_: Annotated[
        str,
        typer.Argument(metavar="ID", help="Of an entry, report, actor, place or correction, or its beginning."),
    ],
    *,
    json: Annotated[bool, typer.Option("--json", help="The whole history as one JSON object.")] = False,
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="PATH", help="The record file; your own record where it is left out."),
    ] = None,
) -> None:
    """Tell what became of an entry: when the record learnt it, how it changed, who corrected it, what it was read with.

    \b
    dragoman history 5a5e73f0
    """
    from dragoman.outputs.api import tell_history  # noqa: PLC0415  so that help is shown at once
    from dragoman.outputs.cli.answering import say  # noqa: PLC0415
    from dragoman.store import default_path  # noqa: PLC0415

    told = tell_history(record or default_path(), id_, say=say)
    if json:
        from msgspec import json as msgjson  # noqa: PLC0415

        sys.stdout.buffer.write(msgjson.encode(told) + b"\n")
    else:
        for line in tell(told):
            typer.echo(inert(line, _LONGEST) if line.strip() else "")


def tell(told: History) -> Iterator[str]:
    """Give the lines of a history."""
    yield f"{told.table.replace('_', ' ')} {told.id}"
    before: Mapping[str, Any] = {}
    for version in told.versions:
        until = version.get("retired")
        span = f"{version['recorded']} to {until}" if until else f"since {version['recorded']}"
        standing = f", {version['standing']}" if version.get("standing") not in (None, "told") else ""
        yield f"{span}{standing}: {_changes(before, version)}"
        before = version
    for reading in told.readings:
        yield (
            f"{reading['recorded']} report {reading['report']} read with model {reading['model']}, "
            f"knowledge {reading['knowledge']}, code {reading['code']}"
        )
    for correction in told.corrections:
        yield f"{correction.recorded} {correction.id} {_say(correction)}"


def _say(correction: Correction) -> str:
    changes = ", ".join(f"{name}={value}" for name, value in correction.changes.items())
    about = f" {', '.join(correction.targets)}" + (f" ({changes})" if changes else "")
    return f"{correction.action}{about} by {correction.who}: {correction.reason}"


def _changes(before: Mapping[str, Any], version: Mapping[str, Any]) -> str:
    """Return what a version says that the one before did not."""
    told = {name: value for name, value in version.items() if name not in _QUIET and before.get(name) != value}
    shown = (f"{name} {_plain(value)}" for name, value in told.items() if value not in (None, [], "") or before)
    return ", ".join(shown) or "as before"


def _plain(value: Any) -> str:
    if value is None:
        return "nothing"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
