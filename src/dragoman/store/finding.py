"""Finds what an id means, and what a correction of it should hold on to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import json as msgjson

from dragoman.errors import UsageError
from dragoman.record import Reading
from dragoman.store.asking import Asking
from dragoman.store.correcting import correct
from dragoman.store.corrections import Anchor, in_force
from dragoman.store.filed import Rows
from dragoman.store.rows import Entry, span_of

# Where an id may be, those first that a person is likeliest to mean.
LOOKED_UP: Final = (
    "event", "relation", "control", "ceasefire", "doubt", "incident", "story", "settled_relation", "settled_control",
    "ceasefire_life", "contradiction", "correction", "report", "actor", "place",
)  # fmt: skip
# What is derived from statements of one kind: accepting or rejecting it does so to them.
STATED_IN: Final[Mapping[str, str]] = {
    "settled_relation": "relation",
    "settled_control": "control",
    "ceasefire_life": "ceasefire",
}
_ASKED_AS: Final = {"settled_relation": "relations", "settled_control": "control", "ceasefire_life": "ceasefires"}

Fetch = Callable[[str, Sequence[Any]], Rows]
Place = tuple[str, str, str]  # table, report, and the id there: of an event that in its reading


def resolve(fetch: Fetch, id_: str) -> tuple[str, str]:
    """Return the table and the whole id that an id or the beginning of one means.

    Args:
        fetch: answers queries: `Asking.fetch`, which knows what stands, or all that ever did.
        id_: the id.

    Raises:
        UsageError: where the record has nothing of that id, or more than one thing.
    """
    found: list[tuple[str, str]] = []
    for table in LOOKED_UP if id_ else ():
        column = "key" if table == "report" else "id"
        text = f"SELECT DISTINCT {column} FROM {table} WHERE starts_with({column}, ?) ORDER BY 1 LIMIT 3"
        found += [(table, whole) for (whole,) in fetch(text, [id_]).rows]
    chosen = [(table, whole) for table, whole in found if whole == id_][:1] or found
    if len(chosen) == 1:
        return chosen[0]
    if not chosen:
        raise UsageError(f"the record has nothing of the id {id_!r}", "take one from `dragoman events` or the like")
    raise UsageError(f"{id_!r} begins more than one id", f"write one of {', '.join(whole for _, whole in chosen[:5])}")


def anchors_of(asking: Asking, table: str, id_: str, *, group: int = 0) -> tuple[Anchor, ...]:
    """Return what a correction of an entry holds on to: its words, those of its events or statements, or its reports.

    Args:
        asking: the record as of now.
        table: where the entry lies.
        id_: its whole id.
        group: which side of a split it is on.
    """
    if table == "story":
        keys = asking.fetch("SELECT unnest(reports) FROM story WHERE id = ?", [id_]).rows
        return tuple(Anchor(report=key, table="report", id=key, group=group) for (key,) in keys)
    if table == "report":
        return (Anchor(report=id_, table="report", id=id_, group=group),)
    return tuple(_anchors(asking, _places(asking, table, id_), group))


def _places(asking: Asking, table: str, id_: str) -> list[Place]:
    """Return the entries of readings that something consists in; none for what is derived otherwise."""
    if table == "incident":
        text = "SELECT DISTINCT report, event FROM claim WHERE incident = ? ORDER BY ALL"
        return [("event", report, event) for report, event in asking.fetch(text, [id_]).rows]
    if table in STATED_IN:
        stated, said = STATED_IN[table], asking.said(_ASKED_AS[table], [id_]).rows
        text = f"SELECT id FROM {stated} WHERE report = ? AND sentence_start = ? ORDER BY id"
        spans = dict.fromkeys((report, start) for _, report, _, _, _, _, start, *_ in said)
        return [(stated, report, one) for report, start in spans for (one,) in asking.fetch(text, [report, start]).rows]
    if table == "contradiction":
        return []
    column = "event" if table == "event" else "id"
    text = f"SELECT report, {column} FROM {table} WHERE id = ? ORDER BY report"
    return [(table, report, one) for report, one in asking.fetch(text, [id_]).rows]


def _anchors(asking: Asking, places: list[Place], group: int) -> Iterator[Anchor]:
    wanted = set(places)
    for report in dict.fromkeys(report for _, report, _ in places):
        for entry in _entries(asking, report):
            event = str(getattr(entry.said, "id", "")) if entry.table == "event" else ""
            if (entry.table, report, event or entry.id) in wanted:
                said, span = msgjson.encode(entry.said).decode(), span_of(entry.said)
                yield Anchor(report, entry.table, entry.id, event, span, said, group)


def _entries(asking: Asking, report: str) -> list[Entry]:
    found = asking.fetch("SELECT json FROM newest WHERE report = ?", [report]).rows
    corrections = in_force(asking.corrections().values())
    return [entry for (line,) in found for entry in correct(report, Reading.from_json(line), corrections)]
