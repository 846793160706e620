"""Annotation lines: `> e1 capture_place occurred s=g1 t=o1 at=l1`, `> s1 control holds s=g1 at=l2`, `> g3 is p1 p2`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import cast, get_args

from corpus_format.inline import MarkupError
from corpus_format.item import (
    EVENT_ROLES,
    FILLERS,
    KEY_OF,
    ROLE_KEYS,
    STATEMENT_ROLES,
    STATEMENT_STATUSES,
    STATUSES,
    VALUES,
    Event,
    Mention,
    Role,
    RoleName,
    Statement,
)
from dragoman.record import StatementStatus
from dragoman.report import Span

_REFERENCE = re.compile(r"([a-z][1-9]\d{0,2})(?:\.([1-9]\d?))?")
_ROLE_NAMES = frozenset(get_args(RoleName))


def read_event(words: Sequence[str], spans: Mapping[str, tuple[Span, ...]], mentions: Sequence[Mention]) -> Event:
    """Read the words of an event's line.

    Args:
        words: id, act, status (occurred where it is left out) and roles.
        spans: marked words by event id.
        mentions: the item's mentions.

    Raises:
        MarkupError: where the line refers to what is not there, or uses a word that is not known.
    """
    id_ = words[0]
    if id_ not in spans:
        raise MarkupError(f"{id_} is not marked in the text", f"mark its words as [{id_} ...]")
    if len(words) < 2 or "=" in words[1]:
        raise MarkupError(f"{id_} has no act", "write the act after the id: > e1 shell s=o1")
    rest = list(words[2:])
    status = rest.pop(0) if rest and "=" not in rest[0] else "occurred"
    if status not in STATUSES:
        raise MarkupError(f"'{status}' is no status", f"use one of {', '.join(STATUSES)}")
    roles = _roles(rest, EVENT_ROLES, mentions, spans[id_])
    return Event(id_, words[1], status, spans[id_], roles)


def read_statement(
    words: Sequence[str], spans: Mapping[str, tuple[Span, ...]], mentions: Sequence[Mention]
) -> Statement:
    """Read the words of a statement's line: optional id, kind, value, flags and roles; raises as `read_event`."""
    id_ = "" if words[0] in VALUES else words[0]
    if id_ and id_ not in spans:
        raise MarkupError(f"{id_} is not marked in the text", f"mark its words as [{id_} ...]")
    rest = list(words[1:] if id_ else words)
    if len(rest) < 2 or rest[0] not in VALUES:
        raise MarkupError("a statement needs kind and value", "write > s1 control holds s=g1 at=l1")
    kind = rest[0]
    if rest[1] not in VALUES[kind]:
        raise MarkupError(f"'{rest[1]}' is no value of {kind}", f"use one of {', '.join(VALUES[kind])}")
    flags = [word for word in rest[2:] if "=" not in word]
    unknown = [flag for flag in flags if flag not in STATEMENT_STATUSES and flag != "hedged"]
    if unknown or len([flag for flag in flags if flag != "hedged"]) > 1:
        raise MarkupError(f"'{' '.join(flags)}' is no status of a statement", "use stated, alleged or denied; hedged")
    status = cast(StatementStatus, next((flag for flag in flags if flag != "hedged"), "stated"))
    roles = _roles(
        [word for word in rest[2:] if "=" in word], STATEMENT_ROLES[kind], mentions, spans[id_] if id_ else ()
    )
    return Statement(id_, kind, rest[1], status, "hedged" in flags, spans[id_] if id_ else (), roles)


def read_set(words: Sequence[str], mentions: Sequence[Mention]) -> tuple[str, tuple[str, ...]]:
    """Read `g3 is p1 p2`; raises as `read_event`."""
    known = {mention.id for mention in mentions if mention.id}
    missing = [word for word in (words[0], *words[2:]) if word not in known]
    if missing or len(words) < 4:
        what = f"{missing[0]} is not marked in the text" if missing else "a set needs two members or more"
        raise MarkupError(what, "write > g3 is p1 p2, with ids that stand in the text")
    return words[0], tuple(words[2:])


