"""An event as it is told, by the wording or by the model, before its place and day are put to it."""

from __future__ import annotations

from msgspec import Struct

from dragoman.events.carriers import Carrier
from dragoman.events.scene import Spoken
from dragoman.knowledge import Act
from dragoman.record import EventType


class Told(Struct, frozen=True, kw_only=True):
    """One telling of an event.

    Attributes:
        carrier: the word that carries it, with the tokens that stand in its roles.
        act: the act, after its tense and what it is about.
        about: type of the act that it speaks of, or None.
        spoken: how the text holds it to be true, and whose word it is.
        sources: ids of those who act.
        targets: ids of those acted upon.
        confidence: 0 to 1.
    """

    carrier: Carrier
    act: Act
    about: EventType | None
    spoken: Spoken
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    confidence: float
