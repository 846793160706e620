"""Text of reports, made harmless for a terminal."""

from __future__ import annotations

import unicodedata

# Control characters move the cursor and change colours; formatting ones turn the direction of a line.
_ACTIVE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Joiners are letters' business in Persian, Urdu and the scripts of India, and turn nothing.
_JOINERS = frozenset("\u200c\u200d")


def inert(text: str, most: int | None = None) -> str:
    """Return a text as one line without anything that a terminal would obey.

    Args:
        text: from a report.
        most: characters after which it is cut at a word, with a mark.
    """
    kept = "".join(" " if unicodedata.category(c) in _ACTIVE and c not in _JOINERS else c for c in text)
    line = " ".join(kept.split())
    if most is None or len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0] + "…"
