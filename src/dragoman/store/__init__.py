"""The record on disk: one DuckDB file, written through `Writer`, read through `View`; the only SQL there is."""

from dragoman.store.filed import Filed, Outcome, Rows, Stamp, report_key
from dragoman.store.location import default_path
from dragoman.store.store import Store
from dragoman.store.tables import DERIVED, PER_READING
from dragoman.store.view import View
from dragoman.store.writer import Writer

__all__ = [
    "DERIVED",
    "PER_READING",
    "Filed",
    "Outcome",
    "Rows",
    "Stamp",
    "Store",
    "View",
    "Writer",
    "default_path",
    "report_key",
]
