"""The gazetteer, built from a handful of places and from the world's."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import ActorEntry, Gazetteer, Knowledge, PlaceEntry, fold
from dragoman.knowledge.making.customary import without_odd_names
from dragoman.knowledge.making.geonames import NamedPlace
from dragoman.knowledge.making.place_files import OwnPlace, merge
from dragoman.knowledge.making.place_table import country_places, write_places
from dragoman.record import PlaceKind


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


def test_countries_lie_at_their_customary_points() -> None:
    facts = {"MDR": {"name": "Madria", "population": 5}, "XYZ": {"name": "Xyzia", "population": 1}}
    madria, xyzia = country_places([], facts, {"MDR": (11.0, 20.0)})
    assert (madria.entry.id, madria.entry.lat, madria.entry.lon) == ("country:MDR", 11.0, 20.0)
    assert (xyzia.entry.lat, xyzia.entry.lon) == (None, None)


def test_countries_leave_by_names_to_those_who_bear_them_first() -> None:
    names = ("Gold Shore", "Madrian Republic")
    state = ActorEntry(id="mdr", name="Madria", kind="country", country="MDR", aliases=names)
    (madria,) = country_places([state], {}, {}, frozenset(["gold shore", "madria"]))
    assert madria.keys == ("madria", "madrian republic")


def land(own: str, country: str | None, *names: str, kind: PlaceKind = "region", code: str | None = None) -> NamedPlace:
    entry = PlaceEntry(own, names[0], kind, country, 0.0, 0.0, 0, (), None, code)
    return NamedPlace(entry, tuple(sorted(fold(name) for name in names)), own)


def keys_of(places: list[NamedPlace]) -> dict[str, tuple[str, ...]]:
    return {place.entry.id: place.keys for place in places}


def test_small_towns_lose_by_names_of_lands_elsewhere() -> None:
    lands = [land("place:africa", None, "Africa"), land("place:idn.java", "IDN", "Java", code="ADM1")]
    towns = [place(1, "Mahdia", "TUN", "Africa", people=50_000), place(2, "Dzhava", "GEO", "Java", people=400)]
    cities = [place(3, "Roma", "ITA", "Africa", people=2_000_000), place(4, "Jepara", "IDN", "Java", people=900)]
    kept = keys_of(without_odd_names([*lands, *towns, *cities]))
    assert (kept["geonames:1"], kept["geonames:2"]) == (("mahdia",), ("dzhava",))
    assert kept["geonames:3"] == ("africa", "roma")
    assert kept["geonames:4"] == ("java", "jepara")


def test_hamlets_lose_even_their_own_name_to_seas_and_the_division_around_them() -> None:
    ocean = land("place:pacific", None, "Pacific Ocean", "Pacific", kind="water")
    division = land("place:mdr.oka", "MDR", "Oka", code="ADM1")
    hamlets = [place(1, "Pacific", "USA"), place(2, "Oka", "MDR"), place(3, "Oka", "XYZ")]
    kept = keys_of(without_odd_names([ocean, division, *hamlets]))
    assert (kept["geonames:1"], kept["geonames:2"], kept["geonames:3"]) == ((), (), ("oka",))


def test_quarters_of_the_sky_name_no_town() -> None:
    assert keys_of(without_odd_names([place(1, "West", "USA", "West Town")])) == {"geonames:1": ("west town",)}


def test_codes_of_three_letters_are_no_by_names() -> None:
    towns = [place(1, "Guantanamo", "CUB", "Gao", people=270_000), place(2, "Gao", "MLI", people=130_000)]
    assert keys_of(without_odd_names(towns)) == {"geonames:1": ("guantanamo",), "geonames:2": ("gao",)}


def test_towns_come_before_the_divisions_named_after_them(tmp_path: Path) -> None:
    entry = PlaceEntry("place:mdr.halim", "Halim Province", "region", "MDR", 1.0, 1.0, 3_000, ("province",))
    write_places(tmp_path / "places.sqlite", [NamedPlace(entry, ("halim", "halim province"), entry.id), WORLD[0]])
    gazetteer = Gazetteer(tmp_path / "places.sqlite")
    assert [found.id for found in gazetteer.named("Halim")][:1] == ["place:mdr.halim"]
    write_places(tmp_path / "more.sqlite", [NamedPlace(entry, ("halim", "halim province"), entry.id), WORLD[1]])
    assert [found.id for found in Gazetteer(tmp_path / "more.sqlite").named("Halim")][:1] == ["geonames:12"]


def test_merge_joins_regions_whose_middles_lie_apart_but_not_twice() -> None:
    theirs = land("place:mdr.oka", "MDR", "Oka Province", "Oka", code="ADM1")
    own = [
        OwnPlace(f"place:{name.lower()}", name, "region", "MDR", ("Oka",), lat=2.0, lon=0.5) for name in ("Oka", "Okai")
    ]
    merged = merge(own, [theirs])
    assert [(one.entry.id, one.own, one.entry.feature_code) for one in merged] == [
        ("place:okai", "place:okai", None),
        ("place:mdr.oka", "place:oka", "ADM1"),
    ]


def test_merge_makes_one_of_a_region_that_two_authors_wrote() -> None:
    own = [
        OwnPlace("place:oka", "Oka", "region", "MDR", ("Okah",), lat=2.0, lon=0.5, population=5),
        OwnPlace("place:oka-land", "Oka", "region", "MDR", ("Okay",), lat=2.5, lon=0.5),
    ]
    (joined,) = merge(own, [])
    assert (joined.entry.id, joined.own, joined.entry.population) == ("place:oka", "place:oka-land", 5)
    assert joined.keys == ("oka", "okah", "okay")


def test_places_of_the_resources_come_before_villages_of_their_name(tmp_path: Path) -> None:
    file = tmp_path / "places.sqlite"
    write_places(file, [land("place:darfur", "SDN", "Darfur"), place(1, "Darfur", "USA", people=90)])
    assert [found.id for found in Gazetteer(file).named("Darfur")] == ["place:darfur", "geonames:1"]


def test_places_file_of_places_without_names_can_be_written(tmp_path: Path) -> None:
    bare = NamedPlace(place(1, "West", "USA").entry, ())
    write_places(tmp_path / "places.sqlite", [bare])
    assert Gazetteer(tmp_path / "places.sqlite").get("geonames:1") == bare.entry


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
