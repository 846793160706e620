from __future__ import annotations

import pytest

from dragoman.knowledge import Knowledge
from dragoman.mentions.finding import find
from dragoman.record import Mentions
from tests.mentions.marked import country, knowledge, place, report


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    actors = [
        country("LBY", "Libya", "Libyan"),
        country("LBN", "Lebanon", "Lebanese"),
        country("SRB", "Serbia", "Serbian"),
        country("UKR", "Ukraine", "Ukrainian", seats=("Kyiv",)),
        country("SYR", "Syria", "Syrian"),
    ]
    places = [
        place("country:LBY", "Libya", "LBY", "country"),
        place("country:LBN", "Lebanon", "LBN", "country"),
        place("country:SRB", "Serbia", "SRB", "country"),
        place("country:SYR", "Syria", "SYR", "country"),
        place("g:1", "Tripoli", "LBY", population=1_100_000),
        place("g:2", "Tripoli", "LBN", population=230_000),
        place("place:sirte", "Sirte", "LBY", features=("coastal", "port")),
        place("g:3", "Sebha", "LBY", population=150_000, features=("desert",)),
        place("g:4", "Kyiv", "UKR", population=2_900_000, features=("capital",)),
        place("g:5", "Idlib", "SYR", population=165_000),
        place("g:6", "Idlib", "SYR", "region"),
        place("g:7", "Paris", "FRA", population=2_100_000),
    ]
    return knowledge(tmp_path_factory.mktemp("known"), actors, places)


def read(known: Knowledge, *lines: str) -> Mentions:
    return find(report(*lines), known)


def located(mentions: Mentions) -> list[str]:
    return [mark.refs[0] for mark in mentions.marks if mark.kind == "place"]


@pytest.mark.parametrize(("name", "id"), [("Libya", "g:1"), ("Lebanon", "g:2")])
def test_the_countries_of_the_report_settle_which_town_is_meant(known: Knowledge, name: str, id: str) -> None:  # noqa: A002
    mentions = read(known, f"War/NOUN goes/VERB on/ADP in {name}", "Shells/NOUN fell/VERB in [place Tripoli]")
    assert located(mentions)[-1] == id


def test_a_name_behind_the_comma_settles_it_against_the_report(known: Knowledge) -> None:
    mentions = read(
        known, "War/NOUN goes/VERB on/ADP in Libya", "Aid/NOUN came/VERB to [place Tripoli] , [place Lebanon]"
    )
    assert "g:2" in located(mentions)


def test_a_name_is_one_place_throughout(known: Knowledge) -> None:
    mentions = read(
        known, "Talks/NOUN began/VERB in [place Tripoli] , [place Lebanon]", "Shots/NOUN fell/VERB in [place Tripoli]"
    )
    assert [one for one in located(mentions) if one.startswith("g:")] == ["g:2", "g:2"]


def test_a_province_is_preferred_where_the_text_says_so(known: Knowledge) -> None:
    assert located(read(known, "Shells/NOUN fell/VERB in [place Idlib] province/NOUN")) == ["g:6"]


@pytest.mark.parametrize(
    "line",
    ["The [organisation Kyiv Independent] wrote/VERB", "[person Paris Hilton] spoke/VERB", "Paris Hilton spoke/VERB"],
)
def test_a_name_inside_another_name_is_no_place(known: Knowledge, line: str) -> None:
    assert read(known, line).places == ()


def test_a_country_in_a_towns_stead_is_led_to_a_town_of_the_other_country(known: Knowledge) -> None:
    mentions = read(known, "Fighters/NOUN took/VERB the coastal/ADJ city/NOUN of [place Serbia] in Libya")
    doubt = next(one for one in mentions.doubts if one.kind == "implausible_place")
    assert doubt.suggestion == "Sirte"
    assert "place:sirte" in located(mentions)
    assert "country:SRB" not in {one.id for one in mentions.places}


def test_a_country_named_in_its_own_right_stays(known: Knowledge) -> None:
    mentions = read(known, "Refugees/NOUN left/VERB Libya for the border/NOUN of Serbia")
    assert not [one for one in mentions.doubts if one.kind == "implausible_place"]


def test_a_place_that_nobody_knows_keeps_its_name(known: Knowledge) -> None:
    mentions = read(known, "Shells/NOUN fell/VERB in [place Umm Zarzur]")
    assert [(one.id, one.name, one.resolution.basis) for one in mentions.places] == [
        ("x.umm-zarzur", "Umm Zarzur", "unresolved")
    ]


def test_an_acting_state_is_named_as_a_place_but_nothing_happens_there(known: Knowledge) -> None:
    mentions = read(known, "Libya/PROPN/2/nsubj accepted/VERB/0/root")
    assert [one.id for one in mentions.places] == ["country:LBY"]
    assert located(mentions) == []
