"""The builder: the same bytes each time, and every fault in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import load_knowledge
from dragoman.knowledge.build import build, main
from dragoman.knowledge.loading import FILES

STATE = "- {id: mdr, name: Madria, kind: country, country: MDR, sector: GOV, adjectives: [Madrian]}\n"
INSTITUTIONS = "organs: {mil: [troops]}\noffices: {president: [head of state]}\n"


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    root = tmp_path / "resources"
    for name in ("actors", "places", "wording", "ontologies"):
        (root / name).mkdir(parents=True)
    (root / "actors" / "institutions.yaml").write_text(INSTITUTIONS, "utf-8")
    (root / "actors" / "states.yaml").write_text(STATE, "utf-8")
    (root / "inflection.yaml").write_text("verbs: {hit: [hit]}\n", "utf-8")
    return root


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with a gazetteer, which these builds keep."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "places.sqlite").write_bytes(b"")
    return folder


def actor(resources: Path, text: str) -> None:
    (resources / "actors" / "groups.yaml").write_text(text, "utf-8")


def test_build_gives_the_same_bytes_each_time(resources: Path, out: Path) -> None:
    actor(resources, "- {id: mdr.x, name: X Front, kind: armed_group, country: MDR, aliases: [XF, Xs, The X]}\n")
    build(resources, out, keep_places=True)
    first = {file.name: file.read_bytes() for file in out.iterdir()}
    build(resources, out, keep_places=True)
    assert first == {file.name: file.read_bytes() for file in out.iterdir()}
    assert {*FILES, "version"} <= set(first)


def test_build_does_not_depend_on_the_order_of_entries(resources: Path, out: Path) -> None:
    entries = [f"- {{id: mdr.{name}, name: {name} Front, kind: armed_group, aliases: [Front]}}\n" for name in "abc"]
    actor(resources, "".join(entries))
    build(resources, out, keep_places=True)
    first = (out / "actors.msgpack").read_bytes()
    actor(resources, "".join(reversed(entries)))
    build(resources, out, keep_places=True)
    assert first == (out / "actors.msgpack").read_bytes()


def test_build_is_loaded_with_its_version(resources: Path, out: Path) -> None:
    build(resources, out, keep_places=True)
    knowledge = load_knowledge(out)
    assert len(knowledge.version) == 16
    assert [entry.id for entry in knowledge.actors.named("Madrian")] == ["mdr"]
    assert knowledge.actors.get("mdr.mil") is not None


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("- {id: x.a, name: A, kind: gang}\n", "Invalid enum value 'gang'"),
        ("- {id: x.a, name: A, kind: party, sector: XXX}\n", "unknown sector 'XXX'"),
        ("- {id: x.a, name: A, kind: party, country: QQQ}\n", "unknown country 'QQQ'"),
        ("- {id: x.a, name: A, kind: party, alias: [B]}\n", "unknown field 'alias'"),
        ("- {id: x.a, kind: party}\n", "missing required field `name`"),
        ("- {name: A, kind: party}\n", "has no id"),
        ("- {id: x.a, name: A, kind: party, opposes: [x.b]}\n", "opposes names 'x.b', which does not exist"),
        ("- {id: x.a, name: A, kind: party, backers: [x.b]}\n", "backers names 'x.b'"),
        ("- {id: x.a, name: A, kind: party, successor: x.b}\n", "successor names 'x.b'"),
        ("- {id: x.a, name: A, kind: party, part_of: [{id: x.b}]}\n", "part_of names 'x.b'"),
        ("- {id: p.a, name: A, kind: person, roles: [{office: tsar, of: mdr}]}\n", "unknown office 'tsar'"),
        ("- {id: p.a, name: A, kind: person, roles: [{office: president, of: x.b}]}\n", "roles names 'x.b'"),
        ("- {id: x.a, name: A, kind: party, roles: [{office: president, of: mdr}]}\n", "roles of what is no person"),
        ("- {id: x.a, name: A, kind: party, start: 2011-02-30}\n", "'2011-02-30' is no date"),
        ("- {id: x.a, name: A, kind: party, start: 2012, end: 2011-05}\n", "is before the start"),
        ("- {id: x.a, name: A, kind: party, aliases: ['...']}\n", "has no letter or digit"),
        ("- {id: x.a, name: A, kind: party}\n- {id: x.a, name: B, kind: party}\n", "the id is taken"),
        (
            "- {id: x.a, name: A B, kind: party, country: MDR}\n- {id: x.b, name: A-B, kind: party, country: MDR}\n",
            "that of x.a",
        ),
        ("- {id: mdr.forces, name: Madrian Army, kind: military, country: MDR}\n", "the state's own organ mdr.mil"),
        ("id: x.a\n", "holds no list"),
        ("- [\n", "is no readable YAML"),
    ],
)
def test_build_names_the_file_and_what_is_wrong(resources: Path, out: Path, text: str, cause: str) -> None:
    actor(resources, text)
    with pytest.raises(KnowledgeError) as raised:
        build(resources, out, keep_places=True)
    assert cause in raised.value.cause
    assert "groups.yaml" in raised.value.cause
    assert raised.value.next_step


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("- {id: place:a, name: A, kind: town}\n", "Invalid enum value 'town'"),
        ("- {id: a, name: A, kind: city}\n", "does not start with place:"),
        ("- {id: place:a, name: A, kind: city, country: ZZZ}\n", "unknown country"),
        ("- {id: place:a, name: A, kind: city, lat: 91, lon: 0}\n", "no point of the earth"),
        ("- {id: place:a, name: A, kind: city, lat: 9}\n", "one of lat and lon is missing"),
        ("- {id: place:a, name: A, kind: city, features: [haunted]}\n", "unknown feature 'haunted'"),
    ],
)
def test_build_checks_places(resources: Path, out: Path, text: str, cause: str) -> None:
    (resources / "places" / "here.yaml").write_text(text, "utf-8")
    with pytest.raises(KnowledgeError, match=r"here\.yaml") as raised:
        build(resources, out, keep_places=True)
    assert cause in raised.value.cause


def test_build_leaves_faulty_parts_out_when_told_to_go_on(resources: Path, out: Path) -> None:
    actor(
        resources,
        "- {id: x.a, name: Good Front, kind: party, opposes: [x.b, mdr]}\n- {id: x.c, name: Bad, kind: gang}\n",
    )
    problems = build(resources, out, keep_going=True, keep_places=True)
    assert [problem.entry for problem in problems] == ["x.a", "x.c"]
    actors = load_knowledge(out).actors
    good = actors.get("x.a")
    assert good is not None
    assert good.opposes == ("mdr",)
    assert actors.get("x.c") is None


def test_build_from_the_shell_shows_every_fault(resources: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    actor(resources, "- {id: x.a, name: A, kind: gang}\n- {id: x.b, name: B, kind: clan}\n")
    assert main(["--resources", str(resources), "--out", str(out), "--keep-places"]) == 1
    shown = capsys.readouterr().err
    assert "x.a" in shown
    assert "x.b" in shown


def test_build_of_no_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"is no folder of resources.*--resources"):
        build(tmp_path / "nowhere", tmp_path / "out")


def test_names_of_written_organs_are_kept_beside_those_of_their_state(resources: Path, out: Path) -> None:
    actor(resources, "- {id: mdr.leg, name: Majlis, kind: government, country: MDR, sector: LEG}\n")
    build(resources, out, keep_places=True)
    actors = load_knowledge(out).actors
    assert actors.named("Majlis") == actors.named("Madrian Parliament") == actors.named("Parliament of Madria")
