from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import RecordError
from dragoman.store import Question, Store, default_path
from dragoman.store.migrations import APPLICATION, MIGRATIONS
from dragoman.store.tables import TABLES
from tests.state.readings import event, reading, relation

NOBODY = 65534


def test_opening_makes_the_folder_and_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "record.duckdb"
    Store.open(path, create=True).close()
    with Store.open(path) as store:
        assert store.view().count("report") == 0


def test_opening_to_read_makes_nothing(path: Path) -> None:
    with pytest.raises(RecordError, match=r"there is no record at .*dragoman add"):
        Store.open(path)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"The army said on Friday that", b"SQLite format 3\0" + bytes(4096)])
@pytest.mark.parametrize("create", [True, False])
def test_opening_refuses_what_is_no_database_and_leaves_it_alone(path: Path, content: bytes, *, create: bool) -> None:
    path.write_bytes(content)
    with pytest.raises(RecordError, match="is not a DuckDB file"):
        Store.open(path, create=create)
    assert path.read_bytes() == content


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE migration (a INTEGER)",
        "CREATE TABLE application (x INTEGER, name VARCHAR)",
        "CREATE TABLE t (a INTEGER)",
    ],
)
def test_opening_refuses_the_database_of_another_program(path: Path, statement: str, *, create: bool) -> None:
    with duckdb.connect(str(path)) as other:
        other.execute(statement)
    with pytest.raises(RecordError, match="is a database of another program"):
        Store.open(path, create=create)


def test_opening_refuses_a_folder(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="is a folder"):
        Store.open(tmp_path, create=True)


def test_opening_says_what_is_wrong_with_a_cut_off_file(path: Path) -> None:
    Store.open(path, create=True).close()
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(RecordError, match=r"cannot be opened \(.+\): restore a copy"):
        Store.open(path)


def test_opening_refuses_a_file_of_a_newer_version(path: Path) -> None:
    Store.open(path, create=True).close()
    with duckdb.connect(str(path)) as file:
        file.execute("INSERT INTO migration VALUES (?, 'something new')", [len(MIGRATIONS)])
    with pytest.raises(RecordError, match="newer Dragoman: update"):
        Store.open(path)


def test_opening_takes_an_older_file_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.store.opening.MIGRATIONS", MIGRATIONS[:2])
    Store.open(path, create=True).close()
    monkeypatch.undo()
    with Store.open(path) as store:
        assert store.view().count("incident") == 0
    with duckdb.connect(str(path), read_only=True) as file:
        names = file.execute("SELECT name FROM migration ORDER BY position").fetchall()
    assert [name for (name,) in names] == [migration.name for migration in MIGRATIONS]


def test_opening_brings_up_a_record_that_kept_no_times(path: Path) -> None:
    told = reading(event("ASSAULT", ("mmr.aa",), start="2024-01-15"), relation("mmr.aa", "fights", "mmr"))
    with duckdb.connect(str(path)) as file:
        for position, migration in enumerate(MIGRATIONS[:4]):
            for statement in migration.statements:
                file.execute(statement)
            file.execute("INSERT INTO migration VALUES (?, ?)", [position, migration.name])
        file.execute("INSERT INTO application VALUES (?)", [APPLICATION])
        file.execute("INSERT INTO report VALUES ('k', 1, 'id', 'h', 'T', 'Wire', NULL, '2024-01-16', 'en', 'Text.')")
        line = told.to_json().decode()
        file.execute("INSERT INTO reading VALUES ('k', '2024-01-16', 'm', 'n', 'c', [1, 2], ?)", [line])
        file.execute("INSERT INTO origin VALUES ('k', 'k')")
        file.execute("INSERT INTO contradiction VALUES ('toll', '2024-01-15', NULL, 'killed: 1 or 5', ['k'])")
        file.execute("INSERT INTO settled_control VALUES ('p', 'mmr.aa', NULL, false, [], ['k'], 1)")
    with Store.open(path) as store:
        view = store.view(known_on="1999")
        assert [one.reading for one in view.filed()] == [told]
        assert view.rows("event", columns=("type", "standing", "reading")).rows == (("ASSAULT", "told", 1),)
        assert view.rows("origin", columns=("origin", "reason")).rows == (("k", "own"),)
        assert view.rows("settled_control", columns=("holder", "reports")).rows == (("mmr.aa", ["k"]),)
        assert view.count("contradiction") == view.count("relation") == 1
        assert store.asking().ask(Question(kind="doubts")).rows[0][1] == "contradiction:toll"
        assert not view.is_settled()


def test_opening_tells_who_holds_a_locked_record(path: Path) -> None:
    Store.open(path, create=True).close()
    hold = f"import duckdb, sys; c = duckdb.connect({str(path)!r}); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(RecordError, match=rf"is in use by process {other.pid} \(python[^)]*\): wait"):
            Store.open(path)
        other.communicate()
    Store.open(path).close()


def test_opening_twice_in_one_program_is_told_so(path: Path) -> None:
    with Store.open(path, create=True), pytest.raises(RecordError, match="already open in this program"):
        Store.open(path)


@pytest.fixture
def plain_user() -> Iterator[Path]:
    """A folder, and, where the tests run as root, a user to whom permissions apply."""
    folder = Path(tempfile.mkdtemp())
    is_root = os.geteuid() == 0
    if is_root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        shutil.rmtree(folder)


def test_opening_a_read_only_record_reads_but_does_not_write(plain_user: Path) -> None:
    path = plain_user / "record.duckdb"
    Store.open(path, create=True).close()
    path.chmod(0o444)
    with pytest.raises(RecordError, match=r"is read-only \(Permission denied\): make it writable"):
        Store.open(path, create=True)
    with Store.open(path) as store:
        assert store.view().last_day() is None


def test_opening_a_record_that_may_not_be_read_says_why(plain_user: Path) -> None:
    path = plain_user / "record.duckdb"
    Store.open(path, create=True).close()
    path.chmod(0o000)
    with pytest.raises(RecordError, match=r"cannot be read \(Permission denied\)"):
        Store.open(path)


def test_opening_where_no_folder_may_be_made_says_why(plain_user: Path) -> None:
    plain_user.chmod(0o555)
    with pytest.raises(RecordError, match=r"cannot be made \(Permission denied\)"):
        Store.open(plain_user / "new" / "record.duckdb", create=True)
    with pytest.raises(RecordError, match="no right to write"):
        Store.open(plain_user / "record.duckdb", create=True)


def test_opening_the_columns_in_the_file_are_those_that_are_told_of(store: Store) -> None:
    for table, columns in TABLES.items():
        found = store.view().rows(table, limit=1).columns
        assert found == tuple(columns)
    with pytest.raises(RecordError, match="open only to read"):
        Store(store.path, store._connection, writable=False).writer()


def test_opening_columns_and_migrations_agree(store: Store) -> None:
    found = store._connection.execute("SELECT table_name, column_name, data_type FROM duckdb_columns()").fetchall()
    written: dict[str, dict[str, str]] = {}
    for table, column, kind in found:
        written.setdefault(table, {})[column] = kind
    assert {name: dict(columns) for name, columns in TABLES.items()} == {name: written[name] for name in TABLES}


def test_opening_the_default_record_is_a_file_of_the_user() -> None:
    assert default_path().name == "record.duckdb"
    assert default_path().parent.name == "dragoman"
