"""Writes imported actors as YAML that `dragoman actors add` takes: each once, with ties only to what exists."""

from __future__ import annotations

from collections.abc import Iterable
from tempfile import TemporaryFile
from typing import IO, Any, TextIO

import msgspec
import yaml

from dragoman.knowledge.actors import ORGANS, ActorIndex
from dragoman.knowledge.entries import ActorEntry
from dragoman.knowledge.folding import fold
from dragoman.knowledge.importing.naming import identify
from dragoman.knowledge.making.actor_files import over

_WIDTH = 110
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def write_actors(entries: Iterable[ActorEntry], known: ActorIndex, out: TextIO) -> int:
    """Write entries as YAML and return how many actors they are.

    An entry that the knowledge has an actor for comes out under that actor's id, with what it adds to it; several of
    one actor come out as one. An entry without a name adds to the one with its id, and falls away where there is none.
    Ties to what neither the list nor the knowledge has are left out. What is read waits in a temporary file, so that
    memory holds no more than the ids.

    Args:
        entries: as an importer yields them.
        known: actors that there are already.
        out: gets the YAML, in the order in which actors first came.
    """
    final: dict[str, str] = {}
    bearers: dict[tuple[str, str], str] = {}
    with TemporaryFile() as waiting:
        places = _spool(entries, known, waiting, final, bearers)
        grouped: dict[str, list[int]] = {}
        for id_, offsets in places.items():
            if id_ in final:
                grouped.setdefault(final[id_], []).extend(offsets)
        written = 0
        for id_, offsets in grouped.items():
            fields = _united(id_, [_read(waiting, offset) for offset in offsets], final, known)
            if fields is not None:
                yaml.dump([fields], out, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=_WIDTH)
                written += 1
    return written


def _spool(
    entries: Iterable[ActorEntry],
    known: ActorIndex,
    waiting: IO[bytes],
    final: dict[str, str],
    bearers: dict[tuple[str, str], str],
) -> dict[str, list[int]]:
    """Put the entries by; return where those of each id lie, and tell under what id and for whose name they stand."""
    places: dict[str, list[int]] = {}
    encode = msgspec.msgpack.Encoder().encode
    for given in entries:
        entry = given
        if entry.name:
            entry = identify(given, known)
            id_ = entry.id
            if entry.kind == "person" and not id_.startswith("p."):
                id_ = f"p.{id_.replace('.', '-')}"
            final[given.id] = id_
            entry = msgspec.structs.replace(entry, id=id_, name=_own_name(entry, id_, known, bearers))
        places.setdefault(given.id, []).append(waiting.tell())
        content = encode(entry)
        waiting.write(len(content).to_bytes(4, "big") + content)
    return places


def _read(waiting: IO[bytes], offset: int) -> ActorEntry:
    waiting.seek(offset)
    size = int.from_bytes(waiting.read(4), "big")
    return msgspec.msgpack.decode(waiting.read(size), type=ActorEntry)


def _own_name(entry: ActorEntry, id_: str, known: ActorIndex, bearers: dict[tuple[str, str], str]) -> str:
    """Return the name, with the id behind it where another actor of the country bears it already."""
    if entry.kind == "person" or entry.country is None:
        return entry.name
    key = (entry.country, fold(entry.name))
    bearer = bearers.setdefault(key, id_)
    others = (one for one in known.named(entry.name) if one.kind != "person" and one.country == entry.country)
    taken = bearer != id_ or any(one.id != id_ and fold(one.name) == key[1] for one in others)
    return f"{entry.name} ({id_})" if taken else entry.name


def _united(id_: str, entries: list[ActorEntry], final: dict[str, str], known: ActorIndex) -> dict[str, Any] | None:
    """Return the fields of one actor; None where nothing is new about an actor that the knowledge has."""
    named = next(entry for entry in entries if entry.name)
    united = msgspec.convert(msgspec.to_builtins(named), ActorEntry)
    for entry in entries:
        if entry is not named:
            fields = _plain(msgspec.to_builtins(entry))
            for once in ("id", "name", "kind", "country"):
                fields.pop(once, None)
            united = msgspec.convert(over(united, fields), ActorEntry)
    united = msgspec.structs.replace(_without_organs(united, known), **_ties(united, id_, final, known))
    fields = _plain(msgspec.to_builtins(united))
    base = {"id", "name", "kind", "country"}
    return None if known.get(id_) is not None and not set(fields) - base else {**fields, "id": id_}


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields without empty ones, tuples as lists, ids of undated memberships bare."""
    plain: dict[str, Any] = {}
    for key, value in fields.items():
        if isinstance(value, list | tuple):
            rows = [{k: v for k, v in one.items() if v is not None} if isinstance(one, dict) else one for one in value]
            value = [one["id"] if isinstance(one, dict) and list(one) == ["id"] else one for one in rows]  # noqa: PLW2901
        if value not in (None, []):
            plain[key] = value
    return plain


def _ties(entry: ActorEntry, id_: str, final: dict[str, str], known: ActorIndex) -> dict[str, Any]:
    """Return what ties the entry to others, under their final ids and only where they exist."""

    def target(one: str | None) -> str | None:
        found = final.get(one) if one else None
        there = found or (one if one and known.get(one) is not None else None)
        return there if there != id_ else None

    def replaced(rows: Iterable[Any], field: str) -> tuple[Any, ...]:
        there = [(row, target(getattr(row, field))) for row in rows]
        return tuple(msgspec.structs.replace(row, **{field: one}) for row, one in there if one)

    roles = replaced(entry.roles, "of") if entry.kind == "person" else ()
    ids = {field: tuple(dict.fromkeys(filter(None, map(target, getattr(entry, field))))) for field in _ID_LISTS}
    return {"part_of": replaced(entry.part_of, "id"), "roles": roles, "successor": target(entry.successor), **ids}


_ID_LISTS = ("opposes", "backers")


def _without_organs(entry: ActorEntry, known: ActorIndex) -> ActorEntry:
    """Return the entry without those of its aliases that name the forces or the police of its state."""
    aliases = tuple(
        alias
        for alias in entry.aliases
        if not any(
            one.id != entry.id and one.country == entry.country and one.id.rpartition(".")[2] in ORGANS
            for one in known.named(alias)
        )
    )
    return msgspec.structs.replace(entry, aliases=aliases)
