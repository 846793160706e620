from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError, UsageError
from dragoman.outputs.api.map import map_reading, map_record
from dragoman.outputs.pictures.map import Country, MapContent, draw_map
from dragoman.outputs.pictures.map_labels import Area, Label, place_labels, width_of
from dragoman.outputs.pictures.map_signs import Spot, make_sign, spread
from dragoman.outputs.pictures.map_symbols import KIND_OF, Sizes
from dragoman.outputs.pictures.map_view import KM_A_DEGREE, crowd, fit
from dragoman.pipeline.settle import keep
from dragoman.record import EventType, Place, Reading
from dragoman.report import Report
from dragoman.store import Stamp, Store
from tests.outputs.shell import dragoman
from tests.state.readings import HERE, SURE, actor, event, reading

SVG = "{http://www.w3.org/2000/svg}"
DONBAS = (
    Spot("Bakhmut", 38.0, 48.6, "point", {"violence": 7, "force": 2}, "UKR"),
    Spot("Kramatorsk", 37.58, 48.74, "point", {"violence": 1}, "UKR"),
    Spot("Luhansk Oblast", 38.9, 48.9, "region", {"force": 1}, "UKR"),
    Spot("Lyman", 37.8, 48.99, "point", {}, "UKR"),
)
LON, LAT = st.floats(-180, 180), st.floats(-59, 83)


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 -- our own


def draw(
    *spots: Spot, whole: bool = False, title: str = "A week", **more: tuple[str, ...] | tuple[Country, ...]
) -> str:
    return draw_map(MapContent(title, "of fighting", spots, **more), whole=whole)  # type: ignore[arg-type]


def test_every_type_of_event_has_a_sign() -> None:
    assert set(KIND_OF) == set(EventType.__args__)  # type: ignore[attr-defined]


def test_the_same_places_give_the_same_picture_in_any_order() -> None:
    assert draw(*DONBAS) == draw(*reversed(DONBAS))


def test_a_map_names_places_counts_scale_and_source() -> None:
    written = texts(
        draw(*DONBAS, countries=(Country("UKR", "Ukraine", 31.4, 49.0),), notes=("2 events have no place",))
    )
    assert {"A week", "Bakhmut 9", "Kramatorsk", "Luhansk Oblast", "Lyman", "UKRAINE", "violence"} <= set(written)
    assert "hollow, dashed: somewhere in this region" in written
    assert "2 events have no place" in written
    assert any(text.endswith(" km") for text in written)
    assert any("Natural Earth" in text for text in written)


def test_text_is_escaped_and_turns_no_line() -> None:
    svg = draw(Spot("<script>alert(1)</script>&\x00\u202e", 20.0, 10.0, "point", {"talks": 1}), title='"><b>\x1b[31m')
    assert "<script" not in svg
    assert "<b>" not in svg
    assert not {"\x00", "\x1b", "\u202e"} & set(svg)
    assert "<script>alert(1)</script>&" in texts(svg)


def test_few_far_places_are_named_below_unless_all_are_asked_for() -> None:
    far = Spot("Washington", -77.0, 38.9, "point", {"talks": 1})
    assert "Beyond this map: Washington 1" in texts(draw(*DONBAS, far))
    assert "Washington" in texts(draw(*DONBAS, far, whole=True))


def test_a_disputed_border_is_dashed() -> None:
    svg = draw(Spot("Srinagar", 74.8, 34.1, "point", {"violence": 1}))
    assert 'stroke-dasharray="5 4"' in svg
    assert "disputed border, line of control" in texts(svg)
    assert "disputed border, line of control" not in texts(draw(Spot("Tobruk", 24.0, 32.1, "point", {"violence": 1})))


def test_a_map_goes_on_over_the_date_line() -> None:
    view = fit([(178.4, -18.1), (-171.8, -13.8)], 960.0, 620.0, least=2.5)  # Suva and Apia
    assert view.box.east - view.box.west < 30.0
    assert view.shows(178.4, -18.1)
    assert view.shows(-171.8, -13.8)


@settings(deadline=None)
@given(st.lists(st.tuples(LON, LAT), min_size=1, max_size=8))
def test_a_view_shows_every_point_it_is_fitted_to(points: list[tuple[float, float]]) -> None:
    view = fit(points, 960.0, 620.0, least=2.5)
    assert all(view.shows(lon, lat, inset=-1.0) for lon, lat in points)
    kept = crowd(points, [1] * len(points))
    assert 2 * len(kept) >= len(points)


