"""Two witnesses of each event, the model and the wording, weighed into one telling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from dragoman.events.modelled import tell_by_model
from dragoman.events.scene import Scene
from dragoman.events.told import Told
from dragoman.knowledge import Act
from dragoman.report import Carried

# From these probabilities the model alone is believed, or together with the wording (held-out part of the corpus).
ALONE: Final = 0.5
BACKED: Final = 0.25
# What the wording adds to the probability of the act that it tells, and of acts of its type.
SAME_ACT: Final = 0.25
SAME_TYPE: Final = 0.15
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
        backed = ally is not None and _share(scene, carried, ally) >= SAME_SHARE
        if carried.score * scene.sentence.telling >= (BACKED if backed else ALONE):
            told.append(_agreed(scene, carried, ally))
    return told


def _share(scene: Scene, carried: Carried, ally: Told) -> float:
    """Return the probability that the model gives to the type that the wording tells."""
    ontology = scene.knowledge.ontology
    return sum(share for name, share in carried.likely if ontology.act(name).type == ally.act.type)


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
        spoken=told.spoken if told.spoken.by else replace(told.spoken, by=ally.spoken.by),
        carrier=replace(
            told.carrier,
            first=min(ally.carrier.first, carried.index),
            used=ally.carrier.used | told.carrier.used,
            sources=told.carrier.sources or ally.carrier.sources,
            targets=told.carrier.targets or ally.carrier.targets,
        ),
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
    mass = sum(share for name, share in carried.likely if ontology.act(name).type == best.type)
    return best, round(min(max(mass, 0.05), 0.99), 2)
