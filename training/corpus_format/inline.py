r"""Marks inside the text: `[g1 Tuareg rebels] [e1 seized] [l1 Kidal]`.

A mark is a bracket, a letter, an optional number and one space; marks nest. A backslash takes the character after it
as it stands (`\[`, `\]`, `\\`, and `\#` or `\>` at the start of a line).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from corpus_format.item import LETTERS
from dragoman.report import Span

_OPENING = re.compile(r"\[([a-z])([1-9]\d{0,2})? (?=\S)")


class Mark(NamedTuple):
    """A bracket of the markup: `id` is letter and number ("g1"), or the letter alone."""

    id: str
    span: Span


class MarkupError(ValueError):
    """A line whose brackets cannot be read; args: what is wrong, what to do."""


def read_marks(line: str, offset: int = 0) -> tuple[str, list[Mark]]:
    """Return the clean text of a line and its marks in order of opening, their offsets counted from `offset`.

    Raises:
        MarkupError: for a bracket that does not open a mark, is not closed, or closes nothing.
    """
    clean: list[str] = []
    length = offset
    marks: list[tuple[str, int, int]] = []
    open_marks: list[int] = []
    at = 0
    while at < len(line):
        char = line[at]
        if char == "[":
            opening = _OPENING.match(line, at)
            if opening is None or (opening[1] not in LETTERS and opening[1] not in "es"):
                near = line[at : at + 20]
                raise MarkupError(f"'{near}' opens no mark", "write [g1 words], or \\[ for a bracket of the text")
            open_marks.append(len(marks))
            marks.append((opening[1] + (opening[2] or ""), length, -1))
            at = opening.end()
            continue
        if char == "]":
            _close(marks, open_marks, clean, length, line[:at])
            at += 1
            continue
        if char == "\\":
            at += 1
            if at == len(line):
                raise MarkupError("the line ends in a backslash", "write \\\\ for a backslash of the text")
        clean.append(line[at])
        length += 1
        at += 1
    if open_marks:
        raise MarkupError(f"[{marks[open_marks[-1]][0]} is not closed", "put ] after its last word")
    return "".join(clean), [Mark(id_, Span(start, end)) for id_, start, end in marks]


def _close(marks: list[tuple[str, int, int]], open_marks: list[int], clean: list[str], length: int, read: str) -> None:
    """Close the innermost open mark before character `length` of the clean text."""
    if not open_marks:
        raise MarkupError(f"the ] after '{read[-20:]}' closes nothing", "take it out, or write \\]")
    number = open_marks.pop()
    id_, start, _ = marks[number]
    if start == length:
        raise MarkupError(f"[{id_} is empty", "put the words inside")
    if clean[-1].isspace():
        raise MarkupError(f"[{id_} ends in a space", "close it right after its last word")
    marks[number] = (id_, start, length)


def write_marks(text: str, marks: Iterable[Mark], first: int = 0) -> str:
    """Return a line of markup that `read_marks` reads back.

    Args:
        text: the clean line, which starts at offset `first` of the whole.
        marks: properly nested; of two with the same span the earlier one stands outside.
        first: offset of the line's first character.
    """
    ordered = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
    opens: dict[int, list[str]] = {}
    closes: dict[int, int] = {}
    for mark in ordered:
        opens.setdefault(mark.span.start - first, []).append(f"[{mark.id} ")
        closes[mark.span.end - first] = closes.get(mark.span.end - first, 0) + 1
    parts: list[str] = []
    for at, char in enumerate(text):
        parts += ["]" * closes.get(at, 0), *opens.get(at, ())]
        escaped = char in "[]\\" or (at == 0 and char in "#>" and not opens.get(0))
        parts.append("\\" + char if escaped else char)
    return "".join([*parts, "]" * closes.get(len(text), 0)])
