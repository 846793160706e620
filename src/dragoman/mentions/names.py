"""Names by themselves: states that act, groups, organisations, persons with their surnames taken up again."""

from __future__ import annotations

from dragoman.knowledge import ActorEntry
from dragoman.mentions.board import ActorHit, Board, Entity, entity_of
from dragoman.mentions.lexicon import HONORIFICS, ORGAN_NOUNS
from dragoman.mentions.metonymy import sense_of
from dragoman.mentions.naming import extends_name
from dragoman.mentions.persons import identify
from dragoman.mentions.qualifiers import NameWords, Qualifier, name_from, name_until, qualifier_of
from dragoman.mentions.scene import Scene
from dragoman.mentions.search import Search
from dragoman.mentions.standing import Context
from dragoman.record import Resolution
from dragoman.report import Tagged

_HEADED = frozenset(["government", "armed_group"])
_LONGER_NAMES = frozenset(["person", "organisation", "group"])


def find_names(board: Board, search: Search) -> None:
    """Put down the known names that no office and no body has taken.

    Args:
        board: the sentence; mentions are put on it.
        search: the report, what it has named before, and its doubts.
    """
    for hit in board.hits:
        if not board.is_free(hit.first, hit.last):
            _put_rest(board, hit, search)
            continue
        qualifier = qualifier_of(hit, search.scene)
        if qualifier.entry.kind == "person":
            put_person(
                board,
                name_until(board, hit.last) or NameWords(hit.first, hit.last, hit.entries, tagged=False),
                search,
            )
        elif not _is_part(board, hit) and not _in_unknown_name(board, hit):
            _put_name(board, qualifier, search)
            put_leader(board, hit.last, qualifier.entry, search)


def _put_rest(board: Board, hit: ActorHit, search: Search) -> None:
    """Put down what is left of a name whose possessor is a mention of its own ("General X | 's militia")."""
    for position in range(hit.first + 1, hit.last - 1):
        rest = board.view.after_possessive(position)
        if rest > position and board.is_free(rest, hit.last):
            entry = qualifier_of(hit, search.scene).entry
            board.put(rest, hit.last, (entity_of(entry),), Resolution("role", 0.8), "institution")
            return


def put_leader(board: Board, last: int, body: ActorEntry, search: Search) -> None:
    """Put down the person behind "of" whose group or government has just been named ("the army of General X")."""
    if body.kind not in _HEADED or board.view.lower_at(last) != "of":
        return
    at = last + 1
    while board.view.lower_at(at) in HONORIFICS:
        at += 1
    name = name_from(board, at, expected=True) if at < len(board.view.words) else None
    if name is not None and (name.entries or name.tagged or at > last + 1 or name.last - name.first > 1):
        put_person(board, name, search, Context(None, body, body.country))


def put_person(board: Board, name: NameWords, search: Search, beside: Context | None = None) -> None:
    """Put down a person by name.

    Args:
        board: the sentence.
        name: the words of the name.
        search: the report.
        beside: the organisation to judge the name by, None for whichever stands beside the name.
    """
    view = board.view
    while name.first < name.last - 1 and view.lowers[name.first] in HONORIFICS:
        name = NameWords(name.first + 1, name.last, name.entries, name.tagged)
    if not board.is_free(name.first, name.last):
        return
    text = view.text(name.first, name.last)
    person = identify(text, name.entries, beside or _beside(board, name, search.scene), search.scene)
    entity, resolution = person.entity, person.resolution
    known = search.memory.person(text)
    if known is not None and resolution.basis != "exact" and person.doubt is None:
        entity, resolution = known, Resolution("context", 0.9)
    else:
        search.doubter.doubt_name(view, name.first, name.last, person)
    search.memory.keep_person(text, entity)
    first = name.first
    while first > 0 and view.lowers[first - 1] in HONORIFICS and board.is_free(first - 1, first):
        first -= 1
    board.put(first, name.last, (entity,), resolution, "name", name.first)


def _beside(board: Board, name: NameWords, scene: Scene) -> Context:
    """Return the organisation that a person is said to possess, or whose name stands right before."""
    view = board.view
    if view.is_possessive(name.last):
        hit = board.starting.get(view.after_possessive(name.last))
        if hit is not None and not view.lower_at(hit.last).endswith(("s'", "policy")):
            entry = qualifier_of(hit, scene).entry
            if entry.kind in _HEADED:
                return Context(None, entry, entry.country)
    return Context()


