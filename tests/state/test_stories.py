from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.state.clusters import group_alike
from dragoman.state.pages import Page
from dragoman.state.stories import find_stories
from dragoman.state.wording import likeness, part_of, rarities, word_weights

RARITY = rarities({word: rank for rank, word in enumerate("the of a in to and was on by said with from after".split())})
FERRY = "Rebels shelled a ferry at Malakal on the Nile, the governor of Upper Nile said; Malakal hospital took in crew."
FERRY_LATER = "The captain of the ferry shelled by rebels at Malakal told how the Nile took his crew from Upper Nile."
MINE = "A mine wrecked a bus near Casamance's Ziguinchor; Dakar blamed separatists of the MFDC for the bus."


def _pages(*dated: tuple[str, str | None]) -> list[Page]:
    return [Page(f"{at}", day, word_weights(text, RARITY)) for at, (text, day) in enumerate(dated)]


def test_stories_reports_on_one_happening_are_one() -> None:
    pages = _pages((FERRY, "2014-02-18"), (MINE, "2014-02-18"), (FERRY_LATER, "2014-02-20"))
    assert find_stories(pages) == (("0", "2"), ("1",))


def test_stories_the_same_words_two_months_later_are_another() -> None:
    assert find_stories(_pages((FERRY, "2014-02-18"), (FERRY, "2014-05-01"))) == (("0",), ("1",))


def test_stories_undated_reports_are_compared_with_all() -> None:
    assert find_stories(_pages((FERRY, "2014-02-18"), (FERRY_LATER, None))) == (("0", "1"),)


def test_wording_is_normed_and_part_of_it_too() -> None:
    wording = word_weights(FERRY, RARITY)
    assert abs(likeness(wording, wording) - 1) < 1e-9
    part = part_of(wording, "Rebels shelled a ferry")
    assert set(part) <= set(wording)
    assert abs(likeness(part, part) - 1) < 1e-9
    assert word_weights("", RARITY) == {}


def test_clusters_two_tight_groups_are_no_one_loose_group() -> None:
    near = {(0, 1): 0.9, (2, 3): 0.9, (0, 2): 0.3, (0, 3): 0.3, (1, 2): 0.3, (1, 3): 0.3}
    assert group_alike(4, near, threshold=0.2) == ((0, 1, 2, 3),)
    assert group_alike(4, near, threshold=0.2, sharpness=2.0) == ((0, 1), (2, 3))


@settings(deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]), st.floats(-1, 1)
    )
)
def test_clusters_lose_and_double_nobody(edges: dict[tuple[int, int], float]) -> None:
    groups = group_alike(10, edges, threshold=0.2, sharpness=2.0)
    assert sorted(at for group in groups for at in group) == list(range(10))
