"""`dragoman actors`: who somebody is, from the knowledge and from the record."""

from __future__ import annotations

import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rich.console import Console
from typer.testing import CliRunner

from dragoman.errors import UsageError
from dragoman.knowledge import Knowledge, load_knowledge
from dragoman.outputs.api.actor_names import find_actors
from dragoman.outputs.api.actors import tell_actor
from dragoman.outputs.api.network import tell_network
from dragoman.outputs.cli.actors_sheet import print_sheet
from dragoman.outputs.cli.app import app
from dragoman.pipeline.settle import keep
from dragoman.report import Report
from dragoman.store import Stamp, Store
from tests.outputs.shell import dragoman
from tests.state.readings import actor, event, place, relation, told

STAMP = Stamp("model", "knowledge", "code")
CAST = (
    actor("lby.lna", "Libyan National Army", country="LBY"),
    actor("lby.gna", "Government of National Accord", country="LBY"),
    actor("are", "United Arab Emirates", country="ARE"),
    actor("x.dawn-riders", "Dawn [red]Riders\x1b[31m", country="LBY"),
    place("place:sirte", "Sirte", "LBY"),
)
RECORD = [
    told("a", "2020-01-02", *CAST, relation("are", "backs", "lby.lna", hedged=True)),
    told("b", "2020-01-05", *CAST, relation("are", "backs", "lby.lna"), relation("lby.lna", "fights", "lby.gna")),
    told(
        "c",
        "2020-01-12",
        *CAST,
        event("ASSAULT", ("lby.lna",), ("lby.gna",), act="air_strike", start="2020-01-11", place="place:sirte"),
        relation("x.dawn-riders", "part_of", "lby.gna"),
    ),
]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.duckdb"
    with Store.open(path, create=True) as store, store.writer() as writer:
        for one in RECORD:
            text = f"Report {one.report}: the words of it, and what else it has to say of the war."
            keep(writer, Report(id=one.report, text=text, publisher="Wire"), one.reading, STAMP)
    return path


def printed(record: Path, knowledge: Knowledge, id_: str, on: str | None = None) -> str:
    out = io.StringIO()
    with Store.open(record) as store:
        print_sheet(tell_actor(id_, knowledge, store.view(), on=on), Console(file=out, width=100, highlight=False))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("LNA", "lby.lna"),
        ("libyan national army", "lby.lna"),
        ("lby.gna", "lby.gna"),
        ("Haftar", "p.haftar"),
        ("Turkey", "tur"),
    ],
)
def test_actors_are_found_by_any_of_their_names(knowledge: Knowledge, name: str, id_: str) -> None:
    assert [match.id for match in find_actors(name, knowledge)] == [id_]


def test_actors_of_one_name_are_all_found(knowledge: Knowledge) -> None:
    found = {match.id for match in find_actors("Liberation Army", knowledge)}
    assert {"chn.mil", "col.eln"} <= found


def test_actors_that_only_reports_name_are_found(record: Path, knowledge: Knowledge) -> None:
    with Store.open(record) as store:
        (match,) = find_actors("dawn riders", knowledge, store.view())
    assert (match.id, match.reports) == ("x.dawn-riders", 3)


def test_actors_unknown_are_answered_with_names_like_it(knowledge: Knowledge) -> None:
    with pytest.raises(UsageError, match=r"known as 'Libian Natoinal Armmy': did you mean Libyan National Army"):
        find_actors("Libian Natoinal Armmy", knowledge)


def test_actor_sheet_tells_who_leads_as_of_the_day(record: Path, knowledge: Knowledge) -> None:
    with Store.open(record) as store:
        sheet = tell_actor("lby.lna", knowledge, store.view(), on="2020-01-03")
    assert next((one.who, one.office) for one in sheet.leaders if one.lasts) == ("p.haftar", "commander")
    assert all(one.lasts for one in tell_actor("lby.lna", knowledge, on="2020-01-03").leaders if one.who == "p.haftar")
    assert not any(one.lasts for one in tell_actor("lby.lna", knowledge, on="2010-01-01").leaders)


def test_actor_sheet_has_relations_with_the_words_and_reports_that_were_known(
    record: Path, knowledge: Knowledge
) -> None:
    with Store.open(record) as store:
        view = store.view()
        before, after = (tell_actor("lby.lna", knowledge, view, on=day) for day in ("2020-01-03", "2020-01-31"))
    (backed,) = before.ties
    assert (backed.subject, backed.predicate, backed.quotes[0].hedged) == ("are", "backs", True)
    assert "Report a" in backed.quotes[0].words
    assert [(tie.predicate, len(tie.quotes)) for tie in after.ties] == [("backs", 2), ("fights", 1)]
    assert not before.deeds
    (deed,) = after.deeds
    assert (deed.day, deed.act, deed.place) == ("2020-01-11", "air_strike", "place:sirte")


