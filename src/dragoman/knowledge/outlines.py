"""Outlines of land, borders and great rivers, from Natural Earth (naturalearthdata.com, in the public domain)."""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, Literal, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.errors import KnowledgeError

FILE: Final = Path(__file__).with_name("outlines.bin")
FORMAT: Final = 1  # raised whenever the shape of the file changes
CREDIT: Final = "Natural Earth"
_MAKE: Final = "install the package anew, or run: make outlines"

Layer = Literal["land", "river", "border", "disputed"]
LAYERS: Final[tuple[Layer, ...]] = ("land", "river", "border", "disputed")
Line = npt.NDArray[np.float64]


class Box(NamedTuple):
    """A stretch of the world in degrees; `east` may be beyond 180 where the box crosses the date line."""

    west: float
    south: float
    east: float
    north: float


class LayerData(msgspec.Struct, frozen=True):
    """Lines of one layer as the file has them.

    Attributes:
        lengths: number of points of each line.
        steps: the points in a row, each as its distance from the one before in steps of the grid, zigzag (0, -1, 1,
            -2 are 0, 1, 2, 3) in 32 bits, the first bytes of all numbers first, then the second, third and fourth.
    """

    lengths: tuple[int, ...]
    steps: bytes

    @classmethod
    def of(cls, lines: Sequence[npt.NDArray[np.int64]]) -> LayerData:
        """Pack lines of points on the grid, each (n, 2)."""
        points = np.concatenate(lines) if lines else np.empty((0, 2), np.int64)
        steps = np.diff(points, axis=0, prepend=np.zeros((1, 2), np.int64)).astype(np.int32)
        zigzag = ((steps << 1) ^ (steps >> 31)).astype("<u4")
        return cls(tuple(map(len, lines)), zigzag.reshape(-1, 1).view(np.uint8).T.tobytes())

    def points(self) -> npt.NDArray[np.int64]:
        """Return the points of all lines in a row, (n, 2), in steps of the grid."""
        zigzag = np.frombuffer(self.steps, np.uint8).reshape(4, -1).T.copy().view("<u4").reshape(-1, 2).astype(np.int64)
        return np.cumsum((zigzag >> 1) ^ -(zigzag & 1), axis=0)


class OutlinesData(msgspec.Struct, frozen=True):
    """The file.

    Attributes:
        format: `FORMAT` of the code that wrote it.
        source: where the shapes come from, for a person to read.
        grid: steps to a degree.
        layers: lines by layer.
    """

    format: int
    source: str
    grid: int
    layers: Mapping[Layer, LayerData]


class Outlines:
    """Lines of each layer, found by where they are."""

    def __init__(self, data: OutlinesData) -> None:
        """Unpack the lines.

        Args:
            data: the file.
        """
        self._lines: dict[Layer, list[Line]] = {}
        self._corners: dict[Layer, Line] = {}
        for name, layer in data.layers.items():
            lines = np.split(layer.points() / data.grid, np.cumsum(layer.lengths)[:-1])
            self._lines[name] = lines
            self._corners[name] = np.array([[*line.min(axis=0), *line.max(axis=0)] for line in lines])

    def within(self, layer: Layer, box: Box) -> Iterator[Line]:
        """Yield the lines of a layer that may touch a box, (n, 2) degrees east and north, whole.

        Rings of land close upon themselves; lakes are rings in it. East of 180 degrees the world begins anew.

        Args:
            layer: which lines.
            box: where.
        """
        for turn in (-360.0, 0.0, 360.0):
            west, south, east, north = (self._corners[layer] + (turn, 0.0, turn, 0.0)).T
            meets = (west <= box.east) & (east >= box.west) & (south <= box.north) & (north >= box.south)
            for number in np.flatnonzero(meets):
                yield self._lines[layer][number] + (turn, 0.0)


@cache
def load_outlines(file: Path = FILE) -> Outlines:
    """Read the outlines.

    Args:
        file: as `packed` wrote it; the package's own by default.

    Raises:
        KnowledgeError: where the file is missing or damaged.
    """
    try:
        data = msgspec.msgpack.decode(lzma.decompress(file.read_bytes()), type=OutlinesData)
        if data.format != FORMAT:
            raise KnowledgeError(f"the outlines {file} were made for another version of dragoman", _MAKE)
        return Outlines(data)
    except (OSError, lzma.LZMAError, EOFError, ValueError) as error:  # msgspec's errors are ValueErrors too
        raise KnowledgeError(f"the outlines {file} cannot be read ({error})", _MAKE) from error


def packed(data: OutlinesData) -> bytes:
    """Return the bytes of the file."""
    return lzma.compress(msgspec.msgpack.encode(data, order="deterministic"), preset=9)
