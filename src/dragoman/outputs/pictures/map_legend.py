"""What stands below a map: its scale, what its signs mean, what it does not show, whom the outlines are from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from msgspec import Struct

from dragoman.knowledge.outlines import CREDIT, Layer
from dragoman.outputs.pictures.map_drawing import GREY, INK, LINES, add
from dragoman.outputs.pictures.map_labels import width_of
from dragoman.outputs.pictures.map_symbols import DASHES, MEANING, Extent, Kind, Sizes, draw_symbol
from dragoman.outputs.pictures.map_view import View

_SIZE: Final = 11.5
_LINE: Final = 21.0
_COLUMNS: Final = (0.0, 300.0, 620.0)
_TOP: Final = 26.0
_PLACED: Final[Mapping[Extent, str]] = {
    "point": "filled: at this place",
    "region": "hollow, dashed: somewhere in this region",
    "country": "hollow, dotted: somewhere in this country",
    "water": "hollow, dash and dot: at sea",
}

_BORDERS: Final[Mapping[Layer, str]] = {"border": "border", "disputed": "disputed border, line of control"}


class Shown(Struct, frozen=True):
    """What the legend has to explain.

    Attributes:
        kinds: kinds of events on the map.
        extents: how exactly events are placed there.
        sizes: how large the signs are.
        named: whether places without an event are on the map.
        notes: lines for the bottom.
    """

    kinds: tuple[Kind, ...]
    extents: tuple[Extent, ...]
    sizes: Sizes
    named: bool
    notes: tuple[str, ...]


def legend_height(shown: Shown) -> float:
    """Return how much room the legend takes."""
    return _TOP + _LINE * (_rows(shown) + sum(1 for _ in _wrapped(shown.notes, 960.0)) + 1) + 6.0


def draw_legend(parent: ET.Element, shown: Shown, view: View, borders: Sequence[Layer]) -> None:
    """Draw the legend.

    Args:
        parent: what it is added to; its upper left corner is the lower left one of the map.
        shown: what to explain.
        view: the sheet of the map.
        borders: which borders are on it.
    """
    for row, kind in enumerate(shown.kinds):
        y = _TOP + row * _LINE
        draw_symbol(parent, kind, _COLUMNS[0] + 9, y - 4, 6.0, hollow=False)
        _write(parent, MEANING[kind], _COLUMNS[0] + 26, y)
    for row, extent in enumerate(shown.extents):
        _draw_extent(parent, extent, _TOP + row * _LINE)
    if shown.named:
        y = _TOP + len(shown.extents) * _LINE
        add(parent, "circle", cx=_COLUMNS[1] + 12, cy=y - 4, r=2, fill=GREY)
        _write(parent, "named, with no event", _COLUMNS[1] + 30, y)
    _draw_scale(parent, view, _COLUMNS[2], _TOP)
    if shown.kinds:
        _draw_sizes(parent, shown, _COLUMNS[2], _TOP + 1.7 * _LINE)
    _draw_borders(parent, _COLUMNS[2], _TOP + 3 * _LINE, borders)
    y = _TOP + _rows(shown) * _LINE
    for line in _wrapped(shown.notes, 960.0):
        _write(parent, line, 0.0, y)
        y += _LINE
    _write(parent, f"Land, rivers and borders: {CREDIT}. A border drawn here takes no side in a dispute.", 0.0, y, GREY)


def _rows(shown: Shown) -> int:
    return max(len(shown.kinds), len(shown.extents) + shown.named, 4)


def _write(parent: ET.Element, text: str, x: float, y: float, fill: str = INK) -> None:
    add(parent, "text", text, x=x, y=y, font_size=_SIZE, fill=fill)


def _draw_extent(parent: ET.Element, extent: Extent, y: float) -> None:
    x, hollow = _COLUMNS[1] + 12, extent != "point"
    add(parent, "circle", cx=x, cy=y - 4, r=4.5, fill="none" if hollow else GREY, stroke=GREY, stroke_width=2)
    if hollow:
        add(
            parent, "circle", cx=x, cy=y - 4, r=9, fill="none", stroke=INK, stroke_width=1.2,
            stroke_dasharray=DASHES[extent], stroke_linecap="round",
        )  # fmt: skip
    _write(parent, _PLACED[extent], _COLUMNS[1] + 30, y)


def _draw_scale(parent: ET.Element, view: View, x: float, y: float) -> None:
    km, units = view.bar()
    add(parent, "path", d=f"M{x:g},{y - 9:g}v6h{units:.1f}v-6", fill="none", stroke=INK, stroke_width=1.5)
    _write(parent, f"{km:,} km", x + units + 8, y)


def _draw_sizes(parent: ET.Element, shown: Shown, x: float, y: float) -> None:
    for count in shown.sizes.samples():
        radius = shown.sizes.radius(count)
        add(parent, "circle", cx=x + radius, cy=y - 4, r=radius, fill="none", stroke=INK, stroke_width=1)
        x += 2 * radius + 5
        _write(parent, f"{count:,}", x, y)
        x += width_of(f"{count:,}", _SIZE) + 12
    _write(parent, "events" if shown.sizes.most > 1 else "event", x - 4, y)


def _draw_borders(parent: ET.Element, x: float, y: float, borders: Sequence[Layer]) -> None:
    for layer in borders:
        add(parent, "path", d=f"M{x:g},{y - 4:g}h30", **LINES[layer])
        _write(parent, _BORDERS[layer], x + 38, y)
        x += 100


def _wrapped(notes: tuple[str, ...], width: float) -> Iterator[str]:
    """Yield the notes, broken into lines that fit."""
    for note in notes:
        line = ""
        for word in note.split():
            longer = f"{line} {word}".strip()
            if line and width_of(longer, _SIZE) > width:
                yield line
                longer = word
            line = longer
        if line:
            yield line
