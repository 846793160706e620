"""What two reports say that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from dragoman.state.control import Hold
from dragoman.state.incidents import Incident, Toll
from dragoman.state.told import Evidence, Told, weigh


class Side(Struct, frozen=True):
    """One of two words.

    Attributes:
        says: id of the actor who holds or who denies, or a number of dead in words ("at least 28").
        evidence: who tells it.
    """

    says: str
    evidence: Evidence


class Contradiction(Struct, frozen=True, kw_only=True):
    """Two words or more that cannot all be right.

    Attributes:
        kind: two holders of a place, two tolls of an incident, or an incident told and denied.
        day: latest day that it is about, or None.
        place: place id, or None.
        incident: id of the incident, or None.
        sides: the words, latest first for holders, first told first otherwise.
    """

    kind: Literal["holder", "toll", "denial"]
    day: str | None
    place: str | None
    incident: str | None
    sides: tuple[Side, ...]


def find_contradictions(
    told: Sequence[Told], holds: Sequence[Hold], incidents: Sequence[Incident]
) -> tuple[Contradiction, ...]:
    """Find what cannot all be right.

    Args:
        told: readings in order (`in_order`).
        holds: from `find_holds`.
        incidents: from `find_incidents`.

    Returns:
        Places first, then tolls, then denials, each in the order of what it is about.
    """
    by_key = {one.report: one for one in told}
    return (
        *(_holders(hold) for hold in holds if hold.disputed),
        *(found for incident in incidents for found in _tolls(incident, by_key)),
        *(_denial(incident, by_key) for incident in incidents if incident.denials and incident.status != "denied"),
    )


def _holders(hold: Hold) -> Contradiction:
    sides = tuple(Side(claim.holder, claim.evidence) for claim in hold.claims)
    day = max((claim.last for claim in hold.claims if claim.last), default=None)
    return Contradiction(kind="holder", day=day, place=hold.place, incident=None, sides=sides)


def _tolls(incident: Incident, by_key: Mapping[str, Told]) -> Iterator[Contradiction]:
    """A toll that rises from day to day is no contradiction; two that exclude each other on one day are."""
    days: dict[str | None, list[Toll]] = {}
    for toll in incident.tolls:
        days.setdefault(by_key[toll.report].known, []).append(toll)
    for day, tolls in days.items():
        lowest = min(tolls, key=lambda toll: (toll.killed.high is None, toll.killed.high or 0, toll.report))
        highest = max(tolls, key=lambda toll: (toll.killed.low, toll.report))
        if lowest.killed.high is not None and highest.killed.low > lowest.killed.high:
            sides = tuple(Side(_say(toll), weigh([toll.report], by_key)) for toll in (lowest, highest))
            yield Contradiction(
                kind="toll", day=incident.day or day, place=incident.place, incident=incident.id, sides=sides
            )


def _say(toll: Toll) -> str:
    low, high = toll.killed.low, toll.killed.high
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def _denial(incident: Incident, by_key: Mapping[str, Told]) -> Contradiction:
    denying: dict[str, list[str]] = {}
    for denial in incident.denials:
        denying.setdefault(denial.who, []).append(denial.report)
    return Contradiction(
        kind="denial",
        day=incident.day or incident.told,
        place=incident.place,
        incident=incident.id,
        sides=tuple(Side(who, weigh(reports, by_key)) for who, reports in denying.items()),
    )
