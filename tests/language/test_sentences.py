"""Sentence splitting on agency copy, page leftovers and other scripts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language import split_sentences

BREAK = "|"
CASES = {
    "dateline_with_agency": "ANKARA (Reuters) - Turkey said on Wednesday it would send troops. |Russia objected.",
    "dateline_with_date": "TRIPOLI, Jan. 8 — Shells hit the port of Tripoli. |Nobody was hurt.",
    "titles_before_names": "Gen. Haftar met Lt. Col. J. R. Smith and Mr. Putin near St. Petersburg. |They agreed.",
    "month_before_day": "The truce of Nov. 10, 2020 held. |It began on Jan. 1 at dawn.",
    "country_initials_inside": "The U.S. State Department and the U.N. Security Council called for calm. |He left.",
    "country_initials_at_the_end": "He flew to the U.S. |The army stayed behind.",
    "clock": "The shelling began at 4 a.m. Monday and ended at 6 p.m. |Rebels withdrew.",
    "numbering": "No. 2 in the junta, Col. Diarra, resigned. |He gave no reason.",
    "quotation_after_stop": '“We will not go back.” |He left. |"No," she said.',
    "question_inside_speech": '"Who fired first?" he asked. |Nobody knew!',
    "ellipsis": "They waited... and waited. |Then... |The guns fell silent.",
    "decimals": "Some 3.5 million fled, 1.2 million of them to Uganda. |Aid is short.",
    "lost_space": "The town fell to the army.The rebels fled to Chad.",
    "initials_of_a_name": "J. K. Bokassa seized power in 1966. |D. Dacko fled.",
    "company": "Halliburton Co. and Acme Inc. won contracts. |The money is gone.",
    "vietnam_1968": "SAIGON, Feb. 1 (AP) - Viet Cong troops stormed the U.S. Embassy. |Maj. Gen. Keith L. Ware led.",
    "falklands_1982": "Brig. Thompson's men took Mt. Kent at 3 a.m. |The Argentines under Gen. Menendez surrendered.",
    "arabic": "قال الرئيس نعم. |هل انتهى؟ |لا.",
    "chinese": "他们停火了。|战争结束。",
    "russian": "Войска отошли. |Бои продолжаются.",
    "emoji": "Ceasefire at last \U0001f54a\ufe0f! |Thank God \U0001f64f.",
    "no_punctuation": "rebels take bunia thousands flee",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    if marked == CASES["lost_space"]:
        marked = marked.replace(".The", ".|The")
    text = marked.replace(BREAK, "")
    assert [span.of(text) for span in split_sentences(text)] == [part.strip() for part in marked.split(BREAK)]


def test_sentences_end_with_headlines_bylines_and_page_leftovers() -> None:
    text = "Truce in Tigray\nBy Our Staff\n\nGuns fell silent.\nRead more:\n- Aid reaches Mekelle\n\u2022 Who is who\n"
    assert [span.of(text) for span in split_sentences(text)] == [line for line in text.split("\n") if line]


WRAPPED = """The government of Sierra Leone and the Revolutionary United Front
signed a ceasefire in Lome on Tuesday, nine days before the talks on
a lasting settlement were due to begin there. Both sides promised to
let relief workers through. The president of Togo, who is host to the
talks, said that the guns would fall silent on May 24 at midnight.

Witnesses in Freetown, where thousands died in January when the
rebels overran the east of the city, said they would believe it when
they saw it.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_sentences_run_on_over_the_lines_of_hard_wrapped_text(newline: str) -> None:
    text = WRAPPED.replace("\n", newline)
    found = [" ".join(span.of(text).split()) for span in split_sentences(text)]
    assert len(found) == 4
    assert found[1] == "Both sides promised to let relief workers through."
    assert found[3].startswith("Witnesses in Freetown")
    assert found[3].endswith("when they saw it.")


PIECES = [*"aB.?! \n\"'()-…。؟", "Gen. ", "U.S. ", "The ", "rebels ", "Jan. ", "8", "\r\n"]
texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=120).map("".join),
)


@given(texts)
def test_sentences_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    at = 0
    for start, end in split_sentences(text):
        assert at <= start < end
        assert not text[at:start].strip()
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "unit", ["a", ".", '"', "?!", "\n", " \n", ". ", "A. ", "x.\n", "((", "。", "1. ", "'s", "a-", "a..", "x.   "]
)
def test_sentences_take_time_in_proportion_to_the_text(unit: str) -> None:
    started = time.perf_counter()
    split_sentences(unit * (300_000 // len(unit)) + " " * 100_000)
    assert time.perf_counter() - started < 5
