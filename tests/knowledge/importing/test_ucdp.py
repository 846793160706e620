"""The UCDP actor list: kinds, names in several languages, ties."""

from __future__ import annotations

import pytest

from dragoman.errors import InputError
from dragoman.knowledge import ActorIndex, Membership
from dragoman.knowledge.importing.ucdp import read_ucdp

HEAD = (
    "ActorId,NameData,NameOrig,NameOrigFull,NameOrigFullEng,NewName,NewNameFullMotherTongue,NewNameFullEng,Org,"
    "ActorIdAlliance,ActorIdGroup,Location,Version\n"
)


def test_ucdp_rows_become_entries(actors: ActorIndex) -> None:
    row = '9001,HLF,HLF,Front des collines,Hill Liberation Front,,,,1,9002,"9003, 9004",Myanmar (Burma),22.1\n'
    (front,) = read_ucdp([HEAD, row], actors)
    assert (front.id, front.name, front.kind, front.country) == (
        "ucdp.9001",
        "Hill Liberation Front",
        "armed_group",
        "MMR",
    )
    assert (front.aliases, front.native) == (("HLF",), ("Front des collines",))
    assert front.part_of == tuple(Membership(f"ucdp.{number}") for number in (9003, 9004, 9002))
    assert front.source == "UCDP actor 9001, version 22.1"


def test_ucdp_governments_are_those_of_the_states_known(actors: ActorIndex) -> None:
    row = '9005,Government of Chad,n/a,n/a,Government of Chad,,,,4,,,"Chad, Sudan",22.1\n'
    (government,) = read_ucdp([HEAD, row], actors)
    assert (government.id, government.country, government.area) == ("tcd.gov", "TCD", ())


def test_ucdp_groups_of_several_countries_belong_to_none(actors: ActorIndex) -> None:
    row = '9006,Border Clan,n/a,n/a,Border Clan,,,,3,,,"Kenya, Ethiopia",22.1\n'
    (clan,) = read_ucdp([HEAD, row], actors)
    assert (clan.kind, clan.country, clan.area) == ("population", None, ("Kenya", "Ethiopia"))


def test_ucdp_rows_without_a_number_or_with_too_few_cells_do_no_harm(actors: ActorIndex) -> None:
    entries = list(read_ucdp([HEAD, "not a number,x\n", "9007\n", "9008,A,,,,,,,7,,,,\n"], actors))
    assert [(entry.id, entry.name, entry.kind) for entry in entries] == [
        ("ucdp.9007", "UCDP actor 9007", "unknown"),
        ("ucdp.9008", "A", "unknown"),
    ]


def test_ucdp_refuses_another_table(actors: ActorIndex) -> None:
    with pytest.raises(InputError, match="lacks the columns ActorId"):
        list(read_ucdp(["name,age\n", "a,1\n"], actors))
