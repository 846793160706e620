from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from dragoman.state.days import first_of, gap, known_on, last_of
from tests.state.readings import reading


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2023-11-24", date(2023, 11, 24), date(2023, 11, 24)),
        ("2023-13", None, None),
        ("2023-02-30", None, None),
        ("0000", None, None),
        ("yesterday", None, None),
        (None, None, None),
    ],
)
def test_days_reduced_dates_cover_all_their_days(day: str | None, first: date | None, last: date | None) -> None:
    assert first_of(day) == first
    assert last_of(day) == last


@given(st.text())
def test_days_any_text_is_a_day_or_none(text: str) -> None:
    first, last = first_of(text), last_of(text)
    assert (first is None) == (last is None)
    assert first is None or last is None or first <= last


def test_days_gap_is_zero_where_two_overlap() -> None:
    assert gap("2020-01", "2020-01-31") == 0
    assert gap("2020-01-31", "2020-02-02") == 2
    assert gap("2020-02-02", "2020-01-31") == 2
    assert gap(None, "2020") is None


def test_days_a_report_is_known_from_the_last_day_that_it_may_have_come_out() -> None:
    head = reading(published="2020-01").report
    assert known_on(head) == "2020-01-31"
    assert known_on(structs.replace(head, published=None, published_range=("2020-01-20", "2020-01-23"))) == "2020-01-23"
    assert known_on(structs.replace(head, published=None)) is None
