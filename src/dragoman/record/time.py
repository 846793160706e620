"""An expression of time."""

from __future__ import annotations

from msgspec import Struct

from dragoman.report import Span


class Time(Struct, frozen=True):
    """What an expression of time denotes by itself.

    Attributes:
        span: its characters.
        start: first day, ISO date, or None where it cannot be anchored.
        end: last day of the expression itself ("since April 2019" spans April 2019), or None.
    """

    span: Span
    start: str | None
    end: str | None
