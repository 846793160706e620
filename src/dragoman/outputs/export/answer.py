"""An answer of the record: rows, with what is needed to check them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from msgspec import Struct

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


class Source(Struct, frozen=True):
    """Words of a report that say so.

    Attributes:
        report: the report's key in the record.
        title: its headline.
        publisher: its outlet.
        url: where it was found.
        published: its day of publication, as it was given.
        start: offset of the first character in the report's text; None where the whole report is meant.
        end: offset after the last character.
        words: the characters between.
    """

    report: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    start: int | None
    end: int | None
    words: str | None


class Correcting(Struct, frozen=True):
    """What a person put right, as an answer shows it.

    Attributes:
        id: of the correction.
        action: what was done.
        who: who says so.
        recorded: when the record learnt it.
        reason: why.
    """

    id: str
    action: str
    who: str
    recorded: str
    reason: str


class Answer(Struct, frozen=True, kw_only=True):
    """An answer.

    Attributes:
        kind: what was asked for (events, relations, ...); "sql" for a query in SQL.
        columns: names in order.
        types: SQL types of the columns.
        rows: one tuple a row.
        names: of the actors and places in the rows, by id: name, kind, country, lat, lon.
        sources: by id of the row, the words that say so.
        corrections: by id of the correction.
        left_out: rows that a person rejected and that are not given.
    """

    kind: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    names: Mapping[str, Mapping[str, Any]] = {}
    sources: Mapping[str, tuple[Source, ...]] = {}
    corrections: Mapping[str, Correcting] = {}
    left_out: int = 0

    def records(self) -> Iterator[dict[str, Any]]:
        """Give each row by the names of its columns."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def to_arrow(self) -> pa.Table:
        """Return the rows as an Arrow table.

        Raises:
            UsageError: where pyarrow is not installed.
        """
        from dragoman.outputs.export.as_frame import to_arrow  # noqa: PLC0415

        return to_arrow(self)

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a data frame.

        Raises:
            UsageError: where pandas is not installed.
        """
        from dragoman.outputs.export.as_frame import to_pandas  # noqa: PLC0415

        return to_pandas(self)


Write = Callable[[Answer, BinaryIO], None]
