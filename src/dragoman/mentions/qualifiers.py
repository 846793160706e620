"""What stands before a noun and says whose it is: "Turkish", "Turkey's", "the Houthi", "Libyan National Army"."""

from __future__ import annotations

from msgspec import Struct

from dragoman.knowledge.entries import ActorEntry, NameForm
from dragoman.mentions.board import ActorHit, Board
from dragoman.mentions.naming import run_end, run_start
from dragoman.mentions.scene import Scene

_STATE_LIKE = frozenset(["country"])


class Qualifier(Struct, frozen=True):
    """An actor's name that qualifies what follows.

    Attributes:
        first: index of its first word.
        last: index after its last word, without a possessive sign.
        entry: the actor.
        form: how the words name it.
    """

    first: int
    last: int
    entry: ActorEntry
    form: NameForm

    @property
    def is_state(self) -> bool:
        """Tell whether it is a country, whose organs have ids of their own."""
        return self.entry.kind in _STATE_LIKE


def qualifier_before(board: Board, end: int, scene: Scene) -> Qualifier | None:
    """Return the name that ends before a word, with or without a possessive sign between.

    Args:
        board: the sentence.
        end: index of the word that it would qualify.
        scene: the report, which settles who is meant.
    """
    hit = board.ending.get(board.view.before_possessive(end))
    return qualifier_of(hit, scene) if hit else None


def qualifier_of(hit: ActorHit, scene: Scene) -> Qualifier:
    """Return a name as a qualifier."""
    entry, form = scene.choose(hit.entries, hit.forms)
    return Qualifier(hit.first, hit.last, entry, form)


class NameWords(Struct, frozen=True):
    """The words of a person's name.

    Attributes:
        first: index of the first word.
        last: index after the last word.
        entries: persons of the knowledge whose name all or part of the words are.
        tagged: the model took them for a person's name.
    """

    first: int
    last: int
    entries: tuple[ActorEntry, ...]
    tagged: bool


def name_from(board: Board, first: int, *, expected: bool = False) -> NameWords | None:
    """Return the person's name that begins at a word, or None.

    Args:
        board: the sentence.
        first: the word.
        expected: a person must be named here, whatever the model takes the words for.
    """
    view = board.view
    tagged = view.tagged_over(first, first + 1)
    if tagged is not None and tagged.label == "person" and tagged.last > first:
        return _named(board, first, tagged.last, tagged=True)
    hit = board.starting.get(first)
    if hit is not None:
        if not _has_person(hit):
            return None
        longer = run_end(view, first) if view.cased else hit.last
        return _named(board, first, _before_other_hits(board, hit.last, max(longer, hit.last)), tagged=False)
    if not view.cased or (tagged is not None and tagged.label in ("place", "organisation") and not expected):
        return None
    last = _before_other_hits(board, first, run_end(view, first))
    return _named(board, first, last, tagged=False) if last > first else None


def name_until(board: Board, last: int) -> NameWords | None:
    """Return the person's name whose last word stands before `last`, or None."""
    view = board.view
    tagged = view.tagged_over(last - 1, last) if last > 0 else None
    if tagged is not None and tagged.label == "person" and tagged.last == last:
        return _named(board, tagged.first, last, tagged=True)
    hit = board.ending.get(last)
    if hit is None or not _has_person(hit):
        return None
    first = min(run_start(view, hit.first), hit.first) if view.cased else hit.first
    while any(
        other is not hit and not _has_person(other) for at in range(first, hit.first) if (other := board.covering(at))
    ):
        first += 1
    return _named(board, first, last, tagged=False)


def _named(board: Board, first: int, last: int, *, tagged: bool) -> NameWords:
    found = {
        entry.id: entry
        for at in range(first, last)
        if (hit := board.covering(at)) and hit.last <= last
        for entry in hit.entries
    }
    persons = tuple(entry for entry in found.values() if entry.kind == "person")
    return NameWords(first, last, persons, tagged)


def _has_person(hit: ActorHit) -> bool:
    return any(entry.kind == "person" for entry in hit.entries)


def _before_other_hits(board: Board, start: int, last: int) -> int:
    """Cut a run of capitals where the name of something else begins."""
    for position in range(start, last):
        hit = board.covering(position)
        if hit is not None and not _has_person(hit):
            return position
    return last
