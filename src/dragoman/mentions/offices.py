"""Holders of offices: "Turkish President Recep Tayyip Erdogan", "the Houthi leader", "his Russian counterpart"."""

from __future__ import annotations

from msgspec import Struct

from dragoman.knowledge.entries import ActorEntry
from dragoman.mentions.board import Board, Entity, entity_of
from dragoman.mentions.lexicon import (
    BETWEEN,
    FORMER,
    HONORIFICS,
    LONGEST_OFFICE,
    MINISTRIES,
    OFFICE_ORGAN,
    OFFICE_WORDS,
    OFFICES,
    VAGUE_OFFICES,
    Organ,
)
from dragoman.mentions.memory import Memory
from dragoman.mentions.persons import Context, heads_of, identify
from dragoman.mentions.qualifiers import NameWords, Qualifier, name_from, name_until, qualifier_before, qualifier_of
from dragoman.mentions.scene import Scene
from dragoman.mentions.search import Search
from dragoman.record import Resolution

_LEADERS = frozenset(["leader", "commander", "ruler", "general"])
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


def find_offices(board: Board, search: Search) -> None:
    """Put down every holder of an office in a sentence.

    Args:
        board: the sentence; mentions are put on it.
        search: the report, what it has named before, and its doubts.
    """
    position = 0
    while position < len(board.view.words):
        office = _office_at(board, position, search.scene)
        if office is None:
            position += 1
            continue
        position = max(position + 1, office.last)
        if board.is_free(office.first, office.last):
            _put(board, office, search)


def _office_at(board: Board, position: int, scene: Scene) -> Office | None:
    """Return the office whose title begins at a word, with its qualifier, or None."""
    view = board.view
    for length in range(min(LONGEST_OFFICE, len(view.words) - position), 0, -1):
        words = (view.lowers[position].removeprefix("ex-"), *view.lowers[position + 1 : position + length])
        if words in OFFICES and board.covering(position) is None:
            return _qualified(board, position, position + length, OFFICES[words], scene)
    return None


def _qualified(board: Board, first: int, last: int, title: str, scene: Scene) -> Office:
    view = board.view
    start = first
    while start > 0 and (
        view.lowers[start - 1] in OFFICE_WORDS
        or view.lowers[start - 1] in MINISTRIES
        or view.lowers[start - 1] in BETWEEN
    ):
        if board.covering(start - 1) is not None:
            break
        start -= 1
    words = view.lowers[start:last]
    former = bool(FORMER.intersection(words)) or view.lowers[first].startswith("ex-")
    before = qualifier_before(board, start, scene)
    if before is not None and before.entry.kind not in ("person", "media"):
        return Office(start, last, title, before, before.first, last, former, words)
    if view.lower_at(last) in ("of", "for", "to"):
        after = last + 2 if view.lower_at(last + 1) == "the" else last + 1
        hit = board.starting.get(after)
        if hit is not None and hit.entries[0].kind != "person":
            return Office(start, last, title, qualifier_of(hit, scene), start, hit.last, former, words)
    if view.cased:
        while start < first and view.lowers[start] not in OFFICE_WORDS:
            start += 1
    return Office(start, last, title, None, start, last, former, words)


def _put(board: Board, office: Office, search: Search) -> None:
    of = office.of.entry if office.of else None
    context = Context(_title_of_counterpart(office, search), of, of.country if of else None, office.former)
    name = _name_beside(board, office)
    if name is not None:
        _put_named(board, office, name, context, search)
    elif not board.view.lowers[office.last - 1].endswith("s") or office.title == "counterpart":
        _put_unnamed(board, office, context, search)
    elif office.of is not None and board.view.lowers[office.last - 1] in ("presidents", "ministers", "premiers"):
        _put_pair(board, office, context, search)


