"""Carriers: the words of a sentence that carry an act or a statement, with those that stand in its roles."""

from __future__ import annotations

from msgspec import Struct

from dragoman.knowledge import AdjectiveFrame, NounFrame, VerbFrame


class Carrier(Struct, frozen=True, kw_only=True):
    """A verb or noun that carries an act.

    Attributes:
        index: the token.
        first: first token of its wording.
        last: after its last token.
        act: name of the act, or of a statement ("relation:backs").
        type: event type of the act, or None for a statement.
        verbal: a verb, not a noun.
        mutual: all who are named act.
        sources: tokens that stand where who acts stands.
        targets: tokens that stand where who is acted upon stands.
        used: tokens that the wording takes up, so that they carry nothing of their own.
        demands: how much the wording asked for; more is surer.
        losers: tokens that name who held a place before.
        mediators: tokens that name who mediates a ceasefire.
        monitors: tokens that name who watches over it.
        places: tokens that name where it is.
        until: tokens that name when it ends.
        sure: how probable the model makes it; nought where only the wording tells it.
    """

    index: int
    first: int
    last: int
    act: str
    type: str | None
    verbal: bool
    mutual: bool
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    used: frozenset[int]
    demands: int
    losers: tuple[int, ...] = ()
    mediators: tuple[int, ...] = ()
    monitors: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    until: tuple[int, ...] = ()
    sure: float = 0.0

    @property
    def family(self) -> str:
        """What sort of thing it states: event, relation, control or ceasefire."""
        family, colon, _ = self.act.partition(":")
        return family if colon else "event"


def fill_carrier(
    frame: VerbFrame | NounFrame | AdjectiveFrame,
    first: int,
    index: int,
    sources: list[int],
    targets: list[int],
    used: set[int],
    demands: int,
) -> Carrier:
    """Fill in a carrier; of a mutual frame all parties act, but a statement keeps its two sides."""
    event = not isinstance(frame, AdjectiveFrame) and frame.type is not None
    if frame.mutual and event:
        sources, targets = sources + [token for token in targets if token not in sources], []
    return Carrier(
        index=index,
        first=first,
        last=index + 1,
        act=frame.act,
        type=None if isinstance(frame, AdjectiveFrame) else frame.type,
        verbal=isinstance(frame, VerbFrame),
        mutual=frame.mutual,
        sources=tuple(sources),
        targets=tuple(targets),
        used=frozenset(used),
        demands=demands + bool(sources) + bool(targets),
    )
