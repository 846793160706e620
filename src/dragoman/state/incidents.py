"""Events of several reports that are one happening in the world, with every claim about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from dragoman.record import Count, EventStatus, EventType, Place
from dragoman.state.cast import Cast
from dragoman.state.clusters import group_alike
from dragoman.state.days import first_of
from dragoman.state.matching import APART, Match
from dragoman.state.pages import strongest
from dragoman.state.shown import CORROBORATED, Rule, show
from dragoman.state.tellings import IncidentClaim, Telling, find_tellings
from dragoman.state.ties import Tie, regroup
from dragoman.state.told import Evidence, Told, weigh

_ONE: Final = 0.25  # least score of a join; flat from 0.15 to 0.35 on our own set
_FAR: Final = 75  # days beyond which no telling is compared with another
_SHARED: Final = 2  # places, parties and heavy words of which two tellings share so many to be compared
_CROWD: Final = 24  # tellings of one block that another is compared with, the nearest in time, so that cost is linear
_HEAVY: Final = 8  # words of a sentence by which it is looked up
_NEVER: Final = (
    -0.3
)  # weight of a pair that cannot be one; single ones are misread often enough, several hold two groups apart


class Toll(Struct, frozen=True):
    """How many were killed, as one report counts.

    Attributes:
        report: key of the report.
        killed: the count.
    """

    report: str
    killed: Count


class Denial(Struct, frozen=True):
    """Somebody's word that it did not happen.

    Attributes:
        who: id of the actor who says so.
        report: key of the report.
    """

    who: str
    report: str


class Incident(Struct, frozen=True, kw_only=True):
    """One thing that happened, or is said to have.

    Attributes:
        id: hash of its first telling.
        day: day of it, ISO, possibly reduced; None where no report dates it.
        told: day from which it was known.
        type: event type.
        act: finer act, where one is told.
        about: what is promised, asked, refused or threatened.
        status: occurred where a report says so itself, else alleged; denied where nothing but a denial is told.
        source: parties who acted.
        target: parties acted upon.
        place: place id.
        place_precision: UCDP where_prec of it, or None.
        killed: how many were killed.
        injured: how many were injured.
        rule: the rule that chose day, parties, place and counts among the claims.
        attributed_to: whose word it is; empty where a report says so itself.
        denials: who says that it did not happen.
        tolls: counts of people killed, first told first.
        claims: every claim about it, first told first.
        story: the story that it belongs to, or None.
        evidence: who tells it.
    """

    id: str
    day: str | None
    told: str | None
    type: EventType
    act: str | None
    about: EventType | None
    status: EventStatus
    source: tuple[str, ...]
    target: tuple[str, ...]
    place: str | None
    place_precision: int | None
    killed: Count | None
    injured: Count | None
    rule: Rule
    attributed_to: tuple[str, ...]
    denials: tuple[Denial, ...]
    tolls: tuple[Toll, ...]
    claims: tuple[IncidentClaim, ...]
    story: str | None
    evidence: Evidence


def find_incidents(
    told: Sequence[Told],
    cast: Cast,
    *,
    stories: Mapping[str, str] | None = None,
    rule: Rule = CORROBORATED,
    ties: Sequence[Tie] = (),
) -> tuple[Incident, ...]:
    """Gather the events that happened, or are said to have, into incidents.

    Args:
        told: readings in order (`in_order`).
        cast: who is who in them.
        stories: story by report, where stories were found; reports of one story more likely tell of one incident.
        rule: how the values shown are chosen among the claims (`shown`).
        ties: what persons said are one happening, or two.

    Returns:
        Incidents by day (by the day of telling where none is told), then by id.
    """
    every = sorted(find_tellings(told, cast), key=_place_in_time)
    tellings = [telling for telling in every if telling.of is None]
    added: dict[tuple[str, str], list[Telling]] = {}
    for telling in every:
        if telling.of is not None:
            added.setdefault((telling.one.report, telling.of), []).append(telling)
    match = Match(cast, _places(told), stories or {})
    edges: dict[tuple[int, int], float] = {}
    for one, other in _near(tellings):
        score = match.score(tellings[one], tellings[other])
        if score > 0 or score == APART:
            edges[one, other] = score if score > 0 else _NEVER
    alike = group_alike(len(tellings), edges, threshold=_ONE)
    groups = regroup(alike, [(telling.one.report, telling.claim.event) for telling in tellings], ties)
    by_key = {one.report: one for one in told}
    incidents = [
        _incident(_whole([tellings[at] for at in members], added), by_key, stories or {}, rule)
        for members in groups
        if not all(tellings[at].past for at in members)
    ]
    return tuple(sorted(incidents, key=lambda incident: (incident.day or incident.told or "9", incident.id)))


def _whole(tellings: Sequence[Telling], added: Mapping[tuple[str, str], Sequence[Telling]]) -> list[Telling]:
    """Return tellings with what their reports add to them in sentences of their own."""
    more = [other for one in tellings for other in added.get((one.one.report, one.claim.event), ())]
    return sorted([*tellings, *more], key=_place_in_time)


def _place_in_time(telling: Telling) -> tuple[bool, str, str, int, str]:
    known = telling.one.known
    return known is None, known or "", telling.one.report, telling.at, telling.claim.event


def _places(told: Sequence[Told]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for one in told:
        for place in one.reading.places:
            places.setdefault(place.id, place)
    return places


def _near(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Yield pairs of tellings that have enough in common to be compared and are near in time, each once."""
    blocks: dict[tuple[str, str], list[int]] = {}
    days = [first_of(telling.one.known) for telling in tellings]
    for at, telling in enumerate(tellings):
        shared: dict[int, int] = {}
        known = days[at]
        for key in _keys(telling):
            block = blocks.setdefault(key, [])
            for other in block[: -_CROWD - 1 : -1]:
                before = days[other]
                if known and before and (known - before).days > _FAR:
                    break
                shared[other] = shared.get(other, 0) + 1
            block.append(at)
        # Without words, as in readings alone, one party or place is all that there is to share.
        enough = _SHARED if telling.wording else 1
        yield from ((other, at) for other in sorted(shared) if shared[other] >= enough)


