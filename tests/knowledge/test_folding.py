"""Folding brings spellings of one name together and keeps words of a report apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.folding import fold, fold_word, fold_words, is_acronym, is_capitalised


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sana'a", "Sanaa"),
        ("N\u2019Djam\u00e9na", "NDjamena"),
        ("al-Shabaab", "Al Shabaab"),
        ("El-Fasher", "al-Fasher"),
        ("Deir ez-Zor", "Deir al-Zor"),
        ("an-Nusra", "al-Nusra"),
        ("U.N.", "UN"),
        ("The Hague", "Hague"),
        ("T\u00fcrkiye", "Turkiye"),
        ("Malaca\u00f1ang", "malacanang"),
        ("R&AW", "r and aw"),
        ("Guinea\u2010Bissau", "Guinea Bissau"),
        ("\u0642\u0648\u0651\u0627\u062a", "\u0642\u0648\u0627\u062a"),
        ("Вооружённые", "вооруженные"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Niger", "Nigeria"), ("Mali", "Malia"), ("Aden", "Adan")])
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_possessive_is_a_token_whether_or_not_it_is_cut_off() -> None:
    whole = fold("People's Defence Units").split()
    cut = [token for token, _ in fold_words(["People", "'s", "Defence", "Units"], 0, 9)]
    assert whole == cut == ["people", "s", "defence", "units"]


def test_words_end_where_their_last_token_ends() -> None:
    assert fold_words(["al-Shabaab", "militants"], 0, 9) == [("al", 0), ("shabaab", 1), ("militants", 2)]


def test_a_comma_is_a_token_and_other_signs_end_the_row() -> None:
    assert fold_words(["Mopti", ",", "Mali", "(", "Gao"], 0, 9) == [("mopti", 1), (",", 2), ("mali", 3)]
    assert fold_words([",", "Mali"], 0, 9) == []


def test_dashes_and_slashes_inside_a_name_are_passed_over() -> None:
    assert fold_words(["AFC", "/", "M23"], 0, 9) == [("afc", 1), ("m23", 3)]


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=40))
def test_tokens_hold_no_space(name: str) -> None:
    assert all(token and not token.isspace() and " " not in token for token in fold_word(name))


@pytest.mark.parametrize("name", ["PKK", "M23", "U.S.", "CNDD-FDD", "ISIS"])
def test_acronyms_are_known(name: str) -> None:
    assert is_acronym(name)


@pytest.mark.parametrize("name", ["Pkk", "A", "Daesh", "FDLR rebels", "23", "FAMa", "7"])
def test_other_names_are_no_acronyms(name: str) -> None:
    assert not is_acronym(name)


def test_a_script_without_capitals_counts_as_capitalised() -> None:
    assert is_capitalised("\u062d\u0644\u0628")
    assert is_capitalised("al-Bab")
    assert not is_capitalised("force")


def test_a_word_of_a_million_hyphens_takes_no_more_than_a_row() -> None:
    assert len(fold_words(["a-" * 100_000 + "b"], 0, 5)) == 100_001