def part_of_longer(board: Board, hit: ActorHit) -> Tagged | None:
    """Return the model's longer name of a person or organisation that a name is only part of, or None."""
    tagged = board.view.tagged_over(hit.first, hit.last)
    if tagged is None or tagged.label not in _LONGER_NAMES or tagged.score < 0.4:
        return None
    inside = tagged.first <= hit.first and hit.last <= tagged.last
    rest = [
        at
        for at in range(tagged.first, tagged.last)
        if not hit.first <= at < hit.last and board.view.lowers[at] not in ("the", "of", "and")
    ]
    return tagged if inside and any(board.view.is_capital(at) for at in rest) else None


def _is_part(board: Board, hit: ActorHit) -> bool:
    """Tell whether a name is part of a longer one; a body's name ends where its leader is named ("| of General X")."""
    longer = part_of_longer(board, hit)
    if longer is None:
        return False
    is_body = hit.last - hit.first > 1 and hit.entries[0].kind in _HEADED and longer.first >= hit.first - 1
    return not (is_body and board.view.lower_at(hit.last) == "of" and longer.label != "person")


def _in_unknown_name(board: Board, hit: ActorHit) -> bool:
    """Tell whether capitals beside a country's name make it part of another ("Kyiv Independent", "Bank of England")."""
    view = board.view
    if not view.cased or hit.entries[0].kind != "country":
        return False
    if (
        view.lower_at(hit.first - 1) == "of"
        and hit.first > 2
        and view.is_capital(hit.first - 2)
        and (view.lowers[hit.first - 2],) not in ORGAN_NOUNS
    ):
        return board.covering(hit.first - 2) is None and extends_name(view, hit.first - 2)
    after = hit.last
    return (
        after < len(view.words)
        and extends_name(view, after)
        and view.token(after).upos == "PROPN"
        and board.covering(after) is None
        and after not in board.place_starting
    )


def _put_name(board: Board, qualifier: Qualifier, search: Search) -> None:
    entry, form = qualifier.entry, qualifier.form
    first, last = qualifier.first, qualifier.last
    if form in ("adjective", "people"):
        _put_adjective(board, qualifier, search)
    elif form == "seat":
        if first not in board.place_starting or sense_of(board.view, first, last, city=True) == "actor":
            board.put(first, last, (entity_of(entry),), Resolution("context", 0.8), "seat")
    elif (
        entry.kind != "country"
        or sense_of(board.view, first, last) != "place"
        or board.view.is_party(first, last)
        or board.view.is_scene(first, last)
    ):
        board.put(first, last, (entity_of(entry),), _named(board, qualifier), "name")


def _named(board: Board, qualifier: Qualifier) -> Resolution:
    if qualifier.first in board.garbled:
        return Resolution("fuzzy", board.garbled[qualifier.first])
    text = board.view.text(qualifier.first, qualifier.last)
    return Resolution("exact", 1.0) if text == qualifier.entry.name else Resolution("alias", 0.95)


def _put_adjective(board: Board, qualifier: Qualifier, search: Search) -> None:
    """Put down an adjective before what its bearer did ("Israeli air strikes"), or the noun for a people."""
    view = board.view
    at = qualifier.last
    while at < len(view.words) and at - qualifier.last < 3 and view.token(at).upos == "ADJ":
        at += 1
    adjectival = at < len(view.words) and view.token(at).upos in ("NOUN", "PROPN") and not view.is_possessive(at)
    if qualifier.form == "adjective" and adjectival and not view.lowers[qualifier.first].endswith("is"):
        head = at
        while head + 1 < len(view.words) and view.token(head + 1).upos == "NOUN":
            head += 1
        nouns = search.scene.knowledge.wording.nouns
        if any(lemma in nouns for lemma in search.scene.knowledge.wording.lemmas(view.words[head])):
            board.put(
                qualifier.first, qualifier.last, (entity_of(qualifier.entry),), Resolution("alias", 0.9), "adjective"
            )
    elif "people" in board.starting[qualifier.first].forms or qualifier.form == "people":
        board.put(qualifier.first, qualifier.last, (_people(qualifier, search),), Resolution("alias", 0.9), "name")


def _people(qualifier: Qualifier, search: Search) -> Entity:
    """Return those whom a noun for a people means: the group itself, of a state its citizens."""
    entry = qualifier.entry
    if entry.kind == "country" and entry.country:
        crowd = search.scene.crowd("people", "cvl", entry.country)
        search.memory.crowds["people"] = crowd
        return crowd
    return entity_of(entry)
