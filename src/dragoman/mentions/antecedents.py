"""Subjects that a pronoun may take up: first those above it in the tree, then those before it, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.mentions.board import Board, Found
from dragoman.mentions.titles import OFFICES

_SUBJECTS = frozenset(["nsubj", "nsubj:pass"])
_OBJECTS = frozenset(["obj", "iobj", "obl", "obl:agent", "nmod"])
# Clauses whose subject may be taken up again from inside them.
_CLIMBED = frozenset(["conj", "ccomp", "advcl", "xcomp", "parataxis", "acl", "acl:relcl", "csubj"])
_CLOSED = frozenset(["root", "ccomp", "parataxis", "acl:relcl"])
_PRONOUNS = frozenset(["PRON", "DET", "NUM"])
_REFLEXIVE = frozenset(["itself", "themselves", "himself", "herself"])
_HIGHEST = 8  # steps up the tree


class Subject(NamedTuple):
    """A subject before a pronoun.

    Attributes:
        word: its head word.
        found: the mentions over it and what is coordinated with it, none where one of these is no mention.
    """

    word: int
    found: tuple[Found, ...]


def subjects_for(board: Board, position: int) -> Iterator[Subject]:
    """Yield the subjects that a pronoun may take up, the likeliest first.

    An object is not the subject of its own verb ("told them"), but for reflexives. Pronouns that nothing was found for
    are passed over.

    Args:
        board: the sentence, its names put down.
        position: the pronoun.
    """
    tokens = board.view.sentence.tokens
    own = _own_verbs(board, position) if _is_object(board, position) else frozenset()
    seen = {-1}
    for verb in (*_above(board, position), *(tokens[at].head for at in range(position - 1, -1, -1))):
        if verb in seen or verb in own:
            continue
        seen.add(verb)
        subject = _subject_of(board, verb, position)
        if subject is not None:
            yield subject


def is_person_noun(board: Board, position: int) -> bool:
    """Tell whether a word is a common noun for one who holds an office or is a man."""
    word = board.view.lowers[position]
    return (word,) in OFFICES or word.endswith(("man", "woman", "person"))


def _above(board: Board, position: int) -> Iterator[int]:
    """Yield the heads of the clauses that a pronoun stands in, from the inside out."""
    tokens = board.view.sentence.tokens
    at = position
    for _ in range(_HIGHEST):
        head = tokens[at].head
        if head < 0:
            return
        if at == position or tokens[at].deprel in _CLIMBED or tokens[at].upos != "VERB":
            yield head
        at = head


def _own_verbs(board: Board, position: int) -> frozenset[int]:
    """Return the verb of an object and those it shares its subject with ("withdrew without | telling them")."""
    tokens = board.view.sentence.tokens
    own: set[int] = set()
    at = tokens[position].head
    while at >= 0 and at not in own:
        own.add(at)
        has_subject = any(token.head == at and token.deprel in _SUBJECTS for token in tokens)
        if has_subject or (tokens[at].upos in ("VERB", "AUX") and tokens[at].deprel in _CLOSED):
            break
        at = tokens[at].head
    return frozenset(own)


def _is_object(board: Board, position: int) -> bool:
    token = board.view.sentence.tokens[position]
    return token.deprel in _OBJECTS and token.text.lower() not in _REFLEXIVE


def _subject_of(board: Board, verb: int, before: int) -> Subject | None:
    """Return the subject of a verb that stands before a word."""
    tokens = board.view.sentence.tokens
    for at in range(before - 1, -1, -1):
        if tokens[at].head != verb or tokens[at].deprel not in _SUBJECTS:
            continue
        joined = [
            at,
            *(one for one in range(at + 1, before) if tokens[one].head == at and tokens[one].deprel == "conj"),
        ]
        found = [board.found_at(one) for one in joined]
        if None in found and tokens[at].upos in _PRONOUNS:
            continue
        known = tuple(dict.fromkeys(one for one in found if one is not None))
        return Subject(at, known if None not in found else ())
    return None
