from __future__ import annotations

from dragoman.state.cast import Cast
from dragoman.state.contradictions import find_contradictions
from dragoman.state.incidents import Incident, find_incidents
from dragoman.state.told import Told, in_order
from tests.state.readings import event, told, toll


def _incidents(*readings: Told) -> tuple[Incident, ...]:
    ordered = in_order(readings)
    return find_incidents(ordered, Cast(ordered))


def test_incidents_one_strike_told_by_two_is_one() -> None:
    strike = event("ASSAULT", ("yem.houthi",), ("are",), start="2022-01-17", place="place:abu-dhabi")
    (incident,) = _incidents(told("a", "2022-01-17", strike), told("b", "2022-01-18", strike))
    assert incident.evidence.reports == ("a", "b")
    assert incident.day == "2022-01-17"


def test_incidents_another_day_place_or_party_is_another() -> None:
    def strike(day: str, where: str, target: str) -> Told:
        key = f"{day}{where}{target}"
        return told(key, "2022-01-20", event("ASSAULT", ("yem.houthi",), (target,), start=day, place=where))

    found = _incidents(
        strike("2022-01-17", "place:abu-dhabi", "are"),
        strike("2022-01-18", "place:abu-dhabi", "are"),
        strike("2022-01-17", "place:jizan", "are"),
        strike("2022-01-17", "place:abu-dhabi", "sau"),
    )
    assert len(found) == 4


def test_incidents_without_a_day_belong_to_the_day_before_their_report_too() -> None:
    dated = told("a", "2022-01-17", event("CONSULT", ("mli", "fra"), start="2022-01-17"))
    undated = told("b", "2022-01-18", event("CONSULT", ("mli",)))
    (incident,) = _incidents(dated, undated)
    assert incident.day == "2022-01-17"


def test_incidents_what_is_planned_or_background_is_none() -> None:
    planned = told("a", "2022-01-17", event("CONSULT", ("mli",), status="planned"))
    past = told("b", "2022-01-17", event("ASSAULT", ("mli",), status="background", start="2012"))
    assert _incidents(planned, past) == ()


def test_incidents_a_report_of_its_own_outweighs_an_allegation() -> None:
    alleged = event("ASSAULT", ("sdn.rsf",), ("civ",), start="2023-11-05", status="alleged", attributed_to=("sdn.saf",))
    plain = event("ASSAULT", ("sdn.rsf",), ("civ",), start="2023-11-05")
    (incident,) = _incidents(told("a", "2023-11-06", alleged), told("b", "2023-11-07", plain))
    assert incident.status == "occurred"
    assert incident.attributed_to == ()


def test_incidents_a_denial_contradicts_what_others_tell() -> None:
    readings = in_order(
        [
            told("a", "2020-01-05", event("ASSAULT", ("lby.lna",), start="2020-01-04", status="alleged")),
            told("b", "2020-01-05", event("ASSAULT", ("lby.lna",), start="2020-01-04", status="denied")),
        ]
    )
    incidents = find_incidents(readings, Cast(readings))
    (found,) = find_contradictions(readings, (), incidents)
    assert found.kind == "denial"
    assert [(side.says, side.evidence.reports) for side in found.sides] == [("lby.lna", ("b",))]


def test_incidents_tolls_of_one_day_that_exclude_each_other_contradict() -> None:
    def blast(report: str, day: str, low: int, high: int | None) -> Told:
        return told(report, day, event("ASSAULT", ("x.a",), start="2020-01-04", killed=toll(low, high)))

    same_day = in_order([blast("a", "2020-01-05", 12, 12), blast("b", "2020-01-05", 30, None)])
    (found,) = find_contradictions(same_day, (), find_incidents(same_day, Cast(same_day)))
    assert [side.says for side in found.sides] == ["12", "at least 30"]
    rising = in_order([blast("a", "2020-01-05", 12, 12), blast("b", "2020-01-06", 30, None)])
    assert find_contradictions(rising, (), find_incidents(rising, Cast(rising))) == ()


def test_incidents_a_flood_of_events_of_one_day_stays_linear() -> None:
    flood = [
        told(f"{at:05}", "2022-03-01", event("ASSAULT", ("rus",), (f"x.{at}",), start="2022-03-01"))
        for at in range(3000)
    ]
    assert len(_incidents(*flood)) == 3000
