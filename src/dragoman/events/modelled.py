"""What the model makes of a sentence: carriers with their act, roles and standing, as it answered."""

from __future__ import annotations

from dragoman.events.carriers import Carrier
from dragoman.events.scene import Scene, Spoken
from dragoman.events.told import Told
from dragoman.knowledge import Act
from dragoman.record import EventStatus
from dragoman.report import Carried, RoleName

_VERBAL = frozenset({"VERB", "AUX"})


def tell_by_model(scene: Scene, carried: Carried, act: Act, confidence: float) -> Told:
    """Return the event that the model takes a word to carry.

    Args:
        scene: the sentence.
        carried: the model's answer.
        act: the act that was chosen.
        confidence: how sure it is.
    """
    sources = scene.parties.actors(carried.filling("source"))
    targets = tuple(actor for actor in scene.parties.actors(carried.filling("target")) if actor not in sources)
    if act.target is None:
        sources, targets = (*sources, *targets), ()
    elif not targets:
        # What is done to nobody named is done to the state in which it is, or to those whose ground it is: "sent
        # troops to Mali", "bombed Abu Sayyaf camps".
        there = [token for token in carried.filling("place") if not scene.parties.place_at(token)]
        states = filter(scene.is_country, scene.parties.actors(carried.filling("place")))
        found = dict.fromkeys((*scene.parties.actors(there), *states))
        targets = tuple(actor for actor in found if actor not in sources)
    return Told(
        carrier=carrier_of(scene, carried, act.act, act.type, mutual=act.target is None),
        act=act,
        about=act.about,
        spoken=_spoken(scene, carried),
        sources=sources,
        targets=targets,
        confidence=confidence,
    )


def state_by_model(scene: Scene, carried: Carried) -> tuple[Carrier, Spoken]:
    """Return the statement that the model takes a word to carry, with how it is told."""
    name, stance = carried.likely[0][0], carried.standing[0][0]
    mutual = name in ("relation:allied_with", "relation:fights")
    status: EventStatus = "alleged" if stance == "alleged" else "denied" if stance == "denied" else "occurred"
    by = scene.parties.actors(carried.filling("speaker"))
    spoken = Spoken(status, by, stance == "hedged", negated=False, purpose=False)
    return carrier_of(scene, carried, name, None, mutual=mutual), spoken


def carrier_of(scene: Scene, carried: Carried, name: str, kind: str | None, *, mutual: bool) -> Carrier:
    """Return the carrier with the tokens that the model puts in its roles."""
    # What a control statement is about is a place; of a ceasefire, its parties.
    about: RoleName = {"control": "place", "ceasefire": "parties"}.get(name.partition(":")[0], "target")  # type: ignore[assignment]
    return Carrier(
        index=carried.index,
        first=carried.index,
        last=carried.index + 1,
        act=name,
        type=kind,
        verbal=scene.tree.tokens[carried.index].upos in _VERBAL,
        mutual=mutual,
        sources=carried.filling("source"),
        targets=carried.filling(about),
        used=frozenset(),
        demands=0,
        losers=carried.filling("from"),
        mediators=carried.filling("mediators"),
        monitors=carried.filling("monitors"),
        places=carried.filling("place"),
        until=carried.filling("until"),
        sure=round(carried.likely[0][1], 2),
    )


def _spoken(scene: Scene, carried: Carried) -> Spoken:
    """Return how the model takes an event to be told; what a report tells to explain is background."""
    status: EventStatus = carried.standing[0][0]  # type: ignore[assignment]  # the manifest was checked
    if status == "occurred" and scene.index in scene.mentions.past:
        status = "background"
    by = scene.parties.actors(carried.filling("speaker"))
    return Spoken(status, by, hedged=status == "alleged", negated=False, purpose=False)
