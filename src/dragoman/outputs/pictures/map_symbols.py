"""The signs of a map: a shape and a colour for each kind of event, hollow where the place is not exactly known.

Shapes alone tell the kinds apart in black and white; the colours are those of Okabe and Ito (2008), which people who
are colour-blind tell apart.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final, Literal
from xml.etree import ElementTree as ET

from dragoman.outputs.pictures.map_drawing import add
from dragoman.record import EventType

Kind = Literal["violence", "force", "protest", "words", "talks"]
Extent = Literal["point", "region", "country", "water"]

KINDS: Final[tuple[Kind, ...]] = ("violence", "force", "protest", "words", "talks")
KIND_OF: Final[Mapping[EventType, Kind]] = {
    "ASSAULT": "violence",
    "MOBILIZE": "force", "COERCE": "force", "SANCTION": "force", "RETREAT": "force",
    "PROTEST": "protest",
    "ACCUSE": "words", "REJECT": "words", "THREATEN": "words", "REQUEST": "words",
    "AGREE": "talks", "CONSULT": "talks", "SUPPORT": "talks", "COOPERATE": "talks", "CONCEDE": "talks", "AID": "talks",
}  # fmt: skip
MEANING: Final[Mapping[Kind, str]] = {
    "violence": "violence",
    "force": "movement of forces, coercion",
    "protest": "protest",
    "words": "demands, threats, accusations",
    "talks": "talks, agreement, aid",
}
COLOUR: Final[Mapping[Kind, str]] = {
    "violence": "#d55e00",
    "force": "#e69f00",
    "protest": "#cc79a7",
    "words": "#0072b2",
    "talks": "#009e73",
}
DASHES: Final[Mapping[Extent, str]] = {"region": "4 3", "country": "1 3", "water": "7 3 1 3"}
_POINTS: Final = 8  # of the star
_INNER: Final = 0.55  # of its radius, where its rays begin
# Radii that give all shapes about the area of the circle.
_STRETCH: Final[Mapping[Kind, float]] = {"violence": 1.25, "force": 1.35, "protest": 1.3, "words": 1.2, "talks": 1.0}


def draw_symbol(parent: ET.Element, kind: Kind, x: float, y: float, radius: float, *, hollow: bool) -> None:
    """Draw a sign.

    Args:
        parent: what it is added to.
        kind: of events.
        x: its middle.
        y: likewise.
        radius: of the circle that has its area.
        hollow: only its edge is coloured.
    """
    colour = COLOUR[kind]
    paint: dict[str, str | float] = {
        "fill": "#ffffff" if hollow else colour,
        "stroke": colour if hollow else "#ffffff",
        "stroke_width": 2.0 if hollow else 1.0,
        "stroke_linejoin": "round",
    }
    if kind == "talks":
        add(parent, "circle", cx=x, cy=y, r=radius, **paint)
    else:
        corners = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in _corners(kind, radius * _STRETCH[kind]))
        add(parent, "polygon", points=corners, **paint)


def _corners(kind: Kind, radius: float) -> Sequence[tuple[float, float]]:
    if kind == "violence":
        rays = range(2 * _POINTS)
        return [_polar(radius * (_INNER if ray % 2 else 1.0), ray / (2 * _POINTS)) for ray in rays]
    count, turn = {"force": (3, 0.0), "protest": (5, 0.0), "words": (4, 0.125)}[kind]
    return [_polar(radius, turn + corner / count) for corner in range(count)]


def _polar(radius: float, turn: float) -> tuple[float, float]:
    """Return the point at a distance and a share of a full turn, clockwise from the top."""
    return radius * math.sin(2 * math.pi * turn), -radius * math.cos(2 * math.pi * turn)


class Sizes:
    """How large the sign of so many events is: its area grows as their number, up to a largest."""

    def __init__(self, most: int) -> None:
        """Take the greatest number of events that one sign stands for."""
        self.most = max(1, most)
        self._unit = min(5.0, 20.0 / math.sqrt(self.most))

    def radius(self, count: int) -> float:
        """Return the radius for so many events."""
        return max(4.0, self._unit * math.sqrt(count))

    def samples(self) -> tuple[int, ...]:
        """Return the numbers that the legend shows: one, the greatest, and one between."""
        between = [step for step in (2, 5, 10, 20, 50, 100, 200, 500, 1000) if 2 * step <= self.most]
        return tuple(dict.fromkeys((1, *between[-1:], self.most)))
