"""Acronyms that a report introduces itself: "Government of National Accord (GNA)"."""

from __future__ import annotations

from dragoman.knowledge import ActorIndex
from dragoman.mentions.board import ActorHit, Board, Found
from dragoman.mentions.memory import Memory
from dragoman.record import Resolution

_LONGEST = 10


def learn_acronyms(board: Board, memory: Memory) -> None:
    """Remember and put down the acronyms in brackets behind the mentions of a sentence.

    Args:
        board: the sentence, its names put down.
        memory: takes the acronyms.
    """
    view = board.view
    for found in board.in_order():
        at = found.last + 1
        initials = _initials(board, found)
        if initials:
            memory.acronyms.setdefault(initials, found.entities[0])
        if view.lower_at(found.last) != "(" or view.lower_at(at + 1) != ")" or len(found.entities) != 1:
            continue
        word = view.words[at]
        if is_acronym_shaped(word):
            memory.acronyms[word] = found.entities[0]
            board.put(at, at + 1, found.entities, Resolution("context", min(0.95, found.resolution.score)), "name")


def recall_acronyms(board: Board, memory: Memory, actors: ActorIndex) -> None:
    """Read an acronym as the report has introduced it, whoever else bears it ("SNA", "SLA").

    Args:
        board: the sentence, before any mention is put on it.
        memory: holds the acronyms.
        actors: those of the knowledge; others are no names to spot.
    """
    for hit in board.hits:
        if hit.last - hit.first != 1:
            continue
        named = memory.acronyms.get(board.view.words[hit.first])
        entry = actors.get(named.id) if named is not None else None
        if entry is not None and hit.entries != (entry,):
            board.hits = tuple(one for one in board.hits if one.first != hit.first)
            board.add(ActorHit(hit.first, hit.last, (entry,), ("acronym",)))


def _initials(board: Board, found: Found) -> str:
    """Return the initials of a body named in full, "" where the words are no name of three capitals or more."""
    words = board.view.words[found.first : found.last]
    entity = found.entities[0]
    if found.form != "name" or len(found.entities) != 1 or entity.kind in ("person", "country"):
        return ""
    if not 3 <= len(words) <= _LONGEST or not all(word[:1].isupper() and word[1:].islower() for word in words):
        return ""
    return "".join(word[0] for word in words)


def is_acronym_shaped(word: str) -> bool:
    """Tell whether a word looks like an acronym: short, and more capitals than small letters."""
    capitals = sum(1 for sign in word if sign.isupper())
    return 2 <= len(word) <= _LONGEST and capitals >= 2 and capitals * 2 > len(word.replace("-", ""))
