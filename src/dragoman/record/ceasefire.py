"""A stage in the life of a ceasefire."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.report import Span

CeasefireStage = Literal[
    "called_for",
    "proposed",
    "negotiated",
    "agreed",
    "declared",
    "in_force",
    "extended",
    "violated",
    "suspended",
    "ended",
    "rejected",
]
StatementStatus = Literal["stated", "alleged", "denied"]


class Ceasefire(Struct, frozen=True, kw_only=True):
    """One statement on a ceasefire, after the fields of the ETH/PRIO Civil Conflict Ceasefire data.

    Attributes:
        stage: what the text says became of it.
        parties: those who would stop or have stopped shooting.
        by: those who call, declare, violate or reject.
        mediators: those who brokered it.
        monitors: those who watch it.
        place: place id, where it is bounded.
        start: when it takes or took effect, ISO date, possibly reduced.
        end: when it ends or ended.
        purpose: what it is for, in the text's words.
        scope: general, local, or one sector of the front.
        status: stated, alleged or denied.
        sentence: the sentence that says so.
        attributed_to: ids of those whose word it is.
    """

    stage: CeasefireStage
    parties: tuple[str, ...]
    by: tuple[str, ...]
    mediators: tuple[str, ...]
    monitors: tuple[str, ...]
    place: str | None
    start: str | None
    end: str | None
    purpose: str | None
    scope: Literal["general", "local", "sector"] | None
    status: StatementStatus
    sentence: Span
    attributed_to: tuple[str, ...]
