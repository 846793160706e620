"""The built knowledge, opened."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.errors import KnowledgeError
from dragoman.knowledge.actors import ActorIndex, ActorsData
from dragoman.knowledge.added_places import AddedPlaces, AddedTable, find_added
from dragoman.knowledge.chronology import Chronology, ChronologyData
from dragoman.knowledge.garbles import Garbles, GarblesData, Meanings
from dragoman.knowledge.ontology import Ontology, OntologyData
from dragoman.knowledge.own import OwnActors, find_own, own_folder
from dragoman.knowledge.places import Gazetteer
from dragoman.knowledge.wording import Wording, WordingData

DATA = Path(__file__).parent / "data"
FORMAT = "2"  # raised whenever the shape of the built files changes
BUILD = "python -m dragoman.knowledge.build"

Data = TypeVar("Data", ActorsData, ChronologyData, GarblesData, OntologyData, WordingData)


class Knowledge:
    """Who is who, where is what, and which words mean what; each part is read when it is first asked for."""

    def __init__(
        self, path: Path, version: str, own: OwnActors | None = None, added: tuple[AddedTable, ...] = ()
    ) -> None:
        """Take the folder of the built files.

        Args:
            path: folder that the builder wrote.
            version: hash of what is in it.
            own: actors that the user added; their hash becomes part of the version.
            added: places that the user added, likewise.
        """
        self._path = path
        self._own = own
        self._added = added
        hashes = [version, *([own.hash] if own else []), *(table.hash for table in added)]
        self.version = "+".join(hashes)

    def warm(self) -> None:
        """Read every part now, for those who will ask for all of them."""
        _ = self.actors.entries, self.ontology.acts, self.places
        _ = self.wording.verbs, self.wording.nouns, self.wording.adjectives, self.wording.forms

    @cached_property
    def actors(self) -> ActorIndex:
        """The actors, those that the user added among them."""
        package = self._path / "actors.msgpack"
        if self._own is None:
            return ActorIndex(_decode(package, ActorsData))
        stamp = f"{FORMAT} {self.version}"
        if self._own.stamp.is_file() and self._own.stamp.read_bytes() == stamp.encode():
            with suppress(KnowledgeError):  # a damaged table is compiled again
                return ActorIndex(_decode(self._own.table, ActorsData))
        from dragoman.knowledge.making.own_files import merged_actors  # noqa: PLC0415 -- once after each addition

        return ActorIndex(merged_actors(self._own, _decode(package, ActorsData), stamp))

    @cached_property
    def garbles(self) -> Garbles:
        """What garbled names of actors are compared with."""
        return Garbles(self._garbles_data)

    def _garbles_data(self) -> GarblesData:
        package = _decode(self._path / "garbles.msgpack", GarblesData)
        if self._own is None:
            return package
        entries = self.actors.entries.values()  # where they are compiled anew, the table of before is taken away
        if self._own.garbles.is_file():
            with suppress(KnowledgeError):  # a damaged table is compiled again
                return _decode(self._own.garbles, GarblesData)
        from dragoman.knowledge.making.own_files import merged_garbles  # noqa: PLC0415 -- once after each addition

        return merged_garbles(self._own, entries, msgspec.msgpack.decode(package.meanings, type=Meanings))

    @cached_property
    def chronology(self) -> Chronology:
        """What happened when."""
        return Chronology(_decode(self._path / "chronology.msgpack", ChronologyData))

    @cached_property
    def places(self) -> Gazetteer:
        """The places, those that the user added behind the package's."""
        return Gazetteer(self._path / "places.sqlite", tuple(map(AddedPlaces, self._added)))

    @cached_property
    def wording(self) -> Wording:
        """The wording that carries acts."""
        return Wording(_decode(self._path / "wording.msgpack", WordingData))

    @cached_property
    def ontology(self) -> Ontology:
        """The acts and their codes."""
        return Ontology(_decode(self._path / "ontology.msgpack", OntologyData))


def load_knowledge(path: Path | None = None, own: Path | None = None) -> Knowledge:
    """Open the built knowledge; the same folders, unchanged, give the same object.

    Args:
        path: folder of built files; the package's own by default.
        own: folder of what the user added (`dragoman.knowledge.own`); by default that of `own_folder` where the
            package's own files are opened, and none where others are.

    Returns:
        The knowledge, its parts not yet read.

    Raises:
        KnowledgeError: where a file is missing or was built by another version of the project.
    """
    if path is None and own is None:
        own = own_folder()
    folder = DATA if path is None else path.resolve()
    return _load(folder, find_own(own), find_added(own)) if own else _load(folder, None, ())


def load_package_actors() -> ActorsData:
    """Return the table of the actors that the package carries, without those that the user added.

    Raises:
        KnowledgeError: where it is missing or damaged.
    """
    return _decode(_checked(DATA)[0] / "actors.msgpack", ActorsData)


@cache
def _load(path: Path, own: OwnActors | None, added: tuple[AddedTable, ...]) -> Knowledge:
    return Knowledge(*_checked(path), own, added)


def _checked(path: Path) -> tuple[Path, str]:
    """Return a folder of built files and its version."""
    stamp = path / "version"
    missing = [name for name in (*FILES, "version") if not (path / name).is_file()]
    if missing:
        raise KnowledgeError(f"{path} lacks the built knowledge ({', '.join(missing)})", f"build it with: {BUILD}")
    written, _, version = stamp.read_text("utf-8").strip().partition(" ")
    if written != FORMAT:
        raise KnowledgeError(f"{path} was built for another version of dragoman", f"build it again with: {BUILD}")
    return path, version


FILES = (
    "actors.msgpack",
    "chronology.msgpack",
    "garbles.msgpack",
    "ontology.msgpack",
    "places.sqlite",
    "wording.msgpack",
)


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
