"""Those whom a common noun alone names: "rebels", "residents", "the army", "three policemen"."""

from __future__ import annotations

from dragoman.mentions.board import Board, Entity
from dragoman.mentions.institutions import noun_at
from dragoman.mentions.lexicon import BETWEEN, OWN_ORGANS, STATE_ORGANS, VAGUE, Organ
from dragoman.mentions.rivals import state_id
from dragoman.mentions.search import Search
from dragoman.record import Resolution

_PREMODIFIERS = frozenset(["ADJ", "NUM", "NOUN"])
_MOST = 5
_ACTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent")
_NOT_BEFORE = frozenset(["its", "their", "his", "her", "our"])


def find_crowds(board: Board, search: Search) -> None:
    """Put down the free common nouns that are actors, each with the words before that belong to it.

    Args:
        board: the sentence; mentions are put on it.
        search: the report, what it has named before, and its doubts.
    """
    position = 0
    while position < len(board.view.words):
        noun = noun_at(board, position)
        if noun is None or not board.is_free(position, noun[0]) or not _is_noun(board, position, noun[0]):
            position += 1
            continue
        end, organ = noun
        first = _phrase_start(board, position)
        words = " ".join(board.view.lowers[position:end])
        if _is_actor(board, first, position, end, words):
            entity, sure = _whose(board, first, words, organ, search)
            board.put(first, end, (entity,), Resolution("context" if entity.country else "unresolved", sure), "generic")
        position = end


def _is_noun(board: Board, first: int, last: int) -> bool:
    """Tell whether the words are the head of a phrase, no part of a longer compound or name."""
    view = board.view
    token = view.token(last - 1)
    if token.upos not in ("NOUN", "PROPN", "") or token.deprel in ("compound", "amod"):
        return False
    longer = view.tagged_over(first, last)
    capital = first > 0 and view.cased and view.is_capital(first)
    return not capital and not (longer is not None and longer.label == "time")


def _phrase_start(board: Board, position: int) -> int:
    """Return the first of the adjectives, numbers and nouns before a noun that belong to it."""
    view = board.view
    first = position
    while first > 0 and position - first < _MOST and board.is_free(first - 1, first):
        token = view.token(first - 1)
        joined = token.upos in _PREMODIFIERS and first - 1 < token.head <= position
        if not joined or view.lowers[first - 1] in ("the", "such"):
            break
        first -= 1
    return first


def _is_actor(board: Board, first: int, position: int, end: int, words: str) -> bool:
    """Tell whether a common noun is worth naming as an actor.

    The nouns of war are; the vaguer ones ("people", "officials") where the model tags them, a number or adjective
    stands before them, or they act or are acted on.
    """
    view = board.view
    if words not in VAGUE:
        return True
    tagged = view.tagged_over(position, end)
    if tagged is not None and tagged.label in ("group", "organisation", "person") and tagged.score >= 0.5:
        return True
    numbered = any(view.token(at).upos == "NUM" for at in range(first, position))
    return (numbered and view.token(end - 1).deprel in _ACTS) or any(
        view.lowers[at] in BETWEEN for at in range(first, position)
    )


def _whose(board: Board, first: int, words: str, organ: Organ, search: Search) -> tuple[Entity, float]:
    """Return who a common noun means: those of that noun named before, else those of the report's own country."""
    before = search.memory.crowds.get(words)
    if before is not None:
        return before, 0.6
    possessed = board.view.lower_at(first - 1) in _NOT_BEFORE
    own = words in OWN_ORGANS or words.endswith("ministry") or (organ == "pol" and not possessed)
    if own and organ in STATE_ORGANS and not possessed:
        country = _acting_country(board, first) or search.scene.focus
        if country is not None:
            return search.scene.organ(country, organ), 0.5
    return search.scene.crowd(words, organ, search.scene.focus), 0.4


def _acting_country(board: Board, first: int) -> str | None:
    """Return the country whose organ acts earlier in the sentence ("Turkey's parliament let the government | ...")."""
    for found in board.in_order():
        if found.first >= first:
            break
        entity = found.entities[0]
        acts = any(board.view.token(at).deprel.startswith("nsubj") for at in range(found.first, found.last))
        if acts and found.form == "institution" and entity.country and state_id(entity.id) != entity.id:
            return entity.country
    return None
