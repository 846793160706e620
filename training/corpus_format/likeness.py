"""Texts that are too alike: near-duplicates inside the corpus, and overlap with text that measures it.

Near-duplicates are found by MinHash over character shingles (Broder 1997) and confirmed by their true Jaccard
similarity; overlap by runs of words, looked up while the other files stream past.
"""

from __future__ import annotations

import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

_WORDS = re.compile(r"\w+")
_SHINGLE: Final = 5
# 32 bands of 3 rows find a pair of similarity 0.5 in 98 of 100 cases, one of 0.6 in all but 1 of 2,000.
_BANDS: Final = 32
_ROWS: Final = 3
_PRIME: Final = np.uint64(4_294_967_311)
_RUN: Final = 6
_TEXT_FILES: Final = frozenset({".jsonl", ".conllu", ".txt"})


class Alike(NamedTuple):
    """Two texts by their positions, and how alike they are, 0 to 1."""

    first: int
    second: int
    similarity: float


def near_duplicates(texts: Sequence[str], threshold: float = 0.6) -> list[Alike]:
    """Return the pairs of texts whose character shingles have at least that Jaccard similarity, in order."""
    shingles = [_shingles(text) for text in texts]
    buckets: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for number, found in enumerate(shingles):
        signature = _signature(found)
        for band in range(_BANDS):
            buckets[band, signature[band * _ROWS : (band + 1) * _ROWS].tobytes()].append(number)
    # A bucket holds many only where many are alike; neighbours in it are enough to name every one of them.
    near = {
        pair
        for bucket in buckets.values()
        for pair in (combinations(bucket, 2) if len(bucket) <= 50 else pairwise(bucket))
    }
    alike = (Alike(a, b, _jaccard(shingles[a], shingles[b])) for a, b in sorted(near))
    return [pair for pair in alike if pair.similarity >= threshold]


def _shingles(text: str) -> frozenset[int]:
    folded = " ".join(_WORDS.findall(text.casefold()))
    count = max(1, len(folded) - _SHINGLE + 1)
    return frozenset(zlib.crc32(folded[at : at + _SHINGLE].encode()) for at in range(count))


def _signature(shingles: frozenset[int]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    values = np.fromiter(sorted(shingles), dtype=np.uint64, count=len(shingles))
    generator = np.random.default_rng(7)
    factors = generator.integers(1, 2**31, size=(_BANDS * _ROWS, 1), dtype=np.uint64)
    shifts = generator.integers(0, 2**31, size=(_BANDS * _ROWS, 1), dtype=np.uint64)
    hashed: np.ndarray[tuple[int], np.dtype[np.uint64]] = ((values * factors + shifts) % _PRIME).min(axis=1)
    return hashed


def _jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / max(1, len(a | b))


class Overlap(NamedTuple):
    """A text of the corpus, the file that it overlaps with, and the share of its word runs found there."""

    number: int
    path: str
    share: float


def overlaps(
    texts: Sequence[str], data: Path, exempt: Sequence[frozenset[str]] = (), threshold: float = 0.5
) -> list[Overlap]:
    """Return which texts share at least `threshold` of their runs of six words with a file under `data`.

    Args:
        texts: the corpus.
        data: folder; its .jsonl, .conllu and .txt files are read.
        exempt: for each text the folders of `data` that it may overlap with; none by default.
        threshold: share of a text's runs; stock phrases alone stay far below a half.
    """
    runs = [frozenset(_runs(text)) for text in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    for number, found in enumerate(runs):
        for run in found:
            holders[run].append(number)
    overlapping: list[Overlap] = []
    for path in sorted(path for path in data.rglob("*") if path.suffix in _TEXT_FILES):
        hits: dict[int, set[int]] = defaultdict(set)
        for text in _texts_of(path):
            for run in _runs(text):
                for number in holders.get(run, ()):
                    hits[number].add(run)
        name = path.relative_to(data).as_posix()
        for number in sorted(hits):
            share = len(hits[number]) / len(runs[number])
            excused = bool(exempt) and name.split("/", 1)[0] in exempt[number]
            if share >= threshold and not excused:
                overlapping.append(Overlap(number, name, share))
    return overlapping


def _runs(text: str) -> Iterator[int]:
    words = _WORDS.findall(text.casefold())
    for at in range(len(words) - _RUN + 1):
        yield zlib.crc32(" ".join(words[at : at + _RUN]).encode())


def _texts_of(path: Path) -> Iterator[str]:
    """Yield the texts of a file, line by line: every string of a JSON line, the sentences of CoNLL-U, plain lines."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if path.suffix == ".jsonl":
                yield from _strings(json.loads(line))
            elif path.suffix != ".conllu":
                yield line
            elif line.startswith("# text = "):
                yield line.removeprefix("# text = ")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        inner: Iterable[object] = value.values() if isinstance(value, dict) else value
        for part in inner:
            yield from _strings(part)
