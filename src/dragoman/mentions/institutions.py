"""Bodies named by whose they are: "Turkish troops", "Turkey's parliament", "Houthi fighters", "Haftar's militia"."""

from __future__ import annotations

from dragoman.knowledge.entries import ActorEntry
from dragoman.mentions.board import Board, Entity, entity_of
from dragoman.mentions.descriptions import ruling
from dragoman.mentions.lexicon import BETWEEN, MEMBERS, NOUN_STARTS, ORGAN_NOUNS, Organ, word_set
from dragoman.mentions.persons import identify
from dragoman.mentions.qualifiers import Qualifier, name_until, qualifier_before, qualifier_of
from dragoman.mentions.scene import Scene
from dragoman.mentions.search import Search
from dragoman.mentions.standing import Context, Identified
from dragoman.record import Resolution

_MOST_BETWEEN = 4
LED = word_set(
    """forces fighters troops militia militias army men loyalists soldiers fighter force militiamen rebels movement"""
)
# Who they are is plain where the report names one armed group of their country.
_MEMBERS_OF_ONE = word_set(
    """rebels militants insurgents jihadists guerrillas separatists fighters extremists terrorists"""
)
_GOVERNED = frozenset(["government", "administration", "regime", "cabinet"])
_LEADABLE = frozenset(["armed_group", "military", "government"])
_OF_PERSON = frozenset(["office", "spokesman", "spokeswoman", "lawyer", "lawyers", "aide", "aides"])
_STATE_FORCES = frozenset(["government", "regime", "army"])
_IN = frozenset(["of", "in", "from"])
_INTERIM = frozenset(["interim", "transitional"])


def find_institutions(board: Board, search: Search) -> None:
    """Put down every body that a qualifier and a common noun name together.

    Args:
        board: the sentence; mentions are put on it.
        search: the report, what it has named before, and its doubts.
    """
    for hit in board.hits:
        qualifier = qualifier_of(hit, search.scene)
        if qualifier.entry.kind == "person":
            _behind_person(board, hit.last, search)
        elif board.is_free(qualifier.first, qualifier.last):
            _behind(board, qualifier, search)
    _with_of(board, search)


def noun_at(board: Board, position: int) -> tuple[int, Organ] | None:
    """Return the end and the organ of the longest noun of the lexicon that begins at a word, or None."""
    lowers = board.view.lowers
    most = NOUN_STARTS.get(lowers[position])
    if most is None:
        return None
    for length in range(min(most, len(lowers) - position), 0, -1):
        organ = ORGAN_NOUNS.get(lowers[position : position + length])
        if organ is not None:
            return position + length, organ
    return None


def _behind(board: Board, qualifier: Qualifier, search: Search) -> None:
    """Put down the noun behind a qualifier, with the adjectives between."""
    view = board.view
    at = view.after_possessive(qualifier.last)
    if (
        qualifier.form == "people"
        and at == qualifier.last
        and view.lowers[qualifier.first].endswith("s")
        and not _adjective_too(qualifier)
    ):
        return
    for _ in range(_MOST_BETWEEN):
        if at >= len(view.words) or (
            board.covering(at) is not None and board.covering(at) is not board.starting.get(qualifier.first)
        ):
            return
        end, entity = _entity_at(board, qualifier, at, search)
        if entity is not None:
            _put(board, qualifier, at, (end, entity), search)
            return
        if view.lowers[at] not in BETWEEN and not (
            at > qualifier.last and view.token(at).upos == "ADJ" and not view.is_capital(at)
        ):
            return
        at += 1


def _adjective_too(qualifier: Qualifier) -> bool:
    return bool(qualifier.entry.adjectives)


def _behind_person(board: Board, last: int, search: Search) -> None:
    """Put down a person and what the person leads, each by itself."""
    view = board.view
    at = view.after_possessive(last)
    while at < len(view.words) and at - last < _MOST_BETWEEN and view.lowers[at] in BETWEEN:
        if view.lowers[at] in LED and view.lower_at(at + 1) not in LED:
            break  # "Haftar's army", not "Haftar's army fighters"
        at += 1
    name = name_until(board, last)
    if name is None or at >= len(view.words) or board.covering(at) is not None or not board.is_free(at, at + 1):
        return
    text = view.text(name.first, name.last)
    person = identify(text, name.entries, Context(), search.scene)
    known = search.memory.person(text)
    if known is not None and person.resolution.basis == "unresolved":
        person = Identified(known, Resolution("context", 0.9))
    entry = search.scene.knowledge.actors.get(person.entity.id)
    entity = of_person(entry, view.lowers[at], search.scene) if entry else None
    if entity is None:
        return
    search.doubter.doubt_name(view, name.first, name.last, person)
    search.memory.keep_person(text, person.entity)
    # The name is a mention of its own, whoever is led by its bearer ("Haftar | fighters").
    board.put(name.first, last, (person.entity,), person.resolution, "name")
    board.put(view.after_possessive(last), at + 1, (entity,), Resolution("role", 0.8), "institution")


