"""What `state` works on: readings, each with the day from which it could be known and its origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from dragoman.record import Actor, Reading
from dragoman.state.wording import Wording


class Told(Struct, frozen=True, kw_only=True):
    """One reading among others.

    Attributes:
        report: key of its report.
        known: day from which the report could be known, ISO; None where nothing tells.
        origin: key of the report that it goes back to, or its own.
        reading: what the report says.
        voice: who speaks in it in the end (`Origin.voice`); nothing stands for its origin.
        wording: what it is about (`word_weights`); empty where only what was read from it counts.
        text: its characters, for the words of single sentences; may be left out likewise.
    """

    report: str
    known: str | None
    origin: str
    reading: Reading
    voice: str = ""
    wording: Wording = {}
    text: str = ""

    @property
    def source(self) -> str:
        """Who counts once, however many reports pass his word on."""
        return self.voice or self.origin

    def actor(self, id_: str) -> Actor | None:
        """Return the report's actor of that id, or None."""
        return next((actor for actor in self.reading.actors if actor.id == id_), None)


class Evidence(Struct, frozen=True):
    """What a line of a situation rests on.

    Attributes:
        reports: keys of the reports that say so, first known first.
        origins: how many voices speak in them; what counts as confirmation.
    """

    reports: tuple[str, ...]
    origins: int


def in_order(told: Iterable[Told]) -> tuple[Told, ...]:
    """Return readings by the day from which they could be known and then by key, undated last.

    Every function of `state` takes them so, which makes its result independent of the order of adding.
    """
    return tuple(sorted(told, key=lambda one: (one.known is None, one.known or "", one.report)))


def weigh(reports: Iterable[str], told: Mapping[str, Told]) -> Evidence:
    """Return the evidence that these reports are, each named once.

    Args:
        reports: keys, repeated or not, in any order.
        told: every reading by its key.
    """
    unique = in_order({key: told[key] for key in reports}.values())
    return Evidence(tuple(one.report for one in unique), len({one.source for one in unique}))
