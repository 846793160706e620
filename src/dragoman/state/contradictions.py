"""What two reports say that cannot both hold, and what a later report takes back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from msgspec import Struct

from dragoman.record import Count
from dragoman.report import Span
from dragoman.state.cast import Cast, is_unnamed
from dragoman.state.control import Hold
from dragoman.state.days import first_of, gap, is_whole
from dragoman.state.incidents import Incident
from dragoman.state.tellings import IncidentClaim
from dragoman.state.told import Evidence, Told, weigh

ContradictionKind = Literal["holder", "toll", "denial", "perpetrator", "date"]

_GROWS: Final = 1.5  # times that a toll may grow within days as bodies are found; more is another count
_TAKING: Final = "capture_place"
_HARM: Final = frozenset({"ASSAULT", "COERCE"})
_DEEDS: Final = _HARM | {"MOBILIZE", "RETREAT"}
_FEW: Final = 2  # dead that are singled out of many rather than all that there were
_MANY: Final = 8  # times more than that
_DATES: Final = 1  # days: night and time zones move what happened


class Side(Struct, frozen=True):
    """One of two words.

    Attributes:
        says: id of the actor who holds, acted or denies; a number of dead in words ("at least 28"); or a day.
        evidence: who tells it.
        report: the report whose words are shown.
        span: the sentence in it, or None where only the report is known.
    """

    says: str
    evidence: Evidence
    report: str
    span: Span | None = None


class Contradiction(Struct, frozen=True, kw_only=True):
    """Two words or more that cannot all be right.

    Attributes:
        id: hash of what it is about and of the reports that it first shows in.
        kind: two holders of a place; two tolls, perpetrators or days of an incident; or an incident told and denied.
        day: latest day that it is about, or None.
        place: place id, or None.
        incident: id of the incident, or None.
        correction: the last side is a later report of the same voice, which takes back the first.
        sides: the words, latest first for holders, first told first otherwise.
    """

    id: str
    kind: ContradictionKind
    day: str | None
    place: str | None
    incident: str | None
    correction: bool
    sides: tuple[Side, ...]


def find_contradictions(
    told: Sequence[Told], holds: Sequence[Hold], incidents: Sequence[Incident], cast: Cast
) -> tuple[Contradiction, ...]:
    """Find what cannot all be right: words of two voices, or of one that takes its own word back.

    Args:
        told: readings in order (`in_order`).
        holds: from `find_holds`.
        incidents: from `find_incidents`.
        cast: who is who.

    Returns:
        Places first, then incident by incident: tolls, denials, perpetrators, days.
    """
    by_key = {one.report: one for one in told}
    found = [_holders(hold) for hold in holds if hold.disputed]
    disputed = {hold.place for hold in holds if hold.disputed}
    for incident in incidents:
        for kind, one, other in _clashes(incident, cast):
            if kind == "holder" and incident.place in disputed:
                continue
            found.append(_between(kind, incident, one, other, by_key))
    return tuple(found)


def _holders(hold: Hold) -> Contradiction:
    sides = tuple(Side(claim.holder, claim.evidence, claim.evidence.reports[0]) for claim in hold.claims)
    day = max((claim.last for claim in hold.claims if claim.last), default=None)
    return Contradiction(
        id=_identify("holder", hold.place, *sorted(side.report for side in sides)),
        kind="holder",
        day=day,
        place=hold.place,
        incident=None,
        correction=False,
        sides=sides,
    )


_Clash = tuple[ContradictionKind, Sequence[IncidentClaim], Sequence[IncidentClaim]]


def _clashes(incident: Incident, cast: Cast) -> Iterator[_Clash]:
    """Yield what is contradicted with the claims on either side; each pair of voices once a kind."""

    def accused(one: IncidentClaim, other: IncidentClaim) -> bool:
        return _TAKING not in (one.act, other.act) and _apart(one, other, cast)

    def counted(one: IncidentClaim, other: IncidentClaim) -> bool:
        return _tolls(one, other) and _same_dead(one, other, cast)

    def held(one: IncidentClaim, other: IncidentClaim) -> bool:
        return one.act == other.act == _TAKING and _apart(one, other, cast)

    kinds = ("toll", counted), ("denial", _denied), ("perpetrator", accused), ("holder", held), ("date", _dates)
    for kind, clash in kinds:
        pairs: dict[tuple[str, str], tuple[list[IncidentClaim], list[IncidentClaim]]] = {}
        claims = _whole_tolls(incident.claims) if kind == "toll" else incident.claims
        for at, one in enumerate(claims):
            for other in claims[at + 1 :]:
                if clash(one, other):
                    told, denied = (other, one) if one.stance == "denied" else (one, other)
                    sides = pairs.setdefault((_voice(told), _voice(denied)), ([], []))
                    sides[0].append(told)
                    sides[1].append(denied)
        yield from ((kind, *sides) for sides in pairs.values())  # type: ignore[misc]


def _whole_tolls(claims: Sequence[IncidentClaim]) -> list[IncidentClaim]:
    """Return the highest count of each report; what it counts beside it is a part of that."""
    highest: dict[str, IncidentClaim] = {}
    for claim in claims:
        before = highest.get(claim.report)
        if claim.killed is not None and (before is None or _low(claim) > _low(before)):
            highest[claim.report] = claim
    return list(highest.values())


def _low(claim: IncidentClaim) -> int:
    return claim.killed.low if claim.killed is not None else -1


def _voice(claim: IncidentClaim) -> str:
    """Return who says it: whom the report quotes, else who speaks in the report."""
    return " ".join(claim.speakers) or claim.voice


def _tolls(one: IncidentClaim, other: IncidentClaim) -> bool:
    """Tell whether two tolls exclude each other; one that grows from day to day does not."""
    if one.killed is None or other.killed is None or one.report == other.report:
        return False
    low, high = sorted((one.killed, other.killed), key=lambda count: (count.low, count.high is None, count.high or 0))
    if high.low <= (low.high if low.high is not None else high.low):
        return False
    if 0 < low.low <= _FEW and high.low > _MANY * low.low:
        return False
    grown = other.killed == high and (other.known or "") > (one.known or "")
    return not (grown and (high.low <= _GROWS * low.low or _voice(one) == _voice(other)))


def _same_dead(one: IncidentClaim, other: IncidentClaim, cast: Cast) -> bool:
    """Tell whether two tolls may count the same people: not where they are of two countries."""
    mine, others = ({cast.country(party) for party in claim.target} - {None} for claim in (one, other))
    return not mine or not others or not mine.isdisjoint(others)


def _denied(one: IncidentClaim, other: IncidentClaim) -> bool:
    """Tell whether one voice denies what another tells."""
    if (one.stance == "denied") == (other.stance == "denied") or one.report == other.report:
        return False
    denying = one if one.stance == "denied" else other
    # Without anybody who denies, "did not" is the outlet's own turn of phrase, and seldom about this deed.
    somebody = bool(denying.speakers or denying.source)
    return somebody and {one.type, other.type} <= _DEEDS and set(one.speakers).isdisjoint(other.speakers)


def _apart(one: IncidentClaim, other: IncidentClaim, cast: Cast) -> bool:
    """Tell whether two voices lay one deed, told of one place or with one toll, to different sides."""
    if "denied" in (one.stance, other.stance) or one.voice == other.voice or one.report == other.report:
        return False
    same_place = one.place is not None and one.place == other.place and not one.place.startswith("country:")
    same_toll = one.killed is not None and one.killed == other.killed
    if not {one.type, other.type} <= _HARM or not (same_place or same_toll):
        return False
    mine = [party for party in one.source if not is_unnamed(party)]
    others = [party for party in other.source if not is_unnamed(party)]
    if not mine or not others:
        return False
    return not any(cast.same_side(party, rival) for party in mine for rival in others)


def _dates(one: IncidentClaim, other: IncidentClaim) -> bool:
    """Tell whether two voices put it on days that night and time zones do not explain."""
    if not {one.type, other.type} <= _HARM or one.voice == other.voice:
        return False
    if not (one.dated and other.dated and is_whole(one.day) and is_whole(other.day)):
        return False
    return (gap(one.day, other.day) or 0) > _DATES


def _between(
    kind: ContradictionKind,
    incident: Incident,
    one: Sequence[IncidentClaim],
    other: Sequence[IncidentClaim],
    by_key: Mapping[str, Told],
) -> Contradiction:
    sides = tuple(
        Side(_says(kind, told[0]), weigh((claim.report for claim in told), by_key), told[0].report, told[0].span)
        for told in (one, other)
    )
    return Contradiction(
        id=_identify(kind, incident.id, sides[0].report, sides[1].report),
        kind=kind,
        day=incident.day or incident.told,
        place=incident.place,
        incident=incident.id,
        correction=one[0].voice == other[0].voice and _later(one[0], other[0]),
        sides=sides,
    )


def _later(one: IncidentClaim, other: IncidentClaim) -> bool:
    before, after = first_of(one.known), first_of(other.known)
    return before is not None and after is not None and before < after


def _says(kind: ContradictionKind, claim: IncidentClaim) -> str:
    if kind == "toll" and claim.killed is not None:
        return say_count(claim.killed)
    if kind == "date":
        return claim.day or ""
    who = claim.speakers or claim.source if claim.stance == "denied" else claim.source or claim.speakers
    named = next((party for party in who if not is_unnamed(party)), None)
    return named or next(iter(who), claim.voice)


def say_count(count: Count) -> str:
    """Return a number of people in words: "13", "13 to 20", "at least 13"."""
    if count.high is None:
        return f"at least {count.low}"
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"


def _identify(*parts: str) -> str:
    return hashlib.sha256(" ".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
