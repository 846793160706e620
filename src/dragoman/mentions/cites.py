"""Media that a report names as its sources: "according to a Reuters report", "(AP)", "told the Kyiv Independent"."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.mentions.board import Board, Found
from dragoman.mentions.lexicon import word_set

_BEFORE = frozenset(["to", "told", "by", "(", "via", "from", "with", "quoted"])
_AFTER = word_set(
    """reported reports report said says quoted cited citing correspondent journalist journalists reporter
    reporters news agency newspaper daily writes wrote learned broadcast aired added published quoting interview
    ) - – —"""
)
_OUTLET_NOUNS = frozenset(
    ["report", "reports", "news", "newspaper", "correspondent", "correspondents", "reporter", "dispatch"]
)
_DETERMINERS = word_set(
    """the a an state-run news agency state local official independent newspaper broadcaster channel"""
)


def cited_media(boards: Iterable[Board]) -> tuple[str, ...]:
    """Return the outlets named as sources, in order of the text, canonical names where they are known.

    Args:
        boards: the report's sentences with their mentions put down.
    """
    cited: dict[str, None] = {}
    for board in boards:
        cited.update(dict.fromkeys(_unknown_outlets(board)))
        for found in board.in_order():
            entity = found.entities[0]
            if entity.kind == "media" and found.form == "name" and _is_source(board, found):
                cited[entity.name] = None
    return tuple(cited)


def _unknown_outlets(board: Board) -> list[str]:
    """Return the capitals of "according to a Reuters report" which nobody knows as an outlet."""
    view = board.view
    named: list[str] = []
    for position in range(1, len(view.words)):
        if view.lowers[position - 1] != "according" or view.lowers[position] != "to":
            continue
        first = position + 1
        while view.lower_at(first) in ("a", "an", "the"):
            first += 1
        last = first
        while last < len(view.words) and view.is_capital(last) and last - first < 5:
            last += 1
        known = [board.covering(at) for at in range(first, last)]
        if last > first and not any(known) and view.lower_at(last) in _OUTLET_NOUNS:
            named.append(view.text(first, last))
    return named


def _is_source(board: Board, found: Found) -> bool:
    """Tell whether the words beside an outlet's name make it a source rather than a party to the story."""
    view = board.view
    before = found.first - 1
    while before > 0 and view.lowers[before] in _DETERMINERS:
        before -= 1
    if view.lower_at(before) in _BEFORE:
        return view.lower_at(before) != "to" or view.lower_at(before - 1) in (
            "according",
            "spoke",
            "speaking",
            "talking",
            "statement",
        )
    return view.lower_at(found.last) in _AFTER or (
        view.is_possessive(found.last) and view.lower_at(found.last + 1) in _AFTER
    )
