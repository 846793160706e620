"""Who did what to whom."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.report import Span

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
EventStatus = Literal[
    "occurred",
    "ongoing",
    "planned",
    "called_for",
    "threatened",
    "alleged",
    "denied",
    "hypothetical",
    "background",
]


class Count(Struct, frozen=True):
    """A number of people as the text bounds it.

    Attributes:
        low: at least so many.
        high: at most so many; None where the text sets no upper bound ("at least 13").
    """

    low: int
    high: int | None


class Event(Struct, frozen=True, kw_only=True):
    """One event after the PLOVER codebook (openeventdata/PLOVER, 2021) with its evidence.

    Attributes:
        id: hash of the report, the trigger's span, the act and the parties.
        type: one of sixteen types.
        mode: PLOVER mode in lower case, or None.
        act: the finer act from which the codes derive.
        cameo: CAMEO code, two to four digits.
        acled: ACLED sub-event type.
        about: for AGREE, THREATEN, REQUEST, REJECT, CONCEDE, ACCUSE: the type of act spoken of.
        status: how the text holds it to be true.
        source: ids of those who act.
        target: ids of those acted upon.
        place: id of the place.
        place_precision: UCDP where_prec, 1 to 7.
        start: first day, ISO date, possibly reduced.
        end: last day, or None where it runs on or is not known.
        time_precision: UCDP date_prec, 1 to 5.
        attributed_to: ids of actors or outlets whose word it is.
        contexts: PLOVER contexts.
        killed: people killed.
        injured: people injured.
        sentence: the sentence that says so.
        trigger: the words that carry the event.
        confidence: 0 to 1.
    """

    id: str
    type: EventType
    mode: str | None
    act: str | None
    cameo: str | None
    acled: str | None
    about: EventType | None
    status: EventStatus
    source: tuple[str, ...]
    target: tuple[str, ...]
    place: str | None
    place_precision: int | None
    start: str | None
    end: str | None
    time_precision: int | None
    attributed_to: tuple[str, ...]
    contexts: tuple[str, ...]
    killed: Count | None
    injured: Count | None
    sentence: Span
    trigger: Span
    confidence: float
