"""Word splitting after Universal Dependencies, with hyphens kept."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language import split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Turkey's", "Turkey 's"),
        ("Ukraine\u2019s", "Ukraine \u2019s"),
        ("don't cannot they'll", "do n't can not they 'll"),
        ("the rebels' demands", "the rebels ' demands"),
        ("US-led U.S.-led al-Shabaab Abu-Ghraib", "US-led U.S.-led al-Shabaab Abu-Ghraib"),
        ("Sana'a Ba`ath L'Enfant", "Sana'a Ba`ath L'Enfant"),
        ("on Jan. 8, Gen. Dostum", "on Jan. 8 , Gen. Dostum"),
        ("the U.S. army.", "the U.S. army ."),
        ("J. R. Smith", "J. R. Smith"),
        ("$1,500.50 (20%)", "$ 1,500.50 ( 20 % )"),
        ("at 10:30 a.m.", "at 10:30 a.m."),
        ("the 1990s, a 20-year war", "the 1990s , a 20-year war"),
        ("war—and peace -- now...", "war — and peace -- now ..."),
        ("2019–2020", "2019 – 2020"),
        ("see https://example.org/a,b?c. Mail a.b@example.org", "see https://example.org/a,b?c . Mail a.b@example.org"),
        ("ص\u064eنعاء، اليوم", "ص\u064eنعاء ، اليوم"),
        ("停火。", "停 火 。"),
        ("न\u0947प\u093eल", "न\u0947प\u093eल"),
    ],
)  # fmt: skip
def test_words_are_cut_where_the_treebank_cuts_them(text: str, words: str) -> None:
    assert [span.of(text) for span in split_words(text)] == words.split(" ")


def test_words_of_a_stretch_count_from_the_start_of_the_text() -> None:
    text = "Peace. War."
    assert [span.of(text) for span in split_words(text, 7, 10)] == ["War"]
    assert split_words(text, 7)[0].start == 7


@given(st.text(max_size=200), st.integers(0, 50))
def test_words_are_in_order_and_leave_out_only_white_space(text: str, start: int) -> None:
    at = min(start, len(text))
    for first, last in split_words(text, at):
        assert at <= first < last
        assert not text[at:first].strip()
        at = last
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "unit", ["a", "a-", "a.", "http://!", "@", "a@b", "1,", "'s", "U.", "\u064e", "www.", "-", "!?", "a..", "a.+"]
)
def test_words_take_time_in_proportion_to_the_text(unit: str) -> None:
    started = time.perf_counter()
    split_words(unit * (300_000 // len(unit)))
    assert time.perf_counter() - started < 5
