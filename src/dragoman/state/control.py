"""Who holds which place, as of a day, with the claims of every side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from dragoman.record import Control
from dragoman.state.cast import Cast, is_unnamed
from dragoman.state.days import first_of, is_whole, last_of
from dragoman.state.told import Evidence, Told, weigh

# A bare word that somebody holds a place is set against an older word of another only so long (days); fronts move.
_FRESH: Final = 45

# "Forces took the town" and "the army took the town", so many days apart, are one taking.
_SAME_TAKING: Final = 3


class Claim(Struct, frozen=True, kw_only=True):
    """A party's hold on a place, or its fight for it, with all that tells it.

    Attributes:
        holder: id of the party.
        since: day of the first telling that still stands, possibly reduced.
        last: day of the last.
        taken: it took the place by force, in the telling.
        attributed_to: whose word it is; empty where a report says so itself.
        evidence: who tells it.
    """

    holder: str
    since: str | None
    last: str | None
    taken: bool
    attributed_to: tuple[str, ...]
    evidence: Evidence


class Hold(Struct, frozen=True, kw_only=True):
    """The state of one place.

    Attributes:
        place: place id.
        claims: who holds it, latest first; more than one where they contradict each other.
        contested: who besieges it or fights in it for it.
        left: who last gave it up, or None.
    """

    place: str
    claims: tuple[Claim, ...]
    contested: tuple[Claim, ...]
    left: str | None

    @property
    def disputed(self) -> bool:
        """Whether two parties are each said to hold it."""
        return len(self.claims) > 1


class _Word(Struct, frozen=True):
    """One statement with the day that it speaks of."""

    day: date
    shown: str | None
    actor: str
    control: Control
    one: Told


def find_holds(told: Sequence[Told], cast: Cast, *, on: str | None = None) -> tuple[Hold, ...]:
    """Work out who holds each place on a day.

    A capture ends the hold of others that was told before it; a bare word that somebody holds a place does not, so
    that two such words side by side are a dispute.

    Args:
        told: readings in order (`in_order`), known by that day.
        cast: who is who in them.
        on: the day, ISO; what is only to come by it is left out. None leaves nothing out.

    Returns:
        One hold for each place that somebody holds or fights for, by place id.
    """
    words: dict[str, list[_Word]] = {}
    for one in told:
        for control in one.reading.control:
            if _is_bare(one, control):
                continue
            word = _word(one, control, cast)
            if word is not None and (on is None or word.day.isoformat() <= on):
                words.setdefault(control.place, []).append(word)
    by_key = {one.report: one for one in told}
    holds = [_settle(place, words[place], cast, by_key) for place in sorted(words)]
    return tuple(hold for hold in holds if hold.claims or hold.contested or hold.left)


def _word(one: Told, control: Control, cast: Cast) -> _Word | None:
    """Date a statement: by itself where it tells a deed or what another took since, else by its report."""
    started = first_of(control.start)
    known = first_of(one.known)
    deed = control.status in {"captures", "loses", "withdraws"}
    over = control.end is not None or _taken_after(one, control)
    if control.status == "holds" and over:
        day = started or last_of(control.end)
    else:
        day = started if deed and started else known or started
    if day is None:
        return None
    # A hold that goes on is dated by its report, but it is shown since it began.
    shown = control.start if started else (day.isoformat() if is_whole(one.known) else None)
    return _Word(day, shown, cast.side(control.holder, one), control, one)


def _is_bare(one: Told, control: Control) -> bool:
    """Tell whether a capture is only read out of the bare word that somebody holds the place."""
    return control.status == "captures" and any(
        other.status == "holds"
        and (other.place, other.holder, other.sentence) == (control.place, control.holder, control.sentence)
        for other in one.reading.control
    )


def _taken_after(one: Told, control: Control) -> bool:
    """Tell whether the same report says that another took the place, so that this hold is history."""
    return any(
        other.place == control.place and other.status == "captures" and other.holder != control.holder
        for other in one.reading.control
    )


def _settle(place: str, words: Sequence[_Word], cast: Cast, by_key: Mapping[str, Told]) -> Hold:
    holding: dict[str, list[_Word]] = {}
    fighting: dict[str, list[_Word]] = {}
    left: str | None = None
    for word in sorted(words, key=lambda word: (word.day, word.one.report, word.control.sentence)):
        status = word.control.status
        if status in {"besieges", "contests"}:
            fighting.setdefault(word.actor, []).append(word)
        elif status in {"loses", "withdraws"}:
            left = _give_up(word, holding, cast)
            fighting.pop(word.actor, None)
        else:
            _take(word, holding, cast)
            fighting.pop(word.actor, None)
    newest = max(word.day for word in words)
    fresh = {actor: found for actor, found in fighting.items() if (newest - found[-1].day).days <= _FRESH}
    return Hold(
        place=place,
        claims=_claims(holding, by_key),
        contested=_claims(fresh, by_key),
        left=None if left in holding else left,
    )


def _give_up(word: _Word, holding: dict[str, list[_Word]], cast: Cast) -> str:
    """Take the place from who gave it up; where the text says from whom, the other one has it."""
    loser = word.actor
    source = cast.side(word.control.from_, word.one) if word.control.from_ else None
    if word.control.status == "loses" and source is not None and not cast.same_side(source, loser):
        _take(word, holding, cast)
        loser = source
    for holder in list(holding):
        if cast.same_side(holder, loser) and holding[holder][-1].day <= word.day:
            del holding[holder]
    return loser


def _take(word: _Word, holding: dict[str, list[_Word]], cast: Cast) -> None:
    by_force = word.control.status != "holds"
    own = next((holder for holder in holding if _is_one(holder, word, holding[holder][-1], cast)), word.actor)
    for holder in list(holding):
        age = (word.day - holding[holder][-1].day).days
        ended = age > 0 if by_force else age > _FRESH
        if ended and holder != own:
            del holding[holder]
    words = [*holding.pop(own, ()), word]
    holding[word.actor if is_unnamed(own) else own] = words


def _is_one(holder: str, word: _Word, last: _Word, cast: Cast) -> bool:
    """Tell whether a word is of that holder: one side, or one of the two only described, within some days."""
    if cast.same_side(holder, word.actor):
        return True
    return is_unnamed(holder) != is_unnamed(word.actor) and (word.day - last.day).days <= _SAME_TAKING


def _claims(found: Mapping[str, Sequence[_Word]], by_key: Mapping[str, Told]) -> tuple[Claim, ...]:
    claims = [_claim(actor, words, by_key) for actor, words in found.items()]
    return tuple(sorted(claims, key=lambda claim: (_backwards(claim.last), claim.holder)))


def _claim(actor: str, words: Sequence[_Word], by_key: Mapping[str, Told]) -> Claim:
    own = any(not word.control.attributed_to for word in words)
    shown = [word.shown for word in words if word.shown]
    return Claim(
        holder=actor,
        since=min(shown, key=lambda day: (first_of(day) or date.max, day), default=None),
        last=max(word.day for word in words).isoformat(),
        taken=any(word.control.status == "captures" for word in words),
        attributed_to=() if own else tuple(sorted({who for word in words for who in word.control.attributed_to})),
        evidence=weigh((word.one.report for word in words), by_key),
    )


def _backwards(day: str | None) -> int:
    found = first_of(day)
    return -found.toordinal() if found else 0
