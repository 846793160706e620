"""Places with events as signs on a map: one sign a kind of event, in a row, moved apart where rows would collide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final
from xml.etree import ElementTree as ET

from msgspec import Struct

from dragoman.outputs.pictures.map_drawing import INK, add
from dragoman.outputs.pictures.map_labels import Area
from dragoman.outputs.pictures.map_symbols import DASHES, KINDS, Extent, Kind, Sizes, draw_symbol

_ROUNDS: Final = 60  # of moving apart; enough for some dozen places in one spot
_RING: Final = 5.0  # units between signs and the ring round them
_TIED: Final = 5.0  # units from its place at which a row is tied to it by a line


class Spot(Struct, frozen=True):
    """A place on the map.

    Attributes:
        name: its name.
        lon: degrees east.
        lat: degrees north.
        extent: how exactly events are placed there: at the point itself, somewhere in a region, a country or a sea.
        counts: number of events of each kind, none for a place that is only named.
        country: ISO 3166-1 alpha-3 code, or None.
    """

    name: str
    lon: float
    lat: float
    extent: Extent
    counts: Mapping[Kind, int]
    country: str | None = None

    @property
    def events(self) -> int:
        """Number of events."""
        return sum(self.counts.values())


class Sign(Struct, frozen=True):
    """The row of signs of a place.

    Attributes:
        spot: the place.
        x: middle of the row.
        y: likewise.
        across: half the width of the row, its ring included.
        along: half its height.
        home: where the place is.
    """

    spot: Spot
    x: float
    y: float
    across: float
    along: float
    home: tuple[float, float]

    @property
    def area(self) -> Area:
        """What the row takes up."""
        return Area(self.x - self.across, self.y - self.along, self.x + self.across, self.y + self.along)


def make_sign(spot: Spot, x: float, y: float, sizes: Sizes) -> Sign:
    """Return the row of signs of a place at its place.

    Args:
        spot: a place with events.
        x: where it is on the sheet.
        y: likewise.
        sizes: of the signs.
    """
    row = _row(spot, sizes)
    ring = 0.0 if spot.extent == "point" else _RING
    across = sum(radius for _, radius in row) + 0.5 * len(row) + ring
    return Sign(spot, x, y, across, 1.15 * max(radius for _, radius in row) + ring, (x, y))


def spread(signs: Sequence[Sign]) -> list[Sign]:
    """Move rows apart that cover one another, each as little as need be; those with fewer events give way.

    Args:
        signs: at their places, those with most events first.
    """
    middles = [[sign.x, sign.y] for sign in signs]
    for _ in range(_ROUNDS):
        moved = False
        for one, other in combinations(range(len(signs)), 2):
            moved |= _part(middles[one], middles[other], signs[one], signs[other])
        if not moved:
            break
    return [
        Sign(sign.spot, round(x, 2), round(y, 2), sign.across, sign.along, sign.home)
        for sign, (x, y) in zip(signs, middles, strict=True)
    ]


def _part(one: list[float], other: list[float], first: Sign, second: Sign) -> bool:
    """Move two rows apart the shorter way; tell whether they met."""
    wide = first.across + second.across - abs(other[0] - one[0])
    high = first.along + second.along - abs(other[1] - one[1])
    if wide <= 0 or high <= 0:
        return False
    axis, gap = (0, wide) if wide < high else (1, high)
    back = first.spot.events and second.spot.events / (first.spot.events + second.spot.events)
    sign = 1.0 if other[axis] >= one[axis] else -1.0
    one[axis] -= sign * (gap + 0.5) * back
    other[axis] += sign * (gap + 0.5) * (1 - back)
    return True


def draw_sign(parent: ET.Element, sign: Sign, sizes: Sizes) -> None:
    """Draw a row of signs, tied to its place where it had to move.

    Args:
        parent: what it is added to.
        sign: the row.
        sizes: of the signs.
    """
    home_x, home_y = sign.home
    if abs(sign.x - home_x) + abs(sign.y - home_y) > _TIED:
        add(parent, "line", x1=home_x, y1=home_y, x2=sign.x, y2=sign.y, stroke=INK, stroke_width=0.8)
        add(parent, "circle", cx=home_x, cy=home_y, r=1.8, fill=INK)
    hollow = sign.spot.extent != "point"
    if hollow:
        add(
            parent, "rect", x=sign.x - sign.across, y=sign.y - sign.along, width=2 * sign.across,
            height=2 * sign.along, rx=min(sign.along, sign.across), fill="#ffffff", fill_opacity=0.55, stroke=INK,
            stroke_width=1.2, stroke_dasharray=DASHES[sign.spot.extent], stroke_linecap="round",
        )  # fmt: skip
    row = _row(sign.spot, sizes)
    x = sign.x - sum(radius for _, radius in row) - 0.5 * (len(row) - 1)
    for kind, radius in row:
        draw_symbol(parent, kind, x + radius, sign.y, radius, hollow=hollow)
        x += 2 * radius + 1.0


def _row(spot: Spot, sizes: Sizes) -> list[tuple[Kind, float]]:
    """Return the signs of a place from left to right with their radii."""
    return [(kind, sizes.radius(spot.counts[kind])) for kind in KINDS if spot.counts.get(kind)]
