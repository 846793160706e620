"""Lays corrections over what is derived: values that a person chose, and marks of what was put right."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from dragoman.store.corrections import Correction

Row = dict[str, Any]
Tables = Mapping[str, list[Row]]

_NAMED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "settled_relation": ("subject", "predicate", "object"),
    "settled_control": ("place", "holder"),
    "contradiction": ("kind", "incident", "day", "place", "message"),
}
_STANDING: Final = {"accept": "accepted", "reject": "rejected", "amend": "amended"}


def lay_over(tables: Mapping[str, Iterable[Mapping[str, Any]]], corrections: Sequence[Correction]) -> Tables:
    """Return rows of derived tables with their `standing` and `corrections`.

    An incident or a story is found again by the events or reports that a correction holds on to, everything else
    by its id. Rejecting an incident rejects its events, so that it is not derived at all and nothing is left to mark.

    Args:
        tables: rows by table of `tables.DERIVED`; relations, control and contradictions may come without an id.
        corrections: those in force, first filed first.
    """
    filled = {name: [_named(name, row) for row in rows] for name, rows in tables.items()}
    if corrections:
        index = _Index(filled)
        for correction in corrections:
            for row in index.about(correction):
                row["corrections"] = [*row["corrections"], correction.id]
            for row in index.meant(correction):
                row["standing"] = _STANDING[correction.action]
                row.update(correction.changes)
    return filled


def _named(table: str, row: Mapping[str, Any]) -> Row:
    """Return a row with its id: its own, else a hash of what makes it another than the others of its table."""
    filled = {"standing": "told", "corrections": [], **row}
    if table in _NAMED_BY and not filled.get("id"):
        line = "\x1f".join((table, *(str(row.get(column)) for column in _NAMED_BY[table])))
        filled["id"] = hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return filled


class _Index:
    """Where the rows are that corrections speak of."""

    def __init__(self, tables: Tables) -> None:
        self._by_id = {row["id"]: (name, row) for name, rows in tables.items() for row in rows if row.get("id")}
        incidents = {row["id"]: row for row in tables.get("incident", ())}
        self._by_event = {
            (claim["report"], claim["event"]): incidents[claim["incident"]]
            for claim in tables.get("claim", ())
            if claim["incident"] in incidents
        }
        self._by_report = {key: row for row in tables.get("story", ()) for key in row.get("reports") or ()}

    def about(self, correction: Correction) -> list[Row]:
        """Return the rows that a correction bears on, each once."""
        named = [self._by_id[target][1] for target in correction.targets if target in self._by_id]
        return list({id(row): row for row in (*self._anchored(correction), *named)}.values())

    def meant(self, correction: Correction) -> list[Row]:
        """Return the rows that a correction accepts, rejects or amends, not only their statements."""
        if correction.action not in _STANDING:
            return []
        anchored = Counter(id(row) for row in self._anchored(correction))
        if correction.kind in ("incident", "story") and anchored:
            # Most of what it holds on to may have come to lie in another one since.
            return [max(self.about(correction), key=lambda row: anchored[id(row)])]
        named = (self._by_id[target] for target in correction.targets if target in self._by_id)
        return [row for table, row in named if correction.action == "accept" or table == correction.kind]

    def _anchored(self, correction: Correction) -> list[Row]:
        found = []
        for anchor in correction.anchors:
            if anchor.table == "event":
                row = self._by_event.get((anchor.report, anchor.event))
            else:
                row = self._by_report.get(anchor.report) if correction.kind == "story" else None
            found += [row] if row is not None else []
        return found
