"""The record on disk: one DuckDB file, written through `Writer`, read through `View`; the only SQL there is."""

from dragoman.store.asking import Asking
from dragoman.store.correcting import amend, said_of
from dragoman.store.corrections import ACTIONS, EVERYWHERE, Action, Anchor, Correction
from dragoman.store.filed import Filed, Link, Outcome, Rows, Stamp, report_key
from dragoman.store.finding import STATED_IN, anchors_of, resolve
from dragoman.store.history import History
from dragoman.store.location import default_path
from dragoman.store.questions import KINDS, Question
from dragoman.store.store import Store
from dragoman.store.tables import DERIVED, PER_READING
from dragoman.store.view import View
from dragoman.store.writer import KEYS, Writer

__all__ = [
    "ACTIONS",
    "DERIVED",
    "EVERYWHERE",
    "KEYS",
    "KINDS",
    "PER_READING",
    "STATED_IN",
    "Action",
    "Anchor",
    "Asking",
    "Correction",
    "Filed",
    "History",
    "Link",
    "Outcome",
    "Question",
    "Rows",
    "Stamp",
    "Store",
    "View",
    "Writer",
    "amend",
    "anchors_of",
    "default_path",
    "report_key",
    "resolve",
    "said_of",
]
