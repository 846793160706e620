"""Trees and parts of speech that agree."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.mending import set_right


def test_a_noun_with_a_preposition_is_no_object() -> None:
    # Kampala called for a truce
    upos = ["PROPN", "VERB", "ADP", "DET", "NOUN"]
    *_, deprels = set_right(upos, [1, -1, 4, 4, 1], ["nsubj", "root", "case", "det", "obj"])
    assert deprels[4] == "obl"


def test_a_preposition_marks_the_noun_after_it_not_one_before() -> None:
    # Talks over , Bogota appealed for a truce
    upos = ["NOUN", "ADV", "PUNCT", "PROPN", "VERB", "ADP", "DET", "NOUN"]
    _, heads, deprels = set_right(
        upos, [4, 0, 4, 4, -1, 0, 7, 4], ["obl", "advmod", "punct", "nsubj", "root", "case", "det", "obj"]
    )
    assert (heads[5], deprels[7]) == (7, "obl")


def test_what_is_well_formed_is_left_alone() -> None:
    # troops from Chad entered Goma
    upos, heads = ["NOUN", "ADP", "PROPN", "VERB", "PROPN"], [3, 2, 0, -1, 3]
    deprels = ["nsubj", "case", "nmod", "root", "obj"]
    assert [list(part) for part in set_right(upos, heads, deprels)] == [upos, heads, deprels]


def test_a_word_with_subject_and_object_is_a_verb() -> None:
    # rebels stormed Bria
    upos, _, _ = set_right(["NOUN", "DET", "PROPN"], [1, -1, 1], ["nsubj", "root", "obj"])
    assert upos[1] == "VERB"


@given(st.lists(st.tuples(st.sampled_from(["ADP", "NOUN", "VERB", "DET"]), st.integers(0, 9)), min_size=1, max_size=10))
def test_a_tree_stays_a_tree(rows: list[tuple[str, int]]) -> None:
    upos = [row[0] for row in rows]
    heads = [-1, *(drawn % at for at, (_, drawn) in enumerate(rows[1:], 1))]
    upos, heads = upos[::-1], [len(rows) - 1 - head if head >= 0 else -1 for head in heads][::-1]
    deprels = ["case" if tag == "ADP" else "obj" for tag in upos]
    _, mended, _ = set_right(upos, heads, deprels)
    for word in range(len(mended)):
        at, steps = word, 0
        while mended[at] >= 0:
            at, steps = mended[at], steps + 1
            assert steps <= len(mended)
