from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError, UsageError
from dragoman.record import Reading
from dragoman.report import Report
from dragoman.store import PER_READING, Filed, Stamp, Store, report_key
from tests.state.readings import actor, ceasefire, control, doubt, event, place, reading, relation, toll

STAMP = Stamp("model-1", "knowledge-1", "0.1.0")
FULL = reading(
    actor("mli", "Mali", country="MLI", member_of=("io.au",)),
    place("place:kidal", "Kidal", "MLI"),
    event(
        "ASSAULT", ("mli", 'x.it\'s "quoted"'), ("mli.cma",), killed=toll(14), start="2023-11-14", place="place:kidal"
    ),
    relation("rus", "backs", "mli", hedged=True),
    control("place:kidal", "mli", "captures", from_="mli.cma", attributed_to=("mli",)),
    ceasefire("ended", "mli.cma", parties=("mli", "mli.cma"), status="alleged"),
    doubt("'Kidale' is no place", "Kidal"),
)


def _report(text: str = "The army entered Kidal.", **fields: str | None) -> Report:
    return Report(**{"id": "1", "text": text, "publisher": "Wire", **fields})  # type: ignore[arg-type]


def _put(
    store: Store, report: Report, read: Reading = FULL, stamp: Stamp = STAMP, known: str | None = "2023-11-14"
) -> str:
    with store.writer() as writer:
        return writer.put(report, read, stamp, known=known, fingerprints=(1, 2**64 - 1))


def test_writer_a_report_comes_back_as_it_went_in(store: Store) -> None:
    report = _report(
        text="“Ça va”, dit-il. \0 سرت\n", title="T", url="https://a.example", published="2023-11", language="fr"
    )
    assert _put(store, report) == "added"
    view = store.view()
    assert view.report(report_key(report)) == report
    assert list(view.filed()) == [
        Filed(key=report_key(report), known="2023-11-14", fingerprints=(1, 2**64 - 1), reading=FULL, position=1)
    ]


def test_writer_fills_a_table_for_each_kind_of_statement(store: Store) -> None:
    _put(store, _report())
    view = store.view()
    assert {table: view.count(table) for table in PER_READING} == dict.fromkeys(PER_READING, 1)
    found = view.rows("event", columns=("type", "source", "killed_low", "killed_high", "place", "first_day"))
    assert found.rows == (("ASSAULT", ["mli", 'x.it\'s "quoted"'], 14, None, "place:kidal", "2023-11-14"),)
    assert view.rows("control", columns=("holder", "taken_from")).rows == (("mli", "mli.cma"),)


def test_writer_the_same_report_twice_is_one(store: Store) -> None:
    assert _put(store, _report()) == "added"
    assert _put(store, _report()) == "known"
    assert store.view().count("report") == store.view().count("event") == 1


def test_writer_a_newer_reading_stands_beside_the_older_and_is_answered_from(store: Store) -> None:
    _put(store, _report())
    newer = Stamp("model-2", "knowledge-1", "0.1.0")
    assert store.view().standing(_report(), newer) == "stale"
    assert _put(store, _report(), reading(), newer) == "updated"
    assert store.view().count("event") == 0
    assert store.view().count("reading") == 2
    assert store.view().standing(_report(), newer) == "known"


def test_writer_a_day_given_later_is_taken_up(store: Store) -> None:
    _put(store, _report())
    assert _put(store, _report(published="2023-11-14")) == "updated"
    found = store.view().report(report_key(_report()))
    assert found is not None
    assert found.published == "2023-11-14"


def test_writer_the_same_text_from_two_outlets_is_two_reports(store: Store) -> None:
    _put(store, _report())
    assert _put(store, _report(publisher="Other")) == "added"
    assert _put(store, _report(url="https://wire.example/2")) == "added"
    assert store.view().count("report") == 3


def test_writer_a_failure_leaves_nothing_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("dragoman.store.writer.row_of", fail)
    with pytest.raises(RuntimeError):
        _put(store, _report())
    monkeypatch.undo()
    assert store.view().count("report") == store.view().count("reading") == 0
    assert _put(store, _report()) == "added"


def test_writer_refuses_half_a_character(store: Store) -> None:
    with pytest.raises(InputError, match="half a character"):
        _put(store, _report(text="cut \ud83d"))
    assert store.view().count("report") == 0


