"""The corpus's own markup: read into frozen types with offsets, written back, exported for training."""

from __future__ import annotations

from corpus_format.export import Codes, read_codes, write_jsonl
from corpus_format.files import Parsed, Placed, parse_text, read_corpus, write_text
from corpus_format.item import CorpusError, Event, Item, Mention, Role, Statement

__all__ = [
    "Codes",
    "CorpusError",
    "Event",
    "Item",
    "Mention",
    "Parsed",
    "Placed",
    "Role",
    "Statement",
    "parse_text",
    "read_codes",
    "read_corpus",
    "write_jsonl",
    "write_text",
]
