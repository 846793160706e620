import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.events.clause import Tree
from dragoman.report import Sentence, Token
from tests.events.trees import build

ACTIVE = "Rebels/NOUN/2/nsubj shelled/VERB/0/root Goma/PROPN/2/obj"
PASSIVE = "Goma/PROPN/3/nsubj:pass was/AUX/3/aux:pass shelled/VERB/0/root by/ADP/5/case rebels/NOUN/3/obl:agent"
REDUCED = "towns/NOUN/0/root seized/VERB/1/acl by/ADP/4/case militias/NOUN/2/obl:agent"
RELATIVE = "soldiers/NOUN/0/root who/PRON/3/nsubj shelled/VERB/1/acl:relcl Goma/PROPN/3/obj"
RELATIVE_OBJECT = "town/NOUN/0/root that/PRON/4/obj rebels/NOUN/4/nsubj shelled/VERB/1/acl:relcl"
CONTROL = "Paris/PROPN/2/nsubj urged/VERB/0/root Bamako/PROPN/2/obj to/PART/5/mark release/VERB/2/xcomp him/PRON/5/obj"
COORDINATED = "Troops/NOUN/2/nsubj attacked/VERB/0/root and/CCONJ/4/cc burned/VERB/2/conj villages/NOUN/4/obj"


def words(tree: Tree, indices: list[int]) -> list[str]:
    return [tree.words[index] for index in indices]


@pytest.mark.parametrize(
    ("text", "verb", "doers", "patients"),
    [
        (ACTIVE, 1, ["rebels"], ["goma"]),
        (PASSIVE, 2, ["rebels"], ["goma"]),
        (REDUCED, 1, ["militias"], ["towns"]),
        (RELATIVE, 2, ["soldiers"], ["goma"]),
        (RELATIVE_OBJECT, 3, ["rebels"], ["town"]),
        (CONTROL, 4, ["bamako"], ["him"]),
        (COORDINATED, 3, ["troops"], ["villages"]),
        (COORDINATED, 1, ["troops"], ["villages"]),
    ],
)
def test_who_acts_on_whom_is_told_through_every_construction(
    text: str, verb: int, doers: list[str], patients: list[str]
) -> None:
    tree = Tree(build(text)[1])
    acts, acted_upon = tree.actors(verb)
    assert words(tree, acts) == doers
    assert words(tree, acted_upon) == patients


def test_prepositions_of_two_words_are_one() -> None:
    text = "pulled/VERB/0/root out/ADP/4/case of/ADP/4/case Kidal/PROPN/1/obl"
    assert Tree(build(text)[1]).obliques(0) == [("out of", 3)]


@given(st.lists(st.integers(-1, 11), min_size=1, max_size=12), st.sampled_from(["conj", "xcomp", "acl:relcl", "nsubj"]))
def test_no_tree_however_broken_sends_a_question_round_in_circles(heads: list[int], relation: str) -> None:
    tokens = tuple(
        Token(2 * n, 2 * n + 1, "that", "VERB", head if head < len(heads) else -1, relation)
        for n, head in enumerate(heads)
    )
    tree = Tree(Sentence(0, 2 * len(tokens), tokens))
    for index in range(len(tokens)):
        tree.actors(index)
        tree.obliques(index)
        tree.phrase(index)
        assert len(list(tree.ancestors(index))) <= 40
