from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.record import Event, Reading
from dragoman.report import Report, Span
from dragoman.store import EVERYWHERE, Anchor, Correction, Question, Stamp, Store, anchors_of, report_key, resolve
from tests.state.readings import actor, event, reading, relation, toll

REPORT = Report(id="1", text="Sixteen were killed when the ELN attacked the base at Arauca.", publisher="Radio")
KEY = report_key(REPORT)
TRIGGER = Span(33, 41)


def _attack(**fields: Any) -> Event:
    return event("ASSAULT", ("col.eln",), ("col",), **({"trigger": TRIGGER, "killed": toll(16, 16)} | fields))


FIRST = reading(actor("col.eln", "ELN", country="COL"), _attack(), relation("ven", "backs", "col.eln"))


def _put(store: Store, read: Reading = FIRST, model: str = "model-1", at: str = "2024-02-01") -> None:
    with store.writer(at=at) as writer:
        writer.put(REPORT, read, Stamp(model, "k", "c"), known="2024-01-31", fingerprints=())


def _correct(store: Store, action: Any, at: str = "2024-02-02", **fields: Any) -> str:
    asking = store.asking()
    id_ = asking.ask(Question(kind="events", rejected=True)).rows[0][0]
    defaults: dict[str, Any] = {"kind": "event", "targets": (id_,), "changes": {}}
    if "anchors" not in fields:
        defaults["anchors"] = anchors_of(asking, "event", id_)
    asking.close()
    with store.writer(at=at) as writer:
        return writer.correct(Correction(who="A. Rojas", action=action, reason="checked", **(defaults | fields)))


def _undo(store: Store, id_: str, at: str = "2024-02-09") -> str:
    return _correct(store, "undo", at=at, kind="correction", targets=(id_,), anchors=())


def _events(store: Store, **question: Any) -> list[dict[str, Any]]:
    asking = store.asking()
    found = asking.ask(Question(kind="events", **question))
    asking.close()
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def test_correcting_what_is_rejected_is_neither_answered_nor_derived_from(store: Store) -> None:
    _put(store)
    id_ = _correct(store, "reject")
    assert _events(store) == []
    (row,) = _events(store, rejected=True)
    assert (row["standing"], row["corrections"]) == ("rejected", [id_])
    ((one,), asking) = list(store.view().filed()), store.asking()
    assert one.reading.events == ()
    assert asking.count_rejected(Question(kind="events")) == 1
    assert store.view(known_on="2024-02-01").count("event") == 1


def test_correcting_an_amendment_changes_the_answer_and_not_the_reading(store: Store) -> None:
    _put(store)
    _correct(
        store,
        "amend",
        changes={"killed_low": 20, "killed_high": None, "source": ["col.clan"], "first_day": "2024-01-30"},
    )
    (row,) = _events(store)
    assert (row["killed_low"], row["killed_high"], row["source"], row["first_day"]) == (
        20,
        None,
        ["col.clan"],
        "2024-01-30",
    )
    assert row["standing"] == "amended"
    line = store.view().reading_json(KEY)
    assert line is not None
    assert Reading.from_json(line) == FIRST


def test_correcting_survives_reading_again(store: Store) -> None:
    _put(store)
    _correct(store, "amend", changes={"killed_low": 20, "killed_high": 20})
    again = reading(replace(_attack(trigger=Span(30, 41), killed=toll(6, 6)), source=("col.eln", "col.farc")))
    _put(store, again, "model-2", at="2024-02-03")
    (row,) = _events(store)
    assert (row["source"], row["killed_low"], row["standing"]) == (["col.eln", "col.farc"], 20, "amended")


@pytest.mark.parametrize(("action", "left"), [("accept", 1), ("amend", 1), ("reject", 0)])
def test_correcting_what_was_confirmed_stays_where_a_newer_reading_has_lost_it(
    store: Store, action: Any, left: int
) -> None:
    _put(store)
    _correct(store, action, changes={"killed_low": 9} if action == "amend" else {})
    _put(store, reading(), "model-2", at="2024-02-03")
    assert len(_events(store, rejected=True)) == left


