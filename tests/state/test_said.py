from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.record import Count
from dragoman.state.said import count_dead, is_denied, sentences_of


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("The bodies of nine miners have been brought out.", 9, 9),
        ("At least thirty-four people died when the ferry was shelled.", 34, None),
        ("The toll of the raid has climbed to 1,250.", 1250, 1250),
        ("Seventeen are dead, ten of them residents.", 17, 17),
        ("Two hundred and six villagers were killed.", 206, 206),
        ("Up to 40 soldiers fell at the crossing.", 1, 40),
        ("Hundreds were killed in the valley.", 200, 999),
        ("Nobody was hurt, the governor said, and no one was killed.", 0, 0),
        ("Eleven bodies have been found so far.", 11, None),
    ],
)
def test_said_counts_the_dead(sentence: str, low: int, high: int | None) -> None:
    assert count_dead(sentence) == Count(low, high)


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 40 people were wounded in the market.",
        "A woman of 41 spoke to reporters.",
        "In 1994 the brigades shared a camp.",
        "The convoy stood 12 kilometres from the town.",
        "",
    ],
)
def test_said_counts_nobody_where_nobody_is_said_to_have_died(sentence: str) -> None:
    assert count_dead(sentence) is None


def test_said_hears_denials() -> None:
    assert is_denied("Not a shot was fired at the monastery.")
    assert is_denied("Our troops did not attack the convoy.")
    assert is_denied("The ministry denied it.")
    assert not is_denied("The army shelled the monastery.")


@settings(deadline=None)
@given(st.text(max_size=300))
def test_said_sentences_cover_any_text_in_order_and_nothing_raises(text: str) -> None:
    spans = list(sentences_of(text))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    for span in spans:
        count_dead(span.of(text))
        is_denied(span.of(text))
