"""What is coded from whole sentences, by the shipped model and knowledge, on text that nothing was tuned on."""

import json

import jsonschema
import pytest

from dragoman.pipeline import Reader
from dragoman.record import Event, Reading, read_schema
from dragoman.report import Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def read(reader: Reader, text: str, published: str = "2018-07-10") -> Reading:
    reading = reader.read(Report(id="t", text=text, published=published))
    jsonschema.validate(json.loads(reading.to_json()), read_schema())
    assert Reading.from_json(reading.to_json()) == reading
    return reading


def events(reading: Reading, kind: str) -> list[Event]:
    return [event for event in reading.events if event.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("The Philippine army bombed Abu Sayyaf camps on Jolo on Monday.", "ASSAULT", "phl.mil", "phl.asg"),
        ("Protesters were shot by Sudanese police in Atbara on Sunday.", "ASSAULT", "sdn.pol", "protesters"),
        ("Colombia's government accused the ELN of bombing a pipeline.", "ACCUSE", "col.gov", "eln"),
        ("Ethiopian Prime Minister Abiy Ahmed met Eritrean President Isaias Afwerki.", "CONSULT", "abiy", ""),
        ("Poland expelled four Russian diplomats on Tuesday.", "SANCTION", "pol", "rus"),
        ("India rejected an offer of mediation by Norway.", "REJECT", "ind", "nor"),
        ("Germany gave Jordan 60 million euros for refugees.", "AID", "deu", "jor"),
        ("Angola's MPLA and UNITA signed a peace agreement in Luanda.", "SUPPORT", "unita", ""),
        ("The Taliban released 12 Afghan soldiers in Helmand.", "RETREAT", "taliban", "afg"),
        ("Turkey threatened Greece with war over the islands.", "THREATEN", "tur", "grc"),
    ],
)
def test_who_did_what_to_whom(reader: Reader, text: str, kind: str, source: str, target: str) -> None:
    found = events(read(reader, text), kind)
    assert found, [event.type for event in read(reader, text).events]
    assert any(
        any(source in actor for actor in event.source)
        and (not target or any(target in actor for actor in event.target))
        for event in found
    ), found


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Kenya said it would send 1,000 police officers to Haiti.", "AGREE", "planned"),
        ("Myanmar's army denied that its soldiers had burned villages in Rakhine.", "ASSAULT", "denied"),
        ("The rebels reportedly attacked a barracks near Bangui.", "ASSAULT", "alleged"),
        ("If Iran attacks Israel, the United States will respond.", "ASSAULT", "hypothetical"),
        ("The siege of Taiz by Houthi fighters continues, and they are shelling the city.", "ASSAULT", "ongoing"),
    ],
)
def test_status_tells_what_has_happened_from_what_has_not(reader: Reader, text: str, kind: str, status: str) -> None:
    assert status in [event.status for event in events(read(reader, text), kind)]


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers have not withdrawn from the village.",
        "The novelist declared war on adverbs.",
        "The striker scored twice as the home side hit back in the second half of the cup final.",
        "A heart attack killed the retired ambassador at his home near Lyon.",
    ],
)
def test_what_is_no_event_is_not_coded(reader: Reader, text: str) -> None:
    assert [event.type for event in read(reader, text).events] == []


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Uganda will not negotiate with the ADF.", "uga", "adf"),
        ("The Taliban will not meet the Afghan government.", "taliban", "afg"),
        ("We will not negotiate with the ADF.", "", "adf"),
    ],
)
def test_who_refuses_to_talk_is_told_from_who_is_refused(reader: Reader, text: str, source: str, target: str) -> None:
    (refusal,) = events(read(reader, text), "REJECT")
    assert (not source and not refusal.source) or any(source in actor for actor in refusal.source)
    assert any(target in actor for actor in refusal.target)
    assert not set(refusal.source) & set(refusal.target)


def test_a_ceasefire_has_its_stage_its_parties_and_its_day(reader: Reader) -> None:
    text = "The Colombian government and the ELN agreed on a ceasefire from 1 October, mediators in Quito said."
    reading = read(reader, text, "2017-09-04")
    (agreed,) = [one for one in reading.ceasefires if one.stage == "agreed"]
    assert {"col.gov", "col.eln"} <= set(agreed.parties)
    assert agreed.start == "2017-10-01"


def test_who_holds_a_place_and_from_whom(reader: Reader) -> None:
    reading = read(reader, "Iraqi forces recaptured Ramadi from Islamic State on Monday.", "2015-12-29")
    names = {place.id: place.name for place in reading.places}
    (control,) = reading.control
    assert (names[control.place], control.holder, control.from_) == ("Ramadi", "irq.mil", "g.is")
    assert control.start == "2015-12-28"


def test_a_hedged_relation_is_hedged(reader: Reader) -> None:
    reading = read(reader, "Rwanda is believed to be backing the M23 rebels in eastern Congo.")
    (relation,) = [one for one in reading.relations if one.predicate == "backs"]
    assert (relation.subject, relation.hedged) == ("rwa", True)


def test_every_span_lies_in_the_text_and_every_id_is_listed(reader: Reader) -> None:
    text = "Troops of the AU mission shelled Barawe. Al-Shabaab said it shot down a drone.\nRead more: here" * 3
    reading = read(reader, text)
    actors, places = {actor.id for actor in reading.actors}, {place.id for place in reading.places}
    for event in reading.events:
        assert event.trigger.within(event.sentence)
        assert event.sentence.end <= len(text)
        assert {*event.source, *event.target} <= actors
        assert event.place is None or event.place in places
    for entry in (*reading.actors, *reading.places):
        assert all(0 <= span.start < span.end <= len(text) for span in entry.mentions)


def test_one_report_reads_the_same_alone_and_among_others(reader: Reader) -> None:
    texts = ["Rebels took Kidal.", "The AU condemned the coup in Niamey. " * 5, "صباح الخير", "😀" * 40, "a " * 2000]
    reports = [Report(id=str(number), text=text, published="2018-07-10") for number, text in enumerate(texts)]
    together = list(reader.read_all(reports))
    assert together == [reader.read(report) for report in reports]
