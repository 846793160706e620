"""How well days fit where a date without its year may mean several."""

from __future__ import annotations

from datetime import date

from dragoman.mentions.times.periods import Period
from dragoman.mentions.times.tense import Tense

# How far a named date without a year may lie behind or ahead of publication where no verb tells, in days.
_OPEN_AHEAD = 100
# A history goes on rather than back: a month behind the time told of weighs so much more than one ahead. Swept on
# WikiWars, as are the other scales of histories.
_BACKWARD_WEIGHT = 1.5


def news_cost(now: date, period: Period, tense: Tense) -> float:
    """Return how ill a period fits a news text: days from publication, more on the side that the verbs deny."""
    if period.start <= now <= period.end:
        return 0.0
    if period.start > now:
        ahead = (period.start - now).days
        return ahead + (300 if tense == "past" else 0 if tense == "future" else 365 - 2 * _OPEN_AHEAD)
    behind = (now - period.end).days
    return behind + (300 if tense == "future" else 0)


def history_cost(base: Period, period: Period) -> float:
    """Return how ill a period fits after the time told of: forward its distance, backward more."""
    if period.start <= base.end and base.start <= period.end:
        return 0.0
    if period.start > base.end:
        return float((period.start - base.end).days)
    return (base.start - period.end).days * _BACKWARD_WEIGHT
