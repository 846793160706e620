"""Scores into legal tags and trees."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dragoman.language.decode import best_tags, mentions, tree
from dragoman.language.labels import TAGS

small = st.floats(-9, 9, width=32)


@given(st.integers(1, 12).flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=small)))
def test_tree_has_one_root_and_no_ring(scores: np.ndarray) -> None:
    heads = tree(scores.argmax(axis=1).tolist(), scores)
    assert heads.count(-1) == 1
    for at in range(len(heads)):
        steps, word = 0, at
        while word >= 0:
            word, steps = heads[word], steps + 1
            assert steps <= len(heads)


def test_tree_breaks_a_ring_where_it_costs_least() -> None:
    # Two words point at each other; the second gives up its head for the root's dependent more cheaply.
    scores = np.array([[9, 0, 0, 0], [0, 0, 0, 5], [0, 4, 5, 0]], dtype=np.float32)
    assert tree([0, 3, 2], scores) == [-1, 2, 0]


def test_tree_keeps_what_is_already_one() -> None:
    assert tree([2, 0, 2], np.zeros((3, 4), dtype=np.float32)) == [1, -1, 1]


@given(st.integers(1, 10).flatmap(lambda n: arrays(np.float32, (n, len(TAGS)), elements=small)))
def test_tags_never_go_on_with_what_has_not_begun(scores: np.ndarray) -> None:
    old = "O"
    for tag in (TAGS[number] for number in best_tags(scores)):
        assert tag[0] != "I" or old[2:] == tag[2:]
        old = tag
    found = mentions(scores)
    assert all(a.last <= b.first for a, b in pairwise(found))


def test_mentions_score_as_their_least_certain_word() -> None:
    chances = np.full((3, len(TAGS)), 1e-6)
    for word, (tag, chance) in enumerate([("B-group", 0.9), ("I-group", 0.6), ("O", 0.99)]):
        chances[word, TAGS.index(tag)] = chance
    (found,) = mentions(np.log(chances).astype(np.float32))
    assert (found.first, found.last, found.label, found.score) == (0, 2, "group", 0.6)
