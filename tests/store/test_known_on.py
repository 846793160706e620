"""What was answered on a day is answered again for that day, whatever the record has learnt since."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.report import Report
from dragoman.store import KINDS, Correction, Question, Stamp, Store, View, Writer, anchors_of
from tests.state.readings import actor, control, doubt, event, place, reading, relation, toll

DAYS = [f"2023-07-{day:02}" for day in range(1, 29)]
TOWNS = ("place:nyala", "place:zalingei")
ACTORS = (actor("sdn.rsf", "RSF", country="SDN"), actor("sdn.saf", "SAF", country="SDN"))

# Steps that a record may take: a report is read with some result, a correction of the first event of a town, an undo.
READ = st.tuples(st.just("read"), st.integers(0, 3), st.integers(0, 2), st.sampled_from(TOWNS))
CORRECT = st.tuples(st.just("correct"), st.sampled_from(["accept", "reject", "amend"]), st.integers(0, 5))
UNDO = st.tuples(st.just("undo"), st.integers(0, 5))
SETTLE = st.tuples(st.just("settle"))
STEPS = st.lists(st.tuples(st.booleans(), READ | CORRECT | UNDO | SETTLE), min_size=2, max_size=9)


def _settle(view: View, writer: Writer) -> None:
    """Derive something that depends on all readings: one incident for each town."""
    towns: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in view.filed():
        for found in one.reading.events:
            towns[found.place or ""].append((one.key, found.id))
    incidents = [
        {
            "id": town,
            "place": town,
            "day": "2023-07",
            "claims": len(told),
            "reports": [key for key, _ in told],
            "origins": 1,
        }
        for town, told in sorted(towns.items())
    ]
    claims = [{"incident": town, "report": key, "event": id_} for town in sorted(towns) for key, id_ in towns[town]]
    writer.settle({"incident": incidents, "claim": claims})


def _take(step: Any, store: Store, writer: Writer) -> None:
    view = store.view()
    if step[0] == "read":
        _, number, killed, town = step
        told = (event("ASSAULT", ("sdn.rsf",), place=town, killed=toll(killed)), control(town, "sdn.rsf"), doubt("odd"))
        read = reading(*ACTORS, place(town, town, "SDN"), *told, relation("are", "backs", "sdn.rsf"))
        report = Report(id=str(number), text=f"Report {number} on the war.", publisher="Wire")
        writer.put(report, read, Stamp(f"model-{killed}", "k", "c"), known="2023-07-02", fingerprints=(number,))
    elif step[0] == "settle":
        _settle(view, writer)
    else:
        _correct(step, store, writer)


def _correct(step: Any, store: Store, writer: Writer) -> None:
    asking = store.asking()
    if step[0] == "undo":
        filed = list(asking.corrections())
        targets, kind, anchors, action = filed[step[1] % len(filed) :][:1] if filed else [], "correction", (), "undo"
    else:
        rows = asking.ask(Question(kind="events", rejected=True)).rows
        targets = [rows[step[2] % len(rows)][0]] if rows else []
        kind, action = "event", step[1]
        anchors = anchors_of(asking, "event", targets[0]) if targets else ()
    asking.close()
    if targets:
        changes = {"killed_low": 40} if action == "amend" else {}
        made = {"action": action, "kind": kind, "targets": tuple(targets), "changes": changes, "anchors": anchors}
        writer.correct(Correction(who="A", reason="seen", **made))


def _answers(store: Store, known_on: str | None) -> Any:
    asking, view = store.asking(known_on=known_on), store.view(known_on=known_on)
    answers = [asking.ask(Question(kind=kind, rejected=True)).rows for kind in KINDS]
    said = [asking.said(kind, [row[0] for row in rows]).rows for kind, rows in zip(KINDS, answers, strict=True)]
    asking.close()
    others = (view.names("actor"), view.names("place"), view.last_day(), view.corrections(), view.links())
    return answers, said, list(view.filed()), others, [view.count(table) for table in ("reading", "event", "incident")]


@settings(max_examples=10, deadline=None)
@given(STEPS)
def test_known_on_what_was_answered_then_is_answered_again(steps: list[tuple[bool, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "r.duckdb", create=True) as store:
        then: dict[str, Any] = {}
        day = 0
        for is_next_day, step in steps:
            if is_next_day:
                then[DAYS[day]] = _answers(store, None)
                day += 1
            with store.writer(at=DAYS[day]) as writer:
                _take(step, store, writer)
        then[DAYS[day]] = _answers(store, None)
        for known_on, answers in then.items():
            assert _answers(store, known_on) == answers


def test_known_on_a_day_is_known_to_its_end_and_a_month_to_its_last_day(store: Store) -> None:
    with store.writer(at="2023-07-05T18:30:00+02:00") as writer:
        _take(("read", 1, 1, TOWNS[0]), store, writer)
    assert store.view(known_on="2023-07-05").count("event") == 1
    assert store.view(known_on="2023-07").count("event") == 1
    assert store.view(known_on="2023-07-05T16:29:59Z").count("event") == 0
    assert store.view(known_on="2023-07-04").count("event") == 0
    assert store.view(known_on="2023-07-04").last_day() is None


@pytest.mark.parametrize("day", ["yesterday", "2023-13", "2023-02-30", "0000", ""])
def test_known_on_what_is_no_day_is_refused(store: Store, day: str) -> None:
    with pytest.raises(UsageError, match="is no day"):
        store.view(known_on=day)
    with pytest.raises(UsageError, match="is no day"):
        store.writer(at=day)


def test_known_on_nothing_is_slipped_in_before_what_is_known(store: Store) -> None:
    with store.writer(at="2023-07-05") as writer:
        _take(("read", 1, 1, TOWNS[0]), store, writer)
    with pytest.raises(UsageError, match="has learnt something on 2023-07-05"):
        store.writer(at="2023-07-04")


def test_known_on_a_clock_that_was_set_back_does_not_run_backwards(store: Store) -> None:
    with store.writer(at="2999-01-01") as writer:
        _take(("read", 1, 1, TOWNS[0]), store, writer)
    with store.writer() as writer:
        _take(("read", 2, 1, TOWNS[0]), store, writer)
    assert store.view().last_moment() == "2999-01-01T00:00:00Z"