def test_correcting_can_be_undone_and_the_undoing_too(store: Store) -> None:
    _put(store)
    rejected = _correct(store, "reject")
    undone = _undo(store, rejected, "2024-02-03")
    assert len(_events(store)) == 1
    _undo(store, undone, "2024-02-04")
    assert _events(store) == []
    assert len(store.view().corrections(undone=True)) == 3
    with pytest.raises(UsageError, match=r"no correction c\.none"):
        _undo(store, "c.none")


def test_correcting_a_pin_renames_everywhere_and_in_reports_to_come(store: Store) -> None:
    _put(store)
    pin = {"kind": "actor", "targets": ("col.eln",), "changes": {"to": "col.eln-east", "name": "Eastern Front"}}
    id_ = _correct(store, "pin", anchors=(Anchor(EVERYWHERE, "actor", "col.eln"),), **pin)
    other = Report(id="2", text="The ELN freed two hostages.", publisher="Radio")
    with store.writer(at="2024-02-05") as writer:
        writer.put(other, FIRST, Stamp("m", "k", "c"), known="2024-02-04", fingerprints=())
    assert {tuple(row["source"]) for row in _events(store)} == {("col.eln-east",)}
    assert [name for name, *_ in store.view().names("actor")] == ["col.eln-east"]
    assert {one.object for filed in store.view().filed() for one in filed.reading.relations} == {"col.eln-east"}
    _undo(store, id_)
    assert {tuple(row["source"]) for row in _events(store)} == {("col.eln",)}


def test_correcting_a_value_that_does_not_fit_is_refused(store: Store) -> None:
    _put(store)
    for changes in ({"status": "certain"}, {"trigger": [0, 1]}, {"nothing": 1}):
        with pytest.raises(UsageError, match=r"does not fit|cannot be amended"):
            _correct(store, "amend", changes=changes)


def test_correcting_an_incident_chooses_its_values_and_keeps_its_claims(store: Store) -> None:
    _put(store)
    asking = store.asking()
    (anchor,) = anchors_of(asking, "event", _events(store)[0]["id"])
    asking.close()
    tables = {
        "incident": [{"id": "i1", "killed_low": 16, "killed_high": 16, "reports": [KEY], "origins": 1}],
        "claim": [{"incident": "i1", "report": KEY, "event": anchor.event, "killed_low": 16}],
    }
    id_ = _correct(store, "amend", kind="incident", targets=("i0",), changes={"killed_low": 20}, anchors=(anchor,))
    with store.writer(at="2024-02-03") as writer:
        writer.settle(tables)
    found = store.view().rows("incident", columns=("id", "killed_low", "killed_high", "standing", "corrections")).rows
    assert found == (("i1", 20, 16, "amended", [id_]),)
    assert store.view().rows("claim", columns=("killed_low",)).rows == ((16,),)
    with store.writer(at="2024-02-04") as writer:
        writer.settle(tables)
    assert store.view().rows("incident", columns=("recorded",)).rows == (("2024-02-03T00:00:00Z",),)


def test_correcting_ids_may_be_cut_short_where_that_is_clear(store: Store) -> None:
    _put(store)
    asking = store.asking()
    id_ = _events(store)[0]["id"]
    assert resolve(asking.fetch, id_[:7]) == ("event", id_)
    assert resolve(asking.fetch, "col.eln") == ("actor", "col.eln")
    for wrong, message in (("", "nothing of the id"), ("zz", "nothing of the id"), ("%", "nothing of the id")):
        with pytest.raises(UsageError, match=message):
            resolve(asking.fetch, wrong)


def test_history_tells_versions_readings_and_corrections(store: Store) -> None:
    _put(store)
    id_ = _correct(store, "amend", changes={"killed_low": 20})
    told = store.history(_events(store)[0]["id"])
    assert [(row["killed_low"], row["recorded"][:10], (row["retired"] or "")[:10]) for row in told.versions] == [
        (16, "2024-02-01", "2024-02-02"),
        (20, "2024-02-02", ""),
    ]
    assert [row["model"] for row in told.readings] == ["model-1"]
    assert [(one.id, one.reason) for one in told.corrections] == [(id_, "checked")]
    assert store.history(KEY[:8]).table == "report"
    assert store.history(id_).table == "correction"
