"""Dragoman reads the news of armed conflict and keeps a sourced record.

>>> import dragoman
>>> reading = dragoman.read("Rebels shelled the town on Friday.", published="2020-01-09")
>>> reading.events[0].type
'ASSAULT'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.errors import DragomanError, InputError, KnowledgeError, ModelError, RecordError, UsageError
from dragoman.record import Reading
from dragoman.report import Report, Span

if TYPE_CHECKING:
    from os import PathLike
    from typing import Unpack

    from dragoman.outputs.api import Filters
    from dragoman.outputs.export import Answer
    from dragoman.pipeline import Reader

__version__ = "0.1.0"
__all__ = [
    "DragomanError",
    "InputError",
    "KnowledgeError",
    "ModelError",
    "Reading",
    "RecordError",
    "Report",
    "Span",
    "UsageError",
    "ask",
    "read",
]

_reader: list[Reader] = []


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    id: str | None = None,  # noqa: A002  the name of the field in the contract
) -> Reading:
    """Return what one report says: actors, places, times, events, relations, control, ceasefires, doubts.

    Args:
        text: the report; every offset in the reading counts its characters.
        published: day of publication, ISO 8601, possibly reduced; inferred from the text where it is None.
        title: headline.
        publisher: outlet.
        url: where it was found.
        id: an id of your own; a hash of the text where it is None.

    Raises:
        InputError: where the text is empty or too long, or the date is none.
    """
    from dragoman.pipeline import Reader  # noqa: PLC0415  so that importing the package stays light
    from dragoman.sources import make_report  # noqa: PLC0415

    report = make_report(text, "the text", published=published, title=title, publisher=publisher, url=url, id=id)
    if not _reader:
        _reader.append(Reader())
    return _reader[0].read(report)


def ask(
    kind: str,
    *,
    record: str | PathLike[str] | None = None,
    known_on: str | None = None,
    **filters: Unpack[Filters],
) -> Answer:
    """Ask the record, as `dragoman events` and its like do.

    Args:
        kind: events, incidents, stories, relations, control, ceasefires, doubts or places.
        record: the record file; None for the user's own.
        known_on: a day or moment, to be answered as one would have answered then; None for now.
        **filters: what narrows it: ids, actor, place, radius, country, types, statuses, since, until, origins,
            words, rejected, newest, limit (`dragoman.outputs.api.Filters`).

    Returns:
        Rows with the words that say so; `to_pandas()` and `to_arrow()` give them as a table.

    Raises:
        RecordError: where there is no record, or it cannot be opened.
        UsageError: where a name, a day or the kind is none.
    """
    from pathlib import Path  # noqa: PLC0415  so that importing the package stays light

    from dragoman.outputs.api import ask as answer  # noqa: PLC0415
    from dragoman.store import default_path  # noqa: PLC0415

    return answer(Path(record) if record is not None else default_path(), kind, known_on=known_on, **filters)
