"""Who fights, leads and belongs to whom, by the shape of a sentence; on conflicts that nothing was tuned on."""

import pytest

from dragoman.pipeline import Reader
from dragoman.record import Reading
from dragoman.report import Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Report(id="t", text=text, published="2016-05-04"))


def stated(reader: Reader, text: str) -> set[tuple[str, str, str]]:
    return {(one.subject, one.predicate, one.object) for one in read(reader, text).relations}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("ELN commander Pablo Beltran met reporters in Quito.", ("p.beltran", "leads", "col.eln")),
        ("Joseph Kony, leader of the Lord's Resistance Army, was seen near Garamba.", ("p.kony", "leads", "g.lra")),
        ("Boko Haram leader Abubakar Shekau spoke on Monday.", ("p.shekau", "leads", "nga.bokoharam")),
        ("FARC spokesman Ivan Marquez said the talks would go on.", ("p.ivan-marquez", "part_of", "col.farc")),
        ("Burundi, as part of the African Union mission, sent troops to Somalia.", ("bdi", "part_of", "io.au")),
        ("Rebels have the support of key states - Chad and Niger.", ("tcd", "backs", "x.rebels")),
        ("With the support of Iran, Hezbollah advanced on Qusayr.", ("irn", "backs", "lbn.hezbollah")),
        ("Nigerian troops stepped up their offensive against Boko Haram.", ("nga.mil", "fights", "nga.bokoharam")),
        ("Uganda said its strategy to defeat the ADF was succeeding.", ("uga", "fights", "cod.adf")),
        ("The Kenyan army came under heavy fire from al-Shabaab fighters.", ("som.shabaab", "fights", "ken.mil")),
        ("The Houthis attacked Saudi Arabia with drones on Saturday.", ("yem.houthi", "fights", "sau")),
    ],
)
def test_a_phrase_states_a_relation(reader: Reader, text: str, relation: tuple[str, str, str]) -> None:
    assert relation in stated(reader, text)


def test_who_meets_a_leader_leads_nothing_of_his(reader: Reader) -> None:
    text = "Ethiopian Prime Minister Abiy Ahmed met FARC commander Timochenko."
    leaders = {(subject, led) for subject, predicate, led in stated(reader, text) if predicate in ("leads", "part_of")}
    assert leaders == {("p.timochenko", "col.farc")}


def test_those_who_back_together_do_not_back_one_another(reader: Reader) -> None:
    text = "The rebels have support from Rwanda, Uganda and Burundi's soldiers."
    backers = {"rwa", "uga", "bdi", "bdi.mil"}
    assert not {one for one in stated(reader, text) if one[0] in backers and one[2] in backers}


def test_who_is_only_asked_to_fight_does_not(reader: Reader) -> None:
    assert not {one for one in stated(reader, "The UN urged Rwanda to fight the FDLR.") if one[1] == "fights"}


def test_where_troops_strike_is_not_whom(reader: Reader) -> None:
    text = "French forces carried out air strikes on al-Qaeda in Mali."
    assert not {one for one in stated(reader, text) if one[1] == "fights" and "mli" in one}


def test_a_title_names_the_group_beside_the_person(reader: Reader) -> None:
    text = "ELN commander Pablo Beltran met reporters in Quito."
    named = {actor.id: [text[span.start : span.end] for span in actor.mentions] for actor in read(reader, text).actors}
    assert (named["col.eln"], named["p.beltran"]) == (["ELN"], ["ELN commander Pablo Beltran"])
