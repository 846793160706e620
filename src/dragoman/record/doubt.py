"""What cannot be right, or cannot be known, in a report."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.report import Span

DoubtKind = Literal[
    "garbled_name",
    "implausible_place",
    "implausible_actor",
    "contradiction",
    "date_conflict",
    "undated",
    "fragment",
    "truncated",
    "boilerplate",
]


class Doubt(Struct, frozen=True, kw_only=True):
    """A doubt and what it rests on.

    Attributes:
        kind: what sort of doubt.
        span: the characters in question.
        message: what is wrong, for a person to read.
        suggestion: what was probably meant, or None.
        score: how sure the suggestion is, 0 to 1, or None.
    """

    kind: DoubtKind
    span: Span
    message: str
    suggestion: str | None = None
    score: float | None = None
