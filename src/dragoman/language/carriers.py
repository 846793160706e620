"""The model's scores into what words carry: events and statements with their standing and their roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dragoman.language.labels import ROLES
from dragoman.report import Carried, Filler

Floats = NDArray[np.float32]
# A word is handed on as a carrier from this probability; what is made of it is decided where more is known.
LEAST: Final = 0.15
_LIKELY: Final = 6
# A word fills a role from the first probability (held-out part of the corpus); where none does for the source or the
# target, the likeliest one does from the second, since somebody mostly acts and is acted on.
_FILLED: Final = 0.45
_ONLY: Final = 0.2
_MAIN: Final = tuple(ROLES.index(role) for role in ("source", "target"))


def carried(
    scores: Floats, names: Sequence[str], standings: Floats, known: Sequence[str], roles: Floats
) -> tuple[Carried, ...]:
    """Return the carriers of a sentence in order.

    Args:
        scores: for each word the probability of nothing and of each name, (words, names + 1).
        names: acts, or statements.
        standings: for each word the probability of each standing.
        known: the standings.
        roles: for each carrier and word the probability of no role and of each, (words, words, roles + 1).
    """
    some = 1.0 - scores[:, 0]
    return tuple(
        Carried(
            at,
            _best(scores[at, 1:], names, _LIKELY),
            round(float(some[at]), 4),
            _best(standings[at], known, 2),
            _fillers(roles[at]),
        )
        for at in np.flatnonzero(some >= LEAST).tolist()
    )


def _best(scores: Floats, names: Sequence[str], many: int) -> tuple[tuple[str, float], ...]:
    """Return the likeliest names with their probabilities."""
    order = np.argsort(-scores, kind="stable")[:many].tolist()
    return tuple((names[number], round(float(scores[number]), 4)) for number in order)


def _fillers(roles: Floats) -> tuple[Filler, ...]:
    """Return the words that fill a role, each its likeliest one."""
    best = roles[:, 1:].argmax(axis=1)
    sure = roles[np.arange(len(roles)), best + 1]
    filled = sure >= _FILLED
    for role in _MAIN:
        mine = np.where(best == role, sure, 0.0)
        if mine.max() < _FILLED and mine.max() >= _ONLY:
            filled[mine.argmax()] = True
    return tuple(Filler(ROLES[best[at]], at, round(float(sure[at]), 4)) for at in np.flatnonzero(filled).tolist())
