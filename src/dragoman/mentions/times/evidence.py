"""A piece of evidence of when a text was written, and how much each kind of it weighs.

Each piece scores every day that comes into question, as a log-likelihood; the weighted sum ranks the days.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from dragoman.mentions.times.likelihood import Score

# Years told; days and months with a year; those without one; weekdays; "this April"; two names of one day; datelines;
# terms of office and lives of groups; persons merely named; known days; jubilees.
Kind = Literal["year", "dated", "named", "weekday", "frame", "pair", "dateline", "term", "career", "known", "jubilee"]


class Evidence(NamedTuple):
    """A piece of evidence.

    Attributes:
        kind: what it rests on.
        reason: for a person to read.
        score: gives each day, as its ordinal, a log-likelihood.
    """

    kind: Kind
    reason: str
    score: Score
