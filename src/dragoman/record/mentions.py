"""The actors, places and times of a report, found and resolved: what the coding of events starts from."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.record.actor import Actor
from dragoman.record.doubt import Doubt
from dragoman.record.place import Place
from dragoman.record.reading import ReportHead
from dragoman.record.time import Time

TimeRelation = Literal["at", "since", "until", "before", "after", "for"]


class Mark(Struct, frozen=True, gc=False):
    """Where in a sentence an actor, a place or a time stands.

    Attributes:
        sentence: index of the sentence.
        first: index of its first token in the sentence.
        last: index after its last token.
        kind: what stands there.
        refs: ids of the actors or places meant ("the two leaders" means two); for times the index in
            `Mentions.times`, as a string.
        relation: for times, how the expression bounds what happened.
    """

    sentence: int
    first: int
    last: int
    kind: Literal["actor", "place", "time"]
    refs: tuple[str, ...]
    relation: TimeRelation = "at"


class Mentions(Struct, frozen=True):
    """What a report names.

    Attributes:
        head: the report with its day of publication, given or inferred.
        actors: resolved actors, in order of first mention.
        places: resolved places, in order of first mention.
        times: expressions of time, in order.
        marks: every mention by sentence and token, in order; those of different kinds may overlap
            ("Ankara" as the seat of a government and as a city).
        doubts: what looked wrong while resolving.
        past: sentences (by index) whose story is over: told to explain, with the day that they are told from.
    """

    head: ReportHead
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    marks: tuple[Mark, ...]
    doubts: tuple[Doubt, ...]
    past: frozenset[int] = frozenset()
