"""What a sentence tells twice is told once: by its wording and by the model, or by two of its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from msgspec.structs import replace

from dragoman.record import Ceasefire, Control, Event, Relation

T = TypeVar("T")
_FRIENDLY = frozenset({"backs", "allied_with", "part_of"})
# Predicates that cannot hold both ways, or hold both ways as soon as they are told one way.
_TOLD_ONCE = frozenset({"backs", "leads", "part_of", "hires", "governs", "fights", "allied_with"})


def join_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """Join events of one type and status of which neither names other parties than the other."""
    return _join(
        events,
        lambda one, other: (
            (one.type, one.status) == (other.type, other.status)
            and _nested(one.source, other.source)
            and _nested(one.target, other.target)
        ),
        _joined_events,
    )


def join_ceasefires(ceasefires: Iterable[Ceasefire]) -> tuple[Ceasefire, ...]:
    """Join words on one stage of which neither names other parties than the other."""
    return _join(
        ceasefires,
        lambda one, other: (
            (one.stage, one.status) == (other.stage, other.status) and _nested(one.parties, other.parties)
        ),
        _joined_ceasefires,
    )


def agreeing(relations: Iterable[Relation]) -> list[Relation]:
    """Return relations without those that one told before contradicts.

    Nobody stands above his own leader or backer, nobody fights those whom a sentence says that he backs, and nobody
    backs both those who fight and those whom they fight.
    """
    told = list(relations)
    enemies = {(one.subject, one.object) for one in told if one.predicate == "fights"}
    backed = {(one.subject, one.object) for one in told if one.predicate == "backs"}
    friends = {frozenset((one.subject, one.object)) for one in told if one.predicate in _FRIENDLY}
    kept: list[Relation] = []
    seen: set[tuple[str, str, str]] = set()
    for one in told:
        reverse = (one.object, one.predicate, one.subject)
        at_odds = one.predicate == "fights" and frozenset((one.subject, one.object)) in friends
        if one.predicate == "backs":
            at_odds = any((one.subject, fighter) in backed for fighter, enemy in enemies if enemy == one.object)
        if not at_odds and (one.predicate not in _TOLD_ONCE or reverse not in seen):
            kept.append(one)
            seen.add((one.subject, one.predicate, one.object))
    return kept


def join_relations(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Of two tellings of one relation, keep the surer one; it is hedged where either is."""
    return _join(
        relations,
        lambda one, other: (one.subject, one.predicate, one.object) == (other.subject, other.predicate, other.object),
        lambda one, other: replace(
            max(one, other, key=lambda relation: relation.confidence), hedged=one.hedged or other.hedged
        ),
    )


def join_control(control: Iterable[Control]) -> tuple[Control, ...]:
    """Of two tellings of one hold, keep the one that says from whom."""
    return _join(
        control,
        lambda one, other: (one.place, one.holder, one.status) == (other.place, other.holder, other.status),
        lambda one, other: other if one.from_ is None else one,
    )


def _join(tellings: Iterable[T], are_one: Callable[[T, T], bool], joined: Callable[[T, T], T]) -> tuple[T, ...]:
    kept: list[T] = []
    for telling in tellings:
        for place, other in enumerate(kept):
            if are_one(other, telling):
                kept[place] = joined(other, telling)
                break
        else:
            kept.append(telling)
    return tuple(kept)


def _nested(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)


def _joined_events(first: Event, second: Event) -> Event:
    surer = max(first, second, key=lambda event: (event.mode is not None, event.confidence))
    return replace(
        surer,
        source=max(first.source, second.source, key=len),
        target=max(first.target, second.target, key=len),
        place=surer.place or first.place or second.place,
        confidence=max(first.confidence, second.confidence),
    )


def _joined_ceasefires(first: Ceasefire, second: Ceasefire) -> Ceasefire:
    """Fill what one telling leaves open from the other."""
    return replace(
        first,
        parties=max(first.parties, second.parties, key=len),
        by=first.by or second.by,
        mediators=first.mediators or second.mediators,
        monitors=first.monitors or second.monitors,
        place=first.place or second.place,
        start=first.start or second.start,
        end=first.end or second.end,
        attributed_to=first.attributed_to or second.attributed_to,
    )
