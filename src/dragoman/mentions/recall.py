"""Surnames of known persons in the report's own spelling: after "Khilafa Hiftar", "Hiftar" is a name too."""

from __future__ import annotations

from dragoman.mentions.board import ActorHit, Board
from dragoman.mentions.lexicon import LOCATIVE
from dragoman.mentions.search import Search

_SHORTEST = 4  # letters: shorter words are too many other things


def recall_surnames(board: Board, search: Search) -> None:
    """Make names of the words that the report has used as surnames of persons of the knowledge.

    Args:
        board: the sentence, before any mention is put on it.
        search: what the report has named before.
    """
    surnames = search.memory.surnames
    if not surnames:
        return
    view = board.view
    for position, word in enumerate(view.lowers):
        if len(word) < _SHORTEST or word not in surnames or not view.is_capital(position):
            continue
        entry = search.scene.knowledge.actors.get(surnames[word].id)
        if entry is not None and board.covering(position) is None and view.lower_at(position - 1) not in LOCATIVE:
            board.add(ActorHit(position, position + 1, (entry,), ("name",)))
