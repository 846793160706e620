"""The commands that read, as a user runs them: processes of their own, on files, standard input and bad input."""

import json
from pathlib import Path

import jsonschema
import pytest

from dragoman.record import read_schema
from tests.outputs.shell import dragoman

TEXT = (
    "GOMA, 28 January 2025 - M23 rebels captured the city of Goma on Monday after days of fighting, residents said.\n"
    "The United Nations condemned Rwanda for backing the rebels and called for an immediate ceasefire.\n"
)


def test_an_account_quotes_the_words_that_say_so(tmp_path: Path) -> None:
    (tmp_path / "goma.txt").write_text(TEXT)
    done = dragoman("read", str(tmp_path / "goma.txt"))
    account = done.stdout.decode()
    assert done.returncode == 0
    assert "What happened" in account
    assert "M23" in account
    assert "captured the city of Goma" in " ".join(account.split())


def test_json_keeps_to_the_schema_and_points_into_the_text() -> None:
    done = dragoman("read", "-", "--json", "--published", "2025-01-28", stdin=TEXT.encode())
    reading = json.loads(done.stdout)
    jsonschema.validate(reading, read_schema())
    assert reading["report"]["published"] == "2025-01-28"
    captures = [event for event in reading["events"] if event["act"] == "capture_place"]
    assert captures
    start, end = captures[0]["trigger"]
    assert TEXT[start:end] == "captured"


def test_a_stream_goes_on_past_bad_lines_and_tells_how_many_failed(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "text": TEXT}),
        '{"id": "b", "text": "cut of',
        json.dumps({"id": "c", "text": TEXT}),
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    done = dragoman("read", "--jsonl", str(tmp_path / "in.jsonl"))
    assert [json.loads(line)["report"]["id"] for line in done.stdout.splitlines()] == ["a", "c"]
    assert b"line 2 of" in done.stderr
    assert b"1 failed" in done.stderr
    assert done.returncode == 1


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [{"id": str(n), "text": TEXT * (n + 1), "published": "2025-01-28"} for n in range(5)]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)))
    first, second = (dragoman("read", "--jsonl", str(tmp_path / "in.jsonl")).stdout for _ in range(2))
    assert first == second
    assert len(first.splitlines()) == 5


def test_pairs_are_coded_line_by_line() -> None:
    text = "Hungary vetoed the aid package for Ukraine."
    row = {"id": "p", "text": text, "source": [[0, 7]], "target": [[35, 42]]}
    done = dragoman("code", "--pairs", "-", stdin=json.dumps(row).encode() + b"\n{broken\n")
    coded = json.loads(done.stdout)
    assert (coded["id"], coded["type"]) == ("p", "REJECT")
    assert set(coded) == {"id", "act", "type", "mode", "cameo", "confidence"}
    assert b"line 2" in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "stdin", "status"),
    [
        (("read", "no-such-file.txt"), b"", 1),
        (("read", "-"), b"", 1),
        (("read", "-"), bytes(range(256)) * 8, 1),
        (("read", "-", "--published", "yesterday"), TEXT.encode(), 2),
        (("read", "--jsonl", "-", "--json"), b"", 2),
        (("read", "--jsonl", "no-such-file.jsonl"), b"", 1),
        (("code", "--pairs", "no-such-file.jsonl"), b"", 1),
        (("brief", "--record", "no-such-record.duckdb"), b"", 1),
    ],
)
def test_what_cannot_be_done_is_one_line_with_cause_and_next_step(
    arguments: tuple[str, ...], stdin: bytes, status: int
) -> None:
    done = dragoman(*arguments, stdin=stdin)
    assert done.returncode == status
    assert done.stdout == b""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("dragoman: ")
    assert lines[0].count(": ") >= 2


def test_markup_and_control_characters_of_a_report_are_shown_as_characters() -> None:
    text = "[bold red]Rebels[/bold red] shelled \x1b[31mTaiz\x1b[0m on Friday, {{ 7*7 }} officials of Yemen said."
    done = dragoman("read", "-", "--published", "2020-01-09", stdin=text.encode())
    assert done.returncode == 0
    assert b"\x1b[31m" not in done.stdout
    assert b"[bold red]" in done.stdout
    assert b"{{ 7*7 }}" in done.stdout
