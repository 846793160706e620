"""Ties the two ends of a range together, and gives the poorer end what the richer one says.

"31 May - 1 June 1916", "in August and September 1950", "from October to March", "1939-45".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.mentions.times.lexing import Word
from dragoman.mentions.times.shapes import Dated, DayOfMonth, Decade, Expression, Feast, Season

# What may stand between the ends of a range, and between dates that share a year.
_RANGE = re.compile(r"a?-a?|R[aipEm]{0,4}")
_LIST = re.compile(r",?&?[ai]{0,2}|,")
_ENDS = (Dated, DayOfMonth, Decade, Feast, Season)


def link(kinds: str, found: list[Expression], words: Sequence[Word]) -> list[Expression]:
    """Return the expressions of a sentence with ranges marked and years shared.

    Args:
        kinds: the class letters of the sentence's words.
        found: its expressions in order.
        words: its words.
    """
    linked = list(found)
    starts = {word.start: position for position, word in enumerate(words)}
    ends = {word.end: position + 1 for position, word in enumerate(words)}
    for at in range(len(linked) - 1, 0, -1):
        left, right = linked[at - 1], linked[at]
        gap = kinds[ends[left.end] : starts[right.start]]
        if _is_range(left, right, gap):
            left = replace(left, relation="since", range_with=1, aside=right.aside)
            right = replace(right, relation="until", range_with=-1)
        elif not _LIST.fullmatch(gap):
            continue
        linked[at - 1], linked[at] = _shared(left, right)
    return linked


def _is_range(left: Expression, right: Expression, gap: str) -> bool:
    """Tell whether two neighbours are the ends of one range."""
    if not (isinstance(left.shape, _ENDS) and isinstance(right.shape, _ENDS)) or right.range_with == 1:
        return False
    if _RANGE.fullmatch(gap):
        return True
    return left.lead == "between" and gap[:1] == "&"


def _shared(left: Expression, right: Expression) -> tuple[Expression, Expression]:
    """Return two neighbours, the year of the one given to the other that lacks it."""
    a, b = left.shape, right.shape
    if not (isinstance(a, Dated) and isinstance(b, Dated)) or (a.weekday is not None and a.month is None):
        return left, right
    if a.month and b.month and a.year is None and b.year is not None:
        earlier = right.range_with == -1 and (a.month, a.day or 0) > (b.month, b.day or 31)
        return replace(left, shape=replace(a, year=b.year - earlier)), right
    if right.range_with == -1 and a.year is not None and a.month and b.year is None and b.month:
        later = (b.month, b.day or 31) < (a.month, a.day or 0)
        return left, replace(right, shape=replace(b, year=a.year + later))
    return left, right
