"""When and where an event was: the times and places of its clause, with their precision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from dragoman.events.attachment import ABOVE, BELOW, ELSEWHERE, attachment
from dragoman.events.clause import Tree
from dragoman.events.parties import Parties
from dragoman.events.place_precision import precision_of, told_precision
from dragoman.knowledge import Gazetteer
from dragoman.record import EventStatus, Mark, Mentions, Place, Time

_DAY, _DAYS, _WEEK, _MONTH, _YEAR = 1, 2, 3, 4, 5
_UNREAL = frozenset({"planned", "hypothetical", "called_for", "threatened"})
_LOCATIVE = frozenset(
    """in at near from inside outside around across on off along throughout within between towards toward into over
    north south east west of""".split()
)


class When(Struct, frozen=True):
    """The days of an event.

    Attributes:
        start: first day, ISO date, or None.
        end: last day, or None where it runs on or is not known.
        precision: UCDP date_prec, 1 to 5, or None without a day.
        ongoing: the text says that it runs on ("since April").
        told: an expression of time says so; else the day is that of publication.
    """

    start: str | None = None
    end: str | None = None
    precision: int | None = None
    ongoing: bool = False
    told: bool = False


class Where(Struct, frozen=True):
    """The place of an event.

    Attributes:
        place: id, or None.
        precision: UCDP where_prec, 1 to 7, or None.
    """

    place: str | None = None
    precision: int | None = None


def tell_when(
    tree: Tree, parties: Parties, index: int, mentions: Mentions, status: EventStatus, *, lasting: bool
) -> When:
    """Return the days of the event that a token carries.

    An event that has happened cannot be dated after the report. Where no time belongs to its clause, news takes the
    day of publication, with precision 2 or worse; background and what is to come take none.
    """
    head, times = mentions.head, mentions.times
    latest = head.published_range[1] if head.published_range else head.published
    dated = []
    for mark in parties.times:
        start = times[int(mark.refs[0])].start
        rank = attachment(tree, mark, index)
        ahead = start is not None and latest is not None and start[: len(latest)] > latest[: len(start)]
        if mark.relation == "since" and not lasting:
            continue
        if start is not None and rank <= ABOVE and not (ahead and status not in _UNREAL):
            dated.append((rank, abs(mark.first - index), mark))
    if dated:
        mark = min(dated, key=lambda found: found[:2])[2]
        return _dated(mark, times, parties)
    if head.published is None or status == "background" or status in _UNREAL:
        return When()
    given = head.published_basis == "given"
    precision = {10: _DAYS if given else _WEEK, 7: _MONTH}.get(len(head.published), _YEAR)
    return When(head.published, head.published, precision)


def tell_effect(tree: Tree, parties: Parties, index: int, times: Sequence[Time]) -> str | None:
    """Return the day from which what a token speaks of is to hold ("a truce from midnight on Sunday"), or None."""
    ranked = [(attachment(tree, mark, index), mark) for mark in parties.times if times[int(mark.refs[0])].start]
    inside = [mark for rank, mark in ranked if rank == BELOW] or [mark for rank, mark in ranked if rank < ABOVE]
    starting = [mark for mark in inside if mark.relation in ("since", "at", "after")]
    return times[int(starting[0].refs[0])].start if starting else None


def tell_where(
    tree: Tree, parties: Parties, index: int, places: Mapping[str, Place], targets: Sequence[int], gazetteer: Gazetteer
) -> Where:
    """Return the place of the event that a token carries: the finest that its clause names, then the nearest."""
    candidates = []
    for mark in parties.places:
        place = places.get(mark.refs[0]) if mark.refs else None
        if place is None:
            continue
        rank = attachment(tree, mark, index)
        is_target = any(mark.first <= token < mark.last for token in targets)
        if is_target or (rank < BELOW and _is_locative(tree, mark)):
            candidates.append((rank > ABOVE, _coarseness(place), rank, abs(mark.first - index), place, mark))
        elif rank not in (BELOW, ELSEWHERE):
            candidates.append((True, _coarseness(place), rank, abs(mark.first - index), place, mark))
    if not candidates:
        return Where()
    *_, best, mark = min(candidates, key=lambda candidate: candidate[:4])
    return Where(best.id, told_precision(tree, mark, best, gazetteer.get(best.id)))


def where_of(place: Place, gazetteer: Gazetteer) -> Where:
    """Return a place with its precision."""
    return Where(place.id, precision_of(place, gazetteer.get(place.id)))


def _dated(mark: Mark, times: Sequence[Time], parties: Parties) -> When:
    number = int(mark.refs[0])
    time = times[number]
    if mark.relation == "until":
        since = next((one for one in parties.times if one.relation == "since" and one.last == mark.first - 1), None)
        if since is not None:
            mark, time = since, times[int(since.refs[0])]
    if mark.relation == "since":
        until = next((other for other in parties.times if other.relation == "until" and other.first > mark.first), None)
        if until is not None:  # "from 3 to 7 March"
            end = times[int(until.refs[0])].end
            return When(time.start, end, _precision(time.start, end), told=True)
        return When(time.start, None, _precision(time.start, time.end), ongoing=True, told=True)
    if mark.relation in ("until", "before"):
        return When(None, time.end, told=True)
    return When(time.start, time.end, _precision(time.start, time.end), told=True)


def _precision(start: str | None, end: str | None) -> int | None:
    if start is None:
        return None
    days = _days_between(start, end or start)
    bounds = ((1, _DAY), (6, _DAYS), (8, _WEEK), (31, _MONTH))
    return next((precision for most, precision in bounds if days <= most), _YEAR)


def _days_between(start: str, end: str) -> int:
    if len(start) < len("2020-01-01") or len(end) < len("2020-01-01"):
        return 366 if len(start) == len("2020") else 31
    return (date.fromisoformat(end) - date.fromisoformat(start)).days + 1


def _is_locative(tree: Tree, mark: Mark) -> bool:
    inside = range(mark.first, mark.last)
    prepositions = {tree.words[case] for token in inside for case in tree.dependents(token, "case")}
    if mark.first > 0:
        prepositions.add(tree.words[mark.first - 1])
    return bool(prepositions & _LOCATIVE)


def _coarseness(place: Place) -> int:
    return {"site": 1, "city": 1, "region": 4, "country": 6, "water": 7}.get(place.kind, 5)
