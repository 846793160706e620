"""Which sentences speak of what the knowledge has as long past: known days, ended offices, ended groups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.knowledge import ActorEntry, ActorIndex
from dragoman.mentions.board import Board
from dragoman.mentions.bounds import last_day
from dragoman.mentions.times.scene import Known

# Days after which a known day is past, and after which those who left office or ended are.
_KNOWN_PAST = timedelta(60)
_GONE = timedelta(400)
# Those of the past still speak, and are spoken of as what they were.
_PRESENT = frozenset(
    "has have is are will now currently says say said told announced former ex-president late remains still".split()
)
_NAMED = frozenset(["name", "acronym"])


def remembered_sentences(
    boards: Sequence[Board], known: Sequence[Known], actors: ActorIndex, now: date
) -> frozenset[int]:
    """Return the sentences, by index, that speak of what is long past on a day.

    Args:
        boards: the sentences with the names spotted.
        known: the known days that the report tells.
        actors: terms of office, and when groups ended.
        now: the day of the report.
    """
    past = {one.sentence for one in known if one.near and one.day.days[1] < now - _KNOWN_PAST}
    recent = {one.sentence for one in known if one.near and one.day.days[1] >= now - _KNOWN_PAST}
    gone = {board.view.index for board in boards if _names_the_gone(board, actors, now - _GONE)}
    return frozenset((past | gone) - recent)


def _names_the_gone(board: Board, actors: ActorIndex, since: date) -> bool:
    """Tell whether a sentence names somebody who was gone by a day, and nobody who was not."""
    if _PRESENT & set(board.view.lowers):
        return False
    named = [
        hit.entries[0]
        for hit in board.hits
        if hit.first >= board.body and len(hit.entries) == 1 and hit.forms[0] in _NAMED and _is_actor(hit.entries[0])
    ]
    ends = [_end(entry, actors) for entry in named]
    return any(end is not None and end < since for end in ends) and all(
        end is None or end < since for end, entry in zip(ends, named, strict=True) if entry.kind == "person"
    )


def _is_actor(entry: ActorEntry) -> bool:
    return entry.kind in ("person", "armed_group", "government", "military")


def _end(entry: ActorEntry, actors: ActorIndex) -> date | None:
    """Return the last day of somebody's last office, or of a group; None where it is not known."""
    if entry.end is not None:
        return last_day(entry.end, actors)
    if entry.kind != "person" or not entry.roles or any(role.start is None for role in entry.roles):
        return None
    return max(last_day(role.end, actors) for role in entry.roles)
