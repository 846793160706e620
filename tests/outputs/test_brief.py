from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from dragoman.errors import UsageError
from dragoman.knowledge import load_knowledge
from dragoman.outputs.api import find_subject, tell_brief
from dragoman.outputs.cli.app import app
from dragoman.outputs.cli.inert import inert
from dragoman.outputs.cli.situation import as_text, print_situation, tell
from dragoman.pipeline.settle import keep
from dragoman.report import Report
from dragoman.state import tell_situation
from dragoman.store import Stamp, Store
from tests.state.readings import actor, ceasefire, control, doubt, event, place, reading, relation, told

STAMP = Stamp("model", "knowledge", "code")
CAST = (
    actor("sdn.saf", "Sudanese Armed Forces", country="SDN"),
    actor("sdn.rsf", "Rapid Support Forces", country="SDN"),
    actor("p.burhan", "Abdel Fattah al-Burhan", country="SDN", member_of=("sdn.saf",)),
    place("country:SDN", "Sudan", "SDN", times=4),
    place("place:khartoum", "Khartoum", "SDN"),
)
RECORD = [
    told(
        "a",
        "2023-05-20",
        *CAST,
        ceasefire("agreed", "sdn.saf", "sdn.rsf", start="2023-05-22", mediators=("sau", "usa")),
    ),
    told(
        "b",
        "2023-05-23",
        *CAST,
        ceasefire("violated", "sdn.rsf", status="alleged", attributed_to=("sdn.saf",)),
        event("ASSAULT", ("sdn.rsf",), start="2023-05-22", act="shelling", place="place:khartoum", status="alleged"),
        title="Shells \x1b[31mon[/] [bold]Khartoum\u202e",
    ),
    told("c", "2023-05-23", *CAST, relation("are", "backs", "sdn.rsf", hedged=True), origin="b", publisher="Copyist"),
    told("d", "2023-05-24", *CAST, control("place:khartoum", "sdn.rsf"), doubt("'Khartum' is misspelt", "Khartoum")),
    told("e", "2023-05-25", *CAST, control("place:khartoum", "p.burhan", attributed_to=("sdn.saf",))),
]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.duckdb"
    with Store.open(path, create=True) as store, store.writer() as writer:
        for one in RECORD:
            head = one.reading.report
            keep(writer, Report(id="1", text=f"Report {one.report}", publisher=head.publisher), one.reading, STAMP)
    return path


def _printed(width: int = 100, *, terminal: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, highlight=False)
    print_situation(tell_situation(RECORD), "Sudan", console)
    return out.getvalue()


def test_brief_says_where_each_ceasefire_stands() -> None:
    text = as_text(tell(tell_situation(RECORD)))
    assert "Agreed, from 22 May 2023: Sudanese Armed Forces, Rapid Support Forces" in text
    assert "breaches laid to Rapid Support Forces" in text
    assert "22 May broken by Rapid Support Forces alleged, says Sudanese Armed Forces [2]" in text


def test_brief_tells_relations_holders_incidents_and_doubts_with_their_reports() -> None:
    text = as_text(tell(tell_situation(RECORD)))
    assert "are backs Rapid Support Forces hedged [3]" in text
    assert "Khartoum is said to be held by Sudanese Armed Forces [5]; Rapid Support Forces [4]" in text
    assert "22 May Rapid Support Forces: shelling, Khartoum alleged [2]" in text
    assert "'Khartum' is misspelt probably Khartoum [4]" in text


@pytest.mark.parametrize("width", [80, 100])
def test_brief_keeps_to_the_width_and_is_plain_without_a_terminal(width: int) -> None:
    printed = _printed(width)
    assert max(len(line) for line in printed.splitlines()) <= width
    assert "\x1b" not in printed


def test_brief_text_of_a_report_moves_no_cursor_and_is_no_markup() -> None:
    printed = _printed()
    assert "[31mon[/] [bold]Khartoum" in printed
    assert "\u202e" not in printed
    assert "\x1b[31m" not in _printed(terminal=True)


def test_brief_says_so_where_nothing_was_known() -> None:
    out = io.StringIO()
    print_situation(tell_situation(RECORD, on="2001-01-01"), None, Console(file=out, width=80))
    assert "No report that was out by then" in out.getvalue()


@pytest.mark.parametrize(
    ("name", "holds"),
    [("Sudan", 1), ("SDN", 1), ("Khartoum", 1), ("place:khartoum", 1), ("burhan", 1), ("rapid support forces", 1)],
)
def test_brief_is_about_its_subject(record: Path, name: str, holds: int) -> None:
    assert len(tell_brief(record, subject=name).holds) == holds


def test_brief_of_somebody_unknown_suggests_who_is_meant(record: Path) -> None:
    with Store.open(record) as store, pytest.raises(UsageError, match=r"did you mean .*Khartoum"):
        find_subject("Khartuom", store.view(), load_knowledge())
    with pytest.raises(UsageError, match="names 'zzzzqqq': give a country"):
        tell_brief(record, subject="zzzzqqq")


def test_brief_names_parties_that_no_report_names(record: Path) -> None:
    assert tell_brief(record).names["are"] == "United Arab Emirates"


def test_brief_stands_on_the_last_day_of_the_record_or_the_day_given(record: Path) -> None:
    assert tell_brief(record).on == "2023-05-25"
    assert tell_brief(record, on="2023-05-24").on == "2023-05-24"
    assert tell_brief(record, on="2023-05").on == "2023-05-31"
    with pytest.raises(UsageError, match="is no day: write it as"):
        tell_brief(record, on="last week")


def test_brief_command_prints_and_gives_json(record: Path) -> None:
    told_ = CliRunner().invoke(app, ["brief", "Sudan", "--on", "2023-05-23", "--record", str(record)])
    assert told_.exit_code == 0
    assert "Sudan: the situation on 23 May 2023" in told_.stdout
    as_json = CliRunner().invoke(app, ["brief", "--json", "--record", str(record)])
    assert json.loads(as_json.stdout)["on"] == "2023-05-25"
    again = CliRunner().invoke(app, ["brief", "--json", "--record", str(record)])
    assert again.stdout_bytes == as_json.stdout_bytes


def test_brief_help_shows_examples_a_line_each() -> None:
    for command, number in (("brief", 3), ("add", 4)):
        shown = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "100"}).stdout
        examples = [
            line.strip(" │") for line in shown.splitlines() if line.strip(" │").startswith(f"dragoman {command}")
        ]
        assert len(examples) == number


def test_inert_cuts_at_a_word_and_keeps_joiners() -> None:
    assert inert("one two\nthree four", 10) == "one two…"
    assert inert("می\u200cخواهم") == "می\u200cخواهم"
    assert inert("a\x07b\u2066c") == "a b c"


def test_reading_built_by_hand_is_a_whole_reading() -> None:
    assert reading().from_json(reading().to_json()) == reading()
