"""Known days: read, checked, and found by their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.knowledge.chronology import Chronology, folded
from dragoman.knowledge.making.chronology_files import read_chronology
from dragoman.knowledge.making.problems import Problem

ENTRIES = """
- {day: 2012-11-20, name: M23 takes Goma, words: "Goma & M23 & fell|captur"}
- {day: 2009-05-18, name: death of Prabhakaran, words: "Prabhakaran & kill|dead"}
- {day: 2020-09-27, to: 2020-11-10, name: war in Karabakh, words: "Karabakh & 44-day"}
"""


def read(tmp_path: Path, text: str) -> tuple[Chronology, list[Problem]]:
    (tmp_path / "days.yaml").write_text(text, "utf-8")
    problems: list[Problem] = []
    return Chronology(read_chronology(tmp_path, problems)), problems


def told(chronology: Chronology, *sentences: str) -> list[tuple[int, str]]:
    texts = [folded(sentence.split()) for sentence in sentences]
    return [(number, day.name) for number, day in chronology.told_in(texts, texts)]


def test_known_days_are_in_order_of_time(tmp_path: Path) -> None:
    chronology, problems = read(tmp_path, ENTRIES)
    assert ([day.first for day in chronology.days], problems) == (["2009-05-18", "2012-11-20", "2020-09-27"], [])


def test_a_word_of_each_group_tells_a_known_day(tmp_path: Path) -> None:
    chronology, _ = read(tmp_path, ENTRIES)
    assert told(chronology, "Goma was captured by the M23", "Goma was captured", "the 44-day war in Karabakh") == [
        (0, "M23 takes Goma"),
        (2, "war in Karabakh"),
    ]


def test_acronyms_stand_as_whole_words(tmp_path: Path) -> None:
    chronology, _ = read(tmp_path, "- {day: 1994-08-31, name: ceasefire of the IRA, words: 'IRA & ceasefire'}\n")
    assert told(chronology, "Iraq announced a ceasefire", "the IRA announced a ceasefire") == [
        (1, "ceasefire of the IRA")
    ]


@pytest.mark.parametrize(
    ("entry", "cause"),
    [
        ("- {day: 2012-02-30, name: A, words: b}", "no day of the calendar"),
        ("- {day: 2012-02, name: A, words: b}", "no day of the calendar"),
        ("- {day: 2012-02-03, to: 2012-02-01, name: A, words: b}", "ends before it begins"),
        ("- {day: 2012-02-03, name: A, words: 'b & | c'}", "an alternative is empty"),
        ("- {day: 2012-02-03, name: A}", "missing required field `words`"),
    ],
)
def test_a_faulty_entry_is_noted_and_left_out(tmp_path: Path, entry: str, cause: str) -> None:
    chronology, (problem,) = read(tmp_path, entry)
    assert chronology.days == ()
    assert cause in problem.cause
