"""From the model's scores to what words carry."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.carriers import LEAST, carried
from dragoman.language.labels import ROLES
from dragoman.report import Carried

NAMES, KNOWN = ("attack", "meet", "shell"), ("occurred", "planned")


def answers(acts: list[list[float]], roles: dict[tuple[int, int], tuple[str, float]]) -> tuple[Carried, ...]:
    words = len(acts)
    scores = np.zeros((words, words, len(ROLES) + 1), np.float32)
    for (carrier, word), (role, sure) in roles.items():
        scores[carrier, word, ROLES.index(role) + 1] = sure
    standing = np.tile(np.array([0.25, 0.75], np.float32), (words, 1))
    return carried(np.array(acts, np.float32), NAMES, standing, KNOWN, scores)


def test_a_word_that_carries_nothing_is_left_out() -> None:
    assert [one.index for one in answers([[0.95, 0.05, 0, 0], [0.1, 0.2, 0, 0.7]], {})] == [1]


def test_the_likeliest_act_and_standing_come_first_with_their_probabilities() -> None:
    (one,) = answers([[0.1, 0.2, 0.0, 0.7]], {})
    assert one.likely[:2] == (("shell", 0.7), ("attack", 0.2))
    assert one.standing[0] == ("planned", 0.75)
    assert one.score == 0.9


def test_fillers_are_told_by_role_where_the_model_is_sure_enough() -> None:
    roles = {(1, 0): ("source", 0.9), (1, 2): ("target", 0.8), (1, 3): ("target", 0.1)}
    (one,) = answers([[1, 0, 0, 0], [0, 0, 0, 1], [1, 0, 0, 0], [1, 0, 0, 0]], roles)
    assert one.filling("source") == (0,)
    assert one.filling("target") == (2,)
    assert one.filling("place") == ()


@given(
    st.lists(st.lists(st.floats(0.001, 1), min_size=4, max_size=4), min_size=1, max_size=9), st.integers(0, 2**32 - 1)
)
def test_every_index_lies_in_the_sentence_and_every_score_between_nought_and_one(
    rows: list[list[float]], seed: int
) -> None:
    acts = [[value / sum(row) for value in row] for row in rows]
    words = len(acts)
    roles = np.random.default_rng(seed).dirichlet(np.ones(len(ROLES) + 1), (words, words)).astype(np.float32)
    standing = np.full((words, 2), 0.5, np.float32)
    for one in carried(np.array(acts, np.float32), NAMES, standing, KNOWN, roles):
        assert 0 <= one.index < words
        assert LEAST - 1e-3 <= one.score <= 1
        assert all(0 <= filler.index < words and 0 <= filler.score <= 1 for filler in one.fillers)
