"""The resources as they stand: nothing in them is wrong, and every state is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.knowledge import ActorIndex
from dragoman.knowledge.build import build
from dragoman.knowledge.making.geonames import read_countries

RESOURCES = Path(__file__).parents[2] / "resources"


def test_nothing_in_the_resources_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "places.sqlite").write_bytes(b"")
    assert [str(problem) for problem in build(RESOURCES, tmp_path, keep_going=True, keep_places=True)] == []


def test_every_state_has_organs_and_a_capital(actors: ActorIndex) -> None:
    states = [entry for entry in actors.entries.values() if entry.kind == "country"]
    assert len(states) > 195
    for state in states:
        assert all(actors.get(f"{state.id}.{organ}") for organ in ("gov", "mil", "pol", "leg", "jud"))
        assert state.adjectives or state.id == "scg", state.id


def test_states_have_the_codes_of_iso_3166(actors: ActorIndex) -> None:
    former = {"SUN", "YUG", "CSK", "DDR", "ZAR", "YMD", "VDR", "SCG"}
    codes = {entry.country for entry in actors.entries.values() if entry.kind == "country"}
    assert codes - former <= set(read_countries())


@pytest.mark.parametrize("name", ["Kosovo", "Taiwan", "Palestine", "SADR", "Holy See", "Soviet Union", "Zaire", "GDR"])
def test_contested_and_dissolved_states_are_known(actors: ActorIndex, name: str) -> None:
    assert any(entry.kind == "country" for entry in actors.named(name))
