from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.knowledge import ActorEntry, Knowledge, Role
from dragoman.mentions.finding import find
from dragoman.record import Actor, Mentions
from dragoman.report import Annotated, Carried, Filler
from tests.mentions.marked import country, knowledge, person, place, report

DAY = "2022-06-15"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    actors = [
        country("TUR", "Turkey", "Turkish", people=("Turk", "Turks"), seats=("Ankara",)),
        country("RUS", "Russia", "Russian", seats=("Moscow", "Kremlin")),
        country("LBY", "Libya", "Libyan"),
        country("SYR", "Syria", "Syrian"),
        country("YEM", "Yemen", "Yemeni"),
        country("COL", "Colombia", "Colombian"),
        country("MMR", "Myanmar", "Burmese"),
        ActorEntry(
            "yem.houthi",
            "Ansar Allah",
            "armed_group",
            "YEM",
            "REB",
            aliases=("Houthi movement",),
            adjectives=("Houthi",),
            people=("Houthi", "Houthis"),
        ),
        ActorEntry("lby.lna", "Libyan National Army", "armed_group", "LBY", "REB", aliases=("LNA",)),
        ActorEntry("lby.gna", "Government of National Accord", "government", "LBY", "GOV", aliases=("GNA",)),
        ActorEntry("media.reuters", "Reuters", "media", "GBR", "MED"),
        person("erdogan", "Recep Tayyip Erdogan", "TUR", "president", "tur", "Erdogan", start="2014-08"),
        person("putin", "Vladimir Putin", "RUS", "president", "rus", "Putin", start="2012-05"),
        person("assad", "Bashar al-Assad", "SYR", "president", "syr", "Assad", "al-Assad", start="2000"),
        person("sarraj", "Fayez al-Sarraj", "LBY", "prime minister", "lby.gna", start="2016", end="2030"),
        ActorEntry(
            "p.haftar",
            "Khalifa Haftar",
            "person",
            "LBY",
            "REB",
            aliases=("Haftar",),
            roles=(Role("commander", "lby.lna", "2015-03"),),
        ),
        person("hlaing", "Min Aung Hlaing", "MMR", "commander", "mmr", start="2011"),
        person("santos", "Juan Manuel Santos", "COL", "president", "col", start="2010-08", end="2018-08"),
        person("duque", "Ivan Duque", "COL", "president", "col", start="2018-08", end="2022-08"),
    ]
    places = [
        place("country:LBY", "Libya", "LBY", "country"),
        place("country:SYR", "Syria", "SYR", "country"),
        place("g:1", "Ankara", "TUR", population=5_000_000),
    ]
    return knowledge(tmp_path_factory.mktemp("known"), actors, places)


def read(known: Knowledge, *lines: str) -> tuple[Annotated, Mentions]:
    annotated = report(*lines)
    dated = Annotated(replace(annotated.report, published=DAY), annotated.sentences)
    return annotated, find(dated, known)


def actor(mentions: Mentions, id: str) -> Actor:  # noqa: A002
    return next(one for one in mentions.actors if one.id == id)


def words(annotated: Annotated, one: Actor) -> list[str]:
    return [span.of(annotated.report.text) for span in one.mentions]


def ids(mentions: Mentions) -> set[str]:
    return {one.id for one in mentions.actors}


