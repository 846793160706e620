"""Where garbled names stand: rows of capitals that the knowledge lacks, asked for before anything is put down."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge import fold
from dragoman.knowledge.name_keys import content_words
from dragoman.mentions.board import ActorHit, Board
from dragoman.mentions.garbles import Guess, decipher
from dragoman.mentions.lexicon import HONORIFICS, ORGAN_NOUNS, word_set
from dragoman.mentions.naming import PLAIN_WORDS
from dragoman.mentions.repairs import MADE
from dragoman.mentions.search import Search
from dragoman.mentions.titles import OFFICE_WORDS, OFFICES
from dragoman.mentions.view import View

_INSIDE = word_set(
    """of the for with in and from on to who de del da do dos la le al el bin ibn ul i e y van von d' 's ’s"""
)
_WHERE = frozenset(["in", "from", "on", "to", "and"])
_BODIES = frozenset(["department", "ministry", "office", "house", "committee", "supreme"])
_LONGEST = 9  # words
_TITLES = 3  # words that may stand before a name
_TAGGED = 0.4  # least score of the model's mentions
_TAIL = 2  # words in small letters that a torn name goes on with
_TAGS = frozenset(["person", "organisation", "group"])


def find_garbled(board: Board, search: Search) -> None:
    """Make names of the rows of words that are garbled ones, and doubt them.

    Args:
        board: the sentence, its names spotted and nothing put down yet.
        search: the report, and its doubts.
    """
    done = 0
    for first, last, torn in _rows(board):
        if first < done or not board.is_free(first, last) or _is_known(board, first, last):
            continue
        name = board.view.text(first, last)
        guess = decipher(name, search.scene, torn=torn)
        if guess is None or is_own_name(name, guess):
            continue
        _doubt(board, first, last, guess, search)
        done = last
        if guess.score >= MADE:
            board.read_as(ActorHit(first, last, (guess.entry,), ("name",)), guess.score)


def is_own_name(name: str, guess: Guess) -> bool:
    """Tell whether the words are the actor's own name with a title before it, or with other small words in it."""
    words, said = fold(name).split(), content_words(name)
    owns = (guess.entry.name, *guess.entry.aliases)
    tails = {" ".join(words[at:]) for at in range(len(words) - 1) if not set(words[:at]).intersection(words[at:])}
    return any(fold(own) in tails or content_words(own) == said for own in owns)


def _doubt(board: Board, first: int, last: int, guess: Guess, search: Search) -> None:
    name, meant = board.view.text(first, last), guess.entry.name
    message = f"{name} is read as {meant}" if guess.score >= MADE else f"{name} is not known; perhaps {meant}"
    search.doubter.doubt("garbled_name", board.view.sentence.cover(first, last), name, message, meant, guess.score)


def _rows(board: Board) -> Iterator[tuple[int, int, bool]]:
    """Yield the stretches that may be names, the longer before their parts: rows of capitals, and what the model tags.

    The last of the three tells that a stretch goes on with words in small letters, as a torn name may.
    """
    view = board.view
    if not view.cased:
        return
    tagged = {(one.first, one.last) for one in view.sentence.tagged if one.label in _TAGS and one.score >= _TAGGED}
    at = board.body
    while at < len(view.words):
        if not _begins(view, at):
            at += 1
            continue
        end = _row_end(board, at)
        here = [(first, last) for first, last in tagged if at <= first < end >= last]
        for first, last in sorted({*_parts(view, at, end), *here}, key=lambda one: (one[0] - one[1], one)):
            if not _is_organ(board, first, last):
                yield first, last, False
        for last in range(end + 1, _tail(view, end) + 1):
            yield from ((first, last, True) for first, _ in _parts(view, at, end) if last - first <= _LONGEST)
        at = end


def _parts(view: View, at: int, end: int) -> list[tuple[int, int]]:
    """Return a row of capitals whole and without the words that begin it, which may be titles."""
    starts = [at, *(first for first in range(at + 1, min(at + _TITLES, end - 1) + 1) if view.is_capital(first))]
    return [
        (first, end)
        for first in starts
        if end - first <= _LONGEST and (end - first > 1 or first == at or _is_title(view, first - 1))
    ]


def _tail(view: View, end: int) -> int:
    tail = end
    while tail < len(view.words) and tail - end < _TAIL and view.words[tail].isalpha() and view.words[tail].islower():
        tail += 1
    return tail


def _is_organ(board: Board, first: int, last: int) -> bool:
    """Tell whether a row is a common noun for an organ of state, alone or behind a known name ("German Air Force")."""
    view = board.view
    while first < last and (board.covering(first) is not None or view.lowers[first] in ("the", "of")):
        first += 1
    return first == last or view.lowers[first] in _BODIES or view.lowers[first:last] in ORGAN_NOUNS


def _begins(view: View, at: int) -> bool:
    word = view.words[at]
    named = view.is_capital(at) or (word[:1].isdigit() and view.lower_at(at + 1) != "" and view.is_capital(at + 1))
    return named and any(sign.isalnum() for sign in word) and not (view.lowers[at] in PLAIN_WORDS and at == 0)


def _row_end(board: Board, at: int) -> int:
    view = board.view

    def known(position: int) -> bool:
        return board.covering(position) is not None or position in board.place_starting

    last = at + 1
    position = last
    while position < len(view.words) and position - at < _LONGEST:
        if view.is_capital(position) or any(sign.isdigit() for sign in view.words[position]):
            last = position + 1
        elif view.lowers[position] not in _INSIDE or (view.lowers[position] in _WHERE and known(position + 1)):
            break
        position += 1
    return last


def _is_title(view: View, at: int) -> bool:
    word = view.lowers[at]
    return (
        word in HONORIFICS
        or word in OFFICE_WORDS
        or word in PLAIN_WORDS
        or (word,) in OFFICES
        or (word,) in ORGAN_NOUNS
        or not view.is_capital(at)
    )


def _is_known(board: Board, first: int, last: int) -> bool:
    """Tell whether words are a name of the knowledge or of the gazetteer, or hold one with other words beside it.

    A name of several words that is in the row leaves it a garbled one only where its own words are said again.
    """
    place = board.place_starting.get(first)
    if place is not None and place.last == last:
        return True
    for hit in {id(hit): hit for at in range(first, last) if (hit := board.covering(at))}.values():
        if hit.first <= first and last <= hit.last:
            return True
        if hit.last - hit.first > 1:
            names = (name for entry in hit.entries for name in (entry.name, *entry.aliases))
            own = {word for name in names for word in fold(name).split()}
            rest = (at for at in range(first, last) if not hit.first <= at < hit.last and board.view.is_capital(at))
            if not all(own.issuperset(fold(board.view.words[at]).split()) for at in rest):
                return True
    return False
