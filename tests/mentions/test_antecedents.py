"""Who is meant where no name stands: holders on the day, subjects up the tree, acronyms of the report's own."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.knowledge import ActorEntry, Knowledge
from dragoman.mentions.finding import find
from dragoman.record import Mentions
from dragoman.report import Annotated
from tests.mentions.marked import country, knowledge, person, place, report


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    actors = [
        country("NER", "Niger", "Nigerien"),
        country("HTI", "Haiti", "Haitian"),
        country("LKA", "Sri Lanka", "Sri Lankan"),
        country("MMR", "Myanmar", "Burmese"),
        country("SOM", "Somalia", "Somali"),
        country("SYR", "Syria", "Syrian"),
        country("COD", "Congo", "Congolese"),
        country("IRN", "Iran", "Iranian"),
        country("IRQ", "Iraq", "Iraqi"),
        replace(country("ZAR", "Zaire", "Zairean"), end="1997-05-17", successor="cod"),
        ActorEntry("mmr.sac", "State Administration Council", "government", "MMR", "GOV", start="2021-02-02"),
        ActorEntry("lka.ltte", "Tamil Tigers", "armed_group", "LKA", "REB", aliases=("Tigers",)),
        ActorEntry("som.mil", "Somali National Army", "military", "SOM", "MIL"),
        ActorEntry("syr.sna", "Syrian National Army", "armed_group", "SYR", "REB", aliases=("SNA",)),
        ActorEntry("cod.m23", "March 23 Movement", "armed_group", "COD", "REB", aliases=("M23",)),
        ActorEntry("irq.kurds", "Kurds", "population", "IRQ", "CVL", adjectives=("Kurdish",), people=("Kurds",)),
        ActorEntry("irq.pukf", "Kurdish Front", "armed_group", "IRQ", "REB"),
        person("bazoum", "Mohamed Bazoum", "NER", "president", "ner", start="2021-04-02", end="2023-07-26"),
        person("tiani", "Abdourahamane Tiani", "NER", "president", "ner", start="2023-07-28"),
        person("joseph", "Claude Joseph", "HTI", "acting prime minister", "hti", start="2021-04-14", end="2021-07-20"),
        person("fonseka", "Sarath Fonseka", "LKA", "army chief", "lka", start="2005-12", end="2009-07"),
        person("prabhakaran", "Velupillai Prabhakaran", "LKA", "leader", "lka.ltte", start="1976", end="2009-05-18"),
        person("mobutu", "Mobutu Sese Seko", "COD", "president", "cod", start="1965", end="1997-05-16"),
        person("kabila", "Laurent Kabila", "COD", "president", "cod", start="1997-05-17", end="2001-01-16"),
        person("khatami", "Mohammad Khatami", "IRN", "president", "irn", start="1997", end="2005"),
        person("saddam", "Saddam Hussein", "IRQ", "president", "irq", start="1979", end="2003-04-09"),
    ]
    return knowledge(tmp_path_factory.mktemp("known"), actors, [place("country:MMR", "Myanmar", "MMR", "country")])


def read(known: Knowledge, day: str, *lines: str) -> Mentions:
    annotated = report(*lines)
    return find(Annotated(replace(annotated.report, published=day), annotated.sentences), known)


def refs(mentions: Mentions, sentence: int, word: int) -> tuple[str, ...]:
    """Return whom the actor's mark over a token means, () where there is none."""
    marks = [one for one in mentions.marks if one.kind == "actor" and one.sentence == sentence]
    return next((one.refs for one in marks if one.first <= word < one.last), ())


@pytest.mark.parametrize(
    ("day", "line", "word", "whom"),
    [
        ("2023-07-29", "The ousted/ADJ Nigerien president/NOUN spoke/VERB", 3, ("p.bazoum",)),
        ("2023-07-29", "Niger 's elected/ADJ president/NOUN spoke/VERB", 3, ("p.bazoum",)),
        ("2023-07-29", "The ousted/ADJ leader/NOUN left/VERB Niger", 2, ("p.bazoum",)),
        ("2023-07-27", "The Nigerien president/NOUN is held/VERB", 2, ("p.bazoum",)),
        ("2023-09-01", "The Nigerien president/NOUN spoke/VERB", 2, ("p.tiani",)),
        ("2021-07-08", "The Haitian prime/ADJ minister/NOUN spoke/VERB", 3, ("p.joseph",)),
        ("1997-05-16", "The Zairean president/NOUN left/VERB", 2, ("p.mobutu",)),
    ],
)
def test_an_office_is_led_to_who_held_it(
    known: Knowledge, day: str, line: str, word: int, whom: tuple[str, ...]
) -> None:
    assert refs(read(known, day, line), 0, word) == whom


