"""Actors that users add of their own: where they are kept, and which of them there are.

Under the folder lies `actors/`, with the YAML files as they were added. Beside it is kept the table that they give
together with the package's own actors, so that opening them takes no longer than opening those alone.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from msgspec import Struct

VARIABLE = "DRAGOMAN_KNOWLEDGE"


class OwnActors(Struct, frozen=True):
    """What a user added.

    Attributes:
        folder: where it is kept.
        files: the YAML files in alphabetical order, at least one.
        hash: of their names and contents, 16 hex digits.
    """

    folder: Path
    files: tuple[Path, ...]
    hash: str

    @property
    def table(self) -> Path:
        """The file of the table that was compiled of them."""
        return self.folder / "actors.msgpack"

    @property
    def garbles(self) -> Path:
        """The file of the table with which garbled names are compared."""
        return self.folder / "garbles.msgpack"

    @property
    def stamp(self) -> Path:
        """The file that says what the table was compiled of."""
        return self.folder / "version"


def own_folder() -> Path:
    """Return the folder that `DRAGOMAN_KNOWLEDGE` names, else the one that the system keeps for a user's data."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_data_path  # noqa: PLC0415 -- not needed where the folder is named

    return user_data_path("dragoman") / "knowledge"


def find_own(folder: Path) -> OwnActors | None:
    """Return what a user added to a folder, or None where nothing was, or the folder is not there."""
    files = tuple(sorted((folder / "actors").glob("*.yaml")))
    if not files:
        return None
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode("utf-8", "surrogateescape") + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return OwnActors(folder, files, digest.hexdigest()[:16])
