"""Actors taken up again: pronouns, descriptions, the two sides; and names inside other words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.knowledge import ActorEntry, Knowledge, Role
from dragoman.mentions.finding import find
from dragoman.record import Mentions
from dragoman.report import Annotated
from tests.mentions.marked import country, knowledge, person, place, report

DAY = "2022-06-15"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    actors = [
        country("LBY", "Libya", "Libyan", seats=("Tripoli",)),
        country("MMR", "Myanmar", "Burmese"),
        country("SDN", "Sudan", "Sudanese"),
        country("COD", "Congo", "Congolese"),
        country("TUR", "Turkey", "Turkish"),
        country("SAU", "Saudi Arabia", "Saudi"),
        country("USA", "United States", "American"),
        ActorEntry("io.un", "United Nations", "international_organisation", None, "IGO", aliases=("UN",)),
        ActorEntry(
            "lby.lna", "Libyan National Army", "armed_group", "LBY", "REB", aliases=("LNA",), opposes=("lby.gna",)
        ),
        ActorEntry("lby.gna", "Government of National Accord", "government", "LBY", "GOV", aliases=("GNA",)),
        ActorEntry("mmr.aa", "Arakan Army", "armed_group", "MMR", "REB", opposes=("mmr.mil",)),
        ActorEntry("cod.m23", "March 23 Movement", "armed_group", "COD", "REB", aliases=("M23",), opposes=("cod",)),
        ActorEntry(
            "sdn.rsf", "Rapid Support Forces", "armed_group", "SDN", "REB", aliases=("RSF",), opposes=("sdn.mil",)
        ),
        ActorEntry("io.monusco", "Stabilization Mission in Congo", "international_organisation", "COD", "IGO"),
        ActorEntry(
            "p.haftar",
            "Khalifa Haftar",
            "person",
            "LBY",
            "REB",
            aliases=("Haftar",),
            roles=(Role("commander", "lby.lna", "2015-03"),),
        ),
        ActorEntry(
            "p.saddam-haftar", "Saddam Haftar", "person", "LBY", "REB", roles=(Role("general", "lby.lna", "2016"),)
        ),
        person("sarraj", "Fayez al-Sarraj", "LBY", "prime minister", "lby.gna", start="2016", end="2030"),
        person("erdogan", "Recep Tayyip Erdogan", "TUR", "president", "tur", "Erdogan", start="2014-08"),
        person("burhan", "Abdel Fattah al-Burhan", "SDN", "president", "sdn", "Burhan", start="2019"),
    ]
    places = [
        place("country:LBY", "Libya", "LBY", "country"),
        place("country:COD", "Congo", "COD", "country"),
        place("country:MMR", "Myanmar", "MMR", "country"),
        place("country:SDN", "Sudan", "SDN", "country"),
        place("place:sirte", "Sirte", "LBY", population=100_000, features=("coastal",)),
        place("g:2", "Tripoli", "LBY", population=1_000_000),
        place("g:3", "Goma", "COD", population=600_000),
    ]
    return knowledge(tmp_path_factory.mktemp("known"), actors, places)


def read(known: Knowledge, *lines: str) -> Mentions:
    annotated = report(*lines)
    return find(Annotated(replace(annotated.report, published=DAY), annotated.sentences), known)


def refs(mentions: Mentions, sentence: int, first: int) -> tuple[str, ...]:
    """Return whom the actor's mark that begins at a token means, () where there is none."""
    marks = [
        mark for mark in mentions.marks if mark.kind == "actor" and (mark.sentence, mark.first) == (sentence, first)
    ]
    return marks[0].refs if marks else ()


@pytest.mark.parametrize(
    "line",
    [
        "[person Khalifa Haftar] said/VERB it was/AUX late/ADJ in Libya",
        "General [person Khalifa Haftar] 's Libyan National Army denied/VERB it in Libya",
        "[person Fayez al-Sarraj] met/VERB [person Recep Tayyip Erdogan]",
    ],
)
def test_a_known_name_is_never_a_doubt(known: Knowledge, line: str) -> None:
    assert [doubt.kind for doubt in read(known, line).doubts] == []


def test_a_leader_and_what_is_led_are_two_mentions(known: Knowledge) -> None:
    mentions = read(known, "Libya : [group Haftar fighters/NOUN] attacked/VERB it")
    assert (refs(mentions, 0, 2), refs(mentions, 0, 3)) == (("p.haftar",), ("lby.lna",))


def test_the_leader_named_behind_a_group_is_a_mention(known: Knowledge) -> None:
    mentions = read(known, "The Libyan National Army of General Haftar attacked/VERB")
    assert (refs(mentions, 0, 1), refs(mentions, 0, 5)) == (("lby.lna",), ("p.haftar",))


