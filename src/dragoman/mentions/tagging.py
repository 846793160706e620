"""Mentions that the model tagged and the knowledge does not have: persons, organisations, groups."""

from __future__ import annotations

from dragoman.knowledge import PlaceEntry, fold, is_acronym
from dragoman.mentions.board import Board, Entity, entity_of, unknown
from dragoman.mentions.garbled import is_own_name
from dragoman.mentions.garbles import decipher, is_bound
from dragoman.mentions.institutions import noun_at
from dragoman.mentions.lexicon import HONORIFICS, ORGAN_NOUNS, PARTICLES, STATE_ORGANS, word_set
from dragoman.mentions.names import put_leader, put_person
from dragoman.mentions.qualifiers import NameWords, qualifier_of
from dragoman.mentions.repairs import MADE
from dragoman.mentions.scene import Scene
from dragoman.mentions.search import Search
from dragoman.mentions.translated import translated
from dragoman.record import ActorKind, Resolution
from dragoman.report import Tagged

# From these scores a mention is taken up with what the report and the knowledge say of it; what is left over then is
# named by its own words from less, which lifts F1 on re3d's development documents.
_NAMED = 0.4
_COMMON = 0.5
_LEAST = 0.35
_ACTORS = frozenset(["person", "organisation", "group"])
_ACTED_ON = frozenset(["place", "weapon"])
_LEFT = Resolution("unresolved", 0.4)
_TOWN = 20_000  # inhabitants
_AT_HOME = 0.15  # of the report that a country must have for the bare name of a town there to be taken for the town
_MOST_NAMESAKES = 8
_KINDS: tuple[tuple[ActorKind, str | None, frozenset[str]], ...] = (
    (
        "media",
        "MED",
        word_set(
            """news tv television radio times post tribune herald journal gazette daily press newspaper magazine
            broadcasting agency-news"""
        ),
    ),
    (
        "armed_group",
        "REB",
        word_set(
            """brigade brigades militia front liberation army resistance battalion rebels insurgents faction jihad
            mujahideen guerrilla guerrillas cartel gang paramilitary"""
        ),
    ),
    ("party", "PTY", frozenset(["party", "congress-party", "labour", "likud", "bjp"])),
    ("police", "POL", frozenset(["police", "gendarmerie", "constabulary"])),
    (
        "government",
        "GOV",
        word_set(
            """ministry government department parliament senate cabinet court council-of-state embassy assembly
            secretariat municipality"""
        ),
    ),
    (
        "company",
        "BUS",
        word_set(
            """corp corp. inc inc. ltd ltd. company co. bank airlines airways group-holding oil petroleum
            industries holdings plc gmbh"""
        ),
    ),
)
_COUNTED = frozenset(["both", "two"])
_NO_NOUN = frozenset(["VERB", "ADP", "ADV", "DET", "AUX", "PRON"])
_EMPTY = word_set("""the a an this that these those its their his her our my your some any all both each other such""")


def find_tagged(board: Board, search: Search) -> None:
    """Put down the model's mentions whose words are still free.

    Args:
        board: the sentence; mentions are put on it.
        search: the report, what it has named before, and its doubts.
    """
    for tagged in board.view.sentence.tagged:
        if tagged.label not in _ACTORS:
            continue
        first, last = _trimmed(board, tagged)
        if first >= last or not board.is_free(first, last) or _is_place_alone(board, first, last, search.scene):
            continue
        named = any(
            board.view.is_capital(at) and at not in board.starting for at in range(first, last)
        ) and board.view.token(last - 1).upos in ("PROPN", "X")
        if tagged.score < (_NAMED if named else _COMMON):
            continue
        if named and tagged.label != "person":
            last = _cut_at_leader(board, first, last, search)
        if tagged.label == "person" and named:
            _put_named_person(board, first, last, search)
        elif named:
            _put_organisation(board, first, last, search)
        else:
            _put_common(board, first, last, tagged, search)


