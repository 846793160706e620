"""The examples, from the shell: added, added again, and told as of two days."""

from pathlib import Path

import pytest

from tests.outputs.shell import dragoman

EXAMPLES = Path(__file__).parents[2] / "examples" / "libya-2020"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "libya.duckdb"
    done = dragoman("add", str(EXAMPLES), "--record", str(path))
    assert done.returncode == 0, done.stderr
    assert b"18 added" in done.stdout + done.stderr
    return path


def test_adding_again_adds_nothing_and_says_so(record: Path) -> None:
    done = dragoman("add", str(EXAMPLES), "--record", str(record))
    assert done.returncode == 0
    assert b"0 added, 18 already known" in done.stdout + done.stderr


def test_the_brief_of_the_tenth_knows_the_call_and_not_the_truce(record: Path) -> None:
    brief = dragoman("brief", "--on", "2020-01-10", "--record", str(record)).stdout.decode()
    assert "called for" in brief
    assert "in force" not in brief
    assert "Sirte: Libyan National Army" in brief
    assert "copy of" in brief


def test_the_brief_of_the_nineteenth_knows_the_truce_and_its_breaches(record: Path) -> None:
    brief = dragoman("brief", "--on", "2020-01-19", "--record", str(record)).stdout.decode()
    assert "In force since 12 Jan 2020" in brief
    assert "Turkey backs Government of National Accord" in brief
    assert "Meridian Wire" in brief


def test_two_reports_that_differ_on_who_holds_a_place_are_told_as_a_contradiction(record: Path) -> None:
    brief = dragoman("brief", "Libya", "--on", "2020-01-12", "--record", str(record)).stdout.decode()
    assert "What cannot all be right" in brief
    assert "Abu Grein" in brief.partition("What cannot all be right")[2]
