"""Words that take up an actor named before, where that is sure: "he", "the group", "both sides", "the two leaders"."""

from __future__ import annotations

from dragoman.mentions.board import Board, Entity, Found
from dragoman.mentions.institutions import of_person
from dragoman.mentions.lexicon import word_set
from dragoman.mentions.memory import Memory
from dragoman.mentions.scene import Scene
from dragoman.record import Resolution

_PERSON = frozenset(["person"])
_LED = frozenset(["forces", "fighters", "troops", "militia", "army", "men", "soldiers", "loyalists"])
_HE = frozenset(["he", "him", "she", "his", "her"])
_TAKES_UP: dict[str, frozenset[str]] = {
    "group": frozenset(["armed_group", "party"]),
    "movement": frozenset(["armed_group", "party"]),
    "militia": frozenset(["armed_group"]),
    "organisation": frozenset(["organisation", "international_organisation", "armed_group"]),
    "organization": frozenset(["organisation", "international_organisation", "armed_group"]),
    "bloc": frozenset(["international_organisation"]),
    "alliance": frozenset(["international_organisation", "armed_group"]),
    "party": frozenset(["party"]),
    "agency": frozenset(["international_organisation", "media"]),
    "company": frozenset(["company"]),
}
_STATES = frozenset(["country", "government", "armed_group", "international_organisation", "party"])
_PAIRS: dict[str, frozenset[str]] = {
    "leaders": _PERSON,
    "presidents": _PERSON,
    "ministers": _PERSON,
    "men": _PERSON,
    "diplomats": _PERSON,
    "officials": _PERSON,
    "countries": frozenset(["country"]),
    "nations": frozenset(["country"]),
    "states": frozenset(["country"]),
    "neighbours": frozenset(["country"]),
    "neighbors": frozenset(["country"]),
    "sides": _STATES,
    "parties": _STATES,
    "groups": frozenset(["armed_group", "party", "organisation"]),
    "governments": frozenset(["country", "government"]),
    "rivals": _STATES | _PERSON,
}
_ADJECTIVES = word_set(
    """militant armed rebel islamist jihadist terrorist extremist shia sunni shiite regional separatist"""
)


def find_anaphora(board: Board, memory: Memory, scene: Scene) -> None:
    """Put down pronouns and definite descriptions whose antecedent is plain.

    Args:
        board: the sentence, its names put down.
        memory: the mentions of the sentences before; those of this one are not yet in it.
        scene: the report as a whole.
    """
    for position in range(len(board.view.words)):
        word = board.view.lowers[position]
        if not board.is_free(position, position + 1):
            continue
        if word in _HE:
            _put_person(board, position, memory, scene)
        elif word in _TAKES_UP:
            _put_group(board, position, word, memory)
        elif word in _PAIRS:
            _put_pair(board, position, word, memory)


def _put_person(board: Board, position: int, memory: Memory, scene: Scene) -> None:
    """Lead "he" to the only person at hand, or to the one who was subject where there are several."""
    near = [found for found in memory.recent if found.sentence >= board.view.index - 1]
    near += [found for found in board.in_order() if found.last <= position]
    persons = [
        found
        for found in near
        if len(found.entities) == 1 and found.entities[0].kind == "person" and found.form != "generic"
    ]
    if not persons:
        return
    different = {found.entities[0].id for found in persons}
    if len(different) == 1:
        _put_he(board, position, persons[-1], 0.8, scene)
        return
    here = [found for found in persons if found.sentence == board.view.index and _is_subject(board, found)]
    if len({found.entities[0].id for found in here}) == 1:
        _put_he(board, position, here[0], 0.6, scene)


def _put_he(board: Board, position: int, antecedent: Found, sure: float, scene: Scene) -> None:
    """Put a pronoun down, and what it possesses and its bearer leads ("his fighters")."""
    board.put(position, position + 1, antecedent.entities, Resolution("context", sure), "pronoun")
    entry = scene.knowledge.actors.get(antecedent.entities[0].id)
    noun = board.view.lower_at(position + 1)
    if board.view.lowers[position] in ("his", "her") and entry is not None and noun in _LED and entry.roles:
        led = of_person(entry, noun, scene)
        if led is not None:
            board.retake(position + 1, position + 2)
            board.put(position + 1, position + 2, (led,), Resolution("role", 0.6), "institution")


def _is_subject(board: Board, found: Found) -> bool:
    return any(board.view.token(at).deprel.startswith("nsubj") for at in range(found.first, found.last))


def _put_group(board: Board, position: int, word: str, memory: Memory) -> None:
    first = position
    while first > 0 and board.view.lowers[first - 1] in _ADJECTIVES:
        first -= 1
    if board.view.lower_at(first - 1) != "the" or not board.is_free(first, position + 1):
        return
    if board.view.lower_at(position + 1) in ("of", "that") or board.view.token(position).deprel == "compound":
        return
    here = [found for found in board.in_order() if found.last <= position and _fits(found, _TAKES_UP[word])]
    last = here[-1] if here else memory.last(_TAKES_UP[word], board.view.index - 3)
    if last is not None and last.form in ("name", "institution", "pronoun", "office"):
        board.put(first, position + 1, last.entities, Resolution("context", 0.6), "pronoun")


def _fits(found: Found, kinds: frozenset[str]) -> bool:
    return len(found.entities) == 1 and found.entities[0].kind in kinds


def _put_pair(board: Board, position: int, word: str, memory: Memory) -> None:
    """Lead "both sides" and "the two leaders" to the last two who fit."""
    before = board.view.lower_at(position - 1)
    first = (
        position - 1
        if before == "both"
        else position - 1
        if before == "two" and board.view.lower_at(position - 2) in ("the", "these", "those")
        else -1
    )
    if first < 0 or not board.is_free(first, position + 1):
        return
    here: dict[str, Entity] = {}
    for found in board.in_order():
        if found.last <= position and found.form not in ("generic", "pronoun", "adjective"):
            here.update((entity.id, entity) for entity in found.entities if entity.kind in _PAIRS[word])
    two = tuple(list(here.values())[-2:]) if len(here) >= 2 else memory.last_two(_PAIRS[word])
    if len(two) == 2:
        board.put(first, position + 1, two, Resolution("context", 0.6), "pronoun")
