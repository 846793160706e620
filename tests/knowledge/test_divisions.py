"""Divisions and points of countries: how they are read, named and peopled, and what the resources say of them."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from dragoman.knowledge import PlaceEntry
from dragoman.knowledge.making.division_files import (
    CountryDivisions,
    Division,
    division_places,
    names_by_code,
    read_divisions,
)
from dragoman.knowledge.making.geonames import NamedPlace, read_countries
from dragoman.knowledge.making.place_files import COUNTRIES, DIVISIONS, read_country_points
from dragoman.knowledge.making.problems import Problem

PLACES = Path(__file__).parents[2] / "resources" / "places"
FORMER = {"SUN", "YUG", "CSK", "DDR", "ZAR", "YMD", "VDR", "SCG"}
CODES = frozenset(read_countries()) | FORMER
MADRIA = CountryDivisions(
    "MDR",
    (
        Division("Oka Province", 10.0, 20.0, "01", ("Oka", "Okah")),
        Division("Upper Ruma", 12.0, 20.0, None, ("Ruma Superior",)),
        Division("Eastern Province", 10.0, 25.0, "03"),
    ),
    words=("Province",),
)


def town(number: int, lat: float, lon: float, people: int, within: str | None) -> NamedPlace:
    entry = PlaceEntry(f"geonames:{number}", "T", "city", "MDR", lat, lon, people, (), within, "PPL")
    return NamedPlace(entry, ("t",))


def write(tmp_path: Path, text: str) -> Path:
    (tmp_path / "divisions.yaml").write_text(text, "utf-8")
    return tmp_path / "divisions.yaml"


def test_divisions_answer_to_their_names_with_and_without_their_word() -> None:
    oka, ruma, east = division_places([MADRIA], [], {})
    assert {"oka", "okah", "oka province", "province of oka", "okah province"} <= set(oka.keys)
    assert {"upper ruma", "upper ruma province", "province of upper ruma"} <= set(ruma.keys)
    assert east.keys == ("eastern province",)


def test_divisions_named_like_a_town_yield_to_it() -> None:
    oka, ruma, _ = division_places([MADRIA], [], {})
    assert (oka.entry.name, oka.entry.feature_code, ruma.entry.feature_code) == ("Oka Province", None, "ADM1")


def test_divisions_have_the_people_of_their_towns() -> None:
    towns = [town(1, 10.1, 20.0, 700, "Oka"), town(2, 12.2, 20.1, 50, None), town(3, 11.9, 19.9, 4, "Oka")]
    oka, ruma, _ = division_places([MADRIA], towns, {})
    assert (oka.entry.population, ruma.entry.population) == (704, 54)


def test_divisions_keep_the_geonames_id_where_there_is_one() -> None:
    oka, ruma, _ = division_places([MADRIA], [], {("MDR", "01"): "geonames:5"})
    assert (oka.entry.id, oka.own, ruma.entry.id) == ("geonames:5", "place:mdr.oka-province", "place:mdr.upper-ruma")


def test_towns_are_put_into_divisions_by_code() -> None:
    assert names_by_code([MADRIA]) == {("MDR", "01"): "Oka", ("MDR", "03"): "Eastern"}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("- country: QQQ\n  divisions: []\n", "unknown country"),
        ("- country: MLI\n  level: 3\n  divisions: []\n", "no level 3"),
        ("- country: MLI\n  divisions: [{name: Gao, lat: 99.0, lon: 0.0}]\n", "no point"),
        ("- country: MLI\n  divisions: [{name: Gao, lat: 1.0, lon: 0.0}, {name: GAO, lat: 1.0, lon: 0.0}]\n", "twice"),
        (
            "- country: MLI\n  divisions:\n  - {name: Gao, lat: 1.0, lon: 0.0, code: a}\n"
            "  - {name: Ber, lat: 1.0, lon: 0.0, code: a}\n",
            "given twice",
        ),
    ],
)
def test_divisions_faults_are_told(tmp_path: Path, text: str, cause: str) -> None:
    problems: list[Problem] = []
    assert read_divisions(write(tmp_path, text), CODES, problems) == []
    assert any(cause in str(problem) for problem in problems)


def test_country_points_faults_are_told(tmp_path: Path) -> None:
    points = [("MLI", 17.0, -4.0), ("MLI", 1.0, 1.0), ("QQQ", 1.0, 1.0), ("TCD", 100.0, 1.0)]
    text = "".join(f"- {{country: {code}, lat: {lat}, lon: {lon}}}\n" for code, lat, lon in points)
    problems: list[Problem] = []
    assert read_country_points(write(tmp_path, text), CODES, problems) == {"MLI": (17.0, -4.0)}
    assert len(problems) == 3


def test_every_country_has_a_point() -> None:
    problems: list[Problem] = []
    assert set(read_country_points(PLACES / COUNTRIES, CODES, problems)) >= set(read_countries())
    assert problems == []


def test_divisions_of_unlike_conflicts_lie_in_their_countries() -> None:
    problems: list[Problem] = []
    blocks = read_divisions(PLACES / DIVISIONS, CODES, problems)
    points = read_country_points(PLACES / COUNTRIES, CODES, problems)
    assert problems == []
    assert sum(len(block.divisions) for block in blocks) > 2000
    for block in blocks:
        lat, lon = points[block.country]
        for one in block.divisions:
            width = math.cos(math.radians(lat)) * ((one.lon - lon + 180) % 360 - 180)
            assert math.hypot(one.lat - lat, width) < 58, (block.country, one.name)


@pytest.mark.parametrize(
    ("country", "name"),
    [("MLI", "Gao"), ("SDN", "Kassala"), ("COD", "Ituri"), ("SOM", "Gedo"), ("LBY", "Kufra"), ("YEM", "Saada"),
     ("SYR", "Idlib"), ("IRQ", "Nineveh"), ("LBN", "Nabatieh"), ("GEO", "Abkhazia"), ("UKR", "Kherson"),
     ("AFG", "Helmand"), ("PAK", "Balochistan"), ("IND", "Manipur"), ("MMR", "Sagaing"), ("PHL", "Sulu"),
     ("COL", "Cauca"), ("MEX", "Sinaloa"), ("HTI", "Artibonite"), ("MOZ", "Cabo Delgado")],
)  # fmt: skip
def test_divisions_of_unlike_conflicts_are_there(country: str, name: str) -> None:
    blocks = read_divisions(PLACES / DIVISIONS, CODES, [])
    assert name in {block.short(one) for block in blocks if block.country == country for one in block.divisions}
