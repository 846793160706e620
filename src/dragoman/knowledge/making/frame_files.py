"""Frames of wording as the resources write them, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
from msgspec import Struct

from dragoman.knowledge.making.problems import Problem
from dragoman.knowledge.ontology import Act
from dragoman.knowledge.wording import AdjectiveFrame, NounFrame, VerbFrame
from dragoman.record import CeasefireStage, ControlStatus, EventType, Predicate

Words = str | tuple[str, ...]
AnyFrame = VerbFrame | NounFrame | AdjectiveFrame
_PARTICLES = frozenset([
    "about", "across", "along", "apart", "around", "aside", "away", "back", "by", "down", "in", "off", "on", "out",
    "over", "round", "through", "together", "up"
])  # fmt: skip
_STATEMENTS = {"relation": Predicate, "control": ControlStatus, "ceasefire": CeasefireStage}
# Fields that a frame of each part of speech may have, beside its own word and its roles.
_FIELDS = {
    "verb": frozenset({"particle", "subject", "object", "with_", "complement"}),
    "noun": frozenset({"modifier", "with_"}),
    "adjective": frozenset(),
}


class _Frame(Struct, frozen=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """A frame as the resources write it; its word may be a list."""

    verb: Words = ()
    noun: Words = ()
    adjective: Words = ()
    particle: Words = ()
    subject: Words = ()
    object: Words = ()
    modifier: Words = ()
    with_: dict[str, Words] = {}
    complement: Words = ()
    mutual: bool = False
    source: Words = ()
    target: Words | None = None


class _Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """The wording of one act or statement."""

    act: str = ""
    relation: str = ""
    control: str = ""
    ceasefire: str = ""
    verbs: tuple[str | dict[str, Any], ...] = ()
    nouns: tuple[str | dict[str, Any], ...] = ()
    adjectives: tuple[str | dict[str, Any], ...] = ()


class _Carried(Struct, frozen=True):
    """What a frame carries: an act with its type, or a statement without one."""

    name: str
    type: EventType | None


def read_frames(
    file: Path, content: dict[str, Any], acts: dict[str, Act], problems: list[Problem]
) -> Iterator[AnyFrame]:
    """Yield the frames of a file, noting what is wrong.

    Args:
        file: where they stand, for messages.
        content: its `frames` and perhaps the `type` that all its acts must have.
        acts: acts by name.
        problems: gets what is wrong.
    """
    frames = content["frames"]
    for raw in frames if isinstance(frames, list) else [frames]:
        name = str(raw.get("act", "")) if isinstance(raw, dict) else ""
        try:
            wording = msgspec.convert(raw, _Wording)
        except msgspec.ValidationError as error:
            problems.append(Problem(str(file), name, str(error), "correct the field that the path names"))
            continue
        carried = _carried(file, wording, content.get("type"), acts, problems)
        if carried is None:
            continue
        for part in ("verb", "noun", "adjective"):
            for item in getattr(wording, f"{part}s"):
                yield from _one_frame(file, carried, part, {part: item} if isinstance(item, str) else item, problems)


def _carried(
    file: Path, wording: _Wording, kind: str | None, acts: dict[str, Act], problems: list[Problem]
) -> _Carried | None:
    """Return what the frames of an entry carry, or None where it is not known."""
    for family, values in _STATEMENTS.items():
        value = getattr(wording, family)
        if value:
            if value in get_args(values):
                return _Carried(f"{family}:{value}", None)
            problems.append(Problem(str(file), value, f"unknown {family}", f"use one of {', '.join(get_args(values))}"))
            return None
    act = acts.get(wording.act)
    if act is None:
        problems.append(Problem(str(file), wording.act, "unknown act", "correct the name or add it to ontologies/acts"))
        return None
    if kind not in (None, act.type):
        cause = f"the act is of type {act.type}, the file of {kind}"
        problems.append(Problem(str(file), wording.act, cause, "move the frame to the other file"))
        return None
    return _Carried(act.act, act.type)


def _one_frame(
    file: Path, carried: _Carried, part: str, fields: dict[str, Any], problems: list[Problem]
) -> Iterator[AnyFrame]:
    """Yield the frame that one item spells out, once for each of its words."""
    shown = f"{carried.name}: {fields.get(part)}"
    try:
        item = msgspec.convert(fields, _Frame)
    except msgspec.ValidationError as error:
        problems.append(Problem(str(file), shown, str(error), "see resources/wording for how a frame is written"))
        return
    foreign = set(_FIELDS) - {part} | set().union(*_FIELDS.values()) - _FIELDS[part]
    if not getattr(item, part) or any(getattr(item, field) for field in foreign):
        problems.append(Problem(str(file), shown, f"is no {part} frame", f"give it {part!r} and no field of others"))
        return
    for lemma in _listed(getattr(item, part)):
        if part == "noun":
            yield NounFrame(
                noun=lemma, act=carried.name, type=carried.type, modifier=_listed(item.modifier), with_=_phrases(item),
                mutual=item.mutual, **_roles(item),
            )  # fmt: skip
        elif part == "adjective":
            yield AdjectiveFrame(adjective=lemma, act=carried.name, mutual=item.mutual, **_roles(item))
        else:
            for verb, particle in _phrasal(lemma, _listed(item.particle)):
                yield VerbFrame(
                    verb=verb, act=carried.name, type=carried.type, particle=particle, subject=_listed(item.subject),
                    object=_listed(item.object), with_=_phrases(item), complement=_listed(item.complement),
                    mutual=item.mutual, **_roles(item),
                )  # fmt: skip


def _phrasal(lemma: str, particles: tuple[str, ...]) -> list[tuple[str, str | None]]:
    """Return verb and particle, once for each particle; "sit down" is sit with down."""
    verb, _, last = lemma.partition(" ")
    if not particles and last in _PARTICLES:
        return [(verb, last)]
    return [(lemma, particle) for particle in particles] or [(lemma, None)]


def _roles(item: _Frame) -> dict[str, Any]:
    """Return the roles that are written; the others keep the frame's own defaults."""
    roles: dict[str, Any] = {}
    if item.source:
        roles["source"] = _listed(item.source)
    if item.target is not None:
        roles["target"] = _listed(item.target)
    return roles


def _phrases(item: _Frame) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((preposition, _listed(nouns)) for preposition, nouns in sorted(item.with_.items()))


def _listed(words: Words) -> tuple[str, ...]:
    """Return one word or several as a tuple, in lower case."""
    return tuple(word.lower() for word in ((words,) if isinstance(words, str) else words))
