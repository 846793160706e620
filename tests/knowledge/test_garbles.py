"""The table of garbled names: what the names of actors are filed under, and what parts of names mean."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from dragoman.knowledge import ActorEntry, load_knowledge
from dragoman.knowledge.garbles import Garbles, GarblesData
from dragoman.knowledge.loading import load_package_actors
from dragoman.knowledge.making.garble_table import compile_garbles
from dragoman.knowledge.making.meaning_files import read_meanings
from dragoman.knowledge.making.own_files import add_own
from dragoman.knowledge.making.problems import Problem

ENTRIES = [
    ActorEntry("p.kiir", "Salva Kiir", "person", "SSD", aliases=("Salva Kiir Mayardit",)),
    ActorEntry("p.poroshenko", "Petro Poroshenko", "person", "UKR", native=("Петро Порошенко",)),
    ActorEntry("syr.hts", "Hayat Tahrir al-Sham", "armed_group", "SYR"),
    ActorEntry("au", "African Union", "international_organisation"),
    ActorEntry("ssd", "South Sudan", "country", "SSD"),
]


@pytest.fixture(scope="module")
def garbles() -> Garbles:
    return Garbles(lambda: compile_garbles(ENTRIES, {}))


def test_names_are_filed_by_country(garbles: Garbles) -> None:
    assert [form.written for form in garbles.forms("SSD").all] == ["Salva Kiir", "Salva Kiir Mayardit"]
    assert [form.actor for form in garbles.forms(None).all] == ["au"]
    assert garbles.forms("PER").all == ()


def test_name_lies_under_the_keys_that_undo_damage(garbles: Garbles) -> None:
    forms = garbles.forms("SYR")
    assert [form.actor for form in forms.under(forms.merged, "hayattahrirsham")] == ["syr.hts"]
    assert [form.actor for form in forms.under(forms.bags, "hayat sham tahrir")] == ["syr.hts"]
    assert forms.under(forms.letters, "hayattahriralsham") == []


def test_cyrillic_name_is_compared_in_latin_letters(garbles: Garbles) -> None:
    assert "petro poroshenko" in [form.written for form in garbles.forms("UKR").all]


def test_rows_are_in_order_of_length(garbles: Garbles) -> None:
    forms = garbles.forms("SSD")
    assert forms.lengths == sorted(map(len, forms.rows)) == [len(row) for row in forms.rows]


def test_persons_are_found_by_the_sound_of_their_surnames(garbles: Garbles) -> None:
    assert garbles.of_surname("kr") == ("p.kiir",)
    assert garbles.of_surname("xyz") == ()


def test_nothing_is_read_before_it_is_asked_for() -> None:
    def unreadable() -> GarblesData:
        raise AssertionError

    Garbles(unreadable)


def test_same_actors_give_the_same_table() -> None:
    encoded = {msgspec.msgpack.encode(compile_garbles(ENTRIES, {})) for _ in range(2)}
    assert len(encoded) == 1


def read(tmp_path: Path, text: str) -> tuple[dict[str, set[str]], list[Problem]]:
    (tmp_path / "m.yaml").write_text(text, "utf-8")
    problems: list[Problem] = []
    found = read_meanings(tmp_path, problems)
    return {phrase: set(meaning.parts) for phrase, meaning in found.items()}, problems


def test_meanings_of_one_phrase_are_put_together(tmp_path: Path) -> None:
    text = "- {english: lion | lions of God, parts: simba}\n- {english: the lion, parts: leão arslan}\n"
    assert read(tmp_path, text) == ({"lion": {"simba", "leao", "arslan"}, "lion god": {"simba"}}, [])


@pytest.mark.parametrize(
    ("entry", "cause"),
    [
        ("- {english: of the, parts: simba}", "a phrase, or its parts"),
        ("- {english: lion |, parts: simba}", "a phrase, or its parts"),
        ("- {english: lion, parts: ''}", "a phrase, or its parts"),
        ("- {english: lion}", "missing required field `parts`"),
        ("- {english: lion, part: simba}", "unknown field 'part'"),
    ],
)
def test_faulty_meaning_is_refused(tmp_path: Path, entry: str, cause: str) -> None:
    found, problems = read(tmp_path, entry)
    assert found == {}
    assert [cause in problem.cause for problem in problems] == [True]


def test_own_actors_are_compared_with_garbled_names_and_taken_out_again(tmp_path: Path) -> None:
    file, folder = tmp_path / "lake.yaml", tmp_path / "knowledge"
    for name in ("Lake Guard", "Guards of the Lake"):
        file.write_text(f"- {{id: tcd.lake, name: {name}, kind: armed_group, country: TCD, sector: REB}}\n", "utf-8")
        add_own([file], folder, load_package_actors())
        for _ in range(2):  # compiled, then read from what was kept
            load_knowledge.__globals__["_load"].cache_clear()
            forms = load_knowledge(own=folder).garbles.forms("TCD").all
            assert [form.written for form in forms if form.actor == "tcd.lake"] == [name]
