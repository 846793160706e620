"""Garbled names: each way of garbling led back to its actor, and clean names left alone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.knowledge import ActorEntry, Knowledge, Role
from dragoman.knowledge.making.meaning_files import read_meanings
from dragoman.knowledge.name_keys import content_words, misread, romanised, stems, tokens_of
from dragoman.mentions.finding import find
from dragoman.mentions.garbles.meanings import is_rendered, renderings
from dragoman.record import Mentions
from dragoman.report import Annotated
from tests.mentions.marked import MEANINGS, country, knowledge, person
from tests.mentions.written import written

DAY = "2022-06-15"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    actors = [
        country("SYR", "Syria", "Syrian", seats=("Damascus",)),
        country("SRB", "Serbia", "Serbian", seats=("Belgrade",)),
        country("IRN", "Iran", "Iranian"),
        country("LKA", "Sri Lanka", "Sri Lankan"),
        country("VEN", "Venezuela", "Venezuelan"),
        ActorEntry("syr.hts", "Hayat Tahrir al-Sham", "armed_group", "SYR", "REB", aliases=("HTS",)),
        ActorEntry("syr.ypg", "People's Protection Units", "armed_group", "SYR", "REB"),
        ActorEntry("lka.tna", "Tamil National Alliance", "party", "LKA", "PTY"),
        person("vucic", "Aleksandar Vučić", "SRB", "president", "srb", start="2017"),
        person("rouhani", "Hassan Rouhani", "IRN", "president", "irn", start="2013", end="2021"),
        person("maduro", "Nicolas Maduro", "VEN", "president", "ven", "Nicolás Maduro", start="2013"),
        ActorEntry(
            "p.jolani", "Abu Mohammad al-Jolani", "person", "SYR", "REB", roles=(Role("leader", "syr.hts", "2017"),)
        ),
    ]
    return knowledge(tmp_path_factory.mktemp("garbled"), actors, [])


def read(text: str, known: Knowledge) -> Mentions:
    return find(dated(written(text)), known)


def dated(annotated: Annotated) -> Annotated:
    return replace(annotated, report=replace(annotated.report, published=DAY))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("In Syria the fighters of Hayattahriralsham took the town.", "Hayat Tahrir al-Sham"),
        ("In Syria the fighters of Hay At Tahrir al-Sham took the town.", "Hayat Tahrir al-Sham"),
        ("In Syria the fighters of Tahrir Hayat al-Sham took the town.", "Hayat Tahrir al-Sham"),
        ("In Syria the fighters of Hayat Hayat Tahrir al-Sham took the town.", "Hayat Tahrir al-Sham"),
        ("In Syria the fighters of Hayta Tahrir al-Sham took the town.", "Hayat Tahrir al-Sham"),
        ("In Syria the Units of the Folk's Defending took the town.", "People's Protection Units"),
        ("In Serbia a letter was sent to Aleksandara Vučića by the miners.", "Aleksandar Vučić"),
        ("In Venezuela a crowd cheered Nico1as Madur0 at the palace.", "Nicolas Maduro"),
        ("In Venezuela a crowd cheered Nicols Maduro at the palace.", "Nicolas Maduro"),
        ("In Iran the cleric Hassan Spiritual spoke to the deputies.", "Hassan Rouhani"),
    ],
)
def test_garbled_name_is_led_back_and_doubted(text: str, meant: str, known: Knowledge) -> None:
    found = read(text, known)
    assert meant in {actor.name for actor in found.actors}
    assert meant in {doubt.suggestion for doubt in found.doubts if doubt.kind == "garbled_name"}


@pytest.mark.parametrize(
    "text",
    [
        "In Syria the fighters of Hayat Tahrir al-Sham took the town.",
        "In Venezuela President Nicolas Maduro spoke with Nicolas Moreno at the palace.",
        "In Iran the poet Hassan Fatemi spoke to the deputies.",
        "In Syria the doctor Abu Ahmad al-Jabri left the town with the Red Crescent.",
        "In Peru the fighters of the Western Mountain Club took the summit.",
    ],
)
def test_clean_name_is_left_alone(text: str, known: Knowledge) -> None:
    assert not [doubt for doubt in read(text, known).doubts if doubt.kind == "garbled_name"]


def test_actor_of_a_country_that_is_not_told_of_is_not_meant(known: Knowledge) -> None:
    assert not [doubt for doubt in read("In Peru Hassan Spiritual sang.", known).doubts if doubt.kind == "garbled_name"]


def test_scanned_letters_meet() -> None:
    assert misread("Menachern Bcgin") == misread("Menachem Begin")


def test_case_endings_are_left_off() -> None:
    assert stems(tokens_of("Denisa Pushilina")) == stems(tokens_of("Denis Pushilin"))


def test_cyrillic_is_put_into_latin_letters() -> None:
    assert romanised("Рамзан Кадыров") == "ramzan kadyrov"
    assert romanised("رمضان") is None


def test_phrase_renders_part_of_a_name_in_any_spelling() -> None:
    words = content_words("Light of Religion")
    found = renderings(words, 0, read_meanings(MEANINGS, []))
    assert any(end == len(words) and is_rendered("nooruddin", meaning) for end, meaning in found)


def test_plural_as_translated_is_its_singular() -> None:
    assert content_words("Supporters of the Sharia") == content_words("Supporter of Sharia")
