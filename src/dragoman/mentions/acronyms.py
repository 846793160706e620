"""Acronyms that a report introduces itself: "Government of National Accord (GNA)"."""

from __future__ import annotations

from dragoman.mentions.board import Board
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
        if view.lower_at(found.last) != "(" or view.lower_at(at + 1) != ")" or len(found.entities) != 1:
            continue
        word = view.words[at]
        if is_acronym_shaped(word):
            memory.acronyms[word] = found.entities[0]
            board.put(at, at + 1, found.entities, Resolution("context", min(0.95, found.resolution.score)), "name")


def is_acronym_shaped(word: str) -> bool:
    """Tell whether a word looks like an acronym: short, and more capitals than small letters."""
    capitals = sum(1 for sign in word if sign.isupper())
    return 2 <= len(word) <= _LONGEST and capitals >= 2 and capitals * 2 > len(word.replace("-", ""))
