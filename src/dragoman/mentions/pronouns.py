"""Pronouns whose antecedent is plain: "he", "she", "it", "they" and what they possess."""

from __future__ import annotations

from dragoman.mentions.board import Board, Found
from dragoman.mentions.institutions import of_person
from dragoman.mentions.lexicon import word_set
from dragoman.mentions.memory import Memory
from dragoman.mentions.scene import Scene
from dragoman.record import Resolution

_LED = frozenset(["forces", "fighters", "troops", "militia", "army", "men", "soldiers", "loyalists"])
_HE = frozenset(["he", "him", "she", "his", "her"])
_IT = frozenset(["it", "its"])
_THEY = frozenset(["they", "them", "their"])
_BODIES = word_set(
    """country government armed_group international_organisation organisation party media company military police"""
)


def find_pronouns(board: Board, memory: Memory, scene: Scene) -> None:
    """Put down the pronouns of a sentence that can mean but one actor.

    "He" is the only person at hand, else the one who is subject. "It" and "they" take up the subject of the sentence
    before, by number and kind, where no other subject stands between; within one sentence the tree tells more, and they
    are left to the coding of events.

    Args:
        board: the sentence, its names put down.
        memory: the mentions of the sentences before; those of this one are not yet in it.
        scene: the report as a whole.
    """
    for position, word in enumerate(board.view.lowers):
        if word in _HE and board.is_free(position, position + 1):
            _put_person(board, position, memory, scene)
        elif word in _IT or word in _THEY:
            _put_taken_up(board, position, memory, plural=word in _THEY)


def _put_person(board: Board, position: int, memory: Memory, scene: Scene) -> None:
    """Lead "he" to the only person at hand, or to the one who was subject where there are several."""
    before = [found for found in memory.recent if found.sentence >= board.view.index - 1 and _is_person(found)]
    here = [found for found in board.in_order() if found.last <= position and _is_person(found)]
    persons = [*before, *here]
    told_of = memory.stranger is not None and memory.subject_of == board.view.index - 1
    if not persons or (told_of and not here):
        return  # "a commander" was spoken of: he may be meant
    if len({found.entities[0].id for found in persons}) == 1:
        _put_he(board, position, persons[-1], 0.8, scene)
        return
    acting = [found for found in here if _is_subject(board, found)]
    if not here and memory.subject_of == board.view.index - 1:
        acting = [found for found in memory.subject if _is_person(found)] if len(memory.subject) == 1 else []
    if len({found.entities[0].id for found in acting}) == 1:
        _put_he(board, position, acting[0], 0.6, scene)


def _is_person(found: Found) -> bool:
    return len(found.entities) == 1 and found.entities[0].kind == "person" and found.form != "generic"


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


def _put_taken_up(board: Board, position: int, memory: Memory, *, plural: bool) -> None:
    """Lead "it" or "they" to the subject of the sentence before."""
    if not board.is_free(position, position + 1) or memory.subject_of != board.view.index - 1:
        return
    if not _refers(board, position) or any(found.first < position for found in board.found):
        return
    subject = memory.subject
    entities = tuple({entity.id: entity for found in subject for entity in found.entities}.values())
    if not entities:
        return
    if plural:
        fits = len(entities) > 1 or _is_plural(subject[0])
    else:
        fits = len(entities) == 1 and entities[0].kind in _BODIES and subject[0].form != "generic"
    if fits:
        board.put(position, position + 1, entities, Resolution("context", 0.6), "pronoun")


def _refers(board: Board, position: int) -> bool:
    """Tell whether a pronoun stands for somebody: subject of a verb, or the possessor of something, no "it rains"."""
    tokens = board.view.sentence.tokens
    token = tokens[position]
    if token.deprel == "nmod:poss":
        return True
    if not token.deprel.startswith("nsubj") or token.head < 0:
        return False
    verb = tokens[token.head]
    copula = any(other.deprel == "cop" and other.head == token.head for other in tokens)
    clausal = any(other.deprel.startswith("csubj") and other.head == token.head for other in tokens)
    return verb.upos == "VERB" and not copula and not clausal and token.deprel == "nsubj"


def _is_plural(found: Found) -> bool:
    """Tell whether a mention of one actor is of a crowd, which is called "they"."""
    return found.form == "generic" and found.entities[0].kind in ("armed_group", "population", "military", "police")
