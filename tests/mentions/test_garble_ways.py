"""Each way of garbling by itself: what it finds among names, and what it leaves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from dragoman.knowledge import ActorEntry
from dragoman.knowledge.garbles import Forms, Garbles
from dragoman.knowledge.making.garble_table import compile_garbles
from dragoman.knowledge.making.meaning_files import meaning_of
from dragoman.knowledge.name_keys import merged, tokens_of
from dragoman.mentions.garbles.likening import mistyped, respelt
from dragoman.mentions.garbles.translating import translated_forms
from dragoman.mentions.garbles.ways import CUT, LOOSE, STRICT, TRANSLATED, asked_for

MEANINGS = {
    "spiritual": meaning_of({"rouhani"}),
    "opening islam": meaning_of({"fatah", "islam"}),
    "army": meaning_of({"jaish"}),
}
NAMES = {
    "p.museveni": "Yoweri Museveni",
    "p.rouhani": "Hassan Rouhani",
    "p.mnangagwa": "Emmerson Mnangagwa",
    "p.agghaly": "Iyad Ag Ghaly",
    "lbn.fatah": "Fatah al-Islam",
    "ssd.splm": "Sudan People's Liberation Movement",
    "per.path": "Sendero Luminoso",
}


def table(names: dict[str, str]) -> Forms:
    entries = [
        ActorEntry(id_, name, "person" if id_.startswith("p.") else "armed_group", "UGA") for id_, name in names.items()
    ]
    return Garbles(lambda: compile_garbles(entries, MEANINGS)).forms("UGA")


FORMS = table(NAMES)


def ids(found: object) -> set[str]:
    assert callable(found)
    return {form.actor for form in found((FORMS,))}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Yoweri Musevnei", "p.museveni"),
        ("Emerson Mnangagwa", "p.mnangagwa"),
        ("Sendero Luminosso", "per.path"),
    ],
)
def test_slip_of_the_fingers_is_found(name: str, meant: str) -> None:
    assert ids(mistyped(tokens_of(name))) == {meant}


def test_short_names_are_not_compared_by_letters() -> None:
    assert mistyped(tokens_of("Idi Amn")) is None


@given(st.sampled_from(sorted(NAMES)), st.integers(0, 40), st.integers(0, 3), st.text("aeiou", min_size=1, max_size=3))
def test_comparing_by_length_first_loses_no_name(actor: str, at: int, cut: int, put: str) -> None:
    (token,) = tokens_of(merged(tokens_of(NAMES[actor])))
    (slip,) = tokens_of(token[:at] + put + token[at + cut :])
    alike = {form.actor for form in FORMS.all if OSA.normalized_similarity(slip, merged(form.tokens)) >= 0.84}
    assert ids(mistyped((slip,))) == alike


def test_other_romanisation_is_found_word_for_word() -> None:
    assert ids(respelt(tokens_of("Youweri Mouseveni"))) == {"p.museveni"}
    assert ids(respelt(tokens_of("Museveni Rouhani"))) == set()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Hassan Spiritual", {"p.rouhani"}),
        ("Opening of Islam", {"lbn.fatah"}),
        ("Movement for the Freedom of the People of Sudan", {"ssd.splm"}),
        ("Hassan Army", set()),
    ],
)
def test_translation_is_found_part_by_part(name: str, meant: set[str]) -> None:
    assert ids(translated_forms(name, MEANINGS)) == meant


def test_words_that_render_nothing_are_not_compared() -> None:
    assert translated_forms("Kampala Monday", MEANINGS) is None


def test_part_of_a_person_s_name_keeps_its_order() -> None:
    assert ids(CUT.undo(asked_for("Iyad Ghaly", MEANINGS))) == {"p.agghaly"}
    assert ids(CUT.undo(asked_for("Iyad Ag", MEANINGS))) == {"p.agghaly"}
    assert ids(CUT.undo(asked_for("Ghaly Iyad", MEANINGS))) == set()
    assert CUT.undo(asked_for("Ghaly", MEANINGS)) is None


def test_ways_are_asked_the_surest_first() -> None:
    ways = [way.sure for way in STRICT[2:] + LOOSE]
    assert ways == sorted(ways, reverse=True)
    assert TRANSLATED is STRICT[-1]
