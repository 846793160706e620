"""The steps in the life of one ceasefire: which statements tell the same one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from dragoman.record import CeasefireStage, StatementStatus
from dragoman.state.ceasefire_words import Word
from dragoman.state.days import gap
from dragoman.state.told import Evidence, Told, weigh

OVER: Final = frozenset({"suspended", "ended"})
_TURNS: Final = frozenset({"agreed", "declared", "rejected", "suspended", "ended"})
_DAILY: Final = frozenset({"violated", "negotiated"})  # told of two days, they are two steps
_SAME_DAY: Final = 1  # day by which two outlets may differ over midnight
_RETOLD: Final = 14  # days after which the same step told again is another
_LOOK_BACK: Final = 12  # steps among which the same one is sought


class Step(Struct, frozen=True, kw_only=True):
    """One step with all that tells it.

    Attributes:
        day: day of it, ISO; None where nothing tells.
        stage: what became of the ceasefire.
        acting: parties that called, declared, violated or rejected.
        status: stated where a report says so itself, else alleged or denied.
        attributed_to: ids of those whose word it is.
        evidence: who tells it.
    """

    day: str | None
    stage: CeasefireStage
    acting: tuple[str, ...]
    status: StatementStatus
    attributed_to: tuple[str, ...]
    evidence: Evidence


def tell_steps(words: Sequence[Word], by_key: Mapping[str, Told]) -> tuple[Step, ...]:
    """Gather the statements on one ceasefire into its steps, each told once or more often.

    Args:
        words: its statements in order.
        by_key: every reading by its report's key.
    """
    groups: list[list[Word]] = []
    for word in words:
        group = _same_step(word, groups)
        if group is None:
            groups.append([word])
        else:
            group.append(word)
    return tuple(_step(group, by_key) for group in groups)


def _same_step(word: Word, groups: Sequence[list[Word]]) -> list[Word] | None:
    """Return the statements that tell the same step before, or None where this one tells something new."""
    stage = word.ceasefire.stage
    for group in reversed(groups[-_LOOK_BACK:]):
        first = group[0].ceasefire
        if first.stage == stage and _is_one(group, word):
            apart = gap(group[0].day, word.day)
            return group if apart is None or apart <= _reach(group[0], word) else None
        # A party that has turned since does something new, even where it is called the same.
        if (
            stage in _TURNS
            and first.stage in _TURNS
            and first.stage != stage
            and not set(_acting(group)).isdisjoint(word.acting)
        ):
            return None
    return None


def _reach(first: Word, word: Word) -> int:
    """Return how many days apart two tellings of one step may be."""
    if word.ceasefire.stage in _DAILY:
        return 0
    # Where both tell the day it is the same step on the same day; where one does not, it may be told late.
    return _SAME_DAY if first.dated and word.dated else _RETOLD


def _is_one(group: Sequence[Word], word: Word) -> bool:
    """Tell whether a statement of the same stage is by the same; a breach has to be by just the same."""
    if (group[0].ceasefire.status == "denied") != (word.ceasefire.status == "denied"):
        return False
    if word.ceasefire.stage in OVER and group[0].ceasefire.status != word.ceasefire.status:
        return False
    acting = set(_acting(group))
    if word.ceasefire.stage == "violated":
        return acting == set(word.acting)
    return not acting or not word.acting or not acting.isdisjoint(word.acting)


def _acting(group: Iterable[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party for word in group for party in word.acting))


def _step(group: Sequence[Word], by_key: Mapping[str, Told]) -> Step:
    statuses = {word.ceasefire.status for word in group}
    own = any(not word.ceasefire.attributed_to for word in group)
    return Step(
        day=group[0].day or None,
        stage=group[0].ceasefire.stage,
        acting=_acting(group),
        status="stated" if "stated" in statuses else "alleged" if "alleged" in statuses else "denied",
        attributed_to=() if own else tuple(sorted({who for word in group for who in word.ceasefire.attributed_to})),
        evidence=weigh((word.one.report for word in group), by_key),
    )
