"""Parquet."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import BinaryIO

from dragoman.outputs.export.answer import Answer
from dragoman.outputs.export.as_frame import as_table


def write_parquet(answer: Answer, out: BinaryIO) -> None:
    """Write an answer as a Parquet file."""
    with tempfile.TemporaryDirectory() as folder, as_table(answer) as connection:
        file = Path(folder) / "answer.parquet"
        connection.sql("FROM answer").write_parquet(str(file), compression="zstd")
        with file.open("rb") as written:
            shutil.copyfileobj(written, out)
