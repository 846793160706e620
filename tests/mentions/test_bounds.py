from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.knowledge import ActorEntry, Knowledge, Role
from dragoman.mentions.finding import find
from dragoman.record import Mentions
from dragoman.report import Annotated
from tests.mentions.marked import country, knowledge, person, report


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    actors = [
        country("COL", "Colombia", "Colombian"),
        country("LBY", "Libya", "Libyan"),
        person("santos", "Juan Manuel Santos", "COL", "president", "col", start="2010-08-07", end="2018-08-07"),
        ActorEntry(
            "lby.gna", "Government of National Accord", "government", "LBY", "GOV", start="2016-03", end="2021-03"
        ),
        ActorEntry("col.farc", "Segunda Marquetalia", "armed_group", "COL", "REB", start="2019-08"),
        ActorEntry(
            "p.haftar",
            "Khalifa Haftar",
            "person",
            "LBY",
            "REB",
            aliases=("Haftar",),
            roles=(Role("commander", "lby.gna", "2015-03-02", "2025-12"),),
        ),
    ]
    return knowledge(tmp_path_factory.mktemp("known"), actors, [])


def read(known: Knowledge, *lines: str, published: str | None = None) -> Mentions:
    annotated = report(*lines)
    return find(Annotated(replace(annotated.report, published=published), annotated.sentences), known)


def test_an_undated_report_lies_in_the_term_of_whom_it_calls_president(known: Knowledge) -> None:
    head = read(known, "Colombian President Juan Manuel Santos met/VERB the rebels/NOUN").head
    assert (head.published, head.published_range) == (None, ("2010-08-07", "2018-09-06"))
    assert head.published_reasons == ("Juan Manuel Santos is president: 2010 to 2018",)


def test_a_former_president_bounds_nothing(known: Knowledge) -> None:
    line = "Former Colombian President Juan Manuel Santos met/VERB the rebels/NOUN"
    assert read(known, line).head.published_range is None


def test_a_government_is_not_named_before_it_was_formed(known: Knowledge) -> None:
    head = read(known, "The Government of National Accord fled/VERB").head
    assert head.published_range is not None
    assert head.published_range[0] == "2016-03-01"


def test_bounds_are_intersected(known: Knowledge) -> None:
    lines = (
        "Colombian President Juan Manuel Santos met/VERB the rebels/NOUN",
        "The Government of National Accord fled/VERB",
    )
    assert read(known, *lines).head.published_range == ("2016-03-01", "2018-09-06")


def test_what_somebody_leads_bounds_too(known: Knowledge) -> None:
    head = read(known, "Haftar 's soldiers/NOUN left/VERB").head
    assert head.published_range == ("2015-03-02", "2026-01-30")


def test_a_sentence_that_bears_a_year_bounds_nothing(known: Knowledge) -> None:
    line = "In 2004 Segunda Marquetalia was/AUX unknown/ADJ"
    reasons = read(known, line).head.published_reasons
    assert not any("Marquetalia" in reason for reason in reasons)


def test_a_given_day_needs_no_bounds(known: Knowledge) -> None:
    line = "Colombian President Juan Manuel Santos met/VERB the rebels/NOUN"
    assert read(known, line, published="1999-01-01").head.published_basis == "given"
