"""Reduced ISO dates (2015, 2015-03, 2015-03-02) as stretches of time."""

from __future__ import annotations

import re
from datetime import date

_REDUCED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def is_reduced_date(text: str) -> bool:
    """Tell whether a text is an ISO date, whole or reduced to month or year, that exists in the calendar."""
    match = _REDUCED.fullmatch(text)
    if match is None:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def overlaps(start: str | None, end: str | None, day: str) -> bool:
    """Tell whether a time from `start` to `end` (None: open) shares a day with the reduced date `day`."""
    # Compared at the length of the shorter one: "2015-03" is neither before nor after "2015".
    started = start is None or start[: len(day)] <= day[: len(start)]
    return started and (end is None or end[: len(day)] >= day[: len(end)])
