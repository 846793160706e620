"""A reading as entries, and entries as rows of the tables that a person can query (`tables.PER_READING`)."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

from msgspec import Struct
from msgspec.structs import fields

from dragoman.record import Actor, Ceasefire, Control, Doubt, Event, Place, Reading, Relation
from dragoman.report import Span

Row = dict[str, Any]
Said = Event | Relation | Control | Ceasefire | Doubt | Actor | Place
Standing = Literal["told", "accepted", "amended", "rejected"]

TYPES: Final[Mapping[str, type[Said]]] = {
    "event": Event,
    "relation": Relation,
    "control": Control,
    "ceasefire": Ceasefire,
    "doubt": Doubt,
    "actor": Actor,
    "place": Place,
}
# Fields whose column has another name: days may not be called `end`, which SQL keeps for itself.
COLUMN_OF: Final = {"start": "first_day", "end": "last_day", "by": "acting", "from_": "taken_from"}
_COUNTS: Final = frozenset({"killed", "injured"})
# What an entry is known by, beside its span; the rest may be read better by a newer model.
_SAID: Final[Mapping[str, tuple[str, ...]]] = {
    "event": ("trigger", "act", "type", "source", "target"),
    "relation": ("sentence", "subject", "predicate", "object"),
    "control": ("sentence", "place", "holder", "status"),
    "ceasefire": ("sentence", "stage", "by", "parties"),
    "doubt": ("span", "kind"),
}


class Entry(Struct, frozen=True):
    """One thing that a reading says.

    Attributes:
        table: where its row lies.
        id: names it in the whole record: a hash of the report, its words and what they say; of an actor or a place
            its own id.
        said: what is said.
        standing: what a person made of it.
        corrections: ids of the corrections that bear on it.
    """

    table: str
    id: str
    said: Said
    standing: Standing = "told"
    corrections: tuple[str, ...] = ()


def entries_of(key: str, reading: Reading) -> list[Entry]:
    """Return all that a reading says, in its order.

    Args:
        key: the report's key in the record.
        reading: what was read.
    """
    lists: Mapping[str, Sequence[Said]] = {
        "event": reading.events,
        "relation": reading.relations,
        "control": reading.control,
        "ceasefire": reading.ceasefires,
        "doubt": reading.doubts,
        "actor": reading.actors,
        "place": reading.places,
    }
    seen: Counter[str] = Counter()
    found = []
    for table, entries in lists.items():
        for said in entries:
            identity = said.id if isinstance(said, (Actor, Place)) else _identify(key, table, said, seen)
            found.append(Entry(table, identity, said))
    return found


def row_of(key: str, entry: Entry) -> Row:
    """Return the row of an entry; its keys are columns of `tables.PER_READING`.

    Args:
        key: the report's key in the record.
        entry: one of its entries.
    """
    row: Row = {"report": key, "id": entry.id, "standing": entry.standing, "corrections": entry.corrections}
    for field in fields(entry.said):
        name, value = COLUMN_OF.get(field.name, field.name), getattr(entry.said, field.name)
        if name in _COUNTS:
            row[f"{name}_low"], row[f"{name}_high"] = (value.low, value.high) if value else (None, None)
        elif isinstance(value, Span):
            row[f"{name}_start"], row[f"{name}_end"] = value
        elif name == "resolution":
            row["basis"], row["score"] = value.basis, value.score
        elif name == "mentions":
            row[name] = len(value)
        elif name == "id":
            # An event's id in its reading, by which claims refer to it; an actor's or a place's is that of the entry.
            row |= {"event": value} if entry.table == "event" else {}
        else:
            row[name] = value
    return row


def span_of(said: Said) -> Span | None:
    """Return the words that carry an entry: an event's trigger, else its sentence; None for actors and places."""
    for name in ("trigger", "sentence", "span"):
        span: Span | None = getattr(said, name, None)
        if span is not None:
            return span
    return None


def _identify(key: str, table: str, said: Said, seen: Counter[str]) -> str:
    parts = (key, table, *(str(getattr(said, name)) for name in _SAID[table]))
    line = "\x1f".join(parts)
    seen[line] += 1
    if seen[line] > 1:  # said twice in the same words: told apart by their order
        line = f"{line}\x1f{seen[line]}"
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:16]