def find_leftovers(board: Board, search: Search) -> None:
    """Put down what the model tagged and nothing else took up, as the text itself names it.

    People and bodies always; sites and equipment where they are acted on ("attacked a convoy"), since whoever was in
    them is often not told.

    Args:
        board: the sentence; mentions are put on it.
        search: the report, what it has named before, and its doubts.
    """
    for tagged in board.view.sentence.tagged:
        first, last = _trimmed(board, tagged)
        if first >= last or tagged.score < _LEAST or _is_no_name(board, first, last):
            continue
        if tagged.label in _ACTORS:
            _put_leftover(board, first, last, "person" if tagged.label == "person" else "unknown", search)
        elif tagged.label in _ACTED_ON and board.view.is_party(first, last):
            entity = _common_entity(board.view.text(first, last), "unknown", None)
            board.put(first, last, (entity,), _LEFT, "generic")


def _put_leftover(board: Board, first: int, last: int, kind: ActorKind, search: Search) -> None:
    """Put down people or a body; an adjective that begins the mention says whose they are ("Croatian experts")."""
    over = [found for found in board.found if found.first < last and first < found.last]
    words = board.view.text(first, last)
    if not over and not _is_place_alone(board, first, last, search.scene):
        board.put(first, last, (_common_entity(words, kind, None),), _LEFT, "generic")
    elif len(over) == 1 and over[0].first == first and over[0].last < last and over[0].form == "adjective":
        board.widen(over[0], first, last, _common_entity(words, kind, over[0].entities[0].country), _LEFT)


def _cut_at_leader(board: Board, first: int, last: int, search: Search) -> int:
    """Return the end of an organisation's name before the "of" behind which its leader is named."""
    for at in range(last - 2, first + 1, -1):
        if board.view.lowers[at] == "of" and translated(board.view.text(first, at), search.scene) is not None:
            return at
    return last


def _is_place_alone(board: Board, first: int, last: int, scene: Scene) -> bool:
    """Tell whether a mention is nothing but a town of the report's countries ("Sirte is ours"), which is nobody."""
    place = board.place_starting.get(first)
    words = board.view.text(first, last)
    if place is None or place.last != last or is_acronym(words):
        return False
    is_town = any(
        entry.country in scene.named and scene.share(entry.country) >= _AT_HOME and _is_known_as(entry, words)
        for entry in place.entries[:_MOST_NAMESAKES]
    )
    if is_town:
        board.towns.add(first)
    return is_town


def _is_known_as(entry: PlaceEntry, words: str) -> bool:
    """Tell whether a place is a town of some size whose usual name the words are, or one of our own gazetteer."""
    return entry.id.startswith("place:") or (entry.population >= _TOWN and fold(entry.name) == fold(words))


def _trimmed(board: Board, tagged: Tagged) -> tuple[int, int]:
    """Return the mention without articles before it and signs around it."""
    view = board.view
    first, last = tagged.first, tagged.last
    while first < last and (view.lowers[first] in _EMPTY or not view.words[first][-1:].isalnum()):
        first += 1
    while last > first and (view.is_possessive(last - 1) or not any(sign.isalnum() for sign in view.words[last - 1])):
        last -= 1
    return first, last


def _put_named_person(board: Board, first: int, last: int, search: Search) -> None:
    view = board.view
    while first < last - 1 and (
        view.lowers[first] in HONORIFICS
        or (view.cased and not view.is_capital(first) and view.lowers[first] not in PARTICLES)
    ):
        first += 1
    words = view.text(first, last)
    known = search.memory.surnames.get(words.casefold()) or search.memory.acronyms.get(words)
    if known is not None and last == first + 1:
        board.put(first, last, (known,), Resolution("context", 0.9), "name")
        return
    entries = tuple(entry for at in range(first, last) if (hit := board.covering(at)) for entry in hit.entries)
    put_person(board, NameWords(first, last, entries, tagged=True), search)
    if len(words.split()) > 1:
        search.memory.surnames.setdefault(words.split()[0].casefold(), board.found[-1].entities[0])


