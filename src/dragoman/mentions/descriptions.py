"""Descriptions that take up an actor named before: "the group", "the army", "the Council", "the rebels"."""

from __future__ import annotations

from functools import lru_cache

from dragoman.knowledge import ActorIndex
from dragoman.knowledge.entries import ActorEntry
from dragoman.mentions.board import Board, Entity, Found, entity_of
from dragoman.mentions.lexicon import word_set
from dragoman.mentions.rivals import state_id
from dragoman.mentions.scene import Scene
from dragoman.mentions.search import Search
from dragoman.record import Resolution

_TAKES_UP: dict[str, frozenset[str]] = {
    "group": frozenset(["armed_group", "party"]),
    "movement": frozenset(["armed_group", "party"]),
    "militia": frozenset(["armed_group"]),
    "organisation": frozenset(["organisation", "international_organisation", "armed_group"]),
    "organization": frozenset(["organisation", "international_organisation", "armed_group"]),
    "bloc": frozenset(["international_organisation"]),
    "alliance": frozenset(["international_organisation", "armed_group"]),
    "party": frozenset(["party"]),
    "sect": frozenset(["armed_group"]),
    "outfit": frozenset(["armed_group", "party"]),
    "gang": frozenset(["armed_group"]),
    "cartel": frozenset(["armed_group"]),
    "junta": frozenset(["government"]),
    "regime": frozenset(["government"]),
    "agency": frozenset(["international_organisation", "media"]),
    "company": frozenset(["company"]),
}
# Whoever these are said of, they take up the only armed group that is spoken of.
_REBELS = word_set(
    """rebels militants insurgents jihadists guerrillas separatists fighters extremists terrorists gunmen"""
)
# Head nouns of names that stand for the whole name later.
_HEADS = word_set(
    """army government force forces movement front coalition mission council ministry parliament party union league
    group brigade battalion organisation organization agency corporation company court junta alliance bloc committee
    commission command administration authority assembly congress senate cartel gang tribunal office department bank
    embassy fund federation confederation directorate militia"""
)
_ARMY = ("army", "military", "armed forces")
_NATIONAL = frozenset(["national", "arab"])
# An army whose name says one of these fights what its country calls the army.
_IN_REVOLT = word_set(
    """free liberation people peoples people's resistance independence democratic revolutionary revolution salvation new
    islamic youth salafist sovereign"""
)
_ADJECTIVES = word_set(
    """militant armed rebel islamist jihadist terrorist extremist shia sunni shiite regional separatist"""
)
_NOT_AFTER = frozenset(["of", "that", "to"])
_GROUPS_BACK = 5  # sentences over which "the rebels" may look back
_TRUSTED = frozenset(["name", "institution", "pronoun", "office"])


def find_descriptions(board: Board, search: Search) -> None:
    """Put down definite descriptions of an actor whom the report has named.

    Args:
        board: the sentence, its names put down.
        search: the report, and what it has named before.
    """
    view = board.view
    for position, word in enumerate(view.lowers):
        if not board.is_free(position, position + 1) or not (
            word in _HEADS or word in _TAKES_UP or word in _REBELS or word == "military"
        ):
            continue
        first = _first_word(board, position)
        if first < 0 or view.lower_at(position + 1) in _NOT_AFTER or view.is_possessive(first - 1):
            continue
        if view.token(position).deprel in ("compound", "amod") or view.token(position).upos == "ADJ":
            continue
        meant = _meant(board, first, position, search)
        if meant is not None:
            board.put(first, position + 1, (meant,), Resolution("context", 0.6), "pronoun")


def _first_word(board: Board, position: int) -> int:
    """Return the first word of the description behind its article, -1 where it has none."""
    first = position
    lowers = board.view.lowers
    while first > 0 and (
        lowers[first - 1] in _ADJECTIVES
        or _qualifies(board, first - 1, position)
        or (lowers[first - 1], lowers[first]) == ("armed", "forces")
    ):
        first -= 1
    definite = board.view.lower_at(first - 1) == "the" and board.is_free(first, position + 1)
    return first if definite else -1


def _qualifies(board: Board, at: int, head: int) -> bool:
    """Tell whether a word in small letters is an adjective of the description ("the outlawed outfit")."""
    token = board.view.token(at)
    return token.upos == "ADJ" and at < token.head <= head and board.view.lowers[head] in _TAKES_UP


def _meant(board: Board, first: int, position: int, search: Search) -> Entity | None:
    """Return whom a description takes up: by the head of a name, then by kind, then the only armed group."""
    word = " ".join(board.view.lowers[first : position + 1])
    here = [found for found in board.in_order() if found.last <= first]
    if word in _REBELS:
        return None if word in search.memory.crowds else _only_group(board, here, search)
    for found in reversed(here):
        if len(found.entities) == 1 and word in heads_of(board, found, search):
            return found.entities[0]
    head = search.memory.heads.get(word)
    if head is not None and _is_at_hand(head, word, search):
        return head
    kinds = _TAKES_UP.get(board.view.lowers[position])
    if kinds is None:
        return None
    fitting = [found for found in here if len(found.entities) == 1 and found.entities[0].kind in kinds]
    before = (found for found in reversed(search.memory.recent) if found.sentence >= board.view.index - 3)
    for found in (*reversed(fitting), *before):
        if len(found.entities) == 1 and found.entities[0].kind in kinds and found.form in _TRUSTED:
            return found.entities[0]
    return ruling(search.scene.main, search.scene) if board.view.lowers[position] in ("junta", "regime") else None


