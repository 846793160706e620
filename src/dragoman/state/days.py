"""Days that may be reduced (2020, 2020-01, 2020-01-09): their bounds and the distance between them."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Final

from dragoman.record import ReportHead

_ISO: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@lru_cache(maxsize=100_000)
def first_of(day: str | None) -> date | None:
    """Return the first day that a reduced ISO date covers, or None where it is none."""
    parts = _parts(day)
    return date(parts[0], parts[1] or 1, parts[2] or 1) if parts else None


@lru_cache(maxsize=100_000)
def last_of(day: str | None) -> date | None:
    """Return the last day that a reduced ISO date covers, or None where it is none."""
    parts = _parts(day)
    if not parts:
        return None
    year, month, number = parts
    month = month or 12
    return date(year, month, number or calendar.monthrange(year, month)[1])


def is_whole(day: str | None) -> bool:
    """Tell whether the date names one day."""
    parts = _parts(day)
    return parts is not None and parts[2] is not None


def gap(one: str | None, other: str | None) -> int | None:
    """Return the days between two reduced dates: 0 where they overlap, None where one is no date."""
    first, last = first_of(one), last_of(one)
    other_first, other_last = first_of(other), last_of(other)
    if first is None or last is None or other_first is None or other_last is None:
        return None
    return max(0, (other_first - last).days, (first - other_last).days)


def known_on(head: ReportHead) -> str | None:
    """Return the day from which a report can be known: the last that its day of publication allows.

    A reduced day counts as its end, an undated report as the end of the range that its text allows, because a
    situation must not rest on what may not have been out yet. None where nothing tells.
    """
    last = last_of(head.published) or (last_of(head.published_range[1]) if head.published_range else None)
    return last.isoformat() if last else None


def _parts(day: str | None) -> tuple[int, int | None, int | None] | None:
    match = _ISO.fullmatch(day) if day else None
    if match is None:
        return None
    year, month, number = (int(part) if part else None for part in match.groups())
    if not year or month == 0 or number == 0 or (month or 1) > 12:
        return None
    if number is not None and number > calendar.monthrange(year, month or 1)[1]:
        return None
    return year, month, number
