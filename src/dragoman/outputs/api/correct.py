"""Corrections, as a person makes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import fields, replace

from dragoman.errors import UsageError
from dragoman.knowledge import load_knowledge
from dragoman.outputs.api.ask import WAIT, Say
from dragoman.pipeline.settle import settle
from dragoman.record import Actor, Place
from dragoman.store import (
    DERIVED,
    EVERYWHERE,
    PER_READING,
    STATED_IN,
    Action,
    Anchor,
    Asking,
    Correction,
    History,
    Store,
    amend,
    anchors_of,
    resolve,
    said_of,
)

# What a person may choose of an incident or a story; the rest follows from its claims and reports.
_CHOSEN: Final[Mapping[str, tuple[str, ...]]] = {
    "incident": (
        "day", "last_day", "type", "act", "about", "status", "source", "target", "place",
        "killed_low", "killed_high", "injured_low", "injured_high",
    ),
    "story": ("title",),
}  # fmt: skip
_STATED: Final = ("event", "relation", "control", "ceasefire", "doubt")
_WHOLE: Final = ("incident", "story", *STATED_IN, "contradiction")


class Request(Struct, frozen=True):
    """What a person wants put right.

    Attributes:
        action: accept or reject (an entry, incident, story, relation, hold, ceasefire, doubt or contradiction), amend
            (an entry, incident or story), merge or split (incidents or stories), pin (an actor or place), or undo
            (a correction).
        ids: of what it is about, or their beginnings.
        changes: for amend: new values by column, as text; lists with commas; None or "" for nothing.
        out: for split: ids of the events (or reports) that make another incident (or story).
        to: for pin: id of the actor or place that is meant.
        report: for pin: key of the report in which it is meant; None for everywhere, in reports to come too.
    """

    action: Action
    ids: tuple[str, ...]
    changes: Mapping[str, str | None] = {}
    out: tuple[str, ...] = ()
    to: str | None = None
    report: str | None = None


def correct(
    record: Path, request: Request, *, who: str, reason: str, at: str | None = None, say: Say | None = None
) -> str:
    """File a correction, and settle anew what is derived.

    Args:
        record: the record file.
        request: what to put right.
        who: who says so.
        reason: why.
        at: day or moment at which the record shall have learnt it; None for now.
        say: is told where another process has the record.

    Returns:
        The correction's id.

    Raises:
        RecordError: where there is no record, or it cannot be opened.
        UsageError: where an id, a column or a value is none, or the action is not for such an entry.
    """
    if not reason.strip() or not who.strip():
        raise UsageError("a correction says who makes it and why", "give --reason (and --by)")
    if not record.exists():
        Store.open(record)  # tells that there is none: to correct makes no record
    with Store.open(record, create=True, wait=WAIT, say=say) as store:
        asking = store.asking()
        made = _Making(asking).make(request)
        asking.close()
        with store.writer(at=at) as writer:
            id_ = writer.correct(Correction(who=who, action=request.action, reason=reason, **made))
            settle(store.view(), writer)
    return id_


def tell_history(record: Path, id_: str, *, say: Say | None = None) -> History:
    """Tell what became of an entry, a report, an actor, a place or a correction.

    Args:
        record: the record file.
        id_: its id, or the beginning of one.
        say: is told where another process has the record.

    Raises:
        RecordError: where there is no record, or it cannot be opened.
        UsageError: where the record has nothing of that id, or more than one thing.
    """
    with Store.open(record, wait=WAIT, say=say) as store:
        return store.history(id_)


class _Making:
    """Makes corrections out of what a person asks for."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def make(self, request: Request) -> dict[str, Any]:
        """Return kind, targets, changes and anchors of the correction."""
        action = request.action
        found = [resolve(self._asking.fetch, id_) for id_ in request.ids]
        kinds = {table for table, _ in found}
        if len(kinds) != 1:
            raise UsageError("one correction is about one kind of thing", "correct them one by one")
        (table,) = kinds
        targets = tuple(dict.fromkeys(whole for _, whole in found))
        made: dict[str, Any] = {"kind": STATED_IN.get(table, table), "targets": targets, "changes": {}, "anchors": ()}
        if action == "pin":
            return made | self._pin(table, targets, request)
        _check(action, table, targets)
        if action == "undo":
            return made
        if action == "split":
            return made | {"anchors": self._split(table, targets[0], request.out)}
        made["anchors"] = tuple(a for target in targets for a in anchors_of(self._asking, table, target))
        if action == "amend":
            made["changes"] = _values(table, request.changes)
            if table in PER_READING:
                _try(made["anchors"], made["changes"])
        return made

    def _pin(self, table: str, targets: tuple[str, ...], request: Request) -> dict[str, Any]:
        if table not in ("actor", "place") or len(targets) != 1:
            raise UsageError("only one actor or place can be pinned at a time", "give its id, and --as")
        if not request.to:
            raise UsageError("it is not said who or what is meant", "give the id of an actor or place with --as")
        key = resolve(self._asking.fetch, request.report) if request.report else ("report", EVERYWHERE)
        if key[0] != "report":
            raise UsageError(f"{request.report!r} is no report", "give the key of a report with --in")
        anchor = Anchor(report=key[1], table=table, id=targets[0])
        return {"changes": self._entry(table, request.to), "anchors": (anchor,)}

    def _entry(self, table: str, id_: str) -> dict[str, Any]:
        """Return what is known of an actor or place: by the record, else by the knowledge."""
        named = self._asking.named([id_]).get(id_)
        knowledge = load_knowledge()
        entry = knowledge.actors.get(id_) if table == "actor" else knowledge.places.get(id_)
        if named is None and entry is None:
            raise UsageError(f"{id_!r} is no {table} of the record or the knowledge", "see `dragoman actors`")
        known = named or {}
        kind: type[Actor | Place] = Actor if table == "actor" else Place
        wanted = {field.name for field in fields(kind)} & {"name", "kind", "country", "lat", "lon"}
        values = {name: known.get(name) or getattr(entry, name, None) for name in sorted(wanted)}
        return {"to": id_} | {name: value for name, value in values.items() if value is not None}

    def _split(self, table: str, target: str, out: Sequence[str]) -> tuple[Anchor, ...]:
        if not out:
            raise UsageError("it is not said what to split off", "give events (or reports) with --out")
        inside = {a.id: a for a in anchors_of(self._asking, table, target)}
        chosen = {resolve(self._asking.fetch, one)[1] for one in out}
        if foreign := sorted(chosen - set(inside)):
            raise UsageError(f"{foreign[0]} is not part of {target}", "see `dragoman history` for what is")
        if chosen == set(inside):
            raise UsageError("nothing would be left", "split off less")
        groups = ((id_, 0 if id_ in chosen else 1) for id_ in inside)
        return tuple(replace(inside[id_], group=group) for id_, group in groups)


