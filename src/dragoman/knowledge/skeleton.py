"""The consonant skeleton of a name: what survives when it is carried over from one script into another.

Classes after what transcriptions of Arabic, Persian, Turkish, Russian, Burmese, Chinese and Amharic confuse:
b/p, d/t/th/dh, k/q/c/g/kh/gh, s/z/sh/zh/ch/j/ts, f/v/ph. Vowels, w and y inside a word, and h not at its start are
dropped; doubled consonants count once.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DIGRAPHS = re.compile(r"ph|gh|kh|sch|tsch|tch|dzh|sh|zh|ch|ts|tz|dj|th|dh|ck|x|c(?=[eiy])|oua?")
_CLASS_OF = {
    "ph": "f", "gh": "k", "kh": "k", "sch": "s", "tsch": "s", "tch": "s", "dzh": "s", "sh": "s", "zh": "s", "ch": "s",
    "ts": "s", "tz": "s", "dj": "s", "th": "t", "dh": "t", "ck": "k", "x": "ks", "c": "s", "ou": "w", "oua": "w",
}  # fmt: skip
_CLASSES = str.maketrans("bpdtkqcgszjfvlrmn", "bbttkkkksssfflrmn")
_SILENT = str.maketrans(dict.fromkeys("aeiouywh"))
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 16)
def skeleton(token: str) -> str:
    """Return the skeleton of one folded token: "khalifa", "caliphate" and "halifa" give klf, klft and hlf.

    A first vowel stands as a, a first w as f. Tokens of other scripts than Latin come back as they are.
    """
    if not token.isascii():
        return token
    start = _DIGRAPHS.sub(lambda match: _CLASS_OF[match.group()], token)
    head = {"w": "f", "h": "h"}.get(start[:1], "a" if start[:1] in set("aeiouy") else "")
    body = start[1:] if head else start
    return _DOUBLED.sub(r"\1", head + body.translate(_SILENT).translate(_CLASSES))


def skeletons(folded: str) -> str:
    """Return the skeletons of a folded name's tokens, with spaces between, the article left out."""
    return " ".join(found for token in folded.split() if token != "al" and (found := skeleton(token)))  # noqa: S105


def pairs(skeleton_row: str) -> frozenset[str]:
    """Return the pairs of neighbouring consonants of a row of skeletons, with the edges of each marked."""
    found: set[str] = set()
    for one in skeleton_row.split():
        edged = f"^{one}$"
        found.update(edged[at : at + 2] for at in range(len(edged) - 1))
    return frozenset(found)
