"""Coding: from an annotated report and its mentions to a reading."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Final, cast

from msgspec import Struct

from dragoman.events.carriers import Carrier
from dragoman.events.counts import count_injured, count_killed
from dragoman.events.hostility import find_hostilities, fought_in
from dragoman.events.joining import agreeing, join_ceasefires, join_control, join_events, join_relations
from dragoman.events.membership import find_memberships
from dragoman.events.modelled import state_by_model
from dragoman.events.scene import Desk, Scene, Spoken
from dragoman.events.statements import state_ceasefire, state_control, state_leadership, state_relations
from dragoman.events.told import Told
from dragoman.events.weighing import ALONE, BACKED, weigh
from dragoman.events.worded import tell_by_wording
from dragoman.knowledge import Knowledge
from dragoman.record import (
    Ceasefire,
    Control,
    ControlStatus,
    Doubt,
    Event,
    Mark,
    Mentions,
    Predicate,
    Reading,
    Relation,
)
from dragoman.report import Annotated, Span

# Without anyone named, only what can be seen to happen at a place is worth keeping.
_PLACED_TYPES = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
# What is planned, wished or supposed states nothing yet.
_STATED = frozenset({"occurred", "ongoing", "alleged", "denied", "background"})

_SOUGHT = frozenset({"called_for", "proposed", "negotiated"})

# Probability of an act from which it states what it stands for of relations, control and ceasefires.
STATED: Final = 0.3

# And one of a ceasefire, where the wording does not tell the same: what is said of truces is acted on.
FIRM: Final = 0.7

# Probability that a sentence tells anything below which nothing is looked for in it: of the held-out part of the corpus
# 96 in 100 sentences with an event have more, of sport, business and culture 9 in 100.
TELLING: Final = 0.5


class Coded(Struct, frozen=True):
    """What one sentence yields."""

    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    control: tuple[Control, ...] = ()
    ceasefires: tuple[Ceasefire, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def code(annotated: Annotated, mentions: Mentions, knowledge: Knowledge) -> Reading:
    """Return the reading of a report.

    Args:
        annotated: the report with sentences, tokens and arcs.
        mentions: its actors, places and times, resolved.
        knowledge: wording and ontology.
    """
    coded = [code_sentence(scene) for scene in lay_scenes(annotated, mentions, knowledge)]
    return Reading(
        report=mentions.head,
        actors=mentions.actors,
        places=mentions.places,
        times=mentions.times,
        events=tuple({event.id: event for part in coded for event in part.events}.values()),
        relations=tuple(dict.fromkeys(relation for part in coded for relation in part.relations)),
        control=tuple(dict.fromkeys(control for part in coded for control in part.control)),
        ceasefires=tuple(dict.fromkeys(ceasefire for part in coded for ceasefire in part.ceasefires)),
        doubts=tuple(sorted((*mentions.doubts, *(d for part in coded for d in part.doubts)), key=_doubt_order)),
    )


def lay_scenes(annotated: Annotated, mentions: Mentions, knowledge: Knowledge) -> Iterator[Scene]:
    """Yield the scene of every sentence in which an actor or a place is named."""
    marks: dict[int, list[Mark]] = {}
    for mark in mentions.marks:
        marks.setdefault(mark.sentence, []).append(mark)
    desk = Desk.of(mentions, knowledge)
    for index, sentence in enumerate(annotated.sentences):
        if any(mark.kind != "time" for mark in marks.get(index, ())):
            yield Scene(index, sentence, marks[index], desk)


def code_sentence(scene: Scene) -> Coded:
    """Return the events and statements of one sentence; none of one that is on something else altogether."""
    if scene.sentence.telling < TELLING:
        return Coded(relations=_lasting(scene))
    worded = tell_by_wording(scene)
    events: list[Event] = []
    statements: list[Relation | Control | Ceasefire] = [*state_leadership(scene)]
    shaped = [*find_hostilities(scene), *find_memberships(scene)]
    weighed = weigh(scene, worded.events)
    said = {carrier.act for carrier, _ in worded.statements}
    for carrier, spoken in (*shaped, *worded.statements, *_modelled(scene, worded.statements, weighed)):
        statements += _state(scene, carrier, spoken, carrier.family, carrier.act.partition(":")[2])
    for told in weighed:
        event = _write(scene, told)
        if event is not None:
            events.append(event)
            statements += fought_in(scene, event)
            act = told.act
            if told.carrier.sure < STATED:
                continue  # an event of some sort, but not surely of the act that would state more
            for family, value in (("relation", act.relation), ("control", act.control), ("ceasefire", act.ceasefire)):
                doubtful = family == "ceasefire" and told.carrier.sure < FIRM and f"{family}:{value}" not in said
                if value is not None and not doubtful:
                    statements += _state(scene, told.carrier, told.spoken, family, value)
    return Coded(
        events=join_events(events),
        relations=join_relations(agreeing(one for one in statements if isinstance(one, Relation))),
        control=join_control(one for one in statements if isinstance(one, Control)),
        ceasefires=join_ceasefires(one for one in statements if isinstance(one, Ceasefire)),
    )


def _lasting(scene: Scene) -> tuple[Relation, ...]:
    """Return the relations that a sentence states in passing, even where it is on something else."""
    shaped = [*find_hostilities(scene), *find_memberships(scene)]
    stated = (one for carrier, spoken in shaped for one in _state(scene, carrier, spoken, *carrier.act.split(":")))
    return join_relations([*state_leadership(scene), *(one for one in stated if isinstance(one, Relation))])


def _modelled(
    scene: Scene, worded: Sequence[tuple[Carrier, Spoken]], events: Sequence[Told]
) -> list[tuple[Carrier, Spoken]]:
    """Return the statements of which the model is sure, by itself or where the wording tells the same.

    Alone it is not heard on a ceasefire that the sentence tells as only sought: what is called for has not come.
    """
    told = {carrier.act for carrier, _ in worded}
    sought = any(event.act.ceasefire in _SOUGHT for event in events)
    found = []
    for carried in scene.sentence.statements:
        name, share = carried.likely[0]
        if sought and name not in told and name.startswith("ceasefire:"):
            continue
        if share * scene.sentence.telling >= (BACKED if name in told else ALONE):
            found.append(state_by_model(scene, carried))
    return found


def _state(
    scene: Scene, carrier: Carrier, spoken: Spoken, family: str, value: str
) -> Sequence[Relation | Control | Ceasefire]:
    """Return the statements that a carrier makes by itself or that its act implies."""
    if spoken.status not in _STATED:
        return []
    if family == "ceasefire":
        return state_ceasefire(scene, carrier, spoken, value)
    if spoken.status == "denied":
        return []
    if family == "relation":
        return state_relations(scene, carrier, spoken, cast("Predicate", value))
    return state_control(scene, carrier, spoken, cast("ControlStatus", value))


def _write(scene: Scene, told: Told) -> Event | None:
    """Return the event with its place and days, or None where nobody is named and nothing seen to happen anywhere."""
    act, carrier, status = told.act, told.carrier, told.spoken.status
    where = scene.where(carrier)
    if not told.sources and not told.targets and not (where.place is not None and act.type in _PLACED_TYPES):
        return None
    when = scene.when(carrier.index, status, act.type)
    trigger = scene.sentence.cover(carrier.first, carrier.last)
    violent = act.type == "ASSAULT"
    return Event(
        id=_event_id(scene, trigger, act.act, told.sources, told.targets),
        type=act.type,
        mode=act.mode,
        act=act.act,
        cameo=act.cameo,
        acled=act.acled,
        about=told.about,
        status=status,
        source=told.sources,
        target=told.targets,
        place=where.place,
        place_precision=where.precision,
        start=when.start,
        end=None if status == "ongoing" else when.end,
        time_precision=when.precision,
        attributed_to=told.spoken.by,
        contexts=(),
        killed=count_killed(scene.tree) if violent else None,
        injured=count_injured(scene.tree) if violent else None,
        sentence=scene.sentence.span,
        trigger=trigger,
        confidence=told.confidence,
    )


def _event_id(scene: Scene, trigger: Span, act: str, sources: tuple[str, ...], targets: tuple[str, ...]) -> str:
    said = "\x1f".join((scene.mentions.head.id, str(trigger), act, ",".join(sources), ",".join(targets)))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _doubt_order(doubt: Doubt) -> tuple[Span, str, str]:
    return doubt.span, doubt.kind, doubt.message
