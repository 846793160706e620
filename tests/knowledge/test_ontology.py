"""What becomes of an act that is only spoken of."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import Act, Knowledge, Ontology
from dragoman.knowledge.making.ontology_files import compile_ontology, read_acts
from dragoman.knowledge.making.problems import Problem
from dragoman.knowledge.ontology import Frame

ACTS = {
    act.act: act
    for act in (
        Act(act="military_aid", type="AID", cameo="072"),
        Act(act="food_aid", type="AID", cameo="073"),
        Act(act="promise_aid", type="AGREE", about="AID", cameo="033"),
        Act(act="promise_military_aid", type="AGREE", about="AID", cameo="0332"),
        Act(act="request", type="REQUEST", cameo="020"),
        Act(act="air_strike", type="ASSAULT", mode="aerial", cameo="195"),
        Act(act="threaten_attack", type="THREATEN", about="ASSAULT", cameo="138"),
        Act(act="accuse", type="ACCUSE", cameo="112"),
    )
}


SAID = """
planned: {AID: promise_aid, military_aid: promise_military_aid, ASSAULT: threaten_attack}
requested: {AID: request}
ended: {air_strike: air_strike}
"""


def ontology(folder: Path, said: str = SAID) -> tuple[Ontology, list[Problem]]:
    problems: list[Problem] = []
    (folder / "derived.yaml").write_text(said, "utf-8")
    return Ontology(compile_ontology(ACTS, folder / "derived.yaml", problems)), problems


@pytest.mark.parametrize(
    ("frame", "act", "result"),
    [
        ("planned", "military_aid", "promise_military_aid"),
        ("planned", "food_aid", "promise_aid"),
        ("planned", "air_strike", "threaten_attack"),
        ("requested", "military_aid", "request"),
        ("ended", "air_strike", "air_strike"),
        ("denied", "air_strike", None),
        ("planned", "accuse", None),
    ],
)
def test_an_act_goes_its_own_way_before_that_of_its_type(
    tmp_path: Path, frame: Frame, act: str, result: str | None
) -> None:
    found, problems = ontology(tmp_path)
    became = found.derived(frame, act)
    assert (became.act if became else None, problems) == (result, [])


def test_unknown_names_in_the_file_are_faults(tmp_path: Path) -> None:
    _, problems = ontology(tmp_path, "planned: {AID: nothing, NOTYPE: accuse}\ndreamt: {AID: accuse}\n")
    assert [problem.cause for problem in problems] == ["'nothing' is no act", "is neither act nor type", "is no frame"]


def test_acts_unknown_raise_with_the_place_to_look(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"no act is named 'dance'.*resources/ontologies"):
        ontology(tmp_path)[0].act("dance")


def test_acts_with_faults_are_left_out(tmp_path: Path) -> None:
    text = """
- {act: good, type: AID, cameo: "070"}
- {act: wrong_type, type: HELP}
- {act: wrong_code, type: AID, cameo: "7"}
- {act: wrong_field, type: AID, colour: red}
- {act: good, type: AID}
- {type: AID}
"""
    (tmp_path / "acts.yaml").write_text(text, "utf-8")
    problems: list[Problem] = []
    assert list(read_acts(tmp_path, problems)) == ["good"]
    assert sorted(problem.entry for problem in problems) == [
        "good",
        "number 6",
        "wrong_code",
        "wrong_field",
        "wrong_type",
    ]


def test_every_type_has_an_act(knowledge: Knowledge) -> None:
    types = {act.type for act in knowledge.ontology.acts.values()}
    assert {"AGREE", "CONSULT", "AID", "RETREAT", "REQUEST", "THREATEN", "PROTEST", "COERCE", "ASSAULT"} <= types
