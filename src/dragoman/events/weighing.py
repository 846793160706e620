"""Two witnesses of each event, the model and the wording, weighed into one telling."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from dragoman.events.modelled import tell_by_model
from dragoman.events.scene import Scene, Spoken
from dragoman.events.told import Told
from dragoman.knowledge import Act
from dragoman.report import Carried

# From these probabilities the model alone is believed, or together with the wording (held-out part of the corpus).
ALONE: Final = 0.5
BACKED: Final = 0.25
# What the wording adds to the probability of the act that it tells, and of acts of its type.
SAME_ACT: Final = 0.25
SAME_TYPE: Final = 0.15
# Of the odds of a type: the model is surer than it is right (held-out part of the corpus).
TEMPERATURE: Final = 1.6
PLAIN: Final = 0.25  # probability of the likeliest type below which the model sees something and cannot tell what
SAME_SHARE: Final = 0.1  # of the model's probability that the type of the wording must have to back it
_NEAR: Final = 2  # tokens between the words that the two take for the carrier


def weigh(scene: Scene, worded: Sequence[Told]) -> list[Told]:
    """Return the events of a sentence.

    Args:
        scene: the sentence, with what the model says of it.
        worded: what the wording says of it.
    """
    told: list[Told] = []
    for carried in scene.sentence.events:
        ally = _ally(scene, carried, worded)
        backed = ally is not None and _share(scene, carried, ally.act) >= SAME_SHARE
        plain = backed or _share(scene, carried, scene.knowledge.ontology.act(carried.likely[0][0])) >= PLAIN
        if plain and carried.score * scene.sentence.telling >= (BACKED if backed else ALONE):
            told.append(_agreed(scene, carried, ally))
    return told


def _share(scene: Scene, carried: Carried, act: Act) -> float:
    """Return the probability that the model gives to the type of an act."""
    ontology = scene.knowledge.ontology
    return sum(share for name, share in carried.likely if ontology.act(name).type == act.type)


def _ally(scene: Scene, carried: Carried, worded: Sequence[Told]) -> Told | None:
    """Return what the wording tells of the same words, or of words near by and of the same type."""
    types = {scene.knowledge.ontology.act(name).type for name, _ in carried.likely}
    for one in worded:
        if one.carrier.index == carried.index or carried.index in one.carrier.used:
            return one
    near = [one for one in worded if abs(one.carrier.index - carried.index) <= _NEAR and one.act.type in types]
    return near[0] if near else None


def _agreed(scene: Scene, carried: Carried, ally: Told | None) -> Told:
    """Return one telling of what the model and perhaps the wording say; roles left open by one come from the other."""
    act, confidence = _chosen(scene, carried, ally)
    tokens = carried.filling("target") or (ally.carrier.targets if ally is not None else ())
    act = scene.as_done_to(act, tokens)
    told = tell_by_model(scene, carried, act, confidence)
    if ally is None:
        return told
    sources = told.sources or tuple(actor for actor in ally.sources if actor not in told.targets)
    targets = told.targets or tuple(actor for actor in ally.targets if actor not in sources and not told.carrier.mutual)
    return replace(
        told,
        sources=sources,
        targets=targets,
        about=told.about or (ally.about if ally.act.type == act.type else None),
        spoken=_heard(told.spoken, ally.spoken),
        carrier=replace(
            told.carrier,
            first=min(ally.carrier.first, carried.index),
            used=ally.carrier.used | told.carrier.used,
            sources=told.carrier.sources or ally.carrier.sources,
            targets=told.carrier.targets or ally.carrier.targets,
            sure=max(told.carrier.sure, ALONE * (act.act == ally.act.act)),
        ),
    )


def _heard(model: Spoken, wording: Spoken) -> Spoken:
    """Return how an event is told: as the model has it, but with the distance and the speakers that it passed over."""
    hedged = wording.hedged and model.status == "occurred"
    return replace(
        model,
        status="alleged" if hedged else model.status,
        hedged=model.hedged or wording.hedged,
        by=model.by or wording.by,
    )


def _chosen(scene: Scene, carried: Carried, ally: Told | None) -> tuple[Act, float]:
    """Return the act, and how sure it is that the event is one of its type."""
    ontology = scene.knowledge.ontology
    scores = {name: share / max(carried.score, share) for name, share in carried.likely}
    if ally is not None:
        scores.setdefault(ally.act.act, 0.0)
        for name in scores:
            same_type = ontology.act(name).type == ally.act.type
            scores[name] += SAME_ACT * (name == ally.act.act) + SAME_TYPE * same_type
    best = ontology.act(max(scores, key=lambda name: (scores[name], name)))
    return best, round(calibrated(_share(scene, carried, best)), 2)


def calibrated(share: float) -> float:
    """Return how often the model is right where it gives a type such a probability, 0.01 to 0.99."""
    share = min(max(share, 0.01), 0.99)
    odds = math.pow(share / (1.0 - share), 1.0 / TEMPERATURE)
    return min(max(odds / (1.0 + odds), 0.01), 0.99)