def ruling(country: str | None, scene: Scene, *, newest: bool = False) -> Entity | None:
    """Return the government, with a name of its own, that rules a country on the report's day, if there is but one.

    Args:
        country: alpha-3 code, or None.
        scene: the report.
        newest: of several the one that began last.
    """
    rulers = _rulers(scene.knowledge.actors).get(country, [])
    active = [entry for entry in rulers if scene.is_active(entry)]
    if newest:
        active = sorted(active, key=lambda entry: (entry.start or "", entry.id))[-1:]
    return entity_of(active[0]) if len(active) == 1 else None


@lru_cache(maxsize=2)
def _rulers(actors: ActorIndex) -> dict[str | None, list[ActorEntry]]:
    """Return the governments that came to be on a day ("State Administration Council"), by country."""
    found: dict[str | None, list[ActorEntry]] = {}
    for entry in actors.entries.values():
        if entry.kind == "government" and entry.start is not None and entry.sector == "GOV" and entry.country:
            found.setdefault(entry.country, []).append(entry)
    return found


def _is_at_hand(head: Entity, word: str, search: Search) -> bool:
    """Tell whether an actor may be meant by a bare head noun: "the government" of a report is that of its country."""
    if word not in ("government", "parliament", "military", "army", "armed forces", "administration"):
        return True
    return search.scene.focus in (None, head.country) or head.id in {
        entity.id for found in search.memory.subject for entity in found.entities
    }


def _only_group(board: Board, here: list[Found], search: Search) -> Entity | None:
    """Return the armed group that is spoken of where it is the only one."""
    near = [found for found in search.memory.recent if found.sentence >= board.view.index - _GROUPS_BACK]
    groups = {
        entity.id: entity
        for found in [*near, *here]
        if found.form != "generic"
        for entity in found.entities
        if entity.kind == "armed_group"
    }
    return next(iter(groups.values())) if len(groups) == 1 else None


def keep_heads(board: Board, search: Search) -> None:
    """Remember the named actors of a sentence by the head nouns that may take them up later.

    Args:
        board: the sentence with all its mentions put down.
        search: its memory takes them.
    """
    for found in board.in_order():
        if len(found.entities) == 1:
            for head in heads_of(board, found, search):
                search.memory.heads[head] = found.entities[0]


def heads_of(board: Board, found: Found, search: Search) -> tuple[str, ...]:
    """Return the head nouns by which a mention may be taken up.

    They are those of the words in the text and of the actor's canonical name. "The army" is the army of a state, or an
    armed group's that claims to be it by name ("Libyan National Army"); an army in revolt is not called so.

    Args:
        board: the sentence.
        found: the mention.
        search: the knowledge.
    """
    if found.form not in ("name", "institution") or found.entities[0].kind in ("country", "person"):
        return ()
    entity = found.entities[0]
    words = board.view.lowers[found.first : found.last]
    heads = {_head(words), _head(tuple(entity.name.lower().split()))} & _HEADS
    heads -= {"army", "forces"} if entity.kind in ("armed_group", "military") else set()
    if _is_army(entity, search):
        heads |= set(_ARMY)
    return tuple(sorted(heads))


def _is_army(entity: Entity, search: Search) -> bool:
    """Tell whether an actor is called the army: a state's own, or an armed group that claims to be it."""
    if entity.kind == "military":
        return state_id(entity.id) != entity.id
    entry = search.scene.knowledge.actors.get(entity.id)
    state = search.scene.state(entity.country) if entity.country else None
    return entity.kind == "armed_group" and entry is not None and state is not None and _claims(entry, state)


def _head(words: tuple[str, ...]) -> str:
    """Return the head noun of a name: the last word, or the one before "of", "for" and "in"."""
    ends = [at for at, word in enumerate(words) if word in ("of", "for", "in", "on", "to") and at]
    return words[ends[0] - 1] if ends else words[-1]


@lru_cache(maxsize=1 << 10)
def _claims(entry: ActorEntry, state: ActorEntry) -> bool:
    """Tell whether an armed group calls itself the army of its country ("Libyan National Army")."""
    own = {word.lower() for word in (*state.adjectives, state.name)}
    for name in (entry.name, *entry.aliases):
        words = name.lower().split()
        is_army = words[-1] == "army" or words[-2:] == ["armed", "forces"]
        if is_army and own.intersection(words) and _NATIONAL.intersection(words):
            return not any(_IN_REVOLT.intersection(one.lower().split()) for one in (entry.name, name))
    return False
