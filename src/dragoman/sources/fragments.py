"""Pieces of HTML that are no page: what a feed or a letter says, as plain paragraphs."""

from __future__ import annotations

import re
from typing import Final

_BLOCKS: Final = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 tr table blockquote section article header footer pre hr dt dd figure".split()
)
_HIDDEN: Final = frozenset({"script", "style", "noscript", "template", "iframe", "head"})


def plain_text(fragment: str) -> str:
    """Return the words of a piece of HTML, a line for each block; text without markup comes back as it is, stripped."""
    from lxml import etree, html  # noqa: PLC0415  only feeds and letters need it

    if not re.search(r"[<&]", fragment):
        return fragment.strip()
    try:
        root = html.fragment_fromstring(fragment.replace("\0", " "), create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    parts: list[str] = []
    skipped = None
    for moment, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if moment in {"comment", "pi"}:
            parts.append((element.tail or "") if skipped is None else "")
            continue
        if skipped is None:
            if element.tag in _BLOCKS:
                parts.append("\n")
            if moment == "start" and element.tag in _HIDDEN:
                skipped = element
            else:
                parts.append(_between(element.text if moment == "start" else element.tail))
        elif element is skipped and moment == "end":
            skipped = None
            parts.append(_between(element.tail))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _between(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")