def test_a_subject_behind_a_comma_is_not_the_one_named_before(known: Knowledge) -> None:
    line = "It was Velupillai Prabhakaran , Sri Lanka 's army/NOUN/9/compound commander/NOUN/10/nsubj said/VERB/0/root"
    assert refs(read(known, "2009-05-19", line), 0, 8) == ("p.fonseka",)


def test_an_acronym_is_read_as_the_report_introduces_it(known: Knowledge) -> None:
    lines = ("The Somali National Army ( SNA ) advanced/VERB", "The SNA denied/VERB it")
    assert refs(read(known, "2022-09-20", *lines), 1, 1) == ("som.mil",)


def test_an_acronym_that_nobody_introduced_is_the_known_one(known: Knowledge) -> None:
    assert refs(read(known, "2022-09-20", "The SNA denied/VERB it in Syria"), 0, 1) == ("syr.sna",)


def test_the_junta_is_the_council_that_rules_on_the_day(known: Knowledge) -> None:
    line = "The junta/NOUN/2/nsubj denied/VERB it in Myanmar"
    assert refs(read(known, "2021-04-10", line), 0, 1) == ("mmr.sac",)
    assert refs(read(known, "2015-04-10", line), 0, 1) != ("mmr.sac",)


def test_the_two_leaders_are_those_of_the_two_states_named(known: Knowledge) -> None:
    lines = ("Iran and Iraq signed/VERB", "The two/NUM leaders/NOUN/4/nsubj spoke/VERB/0/root")
    assert set(refs(read(known, "2000-09-28", *lines), 1, 2)) == {"p.khatami", "p.saddam"}


def test_fighters_of_a_people_are_its_one_named_group(known: Knowledge) -> None:
    lines = ("The Kurdish Front met/VERB", "Kurdish fighters/NOUN left/VERB")
    assert refs(read(known, "1991-04-01", *lines), 1, 0) == ("irq.pukf",)


def test_it_is_the_subject_above_it_in_the_tree(known: Knowledge) -> None:
    line = (
        "Iran/PROPN/2/nsubj says/VERB/0/root that/SCONJ/5/mark Iraq/PROPN/5/nsubj fired/VERB/2/ccomp "
        "and/CCONJ/9/cc it/PRON/9/nsubj has/AUX/9/aux asked/VERB/2/conj"
    )
    assert refs(read(known, "1988-03-23", line), 0, 6) == ("irn",)


def test_it_is_nobody_where_another_thing_is_the_subject(known: Knowledge) -> None:
    line = (
        "Iran/PROPN/2/nsubj says/VERB/0/root the/DET/4/det offensive/NOUN/5/nsubj failed/VERB/2/ccomp "
        "because/SCONJ/8/mark it/PRON/8/nsubj lacked/VERB/5/advcl"
    )
    assert refs(read(known, "1988-03-23", line), 0, 6) == ()


def test_a_reflexive_is_the_subject_of_its_verb_and_an_object_is_not(known: Knowledge) -> None:
    line = "M23/PROPN/2/nsubj presents/VERB/0/root {}/PRON/2/obj"
    assert refs(read(known, "2012-11-20", line.format("itself")), 0, 2) == ("cod.m23",)
    assert refs(read(known, "2012-11-20", line.format("it")), 0, 2) == ()


def test_what_a_pronoun_possesses_shows_its_bearer(known: Knowledge) -> None:
    mentions = read(known, "2012-11-20", "M23/PROPN/2/nsubj shot/VERB/0/root its/PRON/4/nmod:poss captives/NOUN/2/obj")
    group = next(actor for actor in mentions.actors if actor.id == "cod.m23")
    assert len(group.mentions) == 2


def test_who_was_he_is_not_she(known: Knowledge) -> None:
    lines = (
        "Saddam Hussein/PROPN/3/nsubj spoke/VERB/0/root of/ADP/6/case his/PRON/6/nmod:poss men/NOUN/3/obl",
        "She/PRON/2/nsubj left/VERB/0/root",
    )
    mentions = read(known, "2000-09-28", *lines)
    assert (refs(mentions, 0, 4), refs(mentions, 1, 0)) == (("p.saddam",), ())


def test_interim_authorities_are_the_council_that_rules(known: Knowledge) -> None:
    line = "Myanmar 's interim/ADJ authorities/NOUN denied/VERB it"
    assert refs(read(known, "2021-04-10", line), 0, 3) == ("mmr.sac",)
