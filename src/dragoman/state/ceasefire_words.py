"""One statement on a ceasefire, made ready to be set beside others: its day, its parties, its countries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from dragoman.record import Ceasefire, CeasefireStage, Event
from dragoman.state.cast import Cast
from dragoman.state.days import first_of, gap, is_whole
from dragoman.state.told import Told

# Stages that only one who is bound by a ceasefire can bring about; with no parties named, who does so is one.
_OF_PARTIES: Final = frozenset({"agreed", "declared", "extended", "violated", "suspended", "ended", "rejected"})

# Events that a sentence on a stage carries as well, and whose day is then the day of the stage.
_TYPES: Final[Mapping[CeasefireStage, frozenset[str]]] = {
    "called_for": frozenset({"REQUEST", "AGREE"}),
    "proposed": frozenset({"AGREE", "REQUEST"}),
    "negotiated": frozenset({"CONSULT"}),
    "agreed": frozenset({"AGREE", "SUPPORT", "CONCEDE"}),
    "declared": frozenset({"CONCEDE"}),
    "in_force": frozenset({"RETREAT", "CONCEDE"}),
    "extended": frozenset({"AGREE", "CONCEDE", "SUPPORT"}),
    "violated": frozenset({"ASSAULT", "ACCUSE"}),
    "suspended": frozenset({"REJECT", "SANCTION", "THREATEN"}),
    "ended": frozenset({"REJECT", "SANCTION", "ASSAULT"}),
    "rejected": frozenset({"REJECT"}),
}

# Within one day, what leads up to a ceasefire goes before what follows from it.
ORDER: Final[Mapping[CeasefireStage, int]] = {
    "called_for": 0,
    "proposed": 1,
    "negotiated": 2,
    "rejected": 3,
    "agreed": 4,
    "declared": 5,
    "in_force": 6,
    "extended": 7,
    "violated": 8,
    "suspended": 9,
    "ended": 10,
}

# What is called for or refused lies ahead: a day in the past is the day of the call, not of the ceasefire.
_AHEAD: Final = frozenset({"called_for", "proposed", "negotiated", "rejected"})

_LONG_AGO: Final = 30  # days after which a ceasefire told of as begun is history and is dated by its beginning
_STATE: Final = re.compile(r"[a-z]{3}", re.ASCII)


class Word(Struct, frozen=True):
    """One statement with what places it among others.

    Attributes:
        one: the reading.
        ceasefire: the statement.
        day: day of the stage, ISO, or "" where nothing tells.
        dated: the statement's own sentence tells the day.
        start: when the ceasefire takes or took effect, where the statement can be held to say so.
        firm: that beginning is no mere day of the word itself: it lies ahead of it, or a ceasefire runs since then.
        parties: those bound, as parties.
        acting: those who call, declare, violate or reject, as parties.
        countries: countries whose war it is about; empty where nothing tells.
    """

    one: Told
    ceasefire: Ceasefire
    day: str
    dated: bool
    start: str | None
    firm: bool
    parties: tuple[str, ...]
    acting: tuple[str, ...]
    countries: frozenset[str]


def find_words(told: Sequence[Told], cast: Cast) -> tuple[Word, ...]:
    """Return every statement on a ceasefire by its day, then by stage and report.

    Args:
        told: readings in order (`in_order`).
        cast: who is who in them.
    """
    words = [_word(one, ceasefire, cast) for one in told for ceasefire in one.reading.ceasefires]
    return tuple(
        sorted(words, key=lambda w: (w.day or "9", ORDER[w.ceasefire.stage], w.one.report, w.ceasefire.sentence))
    )


def related(cast: Cast, one: str, other: str) -> bool:
    """Tell whether two parties may be the same: one side, or a state named for the sides of its own war."""
    if cast.same_side(one, other):
        return True
    return any(
        _STATE.fullmatch(state) is not None and cast.country(party) == state.upper()
        for state, party in ((one, other), (other, one))
    )


def _word(one: Told, ceasefire: Ceasefire, cast: Cast) -> Word:
    acting = cast.sides(ceasefire.by, one)
    parties = _bound(cast.sides(ceasefire.parties, one), cast)
    if not parties and ceasefire.stage in _OF_PARTIES:
        parties = _bound(acting, cast)
    told = _told_day(one, ceasefire)
    day = told or one.known or ""
    start = _start(one, ceasefire)
    return Word(
        one=one,
        ceasefire=ceasefire,
        day=day,
        dated=told is not None,
        start=start,
        firm=start is not None and (ceasefire.stage in {"in_force", "extended"} or start > day),
        parties=parties,
        acting=acting,
        countries=_countries(one, ceasefire, parties, cast),
    )


def _bound(parties: Iterable[str], cast: Cast) -> tuple[str, ...]:
    """Leave out organisations of states, which broker and watch a ceasefire but are not bound by it."""
    return tuple(party for party in parties if cast.kind(party) != "international_organisation")


def _start(one: Told, ceasefire: Ceasefire) -> str | None:
    first = first_of(ceasefire.start)
    if first is None or (ceasefire.stage in _AHEAD and one.known is not None and first.isoformat() <= one.known):
        return None
    return ceasefire.start


def _told_day(one: Told, ceasefire: Ceasefire) -> str | None:
    """Return the day of the stage that the statement itself tells, or None."""
    known = one.known or ""
    begun = gap(ceasefire.start, known)
    first = first_of(ceasefire.start)
    # That it is in force is told of the day on which it came to be, whenever it is told.
    lasting = ceasefire.stage == "in_force" and is_whole(ceasefire.start)
    if first is not None and begun is not None and first.isoformat() <= known and (lasting or begun > _LONG_AGO):
        return first.isoformat()
    days = [event.start for event in one.reading.events if _is_of(event, ceasefire) and event.start]
    return max((day for day in days if is_whole(day) and (not known or day <= known)), default=None)


def _is_of(event: Event, ceasefire: Ceasefire) -> bool:
    return event.sentence == ceasefire.sentence and event.type in _TYPES[ceasefire.stage]


def _countries(one: Told, ceasefire: Ceasefire, parties: Iterable[str], cast: Cast) -> frozenset[str]:
    """Return whose war it is: the parties' countries, else the place's, else that which the report is about."""
    found = {cast.country(party) for party in parties}
    if ceasefire.place is not None:
        found.add(cast.place_countries.get(ceasefire.place))
    countries = frozenset(country for country in found if country)
    if countries:
        return countries
    outside = {cast.country(actor) for actor in (*ceasefire.by, *ceasefire.mediators)}
    focus = cast.focus(one, leave_out=(country for country in outside if country))
    return frozenset({focus} if focus else ())
