from __future__ import annotations

from msgspec import structs

from dragoman.report import Span
from dragoman.state.cast import Cast
from dragoman.state.ceasefire_life import Life
from dragoman.state.ceasefires import find_ceasefires
from dragoman.state.told import Told, in_order
from tests.state.readings import HERE, actor, ceasefire, event, place, told

GNA, LNA = "lby.gna", "lby.lna"
LIBYA = place("country:LBY", "Libya", "LBY", times=5)
SIDES = (actor(GNA, "Government of National Accord", country="LBY"), actor(LNA, "Libyan National Army", country="LBY"))


def _lives(*readings: Told, on: str | None = None) -> tuple[Life, ...]:
    ordered = in_order(readings)
    return find_ceasefires(ordered, Cast(ordered), on=on)


def _libya() -> list[Told]:
    return [
        told(
            "call",
            "2020-01-08",
            LIBYA,
            actor("tur", "Turkey", country="TUR"),
            ceasefire("called_for", "tur", "rus", start="2020-01-12"),
        ),
        told("refusal", "2020-01-10", *SIDES, LIBYA, ceasefire("rejected", LNA, start="2020-01-12")),
        told("word", "2020-01-11", *SIDES, LIBYA, ceasefire("declared", LNA, parties=(GNA, LNA), start="2020-01-12")),
        told("begin", "2020-01-12", *SIDES, LIBYA, ceasefire("in_force", parties=(GNA, LNA), start="2020-01-12")),
        told(
            "breach",
            "2020-01-12",
            *SIDES,
            ceasefire("violated", LNA, status="alleged", attributed_to=(GNA,)),
            ceasefire("violated", GNA, status="alleged", attributed_to=(LNA,), sentence=Span(20, 30)),
        ),
    ]


def test_ceasefires_all_steps_of_one_are_one_life() -> None:
    (life,) = _lives(*_libya())
    assert [step.stage for step in life.steps] == [
        "called_for",
        "rejected",
        "declared",
        "in_force",
        "violated",
        "violated",
    ]
    assert life.stage == "in_force"
    assert life.start == "2020-01-12"
    assert set(life.parties) == {GNA, LNA}
    assert life.countries == ("LBY",)
    assert life.rejected_by == ()
    assert set(life.violated_by) == {GNA, LNA}


def test_ceasefires_a_call_that_a_party_refuses_stays_a_call() -> None:
    (life,) = _lives(*_libya()[:2])
    assert life.stage == "called_for"
    assert life.rejected_by == (LNA,)


def test_ceasefires_a_refusal_after_the_beginning_leaves_it_in_force() -> None:
    later = told("moscow", "2020-01-14", *SIDES, ceasefire("rejected", LNA), ceasefire("agreed", GNA))
    (life,) = _lives(*_libya(), later)
    assert life.stage == "in_force"
    assert life.rejected_by == (LNA,)


def test_ceasefires_the_same_step_told_twice_is_one_step_with_two_reports() -> None:
    again = told("again", "2020-01-09", LIBYA, ceasefire("called_for", "rus", start="2020-01-12"))
    (life,) = _lives(_libya()[0], again)
    (step,) = life.steps
    assert step.day == "2020-01-08"
    assert step.evidence.reports == ("call", "again")
    assert step.acting == ("tur", "rus")


def test_ceasefires_of_two_wars_are_two() -> None:
    sudan = told(
        "jeddah",
        "2020-01-09",
        place("country:SDN", "Sudan", "SDN", times=4),
        ceasefire("agreed", "sdn.saf", "sdn.rsf", mediators=("sau", "usa")),
    )
    lives = _lives(*_libya(), sudan)
    assert sorted(life.countries for life in lives) == [("LBY",), ("SDN",)]


def test_ceasefires_a_later_one_with_its_own_date_is_another() -> None:
    first = told("a", "2023-05-20", ceasefire("agreed", "sdn.saf", "sdn.rsf", start="2023-05-22", end="2023-05-29"))
    second = told("b", "2023-06-09", ceasefire("agreed", "sdn.saf", "sdn.rsf", start="2023-06-10", end="2023-06-11"))
    assert [life.start for life in _lives(first, second)] == ["2023-06-10", "2023-05-22"]


def test_ceasefires_an_extension_belongs_to_what_it_extends() -> None:
    first = told(
        "a", "2023-11-24", ceasefire("in_force", parties=("isr", "pse.hamas"), start="2023-11-24", end="2023-11-27")
    )
    more = told("b", "2023-11-27", ceasefire("extended", "isr", "pse.hamas", start="2023-11-28", end="2023-11-29"))
    (life,) = _lives(first, more, on="2023-11-29")
    assert life.stage == "extended"
    assert life.end == "2023-11-29"
    assert not life.lapsed


def test_ceasefires_one_whose_term_is_over_has_lapsed() -> None:
    first = told(
        "a", "2023-11-24", ceasefire("in_force", parties=("isr", "pse.hamas"), start="2023-11-24", end="2023-11-27")
    )
    (life,) = _lives(first, on="2023-11-30")
    assert life.lapsed


def test_ceasefires_with_two_groups_are_two_of_one_government() -> None:
    one = told("a", "2023-10-01", ceasefire("agreed", "mmr.mil", "mmr.aa"))
    other = told("b", "2023-10-05", ceasefire("agreed", "mmr.mil", "mmr.kia"))
    assert len(_lives(one, other)) == 2


