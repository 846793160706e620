"""The gazetteer, built from a handful of places and from the world's."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import Gazetteer, Knowledge, PlaceEntry, fold
from dragoman.knowledge.making.geonames import NamedPlace
from dragoman.knowledge.making.place_files import OwnPlace, merge
from dragoman.knowledge.making.place_table import country_places, write_places


def place(
    number: int, name: str, country: str, *others: str, lat: float = 10.0, lon: float = 20.0, people: int = 0
) -> NamedPlace:
    keys = tuple(sorted({fold(one) for one in (name, *others)}))
    return NamedPlace(PlaceEntry(f"geonames:{number}", name, "city", country, lat, lon, people, (), None, "PPL"), keys)


WORLD = [
    place(7, "Halim", "MDR", "Haleem", people=900),
    place(12, "Halim", "XYZ", people=50_000),
    place(103, "Port Halim", "MDR", lat=11.0),
    place(104, "Deir az-Zur", "MDR", lat=12.0),
]


@pytest.fixture
def gazetteer(tmp_path: Path) -> Gazetteer:
    write_places(tmp_path / "places.sqlite", WORLD)
    return Gazetteer(tmp_path / "places.sqlite")


def test_places_named_puts_the_most_populous_first(gazetteer: Gazetteer) -> None:
    assert [found.id for found in gazetteer.named("HALIM")] == ["geonames:12", "geonames:7"]
    assert [found.id for found in gazetteer.named("Haleem")] == ["geonames:7"]
    assert gazetteer.named("Nowhere") == ()


def test_places_longest_prefers_the_longer_name(gazetteer: Gazetteer) -> None:
    found = gazetteer.longest(["near", "Port", "Halim", "airport"], 1)
    assert found is not None
    assert (found[0], found[1][0].id) == (3, "geonames:103")


def test_places_longest_needs_capitals(gazetteer: Gazetteer) -> None:
    assert gazetteer.longest(["port", "halim"], 0) is None
    assert gazetteer.longest(["Deir", "ez-Zur"], 0) is not None


def test_places_longest_is_quick_on_a_word_of_many_parts(gazetteer: Gazetteer) -> None:
    assert gazetteer.longest(["A-" * 200_000 + "b"], 0) is None


def test_places_similar_finds_a_garbled_name_in_its_country(gazetteer: Gazetteer) -> None:
    found = gazetteer.similar("Khalym", country="MDR")
    assert found[0].entry.id == "geonames:7"
    assert all(one.entry.country == "MDR" for one in found)


def test_places_similar_searches_the_world_by_skeleton(gazetteer: Gazetteer) -> None:
    assert [found.entry.id for found in gazetteer.similar("Halym", country=None)][:2] == ["geonames:12", "geonames:7"]


def test_places_are_hostile_to_no_name(gazetteer: Gazetteer) -> None:
    for name in ("'; DROP TABLE places; --", "%", "_", "\x00", "*", ""):
        assert gazetteer.named(name) == ()


def test_places_file_is_the_same_each_time(tmp_path: Path) -> None:
    write_places(tmp_path / "one.sqlite", WORLD)
    write_places(tmp_path / "two.sqlite", reversed(WORLD))
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()


def test_places_error_names_the_command_where_the_file_is_broken(tmp_path: Path) -> None:
    (tmp_path / "places.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(KnowledgeError, match=r"python -m dragoman\.knowledge\.build"):
        Gazetteer(tmp_path / "places.sqlite").named("Halim")


def test_merge_joins_a_place_with_its_neighbour_of_that_name() -> None:
    mine = OwnPlace("place:halim", "Halim", "city", "MDR", ("Halym",), lat=10.05, lon=20.05, features=("port",))
    (joined,) = [one for one in merge([mine], WORLD) if one.own]
    assert (joined.entry.id, joined.entry.lat, joined.entry.population) == ("geonames:7", 10.05, 900)
    assert joined.entry.features == ("port",)
    assert joined.keys == ("haleem", "halim", "halym")


@pytest.mark.parametrize(("lat", "country"), [(10.2, "MDR"), (10.0, "ABC")])
def test_merge_keeps_apart_what_is_far_or_abroad(lat: float, country: str) -> None:
    mine = OwnPlace("place:halim", "Halim", "city", country, lat=lat, lon=20.0)
    merged = merge([mine], WORLD)
    assert len(merged) == len(WORLD) + 1
    assert merged[0].entry.id == "place:halim"


def test_merged_places_answer_to_both_ids(tmp_path: Path) -> None:
    mine = OwnPlace("place:halim", "Halim", "city", "MDR", lat=10.0, lon=20.0)
    write_places(tmp_path / "places.sqlite", merge([mine], WORLD))
    gazetteer = Gazetteer(tmp_path / "places.sqlite")
    assert gazetteer.get("place:halim") == gazetteer.get("geonames:7") is not None


def test_countries_lie_in_the_middle_of_their_cities() -> None:
    (madria,) = country_places([], {"MDR": {"name": "Madria", "population": 5}}, WORLD)
    assert (madria.entry.id, madria.entry.lat, madria.entry.lon) == ("country:MDR", 11.0, 20.0)


@pytest.mark.parametrize(
    ("name", "country"),
    [("Goma", "COD"), ("El Fasher", "SDN"), ("Mekelle", "ETH"), ("Mosul", "IRQ"), ("Stepanakert", "AZE"),
     ("Bakhmut", "UKR"), ("Kandahar", "AFG"), ("Marawi", "PHL"), ("Culiac\u00e1n", "MEX"), ("Port-au-Prince", "HTI"),
     ("Gao", "MLI")],
)  # fmt: skip
def test_places_of_unlike_conflicts_are_known(knowledge: Knowledge, name: str, country: str) -> None:
    assert country in {found.country for found in knowledge.places.named(name)}


def test_countries_come_before_regions_and_towns_of_their_name(knowledge: Knowledge) -> None:
    georgia = knowledge.places.named("Georgia")
    assert [found.kind for found in georgia][:2] == ["country", "region"]
    assert knowledge.places.country("geo") == georgia[0]
