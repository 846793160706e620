"""Relations of readings against those that re3d's annotators saw between actors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.record import Reading, Relation

# Type of re3d to the predicate that says the same: "Fighting against", "Military allies of", "In charge of",
# "Belongs to".
TYPES = {"FightingAgainst": "fights", "AlliesOf": "allied_with", "InChargeOf": "leads", "BelongsTo": "part_of"}
PREDICATES = tuple(TYPES.values())
# Predicates that say what an annotated type says too: re3d's military allies are mostly those who support somebody in
# the field, and it puts who leads a government down as belonging to it.
SAYING = {
    "fights": {"fights"},
    "allied_with": {"allied_with", "backs"},
    "leads": {"leads"},
    "part_of": {"part_of", "leads"},
}
_COUNTED = {name: name for name in PREDICATES} | {"backs": "allied_with"}
_MUTUAL = frozenset({"fights", "allied_with"})
_ACTORS = frozenset({"Organisation", "Person", "Nationality"})
Span = tuple[int, int]
Gold = tuple[str, Span, Span]


def score_relations(rows: Sequence[Mapping[str, Any]], readings: Sequence[Reading]) -> dict[str, str]:
    """Return precision, recall and F1 of each predicate and of all, in words.

    A relation of the reading is right where a relation of its type is annotated in its sentence between words over
    which its subject and its object are mentioned (half of the longer stretch is shared, or both end in
    one word: re3d's stretches take in whatever stands before a noun); which of the two is the
    subject counts where the relation has a direction. An annotated one is found where some relation is right by it.
    Who backs somebody is his ally, and who leads a body belongs to it.

    Args:
        rows: documents of re3d with `spans` and `relations`.
        readings: their readings, in the same order.
    """
    counts = {name: [0, 0, 0, 0] for name in ("all", *PREDICATES)}
    for row, reading in zip(rows, readings, strict=True):
        gold = gold_of(row)
        stated = [one for one in reading.relations if one.predicate in _COUNTED]
        mentions = {actor.id: actor.mentions for actor in reading.actors}
        for one in stated:
            _count(counts, _COUNTED[one.predicate], 0, right=any(is_right(one, other, mentions) for other in gold))
        for other in gold:
            _count(counts, other[0], 2, right=any(is_right(one, other, mentions) for one in stated))
    return {name: _in_words(*four) for name, four in counts.items()}


def gold_of(row: Mapping[str, Any]) -> list[Gold]:
    """Return the annotated relations between actors, each (predicate, subject, object)."""
    labels = {(first, last): label for first, last, label in row["spans"]}
    return [
        (TYPES[one["type"]], tuple(one["source"]), tuple(one["target"]))
        for one in row["relations"]
        if one["type"] in TYPES
        and labels.get(tuple(one["source"])) in _ACTORS
        and labels.get(tuple(one["target"])) in _ACTORS
    ]


def is_right(one: Relation, gold: Gold, mentions: Mapping[str, Sequence[Span]]) -> bool:
    """Tell whether a relation is the annotated one."""
    predicate, subject, other = gold
    if one.predicate not in SAYING[predicate] or not (one.sentence[0] <= subject[0] < one.sentence[1]):
        return False
    there = [any(_meet(span, subject) for span in mentions.get(actor, ())) for actor in (one.subject, one.object)]
    then = [any(_meet(span, other) for span in mentions.get(actor, ())) for actor in (one.subject, one.object)]
    return (there[0] and then[1]) or (predicate in _MUTUAL and there[1] and then[0])


def _meet(one: Span, other: Span) -> bool:
    common = min(one[1], other[1]) - max(one[0], other[0])
    same_head = common > 0 and one[1] == other[1]
    return same_head or 2 * common >= max(one[1] - one[0], other[1] - other[0]) > 0


def _count(counts: dict[str, list[int]], predicate: str, at: int, *, right: bool) -> None:
    for name in ("all", predicate):
        counts[name][at] += right
        counts[name][at + 1] += 1


def _in_words(right: int, stated: int, found: int, gold: int) -> str:
    precision, recall = right / max(1, stated), found / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"stated {stated}, annotated {gold}, precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
