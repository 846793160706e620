"""Where the actors of a network come to lie: a spring layout, spread until no box lies on another or on a line.

Several layouts are tried from fixed seeds (Fruchterman and Reingold 1991, as networkx has it), and the one is taken
whose lines cross least.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

Tie = tuple[str, str, float]

_SEEDS: Final = 8
_STEPS: Final = 160
_ROUNDS: Final = 60  # of spreading
_MORE: Final = 1.02  # of what is needed, where boxes crowd one another
_ROOM: Final = 34.0  # units between boxes
_AIR: Final = 60.0  # more of it where boxes are few
_MANY: Final = 20  # boxes, from which on there is no more than that
_CLEAR: Final = 12.0  # between a box and a line that passes it
_WIDE: Final = 1.5  # width over height of the whole
_THROUGH: Final = 4.0  # weight of a line through a box, where a crossing of lines has 1
_ACROSS: Final = 0.0015  # weight of a unit of length


class Point(NamedTuple):
    """A point of the sheet, or a size."""

    x: float
    y: float


class Box(NamedTuple):
    """A box by its middle."""

    x: float
    y: float
    width: float
    height: float


def arrange(sizes: Mapping[str, Point], ties: Sequence[Tie]) -> dict[str, Box]:
    """Place boxes so that they can be read and what is tied lies together.

    Args:
        sizes: width and height of each box by its id.
        ties: pairs of ids, with how strongly they pull.

    Returns:
        A box for each id; the smallest coordinate of any is 0. The same input gives the same boxes.
    """
    if not sizes:
        return {}
    pairs = sorted({(min(a, b), max(a, b)) for a, b, _ in ties})
    room = _ROOM + max(0.0, _AIR * (1 - len(sizes) / _MANY))
    tried = [_spread(_sprung(sizes, ties, seed, room), pairs, room) for seed in range(_SEEDS)]
    best = min(tried, key=lambda boxes: _cost(boxes, pairs))
    left = min(box.x - box.width / 2 for box in best.values())
    top = min(box.y - box.height / 2 for box in best.values())
    return {id_: box._replace(x=round(box.x - left, 1), y=round(box.y - top, 1)) for id_, box in best.items()}


def _sprung(sizes: Mapping[str, Point], ties: Sequence[Tie], seed: int, room: float) -> dict[str, Box]:
    import networkx as nx  # noqa: PLC0415 -- slow to import, and needed only to draw

    graph = nx.Graph()
    graph.add_nodes_from(sorted(sizes))
    for one, other, pull in sorted(ties):
        known = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
        graph.add_edge(one, other, weight=known + pull)
    places = nx.spring_layout(graph, k=2.2 / math.sqrt(len(sizes)), iterations=_STEPS, seed=seed, weight="weight")
    # Room for every box with as much again around it, for the lines.
    area = sum((size.x + room) * (size.y + room) for size in sizes.values()) * 2.6
    height = math.sqrt(area / _WIDE)
    # The longer way of the layout lies across the sheet, as the names do.
    extents = [max(p[axis] for p in places.values()) - min(p[axis] for p in places.values()) for axis in (0, 1)]
    x, y = (0, 1) if extents[0] >= extents[1] else (1, 0)
    return {
        id_: Box(float(places[id_][x]) * height * _WIDE / 2, float(places[id_][y]) * height / 2, size.x, size.y)
        for id_, size in sorted(sizes.items())
    }


def _spread(boxes: dict[str, Box], pairs: Sequence[tuple[str, str]], room: float) -> dict[str, Box]:
    """Move boxes apart that overlap, and away from lines that are not theirs."""
    for _ in range(_ROUNDS):
        moved = _part(boxes, room)
        moved = _clear(boxes, pairs) or moved
        if not moved:
            break
    while _part(
        boxes, room
    ):  # lines may pass a box at last, but boxes must not overlap: what is crowded gets more room
        boxes.update({id_: box._replace(x=box.x * _MORE, y=box.y * _MORE) for id_, box in boxes.items()})
    return boxes


def _part(boxes: dict[str, Box], room: float) -> bool:
    moved = False
    for one, other in combinations(boxes, 2):
        a, b = boxes[one], boxes[other]
        wide = (a.width + b.width) / 2 + room - abs(a.x - b.x)
        high = (a.height + b.height) / 2 + room - abs(a.y - b.y)
        if wide <= 0.01 or high <= 0.01:
            continue
        moved = True
        # Apart along the way that is shorter, each by half; those of one place part by their order.
        if wide < high:
            step = math.copysign(wide / 2 + 0.1, a.x - b.x)
            boxes[one], boxes[other] = a._replace(x=a.x + step), b._replace(x=b.x - step)
        else:
            step = math.copysign(high / 2 + 0.1, a.y - b.y)
            boxes[one], boxes[other] = a._replace(y=a.y + step), b._replace(y=b.y - step)
    return moved


def _clear(boxes: dict[str, Box], pairs: Sequence[tuple[str, str]]) -> bool:
    moved = False
    for one, other in pairs:
        for id_, box in boxes.items():
            shift = None if id_ in (one, other) else _aside(box, boxes[one], boxes[other])
            if shift is not None:
                boxes[id_] = box._replace(x=box.x + shift.x, y=box.y + shift.y)
                moved = True
    return moved


def _aside(box: Box, start: Box, end: Box) -> Point | None:
    """Return how far a box has to move to let a line pass, or None where it does."""
    dx, dy = end.x - start.x, end.y - start.y
    length = math.hypot(dx, dy)
    if length < 1:
        return None
    along = ((box.x - start.x) * dx + (box.y - start.y) * dy) / length
    if not 0 < along < length:
        return None
    aside = ((box.x - start.x) * -dy + (box.y - start.y) * dx) / length
    needed = (abs(dy) * box.width + abs(dx) * box.height) / (2 * length) + _CLEAR
    if abs(aside) >= needed:
        return None
    push = math.copysign(min(needed - abs(aside), 24.0), aside)
    return Point(-dy / length * push, dx / length * push)


def _cost(boxes: Mapping[str, Box], pairs: Sequence[tuple[str, str]]) -> float:
    lines = [(pair, boxes[pair[0]], boxes[pair[1]]) for pair in pairs]
    crossings = sum(
        1 for (one, a, b), (other, c, d) in combinations(lines, 2) if not set(one) & set(other) and _cross(a, b, c, d)
    )
    through = sum(
        1
        for pair, start, end in lines
        for id_, box in boxes.items()
        if id_ not in pair and _aside(box._replace(width=box.width - _CLEAR, height=box.height - _CLEAR), start, end)
    )
    length = sum(math.hypot(start.x - end.x, start.y - end.y) for _, start, end in lines)
    return crossings + _THROUGH * through + _ACROSS * length


def _cross(a: Box, b: Box, c: Box, d: Box) -> bool:
    return _side(a, b, c) != _side(a, b, d) and _side(c, d, a) != _side(c, d, b)


def _side(a: Box, b: Box, point: Box) -> bool:
    return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) > 0
