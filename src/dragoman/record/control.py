"""Who holds which place."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.report import Span

ControlStatus = Literal["holds", "captures", "loses", "withdraws", "besieges", "contests"]


class Control(Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """What a sentence says of the hold on a place.

    Attributes:
        place: place id.
        holder: actor in control, or acting.
        status: what the text says of the place.
        from_: actor that had it (`from` in JSON).
        start: first day, ISO date, possibly reduced.
        end: last day, or None.
        sentence: the sentence that says so.
        attributed_to: ids of those whose word it is.
    """

    place: str
    holder: str
    status: ControlStatus
    from_: str | None
    start: str | None
    end: str | None
    sentence: Span
    attributed_to: tuple[str, ...]
