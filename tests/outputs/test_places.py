from pathlib import Path

from tests.knowledge.test_added_places import TABLE
from tests.outputs.shell import dragoman


def test_places_are_added_named_and_taken_out(tmp_path: Path) -> None:
    table, own = tmp_path / "LY.txt", tmp_path / "own"
    table.write_text(TABLE, "utf-8")
    added = dragoman("places", "add", str(table), "--knowledge", str(own))
    assert added.returncode == 0, added.stderr
    assert b"LY: 3 places added, 2 rows passed over that news does not name, 2 broken rows left out" in added.stderr
    assert dragoman("places", "added", "--knowledge", str(own)).stdout.startswith(b"LY\t")
    assert dragoman("places", "remove", "LY", "--knowledge", str(own)).returncode == 0
    assert dragoman("places", "added", "--knowledge", str(own)).stdout == b""


def test_a_table_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    ran = dragoman("places", "add", str(tmp_path / "no.txt"))
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr
