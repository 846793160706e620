from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dragoman.errors import DragomanError, UsageError
from dragoman.outputs.api import ask
from dragoman.outputs.cli.app import app
from dragoman.pipeline.settle import keep, settle
from dragoman.report import Report
from dragoman.store import Store
from tests.outputs.asked import CAST, FASHER, STAMP, fill, shelling
from tests.state.readings import reading


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return fill(tmp_path / "record.duckdb")


def _run(record: Path, *arguments: str) -> str:
    result = CliRunner().invoke(app, [*arguments, "--record", str(record)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout.strip()


def _correct(record: Path, *arguments: str, at: str = "2024-06-01") -> str:
    return _run(record, "correct", *arguments, "--reason", "checked", "--by", "Amal", "--recorded-at", at)


def _rows(record: Path, kind: str, **filters: Any) -> list[dict[str, Any]]:
    return list(ask(record, kind, **filters).records())


def _second_incident(record: Path) -> None:
    """File a report of another day, which no likeness joins to the first."""
    other = reading(*CAST, FASHER, shelling(30, start="2024-03-02", act="air_strike"), published="2024-03-03")
    report = Report(id="3", text="Aircraft bombed a hospital; thirty died.", publisher="Post", published="2024-03-03")
    with Store.open(record, create=True) as store, store.writer(at="2024-05-20") as writer:
        keep(writer, report, other, STAMP)
        settle(store.view(), writer)


def test_correct_reject_shows_in_every_answer_and_is_undone(record: Path) -> None:
    (row,) = _rows(record, "events")
    id_ = _correct(record, "reject", row["id"][:8])
    assert _rows(record, "events") == _rows(record, "incidents") == []
    result = CliRunner().invoke(app, ["events", "--record", str(record)])
    assert "1 rejected left out" in result.stderr
    assert "reject by Amal: checked" in _run(record, "events", "--rejected")
    assert len(_rows(record, "incidents", known_on="2024-05-31")) == 1
    told = json.loads(_run(record, "brief", "--on", "2024-05-11", "--json"))
    assert told["timeline"] == []
    _correct(record, "undo", id_)
    assert len(_rows(record, "events")) == len(_rows(record, "incidents")) == 1


def test_correct_amend_an_incident_and_its_history(record: Path) -> None:
    (row,) = _rows(record, "incidents")
    _correct(record, "amend", row["id"], "--set", "killed_low=12", "--set", "killed_high=12")
    (amended,) = _rows(record, "incidents")
    assert (amended["id"], amended["killed_low"], amended["standing"]) == (row["id"], 12, "amended")
    history = _run(record, "history", row["id"])
    assert "since 2024-06-01T00:00:00Z, amended: killed_low 12, killed_high 12" in history
    assert "amend" in history
    assert json.loads(_run(record, "history", row["id"], "--json"))["versions"][0]["killed_low"] == 9


def test_correct_merge_and_split_incidents(record: Path) -> None:
    _second_incident(record)
    one, other = _rows(record, "incidents")
    merged = _correct(record, "merge", one["id"], other["id"])
    (whole,) = _rows(record, "incidents")
    assert sorted(whole["reports"]) == sorted([*one["reports"], *other["reports"]])
    assert whole["corrections"] == [merged]
    event = next(row for row in _rows(record, "events") if row["killed_low"] == 30)
    _correct(record, "split", whole["id"], "--out", event["id"])
    assert sorted(row["reports"] for row in _rows(record, "incidents")) == sorted([one["reports"], other["reports"]])
    assert len(_rows(record, "incidents", known_on="2024-05-31")) == 2


def test_correct_pin_and_reject_what_was_derived(record: Path) -> None:
    _correct(record, "pin", "are", "--as", "sdn.saf")
    (row,) = _rows(record, "relations")
    assert row["subject"] in {"sdn.saf", "sdn"}
    _correct(record, "reject", row["id"])
    assert _rows(record, "relations") == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("reject", "nothing"), "nothing of the id"),
        (("merge", "place:nyala", "place:el-fasher"), "one cannot merge a place"),
        (("amend", "{event}", "--set", "killed_low=many"), "is no value of killed_low"),
        (("amend", "{event}", "--set", "status=sure"), "does not fit"),
        (("amend", "{event}", "--set", "trigger_start=1"), "cannot be amended"),
        (("amend", "{event}", "--set", "killed_low"), "has no value"),
        (("split", "{incident}", "--out", "{event}"), "nothing would be left"),
        (("merge", "{incident}"), "takes two"),
        (("pin", "sdn.rsf", "--as", "nobody.at-all"), "is no actor"),
        (("undo", "{event}"), "one cannot undo an event"),
    ],
)
def test_correct_wrong_use_is_told_and_changes_nothing(record: Path, arguments: tuple[str, ...], message: str) -> None:
    ids = {"{event}": _rows(record, "events")[0]["id"], "{incident}": _rows(record, "incidents")[0]["id"]}
    with pytest.raises(UsageError, match=message):
        _correct(record, *(ids.get(argument, argument) for argument in arguments))
    with Store.open(record) as store:
        assert store.view().count("correction") == 0


def test_correct_asks_for_a_reason_and_makes_no_record(record: Path, tmp_path: Path) -> None:
    (row,) = _rows(record, "events")
    with pytest.raises(UsageError, match="who makes it and why"):
        _run(record, "correct", "accept", row["id"], "--reason", " ")
    with pytest.raises(DragomanError, match="there is no record"):
        _correct(tmp_path / "none.duckdb", "accept", "a")
    assert not (tmp_path / "none.duckdb").exists()
