"""Actors that users add of their own: checked as the resources are, kept, and laid over the package's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.errors import KnowledgeError, UsageError
from dragoman.knowledge.actors import ORGANS, ActorsData
from dragoman.knowledge.entries import ActorEntry
from dragoman.knowledge.garbles import GarblesData, Meanings
from dragoman.knowledge.making.actor_files import NOT_ACTORS, read_actor_files
from dragoman.knowledge.making.actor_table import complete_actors
from dragoman.knowledge.making.garble_table import compile_garbles
from dragoman.knowledge.making.institutions import Institutions
from dragoman.knowledge.making.problems import Problem
from dragoman.knowledge.own import OwnActors

_PACKAGE = Path("the knowledge of the package")


class OwnFile(Struct, frozen=True):
    """A file that was added.

    Attributes:
        name: under which it is kept.
        actors: number of its entries.
        outcome: added; replaced, where another of that name was there; known, where the very same was.
    """

    name: str
    actors: int
    outcome: str


def add_own(files: Sequence[Path], folder: Path, package: ActorsData) -> tuple[OwnFile, ...]:
    """Check files of actors and keep them; either all of them are kept or none.

    Args:
        files: YAML files in the form of resources/actors; each is kept under its own name.
        folder: where users' knowledge is kept; made where it is not there.
        package: the actors that the package carries.

    Returns:
        What became of each file.

    Raises:
        FaultyActorsError: where something in them, or between them and what is known, is wrong.
        UsageError: where a name cannot be kept, or is given twice.
        KnowledgeError: where the folder cannot be written.
    """
    names = _names(files)
    kept = folder / "actors"
    others = [file for file in sorted(kept.glob("*.yaml")) if file.name not in names]
    problems: list[Problem] = []
    written, _ = _lay_over(package, [*others, *files], problems)
    if problems:
        raise FaultyActorsError(problems)
    counts = [sum(file == one for one, _ in written.values()) for file in files]
    try:
        kept.mkdir(parents=True, exist_ok=True)
        return tuple(
            OwnFile(name, count, _keep(file.read_bytes(), kept / name))
            for file, name, count in zip(files, names, counts, strict=True)
        )
    except OSError as error:
        raise KnowledgeError(f"{kept} cannot be written ({error.strerror})", "name another: --knowledge") from error


class FaultyActorsError(KnowledgeError):
    """Files of actors with something wrong in them.

    Attributes:
        problems: all that is wrong, in order.
    """

    def __init__(self, problems: Iterable[Problem], otherwise: str = "") -> None:
        """Take the problems; the message is the first of them, what else can be done, and the number of the others."""
        self.problems = tuple(sorted(problems))
        first = self.problems[0]
        place = f"{first.file}, entry {first.entry}" if first.entry else first.file
        more = f" (and {len(self.problems) - 1} more problems)" if len(self.problems) > 1 else ""
        super().__init__(f"{place}: {first.cause}", first.next_step + otherwise + more)


def remove_own(names: Sequence[str], folder: Path) -> None:
    """Take files out that were added.

    Args:
        names: as they were added; the folder and the ending may be left out.
        folder: where users' knowledge is kept.

    Raises:
        UsageError: where no such file was added; then none is taken out.
        KnowledgeError: where one cannot be deleted.
    """
    kept = {file.name: file for file in sorted((folder / "actors").glob("*.yaml"))}
    wanted = [_kept_name(Path(name)) for name in names]
    for name in wanted:
        if name not in kept:
            there = ", ".join(kept) or "none"
            raise UsageError(f"no file {name!r} was added to {folder}", f"choose one that was: {there}")
    try:
        for name in wanted:
            kept[name].unlink(missing_ok=True)
    except OSError as error:
        raise KnowledgeError(f"{name} cannot be deleted ({error.strerror})", "check who may write there") from error


def merged_actors(own: OwnActors, package: ActorsData, stamp: str) -> ActorsData:
    """Return the package's actors with the user's laid over them, compiled now and kept for the next time.

    Args:
        own: what the user added.
        package: the actors that the package carries.
        stamp: what the table was compiled of; written beside it.

    Raises:
        KnowledgeError: where what was added no longer fits the knowledge of the package.
    """
    problems: list[Problem] = []
    _, data = _lay_over(package, own.files, problems)
    if problems:
        raise FaultyActorsError(problems, ", or take the file out: dragoman actors remove")
    try:
        own.stamp.unlink(missing_ok=True)  # a table without its stamp is never read
        own.garbles.unlink(missing_ok=True)
        _replace(own.table, msgspec.msgpack.Encoder(order="deterministic").encode(data))
        _replace(own.stamp, stamp.encode())
    except OSError:
        pass  # a folder that may only be read is compiled each time
    return data


def merged_garbles(own: OwnActors, entries: Iterable[ActorEntry], meanings: Meanings) -> GarblesData:
    """Return the table of garbled names of the package's actors and the user's, compiled now and kept.

    Args:
        own: what the user added.
        entries: all actors, as `merged_actors` gives them.
        meanings: what the parts of names mean.
    """
    data = compile_garbles(entries, meanings)
    with suppress(OSError):  # a folder that may only be read is compiled each time
        _replace(own.garbles, msgspec.msgpack.Encoder(order="deterministic").encode(data))
    return data


def _lay_over(
    package: ActorsData, files: Iterable[Path], problems: list[Problem]
) -> tuple[dict[str, tuple[Path, ActorEntry]], ActorsData]:
    """Return the entries of files and the table that they give with the package's; what is wrong is noted."""
    known = {entry.id: entry for entry in package.entries}
    added = read_actor_files(files, problems, known)
    implied = _implied(package)
    written = {id_: (_PACKAGE, entry) for id_, entry in known.items() if id_ not in implied}
    before = len(problems)
    data = complete_actors({**written, **added}, _institutions(package), _PACKAGE, problems)
    # What is wrong in the package is not the user's business.
    problems[before:] = [problem for problem in problems[before:] if problem.file != str(_PACKAGE)]
    return added, data