@pytest.mark.parametrize(
    ("line", "id", "shown"),
    [
        ("Turkish troops/NOUN/3/nsubj crossed/VERB/0/root the border/NOUN", "tur.mil", "Turkish troops"),
        ("Turkey 's parliament/NOUN/4/nsubj voted/VERB/0/root", "tur.leg", "Turkey's parliament"),
        ("The Libyan government/NOUN/4/nsubj resigned/VERB/0/root", "lby.gov", "The Libyan government"),
        ("Syrian government/NOUN warplanes/NOUN/4/nsubj struck/VERB/0/root", "syr.mil", "Syrian government warplanes"),
        ("Houthi fighters/NOUN/3/nsubj fled/VERB/0/root", "yem.houthi", "Houthi fighters"),
        ("GNA forces/NOUN/3/nsubj retreated/VERB/0/root", "lby.gna", "GNA forces"),
        ("LNA officials/NOUN/3/nsubj spoke/VERB/0/root", "lby.lna", "LNA officials"),
        ("Haftar 's fighters/NOUN/4/nsubj fled/VERB/0/root", "lby.lna", "fighters"),
        ("The parliament/NOUN/4/nsubj of Libya voted/VERB/0/root", "lby.leg", "The parliament of Libya"),
    ],
)
def test_a_qualifier_and_a_noun_name_one_body(known: Knowledge, line: str, id: str, shown: str) -> None:  # noqa: A002
    annotated, mentions = read(known, line)
    assert shown in words(annotated, actor(mentions, id))


def test_two_adjectives_share_a_noun(known: Knowledge) -> None:
    _, mentions = read(known, "Turkish and Russian troops/NOUN met/VERB")
    assert {"tur.mil", "rus.mil"} <= ids(mentions)


def test_an_office_and_a_name_are_one_mention(known: Knowledge) -> None:
    annotated, mentions = read(known, "Turkish President Recep Tayyip Erdogan spoke/VERB/0/root")
    assert words(annotated, actor(mentions, "p.erdogan")) == ["Turkish President Recep Tayyip Erdogan"]
    assert ids(mentions) == {"p.erdogan"}


def test_an_unnamed_office_means_its_holder_on_the_day(known: Knowledge) -> None:
    _, mentions = read(known, "The Colombian president/NOUN resigned/VERB")
    assert actor(mentions, "p.duque").resolution.basis == "role"
    assert "p.santos" not in ids(mentions)


def test_a_counterpart_holds_the_same_office_elsewhere(known: Knowledge) -> None:
    _, mentions = read(known, "Erdogan/PROPN/2/nsubj called/VERB/0/root his Russian counterpart/NOUN/2/obj")
    assert {"p.erdogan", "p.putin"} <= ids(mentions)


@pytest.mark.parametrize(
    ("line", "id"),
    [
        ("Turkish President [person Rajab Tayyab Erdogan] spoke/VERB", "p.erdogan"),
        ("Russian President [person Vladimir Poutine] spoke/VERB", "p.putin"),
        ("Burmese commander [person Min Aung Hlaine] spoke/VERB", "p.hlaing"),
        ("[person Caliphate Haftar] fighters/NOUN fled/VERB", "lby.lna"),
    ],
)
def test_a_garbled_name_is_mended_with_a_doubt(known: Knowledge, line: str, id: str) -> None:  # noqa: A002
    _, mentions = read(known, line)
    assert id in ids(mentions)
    doubt = next(one for one in mentions.doubts if one.kind == "garbled_name")
    assert doubt.suggestion is not None
    assert doubt.score is not None
    assert 0.5 < doubt.score < 1


def test_a_clean_name_raises_no_doubt(known: Knowledge) -> None:
    _, mentions = read(known, "Syrian President [person Bashar al-Assad] met/VERB [person Vladimir Putin] in Ankara")
    assert {"p.assad", "p.putin"} <= ids(mentions)
    assert [one.kind for one in mentions.doubts] == []


def test_another_of_the_family_is_another_person(known: Knowledge) -> None:
    _, mentions = read(known, "[person Saddam Haftar] spoke/VERB")
    assert "p.haftar" not in ids(mentions)
    assert "x.saddam-haftar" in ids(mentions)


def test_a_known_person_at_the_head_of_a_foreign_government_is_implausible(known: Knowledge) -> None:
    _, mentions = read(known, "Turkey backs/VERB [person Bashar al-Assad] 's Government of National Accord")
    doubt = next(one for one in mentions.doubts if one.kind == "implausible_actor")
    assert doubt.suggestion == "Fayez al-Sarraj"


