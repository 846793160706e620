"""The knowledge as the resources have it today, built once for the tests of this room."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.knowledge import ActorIndex, Knowledge, load_knowledge
from dragoman.knowledge.build import build
from dragoman.knowledge.loading import DATA

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Actors, wording and acts are built afresh; the gazetteer, which takes a minute, is the one that is there."""
    out = tmp_path_factory.mktemp("knowledge")
    places = DATA / "places.sqlite"
    if not places.is_file():
        pytest.fail("the gazetteer is not built: python -m dragoman.knowledge.build")
    (out / "places.sqlite").symlink_to(places)
    build(RESOURCES, out, keep_going=True, keep_places=True)
    return load_knowledge(out)


@pytest.fixture(scope="session")
def actors(knowledge: Knowledge) -> ActorIndex:
    return knowledge.actors