def _entity_at(board: Board, qualifier: Qualifier, at: int, search: Search) -> tuple[int, Entity | None]:
    """Return the end of the noun at a word and whom qualifier and noun mean, (at, None) where no noun is there."""
    view = board.view
    entry = qualifier.entry
    noun = noun_at(board, at)
    if entry.kind == "country" and entry.country and noun is not None:
        end, organ = noun
        words = " ".join(view.lowers[at:end])
        return end, _of_state(entry.country, organ, words, view.lowers[qualifier.last : at], search)
    if entry.kind == "population" and noun is not None and noun[1] in ("cvl", "reb", "mil", "opp"):
        armed = search.scene.armed_of(entry) if noun[1] in ("reb", "mil") else None
        return noun[0], entity_of(armed or entry)
    if entry.kind not in ("country", "population", "media") and view.lowers[at] in MEMBERS:
        return at + 1, entity_of(entry)
    return at, None


def of_person(entry: ActorEntry, noun: str, scene: Scene) -> Entity | None:
    """Return whom "Haftar's forces", "the Assad regime" or "Poroshenko's office" means.

    Args:
        entry: the person.
        noun: the common noun in lower case.
        scene: the report; its day decides what the person leads.

    Returns:
        The group that the person leads, the government, the person; None where the noun is none of these.
    """
    if noun in _OF_PERSON:
        return entity_of(entry)
    if noun in LED or noun in _GOVERNED:
        actors = scene.knowledge.actors
        led = [
            found for role in entry.roles if _holds(role.start, role.end, scene.day) and (found := actors.get(role.of))
        ]
        groups = (
            [] if any(found.kind == "country" for found in led) else [found for found in led if found.kind in _LEADABLE]
        )
        if noun in LED and groups:
            return entity_of(groups[0])
        if entry.country and (noun in _GOVERNED or led):
            return scene.organ(entry.country, "gov" if noun in _GOVERNED else "mil")
        return entity_of(entry)
    return None


def _holds(start: str | None, end: str | None, day: str | None) -> bool:
    if day is None:
        return end is None
    return (start or "")[: len(day)] <= day[: len(start or "")] and (end or "9")[: len(day)] >= day[: len(end or "9")]


def _of_state(country: str, organ: Organ, noun: str, between: tuple[str, ...], search: Search) -> Entity:
    """Return the organ or the crowd of a country that a noun means, after what stands between ("government" forces)."""
    if organ in ("mil", "pol") and ("opposition" in between or "rebel" in between):
        organ, noun = "reb", "rebels"
    elif organ == "reb" and _STATE_FORCES.intersection(between):
        organ = "mil"
    is_interim = organ == "gov" and bool(_INTERIM.intersection(between))
    interim = ruling(country, search.scene, newest=True) if is_interim else None
    if interim is not None:
        return interim
    named = search.scene.only_group(country) if organ == "reb" and noun in _MEMBERS_OF_ONE else None
    if named is not None:
        return entity_of(named)
    if organ in ("reb", "cvl", "opp", "med"):
        crowd = search.scene.crowd(
            "people" if noun in ("citizens", "nationals", "population", "citizen") else noun, organ, country
        )
        search.memory.crowds[noun] = crowd
        return crowd
    return search.scene.organ(country, organ)


def _put(board: Board, qualifier: Qualifier, at: int, found: tuple[int, Entity], search: Search) -> None:
    """Put a body down, and those of other countries that share its noun ("Turkish and Russian troops")."""
    end, entity = found
    basis = Resolution("alias", 0.95 if qualifier.form != "seat" else 0.8)
    board.put(qualifier.first, end, (entity,), basis, "institution")
    first = qualifier.first
    while qualifier.is_state and first >= 2 and board.view.lower_at(first - 1) in ("and", "or", ",", "&"):
        other = qualifier_before(board, first - 1, search.scene)
        noun = noun_at(board, at)
        if noun is None or other is None or not other.is_state or other.form not in ("adjective", "people"):
            return
        if not other.entry.country or not board.is_free(other.first, other.last):
            return
        words = " ".join(board.view.lowers[at : noun[0]])
        body = _of_state(other.entry.country, noun[1], words, (), search)
        board.put(other.first, other.last, (body,), basis, "institution")
        first = other.first


def _with_of(board: Board, search: Search) -> None:
    """Put down "the government of Libya", "the parliament in Ankara"."""
    view = board.view
    for position in range(len(view.words) - 2):
        noun = noun_at(board, position) if board.covering(position) is None else None
        if noun is None or view.lower_at(noun[0]) not in _IN:
            continue
        end, organ = noun
        at = end + 2 if view.lower_at(end + 1) == "the" else end + 1
        hit = board.starting.get(at)
        if hit is None or not board.is_free(position, hit.last):
            continue
        qualifier = qualifier_of(hit, search.scene)
        is_seat = qualifier.form == "seat"
        if qualifier.entry.country and qualifier.is_state and _fits(view.lower_at(end), organ, qualifier):
            entity = _of_state(qualifier.entry.country, organ, " ".join(view.lowers[position:end]), (), search)
            board.put(
                position,
                hit.last if view.lower_at(end) == "of" else end,
                (entity,),
                Resolution("alias", 0.9),
                "institution",
            )
        elif qualifier.entry.kind == "government" and organ == "gov" and (is_seat or view.lower_at(end) == "of"):
            board.put(position, end, (entity_of(qualifier.entry),), Resolution("alias", 0.8), "institution")


def _fits(preposition: str, organ: Organ, qualifier: Qualifier) -> bool:
    """Tell whether "of" or "in" and a place name say whose the body is."""
    if preposition == "of":
        return qualifier.form == "name"
    if preposition == "in":
        return (
            organ in ("gov", "leg", "jud", "pol", "reb", "opp", "cvl")
            if qualifier.form == "name"
            else organ in ("gov", "leg")
        )
    return False
