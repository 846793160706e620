from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.state.ties import Tie, regroup

MEMBERS = [(f"r{at}", "e") for at in range(6)]
KEYS = st.lists(st.sampled_from([*MEMBERS, ("gone", "e")]), max_size=4, unique=True).map(tuple)


def test_ties_merge_groups() -> None:
    assert regroup([(0,), (1, 2), (3,)], MEMBERS, [Tie((MEMBERS[0], MEMBERS[2]))]) == [(0, 1, 2), (3,)]


def test_ties_split_a_group_and_leave_newcomers_with_the_rest() -> None:
    assert regroup([(0, 1, 2, 3)], MEMBERS, [Tie((MEMBERS[1],), (MEMBERS[0],))]) == [(0, 2, 3), (1,)]


def test_ties_later_words_overrule_earlier_ones() -> None:
    both = (MEMBERS[0], MEMBERS[1])
    assert regroup([(0,), (1,)], MEMBERS, [Tie(both), Tie(both[:1], both[1:])]) == [(0,), (1,)]


@given(st.lists(st.builds(Tie, KEYS, KEYS), max_size=4))
def test_ties_lose_and_double_nobody(ties: list[Tie]) -> None:
    groups = regroup([(0, 3), (1, 2, 4), (5,)], MEMBERS, ties)
    assert sorted(at for group in groups for at in group) == list(range(6))
