"""What a person said of happenings and stories: that some are one, or two. It goes before every likeness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

Member = tuple[str, str]


class Tie(Struct, frozen=True):
    """One such word.

    Attributes:
        together: members of one happening or story; each a report's key and an event's id in its reading, nothing in
            place of the event for a story.
        apart: members that belong to another than those in `together`; empty where they were only put together.
    """

    together: tuple[Member, ...]
    apart: tuple[Member, ...] = ()


def regroup(groups: Iterable[Sequence[int]], members: Sequence[Member], ties: Iterable[Tie]) -> list[tuple[int, ...]]:
    """Return groups as persons want them.

    Args:
        groups: positions of the members of each group.
        members: the member at each position.
        ties: what was said, first said first; a later word overrules an earlier one.

    Returns:
        Groups in the order of their first members. What is split off goes alone; all others of its group stay.
    """
    at = {member: position for position, member in enumerate(members)}
    found = [set(group) for group in groups]
    for said in ties:
        one = {at[member] for member in said.together if member in at}
        other = {at[member] for member in said.apart if member in at}
        found = _split(found, one - other, other) if said.apart else _merged(found, one)
    return sorted(tuple(sorted(group)) for group in found)


def _merged(groups: Sequence[set[int]], one: set[int]) -> list[set[int]]:
    kept = [group for group in groups if group.isdisjoint(one)]
    touched = [group for group in groups if not group.isdisjoint(one)]
    return [*kept, set().union(*touched)] if touched else kept


def _split(groups: Sequence[set[int]], one: set[int], other: set[int]) -> list[set[int]]:
    found: list[set[int]] = []
    for group in groups:
        off = group & one if not group.isdisjoint(other) else set()
        found += [part for part in (group - off, off) if part]
    return found
