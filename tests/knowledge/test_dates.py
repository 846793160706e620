"""Reduced dates as stretches of time."""

from __future__ import annotations

import pytest

from dragoman.knowledge.dates import is_reduced_date, overlaps


@pytest.mark.parametrize("day", ["1991", "2011-07", "2024-02-29"])
def test_dates_of_every_length_are_dates(day: str) -> None:
    assert is_reduced_date(day)


@pytest.mark.parametrize("day", ["", "99", "2023-02-29", "2011-13", "2011-7", "July 2011", "2011-07-09T00:00"])
def test_what_is_no_date_is_refused(day: str) -> None:
    assert not is_reduced_date(day)


@pytest.mark.parametrize(
    ("start", "end", "day", "shared"),
    [
        ("2015", "2019-03", "2019", True),
        ("2015", "2019-03", "2019-03-31", True),
        ("2015", "2019-03", "2019-04-01", False),
        ("2015-06", None, "2015", True),
        ("2015-06", None, "2015-05-31", False),
        (None, "1999", "2000-01", False),
        (None, None, "2000-01", True),
    ],
)
def test_overlap_counts_any_day_in_common(start: str | None, end: str | None, day: str, *, shared: bool) -> None:
    assert overlaps(start, end, day) is shared
