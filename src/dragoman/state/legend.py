"""The names and the reports that a situation needs to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.state.cast import Cast
from dragoman.state.situation import Reference, Situation
from dragoman.state.told import Evidence, Told


def name_all(situation: Situation, cast: Cast) -> dict[str, str]:
    """Return, by id, the names of all actors and places that a situation mentions and a report names.

    Args:
        situation: its `names` are not looked at.
        cast: who is who.
    """
    found = {id_: cast.name(id_) for id_ in ids_in(situation)}
    return {id_: name for id_, name in sorted(found.items()) if name is not None}


def cite_all(situation: Situation, told: Sequence[Told]) -> tuple[Reference, ...]:
    """Return the reports that a situation rests on, in their order.

    Args:
        situation: its `reports` are not looked at.
        told: readings in order (`in_order`).
    """
    cited = {report for evidence in _evidence(situation) for report in evidence.reports}
    cited.update(doubt.report for doubt in situation.doubts)
    return tuple(_reference(one) for one in told if one.report in cited)


def ids_in(situation: Situation) -> Iterator[str]:
    """Yield the id of every actor and place that a situation mentions, repeated or not."""
    yield from (id_ for id_ in _ids(situation) if id_ is not None)


def _reference(one: Told) -> Reference:
    head = one.reading.report
    return Reference(
        report=one.report,
        origin=one.origin,
        publisher=head.publisher,
        title=head.title,
        url=head.url,
        published=head.published,
        known=one.known,
    )


def _ids(situation: Situation) -> Iterator[str | None]:
    for life in situation.ceasefires:
        yield from (*life.parties, *life.mediators, *life.monitors, life.place)
        for step in life.steps:
            yield from (*step.acting, *step.attributed_to)
    for bond in situation.bonds:
        yield from (bond.subject, bond.object, *bond.attributed_to)
    for hold in situation.holds:
        yield from (hold.place, hold.left)
        for claim in (*hold.claims, *hold.contested):
            yield from (claim.holder, *claim.attributed_to)
    for incident in situation.timeline:
        yield from (*incident.source, *incident.target, incident.place, *incident.attributed_to)
    for contradiction in situation.contradictions:
        yield from (contradiction.place, *(side.says for side in contradiction.sides))


def _evidence(situation: Situation) -> Iterator[Evidence]:
    yield from (life.evidence for life in situation.ceasefires)
    yield from (bond.evidence for bond in situation.bonds)
    yield from (claim.evidence for hold in situation.holds for claim in (*hold.claims, *hold.contested))
    yield from (incident.evidence for incident in situation.timeline)
    yield from (side.evidence for contradiction in situation.contradictions for side in contradiction.sides)
