"""The corpus as JSON lines for training, with the codes that acts stand for and the statements that they imply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml
from msgspec import Struct

from corpus_format.item import Event, Item, Role, Statement

# A deed that only might come about tells nothing of who holds what.
_ASSERTED = frozenset({"occurred", "ongoing", "alleged", "denied", "background"})
_SPOKEN_STAGES = frozenset({"called_for", "proposed", "rejected"})


class Codes(Struct, frozen=True):
    """What the ontology says of an act.

    Attributes:
        type: PLOVER type.
        mode: PLOVER mode, or None.
        target: who is acted upon; None where all parties are source.
        ceasefire: stage that it implies, or None.
        control: what it implies of the hold on its place, or None.
        relation: relation of source to target that it implies, or None.
    """

    type: str
    mode: str | None = None
    target: str | None = None
    ceasefire: str | None = None
    control: str | None = None
    relation: str | None = None


def read_codes(folder: Path) -> dict[str, Codes]:
    """Return the codes of every act in the acts*.yaml files of a folder, by act."""
    entries = [entry for path in sorted(folder.glob("acts*.yaml")) for entry in yaml.safe_load(path.read_text("utf-8"))]
    return {entry["act"]: msgspec.convert(entry, Codes) for entry in entries}


def write_jsonl(items: Iterable[Item], codes: Mapping[str, Codes], path: Path) -> None:
    """Write one JSON object an item: its fields, events with type and mode, statements with the implied ones marked."""
    encoder = msgspec.json.Encoder()
    lines = [encoder.encode(_row(item, codes)) for item in items]
    path.write_bytes(b"".join(line + b"\n" for line in lines))


def _row(item: Item, codes: Mapping[str, Codes]) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(item)
    for event in row["events"]:
        event["type"], event["mode"] = codes[event["act"]].type, codes[event["act"]].mode
    implied = [statement for event in item.events for statement in implied_statements(event, codes[event.act])]
    told = {(statement.kind, statement.value) for statement in item.statements}
    row["statements"] = [{**statement, "implied": False} for statement in row["statements"]]
    row["statements"] += [
        {**msgspec.to_builtins(statement), "implied": True}
        for statement in implied
        if (statement.kind, statement.value) not in told
    ]
    return row


def implied_statements(event: Event, codes: Codes) -> tuple[Statement, ...]:
    """Return what an event says of a ceasefire, a place or a relation by its act alone."""
    roles = {name: [role for role in event.roles if role.name == name] for name in ("source", "target", "place")}
    beside = tuple(role for role in event.roles if role.name in ("time", "speaker"))
    status = event.status if event.status in ("alleged", "denied") else "stated"
    found: list[Statement] = []
    if codes.ceasefire and event.status in _ASSERTED:
        parties = roles["target"] + ([] if codes.ceasefire in _SPOKEN_STAGES else roles["source"])
        fillers = (*roles["source"], *(Role("parties", role.mention) for role in parties), *roles["place"], *beside)
        found.append(Statement("", "ceasefire", codes.ceasefire, status, False, event.trigger, fillers))  # noqa: FBT003
    if codes.control and event.status in _ASSERTED and roles["place"] and roles["source"]:
        lost = tuple(Role("from", role.mention) for role in roles["target"])
        fillers = (*roles["source"], *lost, *roles["place"], *beside)
        found.append(Statement("", "control", codes.control, status, False, event.trigger, fillers))  # noqa: FBT003
    if codes.relation and event.status in _ASSERTED and roles["source"] and roles["target"]:
        fillers = (*roles["source"], *roles["target"], *beside)
        found.append(Statement("", "relation", codes.relation, status, False, event.trigger, fillers))  # noqa: FBT003
    return tuple(found)
