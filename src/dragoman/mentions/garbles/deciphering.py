"""Whom a garbled name means: asked key by key, and judged by the country, the day and whom else the report names.

Only actors at hand are considered: of the countries that the report points to, or bound up with an actor that it names.
A garbled name that fits two of them is left alone.
"""

from __future__ import annotations

from msgspec import Struct

from dragoman.knowledge import ActorEntry
from dragoman.knowledge.name_keys import merged
from dragoman.mentions.garbles.translating import WEAK
from dragoman.mentions.garbles.ways import CUT, LOOSE, STRICT, TORN, TRANSLATED, Asked, Way, asked_for
from dragoman.mentions.scene import Scene

_SHORTEST = 5  # letters
_LONG = 8  # letters: words run together that are so long mean one actor in the whole world
_COMPARED = 6  # countries whose names are compared one by one
_YEARS_AFTER = 15  # that a person is still spoken of after the last office
_YEARS_NEAR = 2
# Names so worn that a part of one is nobody's.
_COMMON = frozenset(
    """army armed force forces guard national police coast air navy party council democratic committee united states
    union supreme court republic people general ministry department security movement front liberation government
    islamic international federal state group organisation organization popular""".split()
)


class Guess(Struct, frozen=True):
    """Whom a garbled name probably means.

    Attributes:
        entry: the actor.
        score: how sure that is, 0 to 1.
        shortened: the words are part of the actor's own name, and none of them is wrong.
    """

    entry: ActorEntry
    score: float
    shortened: bool = False


def decipher(name: str, scene: Scene, *, torn: bool = False, loosely: bool = False) -> Guess | None:
    """Return whom a name that the knowledge lacks means, None where nobody at hand is like enough.

    Args:
        name: the words as the text has them.
        scene: the report.
        torn: ask only for names torn into words or robbed of letters, which may end in words of any sort.
        loosely: ask for likeness and for parts too; the words must be known to name somebody.
    """
    key = (name, torn, loosely)
    if key not in scene.deciphered:
        ways = TORN if torn else STRICT + LOOSE if loosely else STRICT
        scene.deciphered[key] = _decipher(name, scene, ways)
    return scene.deciphered[key]


def _decipher(name: str, scene: Scene, ways: tuple[Way, ...]) -> Guess | None:
    asked = asked_for(name, scene.knowledge.garbles.meanings)
    row = merged(asked.tokens)
    if len(row) < _SHORTEST:
        return None
    for way in ways:
        best = _only(_found(way, asked, scene), scene)
        if best is not None:
            return Guess(best, round(min(0.95, way.sure + 0.05 * is_bound(best, scene)), 2), way is CUT)
    everywhere = scene.knowledge.actors.run_together(row) if len(row) >= _LONG else ()
    best = _only([entry for entry in everywhere if is_timely(entry, scene)], scene)
    return Guess(best, ways[0].sure - 0.1) if best is not None else None


def _found(way: Way, asked: Asked, scene: Scene) -> list[ActorEntry]:
    """Return the actors at hand whose names, garbled in a way, are the one that is asked for, each once."""
    find = way.undo(asked)
    if find is None:
        return []
    near = scene.forms_at_hand
    if way.compared:
        near = near[:_COMPARED] + near[max(_COMPARED, len(near) - 1) :]
    ids = dict.fromkeys(form.actor for form in find(near))
    entries = filter(None, map(scene.knowledge.actors.get, ids))
    return [entry for entry in entries if _may_be(way, asked.tokens, entry, scene)]


def _may_be(way: Way, tokens: tuple[str, ...], entry: ActorEntry, scene: Scene) -> bool:
    """Tell whether an actor may be meant on the report's day; one who is only like must be there just then."""
    if not is_timely(entry, scene):
        return False
    if way is TRANSLATED and sum(token not in WEAK for token in tokens) == 1:
        return is_bound(entry, scene)
    if way is CUT and _COMMON.issuperset(tokens):
        return is_bound(entry, scene)
    return not way.like or is_bound(entry, scene) or is_current(entry, scene)


def _only(entries: list[ActorEntry], scene: Scene) -> ActorEntry | None:
    """Return the only one of those found, or the only one who is bound up with another actor of the report."""
    for narrower in (
        lambda entry: is_bound(entry, scene),
        lambda entry: entry.country == scene.main,
        lambda entry: entry.kind in ("person", "armed_group"),
        lambda entry: is_current(entry, scene),
    ):
        if len(entries) > 1:
            entries = [entry for entry in entries if narrower(entry)] or entries
    return entries[0] if len(entries) == 1 else None


def is_timely(entry: ActorEntry, scene: Scene) -> bool:
    """Tell whether an actor may be spoken of on the report's day: groups that exist, persons not long out of office."""
    if entry.kind != "person":
        return scene.is_active(entry) or _near(None, entry.end, scene, 2)
    return not entry.roles or _near(*_service(entry), scene, _YEARS_AFTER)


def is_current(entry: ActorEntry, scene: Scene) -> bool:
    """Tell whether a group exists, or a person holds an office, about the report's day."""
    if entry.kind != "person":
        return scene.is_active(entry)
    return scene.day is not None and any(_near(role.start, role.end, scene, _YEARS_NEAR) for role in entry.roles)


def _service(person: ActorEntry) -> tuple[str | None, str | None]:
    starts, ends = [role.start for role in person.roles], [role.end for role in person.roles]
    return min(filter(None, starts), default=None), None if None in ends else max(filter(None, ends), default=None)


def _near(start: str | None, end: str | None, scene: Scene, years: int) -> bool:
    """Tell whether a stretch of time comes within some years of the report's day."""
    if scene.day is None:
        return True
    year = int(scene.day[:4])
    return int((start or "0000")[:4]) - years <= year <= int((end or "9999")[:4]) + years


def is_bound(entry: ActorEntry, scene: Scene) -> bool:
    """Tell whether an actor is bound up with one that the report names: leader, member, enemy or backer."""
    ties = {*entry.opposes, *entry.backers, *(role.of for role in entry.roles), *(one.id for one in entry.part_of)}
    return entry.id in scene.ties or bool({tie for tie in ties if "." in tie} & scene.ids)
