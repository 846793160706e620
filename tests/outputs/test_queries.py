from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from typer.testing import CliRunner

import dragoman
from dragoman.errors import UsageError
from dragoman.outputs.api import ask, ask_sql
from dragoman.outputs.cli.app import app
from dragoman.store import KINDS
from tests.outputs.asked import DENIAL, SHELLING, fill


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("record") / "record.duckdb")


def _run(record: Path, *arguments: str) -> bytes:
    result = CliRunner().invoke(app, [*arguments, "--record", str(record)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


def _json(record: Path, *arguments: str) -> Any:
    return json.loads(_run(record, *arguments, "--format", "json"))


def test_queries_each_row_has_its_reports_and_the_words_that_say_so(record: Path) -> None:
    (row,) = _json(record, "events")
    assert (row["first_day"], row["act"], row["killed_low"], row["place"]) == (
        "2024-05-10",
        "shelling",
        9,
        "place:el-fasher",
    )
    (source,) = row["sources"]
    assert row["reports"] == [source["report"]]
    assert source["words"] == SHELLING[6:] == SHELLING[source["start"] : source["end"]]
    assert row["names"]["sdn.rsf"] == "Rapid Support Forces"
    assert "recorded" not in row
    for kind in KINDS:
        for found in _json(record, kind):
            assert found["reports"] == sorted({source["report"] for source in found["sources"]})


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("--actor", "Rapid Support Forces"), 1),
        (("--actor", "are"), 0),
        (("--place", "El Fasher"), 1),
        (("--place", "Nyala", "--radius", "150"), 0),
        (("--place", "Nyala", "--radius", "200"), 1),
        (("--place", "13.6,25.3", "--radius", "20"), 1),
        (("--place", "-13.6,-25.3"), 0),
        (("--country", "SDN"), 1),
        (("--country", "Sudan"), 1),
        (("--country", "United Arab Emirates"), 0),
        (("--type", "shelling"), 1),
        (("--type", "PROTEST"), 0),
        (("--status", "occurred", "--status", "alleged"), 1),
        (("--since", "2024-05", "--until", "2024-05-10"), 1),
        (("--until", "2024-05-09"), 0),
        (("--origins", "2"), 0),
        (("--words", "MARKET", "--words", "doctors"), 1),
        (("--words", "%"), 0),
        (("--known-on", "2024-05-10"), 0),
        (("--known-on", "2024-05-11"), 1),
        (("--limit", "0"), 0),
    ],
)
def test_queries_filters(record: Path, arguments: tuple[str, ...], count: int) -> None:
    assert len(_json(record, "events", *arguments)) == count


def test_queries_words_are_found_with_and_without_accents(record: Path) -> None:
    assert len(_json(record, "control", "--words", "abeche")) == 1
    (row,) = _json(record, "control", "--actor", "sdn.rsf", "--since", "2024-06")
    assert row["sources"][0]["words"] == DENIAL


def test_queries_ids_may_be_cut_short_and_the_answer_is_the_same_every_time(record: Path) -> None:
    (row,) = _json(record, "events")
    assert _json(record, "events", row["id"][:6]) == [row]
    assert _run(record, "incidents", "--format", "jsonl") == _run(record, "incidents", "--format", "jsonl")


def test_queries_csv_holds_no_formula_for_a_spreadsheet(record: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(_run(record, "stories", "--format", "csv").decode())))
    assert "'=SUM(1)" in {row["title"] for row in rows}


def test_queries_geojson_has_points_and_refuses_what_lies_nowhere(record: Path) -> None:
    found = json.loads(_run(record, "events", "--format", "geojson"))
    assert found["features"][0]["geometry"] == {"type": "Point", "coordinates": [25.35, 13.63]}
    with pytest.raises(UsageError, match="relations lie nowhere"):
        _run(record, "relations", "--format", "geojson")


def test_queries_parquet_pandas_and_arrow_hold_the_same(record: Path, tmp_path: Path) -> None:
    file = tmp_path / "events.parquet"
    file.write_bytes(_run(record, "events", "--format", "parquet", "--recorded"))
    answer = dragoman.ask("events", record=record)
    assert pyarrow.parquet.read_table(file).to_pylist() == answer.to_arrow().to_pylist() == list(answer.records())
    assert answer.to_pandas()["killed_low"].tolist() == [9]
    empty = ask(record, "events", until="1999")
    assert empty.to_arrow().schema == answer.to_arrow().schema


def test_queries_table_shows_text_as_text(record: Path) -> None:
    shown = _run(record, "doubts").decode()
    assert "'Fashir' is misspelt" in shown
    assert "Rapid Support Forces" in _run(record, "control").decode()
    assert "1/1" in _run(record, "incidents").decode()
    assert "Nothing in the record" in _run(record, "events", "--until", "1999").decode()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--actor", "Nobody at all"), "no report of the record names"),
        (("--radius", "5"), "a radius needs a place"),
        (("--place", "99,0"), "no such point"),
        (("--since", "soon"), "is no day"),
        (("--known-on", "soon"), "is no day"),
    ],
)
def test_queries_wrong_use_is_told(record: Path, arguments: tuple[str, ...], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        _run(record, "events", *arguments)
    with pytest.raises(UsageError, match="there are no 'wars'"):
        ask(record, "wars")


def test_sql_reads_what_stands_and_what_stood(record: Path) -> None:
    assert _run(record, "sql", "SELECT count(*) AS n FROM report", "--format", "csv") == b"n\r\n2\r\n"
    then = _run(record, "sql", "SELECT count(*) AS n FROM report", "--known-on", "2024-05-12", "--format", "jsonl")
    assert then == b'{"n":1}\n'
    odd = _run(
        record, "sql", "SELECT DATE '2024-05-10' AS day, 1.5::DECIMAL(3,1) AS d, 'x'::BLOB AS b", "--format", "json"
    )
    assert json.loads(odd)[0]["day"] == "2024-05-10"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "FROM '/etc/hostname'",
        "SELECT * FROM glob('/*')",
        "FROM read_csv('https://example.org/a.csv')",
        "COPY report TO '/tmp/stolen.csv'",
        "ATTACH '/tmp/other.duckdb'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "DELETE FROM report",
        "DROP VIEW report",
        "CREATE TEMP TABLE t AS SELECT 1",
        "SELECT 1; DELETE FROM report",
        "PRAGMA database_list",
        "",
        "SELECT * FROM nowhere",
    ],
)
def test_sql_changes_nothing_and_reaches_nothing_else(record: Path, query: str) -> None:
    before = record.read_bytes()
    with pytest.raises(UsageError) as error:
        ask_sql(record, query)
    assert "\n" not in str(error.value)
    assert record.read_bytes() == before
