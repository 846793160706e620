"""Statements that outlast an act: relations between actors, control of places, stages of ceasefires."""

from __future__ import annotations

from typing import cast, get_args

from dragoman.events.carriers import Carrier
from dragoman.events.membership import PAST
from dragoman.events.scene import Scene, Spoken
from dragoman.record import (
    Ceasefire,
    CeasefireStage,
    Control,
    ControlStatus,
    Predicate,
    Relation,
    StatementStatus,
)

_STAGES: frozenset[str] = frozenset(get_args(CeasefireStage))
_TAKEN_FROM = frozenset({"captures", "besieges", "loses"})
_ONE_WAY = frozenset({"backs", "leads", "part_of", "hires"})
_SINGLE_ACTS = frozenset({"captures", "loses", "withdraws"})
# What a party may do alone, so that the one who speaks is a party too.
# Stages that happen somewhere; the others are words, and where they are said bounds nothing.
_ON_THE_GROUND = frozenset({"in_force", "violated"})
_OWN_STAGES = frozenset({"declared", "agreed", "in_force", "extended", "suspended", "ended", "violated"})


def state_relations(scene: Scene, carrier: Carrier, spoken: Spoken, predicate: Predicate) -> list[Relation]:
    """Return the relations that a carrier states: each subject with each object.

    An actor has no relation to itself, nor to what it is a part of by nature ("Libya backs its own government"
    cannot be what was meant).
    """
    if predicate == "leads" and _is_past(scene, carrier.index):
        return []
    subjects = scene.parties.actors(carrier.sources)
    objects = scene.parties.actors(carrier.targets)
    if predicate == "fights":  # "clashes between the army and the rebels killed six people"
        objects = tuple(actor for actor in objects if scene.kind(actor) != "population")
    between = any(scene.tree.preposition(token) == "between" for token in carrier.sources)
    if (carrier.mutual or (between and predicate == "fights")) and not objects:
        objects = subjects
    pairs = [(a, b) for a in subjects for b in objects if a != b and _can_be(scene, a, predicate, b)]
    if predicate in _ONE_WAY or (predicate == "fights" and not between):
        pairs = _apart(scene, carrier, pairs)
    if carrier.mutual:
        pairs = list(dict.fromkeys((min(pair), max(pair)) for pair in pairs))
    when = scene.when(carrier.index, "occurred")
    return [
        Relation(
            subject=subject,
            predicate=predicate,
            object=other,
            start=when.start if when.told else None,
            end=when.end if when.told and not when.ongoing else None,
            hedged=spoken.hedged,
            attributed_to=spoken.by,
            sentence=scene.sentence.span,
            confidence=scene.confidence(carrier),
        )
        for subject, other in pairs
    ]


def _can_be(scene: Scene, subject: str, predicate: Predicate, other: str) -> bool:
    """Tell whether two actors are such that one relation between them makes sense."""
    kinds = {scene.kind(subject), scene.kind(other)}
    if "person" in kinds and predicate in ("fights", "allied_with"):
        nameless = any(actor.startswith("x.") and scene.kind(actor) != "person" for actor in (subject, other))
        if nameless and (predicate == "allied_with" or "population" in kinds):
            return False  # "our partners", said by somebody
    return not scene.same_side(subject, other, predicate) and scene.can_stand(subject, predicate, other)


def _apart(scene: Scene, carrier: Carrier, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pairs without those named side by side, of whom none does it to another."""
    listed = [scene.parties.actors([token]) for token in (*carrier.sources, *carrier.targets)]
    return [(a, b) for a, b in pairs if not any(a in together and b in together for together in listed)]


def _is_past(scene: Scene, index: int) -> bool:
    """Tell whether a title is one that somebody bore once: "the group's former commander"."""
    qualifiers = scene.tree.dependents(index, "amod", "compound", "advmod")
    return any(scene.tree.words[word] in PAST for word in qualifiers)


def state_leadership(scene: Scene) -> list[Relation]:
    """Return who leads what by possession: "Haftar's Libyan National Army" names a person before an organisation."""
    tree, at = scene.tree, scene.parties.actor_at
    owned = ((index, owner) for index in range(len(tree.tokens)) for owner in tree.dependents(index, "nmod:poss"))
    pairs = [(person, group) for index, owner in owned for person in at(owner) for group in at(index)]
    return [_leadership(scene, person, group) for person, group in pairs if scene.is_led(person, group)]


def _leadership(scene: Scene, person: str, group: str) -> Relation:
    return Relation(
        subject=person,
        predicate="leads",
        object=group,
        start=None,
        end=None,
        hedged=False,
        attributed_to=(),
        sentence=scene.sentence.span,
        confidence=0.8,
    )


def state_control(scene: Scene, carrier: Carrier, spoken: Spoken, status: ControlStatus) -> list[Control]:
    """Return who holds which place after a carrier: each holder with each place."""
    places = scene.parties.places_of(carrier.targets) or scene.place_below(carrier)
    holders = scene.parties.actors(carrier.sources)
    named = scene.parties.actors(carrier.losers or (carrier.targets if status in _TAKEN_FROM else ()))
    losers = [actor for actor in named if actor not in holders and scene.can_hold(actor)]
    when = scene.when(carrier.index, spoken.status)
    return [
        Control(
            place=place,
            holder=holder,
            status=status,
            from_=next(iter(losers), None),
            start=when.start,
            end=when.end if status in _SINGLE_ACTS and not when.ongoing else None,
            sentence=scene.sentence.span,
            attributed_to=spoken.by,
        )
        for place in places
        for holder in holders[:1]
    ]


def state_ceasefire(scene: Scene, carrier: Carrier, spoken: Spoken, stage: str) -> list[Ceasefire]:
    """Return the stage that a ceasefire reaches with a carrier."""
    if stage not in _STAGES:
        return []
    by = scene.parties.actors(carrier.sources)
    others = scene.parties.actors(carrier.targets)
    if not by and not others and stage in ("called_for", "rejected", "proposed"):
        return []
    parties = tuple(dict.fromkeys((*by, *others))) if stage in _OWN_STAGES else others
    if stage == "rejected":
        parties = by  # the other side of a refusal is whoever asked, who need not be at war
    status: StatementStatus = "denied" if spoken.status == "denied" else "stated"
    if spoken.status == "alleged" or (stage == "violated" and spoken.by):
        status = "alleged"
    return [
        Ceasefire(
            stage=cast("CeasefireStage", stage),
            parties=parties,
            by=by,
            mediators=scene.parties.actors(carrier.mediators),
            monitors=scene.parties.actors(carrier.monitors),
            place=scene.where(carrier).place if stage in _ON_THE_GROUND else scene.place_within(carrier),
            start=scene.effect(carrier.index),
            end=scene.last_day(carrier.until),
            purpose=None,
            scope=None,
            status=status,
            sentence=scene.sentence.span,
            attributed_to=spoken.by,
        )
    ]
