"""Builds an annotated report by hand: one sentence a line, words cut at white space and signs."""

from __future__ import annotations

import re

from dragoman.report import Annotated, Report, Sentence, Token

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*\w*(?:-\w+)*|\w+(?:[-'’]\w{2,})*|['’]s\b|\S")


def written(text: str) -> Annotated:
    """Return the text with a sentence for each line, no parts of speech and no arcs."""
    sentences = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        words = _WORD.finditer(text, line.start(), line.end())
        tokens = tuple(Token(word.start(), word.end(), word.group(), "", -1, "") for word in words)
        sentences.append(Sentence(line.start(), line.end(), tokens))
    return Annotated(Report(id="test", text=text), tuple(sentences))
