"""Which reports are copies of one dispatch.

Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of every run of words the smallest hash in each window is
kept as a fingerprint, so that any passage of `_RUN + _WINDOW - 1` words that two texts share gives them one in common.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import islice
from typing import Final

_RUN: Final = 5  # words hashed together: shorter runs are turns of phrase that unrelated reports share
_WINDOW: Final = 8  # runs of which one is kept: a shared passage of twelve words is never missed
_LONGEST: Final = 20_000  # words looked at: a copy shows in the first pages of a book as well
_SHARE: Final = 0.5  # of the shorter report's fingerprints; two reports that quote one statement share some 0.2
_FEWEST: Final = 3  # fingerprints in common: a shared boilerplate line alone is no copy
_CROWD: Final = 32  # reports that one fingerprint may point to: beyond, it is furniture, and comparing it costs time

_WORD: Final = re.compile(r"\w+")


def fingerprints(text: str) -> tuple[int, ...]:
    """Return what copies of a text share, in ascending order.

    Args:
        text: the report's text.

    Returns:
        Numbers below 2**64; empty for a text of fewer than five words.
    """
    folded = unicodedata.normalize("NFKC", text[: _LONGEST * 12]).casefold()
    words = [match[0] for match in islice(_WORD.finditer(folded), _LONGEST)]
    hashes = [_hash(" ".join(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1)]
    if len(hashes) <= _WINDOW:
        return tuple(sorted(set(hashes)))
    return tuple(sorted({min(hashes[at : at + _WINDOW]) for at in range(len(hashes) - _WINDOW + 1)}))


def find_copies(reports: Iterable[tuple[str, tuple[int, ...]]]) -> dict[str, str]:
    """Lead every report to the first report that it is a copy of.

    Args:
        reports: key and fingerprints of each, first known first.

    Returns:
        By key, the key of the first of its copies: an earlier report, or its own. What comes later changes nothing
        about what came before.
    """
    origins: dict[str, str] = {}
    sizes: dict[str, int] = {}
    owners: dict[int, list[str]] = {}
    for key, prints in reports:
        origin = _best(prints, owners, sizes)
        origins[key] = origin or key
        if origin is None:
            sizes[key] = len(prints)
            for fingerprint in prints:
                holders = owners.setdefault(fingerprint, [])
                if len(holders) < _CROWD:
                    holders.append(key)
    return origins


def _best(prints: tuple[int, ...], owners: Mapping[int, list[str]], sizes: Mapping[str, int]) -> str | None:
    shared: dict[str, int] = {}
    for fingerprint in prints:
        for owner in owners.get(fingerprint, ()):
            shared[owner] = shared.get(owner, 0) + 1
    best: tuple[float, str] | None = None
    for owner, count in shared.items():
        share = count / min(len(prints), sizes[owner])
        # Two lines that are the same throughout are copies, however short.
        enough = count >= _FEWEST or (share == 1.0 and len(prints) == sizes[owner])
        if enough and share >= _SHARE and (best is None or share > best[0]):
            best = (share, owner)
    return best[1] if best else None


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
