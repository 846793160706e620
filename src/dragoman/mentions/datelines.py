"""Where agency copy begins: "ANKARA (Reuters) -", "TRIPOLI, 9 January 2020 -", "Istanbul:".

A dateline says where and when a report was filed. Its city is named, and counts for what the report is about; it is
not where the story happens, and its date is not when.
"""

from __future__ import annotations

from dragoman.mentions.board import Board
from dragoman.mentions.lexicon import word_set
from dragoman.mentions.view import View

_DASHES = frozenset(["-", "--", "\u2013", "\u2014", "\u2015", "\u2212"])
_LONGEST = 16  # words
_LINKS = word_set(""", . ( ) / and of the & ; :""")
_MONTHS = word_set(
    """january february march april may june july august september october november december jan jan. feb feb. mar mar.
    apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec. monday tuesday wednesday thursday
    friday saturday sunday"""
)


def dateline_end(board: Board) -> int:
    """Return the index after the dateline that a sentence begins with, 0 where it begins with none.

    Args:
        board: the sentence with the names spotted.
    """
    view = board.view
    place = board.place_starting.get(0)
    after_place = place.last if place is not None else _capitals(view)
    if after_place == 0:
        return 0
    if view.lower_at(after_place) == ":":
        is_city = place is not None and place.entries[0].kind != "country"
        opens = after_place + 1 < len(view.words) and view.is_capital(after_place + 1)
        return after_place + 1 if is_city and opens and len(view.words) > 2 * _LONGEST // 3 else 0
    for at in range(after_place, min(len(view.words) - 1, _LONGEST)):
        if view.words[at] in _DASHES:
            filed = view.lowers[at - 1] == ")" or _has_date(view, after_place, at) or view.words[0].isupper()
            return at + 1 if filed and at >= after_place else 0
        if not (view.is_capital(at) or view.lowers[at] in _LINKS or view.words[at][:1].isdigit()):
            return 0
    return 0


def _capitals(view: View) -> int:
    """Return the index after the words all in capitals that a sentence begins with."""
    last = 0
    while last < min(4, len(view.words)) and view.words[last].isupper() and len(view.words[last]) > 2:
        last += 1
    return last


def _has_date(view: View, first: int, last: int) -> bool:
    return any(word in _MONTHS for word in view.lowers[first:last])
