from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dragoman.pipeline.settle import keep, settle, tell_from
from dragoman.record import Reading
from dragoman.report import Report
from dragoman.store import DERIVED, Stamp, Store
from dragoman.store.filed import Rows
from dragoman.store.tables import LIFE
from tests.state.readings import actor, ceasefire, control, event, place, reading, relation, toll

STAMP = Stamp("model", "knowledge", "code")
DISPATCH = """Rebels of the M23 entered the centre of Goma on Monday morning after days of fighting with the army,
residents said. Shots were heard near the airport and at the prison, from which some three thousand inmates escaped.
Hundreds of soldiers gave up their arms at the base of the United Nations. Hospitals took in several hundred wounded
within a day."""
SIDES = (
    actor("cod", "Democratic Republic of the Congo", country="COD"),
    actor("cod.m23", "March 23 Movement", country="COD"),
    place("place:goma", "Goma", "COD"),
)


def _reports() -> list[tuple[Report, Reading]]:
    taken = (
        control("place:goma", "cod.m23", "captures", start="2025-01-27"),
        event("ASSAULT", ("cod.m23",), ("cod",), start="2025-01-27", place="place:goma", killed=toll(17)),
    )
    return [
        _report(DISPATCH, "Wire", "2025-01-27", *taken),
        _report(DISPATCH.replace("residents said", "witnesses said"), "Post", "2025-01-28", *taken),
        _report(
            "Kinshasa says that its army still controls Goma.",
            "State radio",
            "2025-01-28",
            control("place:goma", "cod", attributed_to=("cod",)),
            relation("rwa", "backs", "cod.m23", hedged=True),
        ),
        _report(
            "The M23 declares a ceasefire from Tuesday.",
            "Wire",
            "2025-02-03",
            ceasefire("declared", "cod.m23", start="2025-02-04", parties=("cod", "cod.m23")),
        ),
    ]


def _report(text: str, publisher: str, day: str, *parts: object) -> tuple[Report, Reading]:
    report = Report(id=text[:8], text=text, publisher=publisher, published=day)
    return report, reading(*SIDES, *parts, published=day, publisher=publisher)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "record.duckdb", create=True) as opened:
        _fill(opened, _reports())
        yield opened


def _fill(store: Store, reports: list[tuple[Report, Reading]]) -> None:
    with store.writer() as writer:
        for report, read in reports:
            keep(writer, report, read, STAMP)
        settle(store.view(), writer)


def _derived(store: Store) -> list[Rows]:
    """Return what is derived, without the moments at which it was."""
    tables = {name: tuple(column for column in columns if column not in LIFE) for name, columns in DERIVED.items()}
    return [store.view().rows(name, columns=columns) for name, columns in tables.items()]


def test_settle_fills_every_derived_table(store: Store) -> None:
    counts = {table: store.view().count(table) for table in DERIVED}
    assert counts == {
        "origin": 4,
        "story": 1,
        "incident": 1,
        "claim": 2,
        "settled_relation": 1,
        "settled_control": 2,
        "ceasefire_life": 1,
        "ceasefire_step": 1,
        "contradiction": 1,
    }


def test_settle_writes_what_a_person_can_query(store: Store) -> None:
    view = store.view()
    assert view.rows("settled_control", columns=("holder", "disputed", "origins")).rows == (
        ("cod", True, 1),
        ("cod.m23", True, 1),
    )
    assert view.rows("contradiction", columns=("message",)).rows == (
        ("Goma is said to be held by Democratic Republic of the Congo and by March 23 Movement",),
    )
    ((killed, reports),) = view.rows("incident", columns=("killed_low", "reports")).rows
    assert killed == 17
    assert len(reports) == 2


def test_settle_again_changes_nothing(store: Store) -> None:
    before = [store.view().rows(table) for table in DERIVED]
    with store.writer() as writer:
        settle(store.view(), writer)
    assert [store.view().rows(table) for table in DERIVED] == before


def test_settle_does_not_depend_on_the_order_of_adding(store: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path / "other.duckdb", create=True) as other:
        _fill(other, _reports()[::-1])
        assert _derived(other) == _derived(store)
        assert msgspec.json.encode(tell_from(other.view())) == msgspec.json.encode(tell_from(store.view()))


def test_settle_tells_a_situation_of_an_earlier_day(store: Store) -> None:
    assert tell_from(store.view(), on="2025-01-31").ceasefires == ()
    assert len(tell_from(store.view(), on="2025-02-03").ceasefires) == 1
