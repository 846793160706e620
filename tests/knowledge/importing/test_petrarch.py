"""Actor dictionaries of PETRARCH: names, codes, days."""

from __future__ import annotations

from dragoman.knowledge import ActorEntry, ActorIndex, Membership
from dragoman.knowledge.importing.naming import from_capitals
from dragoman.knowledge.importing.petrarch import read_petrarch
from dragoman.knowledge.making.problems import Problem

DICTIONARY = """\
# made up
ALBANIA_  [ALB]
+ALBANNIA_
+TIRANE_

RIVER_PEOPLES_FRONT_(RPF)_ [SDNREB] # a note
+FRONT_OF_THE_RIVER_PEOPLE_
IDRISS_TESTMAN_
+GENERAL_TESTMAN_
\t[TCDELI 750101-900101]
\t[TCDGOV 901202-20000115]
\t[TCDGOV >011222]
SECOND_RIVER_BRIGADE_(SUDAN)_
\t[SDNMIL >20100101]
"""


def read(text: str, actors: ActorIndex) -> tuple[list[ActorEntry], list[Problem]]:
    problems: list[Problem] = []
    return list(read_petrarch(text.splitlines(), actors, problems, "made.up")), problems


def test_petrarch_groups_take_kind_sector_and_country_from_their_code(actors: ActorIndex) -> None:
    front = read(DICTIONARY, actors)[0][1]
    assert (front.id, front.name) == ("cameo.river-peoples-front", "River Peoples Front")
    assert (front.kind, front.sector, front.country) == ("armed_group", "REB", "SDN")
    assert front.aliases == ("RPF", "Front of the River People")


def test_petrarch_states_keep_spellings_and_leave_towns_out(actors: ActorIndex) -> None:
    state = read(DICTIONARY, actors)[0][0]
    assert (state.id, state.aliases) == ("alb", ("Albania", "Albannia"))


def test_petrarch_days_of_office_become_membership(actors: ActorIndex) -> None:
    person = read(DICTIONARY, actors)[0][2]
    assert person.kind == "person"
    assert person.part_of == (Membership("tcd.gov", "1990-12-02", "2000-01-15"), Membership("tcd.gov", "2001-12-22"))


def test_petrarch_a_body_with_days_is_no_person_and_keeps_what_tells_it_apart(actors: ActorIndex) -> None:
    brigade = read(DICTIONARY, actors)[0][3]
    assert (brigade.kind, brigade.name) == ("military", "Second River Brigade (Sudan)")


def test_petrarch_names_lines_that_it_cannot_read_and_goes_on(actors: ActorIndex) -> None:
    text = "+ORPHAN_\nNO_CODE_\nBAD_DAYS_MAN_\n\t[TCDGOV 990101-980101]\n\t[TCDGOV 20011340]\n\t[TCDGOV >020101]\n[] \n"
    entries, problems = read(text, actors)
    assert [entry.part_of for entry in entries] == [(Membership("tcd.gov", "2002-01-01"),)]
    assert sorted(problem.entry for problem in problems) == ["line 1", "line 2", "line 4", "line 5"]


def test_names_in_capitals_are_written_as_names_are() -> None:
    assert from_capitals("ARMY OF THE NORTH") == "Army of the North"
    assert from_capitals("M23 MOVEMENT") == "M23 Movement"
    assert from_capitals("PKK") == "PKK"
    assert from_capitals("AL-QUDS BRIGADES") == "Al-Quds Brigades"