def _name_beside(board: Board, office: Office) -> NameWords | None:
    """Return the name that the title belongs to: behind it, behind a comma, or before a comma."""
    view = board.view
    at = office.end
    while view.lower_at(at) in HONORIFICS:
        at += 1
    name = name_from(board, at) if at < len(view.words) else None
    if name is not None and (name.entries or name.tagged or office.of is not None or view.is_capital(office.first)):
        return name
    if view.lower_at(office.end) == ",":
        name = name_from(board, office.end + 1) if office.end + 1 < len(view.words) else None
        if name is not None and (name.entries or name.tagged):
            return name
    at = office.start - 1
    if view.lower_at(at) in ("the", "a", "its", "their"):
        at -= 1
    return name_until(board, at) if at > 0 and view.lower_at(at) == "," else None


def _put_named(board: Board, office: Office, name: NameWords, context: Context, search: Search) -> None:
    text = board.view.text(name.first, name.last)
    known = search.memory.surnames.get(text.rsplit(" ", 1)[-1].casefold())
    person = identify(text, name.entries, context, search.scene)
    entity, resolution = person.entity, person.resolution
    if resolution.basis == "unresolved" and known is not None and len(text.split()) == 1:
        entity, resolution = known, Resolution("context", 0.9)
    search.doubter.doubt_name(board.view, name.first, name.last, person)
    search.memory.keep_person(text, entity)
    _remember_office(search.memory, context, entity)
    adjacent = name.first >= office.end and "," not in board.view.lowers[office.end : name.first]
    if adjacent:
        board.put(office.start, name.last, (entity,), resolution, "name")
        return
    board.put(office.start, office.end, (entity,), Resolution("role", min(0.95, resolution.score)), "office")
    board.put(name.first, name.last, (entity,), resolution, "name")


def _remember_office(memory: Memory, context: Context, entity: Entity) -> None:
    if context.office and not context.former:
        memory.offices[context.office] = entity
        if context.of is not None:
            memory.offices[f"{context.of.id} {context.office}"] = entity


def _put_unnamed(board: Board, office: Office, context: Context, search: Search) -> None:
    """Put down an office without a name: its holder on the day, else the body that the office belongs to."""
    found = _holder(board, office, context, search)
    if found is not None:
        board.put(office.start, office.end, (found[0],), found[1], "office")


def _holder(board: Board, office: Office, context: Context, search: Search) -> tuple[Entity, Resolution] | None:
    title, of = context.office or office.title, context.of
    if of is None:
        return _own_holder(board, office, search)
    before = search.memory.offices.get(f"{of.id} {title}")
    if before is not None and not office.former:
        return before, Resolution("role", 0.95)
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
    if not definite or office.former:
        return None
    before = search.memory.offices.get(office.title)
    if before is not None:
        return before, Resolution("context", 0.8)
    state = search.scene.state(search.scene.focus) if search.scene.focus and office.title not in VAGUE_OFFICES else None
    holders = holders_of(state, office.title, search.scene) if state else ()
    return (entity_of(holders[0]), Resolution("context", 0.6)) if holders else None


def holders_of(of: ActorEntry, title: str, scene: Scene) -> tuple[ActorEntry, ...]:
    """Return who held an office of an actor on the report's day; a leader is whoever heads it."""
    found = scene.knowledge.actors.office_holders(of.id, title, scene.day)
    return found or (heads_of(of, scene) if title in _LEADERS else ())


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


def _title_of_counterpart(office: Office, search: Search) -> str:
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


def _put_pair(board: Board, office: Office, context: Context, search: Search) -> None:
    """Put down "the Turkish and Russian presidents": one holder for each adjective."""
    if office.of is None:
        return
    title = office.title
    first = office.of.first
    holder = _holder(board, office, context, search)
    if holder is not None:
        board.put(first, office.end, (holder[0],), holder[1], "office")
    while first >= 2 and board.view.lower_at(first - 1) in ("and", ",", "&"):
        other = qualifier_before(board, first - 1, search.scene)
        if other is None:
            return
        found = _holder(board, office, Context(title, other.entry, other.entry.country), search)
        if found is not None:
            board.put(other.first, other.last, (found[0],), found[1], "office")
        first = other.first
