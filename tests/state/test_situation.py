from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.state import Subject, Told, tell_situation
from tests.state.readings import actor, ceasefire, control, doubt, event, place, relation, told

LIBYA, SIRTE = place("country:LBY", "Libya", "LBY", times=3), place("place:sirte", "Sirte", "LBY")
CAST = (
    actor("lby.gna", "Government of National Accord", country="LBY"),
    actor("lby.lna", "Libyan National Army", country="LBY"),
    actor("p.haftar", "Khalifa Haftar", country="LBY", member_of=("lby.lna",)),
    actor("p.erdogan", "Recep Tayyip Erdogan", country="TUR", member_of=("tur.gov",)),
    actor("tur", "Turkey", country="TUR"),
)
PORT = place("place:port-sudan", "Port Sudan", "SDN")


def _record() -> list[Told]:
    return [
        told("a", "2020-01-06", *CAST, LIBYA, SIRTE, control("place:sirte", "lby.lna", "captures", start="2020-01-06")),
        told("b", "2020-01-08", *CAST, LIBYA, relation("p.erdogan", "backs", "lby.gna"), doubt("odd <name>", "Haftar")),
        told("c", "2020-01-08", *CAST, LIBYA, relation("tur", "backs", "lby.gna"), origin="b"),
        told("d", "2020-01-10", *CAST, LIBYA, ceasefire("rejected", "p.haftar", start="2020-01-12")),
        told("e", "2020-01-11", *CAST, SIRTE, event("ASSAULT", ("p.haftar",), ("lby.gna",), start="2020-01-10")),
        told("s", "2020-01-11", PORT, event("PROTEST", ("sdn",), place="place:port-sudan", start="2020-01-11")),
        told("u", None, *CAST, relation("are", "backs", "lby.lna")),
    ]


def test_situation_knows_only_what_was_out_by_the_day() -> None:
    on_eighth = tell_situation(_record(), on="2020-01-08")
    assert on_eighth.ceasefires == ()
    assert [reference.report for reference in on_eighth.reports] == ["a", "b", "c"]
    assert len(tell_situation(_record(), on="2020-01-10").ceasefires) == 1


def test_situation_stands_on_the_last_day_of_the_record_where_none_is_given() -> None:
    situation = tell_situation(_record())
    assert situation.on == "2020-01-11"
    assert tell_situation([]).on is None


def test_situation_counts_an_undated_report_only_where_no_day_is_asked_for() -> None:
    assert "are" not in {bond.subject for bond in tell_situation(_record(), on="2020-01-11").bonds}
    assert "are" in {bond.subject for bond in tell_situation(_record()).bonds}


def test_situation_counts_origins_apart_from_reports() -> None:
    (bond,) = tell_situation(_record(), on="2020-01-11").bonds
    assert (bond.subject, bond.object) == ("tur", "lby.gna")
    assert bond.evidence.reports == ("b", "c")
    assert bond.evidence.origins == 1


def test_situation_names_what_it_mentions() -> None:
    situation = tell_situation(_record(), on="2020-01-11")
    assert situation.names["place:sirte"] == "Sirte"
    assert situation.names["lby.lna"] == "Libyan National Army"


@pytest.mark.parametrize(
    ("subject", "events", "holds"),
    [
        (Subject(countries=frozenset({"LBY"})), 1, 1),
        (Subject(countries=frozenset({"SDN"})), 1, 0),
        (Subject(actors=frozenset({"p.haftar"})), 1, 1),
        (Subject(places=frozenset({"place:sirte"})), 0, 1),
        (Subject(actors=frozenset({"tur"})), 0, 0),
    ],
)
def test_situation_tells_only_of_its_subject(subject: Subject, events: int, holds: int) -> None:
    situation = tell_situation(_record(), on="2020-01-11", subject=subject)
    assert len(situation.timeline) == events
    assert len(situation.holds) == holds


def test_situation_leaves_a_relation_out_that_had_ended() -> None:
    record = [told("a", "2020-01-06", relation("rus", "backs", "lby.lna", end="2019-12-01"))]
    assert tell_situation(record).bonds == ()


def test_situation_shows_a_week() -> None:
    record = [
        told("a", "2020-01-01", event("ASSAULT", ("x.a",), start="2020-01-01")),
        told("b", "2020-01-08", event("ASSAULT", ("x.a",), start="2020-01-02")),
        told("c", "2020-01-08", event("ASSAULT", ("x.a",), start="2020")),
    ]
    assert [incident.day for incident in tell_situation(record, on="2020-01-08").timeline] == ["2020-01-02"]


@settings(max_examples=30)
@given(st.randoms(use_true_random=False))
def test_situation_does_not_depend_on_the_order_of_readings(chance: random.Random) -> None:
    record = _record()
    chance.shuffle(record)
    assert msgspec.json.encode(tell_situation(record)) == msgspec.json.encode(tell_situation(_record()))


@settings(max_examples=20)
@given(st.integers(0, 6))
def test_situation_of_a_day_is_untouched_by_later_reports(count: int) -> None:
    later = [told(f"z{at}", "2020-02-01", *CAST, control("place:sirte", "lby.gna", "captures")) for at in range(count)]
    now, then = tell_situation(_record(), on="2020-01-11"), tell_situation([*later, *_record()], on="2020-01-11")
    assert msgspec.json.encode(now) == msgspec.json.encode(then)
