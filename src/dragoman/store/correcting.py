"""Lays corrections over what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from msgspec import ValidationError, convert, to_builtins
from msgspec import json as msgjson
from msgspec.structs import fields, replace

from dragoman.errors import UsageError
from dragoman.record import Actor, Place, Reading
from dragoman.report import Span
from dragoman.store.corrections import Anchor, Correction
from dragoman.store.rows import COLUMN_OF, TYPES, Entry, Said, entries_of, span_of

_COUNTS: Final = {f"{name}_{bound}": (name, bound) for name in ("killed", "injured") for bound in ("low", "high")}
# Where ids of actors and places stand in an entry.
_IDS: Final = (
    "source", "target", "place", "attributed_to", "subject", "object", "holder", "from_", "parties", "by",
    "mediators", "monitors", "member_of",
)  # fmt: skip
# Where an entry stands in its report, and what names it, are not for a person to amend.
_FIXED: Final = frozenset({"id", "sentence", "trigger", "span", "mentions", "resolution"})
_FIELD_OF: Final = {column: field for field, column in COLUMN_OF.items()}


def correct(key: str, reading: Reading, corrections: Iterable[Correction]) -> list[Entry]:
    """Return the entries of a reading with corrections laid over them, the rejected ones among them.

    A correction finds its entry by id, and where the report was read anew by its words. What a person accepted or
    amended stays although a newer reading no longer has it.

    Args:
        key: the report's key in the record.
        reading: what was read.
        corrections: those in force, first filed first.
    """
    entries = entries_of(key, reading)
    for correction in corrections:
        if correction.action == "pin":
            if correction.touches(key):
                entries = _pin(entries, correction)
            continue
        for anchor in correction.anchors:
            if anchor.report == key and anchor.table in TYPES:
                _lay(entries, anchor, correction)
    return entries


def without_rejected(reading: Reading, entries: Sequence[Entry]) -> Reading:
    """Return a reading that says what is left of it once corrections are laid over it."""
    kept: dict[str, list[Any]] = {table: [] for table in TYPES}
    for entry in entries:
        if entry.standing != "rejected":
            kept[entry.table].append(entry.said)
    return replace(
        reading,
        actors=tuple(kept["actor"]),
        places=tuple(kept["place"]),
        events=tuple(kept["event"]),
        relations=tuple(kept["relation"]),
        control=tuple(kept["control"]),
        ceasefires=tuple(kept["ceasefire"]),
        doubts=tuple(kept["doubt"]),
    )


def amend(said: Said, changes: Mapping[str, Any]) -> Said:
    """Return an entry with other values.

    Args:
        said: the entry.
        changes: new values by column of its table.

    Raises:
        UsageError: where there is no such column, it is not for a person to amend, or cannot hold the value.
    """
    known = {field.name for field in fields(said)} - _FIXED
    values: dict[str, Any] = {}
    for column, value in changes.items():
        if column in _COUNTS and _COUNTS[column][0] in known:
            name, bound = _COUNTS[column]
            count = values.get(name) or to_builtins(getattr(said, name)) or {"low": value, "high": value}
            values[name] = count | {bound: value}
        elif (name := _FIELD_OF.get(column, column)) in known:
            values[name] = value
        else:
            choice = ", ".join(sorted({COLUMN_OF.get(name, name) for name in known}))
            raise UsageError(f"{column!r} cannot be amended here", f"choose one of {choice}")
    return _checked(said, values)


def said_of(anchor: Anchor) -> Said:
    """Return the entry that an anchor holds on to, as it was."""
    said: Said = msgjson.decode(anchor.said, type=TYPES[anchor.table])
    return said


def _checked(said: Said, values: Mapping[str, Any]) -> Said:
    try:
        changed: Said = replace(said, **{name: _typed(said, name, value) for name, value in values.items()})
    except (ValidationError, TypeError) as error:
        raise UsageError(f"the value does not fit ({error})", "give one such as the entry has") from error
    return changed


def _typed(said: Said, name: str, value: object) -> object:
    kind = next(field.type for field in fields(said) if field.name == name)
    return convert(value, kind)


def _lay(entries: list[Entry], anchor: Anchor, correction: Correction) -> None:
    at = _find(entries, anchor)
    if at is None:
        if correction.action not in ("accept", "amend") or not anchor.said:
            return
        entries.append(Entry(anchor.table, anchor.id, said_of(anchor)))
        at = len(entries) - 1
    entry = replace(entries[at], corrections=(*entries[at].corrections, correction.id))
    if correction.kind == anchor.table or correction.action == "reject":
        if correction.action == "accept":
            entry = replace(entry, standing="accepted")
        elif correction.action == "reject":
            entry = replace(entry, standing="rejected")
        elif correction.action == "amend":
            entry = replace(entry, said=amend(entry.said, correction.changes), standing="amended")
    entries[at] = entry


def _find(entries: Sequence[Entry], anchor: Anchor) -> int | None:
    """Return where the anchor's entry is: by id, else the one of its kind whose words overlap most with its own."""
    best: tuple[int, int] | None = None
    for at, entry in enumerate(entries):
        if entry.table != anchor.table:
            continue
        if entry.id == anchor.id:
            return at
        shared = _shared(span_of(entry.said), anchor.span)
        if shared > 0 and (best is None or shared > best[0]):
            best = (shared, at)
    return best[1] if best else None


def _shared(one: Span | None, other: Span | None) -> int:
    return min(one.end, other.end) - max(one.start, other.start) if one and other else 0


def _pin(entries: Sequence[Entry], correction: Correction) -> list[Entry]:
    """Give an actor or place another id wherever it stands."""
    old, new = correction.targets[0], str(correction.changes["to"])
    taken = {entry.id for entry in entries if entry.table == correction.kind}
    pinned = []
    for entry in entries:
        said = _renamed(entry.said, old, new)
        if entry.table == correction.kind and entry.id == old:
            if new in taken:
                continue  # the report names it already: its own entry stands for both
            said = _as_pinned(said, correction)
            entry = replace(entry, id=new, standing="amended")  # noqa: PLW2901
        if said is not entry.said:
            entry = replace(entry, said=said, corrections=(*entry.corrections, correction.id))  # noqa: PLW2901
        pinned.append(entry)
    return pinned


def _as_pinned(said: Said, correction: Correction) -> Said:
    assert isinstance(said, (Actor, Place))  # noqa: S101  (what is pinned is one of the two)
    given: dict[str, Any] = {"id": correction.changes["to"]}
    for name in ("name", "kind", "country", "lat", "lon"):
        if name in correction.changes:
            given[name] = correction.changes[name]
    return _checked(said, given)


def _renamed(said: Said, old: str, new: str) -> Said:
    changes: dict[str, Any] = {}
    for field in fields(said):
        if field.name not in _IDS:
            continue
        value = getattr(said, field.name)
        if value == old:
            changes[field.name] = new
        elif isinstance(value, tuple) and old in value:
            changes[field.name] = tuple(dict.fromkeys(new if one == old else one for one in value))
    return replace(said, **changes) if changes else said