def _implied(package: ActorsData) -> frozenset[str]:
    """Return the ids of organs of state that nobody wrote an entry for: none of their names is ever compared."""
    compared = {naming.entry for namings in package.names.values() for naming in namings if naming.skeleton}
    return frozenset(
        entry.id
        for number, entry in enumerate(package.entries)
        if number not in compared and entry.id.rpartition(".")[2] in ORGANS
    )


def _institutions(package: ActorsData) -> Institutions:
    """Return the nouns for organs and offices that the table was compiled with."""
    organs: dict[str, tuple[str, ...]] = {}
    for noun, organ in package.institutions.items():
        organs[organ] = (*organs.get(organ, ()), noun)
    offices: dict[str, tuple[str, ...]] = {}
    for phrase, office in package.offices.items():
        offices[office] = (*offices.get(office, ()), phrase)
    return Institutions(organs, offices)


def _names(files: Sequence[Path]) -> list[str]:
    names = [_kept_name(file) for file in files]
    for file, name in zip(files, names, strict=True):
        if not file.is_file():
            raise UsageError(f"{file} is no file", "check the path")
        if name == NOT_ACTORS or name.startswith("."):
            raise UsageError(f"actors cannot be kept in a file named {file.name!r}", "give the file another name")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UsageError(f"two files are named {twice!r}", "rename one: each is kept under its own name")
    return names


def _kept_name(file: Path) -> str:
    return file.name if file.suffix == ".yaml" else f"{file.name.removesuffix('.yml')}.yaml"


def _keep(content: bytes, kept: Path) -> str:
    if kept.is_file():
        if kept.read_bytes() == content:
            return "known"
        _replace(kept, content)
        return "replaced"
    _replace(kept, content)
    return "added"


def _replace(file: Path, content: bytes) -> None:
    """Write a file in one step, so that nobody reads half of it."""
    fresh = file.with_name(f".{file.name}.new")
    fresh.write_bytes(content)
    fresh.replace(file)
