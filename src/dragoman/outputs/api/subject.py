"""Which countries, actors and places a name given by a person means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dragoman.errors import UsageError
from dragoman.knowledge import Knowledge, fold
from dragoman.state import Subject
from dragoman.store import View

_STATE: Final = re.compile(r"[a-z]{3}", re.ASCII)
_SUGGESTED: Final = 5
_ALIKE: Final = 60  # of 100 on rapidfuzz's scale: below, a suggestion helps nobody

Entries = list[tuple[str, str, str]]


def find_subject(name: str, view: View, knowledge: Knowledge) -> Subject:
    """Return what a name means among the actors and places of the record.

    It may be an id, the name of a country, actor or place, one of the spellings that the knowledge has for it,
    or some words of a name ("Haftar").

    Args:
        name: as a person wrote it.
        view: of the record.
        knowledge: spellings of actors and places.

    Raises:
        UsageError: where no report names anything like it.
    """
    entries: Entries = [*view.names("actor"), *view.names("place")]
    known = {id_ for id_, _, _ in entries}
    folded = fold(name)
    meant = (
        _exact(name, folded, entries)
        or {id_ for id_ in _spelt(name, knowledge) if id_ in known or _country(id_)}
        or _partial(folded, entries)
    )
    if not meant:
        raise UsageError(f"no report of the record names {name!r}", _suggest(folded, entries))
    return _subject(meant, {id_ for id_, _, _ in view.names("actor")})


def _exact(name: str, folded: str, entries: Entries) -> set[str]:
    country = f"country:{name.upper()}"
    return {id_ for id_, label, _ in entries if id_ in {name, country} or fold(label) == folded}


def _spelt(name: str, knowledge: Knowledge) -> Iterable[str]:
    yield from (entry.id for entry in knowledge.actors.named(name))
    yield from (entry.id for entry in knowledge.places.named(name))


def _partial(folded: str, entries: Entries) -> set[str]:
    words = set(folded.split())
    return {id_ for id_, label, _ in entries if words and words <= set(fold(label).split())}


def _country(id_: str) -> str | None:
    """Return the alpha-3 code of a state or a country's place, or None."""
    if _STATE.fullmatch(id_):
        return id_.upper()
    return id_.removeprefix("country:") if id_.startswith("country:") else None


def _subject(meant: set[str], actors: set[str]) -> Subject:
    return Subject(
        actors=frozenset(id_ for id_ in meant if id_ in actors),
        places=frozenset(meant),
        countries=frozenset(country for country in map(_country, meant) if country),
    )


def _suggest(folded: str, entries: Entries) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (only a wrong name needs it)

    labels = sorted({label for _, label, _ in entries})
    near = process.extract(folded, labels, scorer=fuzz.WRatio, processor=fold, limit=_SUGGESTED, score_cutoff=_ALIKE)
    if not near:
        return "give a country, an actor or a place, or none for everything"
    return f"did you mean {', '.join(label for label, _, _ in near)}?"
