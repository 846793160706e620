"""What the model makes of a sentence: carriers with their act, roles and standing, as it answered."""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.events.carriers import Carrier
from dragoman.events.clause import Tree
from dragoman.events.scene import Scene, Spoken
from dragoman.events.told import Told
from dragoman.knowledge import Act
from dragoman.record import EventStatus
from dragoman.report import Carried, RoleName

# What a noun says of a name beside it.
_OF_A_PHRASE = frozenset({"relation:leads", "relation:part_of"})
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
    carrier = carrier_of(scene, carried, name, None, mutual=mutual)
    return _within_phrase(scene, carrier) if name in _OF_A_PHRASE else carrier, spoken


def _within_phrase(scene: Scene, carrier: Carrier) -> Carrier:
    """Keep the parties of a carrier that no other verb parts: titles speak of those beside them."""
    linked = [
        (one, other) for one in carrier.sources for other in carrier.targets if _linked(scene.tree, one, other, carrier)
    ]
    sources, targets = (tuple(dict.fromkeys(pair[at] for pair in linked)) for at in (0, 1))
    return replace(carrier, sources=sources, targets=targets)


def _linked(tree: Tree, one: int, other: int, carrier: Carrier) -> bool:
    """Tell whether the way between two words in the tree passes no verb but the carrier and what says it."""
    above, beyond = [one, *tree.ancestors(one)], [other, *tree.ancestors(other)]
    shared = next((token for token in above if token in beyond), -1)
    way = [*above[: above.index(shared) + 1], *beyond[: beyond.index(shared)]] if shared >= 0 else [shared]
    head = tree.tokens[carrier.index].head
    said = tree.tokens[carrier.index].deprel in ("xcomp", "obl") and one in tree.subjects(head)  # "became its leader"
    free = {carrier.index, head} if said else {carrier.index}
    return shared >= 0 and not any(tree.tokens[token].upos == "VERB" and token not in free for token in way)


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
    if status in ("occurred", "ongoing") and scene.index in scene.mentions.past:
        status = "background"
    by = scene.parties.actors(carried.filling("speaker"))
    return Spoken(status, by, hedged=status == "alleged", negated=False, purpose=False)
