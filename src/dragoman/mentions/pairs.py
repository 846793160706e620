"""Words that take up two actors at once: "both sides", "the two leaders", "the parties", "the other side"."""

from __future__ import annotations

from dragoman.mentions.board import Board, Entity, Found, entity_of
from dragoman.mentions.lexicon import word_set
from dragoman.mentions.rivals import Pair
from dragoman.mentions.search import Search
from dragoman.mentions.standing import heads_of
from dragoman.record import Resolution

_PERSON = frozenset(["person"])
_STATES = frozenset(["country", "government", "armed_group", "international_organisation", "party"])
_PAIRS: dict[str, frozenset[str]] = {
    "leaders": _PERSON,
    "presidents": _PERSON,
    "premiers": _PERSON,
    "adversaries": _STATES | _PERSON,
    "ministers": _PERSON,
    "men": _PERSON,
    "diplomats": _PERSON,
    "officials": _PERSON,
    "generals": _PERSON,
    "countries": frozenset(["country"]),
    "nations": frozenset(["country"]),
    "states": frozenset(["country"]),
    "neighbours": frozenset(["country"]),
    "neighbors": frozenset(["country"]),
    "sides": _STATES,
    "parties": _STATES,
    "camps": _STATES,
    "groups": frozenset(["armed_group", "party", "organisation"]),
    "governments": frozenset(["country", "government"]),
    "rivals": _STATES | _PERSON,
    "belligerents": _STATES,
    "foes": _STATES | _PERSON,
}
# These are the parties to the conflict wherever nothing nearer is meant.
_ENEMIES = frozenset(["sides", "parties", "camps", "rivals", "belligerents", "foes", "adversaries"])
_LED_BY = {"leaders": "president", "presidents": "president", "premiers": "prime minister"}
_AT_WAR = word_set("""warring rival opposing fighting conflicting feuding belligerent enemy""")
_NOT_AFTER = frozenset(["of", "in"])
_NEARBY = 4  # sentences


def find_pairs(board: Board, search: Search) -> None:
    """Put down the words that mean two actors named before, or the two parties to the conflict.

    Args:
        board: the sentence, its names put down.
        search: the report, what it has named before, and who opposes whom in it.
    """
    lowers = board.view.lowers
    for position, word in enumerate(lowers):
        if word in _PAIRS and board.is_free(position, position + 1):
            _put_pair(board, position, word, search)
        elif word in ("side", "party") and lowers[max(0, position - 2) : position] == ("the", "other"):
            _put_other(board, position, search)


def _put_pair(board: Board, position: int, word: str, search: Search) -> None:
    first, counted = _phrase(board, position, word)
    if first < 0 or not board.is_free(first, position + 1):
        return
    two = _two(board, position, word, search, counted=counted)
    if two is not None:
        board.put(first, position + 1, two, Resolution("context", 0.6), "pronoun")


def _phrase(board: Board, position: int, word: str) -> tuple[int, bool]:
    """Return the first word of "both sides", "the two rival camps", "the warring parties", and whether it counts two.

    Without "two" or "both" only the words for enemies will do; the first word is -1 where the phrase is none of these.
    """
    lowers = board.view.lowers
    first = position
    while first > 0 and lowers[first - 1] in _AT_WAR:
        first -= 1
    before, ahead = board.view.lower_at(first - 1), board.view.lower_at(first - 2)
    if before == "both":
        return first - 1, True
    if before in ("the", "of") and ahead == "both":
        return first - 2, True
    if before == "the" and ahead == "of" and board.view.lower_at(first - 3) == "both":
        return first - 3, True
    if before == "two" and ahead in ("the", "these", "those", "both"):
        return first - 1, True
    at_war = first < position
    named = word in _ENEMIES and (at_war or board.view.lower_at(position + 1) not in _NOT_AFTER)
    if named and before in ("the", "all") and board.view.token(position).deprel != "compound":
        return first, False
    return -1, False


def _two(board: Board, position: int, word: str, search: Search, *, counted: bool) -> tuple[Entity, ...] | None:
    """Return the two who are meant: enemies last named together, the report's enemies, the last two who fit."""
    kinds = _PAIRS[word]
    here = [found for found in board.in_order() if found.last <= position and _is_named(found)]
    if word in _ENEMIES:
        before = [found for found in search.memory.recent if _is_named(found)]
        last_first = [entity for found in reversed([*before, *here]) for entity in reversed(found.entities)]
        pair: Pair | None = search.rivals.last_opposed(last_first)
        if pair is None and search.rivals.pairs:
            pair = search.rivals.pairs[0]
        if pair is not None or not counted:
            return pair
    fitting = {entity.id: entity for found in here for entity in found.entities if entity.kind in kinds}
    if len(fitting) >= 2:
        return tuple(list(fitting.values())[-2:])
    two = search.memory.last_two(kinds, board.view.index - _NEARBY)
    return two if len(two) == 2 else _heads(board, word, position, search) if kinds == _PERSON else None


def _heads(board: Board, word: str, position: int, search: Search) -> tuple[Entity, ...] | None:
    """Return those who lead the two states last named, where "the two leaders" follows no two persons."""
    office = _LED_BY.get(word)
    here = [found for found in board.in_order() if found.last <= position]
    countries: dict[str, None] = {}
    for found in reversed([*search.memory.recent, *here]):
        countries.update((entity.country, None) for entity in found.entities if entity.country)
    if office is None or len(countries) != 2:
        return None
    actors = search.scene.knowledge.actors
    states = [state for country in reversed(countries) if (state := search.scene.state(country))]
    day = search.scene.day
    heads = [actors.office_holders(state.id, office, day) or heads_of(state, search.scene) for state in states]
    return tuple(entity_of(one[0]) for one in heads) if len(heads) == 2 and all(heads) else None


def _is_named(found: Found) -> bool:
    return found.form not in ("generic", "pronoun", "adjective")


def _put_other(board: Board, position: int, search: Search) -> None:
    """Put down "the other side": the enemy of whoever the sentence speaks of first, else of the last subject."""
    here = [found for found in board.in_order() if found.last <= position - 2]
    for found in [*here, *search.memory.subject]:
        other = search.rivals.other(found.entities[0])
        if other is not None and board.is_free(position - 1, position + 1):
            board.put(position - 1, position + 1, (other,), Resolution("context", 0.6), "pronoun")
            return
