"""GeoJSON (RFC 7946): a feature a row, where its place has coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO

from msgspec import json as msgjson

from dragoman.errors import UsageError
from dragoman.outputs.export.answer import Answer
from dragoman.outputs.export.as_json import full_records


def write_geojson(answer: Answer, out: BinaryIO) -> None:
    """Write an answer as a FeatureCollection; a row without coordinates has no geometry.

    Raises:
        UsageError: where rows of this kind have no place.
    """
    if not {"place", "places", "lat"} & set(answer.columns):
        raise UsageError(f"{answer.kind} lie nowhere", "choose another format than geojson")
    out.write(b'{"type":"FeatureCollection","features":[')
    for at, record in enumerate(full_records(answer)):
        feature = {
            "type": "Feature",
            "id": record.get("id"),
            "geometry": _geometry(answer, record),
            "properties": record,
        }
        out.write((b",\n" if at else b"\n") + msgjson.encode(feature, enc_hook=str))
    out.write(b"\n]}\n")


def _geometry(answer: Answer, record: dict[str, Any]) -> dict[str, Any] | None:
    if "lat" in record:
        points = _points([record])
    else:
        ids: Sequence[Any] = record["places"] or () if "places" in record else [record["place"]]
        points = _points([answer.names[id_] for id_ in ids if id_ in answer.names])
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}


def _points(places: Sequence[Any]) -> list[tuple[float, float]]:
    return [(one["lon"], one["lat"]) for one in places if one["lat"] is not None and one["lon"] is not None]
