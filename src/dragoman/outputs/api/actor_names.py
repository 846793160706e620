"""Which actors a name given by a person means, in the knowledge and in the record."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dragoman.errors import UsageError
from dragoman.knowledge import ActorEntry, Knowledge, fold
from dragoman.record import ActorKind
from dragoman.store import View

_SUGGESTED = 5


class ActorMatch(Struct, frozen=True):
    """An actor that a name may mean.

    Attributes:
        id: its id.
        name: its name.
        kind: what it is.
        country: ISO 3166-1 alpha-3 of the state that it belongs to, or None.
        start: when it came to be, or None where not known.
        end: when it ceased, likewise.
        reports: number of reports of the record that name it.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    start: str | None
    end: str | None
    reports: int


def find_actors(name: str, knowledge: Knowledge, view: View | None = None) -> tuple[ActorMatch, ...]:
    """Return the actors that a name means: an id, a name in any spelling that is known, or some words of one.

    Args:
        name: as a person wrote it.
        knowledge: the actors known.
        view: of a record, whose actors are looked through as well; None where there is none.

    Returns:
        At least one match; those that most reports name come first.

    Raises:
        UsageError: where nobody bears such a name; names like it are told.
    """
    told = _told(view)
    ids = _meant(name, knowledge, told)
    if not ids:
        raise UsageError(f"no actor is known as {name!r}", _suggest(name, knowledge, told))
    matches = [_match(id_, knowledge, told) for id_ in dict.fromkeys(ids)]
    return tuple(sorted(matches, key=lambda match: (-match.reports, match.id)))


def list_actors(knowledge: Knowledge, view: View | None) -> tuple[ActorMatch, ...]:
    """Return all actors of a record, those that most reports name first."""
    told = _told(view)
    matches = [_match(id_, knowledge, told) for id_ in told]
    return tuple(sorted(matches, key=lambda match: (-match.reports, match.id)))


Told = dict[str, tuple[str, ActorKind, str | None, int]]


def _told(view: View | None) -> Told:
    """Return name, kind, country and number of reports of each actor that the record names."""
    told: Told = {}
    if view is not None:
        for id_, name, kind, country in view.rows("actor", columns=("id", "name", "kind", "country")).rows:
            known = told.get(id_)
            told[id_] = (name, kind, country, 1 + (known[3] if known else 0))
    return told


def _meant(name: str, knowledge: Knowledge, told: Told) -> list[str]:
    if knowledge.actors.get(name) is not None or name in told:
        return [name]
    folded = fold(name)
    named = knowledge.actors.named(name)
    # A name of its own goes before one that it shares with its seat or its people: Kabul is a capital and a government.
    direct = [entry for entry in named if folded in _folded((entry.name, *entry.aliases, *entry.native))]
    ids = [entry.id for entry in direct or named]
    ids += [id_ for id_, (label, *_) in told.items() if fold(label) == folded]
    if ids:
        return ids
    words = set(folded.split())
    partly = [entry.id for entry in knowledge.actors.bearing(name)]
    return partly + [id_ for id_, (label, *_) in told.items() if words and words <= set(fold(label).split())]


def _folded(names: Iterable[str]) -> set[str]:
    return {fold(name) for name in names}


def _match(id_: str, knowledge: Knowledge, told: Told) -> ActorMatch:
    entry: ActorEntry | None = knowledge.actors.get(id_)
    name, kind, country, reports = told.get(id_, ("", "unknown", None, 0))
    if entry is None:
        return ActorMatch(id_, name, kind, country, None, None, reports)
    return ActorMatch(id_, entry.name, entry.kind, entry.country, entry.start, entry.end, reports)


def _suggest(name: str, knowledge: Knowledge, told: Told) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 -- only a wrong name needs it

    labels = sorted({label for label, *_ in told.values()})
    near = [label for label, _, _ in process.extract(name, labels, scorer=fuzz.WRatio, processor=fold, score_cutoff=75)]
    near += [candidate.name for candidate in knowledge.actors.similar(name, limit=_SUGGESTED)]
    shown = list(dict.fromkeys(near))[:_SUGGESTED]
    return f"did you mean {', '.join(shown)}?" if shown else "give a name, a part of one, or an id such as lby.gna"
