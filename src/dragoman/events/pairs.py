"""Coding of pairs: given who acts on whom in a sentence, which act is it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from dragoman.events.scene import Desk, Scene
from dragoman.events.told import Told
from dragoman.events.weighing import weigh
from dragoman.events.worded import tell_by_wording
from dragoman.knowledge import Knowledge
from dragoman.record import Mark, Mentions, ReportHead
from dragoman.report import Annotated, Sentence, Span

SOURCE, TARGET = "source", "target"
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})


# What the best telling of the wording, and of model and wording together, adds to the model's answer, which is made
# less sure of itself by this power: found on the pairs of PLV train and dev.
WORDED: Final = 0.5
WEIGHED: Final = 0.5
POWER: Final = 0.7


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


def code_pair(
    annotated: Annotated,
    between: Sequence[Mapping[str, float]],
    source: Sequence[Span],
    target: Sequence[Span],
    knowledge: Knowledge,
) -> PairCode:
    """Return the act that a text reports between a source and a target.

    Args:
        annotated: the text.
        between: for each of its sentences the probability that the model gives to each act between the two.
        source: spans of those who act.
        target: spans of those acted upon.
        knowledge: wording and ontology.
    """
    acts, best = knowledge.ontology.acts, PairCode(annotated.report.id, None, None, None, None, 0.0)
    for index, sentence in enumerate(annotated.sentences):
        sides = [_marks(index, sentence, spans, role) for spans, role in ((source, SOURCE), (target, TARGET))]
        if not any(sides):
            continue
        marks = [mark for side in sides for mark in side]
        mentions = Mentions(head=_bare_head(best.id), actors=(), places=(), times=(), marks=tuple(marks), doubts=())
        scene = Scene(index, sentence, marks, Desk.of(mentions, knowledge))
        tokens = [token for mark in sides[1] for token in range(mark.first, mark.last)]
        scores = _scores(scene, between[index], tokens)
        types: dict[str, float] = {}
        for name, score in scores.items():
            types[acts[name].type] = types.get(acts[name].type, 0.0) + score
        sure = max(types.values()) / sum(types.values()) * (1.0 if all(sides) else 0.5)
        if sure > best.confidence:
            kind = max(types, key=lambda name: (types[name], name))
            act = acts[max((name for name in scores if acts[name].type == kind), key=lambda name: (scores[name], name))]
            best = PairCode(best.id, act.act, act.type, act.mode, act.cameo, round(sure, 2))
    return best


def _scores(scene: Scene, between: Mapping[str, float], targets: Sequence[int]) -> dict[str, float]:
    """Return how much speaks for each act: what the model answers, and what is told of the two in the sentence."""
    scores: dict[str, float] = {}
    softened = {name: share**POWER for name, share in between.items()}
    whole = sum(softened.values())
    for name, share in softened.items():
        act = scene.as_done_to(scene.knowledge.ontology.act(name), targets).act
        scores[act] = scores.get(act, 0.0) + share / whole
    worded = tell_by_wording(scene)
    for weight, told in ((WORDED, worded.events), (WEIGHED, weigh(scene, worded.events))):
        fits = [(_fit(one), one) for one in told]
        best = max((fit for fit, _ in fits), default=0.0)
        for fit, one in fits:
            if fit == best:
                scores[one.act.act] = scores.get(one.act.act, 0.0) + weight * fit
                break
    return scores


def _fit(told: Told) -> float:
    """Tell how well an event stands between the two: both in their roles, then one, then turned round."""
    target_there = TARGET in told.targets or (told.act.type in _MUTUAL and TARGET in told.sources)
    fit = 0.3 + 0.25 * (SOURCE in told.sources) + 0.25 * target_there
    return fit + 0.15 * ({SOURCE, TARGET} <= {*told.sources, *told.targets}) + 0.05 * told.confidence


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