def _try(anchors: Sequence[Anchor], changes: Mapping[str, Any]) -> None:
    """Find out now whether the values fit, and not when the record is next read."""
    for anchor in anchors:
        amend(said_of(anchor), changes)


def _check(action: Action, table: str, targets: tuple[str, ...]) -> None:
    allowed = {
        "accept": (*_STATED, *_WHOLE),
        "reject": (*_STATED, *_WHOLE),
        "amend": (*_STATED, *_CHOSEN),
        "merge": ("incident", "story"),
        "split": ("incident", "story"),
        "undo": ("correction",),
    }[action]
    if table not in allowed:
        raise UsageError(f"one cannot {action} {_a(table)}", f"it is for {', '.join(map(_plain, allowed))}")
    if action == "merge" and len(targets) < 2:
        raise UsageError("it takes two to merge", "give two ids or more")
    if action in ("split", "undo") and len(targets) != 1:
        raise UsageError(f"one can {action} one thing at a time", "give one id")


def _values(table: str, changes: Mapping[str, str | None]) -> dict[str, Any]:
    if not changes:
        raise UsageError("it is not said what to amend", "give --set COLUMN=VALUE")
    columns = {**PER_READING, **DERIVED}[table]
    allowed = _CHOSEN.get(table, tuple(columns))
    values: dict[str, Any] = {}
    for column, text in changes.items():
        if column not in allowed:
            raise UsageError(f"{column!r} cannot be amended here", f"choose one of {', '.join(allowed)}")
        values[column] = _value(column, columns[column], text)
    return values


def _value(column: str, kind: str, text: str | None) -> Any:
    if kind.endswith("[]"):
        return [part.strip() for part in (text or "").split(",") if part.strip()]
    if not text:
        return None
    try:
        if kind == "BOOLEAN":
            return {"true": True, "false": False}[text.lower()]
        return {"INTEGER": int, "BIGINT": int, "DOUBLE": float}.get(kind, str)(text)
    except (ValueError, KeyError) as error:
        raise UsageError(f"{text!r} is no value of {column}", f"it takes {kind.lower()}") from error


def _plain(table: str) -> str:
    return {"settled_relation": "relation", "settled_control": "hold", "ceasefire_life": "ceasefire"}.get(table, table)


def _a(table: str) -> str:
    name = _plain(table)
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"