@pytest.mark.parametrize(
    ("word", "whom"),
    [
        ("UN-recognised/ADJ", ("io.un",)),
        ("Turkish-backed/ADJ", ("tur",)),
        ("Saudi-led/ADJ", ("sau",)),
        ("RSF-held/ADJ", ("sdn.rsf",)),
        ("Turkish-Saudi/ADJ", ("tur", "sau")),
        ("Turkish-speaking/ADJ", ()),
        ("government-held/ADJ", ()),
        ("re-elected/ADJ", ()),
    ],
)
def test_a_compound_names_the_actor_of_its_first_part(known: Knowledge, word: str, whom: tuple[str, ...]) -> None:
    assert refs(read(known, f"The {word} authorities/NOUN met/VERB"), 0, 1) == whom


def test_only_the_name_in_a_compound_is_the_mention(known: Knowledge) -> None:
    annotated = report("Turkish-backed/ADJ tribes/NOUN fled/VERB")
    mentions = find(annotated, known)
    turkey = next(actor for actor in mentions.actors if actor.id == "tur")
    assert [span.of(annotated.report.text) for span in turkey.mentions] == ["Turkish"]


def test_the_army_is_the_group_that_claims_to_be_it(known: Knowledge) -> None:
    lines = ("The Libyan National Army took/VERB Sirte in Libya", "The army/NOUN/3/nsubj advanced/VERB/0/root")
    assert refs(read(known, *lines), 1, 1) == ("lby.lna",)


def test_the_army_is_no_army_in_revolt(known: Knowledge) -> None:
    lines = ("The Arakan Army took/VERB a town/NOUN in Myanmar", "The army/NOUN/3/nsubj fled/VERB/0/root")
    assert refs(read(known, *lines), 1, 1) == ("mmr.mil",)


def test_a_head_noun_takes_up_the_name(known: Knowledge) -> None:
    lines = (
        "The Stabilization Mission in Congo sent/VERB aid/NOUN",
        "The Mission/PROPN/3/nsubj warned/VERB/0/root",
    )
    assert refs(read(known, *lines), 1, 1) == ("io.monusco",)


def test_the_rebels_are_the_only_group_spoken_of(known: Knowledge) -> None:
    lines = ("M23 took/VERB Goma in Congo", "The rebels/NOUN/3/nsubj advanced/VERB/0/root")
    assert refs(read(known, *lines), 1, 1) == ("cod.m23",)


@pytest.mark.parametrize(
    ("named", "phrase", "first", "whom"),
    [
        ("The LNA fought/VERB the GNA in Libya", "both sides/NOUN agreed/VERB", 0, {"lby.lna", "lby.gna"}),
        ("The RSF fought/VERB Sudanese troops/NOUN", "The two sides/NOUN agreed/VERB", 1, {"sdn.rsf", "sdn.mil"}),
        ("The LNA fought/VERB the GNA", "All of the warring parties/NOUN agreed/VERB", 3, {"lby.lna", "lby.gna"}),
    ],
)
def test_the_sides_are_the_enemies_last_named(
    known: Knowledge, named: str, phrase: str, first: int, whom: set[str]
) -> None:
    between = "Turkey and the United States called/VERB for talks/NOUN"
    assert set(refs(read(known, named, between, phrase), 2, first)) == whom


def test_the_other_side_is_the_enemy_of_who_speaks(known: Knowledge) -> None:
    line = "The GNA/PROPN/3/nsubj stops/VERB/0/root if/SCONJ the other/ADJ side/NOUN withdraws/VERB"
    assert refs(read(known, "The LNA attacked/VERB", line), 1, 5) == ("lby.lna",)


def test_it_is_the_body_that_was_the_subject(known: Knowledge) -> None:
    lines = ("The RSF/PROPN/3/nsubj attacked/VERB/0/root", "It/PRON/2/nsubj withdrew/VERB/0/root")
    assert refs(read(known, *lines), 1, 0) == ("sdn.rsf",)


def test_it_is_nobody_in_it_is_late(known: Knowledge) -> None:
    lines = ("The RSF/PROPN/3/nsubj attacked/VERB/0/root", "It/PRON/3/nsubj is/AUX/3/cop late/ADJ/0/root")
    assert refs(read(known, *lines), 1, 0) == ()


def test_they_are_those_who_were_the_subject_together(known: Knowledge) -> None:
    lines = (
        "Erdogan/PROPN/4/nsubj and/CCONJ/3/cc Burhan/PROPN/1/conj met/VERB/0/root",
        "They/PRON/2/nsubj agreed/VERB/0/root",
    )
    assert refs(read(known, *lines), 1, 0) == ("p.erdogan", "p.burhan")


