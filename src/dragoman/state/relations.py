"""What lasts between two parties, as of a day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from dragoman.record import Predicate, Relation
from dragoman.state.cast import Cast, is_unnamed
from dragoman.state.days import first_of, last_of
from dragoman.state.told import Evidence, Told, weigh

# Who leads, belongs to and governs whom says on whose side one is, and nothing between sides.
_WITHIN: Final = frozenset({"leads", "part_of", "governs"})


class Bond(Struct, frozen=True, kw_only=True):
    """A relation between two parties with all that tells it.

    Attributes:
        subject: id of a party.
        predicate: what it does.
        object: id of the other.
        since: earliest day told, possibly reduced, or None.
        last_told: day on which it was last told.
        hedged: every report hedges it.
        attributed_to: whose word it is; empty where a report says so itself.
        evidence: who tells it.
    """

    subject: str
    predicate: Predicate
    object: str
    since: str | None
    last_told: str | None
    hedged: bool
    attributed_to: tuple[str, ...]
    evidence: Evidence


def find_bonds(told: Sequence[Told], cast: Cast, *, on: str | None = None) -> tuple[Bond, ...]:
    """Gather the relations of parties that hold on a day.

    A leader's and a ministry's relations are those of their party; relations within a party are left out.

    Args:
        told: readings in order (`in_order`), known by that day.
        cast: who is who in them.
        on: the day, ISO; relations that had ended before it are left out. None leaves none out.

    Returns:
        One bond for each pair and predicate, those between named parties and with most origins first.
    """
    found: dict[tuple[str, str, str], list[tuple[Told, Relation]]] = {}
    for one in told:
        for relation in one.reading.relations:
            if relation.predicate in _WITHIN or _is_over(relation, on):
                continue
            subject, object_ = cast.side(relation.subject, one), cast.side(relation.object, one)
            if not cast.same_side(subject, object_):
                found.setdefault((subject, relation.predicate, object_), []).append((one, relation))
    by_key = {one.report: one for one in told}
    bonds = [_bond(subject, object_, tellings, by_key) for (subject, _, object_), tellings in found.items()]
    return tuple(sorted(bonds, key=_rank))


def _rank(bond: Bond) -> tuple[bool, int, str, str, str]:
    described = is_unnamed(bond.subject) or is_unnamed(bond.object)
    return described, -bond.evidence.origins, bond.predicate, bond.subject, bond.object


def _is_over(relation: Relation, on: str | None) -> bool:
    """Tell whether it had ended before the day, or was still to begin."""
    first, last = first_of(relation.start), last_of(relation.end)
    if on is None:
        return False
    return (last is not None and last.isoformat() < on) or (first is not None and first.isoformat() > on)


def _bond(subject: str, object_: str, tellings: Sequence[tuple[Told, Relation]], by_key: dict[str, Told]) -> Bond:
    starts = [relation.start for _, relation in tellings if first_of(relation.start) is not None]
    words = {who for _, relation in tellings for who in relation.attributed_to}
    own = any(not relation.attributed_to for _, relation in tellings)
    return Bond(
        subject=subject,
        predicate=tellings[0][1].predicate,
        object=object_,
        since=min(starts, key=lambda day: (first_of(day), day), default=None),
        last_told=max((one.known for one, _ in tellings if one.known), default=None),
        hedged=all(relation.hedged for _, relation in tellings),
        attributed_to=() if own else tuple(sorted(words)),
        evidence=weigh((one.report for one, _ in tellings), by_key),
    )
