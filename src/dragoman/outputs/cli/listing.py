"""An answer as a table for a person: names in place of ids, and how well each row is backed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from dragoman.outputs.cli.account import say_count, say_days
from dragoman.outputs.cli.inert import inert
from dragoman.outputs.export import Answer
from dragoman.record import Count

if TYPE_CHECKING:
    from rich.console import Console

_ID: Final = 10  # characters of an id that are shown; its beginning is enough to ask for it
_WIDE: Final = 160  # columns where the answer goes to no terminal
_TEXT: Final = 90

Row = Mapping[str, Any]


def print_listing(answer: Answer, console: Console | None = None) -> None:
    """Print an answer as a table; text of reports is shown as it is and never as markup."""
    from rich import box  # noqa: PLC0415  slow to import
    from rich.console import Console as Screen  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    screen = console or Screen(highlight=False, width=None if sys.stdout.isatty() else _WIDE)
    listing = _Listing(answer)
    headings = listing.headings
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(Text(inert(heading)), overflow="fold")
    for row in answer.records():
        table.add_row(*(Text(inert(cell, _TEXT)) for cell in listing.cells(row)))
    screen.print(table) if answer.rows else screen.print("Nothing in the record answers this.")


class _Listing:
    """Cells of the rows of an answer."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        kinds: Mapping[str, tuple[tuple[str, ...], Callable[[Row], Iterable[str]]]] = {
            "events": (("when", "who", "what", "to whom", "where", "status"), self._event),
            "incidents": (("when", "who", "what", "to whom", "where", "status"), self._incident),
            "stories": (("when", "headline", "where"), self._story),
            "relations": (("last told", "who", "relation", "whom", "status"), self._relation),
            "control": (("since", "place", "holder", "status"), self._hold),
            "ceasefires": (("when", "parties", "stage", "where"), self._ceasefire),
            "doubts": (("kind", "what", "probably"), self._doubt),
            "places": (("name", "kind", "country", "lies at"), self._place),
        }
        self._kind = kinds.get(answer.kind)

    @property
    def headings(self) -> tuple[str, ...]:
        if self._kind is None:
            return self._answer.columns
        late = ("learnt",) if "recorded" in self._answer.columns else ()
        return ("id", *self._kind[0], "origins/reports", *(("corrected",) if self._is_corrected() else ()), *late)

    def cells(self, row: Row) -> tuple[str, ...]:
        if self._kind is None:
            return tuple(_plain(value) for value in row.values())
        backed = f"{row['origins']}/{len(row['reports'] or ())}"
        put_right = (self._corrected(row),) if self._is_corrected() else ()
        late = (str(row["recorded"]),) if "recorded" in row else ()
        shown = str(row["id"]) if self._answer.kind == "places" else str(row["id"])[:_ID]
        return (shown, *self._kind[1](row), backed, *put_right, *late)

    def _is_corrected(self) -> bool:
        at = self._answer.columns.index("corrections")
        return any(row[at] for row in self._answer.rows)

    def _corrected(self, row: Row) -> str:
        shown = (self._answer.corrections[one] for one in row["corrections"] or ())
        return "; ".join(f"{one.action} by {one.who}: {one.reason} ({one.id})" for one in shown)

    def _event(self, row: Row) -> Iterable[str]:
        yield from self._deed(row, row["first_day"], row["last_day"])

    def _incident(self, row: Row) -> Iterable[str]:
        yield from self._deed(row, row["day"], row["last_day"] or row["day"])

    def _deed(self, row: Row, first: str | None, last: str | None) -> Iterable[str]:
        what = (row["act"] or row["type"].lower()).replace("_", " ")
        for name in ("killed", "injured"):
            if row[f"{name}_low"] is not None:
                what += f", {say_count(Count(row[f'{name}_low'], row[f'{name}_high']))} {name}"
        yield say_days(first, last or first)
        yield self._names(row["source"])
        yield what
        yield self._names(row["target"])
        yield self._name(row["place"])
        yield str(row["status"])

    def _story(self, row: Row) -> Iterable[str]:
        yield say_days(row["first_day"], row["last_day"] or row["first_day"])
        yield row["title"] or ""
        yield self._names(row["places"])

    def _relation(self, row: Row) -> Iterable[str]:
        yield say_days(row["last_told"], row["last_told"])
        yield self._name(row["subject"])
        yield row["predicate"].replace("_", " ")
        yield self._name(row["object"])
        yield "hedged" if row["hedged"] else ""

    def _hold(self, row: Row) -> Iterable[str]:
        yield say_days(row["since"], row["since"])
        yield self._name(row["place"])
        yield self._name(row["holder"])
        yield "disputed" if row["disputed"] else ""

    def _ceasefire(self, row: Row) -> Iterable[str]:
        yield say_days(row["first_day"] or row["since"], row["last_day"])
        yield self._names(row["parties"])
        yield row["stage"].replace("_", " ")
        yield self._name(row["place"]) or ", ".join(row["countries"] or ())

    def _doubt(self, row: Row) -> Iterable[str]:
        yield row["kind"].replace("_", " ")
        yield row["message"] or ""
        yield row["suggestion"] or ""

    def _place(self, row: Row) -> Iterable[str]:
        yield row["name"]
        yield row["kind"]
        yield row["country"] or ""
        yield f"{row['lat']:.3f}, {row['lon']:.3f}" if row["lat"] is not None and row["lon"] is not None else ""

    def _name(self, id_: str | None) -> str:
        known = self._answer.names.get(id_ or "")
        return str(known["name"]) if known else (id_ or "").removeprefix("x.").replace("-", " ")

    def _names(self, ids: Iterable[str] | None) -> str:
        return ", ".join(self._name(id_) for id_ in ids or ())


def _plain(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
