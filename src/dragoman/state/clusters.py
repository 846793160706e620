"""Groups things by how alike they are: average linkage with relative closeness, over a sparse graph.

Average linkage (UPGMA) joins two groups where their members are alike on average. That alone joins two stories of one
topic as soon as one story is told in few words alike; so a join also weighs how close the groups are to each other
against how close each is in itself, after the relative closeness of Chameleon (Karypis, Han and Kumar, 1999).
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush


class _Group:
    def __init__(self, member: int) -> None:
        self.members = [member]
        self.within = 0.0
        self.near: dict[int, float] = {}

    def tightness(self) -> float | None:
        """Return the mean likeness of its members, None for one alone."""
        size = len(self.members)
        return 2 * self.within / (size * (size - 1)) if size > 1 else None


def group_alike(
    count: int, edges: Mapping[tuple[int, int], float], *, threshold: float, sharpness: float = 0.0
) -> tuple[tuple[int, ...], ...]:
    """Group things, best joins first, until no join is good enough.

    Args:
        count: number of things; they are 0 to count - 1, and equal scores go by their numbers.
        edges: likeness, 0 to 1, of pairs (smaller number first); pairs that are left out are not alike at all, those
            below zero hold groups apart.
        threshold: least score of a join.
        sharpness: power of the relative closeness in the score of a join; 0 is plain average linkage.

    Returns:
        Members of each group in order, groups by their first member.
    """
    groups = {at: _Group(at) for at in range(count)}
    for (one, other), weight in edges.items():
        groups[one].near[other] = groups[other].near[one] = weight
    heap = [(-_score(groups[one], groups[other], sharpness), one, other) for one, other in edges]
    heapify(heap)
    while heap:
        negative, one, other = heappop(heap)
        if -negative < threshold:
            break
        # Scores change with every join; one that is out of date is in the heap again with its new value.
        if one not in groups or other not in groups or _score(groups[one], groups[other], sharpness) != -negative:
            continue
        _join(groups, one, other)
        for near in groups[one].near:
            first, last = min(one, near), max(one, near)
            heappush(heap, (-_score(groups[first], groups[last], sharpness), first, last))
    found = [tuple(sorted(group.members)) for group in groups.values()]
    return tuple(sorted(found))


def _score(one: _Group, other: _Group, sharpness: float) -> float:
    between = one.near.get(other.members[0], 0.0) / (len(one.members) * len(other.members))
    inner = one.tightness(), other.tightness()
    # One alone has no closeness in itself that the other could fall short of.
    if between <= 0 or inner[0] is None or inner[1] is None:
        return between
    closeness = min(1.0, between / max(min(inner[0], inner[1]), 1e-9))
    return float(between * closeness**sharpness)


def _join(groups: dict[int, _Group], one: int, other: int) -> None:
    """Put the group of the greater number into that of the smaller, which keeps its number."""
    into, gone = groups[one], groups.pop(other)
    into.within += gone.within + into.near.pop(other)
    del gone.near[one]
    into.members.extend(gone.members)
    for near, weight in gone.near.items():
        into.near[near] = into.near.get(near, 0.0) + weight
        neighbour = groups[near].near
        neighbour.pop(other)
        neighbour[one] = into.near[near]
