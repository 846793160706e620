"""When and where an event was: the times and places of its clause, with their precision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from dragoman.events.clause import MAX_DEPTH, Tree
from dragoman.events.parties import Parties
from dragoman.record import EventStatus, Mark, Place, ReportHead, Time

_DAY, _DAYS, _WEEK, _MONTH, _YEAR = 1, 2, 3, 4, 5
_LOCATIVE = frozenset(
    "in at near from inside outside around across on off along throughout within between towards toward into over "
    "north south east west of".split()
)


class When(Struct, frozen=True):
    """The days of an event.

    Attributes:
        start: first day, ISO date, or None.
        end: last day, or None where it runs on or is not known.
        precision: UCDP date_prec, 1 to 5, or None without a day.
        ongoing: the text says that it runs on ("since April").
    """

    start: str | None
    end: str | None
    precision: int | None
    ongoing: bool = False


class Where(Struct, frozen=True):
    """The place of an event.

    Attributes:
        place: id, or None.
        precision: UCDP where_prec, 1 to 7, or None.
    """

    place: str | None
    precision: int | None


def distance(tree: Tree, first: int, second: int) -> int:
    """Return how many arcs lie between two words."""
    steps = {first: 0}
    for number, above in enumerate(tree.ancestors(first), start=1):
        steps[above] = number
    if second in steps:
        return steps[second]
    for number, above in enumerate(tree.ancestors(second), start=1):
        if above in steps:
            return number + steps[above]
    return MAX_DEPTH


def nearest_time(tree: Tree, parties: Parties, index: int, times: Sequence[Time]) -> Mark | None:
    """Return the time expression that dates a word: the nearest in the tree, then in the text."""
    dated = [mark for mark in parties.times if times[int(mark.refs[0])].start is not None]
    return min(dated, key=lambda mark: (_mark_distance(tree, mark, index), abs(mark.first - index)), default=None)


def _mark_distance(tree: Tree, mark: Mark, index: int) -> int:
    return min(distance(tree, index, token) for token in range(mark.first, mark.last))


def tell_when(
    tree: Tree, parties: Parties, index: int, times: Sequence[Time], head: ReportHead, status: EventStatus
) -> When:
    """Return the days of the event that a token carries.

    A sentence without a date takes the day of publication, with precision 2 or worse, where it tells news.
    """
    mark = nearest_time(tree, parties, index, times)
    if mark is not None:
        time = times[int(mark.refs[0])]
        if mark.relation == "since":
            return When(time.start, None, _precision(time.start, time.end), ongoing=True)
        if mark.relation in ("until", "before"):
            return When(None, time.end, None)
        return When(time.start, time.end, _precision(time.start, time.end))
    if head.published is None or status in ("background", "planned", "hypothetical", "called_for", "threatened"):
        return When(None, None, None)
    given = head.published_basis == "given"
    precision = {10: _DAYS if given else _WEEK, 7: _MONTH}.get(len(head.published), _YEAR)
    return When(head.published, head.published if status != "ongoing" else None, precision)


def _precision(start: str | None, end: str | None) -> int | None:
    if start is None:
        return None
    days = _days_between(start, end or start)
    bounds = ((1, _DAY), (6, _DAYS), (8, _WEEK), (31, _MONTH))
    return next((precision for most, precision in bounds if days <= most), _YEAR)


def _days_between(start: str, end: str) -> int:
    from datetime import date  # noqa: PLC0415

    if len(start) < len("2020-01-01") or len(end) < len("2020-01-01"):
        return 366 if len(start) == len("2020") else 31
    return (date.fromisoformat(end) - date.fromisoformat(start)).days + 1


def tell_where(tree: Tree, parties: Parties, index: int, places: Mapping[str, Place], targets: Sequence[int]) -> Where:
    """Return the place of the event that a token carries: of those that its sentence names, the nearest and finest."""
    candidates = []
    for mark in parties.places:
        place = places.get(mark.refs[0]) if mark.refs else None
        if place is None:
            continue
        steps = _mark_distance(tree, mark, index)
        is_target = any(mark.first <= token < mark.last for token in targets)
        locative = _is_locative(tree, mark) or is_target
        candidates.append((not locative, steps > 3, _coarseness(place), steps, mark.first, place))
    if not candidates:
        return Where(None, None)
    best = min(candidates, key=lambda candidate: candidate[:5])
    if best[0] and best[1]:
        return Where(None, None)
    return Where(best[5].id, _coarseness(best[5]))


def _is_locative(tree: Tree, mark: Mark) -> bool:
    prepositions = {tree.words[case] for token in range(mark.first, mark.last) for case in tree.dependents(token, "case")}
    if mark.first > 0:
        prepositions.add(tree.words[mark.first - 1])
    return bool(prepositions & _LOCATIVE)


def _coarseness(place: Place) -> int:
    return {"site": 1, "city": 1, "region": 4, "country": 6, "water": 7}.get(place.kind, 5)
