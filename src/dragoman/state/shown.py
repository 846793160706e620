"""The value of an incident that is shown, where its claims differ: a stated rule, which the reader can choose.

`corroborated`: what most voices tell, each by its latest word; among equals what was told last.
`conservative`: only what a report says itself or two voices say; the lowest count that a latest word gives.
`side:ID`: what that actor or outlet says, and what most voices tell where it says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Final, TypeVar

from msgspec import Struct

from dragoman.errors import UsageError
from dragoman.record import Count
from dragoman.state.days import is_whole
from dragoman.state.tellings import IncidentClaim

Rule = str
CORROBORATED: Final[Rule] = "corroborated"
CONSERVATIVE: Final[Rule] = "conservative"
SIDE: Final = "side:"

_Value = TypeVar("_Value", bound=Hashable)


class Shown(Struct, frozen=True, kw_only=True):
    """What a rule shows of an incident; the fields are those of `Incident`."""

    day: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    place: str | None
    killed: Count | None
    injured: Count | None


def check_rule(rule: str) -> Rule:
    """Return the rule.

    Raises:
        UsageError: where there is no such rule.
    """
    if rule in (CORROBORATED, CONSERVATIVE) or (rule.startswith(SIDE) and len(rule) > len(SIDE)):
        return rule
    raise UsageError(f"there is no rule {rule!r} for the value shown", "choose conservative, corroborated or side:ID")


def show(claims: Sequence[IncidentClaim], rule: Rule) -> Shown:
    """Choose what is shown of an incident.

    Args:
        claims: its claims, first told first, at least one.
        rule: the rule.
    """
    heard = [claim for claim in claims if claim.stance != "denied"] or list(claims)
    if rule.startswith(SIDE):
        own = [claim for claim in heard if _speaks(claim, rule.removeprefix(SIDE))]
        heard = [*(claim for claim in heard if claim not in own), *own]
        return _choose(heard, own)
    return _choose(heard, [], careful=rule == CONSERVATIVE)


def _choose(heard: Sequence[IncidentClaim], own: Sequence[IncidentClaim], *, careful: bool = False) -> Shown:
    def most(value: Callable[[IncidentClaim], _Value | None]) -> _Value | None:
        return _most([t for t in own if value(t) is not None] or heard, value, careful=careful)

    return Shown(
        day=most(lambda t: t.day if t.dated and is_whole(t.day) else None) or most(lambda t: t.day),
        source=_parties(own or heard, lambda t: t.source, careful=careful),
        target=_parties(own or heard, lambda t: t.target, careful=careful),
        place=most(lambda t: t.place if (t.place_precision or 1) < 5 else None) or most(lambda t: t.place),
        killed=_count(own, heard, lambda t: t.killed, careful=careful),
        injured=_count(own, heard, lambda t: t.injured, careful=careful),
    )


def _speaks(claim: IncidentClaim, who: str) -> bool:
    return who in claim.speakers or who in (claim.voice, claim.outlet)


def _latest(
    claims: Sequence[IncidentClaim], value: Callable[[IncidentClaim], _Value | None]
) -> dict[tuple[str, tuple[str, ...]], _Value]:
    """Return the last word of each voice, and of each whom it quotes, latest last."""
    last: dict[tuple[str, tuple[str, ...]], _Value] = {}
    for claim in claims:
        found = value(claim)
        if found is not None:
            last.pop((claim.voice, claim.speakers), None)
            last[claim.voice, claim.speakers] = found
    return last


def _most(
    claims: Sequence[IncidentClaim], value: Callable[[IncidentClaim], _Value | None], *, careful: bool = False
) -> _Value | None:
    last = _latest(claims, value)
    counts: dict[_Value, set[str]] = {}
    for (voice, _), found in last.items():
        counts.setdefault(found, set()).add(voice)
    if careful:
        firm = {value(t) for t in claims if t.stance == "asserted" and not t.speakers}
        counts = {found: voices for found, voices in counts.items() if found in firm or len(voices) > 1}
    order = list(last.values())
    return max(counts, key=lambda found: (len(counts[found]), order[::-1].index(found) * -1), default=None)


def _parties(
    claims: Sequence[IncidentClaim], value: Callable[[IncidentClaim], tuple[str, ...]], *, careful: bool
) -> tuple[str, ...]:
    """Return every party that is told, in order of first telling; the careful rule leaves out what one only alleges."""
    voices: dict[str, set[str]] = {}
    firm: set[str] = set()
    for claim in claims:
        for party in value(claim):
            voices.setdefault(party, set()).add(claim.voice)
            if claim.stance == "asserted" and not claim.speakers:
                firm.add(party)
    return tuple(party for party in voices if not careful or party in firm or len(voices[party]) > 1)


def _count(
    own: Sequence[IncidentClaim],
    heard: Sequence[IncidentClaim],
    value: Callable[[IncidentClaim], Count | None],
    *,
    careful: bool,
) -> Count | None:
    def bounds(claim: IncidentClaim) -> tuple[int, int | None] | None:
        count = value(claim)
        return (count.low, count.high) if count is not None else None

    chosen = [claim for claim in own if bounds(claim) is not None] or heard
    if careful:
        last = list(_latest(chosen, bounds).values())
        found = min(last, key=lambda count: (count[0], count[1] is None, count[1] or 0), default=None)
    else:
        found = _most(chosen, bounds)
    return Count(*found) if found is not None else None
