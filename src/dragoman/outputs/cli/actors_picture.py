"""`dragoman actors --network`: draws who stands with whom."""

from __future__ import annotations

from pathlib import Path

import typer

from dragoman.errors import UsageError
from dragoman.knowledge import Knowledge


def draw(record: Path, out: Path, knowledge: Knowledge, *, subject: str | None, on: str | None, most: int) -> None:
    """Write the picture to a file.

    Args:
        record: the record file.
        out: the SVG file.
        knowledge: names and ties.
        subject: what it should be about; None for everything.
        on: the day, ISO and whole; None for the last day of the record.
        most: actors at most.
    """
    from dragoman.outputs.api.network import tell_network  # noqa: PLC0415  so that help is shown at once
    from dragoman.outputs.pictures.network import draw_network  # noqa: PLC0415

    if out.is_dir() or not out.absolute().parent.is_dir():
        raise UsageError(f"{out} cannot be written", "name a file in a folder that is there")
    network = tell_network(record, on=on, subject=subject, most=most, knowledge=knowledge)
    try:
        out.write_text(draw_network(network), "utf-8")
    except OSError as error:
        raise UsageError(f"{out} cannot be written ({error.strerror})", "name another file") from error
    typer.echo(f"{out}: {len(network.nodes)} actors, {len(network.bonds)} relations", err=True)
