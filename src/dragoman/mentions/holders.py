"""Who holds an office where no name stands beside it: by what the report said, else by the knowledge on its day."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from dragoman.knowledge.entries import ActorEntry
from dragoman.mentions.board import Board, Entity, entity_of
from dragoman.mentions.lexicon import Organ
from dragoman.mentions.memory import Memory
from dragoman.mentions.qualifiers import Qualifier
from dragoman.mentions.scene import Scene
from dragoman.mentions.search import Search
from dragoman.mentions.standing import Context, heads_of
from dragoman.mentions.titles import OFFICE_ORGAN, VAGUE_OFFICES
from dragoman.record import Resolution

_LEADERS = frozenset(["leader", "commander", "ruler", "general"])
_FALLEN = frozenset(["ousted", "deposed", "toppled", "overthrown"])
_RECENT = 3  # years
_LATE = 7  # days by which news of an office may lag behind its change
_WHOLE_DAY = len("2000-01-31")
_FORCES: dict[str, Organ] = {
    "army": "mil",
    "military": "mil",
    "police": "pol",
    "navy": "mil",
    "court": "jud",
    "parliament": "leg",
}


class Office(Struct, frozen=True):
    """An office in the text, with what qualifies it.

    Attributes:
        first: first word of the title, its adjectives included.
        last: index after the title.
        title: the office as the knowledge calls it.
        of: whose office it is, where a name says so.
        start: first word of the whole phrase.
        end: index after the whole phrase without a name.
        former: held before.
        words: title and adjectives in lower case.
    """

    first: int
    last: int
    title: str
    of: Qualifier | None
    start: int
    end: int
    former: bool
    words: tuple[str, ...]


def remember_office(memory: Memory, context: Context, entity: Entity) -> None:
    """Remember who holds an office that the report goes on to name without its holder ("the minister")."""
    if context.office and not context.former:
        memory.offices[context.office] = entity
        if context.of is not None:
            memory.offices[f"{context.of.id} {context.office}"] = entity


def holder_of(board: Board, office: Office, context: Context, search: Search) -> tuple[Entity, Resolution] | None:
    """Return whom an office without a name means: its holder, else the body that it belongs to; None where unclear.

    Args:
        board: the sentence.
        office: the office in the text.
        context: the office as the knowledge calls it, and whose it is.
        search: the report.
    """
    title, of = context.office or office.title, context.of
    if of is None:
        return _own_holder(board, office, search)
    before = search.memory.offices.get(f"{of.id} {title}")
    if before is not None and not office.former:
        return before, Resolution("role", 0.95)
    fallen = _fallen_holder(office, of, title, search.scene)
    if fallen is not None:
        return entity_of(fallen), Resolution("role", 0.6)
    if office.former or "deputy" in office.words or "vice" in office.words:
        return _body(office, of, search.scene), Resolution("role", 0.5)
    holders = holders_of(of, title, search.scene)
    if holders:
        sure = 0.9 if search.scene.day is not None and len(holders) == 1 else 0.6
        return entity_of(holders[0]), Resolution("role", sure)
    return _body(office, of, search.scene), Resolution("role", 0.6)


def _own_holder(board: Board, office: Office, search: Search) -> tuple[Entity, Resolution] | None:
    """Return whom "the president" means in this report: the one named so before, else that of its country."""
    definite = board.view.lower_at(office.start - 1) == "the" or (
        office.start == 0 and office.title not in VAGUE_OFFICES
    )
    if not definite:
        return None
    if _FALLEN.intersection(office.words):
        return _fallen_here(office, search)
    if office.former:
        return None
    before = search.memory.offices.get(office.title) or _of_that_rank(office.title, search.memory)
    if before is not None:
        return before, Resolution("context", 0.8)
    if search.scene.focus is None or office.title in VAGUE_OFFICES:
        return None
    # "The commander" of nobody in particular is no head of the state.
    state = search.scene.state(search.scene.focus)
    holders = _on_day(state, office.title, search.scene) if state is not None else ()
    return (entity_of(holders[0]), Resolution("context", 0.6)) if holders else None


def _fallen_here(office: Office, search: Search) -> tuple[Entity, Resolution] | None:
    """Return whom "the ousted leader" means: who last lost the highest office of the report's own country."""
    state = search.scene.state(search.scene.main) if search.scene.main else None
    titles = ("president", "prime minister") if office.title in _LEADERS else (office.title,)
    for title in titles:
        fallen = _fallen(state, title, search.scene) if state is not None else None
        if fallen is not None:
            return entity_of(fallen), Resolution("context", 0.5)
    return None


