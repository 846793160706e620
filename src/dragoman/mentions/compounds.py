"""Names in hyphenated words: "UN-recognised", "Turkish-backed", "LNA-held", "US-Turkish"."""

from __future__ import annotations

import re

from dragoman.knowledge.entries import ActorEntry, NameForm
from dragoman.mentions.board import Board, Entity, entity_of
from dragoman.mentions.lexicon import word_set
from dragoman.mentions.scene import Scene
from dragoman.record import Resolution
from dragoman.report import Span

_PIECE = re.compile(r"[^-\u2010-\u2015]+")
_MOST_PIECES = 6
# Second parts that say what the actor of the first one does to what follows, beside every participle in -ed.
_DEEDS = word_set(
    """led held run built born made armed sponsored affiliated dominated friendly inspired wide brokered owned bound
    loyal aligned style era linked speaking"""
)
# With these the first part is a people, a language or a time, and nobody who acts.
_NO_PARTY = frozenset(["speaking", "born", "style", "era", "bound", "wide"])
_ADJECTIVAL = frozenset(["adjective", "people", "name", "acronym"])


def find_compounds(board: Board, scene: Scene) -> None:
    """Lay the actors that are part of a hyphenated word over it.

    The first part alone counts where a participle follows ("Saudi-led"); where every part is an actor's name or
    adjective, all of them count ("US-Turkish").

    Args:
        board: the sentence; the mentions lie inside others where there are any.
        scene: the report, which settles who is meant.
    """
    for position, word in enumerate(board.view.words):
        if len(word) < 4 or not any(sign in word for sign in "-\u2010\u2011\u2013") or not word[:1].isalpha():
            continue
        if board.covering(position) is None:
            start = board.view.token(position).start
            named = [(entity, Span(start + first, start + last)) for entity, first, last in _parts(word, scene)]
            if named:
                board.lay(position, named, Resolution("alias", 0.9))


def _parts(word: str, scene: Scene) -> list[tuple[Entity, int, int]]:
    """Return the actors that parts of a word name, with the offsets of the parts in the word."""
    pieces = [(match.group(), match.start(), match.end()) for match in _PIECE.finditer(word)]
    if not 2 <= len(pieces) <= _MOST_PIECES:
        return []
    tail = pieces[-1][0].lower()
    if tail in _NO_PARTY:
        return []
    if tail in _DEEDS or (len(tail) > 4 and tail.endswith("ed")):
        pieces = pieces[:-1]
        if len(pieces) > 1 and pieces[-1][0].lower() in ("government", "state", "military"):
            return []
    found: list[tuple[Entity, int, int]] = []
    at = 0
    while at < len(pieces):
        named = _named(pieces, at, scene)
        if named is None:
            return []
        found.append((named[1], pieces[at][1], pieces[named[0] - 1][2]))
        at = named[0]
    return found


def _named(pieces: list[tuple[str, int, int]], first: int, scene: Scene) -> tuple[int, Entity] | None:
    """Return the index after the longest name that begins at a piece, and whom it names."""
    words = [piece for piece, _, _ in pieces]
    match = scene.knowledge.actors.longest(words, first)
    if match is None or not words[first][:1].isupper():
        return None
    fitting: list[tuple[ActorEntry, NameForm]] = [
        (entry, form) for entry, form in zip(match.entries, match.forms, strict=True) if form in _ADJECTIVAL
    ]
    if not fitting:
        return None
    entry, _ = scene.choose([entry for entry, _ in fitting], [form for _, form in fitting])
    return match.last, entity_of(entry)
