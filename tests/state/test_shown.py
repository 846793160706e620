from __future__ import annotations

import pytest

from dragoman.errors import UsageError
from dragoman.record import Count
from dragoman.state import Incident, check_rule
from dragoman.state.cast import Cast
from dragoman.state.incidents import find_incidents
from dragoman.state.told import Told, in_order
from tests.state.readings import event, told, toll


def _bombing(report: str, day: str, low: int, **fields: object) -> Told:
    bombing = event("ASSAULT", ("irq.x",), start="2007-08-14", place="place:sinjar", killed=toll(low, low), **fields)
    return told(report, day, bombing, publisher=report)


def _shown(rule: str) -> Incident:
    readings = in_order(
        [
            _bombing("a", "2007-08-15", 175),
            _bombing("b", "2007-08-16", 250),
            _bombing("c", "2007-08-16", 250),
            _bombing("d", "2007-08-17", 500, status="alleged", attributed_to=("g.red-crescent",)),
        ]
    )
    (incident,) = find_incidents(readings, Cast(readings), rule=rule)
    return incident


def test_shown_most_voices_are_followed() -> None:
    assert _shown("corroborated").killed == Count(250, 250)


def test_shown_the_careful_rule_takes_the_lowest() -> None:
    assert _shown("conservative").killed == Count(175, 175)


def test_shown_one_side_is_told_as_it_tells_itself() -> None:
    assert _shown("side:g.red-crescent").killed == Count(500, 500)
    assert _shown("side:nobody").killed == Count(250, 250)


def test_shown_an_unknown_rule_is_refused() -> None:
    with pytest.raises(UsageError, match="no rule"):
        check_rule("loudest")
