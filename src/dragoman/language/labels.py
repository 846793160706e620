"""The labels that the model answers with, in the order of its outputs."""

from __future__ import annotations

from typing import Final, get_args

from dragoman.report import TagLabel

MENTIONS: Final[tuple[TagLabel, ...]] = get_args(TagLabel)
# B- begins a mention, I- goes on with it, O is none: O first, then a pair for each label.
TAGS: Final[tuple[str, ...]] = ("O", *(f"{part}-{label}" for label in MENTIONS for part in "BI"))
UPOS: Final[tuple[str, ...]] = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
)  # fmt: skip
