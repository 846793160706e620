"""Answers of the record on the screen or in a format for other programs."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

import typer
from msgspec.structs import replace

from dragoman.outputs.cli.inert import inert

if TYPE_CHECKING:
    from dragoman.outputs.export import Answer


def say(message: str) -> None:
    """Tell a person on stderr what there is to wait for."""
    typer.echo(f"dragoman: {inert(message)}", err=True)


def show(answer: Answer, form: str, *, recorded: bool = True) -> None:
    """Write an answer to stdout.

    Args:
        answer: what the record said.
        form: table, json, jsonl, csv, parquet or geojson.
        recorded: whether to show when the record learnt each row; left out, the same reports give the same bytes
            whenever they were added.
    """
    from dragoman.outputs import export  # noqa: PLC0415  (help needs none of it)

    if not recorded:
        answer = _without(answer, "recorded")
    writers: Mapping[str, export.Write] = {
        "json": export.write_json,
        "jsonl": export.write_jsonl,
        "csv": export.write_csv,
        "parquet": export.write_parquet,
        "geojson": export.write_geojson,
    }
    if form in writers:
        writers[form](answer, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        from dragoman.outputs.cli.listing import print_listing  # noqa: PLC0415

        print_listing(answer)
    if answer.left_out:
        typer.echo(f"{answer.left_out} rejected left out; --rejected shows them", err=True)


def _without(answer: Answer, column: str) -> Answer:
    if column not in answer.columns:
        return answer
    at = answer.columns.index(column)
    return replace(
        answer,
        columns=(*answer.columns[:at], *answer.columns[at + 1 :]),
        types=(*answer.types[:at], *answer.types[at + 1 :]),
        rows=tuple((*row[:at], *row[at + 1 :]) for row in answer.rows),
    )
