"""Where the record lies when nobody says otherwise."""

from __future__ import annotations

from pathlib import Path


def default_path() -> Path:
    """Return `record.duckdb` in the folder that the system keeps for a user's data of this program."""
    from platformdirs import user_data_path  # noqa: PLC0415  (commands that need no record start without it)

    return user_data_path("dragoman") / "record.duckdb"
