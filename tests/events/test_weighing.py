"""What the model says of a sentence and what the wording says of it, weighed; built by hand, without a model."""

from __future__ import annotations

import pytest

from dragoman.events import code
from dragoman.knowledge import Knowledge, load_knowledge
from dragoman.record import Actor, Event, Mark, Mentions, ReportHead, Resolution
from dragoman.report import Annotated, Carried, Filler, Report, Sentence, Span
from tests.events.trees import build

TREE = "Rebels/NOUN/2/nsubj shelled/VERB/0/root soldiers/NOUN/2/obj in/ADP/5/case Goma/PROPN/2/obl"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def actor(name: str, start: int) -> Actor:
    span = Span(start, start + len(name))
    return Actor(f"x.{name}", name, "unknown", None, (), (span,), Resolution("unresolved", 0.5))


def coded(knowledge: Knowledge, *carried: Carried) -> list[Event]:
    text, sentence = build(TREE)
    said = Sentence(sentence.start, sentence.end, sentence.tokens, (), carried)
    head = ReportHead(
        id="t", title=None, url=None, publisher=None, language=None, published=None, published_basis="unknown",
        published_range=None,
    )  # fmt: skip
    marks = (Mark(0, 0, 1, "actor", ("x.rebels",)), Mark(0, 2, 3, "actor", ("x.soldiers",)))
    mentions = Mentions(
        head=head, actors=(actor("rebels", 0), actor("soldiers", 15)), places=(), times=(), marks=marks, doubts=()
    )
    return list(code(Annotated(Report(id="t", text=text), (said,)), mentions, knowledge).events)


def carrier(score: float, act: str, standing: str = "occurred", *fillers: Filler, index: int = 1) -> Carried:
    return Carried(index, ((act, score), ("meet", 0.01)), score, ((standing, 0.9),), fillers)


def test_what_the_model_is_sure_of_is_coded_with_its_roles_and_status(knowledge: Knowledge) -> None:
    fillers = (Filler("source", 2, 0.9), Filler("target", 0, 0.9))
    (event,) = coded(knowledge, carrier(0.9, "air_strike", "denied", *fillers))
    assert (event.type, event.status) == ("ASSAULT", "denied")
    assert (event.source, event.target) == (("x.soldiers",), ("x.rebels",))
    assert event.confidence == 0.8  # the model is a little too sure of itself


def test_roles_that_the_model_leaves_open_come_from_the_wording(knowledge: Knowledge) -> None:
    (event,) = coded(knowledge, carrier(0.9, "shell"))
    assert (event.source, event.target) == (("x.rebels",), ("x.soldiers",))


def test_a_weak_carrier_is_believed_only_where_the_wording_tells_the_same(knowledge: Knowledge) -> None:
    assert [event.act for event in coded(knowledge, carrier(0.35, "shell"))] == ["shell"]
    assert coded(knowledge, carrier(0.35, "meet", "occurred", Filler("source", 0, 0.9), index=4)) == []


def test_another_act_of_the_wording_on_the_same_word_does_not_back_a_weak_carrier(knowledge: Knowledge) -> None:
    assert coded(knowledge, carrier(0.35, "meet", "occurred", Filler("source", 0, 0.9))) == []


def test_what_only_the_wording_tells_is_no_event(knowledge: Knowledge) -> None:
    assert coded(knowledge) == []
