"""Imported actors as YAML: each once, tied only to what exists, fit to be added."""

from __future__ import annotations

import io
from pathlib import Path

import yaml

from dragoman.knowledge import ActorEntry, ActorIndex, Membership, Role
from dragoman.knowledge.importing.writing import write_actors
from dragoman.knowledge.making.actor_files import read_actor_files
from dragoman.knowledge.making.problems import Problem


def write(actors: ActorIndex, *entries: ActorEntry) -> list[dict[str, object]]:
    out = io.StringIO()
    count = write_actors(entries, actors, out)
    rows: list[dict[str, object]] = yaml.safe_load(out.getvalue()) or []
    assert len(rows) == count
    return rows


def test_known_actors_come_out_under_their_own_ids_with_what_is_new(actors: ActorIndex) -> None:
    entry = ActorEntry("ucdp.7072", "Libyan National Army", "armed_group", country="LBY", aliases=("LNA", "Army of X"))
    assert write(actors, entry) == [
        {
            "id": "lby.lna",
            "name": "Libyan National Army",
            "kind": "armed_group",
            "country": "LBY",
            "aliases": ["Army of X"],
        }
    ]
    assert write(actors, ActorEntry("ucdp.7072", "Libyan National Army", "armed_group", country="LBY")) == []


def test_the_same_name_in_another_country_is_another_actor(actors: ActorIndex) -> None:
    (row,) = write(actors, ActorEntry("wd.q1", "National Liberation Army", "armed_group", country="TCD"))
    assert row["id"] == "wd.q1"


def test_two_actors_of_one_name_and_country_are_told_apart(actors: ActorIndex) -> None:
    entries = [ActorEntry(f"wd.q{number}", "Lake Guard", "armed_group", country="TCD") for number in (1, 2)]
    assert [row["name"] for row in write(actors, *entries)] == ["Lake Guard", "Lake Guard (wd.q2)"]


def test_ties_to_what_does_not_exist_fall_away(actors: ActorIndex) -> None:
    entry = ActorEntry(
        "wd.q1", "Lake Guard", "armed_group", part_of=(Membership("wd.q1"), Membership("wd.q9"), Membership("tcd.mil")),
        opposes=("wd.q2", "wd.q3"),
    )  # fmt: skip
    rows = write(actors, entry, ActorEntry("wd.q2", "Lake Rebels", "armed_group"))
    assert (rows[0]["part_of"], rows[0]["opposes"]) == (["tcd.mil"], ["wd.q2"])


def test_offices_of_persons_come_together_whichever_line_is_first(actors: ActorIndex) -> None:
    office = ActorEntry("wd.q5", "", "person", roles=(Role("commander", "wd.q1", "2011"),))
    lost = ActorEntry("wd.q6", "", "person", roles=(Role("commander", "wd.q1"),))
    guard = ActorEntry("wd.q1", "Lake Guard", "armed_group", country="TCD")
    person = ActorEntry("wd.q5", "Test Testi", "person", country="TCD", part_of=(Membership("wd.q1"),))
    rows = write(actors, office, lost, guard, person)
    assert [row["id"] for row in rows] == ["p.wd-q5", "wd.q1"]
    assert rows[0]["roles"] == [{"office": "commander", "of": "wd.q1", "start": "2011"}]


def test_what_is_written_is_read_back_whatever_the_names(actors: ActorIndex, tmp_path: Path) -> None:
    names = ("no", "2014-05-06", "- x: [y]", "جبهة البحيرة", "a" * 300, "null", "'quoted\" # name")
    write_actors([ActorEntry("wd.q1", "Yes", "party", aliases=names)], actors, out := io.StringIO())
    (tmp_path / "a.yaml").write_text(out.getvalue(), "utf-8")
    problems: list[Problem] = []
    (entry,) = (entry for _, entry in read_actor_files([tmp_path / "a.yaml"], problems).values())
    assert problems == []
    assert entry.aliases == names
