"""Answers in the formats that other programs read: a format a file."""

from dragoman.outputs.export.answer import Answer, Correcting, Source, Write
from dragoman.outputs.export.as_csv import write_csv
from dragoman.outputs.export.as_frame import to_arrow, to_pandas
from dragoman.outputs.export.as_geojson import write_geojson
from dragoman.outputs.export.as_json import write_json, write_jsonl
from dragoman.outputs.export.as_parquet import write_parquet

__all__ = [
    "Answer",
    "Correcting",
    "Source",
    "Write",
    "to_arrow",
    "to_pandas",
    "write_csv",
    "write_geojson",
    "write_json",
    "write_jsonl",
    "write_parquet",
]
