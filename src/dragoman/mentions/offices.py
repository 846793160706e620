"""Holders of offices: "Turkish President Recep Tayyip Erdogan", "the Houthi leader", "his Russian counterpart"."""

from __future__ import annotations

from dragoman.mentions.board import ActorHit, Board, entity_of
from dragoman.mentions.holders import Office, holder_of, remember_office, title_of_counterpart
from dragoman.mentions.lexicon import BETWEEN, HONORIFICS
from dragoman.mentions.persons import identify
from dragoman.mentions.qualifiers import NameWords, name_from, name_until, qualifier_before, qualifier_of
from dragoman.mentions.scene import Scene
from dragoman.mentions.search import Search
from dragoman.mentions.standing import Context
from dragoman.mentions.titles import (
    FORMER,
    MINISTRIES,
    OFFICE_STARTS,
    OFFICE_WORDS,
    OFFICES,
)
from dragoman.record import Resolution

_PLURALS = frozenset(
    ["presidents", "ministers", "premiers", "chancellors", "kings", "leaders", "envoys", "ambassadors", "chiefs"]
)
_GROUPS = frozenset({"armed_group", "military", "party", "international_organisation", "organisation", "government"})
_LISTING = frozenset(["and", ",", "&", "of", "the"])


def find_offices(board: Board, search: Search) -> None:
    """Put down every holder of an office in a sentence.

    Args:
        board: the sentence; mentions are put on it.
        search: the report, what it has named before, and its doubts.
    """
    position = 0
    while position < len(board.view.words):
        office = office_at(board, position, search.scene)
        if office is None:
            position += 1
            continue
        position = max(position + 1, office.last)
        if board.is_free(office.first, office.last):
            _put(board, office, search)


def office_at(board: Board, position: int, scene: Scene) -> Office | None:
    """Return the office whose title begins at a word, with its qualifier, or None.

    Args:
        board: the sentence with the names spotted.
        position: the word.
        scene: the report, which settles whose office it is.
    """
    view = board.view
    head = view.lowers[position].removeprefix("ex-")
    most = OFFICE_STARTS.get(head)
    if most is None:
        return None
    for length in range(min(most, len(view.words) - position), 0, -1):
        words = (head, *view.lowers[position + 1 : position + length])
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
        if view.lower_at(before.first - 1) in FORMER:  # "the former Colombian president"
            former, words = True, (view.lower_at(before.first - 1), *words)
        return Office(start, last, title, before, before.first, last, former, words)
    if view.lower_at(last) in ("of", "for", "to"):
        after = last + 2 if view.lower_at(last + 1) == "the" else last + 1
        hit = board.starting.get(after)
        owned = board.starting.get(view.after_possessive(hit.last)) if hit is not None else None
        if hit is not None and owned is not None and view.is_possessive(hit.last):
            hit = owned  # "the head of Iran's Quds Force" heads the force
        if hit is not None and hit.entries[0].kind != "person":
            return Office(start, last, title, qualifier_of(hit, scene), start, hit.last, former, words)
    if view.cased:
        while start < first and view.lowers[start] not in OFFICE_WORDS:
            start += 1
    return Office(start, last, title, None, start, last, former, words)


def _put(board: Board, office: Office, search: Search) -> None:
    of = office.of.entry if office.of else None
    context = Context(title_of_counterpart(office, search), of, of.country if of else None, office.former)
    name = name_beside(board, office)
    if name is not None:
        _put_named(board, office, name, context, search)
    elif not board.view.lowers[office.last - 1].endswith("s") or office.title == "counterpart":
        _put_unnamed(board, office, context, search)
    elif office.of is not None and board.view.lowers[office.last - 1] in _PLURALS:
        _put_several(board, office, context, search)


def name_beside(board: Board, office: Office) -> NameWords | None:
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
    if view.token(office.last - 1).deprel == "nsubj":
        return None  # "the body was that of X, the army commander said"
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
    remember_office(search.memory, context, entity)
    adjacent = name.first >= office.end and "," not in board.view.lowers[office.end : name.first]
    if adjacent:
        board.put(office.start, name.last, (entity,), resolution, "name")
        _put_group(board, office)
        return
    board.put(office.start, office.end, (entity,), Resolution("role", min(0.95, resolution.score)), "office")
    _put_group(board, office)
    board.put(name.first, name.last, (entity,), resolution, "name")


def _put_group(board: Board, office: Office) -> None:
    """Put down the group in a person's title as somebody of its own; a state is only whose office it is."""
    of = office.of
    if of is not None and of.entry.kind in _GROUPS and of.form in ("name", "acronym"):
        board.name_inside(of.first, of.last, entity_of(of.entry))


def _put_unnamed(board: Board, office: Office, context: Context, search: Search) -> None:
    """Put down an office without a name: its holder on the day, else the body that the office belongs to."""
    if board.view.lower_at(office.start - 1) in ("a", "an"):
        search.memory.offices.pop(office.title, None)  # "the commander" is from here on the one told of here
    found = holder_of(board, office, context, search)
    if found is not None:
        board.put(office.start, office.end, (found[0],), found[1], "office")
        if found[0].kind == "person" and office.of is not None:
            remember_office(search.memory, context, found[0])


def _put_several(board: Board, office: Office, context: Context, search: Search) -> None:
    """Put down the holders of one office in several states."""
    if office.of is None:
        return
    if office.of.first >= office.last:
        _put_listed(board, office, context, search)
    else:
        _put_pair(board, office, context, search)


def _put_listed(board: Board, office: Office, context: Context, search: Search) -> None:
    """Put down "the presidents of Turkey and Russia" as one mention of all of them."""
    holders = [found for found in (holder_of(board, office, context, search),) if found is not None]
    last = office.end
    while (hit := _next_of_list(board, last)) is not None:
        of = qualifier_of(hit, search.scene)
        if of.form not in ("name", "acronym") or of.entry.kind == "person":
            break
        found = holder_of(board, office, Context(office.title, of.entry, of.entry.country), search)
        holders += [found] if found is not None else []
        last = hit.last
    if holders:
        sure = min((resolution for _, resolution in holders), key=lambda one: one.score)
        entities = {entity.id: entity for entity, _ in holders}
        board.put(office.start, last, tuple(entities.values()), sure, "office")


def _next_of_list(board: Board, last: int) -> ActorHit | None:
    """Return the name that a list goes on with behind a comma or "and", or None."""
    at = last
    while at < last + 4 and board.view.lower_at(at) in _LISTING:
        at += 1
    linked = {"and", ",", "&"}.intersection(board.view.lowers[last:at])
    hit = board.starting.get(at) if linked else None
    if hit is None or board.view.lower_at(hit.last) in OFFICE_STARTS or board.view.is_possessive(hit.last):
        return None  # "the presidents of France and Egypt and the | German chancellor"
    return hit


def _put_pair(board: Board, office: Office, context: Context, search: Search) -> None:
    """Put down "the Turkish and Russian presidents": one holder for each adjective."""
    if office.of is None:
        return
    first = office.of.first
    holder = holder_of(board, office, context, search)
    if holder is not None:
        board.put(first, office.end, (holder[0],), holder[1], "office")
    while first >= 2 and board.view.lower_at(first - 1) in ("and", ",", "&"):
        other = qualifier_before(board, first - 1, search.scene)
        if other is None:
            return
        found = holder_of(board, office, Context(office.title, other.entry, other.entry.country), search)
        if found is not None:
            board.put(other.first, other.last, (found[0],), found[1], "office")
        first = other.first
