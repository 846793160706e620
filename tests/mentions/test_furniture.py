from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.mentions.furniture import find_furniture
from dragoman.mentions.view import view_sentences
from tests.mentions.marked import report


def kinds(*lines: str) -> list[str]:
    return [doubt.kind for doubt in find_furniture(view_sentences(report(*lines))).doubts]


@pytest.mark.parametrize(
    "line",
    [
        "read more :",
        "ADVERTISEMENT",
        "Subscribe to our newsletter",
        "Share this article",
        "Follow us on Twitter",
        "Image caption The bridge after the attack",
        "We use cookies to improve this site .",
        "Photo : Getty Images",
        "( Reporting by A. Hassan ; editing by B. Lee )",
        "Also read : Five killed in Manipur",
    ],
)
def test_a_leftover_of_the_page_is_boilerplate(line: str) -> None:
    assert kinds(line) == ["boilerplate"]


@pytest.mark.parametrize(
    "line",
    [
        "Loading/VERB/4/csubj of grain/NOUN resumed/VERB/0/root in Odesa on Monday .",
        "Copyright/NOUN/2/compound lawyers/NOUN/3/nsubj protested/VERB/0/root in the capital on Monday .",
        "Rebels took/VERB/0/root the town/NOUN .",
    ],
)
def test_a_sentence_of_the_report_is_none(line: str) -> None:
    assert kinds(line) == []


def test_a_verb_without_anybody_is_a_fragment() -> None:
    assert kinds("Was condemned/VERB/0/root .") == ["fragment"]


@pytest.mark.parametrize(
    "line", ["Was he/PRON/3/nsubj killed/VERB/0/root .", "Condemned/VERB/2/amod men/NOUN/3/nsubj fled/VERB/0/root ."]
)
def test_a_subject_behind_the_verb_makes_it_whole(line: str) -> None:
    assert kinds(line) == []


def test_a_text_that_stops_at_a_preposition_is_cut_off() -> None:
    assert kinds("Troops left .", "Shells fell .", "The army said that it had taken the town of") == ["truncated"]


def test_a_headline_alone_is_not_cut_off() -> None:
    assert kinds("Turkey and Russia call for a ceasefire in Libya") == []


@given(st.lists(st.text(alphabet="abc .:,ABC\u00e9\u0645", min_size=1, max_size=40).filter(str.split), max_size=6))
def test_every_doubt_lies_within_the_text(lines: list[str]) -> None:
    annotated = report(*lines)
    for doubt in find_furniture(view_sentences(annotated)).doubts:
        assert 0 <= doubt.span.start < doubt.span.end <= len(annotated.report.text)
