"""Coding of pairs: given who acts on whom in a sentence, which act is it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dragoman.events.coding import code_sentence
from dragoman.events.frames import find_carriers
from dragoman.events.scene import Desk, Scene
from dragoman.knowledge import Act, Knowledge
from dragoman.record import Event, Mark, Mentions, ReportHead
from dragoman.report import Annotated, Sentence, Span

SOURCE, TARGET = "source", "target"
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})


class PairCode(Struct, frozen=True):
    """The act between a given source and a given target.

    Attributes:
        id: the caller's id.
        act: name of the act, or None where the wording tells none.
        type: PLOVER type of 2021, or None.
        mode: PLOVER mode, or None.
        cameo: CAMEO code, or None.
        confidence: 0 to 1.
    """

    id: str
    act: str | None
    type: str | None
    mode: str | None
    cameo: str | None
    confidence: float


def code_pair(annotated: Annotated, source: Sequence[Span], target: Sequence[Span], knowledge: Knowledge) -> PairCode:
    """Return the act that a text reports between a source and a target.

    Args:
        annotated: the text.
        source: spans of those who act.
        target: spans of those acted upon.
        knowledge: wording and ontology.
    """
    head = _bare_head(annotated.report.id)
    best: tuple[float, Act] | None = None
    for index, sentence in enumerate(annotated.sentences):
        marks = [*_marks(index, sentence, source, SOURCE), *_marks(index, sentence, target, TARGET)]
        mentions = Mentions(head=head, actors=(), places=(), times=(), marks=tuple(marks), doubts=())
        scene = Scene(index, sentence, marks, Desk.of(mentions, knowledge))
        for fit, act in [*_coded(scene), *_nearest(scene)]:
            if best is None or fit > best[0]:
                best = fit, act
    if best is None:
        return PairCode(annotated.report.id, None, None, None, None, 0.0)
    fit, act = best
    return PairCode(annotated.report.id, act.act, act.type, act.mode, act.cameo, round(fit, 2))


def _coded(scene: Scene) -> list[tuple[float, Act]]:
    """Return the acts of the sentence's events with how well each stands between the two."""
    acts = scene.knowledge.ontology.acts
    return [(_fit(event), acts[event.act]) for event in code_sentence(scene).events if event.act is not None]


def _fit(event: Event) -> float:
    """Tell how well an event stands between the two: both in their roles, then one, then turned round."""
    target_there = TARGET in event.target or (event.type in _MUTUAL and TARGET in event.source)
    fit = 0.3 + 0.25 * (SOURCE in event.source) + 0.25 * target_there
    fit += 0.1 * ({SOURCE, TARGET} <= {*event.source, *event.target})
    return fit + 0.05 * event.confidence


def _nearest(scene: Scene) -> list[tuple[float, Act]]:
    """Where no wording has either in a role, take the carrier nearest to them in the tree."""
    tree = scene.tree
    named = [mark.first for mark in scene.parties.actor_marks]
    found = find_carriers(tree, scene.parties, scene.knowledge.wording)
    carriers = [carrier for carrier in found if carrier.family == "event"]
    if not carriers or not named:
        return []
    nearest = min(carriers, key=lambda c: (sum(tree.distance(c.index, mark) for mark in named), c.index))
    return [(0.2, scene.knowledge.ontology.act(nearest.act))]


def _marks(index: int, sentence: Sentence, spans: Sequence[Span], role: str) -> list[Mark]:
    found = []
    for span in spans:
        tokens = [place for place, token in enumerate(sentence.tokens) if token.span.touches(Span(*span))]
        if tokens:
            found.append(Mark(index, tokens[0], tokens[-1] + 1, "actor", (role,)))
    return found


def _bare_head(identity: str) -> ReportHead:
    return ReportHead(
        id=identity,
        title=None,
        url=None,
        publisher=None,
        language=None,
        published=None,
        published_basis="unknown",
        published_range=None,
    )
