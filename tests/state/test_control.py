from __future__ import annotations

from dragoman.state.cast import Cast
from dragoman.state.control import Hold, find_holds
from dragoman.state.told import Told, in_order
from tests.state.readings import actor, control, told

SAF, RSF, MADANI = "sdn.saf", "sdn.rsf", "place:wad-madani"
PEOPLE = (actor(SAF, "Sudanese Armed Forces", country="SDN"), actor(RSF, "Rapid Support Forces", country="SDN"))


def _hold(*readings: Told, on: str | None = None) -> Hold:
    ordered = in_order(readings)
    (hold,) = find_holds(ordered, Cast(ordered), on=on)
    return hold


def _holders(hold: Hold) -> list[str]:
    return [claim.holder for claim in hold.claims]


def test_control_a_capture_ends_the_hold_that_was_told_before() -> None:
    hold = _hold(
        told("a", "2023-12-10", control(MADANI, SAF)),
        told("b", "2023-12-19", control(MADANI, RSF, "captures", start="2023-12-18")),
    )
    assert _holders(hold) == [RSF]
    assert hold.claims[0].since == "2023-12-18"


def test_control_two_bare_words_are_a_dispute() -> None:
    hold = _hold(
        told("a", "2024-04-01", control(MADANI, RSF, "captures", attributed_to=(RSF,))),
        told("b", "2024-04-02", control(MADANI, SAF, attributed_to=(SAF,))),
    )
    assert hold.disputed
    assert _holders(hold) == [SAF, RSF]
    assert hold.claims[0].attributed_to == (SAF,)


def test_control_who_withdraws_holds_no_more() -> None:
    hold = _hold(
        told("a", "2023-12-10", control(MADANI, SAF)),
        told("b", "2023-12-18", control(MADANI, SAF, "withdraws")),
    )
    assert _holders(hold) == []
    assert hold.left == SAF


def test_control_a_loss_to_another_gives_the_place_to_that_other() -> None:
    hold = _hold(
        told("a", "2023-12-10", control(MADANI, SAF)),
        told("b", "2023-12-19", control(MADANI, RSF, "loses", from_=SAF)),
    )
    assert _holders(hold) == [RSF]


def test_control_an_older_hold_told_as_history_is_no_dispute() -> None:
    hold = _hold(
        told(
            "a",
            "2020-01-06",
            control("place:sirte", "lby.lna", "captures", start="2020-01-06"),
            control("place:sirte", "lby.gna", start="2016"),
        )
    )
    assert _holders(hold) == ["lby.lna"]


def test_control_a_leader_holds_for_his_group() -> None:
    hemedti = actor("p.hemedti", "Hemedti", country="SDN", member_of=(RSF,))
    hold = _hold(
        told("a", "2023-12-18", control(MADANI, RSF, "captures")),
        told("b", "2023-12-20", hemedti, control(MADANI, "p.hemedti")),
    )
    assert _holders(hold) == [RSF]
    assert hold.claims[0].evidence.reports == ("a", "b")


def test_control_an_allied_militia_holds_with_its_side() -> None:
    militia = actor("lby.misrata", "Misrata brigades", country="LBY", member_of=("lby.gna",))
    hold = _hold(
        told("a", "2020-01-10", control("place:abu-grein", "lby.gna")),
        told("b", "2020-01-11", militia, control("place:abu-grein", "lby.misrata")),
    )
    assert not hold.disputed


def test_control_two_sides_of_one_country_are_not_one_side() -> None:
    sides = (
        actor("lby.gna", "GNA", country="LBY", member_of=("lby",)),
        actor("lby.lna", "LNA", country="LBY", member_of=("lby",)),
    )
    hold = _hold(
        told("a", "2020-01-10", *sides, control("place:abu-grein", "lby.lna")),
        told("b", "2020-01-11", *sides, control("place:abu-grein", "lby.gna")),
    )
    assert hold.disputed


def test_control_a_siege_leaves_the_holder_and_names_the_besieger() -> None:
    hold = _hold(
        told("a", "2024-05-10", *PEOPLE, control("place:el-fasher", SAF)),
        told("b", "2024-05-12", *PEOPLE, control("place:el-fasher", RSF, "besieges")),
    )
    assert _holders(hold) == [SAF]
    assert [claim.holder for claim in hold.contested] == [RSF]


def test_control_what_is_still_to_come_on_the_day_is_left_out() -> None:
    readings = in_order([told("a", "2024-05-10", control(MADANI, SAF, "captures", start="2024-06-01"))])
    assert find_holds(readings, Cast(readings), on="2024-05-12") == ()


def test_control_copies_are_one_origin() -> None:
    hold = _hold(
        told("a", "2023-12-18", control(MADANI, RSF)), told("b", "2023-12-18", control(MADANI, RSF), origin="a")
    )
    assert hold.claims[0].evidence.reports == ("a", "b")
    assert hold.claims[0].evidence.origins == 1


def test_control_a_holder_only_described_is_the_one_named_at_that_time() -> None:
    named = told("a", "2024-05-10", *PEOPLE, control(MADANI, RSF, "captures", start="2024-05-10"))
    described = told("b", "2024-05-11", *PEOPLE, control(MADANI, "x.fighters", "captures", start="2024-05-10"))
    for readings in ((named, described), (described, named)):
        assert _holders(_hold(*readings)) == [RSF]
    later = told("c", "2024-08-11", *PEOPLE, control(MADANI, "x.fighters", "captures", start="2024-08-10"))
    assert _holders(_hold(named, later)) == ["x.fighters"]
