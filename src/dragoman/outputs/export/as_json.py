"""JSON, with the words behind each row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from msgspec import json as msgjson
from msgspec import to_builtins

from dragoman.outputs.export.answer import Answer


def write_json(answer: Answer, out: BinaryIO) -> None:
    """Write an answer as a JSON list, a row a line."""
    begun = False
    for line in _lines(answer):
        out.write(b",\n" if begun else b"[\n")
        out.write(line)
        begun = True
    out.write(b"\n]\n" if begun else b"[]\n")


def write_jsonl(answer: Answer, out: BinaryIO) -> None:
    """Write an answer as JSON lines."""
    out.writelines(line + b"\n" for line in _lines(answer))


def full_records(answer: Answer) -> Iterator[dict[str, Any]]:
    """Give each row with the names of what it speaks of, its sources, and the corrections in full."""
    for record in answer.records():
        if answer.kind == "sql":
            yield record
            continue
        named = {id_: answer.names[id_]["name"] for id_ in _ids(record) if id_ in answer.names}
        corrections = [to_builtins(answer.corrections[one]) for one in record["corrections"] or ()]
        sources = [to_builtins(source) for source in answer.sources.get(record["id"], ())]
        yield record | {"names": dict(sorted(named.items())), "corrections": corrections, "sources": sources}


def _lines(answer: Answer) -> Iterator[bytes]:
    for record in full_records(answer):
        # What SQL may give and JSON does not have (days, decimals, bytes) is written as text.
        yield msgjson.encode(record, enc_hook=str)


def _ids(record: dict[str, Any]) -> Iterator[str]:
    for value in record.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, (list, tuple)):
            yield from (one for one in value if isinstance(one, str))
