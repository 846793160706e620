"""Sentences: where each one starts and ends in agency copy, web pages and what is left of them.

A line break ends a sentence unless the text is plainly hard-wrapped; inside a line, a full stop ends one unless an
abbreviation, an initial or a lower-case word speaks against it. Every step looks at a character a fixed number
of times, so that the time grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dragoman.language.wordlists import ABBREVIATIONS, AFTER_CLOCK, BEFORE_NUMBERS, CLOCK, MONTHS, STARTERS, TITLES
from dragoman.report import Span

_BREAKS = frozenset(["\n", "\r\n", "\r", "\u2028"])
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# A run of stops with the quotes and brackets that close after it; then white space, or a capital if the space was lost.
_STOP = re.compile(
    r"[.!?\u2026\u061f\u06d4\u203d]++[\"'\u201d\u2019\u00bb)\]\u201c]*+(?=\s|$)"
    r"|[\u3002\uff01\uff1f\u0964]++[\u300d\u300f\u201d\u2019)\]\uff09]*+"
    r"|(?<=[a-z][a-z\d)%])[.!?]++[\"\u201d]?+(?=[A-Z\"\u201c][A-Za-z])"
)
_BEFORE = re.compile(r"[^\s(\[\"'\u201c\u2018/]{1,24}$")
_NEXT = re.compile(r"\s*+[\"'\u201c\u2018\u00ab(\[\u2014\u2013-]*+\s*+(\S{1,24})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_PLAIN = re.compile(r"[^\w].*$")
_NUMBERING = re.compile(r"\s*[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})$")


def split_sentences(text: str) -> list[Span]:
    """Return the sentences of a text in order; what lies between them is white space."""
    return [span for block in _blocks(text) for span in _in_block(text, block)]


def _blocks(text: str) -> Iterator[Span]:
    """Yield stretches that no sentence crosses: lines, or paragraphs where lines are wrapped."""
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    width = _wrapped_at(text, lines)
    if not width:
        yield from lines
        return
    start = -1
    for number, line in enumerate(lines):
        start = line.start if start < 0 else start
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following is None or not _runs_on(text, line, following, width):
            yield Span(start, line.end)
            start = -1


def _wrapped_at(text: str, lines: list[Span]) -> int:
    """Return the width at which a text is hard-wrapped, 0 where it is not.

    Text is wrapped where lines are broken because the next word did not fit: the test is whether, for most pairs
    of lines that follow each other, the first word of the second would have crossed the width of the widest lines.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if text[a.end : b.start] in _BREAKS]
    if len(pairs) < 3:
        return 0
    lengths = sorted(len(text[a.start : a.end].rstrip()) for a, _ in pairs)
    width = lengths[int(len(lengths) * 0.95)]
    if not 40 <= width <= 130:
        return 0
    full = [a for a, b in pairs if _room_needed(text, a, b) > width]
    open_ended = sum(1 for a in full if text[a.start : a.end].rstrip()[-1:] not in '.!?:"\u201d')
    return width if len(full) >= 0.6 * len(pairs) and open_ended >= 0.5 * len(pairs) else 0


def _room_needed(text: str, line: Span, following: Span) -> int:
    """Return how long the line would be with the first word of the next one."""
    word = text[following.start : following.start + 60].split(maxsplit=1)
    return len(text[line.start : min(line.end, line.start + 400)].rstrip()) + 1 + (len(word[0]) if word else 0)


def _runs_on(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether a wrapped line goes on in the next: no blank line, no bullet, and filled to the width."""
    if text[line.end : following.start] not in _BREAKS:
        return False
    if text[following.start] in "-*\u2022\u00b7\u25aa" or not text[following.start : following.end].strip():
        return False
    return _room_needed(text, line, following) > 0.85 * width


def _in_block(text: str, block: Span) -> Iterator[Span]:
    """Yield the sentences of one block, without the white space around them."""
    start = block.start
    for stop in _STOP.finditer(text, block.start, block.end):
        if stop.end() < block.end and _ends(text, start, stop, block.end):
            yield from _stripped(text, start, stop.end())
            start = stop.end()
    yield from _stripped(text, start, block.end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the span without white space at its ends, nothing where nothing else is in it."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    if lead < len(piece):
        yield Span(start + lead, start + len(piece.rstrip()))


def _ends(text: str, start: int, stop: re.Match[str], limit: int) -> bool:
    """Tell whether a run of stops ends the sentence that began at `start`."""
    signs = stop.group()
    if signs[0] in "\u3002\uff01\uff1f\u0964\u061f\u06d4":
        return True
    following = _NEXT.match(text, stop.end(), limit)
    word = following.group(1) if following else ""
    if not word or word[0].islower():
        return False
    if signs != ".":
        return True
    before = _BEFORE.search(text, max(start, stop.start() - 24), stop.start())
    return before is None or _ends_after(
        before.group(), word, _NUMBERING.fullmatch(text, start, stop.start()) is not None
    )


def _ends_after(before: str, following: str, numbering: bool) -> bool:  # noqa: FBT001 (an inner step, called once)
    """Tell whether a single full stop between two words ends a sentence."""
    if numbering or before in TITLES:
        return False
    if before in BEFORE_NUMBERS or before in MONTHS:
        return not following[0].isdigit()
    if before in CLOCK:
        return following.strip(".,;)") not in AFTER_CLOCK
    initial = len(before) == 1 and before.isupper()
    if initial or before in ABBREVIATIONS or _INITIALS.match(before):
        return _PLAIN.sub("", following) in STARTERS
    return True