def _keys(telling: Telling) -> Iterator[tuple[str, str]]:
    yield from ((telling.family, f"at {telling.claim.place}") for _ in range(telling.claim.place is not None))
    for party in dict.fromkeys((*telling.claim.source, *telling.claim.target)):
        yield telling.family, f"of {party}"
    weights = telling.wording
    for word in sorted(weights, key=lambda word: (-weights[word], word))[:_HEAVY]:
        yield telling.family, f"word {word}"
    for word in strongest(telling.one.wording)[:_HEAVY]:
        yield telling.family, f"report {word}"


def _incident(
    tellings: Sequence[Telling], by_key: Mapping[str, Told], stories: Mapping[str, str], rule: Rule
) -> Incident:
    claims = tuple(telling.claim for telling in tellings)
    first = next(telling for telling in tellings if not telling.past)
    asserted = [claim for claim in claims if claim.stance != "denied"]
    plain = any(claim.stance == "asserted" for claim in asserted)
    shown = show(claims, rule)
    return Incident(
        id=_identify(tellings[0]),
        day=shown.day,
        told=claims[0].known,
        type=first.claim.type,
        act=next((claim.act for claim in claims if claim.act), None),
        about=first.claim.about,
        status="occurred" if plain else "alleged" if asserted else "denied",
        source=shown.source,
        target=shown.target,
        place=shown.place,
        place_precision=next((c.place_precision for c in claims if c.place == shown.place), None),
        killed=shown.killed,
        injured=shown.injured,
        rule=rule,
        attributed_to=_words(asserted),
        denials=_denials(claims),
        tolls=tuple(Toll(claim.report, claim.killed) for claim in claims if claim.killed is not None),
        claims=claims,
        story=stories.get(first.one.report),
        evidence=weigh((claim.report for claim in claims), by_key),
    )


def _words(asserted: Sequence[IncidentClaim]) -> tuple[str, ...]:
    if any(claim.stance == "asserted" and not claim.speakers for claim in asserted):
        return ()
    return tuple(sorted({who for claim in asserted for who in claim.speakers}))


def _denials(claims: Sequence[IncidentClaim]) -> tuple[Denial, ...]:
    """Return who denies, in order of telling; a denial that names nobody is that of those accused."""
    found: dict[Denial, None] = {}
    for claim in claims:
        if claim.stance == "denied":
            for who in claim.speakers or claim.source:
                found.setdefault(Denial(who, claim.report))
    return tuple(found)


def _identify(telling: Telling) -> str:
    line = f"{telling.one.report} {telling.claim.event} {telling.at}"
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:12]
