"""Outlines cut to the sheet and drawn as paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np

from dragoman.knowledge.outlines import Line
from dragoman.outputs.pictures.map_view import View

_BLEED: Final = 6.0  # units beyond the sheet at which lines are cut, so that no cut edge is seen
_NEAREST: Final = 0.8  # units: points of a line that lie closer to the one before are left out


def draw_rings(rings: Iterable[Line], view: View) -> str:
    """Return a path that fills what lies within rings, holes left out by the even-odd rule; empty where nothing shows.

    Args:
        rings: closed, (n, 2) degrees east and north.
        view: the sheet.
    """
    return "".join(f"{_steps(cut)}Z" for ring in rings if len(cut := _thinned(_cut(_on_sheet(ring, view), view))) > 3)


def draw_lines(lines: Iterable[Line], view: View) -> str:
    """Return a path along lines, as far as they are on the sheet; empty where none is.

    Args:
        lines: (n, 2) degrees east and north.
        view: the sheet.
    """
    return "".join(
        _steps(part) for line in lines for run in _runs(_on_sheet(line, view), view) if len(part := _thinned(run)) > 1
    )


def _on_sheet(line: Line, view: View) -> Line:
    box = view.box
    across = (line[:, 0] - box.west) * (view.width / (box.east - box.west))
    return np.column_stack((across, (box.north - line[:, 1]) * view.unit))


def _runs(line: Line, view: View) -> Iterator[Line]:
    """Yield the stretches of a line whose pieces may touch the sheet."""
    low, high = np.minimum(line[:-1], line[1:]), np.maximum(line[:-1], line[1:])
    edge = (view.width + _BLEED, view.height + _BLEED)
    touches = np.all((high >= -_BLEED) & (low <= edge), axis=1)
    turns = np.flatnonzero(np.diff(np.concatenate(([False], touches, [False])).astype(np.int8)))
    for first, last in turns.reshape(-1, 2):
        yield line[first : last + 1]


def _cut(ring: Line, view: View) -> Line:
    """Cut a ring along the four edges of the sheet, one after the other (Sutherland and Hodgman 1974)."""
    for axis, bound, sign in (
        (0, -_BLEED, 1.0), (0, view.width + _BLEED, -1.0), (1, -_BLEED, 1.0), (1, view.height + _BLEED, -1.0),
    ):  # fmt: skip
        if len(ring) == 0:
            return ring
        ring = _cut_along(ring, axis, bound, sign)
    return ring


def _cut_along(ring: Line, axis: int, bound: float, sign: float) -> Line:
    beyond = sign * (ring[:, axis] - bound)
    after, beyond_after = np.roll(ring, -1, axis=0), np.roll(beyond, -1)
    crosses = (beyond >= 0) != (beyond_after >= 0)
    share = np.divide(beyond, beyond - beyond_after, out=np.zeros_like(beyond), where=crosses)
    crossings = ring + (after - ring) * share[:, None]
    # Between two points stands first where the edge is crossed, then the second of them, where it is inside.
    slots = np.stack((crossings, after), axis=1).reshape(-1, 2)
    kept: Line = slots[np.stack((crosses, beyond_after >= 0), axis=1).ravel()]
    return kept


def _thinned(line: Line) -> Line:
    """Leave out points that lie within a hair of the one before on a grid of the hair's width; the ends stay."""
    if len(line) < 3:
        return line
    cells = np.floor(line / _NEAREST)
    kept = np.any(np.diff(cells, axis=0, prepend=np.full((1, 2), np.inf)) != 0, axis=1)
    kept[-1] = True
    return line[kept]


def _steps(line: Line) -> str:
    points = " ".join(f"{x:g},{y:g}" for x, y in np.round(line, 1) + 0.0)  # no minus nought
    return f"M{points}"
