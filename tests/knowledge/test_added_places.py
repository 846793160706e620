"""Tables of GeoNames that a user adds: read row by row, kept indexed, asked for behind the package's places."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dragoman.errors import InputError, UsageError
from dragoman.knowledge import Gazetteer, load_knowledge
from dragoman.knowledge.added_places import AddedPlaces, find_added
from dragoman.knowledge.codes import Codes
from dragoman.knowledge.loading import DATA
from dragoman.knowledge.making.added_table import Added, add_table, remove_table

CODES = Codes({"LY": "LBY", "SD": "SDN"}, {"LBY.61": "Tripoli"})


def row(
    number: int, name: str, *, others: str = "", kind: str = "P.PPL", country: str = "LY", people: str = "0"
) -> str:
    feature, code = kind.split(".")
    fields = [str(number), name, name, others, "32.5", "13.1", feature, code, country, "", "61", "", "", "", people]
    return "\t".join([*fields, "", "20", "Africa/Tripoli", "2020-01-01"]) + "\n"


TABLE = (
    row(9000001, "Qasr Qarabulli al-Jadid", others="Garabulli Novo,قصر,qasr", people="1200")
    + row(9000002, "Wadi Zamzuna", kind="H.WAD")
    + row(9000003, "Zuwarah Primary School", kind="S.SCH")
    + row(9000004, "Libya", kind="A.PCLI")
    + "not a row\n"
    + row(9000005, "Nowhere").replace("32.5", "132.5")
    + row(9000006, "Paris")
)


def add(folder: Path, content: str | bytes, name: str = "LY.txt") -> Added:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return add_table(file, folder / "own", CODES, watch=lambda _: None, sorting=lambda: None)


def gazetteer(folder: Path) -> Gazetteer:
    return Gazetteer(DATA / "places.sqlite", [AddedPlaces(table) for table in find_added(folder / "own")])


def test_places_are_added_and_what_is_none_is_counted(tmp_path: Path) -> None:
    added = add(tmp_path, TABLE)
    assert (added.outcome, added.places, added.passed_over, added.broken) == ("added", 3, 2, 2)
    assert added.faults == ("row 5: it has 1 fields instead of 19", "row 6: it lies nowhere on Earth")


def test_added_places_are_found_by_any_of_their_names(tmp_path: Path) -> None:
    add(tmp_path, TABLE)
    (found,) = gazetteer(tmp_path).named("Garabulli  NOVO")
    assert (found.id, found.name, found.kind, found.country) == (
        "geonames:9000001",
        "Qasr Qarabulli al-Jadid",
        "city",
        "LBY",
    )
    assert (found.within, found.population) == ("Tripoli", 1200)
    assert gazetteer(tmp_path).get("geonames:9000002").kind == "water"  # type: ignore[union-attr]
    words = "Shells fell on Wadi Zamzuna .".split()
    match = gazetteer(tmp_path).longest(words, 3)
    assert match is not None
    assert match[0] == 5


def test_the_name_of_a_well_known_place_stays_with_it(tmp_path: Path) -> None:
    add(tmp_path, TABLE)
    assert gazetteer(tmp_path).named("Paris") == Gazetteer(DATA / "places.sqlite").named("Paris")


def test_adding_again_changes_nothing_and_another_table_replaces(tmp_path: Path) -> None:
    first = add(tmp_path, TABLE)
    content = first.table.file.read_bytes()
    again = add(tmp_path, TABLE)
    assert again.outcome == "known"
    assert again.table == first.table
    assert again.table.file.read_bytes() == content
    other = add(tmp_path, row(9000009, "Bir Zamzuna"))
    assert other.outcome == "replaced"
    assert [table.file for table in find_added(tmp_path / "own")] == [other.table.file]
    assert not gazetteer(tmp_path).named("Wadi Zamzuna")


def test_an_archive_gives_the_same_as_the_table_in_it(tmp_path: Path) -> None:
    plain = add(tmp_path, TABLE)
    with zipfile.ZipFile(tmp_path / "LY.zip", "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("LY.txt", TABLE)
    packed = add_table(tmp_path / "LY.zip", tmp_path / "own", CODES, watch=lambda _: None, sorting=lambda: None)
    assert packed.outcome == "known"
    assert packed.table == plain.table


@pytest.mark.parametrize(
    "content",
    [b"", b"\n" * 5, b"\x00\xff\xfe" * 1000, b"x" * 300_000, b"a,b,c\n1,2,3\n", b"PK\x05\x06" + bytes(18)],
)
def test_what_is_no_table_is_refused_and_leaves_nothing(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InputError, match="GeoNames"):
        add(tmp_path, content)
    assert not list((tmp_path / "own").rglob("*.*"))


def test_an_endless_row_is_one_broken_row(tmp_path: Path) -> None:
    added = add(tmp_path, "x" * 500_000 + "\n" + TABLE)
    assert (added.places, added.broken) == (3, 3)


def test_a_table_is_taken_out_again(tmp_path: Path) -> None:
    add(tmp_path, TABLE)
    remove_table("LY", tmp_path / "own")
    assert not find_added(tmp_path / "own")
    with pytest.raises(UsageError, match="none were added"):
        remove_table("LY", tmp_path / "own")


def test_what_was_added_is_part_of_the_version(tmp_path: Path) -> None:
    plain = load_knowledge(DATA, tmp_path / "own")
    added = add(tmp_path, TABLE)
    extended = load_knowledge(DATA, tmp_path / "own")
    assert extended.version == f"{plain.version}+{added.table.hash}"
    assert extended.places.named("Wadi Zamzuna")
    assert load_knowledge(DATA, tmp_path / "own") is extended
