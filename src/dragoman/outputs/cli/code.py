"""`dragoman code`: which act it is between a given source and a given target."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dragoman.errors import InputError
from dragoman.report import Report, Span


class _Row(msgspec.Struct):
    id: str
    text: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]


def code(
    pairs: Annotated[
        str,
        typer.Option(
            "--pairs",
            metavar="IN",
            help="JSON lines (`id`, `text`, `source` and `target` as lists of [start, end]), or - for stdin.",
        ),
    ],
    threads: Annotated[int, typer.Option(min=1, help="Processor threads of the language model.")] = 1,
    batch: Annotated[int, typer.Option(min=1, help="Sentences that the language model takes at once.")] = 32,
) -> None:
    """Code pairs: given a sentence and who acts on whom, tell the act, its PLOVER type and mode, and its CAMEO code.

    One JSON line comes out for each that goes in: `id`, `act`, `type`, `mode`, `cameo`, `confidence`; the act is null
    where the wording tells none.

    \b
    dragoman code --pairs pairs.jsonl > coded.jsonl
    """
    from dragoman.pipeline import Reader  # noqa: PLC0415  loads the model

    failures: list[InputError] = []
    reader = Reader(threads=threads, batch_size=batch)
    encoder = msgspec.json.Encoder()
    for coded in reader.code_pairs(_rows(pairs, failures)):
        sys.stdout.buffer.write(encoder.encode(coded) + b"\n")
    sys.stdout.buffer.flush()
    for failure in failures:
        typer.echo(f"dragoman: {failure}", err=True)
    if failures:
        typer.echo(f"{len(failures)} lines failed", err=True)
        raise typer.Exit(1)


def _rows(source: str, failures: list[InputError]) -> Iterator[tuple[Report, Sequence[Span], Sequence[Span]]]:
    try:
        lines = sys.stdin.buffer if source == "-" else Path(source).open("rb")  # noqa: SIM115  read to its end below
    except OSError as fault:
        raise InputError(f"{source} cannot be opened ({fault.strerror})", "check the path") from None
    with lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = msgspec.json.decode(line, type=_Row)
            except (msgspec.DecodeError, UnicodeDecodeError) as fault:
                failures.append(
                    InputError(f"line {number} of {source} is no pair ({fault})", "give id, text, source and target")
                )
                continue
            yield Report(id=row.id, text=row.text), row.source, row.target
