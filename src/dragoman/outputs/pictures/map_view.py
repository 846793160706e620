"""Which stretch of the world a map shows, and where on the sheet a point of it comes to lie.

Equirectangular projection, true to scale along the parallel in the middle of the sheet.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from dragoman.knowledge.outlines import Box

KM_A_DEGREE: Final = 111.195  # of latitude, on a sphere of the Earth's mean radius (6371.0088 km)
_MARGIN: Final = 0.16  # of the span of the points, left free on each side
_SAVING: Final = 0.6  # of the span of all points: a map of some of them must span less
_COUNTRY: Final = 8.0  # degrees of latitude that a country of middling size spans
_NORTHERNMOST: Final = 84.0
_SOUTHERNMOST: Final = -60.0
_MOST_DEGREES: Final = 360.0
_SCALE_SHARE: Final = 0.22  # of the sheet's width, that the scale bar may take

Point = tuple[float, float]


class View(Struct, frozen=True):
    """A stretch of the world on a sheet.

    Attributes:
        box: what is to be seen, in degrees.
        width: of the sheet, in units of the picture.
        height: of the sheet.
    """

    box: Box
    width: float
    height: float

    @property
    def unit(self) -> float:
        """Units of the picture in a degree of latitude."""
        return self.height / (self.box.north - self.box.south)

    def project(self, lon: float, lat: float) -> Point:
        """Return where a point lies on the sheet: units from the left, units from the top."""
        across = (lon - self.box.west) % 360.0 / (self.box.east - self.box.west) * self.width
        return across, (self.box.north - lat) * self.unit

    def shows(self, lon: float, lat: float, *, inset: float = 0.0) -> bool:
        """Tell whether a point is on the sheet, at least `inset` units from its edge."""
        x, y = self.project(lon, lat)
        return inset <= x <= self.width - inset and inset <= y <= self.height - inset

    def bar(self) -> tuple[int, float]:
        """Return the length of the scale bar: a round number of kilometres, and units of the picture."""
        longest = self.width * _SCALE_SHARE / self.unit * KM_A_DEGREE
        power = 10 ** math.floor(math.log10(longest))
        km = next(step * power for step in (5, 2, 1) if step * power <= longest)
        return round(km), km / KM_A_DEGREE * self.unit


def fit(points: Sequence[Point], width: float, height: float, *, least: float) -> View:
    """Return the view that shows all points with a margin.

    Args:
        points: degrees east and north, at least one.
        width: of the sheet.
        height: of the sheet.
        least: degrees of latitude that are shown at least.
    """
    lons = _unwrapped([lon for lon, _ in points])
    lats = [lat for _, lat in points]
    middle = (min(lats) + max(lats)) / 2
    narrowing = math.cos(math.radians(max(-75.0, min(75.0, middle))))
    tall = (max(lats) - min(lats)) * (1 + 2 * _MARGIN)
    wide = (max(lons) - min(lons)) * (1 + 2 * _MARGIN) * narrowing  # in degrees of latitude
    widest = _MOST_DEGREES * narrowing
    high = min(max(tall, wide * height / width, least), widest * height / width)
    south = max(_SOUTHERNMOST, min(_NORTHERNMOST - high, middle - high / 2))
    if high > _NORTHERNMOST - _SOUTHERNMOST:  # all the way round the world
        south = (_NORTHERNMOST + _SOUTHERNMOST - high) / 2
    half = high * width / height / narrowing / 2
    centre = (min(lons) + max(lons)) / 2
    return View(Box(centre - half, south, centre + half, south + high), width, height)


def _unwrapped(lons: Sequence[float]) -> list[float]:
    """Return longitudes without the jump at the date line: the widest gap between neighbours is left outside."""
    around = sorted({lon % 360.0 for lon in lons})
    gaps = [(after - before, after) for before, after in zip(around, [*around[1:], around[0] + 360.0], strict=True)]
    widest = gaps.index(max(gaps))
    start = around[(widest + 1) % len(around)]
    turned = [lon % 360.0 + (360.0 if lon % 360.0 < start else 0.0) for lon in lons]
    return [lon - 360.0 for lon in turned] if min(turned) >= 180.0 else turned


def crowd(points: Sequence[Point], weights: Sequence[int]) -> list[int]:
    """Return which points to show: all, or those close together where the others are few and far.

    From the weighted middle outwards, as many points stay as make the square of their share of the weight, over the
    span of what shows them, greatest; at least half the weight, and all where that saves little. Spans smaller than
    those of most countries count alike.

    Args:
        points: degrees east and north.
        weights: how much each counts.

    Returns:
        Indices of points, in order.
    """
    if not points:
        return []
    placed = list(zip(_unwrapped([lon for lon, _ in points]), (lat for _, lat in points), strict=True))
    middle = _median([x for x, _ in placed], weights), _median([y for _, y in placed], weights)
    narrowing = math.cos(math.radians(middle[1]))
    nearest = sorted(
        range(len(placed)),
        key=lambda at: (math.hypot((placed[at][0] - middle[0]) * narrowing, placed[at][1] - middle[1]), at),
    )
    total, kept = sum(weights), 0
    best, count, span = 0.0, len(nearest), 0.0
    corners = [math.inf, math.inf, -math.inf, -math.inf]
    spans: list[float] = []
    for number, at in enumerate(nearest, start=1):
        x, y = placed[at][0] * narrowing, placed[at][1]
        corners = [min(corners[0], x), min(corners[1], y), max(corners[2], x), max(corners[3], y)]
        span = max(corners[2] - corners[0], corners[3] - corners[1])
        spans.append(span)
        kept += weights[at]
        worth = (kept / total) ** 2 / max(span, _COUNTRY)
        if kept * 2 >= total and worth > best:
            best, count = worth, number
    return sorted(nearest[:count]) if spans[count - 1] < _SAVING * span else list(range(len(points)))


def _median(values: Sequence[float], weights: Sequence[int]) -> float:
    half, kept = sum(weights) / 2, 0
    for value, weight in sorted(zip(values, weights, strict=True)):
        kept += weight
        if kept >= half:
            return value
    return 0.0