def _fallen_holder(office: Office, of: ActorEntry, title: str, scene: Scene) -> ActorEntry | None:
    """Return who lost an office: "the ousted president", and days after a coup "the elected president"."""
    if _FALLEN.intersection(office.words):
        return _fallen(of, title, scene)
    elected = "elected" in office.words and not {"newly", "new", "just"}.intersection(office.words)
    return next(iter(_just_before(of, title, scene)), None) if elected else None


def _of_that_rank(title: str, memory: Memory) -> Entity | None:
    """Return the minister of any kind last named for "the minister"."""
    if title != "minister":
        return None
    named = (held for office, held in reversed(memory.offices.items()) if office.endswith(" minister"))
    return next((held for held in named if held.kind == "person"), None)


def holders_of(of: ActorEntry, title: str, scene: Scene) -> tuple[ActorEntry, ...]:
    """Return who held an office of an actor on the report's day; a leader is whoever heads it."""
    found = _on_day(of, title, scene)
    if not found and of.successor is not None:  # "the Zairean president"
        successor = scene.knowledge.actors.get(of.successor)
        found = _on_day(successor, title, scene) if successor is not None else ()
    return found or (heads_of(of, scene) if title in _LEADERS else ())


def _on_day(of: ActorEntry, title: str, scene: Scene) -> tuple[ActorEntry, ...]:
    """Return who held an office on the report's day, in an acting capacity too, else until just before it."""
    actors = scene.knowledge.actors
    found = actors.office_holders(of.id, title, scene.day)
    if found:
        return _before_change(found, title, scene)
    acting = (actors.office_holders(of.id, f"{how} {title}", scene.day) for how in ("acting", "interim"))
    return next(filter(None, acting), ()) or _just_before(of, title, scene)


def _just_before(of: ActorEntry, title: str, scene: Scene) -> tuple[ActorEntry, ...]:
    """Return who held an office until some days before the report: news of a fall or a death is told afterwards."""
    if scene.day is None or len(scene.day) != _WHOLE_DAY:
        return ()
    since = (date.fromisoformat(scene.day) - timedelta(days=_LATE)).isoformat()
    held = scene.knowledge.actors.office_holders(of.id, title, since)
    return tuple(
        one
        for one in held
        if any(role.office == title and role.end and since <= role.end <= scene.day for role in one.roles)
    )


def _before_change(found: tuple[ActorEntry, ...], title: str, scene: Scene) -> tuple[ActorEntry, ...]:
    """Return the holders of a day, where the office changed hands on that very day the earlier one first."""
    if len(found) < 2 or scene.day is None:
        return found
    ending = [one for one in found if any(role.end == scene.day and role.office == title for role in one.roles)]
    return (*ending, *(one for one in found if one not in ending))


def _fallen(of: ActorEntry, title: str, scene: Scene) -> ActorEntry | None:
    """Return who last lost an office not long before the report's day ("the ousted president")."""
    if scene.day is None:
        return None
    held = scene.knowledge.actors.office_holders(of.id, title, None)
    ended = [
        (role.end, one.id, one)
        for one in held
        for role in one.roles
        if role.end is not None and role.end[:10] <= scene.day and int(scene.day[:4]) - int(role.end[:4]) < _RECENT
    ]
    return max(ended)[2] if ended else None


def _body(office: Office, of: ActorEntry, scene: Scene) -> Entity:
    """Return the body for which an unnamed official stands."""
    if of.kind != "country" or of.country is None:
        return entity_of(of)
    organ = next((_FORCES[word] for word in office.words if word in _FORCES), OFFICE_ORGAN.get(office.title, "gov"))
    if office.title == "leader" and ("rebel" in office.words or "opposition" in office.words):
        return (
            scene.crowd("rebels", "reb", of.country)
            if "rebel" in office.words
            else scene.crowd("opposition", "opp", of.country)
        )
    return scene.organ(of.country, organ)


def title_of_counterpart(office: Office, search: Search) -> str:
    """Return the office; for a counterpart that of the person named last."""
    if office.title != "counterpart":
        return office.title
    last = search.memory.last(frozenset(["person"]))
    entry = search.scene.knowledge.actors.get(last.entities[0].id) if last else None
    if entry is None:
        return next(
            (
                key
                for key, held in reversed(search.memory.offices.items())
                if last and held.id == last.entities[0].id and " " not in key
            ),
            "leader",
        )
    held = [
        role.office
        for role in entry.roles
        if search.scene.day is None
        or ((role.start or "") <= search.scene.day and (role.end or "9") >= search.scene.day)
    ]
    return held[0] if held else "leader"
