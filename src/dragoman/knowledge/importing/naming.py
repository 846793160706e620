"""Which actor of the knowledge an actor of another list is, and under what id it is entered where it is none."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from dragoman.knowledge.actors import ActorIndex
from dragoman.knowledge.entries import ActorEntry
from dragoman.knowledge.folding import fold

# What one list calls an armed group, another calls a party or an army; persons and states are never taken for others.
_ALONE = frozenset({"person", "country", "media", "population"})
_SMALL = frozenset("of the for and in on at to de la le du des del y e et al el ul ud in".split())
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[\W_]+")
_VOWEL = re.compile(r"[AEIOUY]")


def identify(entry: ActorEntry, known: ActorIndex) -> ActorEntry:
    """Return the entry under the id of the actor that the knowledge has for it, else as it is.

    It is taken for the known actor of its id, or where exactly one of its country and kind bears its name or has it
    for an alias. What is then left of the entry are its names and its ties: the knowledge is believed in all else.
    """
    found = [one for one in known.named(entry.name) if one.country == entry.country and _alike(one, entry)]
    first = [one for one in found if fold(one.name) == fold(entry.name)]
    same = known.get(entry.id) or ((first or found)[0] if len(first or found) == 1 else None)
    if same is None:
        return entry
    borne = {fold(name) for name in (same.name, *same.aliases, *same.native)}
    names = [name for name in (entry.name, *entry.aliases) if fold(name) not in borne]
    return msgspec.structs.replace(
        entry,
        id=same.id,
        name=same.name,
        kind=same.kind,
        aliases=tuple(names),
        native=tuple(name for name in entry.native if fold(name) not in borne),
        sector=None,
        start=None,
        end=None,
        source=None,
    )


def _alike(one: ActorEntry, other: ActorEntry) -> bool:
    return one.kind == other.kind or not _ALONE & {one.kind, other.kind}


def proper_names(names: Iterable[str | None]) -> tuple[str, ...]:
    """Return the names that can be used, each once whatever its spelling, in their order."""
    found: dict[str, str] = {}
    for name in names:
        plain = " ".join((name or "").split())
        if fold(plain):
            found.setdefault(fold(plain), plain)
    return tuple(found.values())


def from_capitals(name: str) -> str:
    """Return a name written all in capitals as names are written: "ARMY OF GOD" gives "Army of God".

    Words of up to three letters, and those with a digit or without a vowel, are taken for acronyms: lists in capitals
    do not say which are.
    """
    tokens = _TOKEN.findall(name)
    return "".join(_cased(token, first=number == 0) for number, token in enumerate(tokens))


def _cased(token: str, *, first: bool) -> str:
    if token.lower() in _SMALL:
        return token.capitalize() if first else token.lower()
    if len(token) <= 3 or not _VOWEL.search(token) or any(char.isdigit() for char in token):
        return token
    return token.capitalize()