def read_same(words: Sequence[str], spans: Mapping[str, tuple[Span, ...]]) -> tuple[str, str]:
    """Read `e4 same e1`; raises as `read_event`."""
    pair = (words[0], words[2] if len(words) == 3 else "")
    if pair[0] == pair[1] or not all(id_ in spans and id_[0] == "e" for id_ in pair):
        raise MarkupError(f"'{' '.join(words)}' does not name two events", "write > e4 same e1")
    return pair


def _roles(
    words: Sequence[str], allowed: frozenset[RoleName], mentions: Sequence[Mention], trigger: Sequence[Span]
) -> tuple[Role, ...]:
    roles: list[Role] = []
    for word in words:
        key, _, references = word.partition("=")
        name = ROLE_KEYS.get(key) or (cast(RoleName, key) if key in _ROLE_NAMES else None)
        if name not in allowed or name is None:
            keys = ", ".join(sorted(KEY_OF[role] for role in allowed))
            raise MarkupError(f"'{key}' is no role here", f"use {keys}")
        for reference in references.split(","):
            role = Role(name, _resolve(reference, mentions, trigger))
            _check_filler(name, mentions[role.mention], reference)
            if role in roles:
                raise MarkupError(f"{key}={reference} stands twice", "give each filler of a role once")
            roles.append(role)
    return tuple(roles)


def _check_filler(name: RoleName, mention: Mention, reference: str) -> None:
    if mention.label not in FILLERS[name]:
        kinds = ", ".join(sorted(FILLERS[name]))
        raise MarkupError(f"{reference} is a {mention.label} and cannot be {KEY_OF[name]}", f"it must be: {kinds}")


def _resolve(reference: str, mentions: Sequence[Mention], trigger: Sequence[Span]) -> int:
    """Return the index of the mention meant: the numbered one (g1.2), else the one nearest to the trigger."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise MarkupError(f"'{reference}' is no id", "write ids as g1, several as g1,g2, a certain mention as g1.2")
    same = [number for number, mention in enumerate(mentions) if mention.id == match[1]]
    if not same or (match[2] and int(match[2]) > len(same)):
        raise MarkupError(f"{reference} is not marked in the text", f"mark its words as [{match[1]} ...]")
    if match[2]:
        return same[int(match[2]) - 1]
    return min(same, key=lambda number: (_distance(mentions[number].span, trigger), number))


def _distance(span: Span, trigger: Sequence[Span]) -> int:
    return min((max(part.start - span.end, span.start - part.end, 0) for part in trigger), default=0)


def write_event(event: Event, mentions: Sequence[Mention]) -> str:
    """Return the annotation line of an event."""
    return " ".join([">", event.id, event.act, event.status, *_written(event.roles, mentions, event.trigger)])


def write_statement(statement: Statement, mentions: Sequence[Mention]) -> str:
    """Return the annotation line of a statement."""
    flags: list[str] = [statement.status] if statement.status != "stated" else []
    flags += ["hedged"] if statement.hedged else []
    head = [statement.id] if statement.id else []
    roles = _written(statement.roles, mentions, statement.words)
    return " ".join([">", *head, statement.kind, statement.value, *flags, *roles])


def _written(roles: Sequence[Role], mentions: Sequence[Mention], trigger: Sequence[Span]) -> list[str]:
    """Return the roles as words: fillers of one role that follow each other are joined by commas."""
    words: list[str] = []
    for number, role in enumerate(roles):
        reference = mentions[role.mention].id
        if _resolve(reference, mentions, trigger) != role.mention:
            same = [index for index, mention in enumerate(mentions) if mention.id == reference]
            reference += f".{same.index(role.mention) + 1}"
        if number and roles[number - 1].name == role.name:
            words[-1] += f",{reference}"
        else:
            words.append(f"{KEY_OF[role.name]}={reference}")
    return words
