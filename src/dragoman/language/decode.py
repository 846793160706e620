"""The model's scores into tags and trees that are well formed.

The highest score of each word is taken as it stands wherever that gives a legal answer, as it nearly always does; only
the rest is searched. A legal row of tags never goes on with a mention that has not begun; a legal tree has
one root and no ring.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from dragoman.language.labels import TAGS
from dragoman.report import Tagged, TagLabel

Floats = NDArray[np.float32]
_NEVER: Final = -1e9
# Tags are O, then B and I of each label: an odd number begins a mention, the even one after it goes on.
_ALLOWED: Final = np.array(
    [
        [0.0 if new == 0 or new % 2 or old in (new, new - 1) else _NEVER for new in range(len(TAGS))]
        for old in range(len(TAGS))
    ]
)
_LABELS: Final[tuple[TagLabel, ...]] = tuple(tag[2:] for tag in TAGS[1::2])  # type: ignore[misc]


def mentions(scores: Floats) -> tuple[Tagged, ...]:
    """Return the mentions in a sentence.

    Args:
        scores: for each word the logarithm of the probability of each tag.
    """
    tags: list[int] = scores.argmax(axis=1).tolist()
    if not any(tags):
        return ()
    if not _legal(tags):
        tags = best_tags(scores)
    found: list[Tagged] = []
    first = -1
    for i, tag in enumerate([*tags, 0]):
        if first >= 0 and (tag == 0 or tag % 2):
            score = float(np.exp(min(scores[at, tags[at]] for at in range(first, i))))
            label = _LABELS[(tags[first] - 1) // 2]
            if label == "group" and found and (found[-1].last, found[-1].label) == (first, label):
                # "Kenyan | troops" are one: two groups stand side by side with something between them.
                first, score = found[-1].first, min(score, found.pop().score)
            found.append(Tagged(first, i, label, round(min(score, 1.0), 4)))
            first = -1
        if tag % 2:
            first = i
    return tuple(found)


def _legal(tags: list[int]) -> bool:
    """Tell whether every mention that goes on has begun."""
    old = 0
    for tag in tags:
        if tag and not tag % 2 and old not in (tag, tag - 1):
            return False
        old = tag
    return True


def best_tags(scores: Floats) -> list[int]:
    """Return the most likely legal row of tags (Viterbi's search)."""
    total = scores[0] + _ALLOWED[0]
    back = []
    for row in scores[1:]:
        paths = total[:, None] + _ALLOWED
        back.append(paths.argmax(axis=0))
        total = paths.max(axis=0) + row
    tags = [int(total.argmax())]
    for step in reversed(back):
        tags.append(int(step[tags[-1]]))
    return tags[::-1]


def tree(heads: list[int], scores: Floats) -> list[int]:
    """Return for each word its head in a tree with one root, -1 for the root.

    Args:
        heads: the best head of each word, 0 for the root, else the word's number plus one.
        scores: the score of each head for each word, the root in column 0.
    """
    if heads.count(0) == 1 and not _ring([head - 1 for head in heads]):
        return [head - 1 for head in heads]
    root = int((scores[:, 0] - scores[:, 1:].max(axis=1)).argmax()) if len(heads) > 1 else 0
    between = scores[:, 1:].astype(np.float64)
    np.fill_diagonal(between, _NEVER)
    found = _arborescence(between, root)
    found[root] = -1
    return found


def _ring(heads: list[int]) -> list[int]:
    """Return the words of one ring, empty where there is none; heads below 0 end a path."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, at = [], start
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if at >= 0 and state[at] == 1:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return []


def _arborescence(scores: NDArray[np.float64], root: int) -> list[int]:
    """Return the heads of the best tree under a root (the algorithm of Chu, Liu and Edmonds).

    Args:
        scores: the score of each head (column) for each word (row).
        root: the word without a head; -1 stands in its place in the answer.
    """
    heads: list[int] = scores.argmax(axis=1).tolist()
    heads[root] = -1
    ring = _ring(heads)
    if not ring:
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[ring] = True
    rest = np.flatnonzero(~inside)
    loss = (
        scores[ring] - scores[ring, [heads[word] for word in ring]][:, None]
    )  # what it costs to break in at each word
    small = np.full((len(rest) + 1, len(rest) + 1), _NEVER)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    small[-1, :-1] = loss[:, rest].max(axis=0)
    small[:-1, -1] = scores[np.ix_(rest, np.array(ring))].max(axis=1)
    outer = _arborescence(small, int(np.flatnonzero(rest == root)[0]))
    return _opened(scores, heads, ring, rest, outer, loss)


def _opened(
    scores: NDArray[np.float64],
    heads: list[int],
    ring: list[int],
    rest: NDArray[np.int64],
    outer: list[int],
    loss: NDArray[np.float64],
) -> list[int]:
    """Undo the drawing together of a ring: break it where its outer head enters."""
    for number, word in enumerate(rest.tolist()):
        head = outer[number]
        if head == len(rest):
            heads[word] = ring[int(scores[word, ring].argmax())]
        else:
            heads[word] = int(rest[head]) if head >= 0 else -1
    entry = int(rest[outer[-1]])
    heads[ring[int(loss[:, entry].argmax())]] = entry
    return heads