def test_writer_what_is_settled_replaces_what_was(store: Store) -> None:
    with store.writer() as writer:
        writer.settle({"origin": [{"report": "a", "origin": "a"}, {"report": "b", "origin": "a"}]})
        assert store.view().count_copies() == 1
        writer.settle({})
    assert store.view().count("origin") == 0


def test_writer_what_is_settled_again_is_left_alone_where_it_is_the_same(store: Store) -> None:
    rows = [{"report": "a", "origin": "a"}, {"report": "b", "origin": "a"}]
    with store.writer(at="2023-11-01") as writer:
        writer.settle({"origin": rows})
    with store.writer(at="2023-11-02") as writer:
        writer.settle({"origin": [rows[0], {"report": "b", "origin": "b"}]})
    found = store.view().rows("origin", columns=("report", "origin", "recorded")).rows
    assert found == (("a", "a", "2023-11-01T00:00:00Z"), ("b", "b", "2023-11-02T00:00:00Z"))
    assert store.view(known_on="2023-11-01").rows("origin", columns=("report", "origin")).rows == (
        ("a", "a"),
        ("b", "a"),
    )


def test_writer_only_what_was_touched_is_settled_anew(store: Store) -> None:
    with store.writer() as writer:
        writer.settle({"origin": [{"report": "a", "origin": "a"}, {"report": "b", "origin": "a"}]})
        writer.settle({"origin": [{"report": "b", "origin": "b"}]}, touched={"origin": {"b"}})
    assert store.view().rows("origin", columns=("report", "origin")).rows == (("a", "a"), ("b", "b"))


def test_writer_what_is_written_is_there_after_closing(path: Path) -> None:
    with Store.open(path, create=True) as store:
        _put(store, _report())
    with Store.open(path) as store:
        assert store.view().last_day() == "2023-11-14"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_writer_any_text_is_data(store: Store, text: str, publisher: str) -> None:
    report = _report(text=text, publisher=publisher)
    _put(store, report, reading(doubt(text)))
    assert store.view().report(report_key(report)) == report


@given(st.lists(st.one_of(st.none(), st.text(max_size=5)), min_size=3, max_size=3))
def test_writer_a_key_tells_its_parts_apart(parts: list[str | None]) -> None:
    text, publisher, url = parts[0] or "", parts[1], parts[2]
    key = report_key(Report(id="1", text=text, publisher=publisher, url=url))
    moved = report_key(Report(id="1", text=text + (publisher or "") + "x", publisher=None, url=url))
    assert key != moved
    assert key == report_key(Report(id="2", text=text, publisher=publisher, url=url, title="T"))


def test_view_gives_readings_by_day_whatever_the_order_of_adding(tmp_path: Path) -> None:
    days: list[str | None] = ["2023-11-14", None, "2023-11-02", "2023-11-14"]
    reports = [(_report(text=f"Report {at}."), day) for at, day in enumerate(days)]
    orders = []
    for name, chosen in (("one", reports), ("two", reports[::-1])):
        with Store.open(tmp_path / name, create=True) as store:
            for report, day in chosen:
                _put(store, report, known=day)
            orders.append([(one.key, one.known) for one in store.view().filed()])
    assert orders[0] == orders[1]
    assert [day for _, day in orders[0]] == ["2023-11-02", "2023-11-14", "2023-11-14", None]


def test_view_gives_only_what_was_known_by_a_day(store: Store) -> None:
    for day in ("2023-11-02", "2023-11-14", None):
        _put(store, _report(text=f"Told {day}"), known=day)
    assert [one.known for one in store.view().filed(known_by="2023-11-10")] == ["2023-11-02"]


def test_view_filters_rows(store: Store) -> None:
    _put(store, _report())
    view = store.view()
    assert len(view.rows("event", equal={"source": "mli", "type": "ASSAULT"}).rows) == 1
    assert len(view.rows("event", equal={"source": "rus"}).rows) == 0
    assert len(view.rows("event", since="2023-11", until="2023-11-14").rows) == 1
    assert len(view.rows("event", until="2023-11-13").rows) == 0
    assert view.rows("actor", limit=0).rows == ()


def test_view_a_name_that_is_no_column_is_refused_and_never_run(store: Store) -> None:
    view = store.view()
    with pytest.raises(UsageError, match="has no table 'event; DROP TABLE event'"):
        view.rows("event; DROP TABLE event")
    with pytest.raises(UsageError, match="has no column '1=1 OR type'"):
        view.rows("event", equal={"1=1 OR type": "x"})
    with pytest.raises(UsageError, match="has no days"):
        view.rows("actor", since="2023")
