"""What the knowledge says of when an undated report can have been written: who is in office in it, what exists.

"President Obama" was written in his term, a report on the Government of National Accord not before it was formed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from dragoman.knowledge import ActorEntry, ActorIndex, Knowledge, folded
from dragoman.mentions.board import Board
from dragoman.mentions.institutions import LED
from dragoman.mentions.offices import name_beside, office_at
from dragoman.mentions.rivals import state_id
from dragoman.mentions.scene import Scene, build_scene
from dragoman.mentions.times.periods import make_day, month_of
from dragoman.mentions.times.scene import Bound, Clues, Known
from dragoman.mentions.times.shapes import Dated, Expression
from dragoman.mentions.view import View

# A group is named for some time after its end, an office for some days.
_REMEMBERED = timedelta(400)
_LAST_DAYS = timedelta(30)
_EARLIEST = date(1945, 1, 1)
_BODIES = frozenset(["government", "armed_group", "international_organisation"])
_REACH = 2  # sentences around one in which the words of a known day may stand
_FORMER = frozenset(["former", "late", "ex-president"])
_TITLE = 4  # words before a name in which it is told that an office is a former one
_MOST = 12  # bounds: more say the same again
_LATEST_YEAR = 2100


def find_clues(boards: Sequence[Board], knowledge: Knowledge, recognised: Sequence[Sequence[Expression]]) -> Clues:
    """Return what the knowledge tells of when a report was written: the arguments are those of `known_bounds`."""
    views = [board.view for board in boards]
    here, around = known_days(views, knowledge), known_days(views, knowledge, reach=_REACH)
    return Clues(known_bounds(boards, knowledge, recognised), (*here, *around), _horizon(knowledge.actors))


def known_bounds(
    boards: Sequence[Board], knowledge: Knowledge, recognised: Sequence[Sequence[Expression]]
) -> tuple[Bound, ...]:
    """Return the intervals that a report must have been written in by those whom it names.

    Sentences that bear a year tell history as often as news, and are left out.

    Args:
        boards: the sentences with the names spotted.
        knowledge: terms of office, and when groups and governments began and ended.
        recognised: the expressions of time of every sentence of the report.

    Returns:
        Stretches of time, tightest first; open ends are closed with the knowledge's own last day.
    """
    scene = build_scene(boards, knowledge, None)
    found: dict[str, Bound] = {}
    for board in boards:
        if _bears_year(recognised[board.view.index]):
            continue
        for bound in (*_terms(board, scene), *_existences(board, scene), *_careers(board, scene)):
            found.setdefault(bound.reason, bound)
    held = {bound.who for bound in found.values() if bound.sure}
    weighed = [bound for bound in found.values() if bound.sure or bound.who not in held]
    tightest = sorted(weighed, key=lambda bound: (not bound.sure, bound.last - bound.first, bound.first, bound.reason))
    return tuple(tightest[:_MOST])


def known_days(views: Sequence[View], knowledge: Knowledge, *, reach: int = 0) -> tuple[Known, ...]:
    """Return the known days that a report tells, each with the index of its sentence.

    Args:
        views: the sentences.
        knowledge: the known days.
        reach: sentences before and after one in which its words may stand as well.
    """
    texts = [folded(view.words) for view in views]
    around = ["".join(texts[max(0, at - reach) : at + reach + 1]) for at in range(len(texts))] if reach else texts
    return tuple(Known(views[at].index, day, near=not reach) for at, day in knowledge.chronology.told_in(texts, around))


def _bears_year(expressions: Iterable[Expression]) -> bool:
    return any(isinstance(one.shape, Dated) and one.shape.year is not None for one in expressions)


def _terms(board: Board, scene: Scene) -> list[Bound]:
    """Return the terms of the persons whom a sentence names with an office that they held once."""
    found: list[Bound] = []
    position = 0
    while position < len(board.view.words):
        office = office_at(board, position, scene)
        if office is None:
            position += 1
            continue
        position = max(position + 1, office.last)
        name = None if office.former else name_beside(board, office)
        of = office.of.entry.id if office.of is not None else None
        if name is not None and len(name.entries) == 1:
            term = _term(name.entries[0], office.title, of, scene.knowledge.actors)
            if term is not None:
                found.append(term)
    return found + _commands(board, scene.knowledge.actors)


def _commands(board: Board, actors: ActorIndex) -> list[Bound]:
    """Return the times in which those led whose fighters a sentence speaks of ("Haftar's soldiers")."""
    found: list[Bound] = []
    for hit in board.hits:
        entry = hit.entries[0]
        rest = board.view.after_possessive(hit.last)
        if entry.kind == "person" and rest > hit.last and board.view.lower_at(rest) in LED:
            led = [role for role in entry.roles if role.start is not None and role.of != (entry.country or "").lower()]
            if led:
                first = min(_first_day(role.start) for role in led)
                last = max(last_day(role.end, actors) for role in led) + _LAST_DAYS
                found.append(Bound(((first, last),), f"{entry.name} leads fighters: since {first.year}"))
    return found


def _term(person: ActorEntry, title: str, of: str | None, actors: ActorIndex) -> Bound | None:
    """Return from when to when a person held an office, in one term or several."""
    roles = [role for role in person.roles if actors.offices.get(role.office, role.office) == title]
    roles = [role for role in roles if of is None or state_id(role.of) == state_id(of)] or roles
    if not roles or any(role.start is None for role in roles):
        return None
    terms = _merged((_first_day(role.start), last_day(role.end, actors) + _LAST_DAYS) for role in roles)
    return Bound(
        terms, f"{person.name} is {title}: {_years(terms, open_end=not all(role.end for role in roles))}", who=person.id
    )


def _merged(terms: Iterable[tuple[date, date]]) -> tuple[tuple[date, date], ...]:
    """Return stretches of time in order, those that meet as one."""
    merged: list[tuple[date, date]] = []
    for first, last in sorted(terms):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def _years(terms: Sequence[tuple[date, date]], *, open_end: bool) -> str:
    """Return the years of some terms for a person to read."""
    closed = terms[:-1] if open_end else terms
    shown = [f"{first.year} to {last.year}" for first, last in closed]
    return ", ".join([*shown, f"since {terms[-1][0].year}"] if open_end else shown)


def _careers(board: Board, scene: Scene) -> list[Bound]:
    """Return the times in office of those whom a sentence names, with an office or without."""
    found: list[Bound] = []
    for hit in board.hits:
        entry = hit.entries[0]
        roles = [role for role in entry.roles if role.start is not None]
        before = board.view.lowers[max(0, hit.first - _TITLE) : hit.first]
        if entry.kind != "person" or len(hit.entries) > 1 or not roles or _FORMER & set(before):
            continue
        terms = _merged((_first_day(r.start), last_day(r.end, scene.knowledge.actors) + _LAST_DAYS) for r in roles)
        reason = f"{entry.name} in office {_years(terms, open_end=not all(role.end for role in roles))}"
        found.append(Bound(terms, reason, sure=False, who=entry.id))
    return found


def _existences(board: Board, scene: Scene) -> list[Bound]:
    """Return the spans in which the groups and governments that a sentence names existed."""
    found: list[Bound] = []
    for hit in board.hits:
        if hit.first < board.body:
            continue  # "TRIPOLI - Government troops": the city of a dateline names nobody
        if len(hit.entries) == 1 and hit.forms[0] in ("name", "acronym") and hit.entries[0].kind in _BODIES:
            entry = hit.entries[0]
            if entry.start is None:
                continue
            last = last_day(entry.end, scene.knowledge.actors) + (_REMEMBERED if entry.end else timedelta(0))
            years = f"{entry.start[:4]} to {entry.end[:4]}" if entry.end else f"since {entry.start[:4]}"
            found.append(Bound(((_first_day(entry.start), last),), f"{entry.name} existed {years}"))
    return found


def _first_day(reduced: str | None) -> date:
    """Return the first day of a reduced ISO date."""
    if reduced is None:
        return _EARLIEST
    numbers = [int(part) for part in reduced.split("-")]
    return make_day(*[*numbers, 1, 1][:3]) or _EARLIEST


def last_day(reduced: str | None, actors: ActorIndex) -> date:
    """Return the last day of a reduced ISO date, the knowledge's own last day where it is open."""
    if reduced is None:
        return _horizon(actors)
    numbers = [int(part) for part in reduced.split("-")]
    if len(numbers) == 3:
        return make_day(*numbers) or _horizon(actors)
    return month_of(numbers[0], numbers[1] if len(numbers) == 2 else 12).end


@lru_cache(maxsize=2)
def _horizon(actors: ActorIndex) -> date:
    """Return the end of the last year that the knowledge tells anything of."""
    days = [
        day
        for entry in actors.entries.values()
        for day in (entry.start, entry.end, *(day for role in entry.roles for day in (role.start, role.end)))
        if day is not None and day[:4] < str(_LATEST_YEAR)
    ]
    return date(int(max(days, default="2000")[:4]), 12, 31)