def test_he_is_the_subject_of_the_sentence_before(known: Knowledge) -> None:
    lines = (
        "Erdogan/PROPN/2/nsubj warned/VERB/0/root Burhan/PROPN/2/obj",
        "He/PRON/2/nsubj spoke/VERB/0/root",
    )
    assert refs(read(known, *lines), 1, 0) == ("p.erdogan",)


def test_he_is_not_the_last_name_where_a_stranger_spoke(known: Knowledge) -> None:
    lines = (
        "A commander/NOUN/3/nsubj mocked/VERB/0/root Erdogan/PROPN/3/obj",
        "He/PRON/2/nsubj laughed/VERB/0/root",
    )
    assert refs(read(known, *lines), 1, 0) == ()


def test_the_holders_of_one_office_in_several_states(known: Knowledge) -> None:
    mentions = read(known, "The presidents/NOUN of Turkey and Sudan met/VERB")
    assert refs(mentions, 0, 1) == ("p.erdogan", "p.burhan")


def test_an_office_is_of_the_body_that_a_state_owns(known: Knowledge) -> None:
    mentions = read(known, "The commander/NOUN of Libya 's LNA spoke/VERB")
    assert refs(mentions, 0, 1) == ("p.haftar",)


def test_the_commander_is_the_one_named_so_before(known: Knowledge) -> None:
    lines = ("The commander/NOUN of the LNA spoke/VERB in Libya", "The commander/NOUN/3/nsubj left/VERB/0/root")
    assert refs(read(known, *lines), 1, 1) == ("p.haftar",)


def test_a_town_that_the_model_takes_for_somebody_is_a_town(known: Knowledge) -> None:
    mentions = read(known, "[organisation Sirte] is/AUX ours/PRON , the LNA said/VERB in Libya")
    assert (mentions.marks[0].kind, mentions.marks[0].refs) == ("place", ("place:sirte",))


@pytest.mark.parametrize(
    "line",
    [
        "TRIPOLI ( Reuters/PROPN ) - Erdogan/PROPN/7/nsubj spoke/VERB/0/root",
        "Tripoli , June/PROPN 14/NUM - Erdogan/PROPN/7/nsubj spoke/VERB/0/root",
    ],
)
def test_a_dateline_is_where_nothing_happens(known: Knowledge, line: str) -> None:
    mentions = read(known, line)
    assert [mark.refs for mark in mentions.marks] == [("p.erdogan",)]
    assert [one.id for one in mentions.places] == ["g:2"]


@pytest.mark.parametrize(
    ("name", "whom"),
    [
        ("[organisation Government/PROPN of National Harmony]", "lby.gna"),
        ("[organisation Quick Support Troops]", "sdn.rsf"),
        ("[organisation Movement/PROPN of March/PROPN 23/PROPN]", "cod.m23"),
    ],
)
def test_a_name_in_another_translation_is_mended_with_a_doubt(known: Knowledge, name: str, whom: str) -> None:
    mentions = read(known, f"Fighters/NOUN fled/VERB in Libya , in Congo and in Sudan , {name} said/VERB")
    assert whom in {actor.id for actor in mentions.actors}
    assert [doubt.kind for doubt in mentions.doubts] == ["garbled_name"]


def test_a_garbled_surname_is_a_name_from_then_on(known: Knowledge) -> None:
    lines = (
        "In Libya soldiers/NOUN of the Libyan National Army of General Khilafa Hiftar slowly/ADV went/VERB west/ADV",
        "[place Hiftar] 's army/NOUN/4/nsubj advanced/VERB/0/root",
    )
    mentions = read(known, *lines)
    assert (refs(mentions, 1, 0), refs(mentions, 1, 2)) == (("p.haftar",), ("lby.lna",))


def test_a_respelt_town_is_led_to_its_like(known: Knowledge) -> None:
    mentions = read(known, "The LNA took/VERB the shore/NOUN city/NOUN [place Sarat] in Libya")
    assert ("place:sirte",) in [mark.refs for mark in mentions.marks]
    assert [doubt.suggestion for doubt in mentions.doubts] == ["Sirte"]


@pytest.mark.parametrize(
    ("words", "organ"), [("Supreme/PROPN Court/PROPN", "sdn.jud"), ("National/PROPN Assembly/PROPN", "sdn.leg")]
)
def test_an_institution_alone_is_that_of_the_reports_country(known: Knowledge, words: str, organ: str) -> None:
    mentions = read(known, "Protests/NOUN went/VERB on/ADP in Sudan", f"The [organisation {words}] met/VERB late/ADV")
    assert refs(mentions, 1, 1) == (organ,)