def test_actor_sheet_is_printed_with_the_numbers_of_its_reports(record: Path, knowledge: Knowledge) -> None:
    shown = printed(record, knowledge, "lby.lna")
    assert "United Arab Emirates backs Libyan National Army  2 origins  [1][2]" in shown or "[1][2]" in shown
    assert "11 Jan 2020  Libyan National Army: air strike → Government of National Accord, Sirte  [3]" in shown
    assert "Khalifa Haftar, commander (since 2 Mar 2015)" in shown
    assert max(len(line) for line in shown.splitlines()) <= 100


def test_actor_names_of_reports_move_no_cursor_and_are_no_markup(record: Path, knowledge: Knowledge) -> None:
    shown = printed(record, knowledge, "x.dawn-riders")
    assert shown.startswith("Dawn [red]Riders [31m\n")
    assert "\x1b" not in shown
    assert "not in the knowledge: only reports name it" in shown


def test_actors_command_shows_lists_and_needs_no_record(
    record: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "empty"))
    run = CliRunner().invoke
    assert run(app, ["actors", "Boko Haram"]).stdout.startswith("Boko Haram")
    assert "ask again with the id" in run(app, ["actors", "Liberation Army"]).stdout
    as_json = json.loads(run(app, ["actors", "LNA", "--json", "--record", str(record)]).stdout)
    assert as_json["id"] == "lby.lna"
    everybody = run(app, ["actors", "--record", str(record)]).stdout.splitlines()
    assert everybody[0].split()[0] == "are"
    assert len(everybody) == 4


def test_actors_command_says_what_is_wrong(record: Path, tmp_path: Path) -> None:
    for arguments, words in (
        (["Qxzzqw"], "no actor is known as"),
        (["LNA", "--on", "some day"], "is no day"),
        (["LNA", "--record", str(tmp_path / "none.duckdb")], "none.duckdb"),
        (["--network", str(tmp_path), "--record", str(record)], "cannot be written"),
        (["import", "ucdp", str(tmp_path / "none.csv")], "is no file"),
    ):
        done = dragoman("actors", *arguments)
        assert done.returncode in (1, 2)
        assert words in done.stderr.decode()
        assert b"Traceback" not in done.stderr


def test_actors_added_are_known_to_all_commands_until_they_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(tmp_path / "own"))
    file = tmp_path / "lake.yaml"
    file.write_text("- {id: tcd.lakeguard, name: Lake Guard, kind: armed_group, country: TCD}\n", "utf-8")
    run = CliRunner().invoke
    assert "lake.yaml: 1 actor, added" in run(app, ["actors", "add", str(file)]).stderr
    assert run(app, ["actors", "Lake Guard", "--record", str(tmp_path / "no")]).exit_code != 0
    assert find_actors("Lake Guard", load_knowledge())[0].id == "tcd.lakeguard"
    assert "removed lake.yaml" in run(app, ["actors", "remove", "lake.yaml"]).stderr
    assert load_knowledge().actors.named("Lake Guard") == ()


def test_actors_import_gives_what_add_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(tmp_path / "own"))
    (tmp_path / "made.txt").write_text("RIVER_PEOPLES_FRONT_ [SDNREB]\n+SOMETHING_\nNO_CODE_\n", "utf-8")
    done = CliRunner().invoke(app, ["actors", "import", "petrarch", str(tmp_path / "made.txt")])
    assert "1 actor, 1 line passed over" in done.stderr
    (tmp_path / "made.yaml").write_text(done.stdout, "utf-8")
    assert CliRunner().invoke(app, ["actors", "add", str(tmp_path / "made.yaml")]).exit_code == 0


def test_network_is_told_from_reports_and_completed_from_knowledge(record: Path, knowledge: Knowledge) -> None:
    drawn = tell_network(record, on="2020-01-31", knowledge=knowledge)
    assert [node.id for node in drawn.nodes] == ["are", "lby.gna", "lby.lna"]
    assert [(bond.subject, bond.kind, bond.object, bond.told) for bond in drawn.bonds] == [
        ("are", "backs", "lby.lna", True),
        ("lby.gna", "fights", "lby.lna", True),
    ]
    assert [bond.doubtful for bond in tell_network(record, on="2020-01-03", knowledge=knowledge).bonds] == [True]
    with pytest.raises(UsageError, match="no report tells who stands with whom by 2019-01-01"):
        tell_network(record, on="2019-01-01", knowledge=knowledge)


def test_network_keeps_the_best_attested_where_there_are_too_many(record: Path, knowledge: Knowledge) -> None:
    drawn = tell_network(record, most=2, knowledge=knowledge)
    assert [node.id for node in drawn.nodes] == ["are", "lby.lna"]
    assert drawn.left_out == 1


def test_network_command_writes_a_picture(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "net.svg"
    done = CliRunner().invoke(app, ["actors", "--network", str(out), "--on", "2020-01-31", "--record", str(record)])
    assert done.exit_code == 0, done.output
    assert ET.fromstring(out.read_text("utf-8")).tag.endswith("svg")  # noqa: S314
