"""Wording is compiled from what people write, and what they write wrongly is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.knowledge import ANY, Act, Knowledge, NounFrame, VerbFrame, Wording
from dragoman.knowledge.making.inflection import Inflection
from dragoman.knowledge.making.problems import Problem
from dragoman.knowledge.making.wording_files import compile_wording

ACTS = {
    "shell": Act(act="shell", type="ASSAULT", cameo="194"),
    "meet": Act(act="meet", type="CONSULT", cameo="040"),
}
INFLECTION = Inflection({"hit": ("hit",), "meet": ("met",), "sit": ("sat",)}, {"talks": ("talks",)})


def compiled(folder: Path, **files: str) -> tuple[Wording, list[Problem]]:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    problems: list[Problem] = []
    return Wording(compile_wording(folder, ACTS, INFLECTION, problems)), problems


def test_plain_lemmas_have_the_usual_roles(tmp_path: Path) -> None:
    text = "type: ASSAULT\nframes:\n- {act: shell, verbs: [shell], nouns: [shelling]}\n"
    wording, problems = compiled(tmp_path, assault=text)
    assert wording.verbs["shell"] == (VerbFrame(verb="shell", act="shell", type="ASSAULT"),)
    assert wording.nouns["shelling"] == (NounFrame(noun="shelling", act="shell", type="ASSAULT"),)
    assert problems == []


def test_words_that_yaml_takes_for_truth_stay_words(tmp_path: Path) -> None:
    text = "frames:\n- {act: shell, verbs: [{verb: [open, reopen], object: fire, target: [on, at]}]}\n"
    wording, _ = compiled(tmp_path, assault=text)
    assert wording.verbs["open"][0].target == ("on", "at")
    assert wording.verbs["reopen"][0].object == ("fire",)


def test_particles_are_taken_out_of_phrasal_verbs(tmp_path: Path) -> None:
    text = """
frames:
- act: meet
  verbs:
  - {verb: sit down, with: {with: "*"}, mutual: true}
  - {verb: sit, particle: [together, around]}
"""
    wording, _ = compiled(tmp_path, consult=text)
    assert [frame.particle for frame in wording.verbs["sit"]] == ["down", "around", "together"]
    assert wording.verbs["sit"][0].with_ == (("with", (ANY,)),)


def test_the_frame_that_asks_for_most_is_tried_first(tmp_path: Path) -> None:
    choosy, plainer = "{verb: hold, object: talks, with: {with: leader}}", "{verb: hold, object: talks}"
    text = f"frames:\n- {{act: meet, verbs: [hold, {plainer}, {choosy}]}}\n"
    wording, _ = compiled(tmp_path, consult=text)
    assert [(bool(frame.with_), bool(frame.object)) for frame in wording.verbs["hold"]] == [
        (True, True),
        (False, True),
        (False, False),
    ]


def test_nouns_of_several_words_stand_under_the_last(tmp_path: Path) -> None:
    wording, _ = compiled(tmp_path, consult='frames:\n- {act: meet, nouns: [meeting, "summit meeting"]}\n')
    assert [frame.noun for frame in wording.nouns["meeting"]] == ["summit meeting", "meeting"]
    assert "meetings" in wording.forms


def test_forms_lead_to_every_lemma(tmp_path: Path) -> None:
    wording, _ = compiled(tmp_path, assault="frames:\n- {act: shell, verbs: [hit, bomb], nouns: [hit]}\n")
    assert wording.lemmas("Hitting") == ("hit",)
    assert wording.lemmas("bombed") == ("bomb",)
    assert wording.lemmas("Flower") == ("flower",)


def test_cues_are_phrases_by_class(tmp_path: Path) -> None:
    text = "planned: [set to, due to]\nhedge:\n  weak: [reportedly]\n"
    wording, problems = compiled(tmp_path, status=text)
    assert wording.cues["status"] == {"planned": ("set to", "due to"), "hedge.weak": ("reportedly",)}
    assert problems == []


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("frames:\n- {act: dance, verbs: [dance]}\n", "unknown act"),
        ("type: AID\nframes:\n- {act: shell, verbs: [shell]}\n", "of type ASSAULT"),
        ("frames:\n- {act: shell, verbs: [{verb: shell, colour: red}]}\n", "colour"),
        ("frames:\n- {act: shell, verbs: [{noun: shelling}]}\n", "is no verb frame"),
        ("frames:\n- {act: shell, nouns: [{noun: raid, object: camp}]}\n", "is no noun frame"),
        ("frames:\n- {verbs: [shell]}\n", "act"),
        ("frames: [", "is no readable YAML"),
        ("- just a list\n", "neither frames nor cues"),
        ("planned: {a: 1}\n", "no list of phrases"),
    ],
)
def test_faults_are_named(tmp_path: Path, text: str, cause: str) -> None:
    _, problems = compiled(tmp_path, faulty=text)
    assert len(problems) == 1
    assert cause in problems[0].cause
    assert problems[0].file.endswith("faulty.yaml")
    assert problems[0].next_step


def test_every_frame_carries_an_act_of_its_type_or_a_statement(knowledge: Knowledge) -> None:
    acts = knowledge.ontology.acts
    frames = [frame for found in knowledge.wording.frames.values() for frame in found]
    assert frames
    for frame in frames:
        if frame.type is None:
            assert frame.act.partition(":")[0] in {"relation", "control", "ceasefire"}, frame
        else:
            assert acts[frame.act].type == frame.type, frame