def test_ceasefires_after_its_end_a_new_call_is_a_new_one() -> None:
    end = told("a", "2024-02-01", ceasefire("ended", "col.farc-emc", "col"))
    call = told("b", "2024-02-10", ceasefire("called_for", "io.un", parties=("col", "col.farc-emc")))
    assert len(_lives(end, call)) == 2


def test_ceasefires_a_step_has_the_day_that_its_own_sentence_tells() -> None:
    sentence = Span(40, 90)
    late = told(
        "late",
        "2020-01-20",
        *SIDES,
        ceasefire("rejected", LNA, sentence=sentence),
        event("REJECT", (LNA,), start="2020-01-09", sentence=sentence),
    )
    (life,) = _lives(*_libya(), late)
    rejected = next(step for step in life.steps if step.stage == "rejected")
    assert rejected.day == "2020-01-09"
    assert life.rejected_by == ()


def test_ceasefires_a_denied_breach_breaks_nothing() -> None:
    denied = told("a", "2022-03-30", ceasefire("violated", "eth.tplf", status="denied", parties=("eth", "eth.tplf")))
    (life,) = _lives(denied)
    assert life.violated_by == ()


def test_ceasefires_a_leader_and_his_group_are_one_party() -> None:
    haftar = actor("p.haftar", "Khalifa Haftar", country="LBY", member_of=(LNA,))
    (life,) = _lives(
        _libya()[1], told("h", "2020-01-11", haftar, ceasefire("declared", "p.haftar", start="2020-01-12"))
    )
    assert life.parties == (LNA,)
    assert life.rejected_by == ()


def test_ceasefires_the_word_of_one_side_is_answered_by_the_other() -> None:
    declared = told("a", "2020-01-12", *SIDES, ceasefire("declared", LNA, start="2020-01-12"))
    agreed = told("b", "2020-01-12", *SIDES, ceasefire("agreed", GNA, start="2020-01-12"))
    (life,) = _lives(declared, agreed)
    assert set(life.parties) == {GNA, LNA}
    much_later = told("b", "2020-02-12", *SIDES, ceasefire("agreed", GNA))
    assert len(_lives(declared, much_later)) == 2


def test_ceasefires_a_day_of_refusal_is_no_beginning() -> None:
    refused = told("r", "2020-01-10", *SIDES, LIBYA, ceasefire("rejected", LNA, start="2020-01-09"))
    (life,) = _lives(_libya()[0], refused, *_libya()[2:])
    assert life.start == "2020-01-12"


def test_ceasefires_parties_only_described_give_way_to_those_named() -> None:
    described = told("x", "2020-01-12", *SIDES, LIBYA, ceasefire("in_force", parties=("x.militias", LNA)))
    (life,) = _lives(*_libya(), described)
    assert set(life.parties) == {GNA, LNA}


def test_ceasefires_an_organisation_that_watches_is_no_party() -> None:
    mission = structs.replace(actor("io.unsmil", "UNSMIL"), kind="international_organisation")
    watching = told("w", "2020-01-12", mission, LIBYA, ceasefire("in_force", "io.unsmil", parties=("io.unsmil",)))
    (life,) = _lives(*_libya(), watching)
    assert set(life.parties) == {GNA, LNA}


def test_ceasefires_a_day_that_is_only_that_of_the_word_makes_no_new_one() -> None:
    promise = told("p", "2020-01-18", *SIDES, LIBYA, ceasefire("declared", LNA, start="2020-01-17"))
    assert len(_lives(*_libya(), promise)) == 1


def test_ceasefires_two_signings_on_two_told_days_are_two_steps() -> None:
    def signing(day: str, span: Span) -> Told:
        deed = event("AGREE", (GNA,), start=day, sentence=span)
        return told(day, day, *SIDES, LIBYA, ceasefire("agreed", GNA, sentence=span), deed)

    (life,) = _lives(*_libya(), signing("2020-01-12", HERE), signing("2020-01-14", Span(50, 60)))
    assert [step.day for step in life.steps if step.stage == "agreed"] == ["2020-01-12", "2020-01-14"]


def test_ceasefires_callers_from_outside_do_not_keep_the_parties_out() -> None:
    misread = told("m", "2020-01-08", LIBYA, ceasefire("declared", "tur", parties=("tur",), place=LIBYA.id))
    (life,) = _lives(_libya()[0], misread, *_libya()[2:])
    assert set(life.parties) == {GNA, LNA}


def test_ceasefires_a_party_that_calls_for_it_is_still_a_party() -> None:
    call = told("a", "2023-11-20", ceasefire("called_for", "sdn.rsf", parties=("sdn.saf", "sdn.rsf", "sdn.splm")))
    (life,) = _lives(call)
    assert set(life.parties) == {"sdn.saf", "sdn.rsf", "sdn.splm"}


def test_ceasefires_that_one_is_in_force_is_told_of_its_first_day() -> None:
    late = told("l", "2020-01-20", *SIDES, LIBYA, ceasefire("in_force", parties=(GNA, LNA), start="2020-01-12"))
    (life,) = _lives(late)
    assert life.since == "2020-01-12"


def test_ceasefires_an_alleged_end_is_no_end() -> None:
    charge = told("c", "2020-01-13", *SIDES, ceasefire("ended", GNA, status="alleged", attributed_to=(LNA,)))
    (life,) = _lives(*_libya(), charge)
    assert life.stage == "in_force"
    stated = told("d", "2020-01-14", *SIDES, ceasefire("ended", GNA))
    (life,) = _lives(*_libya(), charge, stated)
    assert (life.stage, life.since) == ("ended", "2020-01-14")
