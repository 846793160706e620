"""The labels that the model answers with, in the order of its outputs; the acts stand in its manifest."""

from __future__ import annotations

from typing import Final, get_args

from dragoman.record import CeasefireStage, ControlStatus, EventStatus, Predicate
from dragoman.report import RoleName, Stance, TagLabel

MENTIONS: Final[tuple[TagLabel, ...]] = get_args(TagLabel)
# B- begins a mention, I- goes on with it, O is none: O first, then a pair for each label.
TAGS: Final[tuple[str, ...]] = ("O", *(f"{part}-{label}" for label in MENTIONS for part in "BI"))
UPOS: Final[tuple[str, ...]] = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
)  # fmt: skip
STATUSES: Final[tuple[EventStatus, ...]] = get_args(EventStatus)
STANCES: Final[tuple[Stance, ...]] = get_args(Stance)
# What a word may state beside acts, as the wording names it too: "relation:backs".
STATEMENTS: Final[tuple[str, ...]] = (
    *(f"ceasefire:{stage}" for stage in get_args(CeasefireStage)),
    *(f"control:{status}" for status in get_args(ControlStatus)),
    *(f"relation:{predicate}" for predicate in get_args(Predicate)),
)
ROLES: Final[tuple[RoleName, ...]] = get_args(RoleName)
