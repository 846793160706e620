"""The actors of a report: found sentence by sentence, resolved by what the report says elsewhere, put together."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dragoman.knowledge import Knowledge
from dragoman.mentions.acronyms import learn_acronyms, recall_acronyms
from dragoman.mentions.board import Board, Entity, Found, entity_of
from dragoman.mentions.compounds import find_compounds
from dragoman.mentions.crowds import find_crowds
from dragoman.mentions.descriptions import find_descriptions, keep_heads
from dragoman.mentions.doubting import Doubter
from dragoman.mentions.garbled import find_garbled
from dragoman.mentions.institutions import find_institutions
from dragoman.mentions.memory import Memory
from dragoman.mentions.names import find_names
from dragoman.mentions.offices import find_offices
from dragoman.mentions.pairs import find_pairs
from dragoman.mentions.pronouns import find_pronouns
from dragoman.mentions.recall import recall_surnames
from dragoman.mentions.rivals import find_rivals
from dragoman.mentions.scene import Scene
from dragoman.mentions.search import Search
from dragoman.mentions.speakers import find_first_persons
from dragoman.mentions.tagging import find_leftovers, find_tagged
from dragoman.record import Actor, Mark, Resolution
from dragoman.report import Annotated, Span

_ARTICLES = frozenset(["the", "a", "an"])


class FoundActors(Struct, frozen=True):
    """The actors of a report.

    Attributes:
        actors: in order of first mention.
        marks: each mention, in order.
    """

    actors: tuple[Actor, ...]
    marks: tuple[Mark, ...]


def put_actors(boards: Sequence[Board], scene: Scene, doubter: Doubter) -> None:
    """Put the actors of every sentence on its board.

    Args:
        boards: the report's sentences with the names spotted, in order.
        scene: the report as a whole.
        doubter: takes the doubts about names.
    """
    search = Search(scene, Memory(), doubter, find_rivals(boards, scene))
    for board in boards:
        _pass_dateline(board)
        recall_surnames(board, search)
        recall_acronyms(board, search.memory, scene.knowledge.actors)
        find_garbled(board, search)
        find_offices(board, search)
        find_institutions(board, search)
        find_names(board, search)
        find_pairs(board, search)
        find_descriptions(board, search)  # before the model's tags, which make a name of "the group"
        find_tagged(board, search)
        learn_acronyms(board, search.memory)
        find_descriptions(board, search)
        find_crowds(board, search)
        find_leftovers(board, search)
        find_compounds(board, scene)
        find_pronouns(board, search.memory, scene)
        find_first_persons(board, search.memory, scene)
        search.memory.keep(board)
        keep_heads(board, search)


def _pass_dateline(board: Board) -> None:
    """Keep the words of a dateline from being actors, but for the outlet that it names."""
    for hit in board.hits:
        if hit.last <= board.body and hit.entries[0].kind == "media":
            board.put(hit.first, hit.last, (entity_of(hit.entries[0]),), Resolution("alias", 0.95), "name")
    board.take(0, board.body)


def gather_actors(annotated: Annotated, boards: Sequence[Board], scene: Scene) -> FoundActors:
    """Put the mentions of each actor together.

    Args:
        annotated: the report.
        boards: its sentences with their actors put down.
        scene: the report as a whole; its day decides who belonged to what.
    """
    entities: dict[str, Entity] = {}
    spans: dict[str, list[Span]] = {}
    weakest: dict[str, Resolution] = {}
    marks: list[Mark] = []
    for board in boards:
        sentence = annotated.sentences[board.view.index]
        for found in sorted((*board.found, *board.inside), key=lambda one: (one.first, one.last)):
            marks.append(
                Mark(found.sentence, found.first, found.last, "actor", tuple(entity.id for entity in found.entities))
            )
            whole = sentence.cover(_shown_from(board, found), found.last)
            for at, entity in enumerate(found.entities):
                entities.setdefault(entity.id, entity)
                mine = spans.setdefault(entity.id, [])
                mine.append(found.spans[at] if found.spans else whole)
                if entity.id not in weakest or found.resolution.score < weakest[entity.id].score:
                    weakest[entity.id] = found.resolution
    actors = tuple(
        Actor(
            entity.id,
            entity.name,
            entity.kind,
            entity.country,
            member_of(entity.id, scene.knowledge, scene.day),
            tuple(spans[entity.id]),
            weakest[entity.id],
            entity.sector,
        )
        for entity in entities.values()
    )
    return FoundActors(actors, tuple(marks))


def _shown_from(board: Board, found: Found) -> int:
    """Return the word from which a mention is shown: its article is part of it."""
    before = board.view.lower_at(found.shown - 1)
    joined = before == "the" if found.form in ("name", "seat") else before in _ARTICLES and found.form != "adjective"
    return found.shown - 1 if joined else found.shown


def member_of(id: str, knowledge: Knowledge, day: str | None) -> tuple[str, ...]:  # noqa: A002 -- the word of the record
    """Return what an actor was part of on a day: by its roles first, then by its memberships, each once.

    Args:
        id: the actor.
        knowledge: who belonged to what, and when.
        day: ISO date, possibly reduced; None for what still lasts.
    """
    entry = knowledge.actors.get(id)
    if entry is None:
        return ()
    stays = [(role.of, role.start, role.end) for role in entry.roles] + [
        (part.id, part.start, part.end) for part in entry.part_of
    ]
    return tuple(dict.fromkeys(of for of, start, end in stays if _lasts(start, end, day)))


def _lasts(start: str | None, end: str | None, day: str | None) -> bool:
    if day is None:
        return end is None
    begun = start is None or start[: len(day)] <= day[: len(start)]
    return begun and (end is None or end[: len(day)] >= day[: len(end)])
