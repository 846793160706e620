from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from dragoman.state.cast import Cast
from dragoman.state.contradictions import Contradiction, find_contradictions
from dragoman.state.incidents import Incident, find_incidents
from dragoman.state.ties import Tie
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


def test_incidents_another_day_or_place_is_another() -> None:
    def strike(day: str, where: str, target: str) -> Told:
        key = f"{day}{where}{target}"
        return told(key, "2022-01-20", event("ASSAULT", ("yem.houthi",), (target,), start=day, place=where))

    found = _incidents(
        strike("2022-01-17", "place:abu-dhabi", "are"),
        strike("2022-01-18", "place:abu-dhabi", "are"),
        strike("2022-01-17", "place:jizan", "are"),
    )
    assert len(found) == 3


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
    (found,) = find_contradictions(readings, (), incidents, Cast(readings))
    assert found.kind == "denial"
    assert [(side.says, side.evidence.reports) for side in found.sides] == [("lby.lna", ("a",)), ("lby.lna", ("b",))]


def _clashes(readings: Sequence[Told]) -> tuple[Contradiction, ...]:
    cast = Cast(readings)
    return find_contradictions(readings, (), find_incidents(readings, cast), cast)


def test_incidents_tolls_of_one_day_that_exclude_each_other_contradict() -> None:
    def blast(report: str, day: str, low: int, high: int | None) -> Told:
        return told(report, day, event("ASSAULT", ("x.a",), start="2020-01-04", killed=toll(low, high)))

    same_day = in_order([blast("a", "2020-01-05", 12, 12), blast("b", "2020-01-05", 30, None)])
    (found,) = _clashes(same_day)
    assert [side.says for side in found.sides] == ["12", "at least 30"]
    rising = in_order([blast("a", "2020-01-05", 12, 12), blast("b", "2020-01-06", 17, None)])
    assert _clashes(rising) == ()


def test_incidents_a_flood_of_events_of_one_day_stays_linear() -> None:
    flood = [
        told(f"{at:05}", "2022-03-01", event("ASSAULT", ("rus",), start="2022-03-01", place=f"place:{at}"))
        for at in range(3000)
    ]
    assert len(_incidents(*flood)) == 3000


def test_incidents_two_sides_lay_one_strike_to_each_other() -> None:
    def shelling(report: str, by: str) -> Told:
        strike = event("ASSAULT", (by,), start="1991-10-01", place="place:dubrovnik", act="shell")
        return told(report, "1991-10-02", strike, publisher=report)

    (found,) = _clashes(in_order([shelling("a", "yug.mil"), shelling("b", "hrv")]))
    assert found.kind == "perpetrator"
    assert [side.says for side in found.sides] == ["yug", "hrv"]


def test_incidents_one_voice_that_lowers_its_count_corrects_itself() -> None:
    def blast(report: str, day: str, low: int) -> Told:
        killed = event("ASSAULT", ("x.a",), start="2008-07-01", place="place:kandahar", killed=toll(low, low))
        return structs.replace(told(report, day, killed), voice="wire")

    (found,) = _clashes(in_order([blast("a", "2008-07-02", 17), blast("b", "2008-07-03", 14)]))
    assert found.correction
    assert [side.report for side in found.sides] == ["a", "b"]


def test_incidents_every_claim_is_kept_with_speaker_outlet_and_span() -> None:
    alleged = event(
        "ASSAULT", ("mmr.mil",), ("mmr.aa",), start="2022-09-16", status="alleged", attributed_to=("mmr.aa",)
    )
    (incident,) = _incidents(told("a", "2022-09-17", alleged, publisher="Delta Post"))
    (claim,) = incident.claims
    assert (claim.stance, claim.speakers, claim.outlet) == ("alleged", ("mmr.aa",), "Delta Post")
    assert claim.span == alleged.sentence


def test_incidents_persons_overrule_likeness() -> None:
    first, second = (
        event("ASSAULT", ("tcd",), start=day, place="place:abeche") for day in ("2006-11-25", "2006-11-29")
    )
    readings = in_order([told("a", "2006-11-26", first), told("b", "2006-11-30", second)])
    assert len(find_incidents(readings, Cast(readings))) == 2
    one = Tie((("a", first.id), ("b", second.id)))
    assert len(find_incidents(readings, Cast(readings), ties=[one])) == 1
