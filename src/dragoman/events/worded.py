"""What the wording makes of a sentence: carriers matched in its tree, and the acts that they tell."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.events.carriers import Carrier
from dragoman.events.embedding import Embedding, embed
from dragoman.events.frames import find_carriers
from dragoman.events.scene import Scene, Spoken
from dragoman.events.told import Told
from dragoman.knowledge.ontology import Act, Frame

_FRAMES: dict[str, Frame] = {
    "AGREE": "promised",
    "REQUEST": "requested",
    "REJECT": "refused",
    "THREATEN": "threatened",
}


class Worded(Struct, frozen=True):
    """What the wording tells of a sentence.

    Attributes:
        events: its events.
        statements: carriers of statements on relations, control and ceasefires, each with how it is told.
    """

    events: tuple[Told, ...]
    statements: tuple[tuple[Carrier, Spoken], ...]


def tell_by_wording(scene: Scene) -> Worded:
    """Return what the frames of the wording find in a sentence."""
    found = find_carriers(scene.tree, scene.parties, scene.knowledge.wording)
    carriers = [carrier for carrier in found if scene.is_event(carrier)]
    embedding = embed(scene.tree, carriers)
    spoken = [(carrier, scene.spoken(carrier)) for carrier in carriers]
    meant = [pair for pair in spoken if not pair[1].negated or _is_refusal(scene, *pair)]
    statements = [(c, s) for c, s in meant if c.family != "event" and c.index not in embedding.outer]
    events = [_told(scene, c, embedding, s) for c, s in meant if c.family == "event"]
    return Worded(tuple(event for event in events if event is not None), tuple(statements))


def _is_refusal(scene: Scene, carrier: Carrier, spoken: Spoken) -> bool:
    """Tell whether an act that will not be is one that is refused ("will not lift the blockade")."""
    planned = carrier.family == "event" and carrier.verbal and spoken.status == "planned"
    return planned and scene.knowledge.ontology.derived("refused", carrier.act) is not None


def _told(scene: Scene, carrier: Carrier, embedding: Embedding, spoken: Spoken) -> Told | None:
    """Return the event that a carrier carries, or None where it is only the content of another."""
    outer = embedding.outer.get(carrier.index)
    if outer is not None and outer.type != "ACCUSE" and spoken.status != "denied":
        return None
    inner = embedding.inner.get(carrier.index)
    # Who refuses a mutual act stands as its subject; the other party is only refused.
    refusing = scene.tree.subjects(carrier.index) if carrier.mutual and spoken.negated else carrier.sources
    others: Sequence[int] = carrier.sources if carrier.mutual and spoken.negated else carrier.targets
    sources = scene.parties.actors(refusing)
    targets = tuple(actor for actor in scene.parties.actors(others) if actor not in sources)
    if inner is not None and not targets:
        content = (*scene.parties.actors(inner.sources), *scene.parties.actors(inner.targets))
        targets = tuple(dict.fromkeys(actor for actor in content if actor not in sources))
    act = scene.as_done_to(_final_act(scene, carrier, inner, spoken, threatened=bool(targets)), others)
    status = "alleged" if outer is not None and spoken.status == "occurred" else spoken.status
    return Told(
        carrier=carrier,
        act=act,
        about=act.about or (scene.knowledge.ontology.act(inner.act).type if inner is not None else None),
        spoken=replace(spoken, status="occurred" if spoken.negated else status),
        sources=sources,
        targets=targets,
        confidence=scene.confidence(carrier),
    )


def _final_act(scene: Scene, carrier: Carrier, inner: Carrier | None, spoken: Spoken, *, threatened: bool) -> Act:
    """Return the act after what it is about and its tense ("tense decides types"); a threat threatens someone."""
    ontology = scene.knowledge.ontology
    act = ontology.act(carrier.act)
    if inner is not None:
        # A condemnation stays one, whatever it condemns; an accusation is of something.
        frame = "accused" if act.act == "accuse" else _FRAMES.get(act.type)
        derived = ontology.derived(frame, inner.act) if frame is not None else None
        if derived is not None:
            return derived
    if spoken.negated:
        return ontology.derived("refused", act.act) or act
    if spoken.status == "planned" and not spoken.purpose:
        planned = ontology.derived("planned", act.act)
        if planned is not None and (planned.type != "THREATEN" or threatened):
            return planned
    return act