def test_a_surname_takes_up_a_stranger(known: Knowledge) -> None:
    annotated, mentions = read(known, "[person Aye Chan Thura] spoke/VERB", "[person Thura] left/VERB")
    assert words(annotated, actor(mentions, "x.aye-chan-thura")) == ["Aye Chan Thura", "Thura"]


def test_an_acronym_of_the_report_stands_for_its_name(known: Knowledge) -> None:
    lines = ("The [organisation Arakan Relief Front] ( ARF ) spoke/VERB", "[organisation ARF] left/VERB")
    annotated, mentions = read(known, *lines)
    assert words(annotated, actor(mentions, "x.arakan-relief-front")) == ["The Arakan Relief Front", "ARF", "ARF"]


def test_a_country_behind_in_is_a_place_and_a_subject_an_actor(known: Knowledge) -> None:
    _, mentions = read(known, "Turkey/PROPN/2/nsubj fights/VERB/0/root in Libya/PROPN/2/obl")
    kinds = {(mark.refs[0], mark.kind) for mark in mentions.marks}
    assert kinds == {("tur", "actor"), ("country:LBY", "place")}


def test_a_capital_that_speaks_stands_for_its_state(known: Knowledge) -> None:
    _, mentions = read(
        known, "Ankara/PROPN/2/nsubj denied/VERB/0/root it/PRON", "Talks/NOUN began/VERB in Ankara/PROPN/2/obl"
    )
    assert [(mark.kind, mark.refs[0]) for mark in mentions.marks] == [("actor", "tur"), ("place", "g:1")]


def test_common_nouns_are_crowds_of_the_country_that_the_report_is_on(known: Knowledge) -> None:
    lines = ("Fighting/NOUN goes/VERB on/ADP in Syria", "Police/NOUN/4/nsubj and rebels/NOUN clashed/VERB/0/root")
    _, mentions = read(known, *lines)
    assert actor(mentions, "syr.pol").kind == "police"
    assert actor(mentions, "x.syr-rebels").kind == "armed_group"


def test_he_means_the_only_person_at_hand(known: Knowledge) -> None:
    _, mentions = read(known, "Erdogan/PROPN/2/nsubj spoke/VERB/0/root", "He/PRON/2/nsubj left/VERB/0/root")
    assert [mark.refs for mark in mentions.marks] == [("p.erdogan",), ("p.erdogan",)]


def test_he_is_left_open_between_two_persons(known: Knowledge) -> None:
    _, mentions = read(known, "Erdogan and Putin spoke/VERB", "He/PRON/2/nsubj left/VERB/0/root")
    assert all(mark.sentence == 0 for mark in mentions.marks)


def test_the_two_leaders_are_the_last_two(known: Knowledge) -> None:
    _, mentions = read(known, "Erdogan met/VERB Putin", "The two leaders/NOUN left/VERB")
    assert mentions.marks[-1].refs == ("p.erdogan", "p.putin")


def test_a_person_belongs_to_what_the_roles_say_on_the_day(known: Knowledge) -> None:
    _, mentions = read(known, "Haftar spoke/VERB")
    assert actor(mentions, "p.haftar").member_of == ("lby.lna",)


def test_an_outlet_named_as_source_is_cited(known: Knowledge) -> None:
    _, mentions = read(known, "According/VERB to a Reuters report/NOUN , troops/NOUN left/VERB")
    assert mentions.head.cites == ("Reuters",)


def test_a_leftover_of_the_page_holds_no_mention(known: Knowledge) -> None:
    _, mentions = read(
        known, "Read/VERB more/ADV : Turkey sends/VERB troops/NOUN", "Russia/PROPN/2/nsubj spoke/VERB/0/root"
    )
    assert ids(mentions) == {"rus"}
    assert [one.kind for one in mentions.doubts] == ["boilerplate"]