def _put_organisation(board: Board, first: int, last: int, search: Search) -> None:
    words = board.view.text(first, last)
    known = search.memory.acronyms.get(words)
    if known is not None:
        board.put(first, last, (known,), Resolution("context", 0.95), "name")
        return
    meant = translated(words, search.scene)
    if meant is not None:
        entry, sure = meant
        span = board.view.sentence.cover(first, last)
        search.doubter.doubt("garbled_name", span, words, f"{words} is read as {entry.name}", entry.name, sure)
        board.put(first, last, (entity_of(entry),), Resolution("fuzzy", sure), "name")
        put_leader(board, last, entry, search)
        return
    longer = _short_for(words, search.scene)
    if longer is not None:
        board.put(first, last, (longer,), Resolution("context", 0.7), "name")
        return
    organ = _own_organ(board, first, last, search.scene)
    if organ is not None:
        board.put(first, last, (organ,), Resolution("context", 0.5), "institution")
        return
    if _put_garbled(board, first, last, search):
        return
    kind, sector = kind_by_words(board.view.lowers[first:last])
    country = next(
        (qualifier_of(hit, search.scene).entry.country for at in range(first, last) if (hit := board.covering(at))),
        None,
    )
    board.put(first, last, (unknown(words, kind, country, sector),), Resolution("unresolved", 0.5), "name")


def _put_garbled(board: Board, first: int, last: int, search: Search) -> bool:
    """Doubt a name that is like an organisation's, and put the organisation down where that is sure enough."""
    words = board.view.text(first, last)
    guess = decipher(words, search.scene, loosely=True) if last - first > 1 else None
    if guess is None or guess.entry.kind == "person" or board.view.lowers[first:last] in ORGAN_NOUNS:
        return False
    if guess.shortened or is_own_name(words, guess):
        at_home = guess.entry.country is not None and guess.entry.country == search.scene.main
        if at_home or is_bound(guess.entry, search.scene):
            board.put(first, last, (entity_of(guess.entry),), Resolution("context", guess.score), "name")
            return True
        return False
    name, made = guess.entry.name, guess.score >= MADE
    message = f"{words} is read as {name}" if made else f"{words} is not known; perhaps {name}"
    search.doubter.doubt("garbled_name", board.view.sentence.cover(first, last), words, message, name, guess.score)
    if made:
        board.put(first, last, (entity_of(guess.entry),), Resolution("fuzzy", guess.score), "name")
    return made


def _own_organ(board: Board, first: int, last: int, scene: Scene) -> Entity | None:
    """Return the organ of the report's own country that a capitalised common noun is ("the Supreme Court")."""
    words = board.view.lowers[first:last]
    organ = ORGAN_NOUNS.get(words)
    if organ not in STATE_ORGANS or scene.focus is None or organ in ("mil", "gov"):
        return None
    return scene.organ(scene.focus, organ)


def _short_for(words: str, scene: Scene) -> Entity | None:
    """Return the body of the report's country that a name is short for ("National Army" in a report on one country)."""
    state = scene.state(scene.focus) if scene.focus else None
    for adjective in state.adjectives if state else ():
        named = [
            entry for entry in scene.knowledge.actors.named(f"{adjective} {words}") if entry.country == scene.focus
        ]
        if named:
            return entity_of(named[0])
    return None


def kind_by_words(lowers: tuple[str, ...]) -> tuple[ActorKind, str | None]:
    """Return what sort of actor a name's own words make it, an organisation where they do not tell."""
    for kind, sector, words in _KINDS:
        if words.intersection(lowers):
            return kind, sector
    return "organisation", None


def _put_common(board: Board, first: int, last: int, tagged: Tagged, search: Search) -> None:
    """Put down a common noun: a crowd of the lexicon, or whoever the words say."""
    view = board.view
    if _is_no_name(board, first, last):
        return
    for at in range(first, last):
        noun = noun_at(board, at)
        if noun is not None and noun[0] == last:
            return  # the crowds of the lexicon are put down with what the report has said of them
    country = next(
        (qualifier_of(hit, search.scene).entry.country for at in range(first, last) if (hit := board.covering(at))),
        None,
    )
    kind: ActorKind = "person" if tagged.label == "person" else "unknown"
    board.put(
        first, last, (_common_entity(view.text(first, last), kind, country),), Resolution("unresolved", 0.4), "generic"
    )


def _is_no_name(board: Board, first: int, last: int) -> bool:
    """Tell whether words that the model tagged name nobody: no noun at their end, or "both sides", named before."""
    view = board.view
    upos = view.token(last - 1).upos
    if upos in _NO_NOUN or not any(sign.isalpha() for sign in view.words[last - 1]):
        return True
    if view.lower_at(first - 1) in _COUNTED or view.lowers[first] in _COUNTED:
        return True
    return last == first + 1 and upos == "ADJ"


def _common_entity(words: str, kind: ActorKind, country: str | None) -> Entity:
    return unknown(words, kind, country)
