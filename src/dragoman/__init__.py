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