def test_the_same_report_gives_the_same_mentions(known: Knowledge) -> None:
    lines = (
        "Turkish President [person Rajab Tayyab Erdogan] met/VERB Putin",
        "Police/NOUN and Houthi fighters/NOUN left/VERB",
    )
    assert read(known, *lines)[1] == read(known, *lines)[1]


def test_both_sides_are_the_last_two_though_the_model_tags_them(known: Knowledge) -> None:
    lines = ("Turkey and Russia met/VERB", "Both [group sides/NOUN] left/VERB")
    assert read(known, *lines)[1].marks[-1].refs == ("tur", "rus")


def test_the_group_is_the_last_armed_one(known: Knowledge) -> None:
    _, mentions = read(known, "The LNA and Reuters met/VERB", "The group/NOUN left/VERB")
    assert mentions.marks[-1].refs == ("lby.lna",)


def test_a_capital_behind_and_that_begins_a_clause_acts(known: Knowledge) -> None:
    line = "Rebels/NOUN left/VERB Libya , and Ankara/PROPN/7/nsubj denied/VERB/2/conj it/PRON"
    _, mentions = read(known, line)
    assert ("tur",) in [mark.refs for mark in mentions.marks if mark.kind == "actor"]


def test_i_is_whoever_is_quoted_and_we_the_body_that_he_belongs_to(known: Knowledge) -> None:
    lines = (
        "Haftar/PROPN/2/nsubj told/VERB/0/root us/PRON/2/obj ,/PUNCT/2/punct not/PART/6/advmod US/PROPN/2/obl",
        "We/PRON/2/nsubj hold/VERB/0/root it/PRON/2/obj ,/PUNCT/2/punct and/CCONJ/6/cc I/PRON/7/nsubj stay/VERB/2/conj",
    )
    marks = [mark for mark in read(known, *lines)[1].marks if mark.kind == "actor"]
    assert [(mark.sentence, mark.first, mark.refs) for mark in marks] == [
        (0, 0, ("p.haftar",)),
        (1, 0, ("lby.lna",)),
        (1, 5, ("p.haftar",)),
    ]


def test_we_of_nobody_in_particular_is_nobody(known: Knowledge) -> None:
    assert not read(known, "We/PRON/2/nsubj leave/VERB/0/root")[1].marks


def test_people_whom_no_list_has_are_named_as_the_text_names_them(known: Knowledge) -> None:
    _, found = read(known, "[group Turkish/ADJ/2/amod beekeepers/NOUN/3/nsubj] rejoiced/VERB/0/root")
    assert [(actor.id, actor.country) for actor in found.actors] == [("x.turkish-beekeepers", "TUR")]


def test_a_thing_is_an_actor_only_where_it_is_acted_on(known: Knowledge) -> None:
    line = "They/PRON/2/nsubj burned/VERB/0/root the/DET/4/det [weapon tankers/NOUN/2/obj]"
    assert not read(known, line)[1].actors
    annotated = report(line)
    hit = Carried(1, (("destroy_property", 0.9),), 0.9, (("occurred", 0.9),), (Filler("target", 3, 0.9),))
    sentence = replace(annotated.sentences[0], events=(hit,))
    found = find(replace(annotated, sentences=(sentence,)), known)
    assert [actor.id for actor in found.actors] == ["x.tankers"]


def test_a_town_that_is_acted_on_stays_a_place(known: Knowledge) -> None:
    annotated = report("Rebels/NOUN/2/nsubj shelled/VERB/0/root [place Ankara/PROPN/2/obj]")
    hit = Carried(1, (("shell", 0.9),), 0.9, (("occurred", 0.9),), (Filler("target", 2, 0.9),))
    found = find(replace(annotated, sentences=(replace(annotated.sentences[0], events=(hit,)),)), known)
    assert [place.name for place in found.places] == ["Ankara"]
    assert any(mark.kind == "actor" and mark.first == 2 for mark in found.marks)
