"""When the record learnt something: moments in UTC, to the second, as text that sorts (2020-01-09T12:00:00Z)."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime
from typing import Any, Final

from dragoman.errors import UsageError

_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)
_FORM: Final = "%Y-%m-%dT%H:%M:%SZ"


def now() -> str:
    """Return the present moment by the system's clock."""
    return datetime.now(UTC).strftime(_FORM)


def first_moment(text: str) -> str:
    """Return the first moment of a day, month or year, or a moment itself, in UTC.

    Raises:
        UsageError: where the text is none of them.
    """
    return _moment(text, last=False)


def last_moment(text: str) -> str:
    """Return the last moment of a day, month or year, or a moment itself, in UTC.

    Raises:
        UsageError: where the text is none of them.
    """
    return _moment(text, last=True)


def stood(table_time: str, known_on: str | None) -> tuple[str, list[Any]]:
    """Return the SQL condition under which a row stood, with its parameters.

    Args:
        table_time: "lives" for tables with `recorded` and `retired`, "learnt" for those with `recorded` alone.
        known_on: a day or moment; None for now.
    """
    if known_on is None:
        return ("retired IS NULL" if table_time == "lives" else "true"), []
    moment = last_moment(known_on)
    if table_time == "lives":
        return "recorded <= ? AND (retired IS NULL OR retired > ?)", [moment, moment]
    return "recorded <= ?", [moment]


def _moment(text: str, *, last: bool) -> str:
    day = _DAY.fullmatch(text)
    try:
        if day is None:
            given = datetime.fromisoformat(text)
            return (given if given.tzinfo else given.replace(tzinfo=UTC)).astimezone(UTC).strftime(_FORM)
        year, month, number = (int(part) if part else None for part in day.groups())
        month = month or (12 if last else 1)
        number = number or (calendar.monthrange(year or 0, month)[1] if last else 1)
        edge = (23, 59, 59) if last else (0, 0, 0)
        # strftime leaves out the zeros of the first years, and text must sort.
        return datetime(year or 0, month, number, *edge, tzinfo=UTC).isoformat()[:19] + "Z"
    except (ValueError, OverflowError, calendar.IllegalMonthError) as error:
        raise UsageError(f"{text!r} is no day", "write it as 2020-01-09") from error
