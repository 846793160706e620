"""The built knowledge, opened."""

from __future__ import annotations

import hashlib
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.errors import KnowledgeError
from dragoman.knowledge.actors import ActorIndex, ActorsData
from dragoman.knowledge.ontology import Ontology, OntologyData
from dragoman.knowledge.places import Gazetteer
from dragoman.knowledge.wording import Wording, WordingData

DATA = Path(__file__).parent / "data"
FORMAT = "2"  # raised whenever the shape of the built files changes
BUILD = "python -m dragoman.knowledge.build"

Data = TypeVar("Data", ActorsData, OntologyData, WordingData)


class Knowledge:
    """Who is who, where is what, and which words mean what; each part is read when it is first asked for."""

    def __init__(self, path: Path, version: str) -> None:
        """Take the folder of the built files.

        Args:
            path: folder that the builder wrote.
            version: hash of what is in it.
        """
        self._path = path
        self.version = version

    def warm(self) -> None:
        """Read every part now, for those who will ask for all of them."""
        _ = self.actors.entries, self.ontology.acts, self.places
        _ = self.wording.verbs, self.wording.nouns, self.wording.adjectives, self.wording.forms

    @cached_property
    def actors(self) -> ActorIndex:
        """The actors."""
        return ActorIndex(_decode(self._path / "actors.msgpack", ActorsData))

    @cached_property
    def places(self) -> Gazetteer:
        """The places."""
        return Gazetteer(self._path / "places.sqlite")

    @cached_property
    def wording(self) -> Wording:
        """The wording that carries acts."""
        return Wording(_decode(self._path / "wording.msgpack", WordingData))

    @cached_property
    def ontology(self) -> Ontology:
        """The acts and their codes."""
        return Ontology(_decode(self._path / "ontology.msgpack", OntologyData))


def load_knowledge(path: Path | None = None) -> Knowledge:
    """Open the built knowledge; the same folder gives the same object.

    Args:
        path: folder of built files; the package's own by default.

    Returns:
        The knowledge, its parts not yet read.

    Raises:
        KnowledgeError: where a file is missing or was built by another version of the project.
    """
    return _load(DATA if path is None else path.resolve())


@cache
def _load(path: Path) -> Knowledge:
    stamp = path / "version"
    missing = [name for name in (*FILES, "version") if not (path / name).is_file()]
    if missing:
        raise KnowledgeError(f"{path} lacks the built knowledge ({', '.join(missing)})", f"build it with: {BUILD}")
    written, _, version = stamp.read_text("utf-8").strip().partition(" ")
    if written != FORMAT:
        raise KnowledgeError(f"{path} was built for another version of dragoman", f"build it again with: {BUILD}")
    return Knowledge(path, version)


FILES = ("actors.msgpack", "ontology.msgpack", "places.sqlite", "wording.msgpack")


def hash_of(path: Path) -> str:
    """Return a hash of the built files in a folder: 16 hex digits."""
    digest = hashlib.sha256()
    for name in FILES:
        digest.update(hashlib.sha256((path / name).read_bytes()).digest())
    return digest.hexdigest()[:16]


def _decode(file: Path, kind: type[Data]) -> Data:
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError) as error:
        raise KnowledgeError(f"{file} cannot be read ({error})", f"build it again with: {BUILD}") from error