def test_the_scale_bar_is_true_in_the_middle_of_the_map() -> None:
    view = fit([(10.0, 60.0), (12.0, 61.0)], 960.0, 620.0, least=2.5)
    km, units = view.bar()
    middle = (view.box.south + view.box.north) / 2
    across = (view.box.east - view.box.west) * KM_A_DEGREE * math.cos(math.radians(middle)) / view.width
    assert units * across == pytest.approx(km, rel=0.02)


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 300), st.text("abW ", min_size=1, max_size=12)), max_size=25))
def test_labels_never_collide(wanted: list[tuple[float, float, str]]) -> None:
    sheet = Area(0.0, 0.0, 400.0, 300.0)
    labels = [Label(text, x, y, 12.0, 5.0, 5.0) for x, y, text in wanted]
    taken = [Area(x - 5, y - 5, x + 5, y + 5) for x, y, _ in wanted]
    areas = []
    for label, found in zip(labels, place_labels(labels, taken, sheet), strict=True):
        if found is not None:
            wide = width_of(label.text, label.size)
            left = found.x - {"start": 0.0, "middle": wide / 2, "end": wide}[found.anchor]
            areas.append(Area(left + 0.01, found.y - 10.0, left + wide - 0.01, found.y + 2.0))
    assert not any(one.meets(other) for one, other in combinations(areas, 2))
    assert not any(area.meets(one) for area in areas for one in taken)


def test_signs_of_neighbours_are_moved_apart_and_the_lesser_gives_way() -> None:
    sizes = Sizes(9)
    signs = spread([make_sign(spot, 100.0, 100.0 + number, sizes) for number, spot in enumerate(DONBAS[:2])])
    assert not signs[0].area.meets(signs[1].area)
    moved = [abs(sign.x - sign.home[0]) + abs(sign.y - sign.home[1]) for sign in signs]
    assert moved[0] < moved[1]


GOMA = Place("place:goma", "Goma", "city", "COD", -1.67, 29.23, (HERE,), SURE)
M23 = actor("cod.m23", "M23", country="COD")


def told(number: int, **fields: str) -> Reading:
    shelled = event(
        "ASSAULT", ("cod.m23",), start="2025-01-27", act="shelling", place="place:goma", place_precision=1, **fields
    )
    return reading(M23, GOMA, shelled, published="2025-01-28", publisher=f"Wire {number}", title="Shells on Goma")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.duckdb"
    with Store.open(path, create=True) as store, store.writer() as writer:
        for number in (1, 2):
            keep(
                writer,
                Report(id=str(number), text=f"Report {number}", publisher=f"Wire {number}"),
                told(number),
                Stamp("model", "knowledge", "code"),
            )
    return path


def test_the_map_of_a_reading_has_its_title_days_and_countries() -> None:
    written = texts(map_reading(told(1)))
    assert {"Shells on Goma", "Goma", "RWANDA"} <= set(written)
    assert "1 event at 1 place, as told by 1 report of 28 January 2025" in written


def test_what_was_denied_is_not_on_the_map() -> None:
    assert "Goma" in texts(map_reading(told(1, status="denied")))
    assert "0 events at 0 places, as told by 1 report of 28 January 2025" in texts(
        map_reading(told(1, status="denied"))
    )


def test_an_event_of_the_record_counts_once_whoever_tells_it(record: Path) -> None:
    assert "1 event at 1 place, as told by 2 reports of 28 January 2025" in texts(map_record(record))


def test_the_map_of_the_record_keeps_to_the_days(record: Path) -> None:
    within = map_record(record, start="2025-01-20", end="2025-01")
    assert any(", 20 to 31 January 2025, as told" in text for text in texts(within))
    with pytest.raises(InputError, match="nothing that happened"):
        map_record(record, end="2025-01-26")


def test_the_shell_writes_the_map(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.svg"
    ran = dragoman("map", str(out), "--record", str(record))
    assert ran.returncode == 0, ran.stderr
    assert out.read_text("utf-8") == map_record(record)


def test_a_reading_without_coordinates_has_no_map() -> None:
    with pytest.raises(InputError, match="a place that is known"):
        map_reading(reading(M23))


def test_map_refuses_what_is_no_svg_and_what_is_no_day(record: Path, tmp_path: Path) -> None:
    assert dragoman("map", str(tmp_path / "out.png")).returncode == 2
    with pytest.raises(UsageError, match="no day"):
        map_record(record, start="yesterday")
    with pytest.raises(UsageError, match="is after"):
        map_record(record, start="2020-02", end="2020-01")
