"""What lasts between two actors beyond a single act."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.report import Span

Predicate = Literal[
    "backs",
    "opposes",
    "fights",
    "allied_with",
    "part_of",
    "leads",
    "recognises",
    "hires",
    "mediates",
    "governs",
]


class Relation(Struct, frozen=True, kw_only=True):
    """A relation that a sentence states.

    Attributes:
        subject: actor id.
        predicate: one of ten.
        object: actor id.
        start: first day, ISO date, possibly reduced.
        end: last day, or None where it lasts.
        hedged: the text itself says "believed", "reportedly", "accused of".
        attributed_to: ids of those whose word it is.
        sentence: the sentence that says so.
        confidence: 0 to 1.
    """

    subject: str
    predicate: Predicate
    object: str
    start: str | None
    end: str | None
    hedged: bool
    attributed_to: tuple[str, ...]
    sentence: Span
    confidence: float
