"""What a person puts right, as entries of their own: never an edit of what was read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal, get_args

from msgspec import Struct
from msgspec import json as msgjson

from dragoman.report import Span

Action = Literal["accept", "reject", "amend", "merge", "split", "pin", "undo"]
ACTIONS: Final[tuple[Action, ...]] = get_args(Action)

EVERYWHERE: Final = "*"  # in place of a report's key: all reports, those of the future too


class Anchor(Struct, frozen=True):
    """What a correction holds on to, so that it finds its entry again when the report is read again.

    Attributes:
        report: key of the report, or `EVERYWHERE`.
        table: table of the entry; "report" where a whole report is meant.
        id: id of the entry.
        event: an event's id in its reading, by which claims refer to it; "" for all else.
        span: the words that carry it, or None.
        said: the entry as it was, as JSON; "" where it is not needed.
        group: which side of a split it is on: 0 what is split off, 1 what stays; 0 otherwise.
    """

    report: str
    table: str
    id: str
    event: str = ""
    span: Span | None = None
    said: str = ""
    group: int = 0


class Correction(Struct, frozen=True, kw_only=True):
    """One thing put right.

    Attributes:
        id: names it: a hash of all else.
        recorded: when the record learnt it.
        who: who says so.
        action: what to do.
        kind: table of what it is about, or "correction" for an undo.
        targets: ids of what it is about, as they were given.
        changes: for amend, new values by column; for pin `to` with its name, kind, country, and where it lies.
        anchors: what it holds on to.
        reason: why.
    """

    id: str = ""
    recorded: str = ""
    who: str
    action: Action
    kind: str
    targets: tuple[str, ...]
    changes: dict[str, Any]
    anchors: tuple[Anchor, ...]
    reason: str

    def touches(self, report: str) -> bool:
        """Tell whether it bears on a report."""
        return any(anchor.report in (report, EVERYWHERE) for anchor in self.anchors)

    def to_row(self, position: int) -> Mapping[str, Any]:
        """Return its row in the table `correction`."""
        return {
            "position": position,
            "id": self.id,
            "recorded": self.recorded,
            "who": self.who,
            "action": self.action,
            "kind": self.kind,
            "targets": self.targets,
            "changes": msgjson.encode(self.changes, order="sorted").decode(),
            "anchors": msgjson.encode(self.anchors).decode(),
            "reason": self.reason,
        }

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Correction:
        """Return the correction of a row; columns after `position`, in the order of the table."""
        id_, recorded, who, action, kind, targets, changes, anchors, reason = row
        return cls(
            id=id_,
            recorded=recorded,
            who=who,
            action=action,
            kind=kind,
            targets=tuple(targets),
            changes=msgjson.decode(changes),
            anchors=msgjson.decode(anchors, type=tuple[Anchor, ...]),
            reason=reason,
        )


def identify(correction: Correction, position: int) -> str:
    """Return the id of a correction that is about to be filed: "c." and 10 hex digits."""
    line = msgjson.encode((position, correction), order="sorted")
    return f"c.{hashlib.sha256(line).hexdigest()[:10]}"


def in_force(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Return the corrections that have not been undone, in order.

    Args:
        corrections: all of them, first filed first; an undo may itself be undone.
    """
    undone: set[str] = set()
    kept = []
    for correction in reversed(tuple(corrections)):
        if correction.id in undone:
            continue
        if correction.action == "undo":
            undone.update(correction.targets)
        else:
            kept.append(correction)
    return tuple(reversed(kept))
