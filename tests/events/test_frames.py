import pytest

from dragoman.events.carriers import Carrier
from dragoman.events.clause import Tree
from dragoman.events.frames import find_carriers
from dragoman.events.parties import Parties
from dragoman.knowledge.wording import NounFrame, VerbFrame, Wording, WordingData
from tests.events.trees import build

WORDING = Wording(
    WordingData(
        verbs=(
            VerbFrame(verb="shell", act="shell", type="ASSAULT"),
            VerbFrame(verb="open", act="shoot", type="ASSAULT", object=("fire",), target=("on", "at")),
            VerbFrame(verb="carry", act="attack", type="ASSAULT", particle="out", object=("attack",), target=("on",)),
            VerbFrame(verb="meet", act="meet", type="CONSULT", mutual=True, target=("with", "object")),
            VerbFrame(verb="hit", act="air_strike", type="ASSAULT", subject=("air strike",)),
            VerbFrame(
                verb="call", act="call_for_ceasefire", type="REQUEST", with_=(("for", ("truce",)),), target=("on",)
            ),
        ),
        nouns=(
            NounFrame(noun="attack", act="attack", type="ASSAULT"),
            NounFrame(noun="shelling", act="shell", type="ASSAULT", target=("of",)),
            NounFrame(noun="talks", act="negotiate", type="CONSULT", mutual=True, source=("between", "with")),
        ),
        adjectives=(),
        cues=(),
        forms=(
            ("shelled", ("shell",)),
            ("opened", ("open",)),
            ("carried", ("carry",)),
            ("met", ("meet",)),
            ("called", ("call",)),
            ("launched", ("launch",)),
            ("came", ("come",)),
        ),
    )
)


def carriers(text: str) -> tuple[Tree, list[Carrier]]:
    tree = Tree(build(text)[1])
    return tree, find_carriers(tree, Parties(tree, []), WORDING)


@pytest.mark.parametrize(
    ("text", "act", "sources", "targets"),
    [
        ("Rebels/NOUN/2/nsubj shelled/VERB/0/root Goma/PROPN/2/obj", "shell", ["rebels"], ["goma"]),
        (
            "police/NOUN/2/nsubj opened/VERB/0/root fire/NOUN/2/obj on/ADP/5/case protesters/NOUN/2/obl",
            "shoot",
            ["police"],
            ["protesters"],
        ),
        (
            "fire/NOUN/3/nsubj:pass was/AUX/3/aux:pass opened/VERB/0/root on/ADP/5/case protesters/NOUN/3/obl "
            "by/ADP/7/case police/NOUN/3/obl:agent",
            "shoot",
            ["police"],
            ["protesters"],
        ),
        (
            "an/DET/4/det Israeli/ADJ/4/amod air/NOUN/4/compound strike/NOUN/5/nsubj hit/VERB/0/root Tyre/PROPN/5/obj",
            "air_strike",
            ["strike"],
            ["tyre"],
        ),
        (
            "Kiir/PROPN/2/nsubj met/VERB/0/root Machar/PROPN/2/obj",
            "meet",
            ["kiir", "machar"],
            [],
        ),
        (
            "the/DET/2/det shelling/NOUN/0/root of/ADP/4/case Taiz/PROPN/2/nmod by/ADP/6/case Houthis/PROPN/2/nmod",
            "shell",
            ["houthis"],
            ["taiz"],
        ),
        (
            "Army/NOUN/2/nsubj launched/VERB/0/root an/DET/4/det attack/NOUN/2/obj on/ADP/6/case Bama/PROPN/4/nmod",
            "attack",
            ["army"],
            ["bama"],
        ),
        (
            "Bama/PROPN/2/nsubj came/VERB/0/root under/ADP/4/case attack/NOUN/2/obl",
            "attack",
            [],
            ["bama"],
        ),
        (
            "Paris/PROPN/2/nsubj called/VERB/0/root for/ADP/5/case a/DET/5/det truce/NOUN/2/obl "
            "on/ADP/7/case sides/NOUN/2/obl",
            "call_for_ceasefire",
            ["paris"],
            ["sides"],
        ),
    ],
)
def test_wording_is_found_with_its_roles(text: str, act: str, sources: list[str], targets: list[str]) -> None:
    tree, found = carriers(text)
    assert [carrier.act for carrier in found] == [act]
    assert [tree.words[token] for token in found[0].sources] == sources
    assert [tree.words[token] for token in found[0].targets] == targets


@pytest.mark.parametrize(
    "text",
    [
        "She/PRON/2/nsubj opened/VERB/0/root a/DET/4/det shop/NOUN/2/obj",
        "Rates/NOUN/2/nsubj hit/VERB/0/root exporters/NOUN/2/obj",
        "He/PRON/2/nsubj called/VERB/0/root for/ADP/4/case tea/NOUN/2/obl",
    ],
)
def test_wording_that_lacks_what_its_frame_asks_for_carries_nothing(text: str) -> None:
    assert carriers(text)[1] == []


def test_a_noun_that_a_verb_takes_up_carries_nothing_of_its_own() -> None:
    text = (
        "troops/NOUN/2/nsubj carried/VERB/0/root out/ADP/2/compound:prt an/DET/5/det attack/NOUN/2/obj "
        "on/ADP/7/case Derna/PROPN/5/nmod"
    )
    tree, found = carriers(text)
    assert len(found) == 1
    assert [tree.words[token] for token in found[0].targets] == ["derna"]
