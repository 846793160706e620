"""What goes into the record and comes out of it again."""

from __future__ import annotations

import hashlib
from typing import Any, Literal

from msgspec import Struct

from dragoman.record import Reading
from dragoman.report import Report

Outcome = Literal["added", "updated", "known"]


class Stamp(Struct, frozen=True):
    """What a reading was made with; kept beside it, so that an older one can be made again.

    Attributes:
        model: name and version of the language model.
        knowledge: version of the built knowledge.
        code: version of Dragoman.
    """

    model: str
    knowledge: str
    code: str


class Filed(Struct, frozen=True, kw_only=True):
    """A reading as it lies in the record, without the report's text.

    Attributes:
        key: the report's key in the record (`report_key`).
        known: day from which the report could be known, ISO; None where nothing tells.
        fingerprints: what copies of one text share.
        reading: the reading; from `View.filed` with corrections laid over it.
        position: of the reading in the order of adding.
    """

    key: str
    known: str | None
    fingerprints: tuple[int, ...]
    reading: Reading
    position: int = 0


class Link(Struct, frozen=True):
    """What a person said of two or more events (or reports): that they are one happening (or story), or two.

    Attributes:
        kind: incident, whose members are events, or story, whose members are reports.
        together: members of one; each a report's key and an event's id in its reading ("" for a story).
        apart: members that belong to another than those in `together`.
    """

    kind: Literal["incident", "story"]
    together: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...] = ()


class Rows(Struct, frozen=True):
    """The answer to a query.

    Attributes:
        columns: names in order.
        rows: one tuple a row, in the order of the columns.
        types: SQL types of the columns, where they are known.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    types: tuple[str, ...] = ()


def report_key(report: Report) -> str:
    """Return what names a report in the record: 16 hex digits of a hash of its text, publisher and address.

    The same text from two outlets is two reports; the same text from one outlet, met twice, is one.
    """
    digest = hashlib.sha256()
    for part in (report.text, report.publisher, report.url):
        data = b"" if part is None else part.encode("utf-8", "surrogatepass")
        # The length keeps "ab" + "c" apart from "a" + "bc", the mark an empty part from a missing one.
        digest.update(b"%d%s:" % (len(data), b"-" if part is None else b"+"))
        digest.update(data)
    return digest.hexdigest()[:16]
