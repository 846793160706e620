"""Words: where each one starts and ends.

The cuts follow Universal Dependencies for English, with one exception: what a hyphen joins stays one word
(US-led, al-Shabaab, Abu-Ghraib), since a name that falls apart is lost to everything that follows.
Clitics are words of their own (Turkey + 's, do + n't); so is every sign, except the dot of an abbreviation.
"""

from __future__ import annotations

import re

from dragoman.language.wordlists import ABBREVIATIONS, DOTTED
from dragoman.report import Span

# Vowel signs and joiners of Arabic and Indic scripts are no \w, yet they never end a word.
_MARKS = (
    r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0b80-\u0dff\u200c\u200d"
)
# Chinese and Japanese put no space between words: each character counts as one.
_IDEOGRAPHS = r"\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CHARS = rf"(?:[^\W{_IDEOGRAPHS}][{_MARKS}]*+)"

_NUMBERED = frozenset(["No", "Nos", "no", "nos"])
_LONGEST = max(map(len, ABBREVIATIONS))
_DIGIT_FOLLOWS = re.compile(r"\s{0,2}\d")

_WORD = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"]*[\w/]                                      # an address
    | (?:[^\W\d_]\.){{2,}}(?:-{_CHARS}++)*+                                    # U.S., a.m., U.S.-led
    | [A-Z]\.(?=\s?[A-Z])                                                    # an initial
    | \d+(?:[.,:]\d+)*+{_CHARS}*+(?:[-\u2010\u2011]{_CHARS}++)*+              # 1,500; 10:30; 1990s; 20-year
    | {_CHARS}++(?:(?:['\u2019\u02bc\u02bb\u2018`&@\u00b7\u2010\u2011-]|\.(?=[a-z])){_CHARS}++)*+
    | [{_IDEOGRAPHS}]
    | \.{{2,}} | -{{2,}} | [!?]{{2,}}
    | \S
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?:n['\u2019]t|['\u2019](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_CANNOT = "cannot"


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the words of `text[start:end]` in order; the characters between them are white space.

    Args:
        text: the whole text, so that offsets count in it.
        start: offset to begin at.
        end: offset to stop before; the end of the text by default.
    """
    words: list[Span] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        if last - first > 2 and (at := _clitic_at(match.group())):
            words += (Span(first, first + at), Span(first + at, last))
        elif text[first] == "." and last - first == 1 and words and _takes_dot(text, words[-1], first):
            words[-1] = Span(words[-1].start, last)
        else:
            words.append(Span(first, last))
    return words


def _takes_dot(text: str, word: Span, dot: int) -> bool:
    """Tell whether a dot belongs to the word in front of it: Gen., Jan., No. 2."""
    if word.end != dot or dot - word.start > _LONGEST:
        return False
    before = text[word.start : dot]
    return before in DOTTED or (before in _NUMBERED and _DIGIT_FOLLOWS.match(text, dot + 1) is not None)


def _clitic_at(word: str) -> int:
    """Return where a clitic starts inside a word, 0 where there is none."""
    if word[-1] in "sSeElLdDmMtT":
        if "'" in word or "\u2019" in word:
            found = _CLITIC.search(word, max(0, len(word) - 3))
            return found.start() if found else 0
        if len(word) == len(_CANNOT) and word.lower() == _CANNOT:
            return len("can")
    return 0
