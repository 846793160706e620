"""English forms by rule and by list."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.making.inflection import Inflection, read_inflection
from dragoman.knowledge.making.problems import Problem

PROBLEMS: list[Problem] = []
ENGLISH = read_inflection(Path(__file__).parents[2] / "resources" / "inflection.yaml", PROBLEMS)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("bomb", {"bombs", "bombed", "bombing"}),
        ("seize", {"seizes", "seized", "seizing"}),
        ("deny", {"denies", "denied", "denying"}),
        ("ban", {"bans", "banned", "banning"}),
        ("clash", {"clashes", "clashed", "clashing"}),
        ("flee", {"flees", "fled", "fleeing"}),
        ("strike", {"strikes", "struck", "striking", "stricken"}),
        ("lie", {"lies", "lied", "lay", "lying"}),
        ("overrun", {"overran", "overrun", "overrunning"}),
        ("withhold", {"withheld", "withholding"}),
        ("retake", {"retook", "retaken", "retaking"}),
        ("raid", {"raids", "raided", "raiding"}),
        ("travel", {"travelled", "traveled", "travelling", "traveling"}),
        ("veto", {"vetoes", "vetoed", "vetoing"}),
        ("destroy", {"destroys", "destroyed", "destroying"}),
        ("take over", {"takes over", "took over", "taking over"}),
        ("cease-fire", {"cease-fires", "cease-fired"}),
    ],
)
def test_verbs_have_their_forms(lemma: str, forms: set[str]) -> None:
    assert forms | {lemma} <= ENGLISH.verb_forms(lemma)


@pytest.mark.parametrize(
    ("lemma", "wrong"), [("ban", "baned"), ("strike", "striked"), ("raid", "raidded"), ("deny", "denys")]
)
def test_verbs_have_no_wrong_forms(lemma: str, wrong: str) -> None:
    assert wrong not in ENGLISH.verb_forms(lemma)


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [
        ("ally", "allies"),
        ("gunman", "gunmen"),
        ("clash", "clashes"),
        ("crisis", "crises"),
        ("convoy", "convoys"),
        ("woman", "women"),
    ],
)
def test_nouns_have_their_plural(lemma: str, plural: str) -> None:
    assert ENGLISH.noun_forms(lemma) == {lemma, plural}


def test_the_list_is_well_formed() -> None:
    assert PROBLEMS == []
    assert ENGLISH.verbs


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12), max_size=6))
def test_a_lemma_is_always_a_form_of_itself(lemmas: list[str]) -> None:
    forms = Inflection().forms_of(lemmas, lemmas)
    assert all(lemma in forms[lemma] for lemma in lemmas)
