"""Outlines come back as they were packed, and are found by where they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import KnowledgeError
from dragoman.knowledge.outlines import FORMAT, LAYERS, Box, LayerData, OutlinesData, load_outlines, packed

POINT = st.tuples(st.integers(-45_000, 45_000), st.integers(-22_500, 22_500))
LIBYA = Box(9.0, 19.0, 26.0, 34.0)


@settings(deadline=None)  # the first call loads numpy
@given(st.lists(st.lists(POINT, min_size=2, max_size=8), max_size=6))
def test_lines_come_back_as_they_were_packed(lines: list[list[tuple[int, int]]]) -> None:
    layer = LayerData.of([np.array(line) for line in lines])
    assert layer.points().tolist() == [list(point) for line in lines for point in line]
    assert list(layer.lengths) == [len(line) for line in lines]


@pytest.mark.parametrize("layer", LAYERS)
def test_the_package_has_every_layer_within_the_bounds_of_the_world(layer: str) -> None:
    lines = list(load_outlines().within(layer, Box(-180.0, -90.0, 180.0, 90.0)))  # type: ignore[arg-type]
    assert len(lines) > 30
    assert all(np.isfinite(line).all() and np.abs(line[:, 1]).max() <= 90.0 for line in lines)


def test_borders_are_found_by_where_they_are() -> None:
    outlines = load_outlines()
    assert any(True for _ in outlines.within("border", LIBYA))
    assert not any(True for _ in outlines.within("disputed", LIBYA))
    kashmir = Box(74.0, 33.0, 77.0, 35.0)
    assert any(True for _ in outlines.within("disputed", kashmir))


def test_the_world_goes_on_east_of_the_date_line() -> None:
    samoa = list(load_outlines().within("land", Box(185.0, -15.0, 190.0, -13.0)))
    assert samoa
    assert all(ring[:, 0].max() > 180.0 for ring in samoa)


@pytest.mark.parametrize("content", [b"", b"no outlines", packed(OutlinesData(FORMAT + 1, "", 250, {}))])
def test_what_is_no_outline_file_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "outlines.bin"
    file.write_bytes(content)
    with pytest.raises(KnowledgeError, match="make outlines"):
        load_outlines(file)


def test_the_file_is_small() -> None:
    from dragoman.knowledge.outlines import FILE  # noqa: PLC0415

    assert FILE.stat().st_size < 400_000
