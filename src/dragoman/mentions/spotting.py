"""Names of the knowledge in a sentence: actors and places, longest first, none over another of its own kind."""

from __future__ import annotations

from dragoman.knowledge import Knowledge, Match
from dragoman.mentions.board import ActorHit, Board, PlaceHit
from dragoman.mentions.datelines import dateline_end
from dragoman.mentions.lexicon import word_set
from dragoman.mentions.view import View

# Acronyms that are words of English too: in a line all in capitals they mean the word.
_WORDS_TOO = word_set("""us is who it as pa aid arm all an am pm ira so no un star pact""")
_BELONGING_TO = frozenset(["of", "to"])
# In small letters a word of these parts of speech begins no name.
_NEVER_NAMES = frozenset(
    ["DET", "ADP", "AUX", "PRON", "CCONJ", "SCONJ", "PART", "PUNCT", "NUM", "SYM", "VERB", "ADV", "INTJ"]
)
_LATIN_WORDS_TOO = frozenset(["of", "the", "and", "in", "is"])


def spot(view: View, knowledge: Knowledge) -> Board:
    """Return the board of a sentence with every name that the knowledge has.

    Args:
        view: the sentence.
        knowledge: where the names come from.
    """
    board = Board(view, _spot_actors(view, knowledge), _spot_places(view, knowledge))
    board.body = dateline_end(board)
    return board


def _spot_actors(view: View, knowledge: Knowledge) -> tuple[ActorHit, ...]:
    hits: list[ActorHit] = []
    position = 0
    while position < len(view.words):
        if view.words[position] == view.lowers[position] and view.token(position).upos in _NEVER_NAMES:
            position += 1
            continue
        match = _longest_actor(view, position, knowledge)
        if match is None or not _is_name(view, position, match.last):
            position += 1
            continue
        hits += _with_leader_apart(view, ActorHit(position, match.last, match.entries, match.forms), knowledge)
        position = match.last
    return tuple(hits)


def _with_leader_apart(view: View, hit: ActorHit, knowledge: Knowledge) -> list[ActorHit]:
    """Return a group's name and that of the leader in it as two ("Haftar's | militia", "forces loyal to | Haftar")."""
    if hit.last == hit.first + 1 or hit.entries[0].kind == "person":
        return [hit]
    for at in range(hit.first + 1, hit.last):
        rest = view.after_possessive(at)
        if rest > at or not view.is_capital(at):
            leader = _whole_name(view, hit.first, at, knowledge, person=True)
            if leader is not None and rest < hit.last:
                body = _whole_name(view, rest, hit.last, knowledge, person=False)
                return [leader, body or ActorHit(rest, hit.last, hit.entries, hit.forms)]
        if view.lowers[at] in _BELONGING_TO and (leader := _whole_name(view, at + 1, hit.last, knowledge, person=True)):
            body = _whole_name(view, hit.first, at, knowledge, person=False)
            return [body or ActorHit(hit.first, at, hit.entries, hit.forms), leader]
    return [hit]


def _whole_name(view: View, first: int, last: int, knowledge: Knowledge, *, person: bool) -> ActorHit | None:
    """Return the name that exactly these words are, of a person or of no person; None where they are none."""
    match = knowledge.actors.longest(view.words[first:last], 0)
    if match is None or match.last != last - first or (match.entries[0].kind == "person") != person:
        return None
    return ActorHit(first, last, match.entries, match.forms)


def _longest_actor(view: View, first: int, knowledge: Knowledge) -> Match | None:
    """Return the name that begins at a word, cut short where a longer name begins inside it.

    In "Assad's Government of National Accord" the last four words are one name, whatever "Assad's Government" is.
    """
    match = knowledge.actors.longest(view.words, first)
    if match is None or match.last == first + 1:
        return match
    for inner in range(first + 1, match.last):
        other = knowledge.actors.longest(view.words, inner)
        if other is not None and other.last > match.last and other.last - inner > match.last - first:
            shorter = knowledge.actors.longest(view.words[first:inner], 0)
            return (
                None if shorter is None else Match(first + shorter.last, shorter.entries, shorter.form, shorter.forms)
            )
    return match


def _spot_places(view: View, knowledge: Knowledge) -> tuple[PlaceHit, ...]:
    hits: list[PlaceHit] = []
    position = 0
    while position < len(view.words):
        if not view.is_capital(position) or view.lowers[position] in _LATIN_WORDS_TOO:
            position += 1
            continue
        match = knowledge.places.longest(view.words, position)
        if match is None:
            position += 1
            continue
        hits.append(PlaceHit(position, match[0], match[1]))
        position = match[0]
    return tuple(hits)


def _is_name(view: View, first: int, last: int) -> bool:
    """Refuse an English word that is a name only in other letters."""
    single = last == first + 1
    return not (single and not view.cased and view.lowers[first] in _WORDS_TOO)
