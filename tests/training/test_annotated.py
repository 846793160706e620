"""From the corpus to what is trained on; needs no torch."""

from __future__ import annotations

from annotated import is_held_out, sentences_of
from corpus_format import Item, parse_text, read_codes, read_corpus
from dragoman.language.labels import ROLES, STATEMENTS, STATUSES, TAGS
from examples import IGNORE, Example
from tests.training.test_corpus import CORPUS, HEAD, ROOT

ACTS = {name: number for number, name in enumerate(sorted(read_codes(ROOT / "resources/ontologies")))}


def examples(block: str) -> list[Example]:
    found = parse_text(f"{HEAD}# 1\n{block}", "plain/t-1")
    assert not found.errors
    return [example for placed in found.items for example in sentences_of(placed.item, ACTS)]


def tags(example: Example) -> list[str]:
    return [TAGS[bits.bit_length() - 1] for bits in example.allowed]


def roles(example: Example) -> set[tuple[str, str, str]]:
    words = example.words
    return {(words[at], words[filler], ROLES[role - 1]) for at, filler, role in example.roles if role != IGNORE}


def test_a_carrier_bears_its_act_and_status_and_its_roles_point_to_the_heads_of_mentions() -> None:
    (one,) = examples(
        "The [o1 Ministry of Defence] [e1 accused] the [g1 Karen rebels] of [e2 shelling] [l1 Myawaddy].\n"
        "> e1 accuse_of_aggression s=o1 t=g1\n> e2 shell alleged s=g1 t=l1 by=o1"
    )
    carriers = {one.words[at]: act - 1 for at, act in enumerate(one.acts) if act > 0}
    assert carriers == {"accused": ACTS["accuse_of_aggression"], "shelling": ACTS["shell"]}
    assert STATUSES[one.statuses[one.words.index("shelling")]] == "alleged"
    assert ("shelling", "Ministry", "speaker") in roles(one)
    assert ("accused", "rebels", "target") in roles(one)


def test_of_a_carrier_of_several_words_one_is_its_head_and_the_others_are_passed_over() -> None:
    (verb,) = examples("[g1 Soldiers] [e1 opened fire] in [l1 Jos].\n> e1 shoot s=g1 at=l1")
    (noun,) = examples("A [e1 suicide bombing] hit [l1 Kabul].\n> e1 suicide_bomb at=l1")
    assert [verb.words[at] for at, act in enumerate(verb.acts) if act > 0] == ["opened"]
    assert verb.acts[verb.words.index("fire")] == IGNORE
    assert [noun.words[at] for at, act in enumerate(noun.acts) if act > 0] == ["bombing"]


def test_a_statement_without_words_hangs_on_the_first_word_of_its_object() -> None:
    (one,) = examples("[p1 Haftar]'s [o1 Libyan National Army].\n> relation leads s=p1 t=o1")
    assert [(one.words[at], STATEMENTS[n - 1]) for at, n in enumerate(one.statements) if n > 0] == [
        ("Libyan", "relation:leads")
    ]
    assert {("Libyan", "Haftar", "source"), ("Libyan", "Army", "target")} <= roles(one)


def test_what_lies_inside_a_weapon_keeps_its_own_tag() -> None:
    (one,) = examples("[w1 [l1 Russian] jets] [e1 bombed] [l2 Douma].\n> e1 air_strike s=l1 with=w1 at=l2")
    assert tags(one) == ["B-place", "B-weapon", "O", "B-place", "O"]


def test_a_pair_is_asked_about_with_both_its_sides_and_a_mutual_act_with_two_of_its_parties() -> None:
    (one,) = examples("[p1 Kiir] [e1 met] [p2 Machar] in [l1 Juba].\n> e1 meet s=p1,p2 at=l1")
    assert one.pairs == [([1, 0, 2, 0, 0, 0], ACTS["meet"])]


def test_roles_that_lie_in_another_sentence_of_a_report_are_left_out() -> None:
    first, second = examples("[g1 Gunmen] came. [k1 Six] [g2 guards] were [e1 shot] dead.\n> e1 shoot s=g1 t=g2 n=k1")
    assert not first.roles
    assert {role for _, _, role in roles(second)} == {"target", "count"}


def test_a_tenth_of_the_corpus_is_held_out_with_all_quiet_sentences_and_every_label_is_learned() -> None:
    items: list[Item] = [placed.item for placed in read_corpus(CORPUS).items]
    held = [item.id for item in items if is_held_out(item.id)]
    assert 0.08 < len([name for name in held if "quiet" not in name]) / len(items) < 0.12
    assert len([name for name in held if "quiet" in name]) >= 300
    learned = {event.act for item in items if not is_held_out(item.id) for event in item.events}
    assert learned == set(ACTS)
