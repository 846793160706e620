"""Actors that users add: checked, kept, laid over the package's, and taken out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.knowledge import load_knowledge
from dragoman.knowledge.actors import ActorsData
from dragoman.knowledge.loading import load_package_actors
from dragoman.knowledge.making.own_files import FaultyActorsError, add_own, remove_own
from dragoman.knowledge.own import VARIABLE, find_own, own_folder

GUARD = "- {id: tcd.lakeguard, name: Lake Guard, kind: armed_group, country: TCD, sector: REB, part_of: [tcd.mil]}\n"


@pytest.fixture(scope="module")
def package() -> ActorsData:
    return load_package_actors()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lake.yaml"
    path.write_text(GUARD, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "knowledge"


def outcome(file: Path, folder: Path, package: ActorsData) -> str:
    (one,) = add_own([file], folder, package)
    return one.outcome


def test_own_actors_are_known_and_change_the_version(file: Path, folder: Path, package: ActorsData) -> None:
    plain = load_knowledge(own=folder)
    assert outcome(file, folder, package) == "added"
    knowledge = load_knowledge(own=folder)
    assert [entry.id for entry in knowledge.actors.named("the Lake Guard")] == ["tcd.lakeguard"]
    assert knowledge.version.startswith(f"{plain.version}+")
    assert len(knowledge.actors.entries) == len(plain.actors.entries) + 1


def test_own_actors_added_again_change_nothing(file: Path, folder: Path, package: ActorsData) -> None:
    outcome(file, folder, package)
    version = load_knowledge(own=folder).version
    assert outcome(file, folder, package) == "known"
    assert load_knowledge(own=folder).version == version
    file.write_text(GUARD.replace("Lake Guard", "Guard of the Lake"), "utf-8")
    assert outcome(file, folder, package) == "replaced"
    assert load_knowledge(own=folder).version != version


def test_own_entries_of_known_actors_add_to_them(file: Path, folder: Path, package: ActorsData) -> None:
    file.write_text(
        "- {id: lby.lna, aliases: [Army of the Test]}\n"
        "- {id: p.haftar, roles: [{office: commander, of: lby.lna, start: 2015-03-02, end: 2031}]}\n",
        "utf-8",
    )
    outcome(file, folder, package)
    before, after = load_knowledge(own=folder / "none").actors, load_knowledge(own=folder).actors
    old, new = before.get("lby.lna"), after.get("lby.lna")
    assert old is not None
    assert new is not None
    assert new.aliases == (*old.aliases, "Army of the Test")
    assert (new.name, new.backers) == (old.name, old.backers)
    leader = after.get("p.haftar")
    assert leader is not None
    assert [role.end for role in leader.roles if role.start == "2015-03-02"] == ["2031"]


def test_own_table_is_kept_and_made_again_when_it_is_damaged(file: Path, folder: Path, package: ActorsData) -> None:
    outcome(file, folder, package)
    own = find_own(folder)
    assert own is not None
    assert load_knowledge(own=folder).actors.get("tcd.lakeguard") is not None
    kept = own.table.read_bytes()
    own.table.write_bytes(b"\xc1")
    load_knowledge.__globals__["_load"].cache_clear()
    assert load_knowledge(own=folder).actors.get("tcd.lakeguard") is not None
    assert own.table.read_bytes() == kept


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (GUARD.replace("armed_group", "gang"), "Invalid enum value 'gang'"),
        (GUARD.replace("tcd.mil", "tcd.nobody"), "part_of names 'tcd.nobody', which does not exist"),
        (GUARD.replace("REB", "XXX"), "unknown sector 'XXX'"),
        (GUARD.replace("Lake Guard", "Chadian Army").replace("armed_group", "military"), "own organ tcd.mil"),
        (GUARD + GUARD, "the id is taken"),
        ("- [\n", "is no readable YAML"),
        ("\xff\x00", "is no readable YAML"),
        ("7\n", "holds no list"),
        ("[" * 5000, "is no readable YAML"),
        ("- {id: lby.lna, 1: a, b: c}\n", "unknown field '1'"),
        ("- {id: p.haftar, part_of: [{1: a, id: lby.lna}]}\n", "`key` in `$.part_of"),
        ("- {id: lby.lna, aliases: {a: b}}\n", "Expected `array`"),
    ],
)
def test_own_files_are_checked_as_the_resources_are(
    file: Path, folder: Path, package: ActorsData, text: str, cause: str
) -> None:
    file.write_text(text, "latin-1")
    with pytest.raises(FaultyActorsError) as raised:
        add_own([file], folder, package)
    assert cause in raised.value.cause
    assert "lake.yaml" in raised.value.cause
    assert find_own(folder) is None


def test_own_files_may_speak_of_each_other_and_are_kept_all_or_none(
    file: Path, folder: Path, package: ActorsData, tmp_path: Path
) -> None:
    other = tmp_path / "other.yml"
    other.write_text("- {id: tcd.wing, name: Lake Wing, kind: armed_group, part_of: [tcd.lakeguard]}\n", "utf-8")
    with pytest.raises(FaultyActorsError, match=r"tcd\.lakeguard"):
        add_own([other], folder, package)
    assert [one.name for one in add_own([file, other], folder, package)] == ["lake.yaml", "other.yaml"]


def test_own_files_are_taken_out_by_name(file: Path, folder: Path, package: ActorsData) -> None:
    outcome(file, folder, package)
    with pytest.raises(UsageError, match=r"no file 'sea.yaml' was added.*lake\.yaml"):
        remove_own(["lake", "sea.yaml"], folder)
    remove_own(["lake"], folder)
    assert find_own(folder) is None
    assert "+" not in load_knowledge(own=folder).version


@pytest.mark.parametrize("name", ["institutions.yaml", ".yaml", "missing.yaml"])
def test_own_files_with_names_that_cannot_be_kept_are_refused(
    folder: Path, package: ActorsData, tmp_path: Path, name: str
) -> None:
    if name != "missing.yaml":
        (tmp_path / name).write_text(GUARD, "utf-8")
    with pytest.raises(UsageError):
        add_own([tmp_path / name], folder, package)


def test_own_folder_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert own_folder() == tmp_path
    monkeypatch.delenv(VARIABLE)
    assert own_folder().name == "knowledge"


def test_own_file_of_the_documentation_can_be_added(folder: Path, package: ActorsData, tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "actors.md").read_text("utf-8")
    example = page.partition("```yaml\n")[2].partition("```")[0]
    (tmp_path / "example.yaml").write_text(example, "utf-8")
    (added,) = add_own([tmp_path / "example.yaml"], folder, package)
    assert added.actors == 3
