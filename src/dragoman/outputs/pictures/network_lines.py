"""The lines of a network: a colour and a dash for each kind, so that they are told apart in black and white too.

The colours are those of Okabe and Ito (2008), which people who are colour-blind tell apart.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final, Literal
from xml.etree import ElementTree as ET

from msgspec import Struct

from dragoman.outputs.pictures.map_drawing import INK, add
from dragoman.outputs.pictures.network_layout import Box, Point

Kind = Literal["backs", "allied", "belongs", "fights", "opposes"]
Head = Literal["full", "hollow", "none"]

# Colour, width, dashes and arrow head.
STYLES: Final[Mapping[Kind, tuple[str, float, str, Head]]] = {
    "backs": ("#0072b2", 2.0, "", "full"),
    "allied": ("#009e73", 2.6, "11 4 2 4", "none"),
    "belongs": ("#5c5c5c", 1.6, "2 3", "hollow"),
    "fights": ("#c8500a", 3.4, "", "none"),
    "opposes": ("#c8500a", 1.9, "7 5", "none"),
}
_PALE: Final = 0.6
_BEND: Final = 24.0  # units between the middles of two lines that join the same actors
_GAP: Final = 3.0  # between a box and the end of a line
_HEAD: Final = 9.0
_THINNEST: Final = 1.2


class Style(Struct, frozen=True):
    """How a line is drawn.

    Attributes:
        kind: what it means.
        told: whether reports tell it; else it is thin and pale.
        doubtful: whether it bears a question mark.
        both: whether it holds from either side, and has a head at each end.
    """

    kind: Kind
    told: bool
    doubtful: bool
    both: bool = False


def draw_line(root: ET.Element, start: Box, end: Box, style: Style, bend: float, says: str) -> None:
    """Draw a line from one box to another.

    Args:
        root: the picture.
        start: where it comes from.
        end: where it goes to.
        style: how it looks.
        bend: which of several lines it is: 0 is straight, 1 the next on one side, -1 on the other.
        says: what a reader is told who points at it.
    """
    middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    length = math.hypot(end.x - start.x, end.y - start.y) or 1.0
    across = Point(-(end.y - start.y) / length, (end.x - start.x) / length)
    # A quadratic curve passes half as far from its chord as its control point lies.
    control = Point(middle.x + across.x * bend * _BEND * 2, middle.y + across.y * bend * _BEND * 2)
    first, last = _edge(start, control), _edge(end, control)
    group = add(root, "g", opacity=1.0 if style.told else _PALE)
    add(group, "title", says)
    _stroke(group, first, control, last, style)
    if style.doubtful:
        _question(group, _at(first, control, last, 0.5))


def draw_sample(root: ET.Element, start: Point, style: Style) -> None:
    """Draw a short line for the legend."""
    end = Point(start.x + 44, start.y)
    _stroke(root, start, Point(start.x + 22, start.y), end, style)


def _stroke(parent: ET.Element, first: Point, control: Point, last: Point, style: Style) -> None:
    colour, width, dashes, head = STYLES[style.kind]
    heads = head != "none"
    tip = _back(last, control) if heads else last
    tail = _back(first, control) if heads and style.both else first
    add(
        parent,
        "path",
        d=f"M{tail.x:.1f},{tail.y:.1f}Q{control.x:.1f},{control.y:.1f} {tip.x:.1f},{tip.y:.1f}",
        fill="none",
        stroke=colour,
        stroke_width=width if style.told else max(_THINNEST, width * 0.5),
        **({"stroke_dasharray": dashes} if dashes else {}),
    )
    for end in ((last, first) if style.both else (last,)) if heads else ():
        _arrow(parent, end, control, colour, colour if head == "full" else "#ffffff")


def _back(end: Point, control: Point) -> Point:
    """Return where the line of an arrow ends that comes from the control point: within its head."""
    angle = math.atan2(end.y - control.y, end.x - control.x)
    return Point(end.x - _HEAD * 0.9 * math.cos(angle), end.y - _HEAD * 0.9 * math.sin(angle))


def _arrow(parent: ET.Element, tip: Point, control: Point, colour: str, fill: str) -> None:
    angle = math.atan2(tip.y - control.y, tip.x - control.x)
    sides = (
        Point(tip.x - _HEAD * math.cos(angle + turn), tip.y - _HEAD * math.sin(angle + turn)) for turn in (0.42, -0.42)
    )
    corners = " ".join(f"{point.x:.1f},{point.y:.1f}" for point in (tip, *sides))
    add(parent, "polygon", points=corners, fill=fill, stroke=colour, stroke_width=1.2)


def _question(parent: ET.Element, where: Point) -> None:
    add(parent, "circle", cx=where.x, cy=where.y, r=7.5, fill="#ffffff", stroke=INK, stroke_width=0.8)
    add(parent, "text", "?", x=where.x, y=where.y + 4, font_size=11, text_anchor="middle", fill=INK)


def _at(first: Point, control: Point, last: Point, share: float) -> Point:
    """Return the point of a quadratic curve at a share of its way."""
    a, b, c = (1 - share) ** 2, 2 * share * (1 - share), share**2
    return Point(a * first.x + b * control.x + c * last.x, a * first.y + b * control.y + c * last.y)


def _edge(box: Box, towards: Point) -> Point:
    """Return where a straight line from the middle of a box to a point leaves the box."""
    dx, dy = towards.x - box.x, towards.y - box.y
    if not dx and not dy:
        return Point(box.x, box.y)
    reach = min(
        (box.width / 2 + _GAP) / abs(dx) if dx else math.inf, (box.height / 2 + _GAP) / abs(dy) if dy else math.inf
    )
    return Point(box.x + dx * min(reach, 1.0), box.y + dy * min(reach, 1.0))
