"""Pronouns whose antecedent is plain: "he", "she", "it", "they" and what they possess."""

from __future__ import annotations

from dragoman.mentions.antecedents import is_person_noun, subjects_for
from dragoman.mentions.board import Board, Found
from dragoman.mentions.institutions import of_person
from dragoman.mentions.lexicon import word_set
from dragoman.mentions.memory import Memory, is_acting
from dragoman.mentions.scene import Scene
from dragoman.record import Resolution

_LED = frozenset(["forces", "fighters", "troops", "militia", "army", "men", "soldiers", "loyalists"])
_HE = frozenset(["he", "him", "she", "his", "her"])
_SHE = frozenset(["she", "her"])
_IT = frozenset(["it", "its", "itself"])
_THEY = frozenset(["they", "them", "their", "themselves"])
_BODIES = word_set(
    """country government armed_group international_organisation organisation party media company military police"""
)


def find_pronouns(board: Board, memory: Memory, scene: Scene) -> None:
    """Put down the pronouns of a sentence that can mean but one actor.

    "He" is the only person at hand, else the one who is subject. "It" and "they" take up the subject of the sentence
    before, by number and kind, where no other subject stands between; within one sentence the tree tells whom.

    Args:
        board: the sentence, its names put down.
        memory: the mentions of the sentences before; those of this one are not yet in it.
        scene: the report as a whole.
    """
    for position, word in enumerate(board.view.lowers):
        if word in _HE and board.is_free(position, position + 1):
            _put_person(board, position, memory, scene)
            _keep_called(board, position, memory)
        elif word in _IT or word in _THEY:
            _put_taken_up(board, position, memory, plural=word in _THEY)


def _put_person(board: Board, position: int, memory: Memory, scene: Scene) -> None:
    """Lead "he" to the only person at hand, or to the one who was subject where there are several."""
    word = board.view.lowers[position]
    near = [found for found in memory.recent if found.sentence >= board.view.index - 1]
    before = [found for found in near if _is_person(found) and _may_be_called(found, word, memory)]
    so_far = [found for found in board.in_order() if found.last <= position]
    here = [found for found in so_far if _is_person(found) and _may_be_called(found, word, memory)]
    persons = [*before, *here]
    told_of = memory.stranger is not None and memory.subject_of == board.view.index - 1
    if not persons or (told_of and not here):
        return  # "a commander" was spoken of: he may be meant
    if len({found.entities[0].id for found in persons}) == 1:
        _put_he(board, position, persons[-1], 0.8, scene)
        return
    for subject in subjects_for(board, position):
        if len(subject.found) == 1 and subject.found[0] in here:
            _put_he(board, position, subject.found[0], 0.7, scene)
            return
        if not subject.found and is_person_noun(board, subject.word):
            return
    acting = [found for found in here if is_acting(board, found)]
    if not here and memory.subject_of == board.view.index - 1:
        alone = memory.subject if any(map(_is_person, memory.subject)) else memory.acting
        acting = [found for found in alone if found in before] if len(memory.subject) <= 1 else []
    if len({found.entities[0].id for found in acting}) == 1:
        _put_he(board, position, acting[0], 0.6, scene)
    elif acting and here:
        _put_he(board, position, acting[-1], 0.5, scene)


def _pronoun_for(word: str) -> str:
    return "she" if word in _SHE else "he"


def _may_be_called(found: Found, word: str, memory: Memory) -> bool:
    """Tell whether a pronoun agrees with those that were said of a person before."""
    return memory.called.get(found.entities[0].id, _pronoun_for(word)) == _pronoun_for(word)


def _keep_called(board: Board, position: int, memory: Memory) -> None:
    """Remember whether a person was called "he" or "she"."""
    found = board.found_at(position)
    if found is not None and found.form == "pronoun":
        memory.called.setdefault(found.entities[0].id, _pronoun_for(board.view.lowers[position]))


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


def _put_taken_up(board: Board, position: int, memory: Memory, *, plural: bool) -> None:
    """Lead "it" or "they" to the likeliest subject before it that fits, else to that of the sentence before."""
    if not board.is_free(position, position + 1) or not _refers(board, position):
        return
    antecedents: tuple[Found, ...] = ()
    for subject in subjects_for(board, position):
        if _possessor_between(board, subject.word, position):
            return  # "threatened the company 's price and its name"
        if _fits(subject.found, plural=plural):
            antecedents = subject.found
            break
        agrees = board.view.lowers[subject.word].endswith("s") == plural
        if not subject.found and agrees and (plural or not is_person_noun(board, subject.word)):
            return  # a noun that is no actor may be meant: "the offensive failed because it ..."
    if not antecedents and memory.subject_of == board.view.index - 1 and not _has_actor(board, position):
        antecedents = memory.subject if _fits(memory.subject, plural=plural) else ()
    entities = {entity.id: entity for found in antecedents for entity in found.entities}
    board.put(position, position + 1, tuple(entities.values()), Resolution("context", 0.6), "pronoun")


def _possessor_between(board: Board, first: int, last: int) -> bool:
    """Tell whether something that is no named actor and no place possesses something between two words."""
    places = {hit.last for hit in board.places}
    signs = (at for at in range(first + 1, last) if board.view.is_possessive(at) and at not in places)
    owners = (board.found_at(at - 1) for at in signs)
    return any(owner is None or owner.form == "generic" for owner in owners)


def _has_actor(board: Board, position: int) -> bool:
    """Tell whether the sentence has a subject that is an actor before a word."""
    return any(found.last <= position and is_acting(board, found) for found in board.found if found.form != "pronoun")


def _fits(antecedents: tuple[Found, ...], *, plural: bool) -> bool:
    """Tell whether mentions agree in number and kind with "they", or with "it"."""
    entities = {entity.id for found in antecedents for entity in found.entities}
    if not entities:
        return False
    if plural:
        return len(entities) > 1 or _is_plural(antecedents[0])
    return len(entities) == 1 and _is_body(antecedents[0])


def _is_body(found: Found) -> bool:
    """Tell whether a mention is of a body that is called "it": no person, no crowd."""
    entity = found.entities[0]
    return entity.kind in _BODIES and (found.form != "generic" or entity.id[:2] != "x.")


def _refers(board: Board, position: int) -> bool:
    """Tell whether a pronoun stands for somebody: subject of a verb, or the possessor of something, no "it rains"."""
    tokens = board.view.sentence.tokens
    token = tokens[position]
    if token.deprel == "nmod:poss" or token.text.lower() in ("itself", "themselves"):
        return True
    if not token.deprel.startswith("nsubj") or token.head < 0:
        return False
    verb = tokens[token.head]
    copula = any(other.deprel == "cop" and other.head == token.head for other in tokens)
    clausal = any(other.deprel.startswith("csubj") and other.head == token.head for other in tokens)
    return verb.upos == "VERB" and not copula and not clausal and token.deprel == "nsubj"


def _is_plural(found: Found) -> bool:
    """Tell whether a mention of one actor is of a crowd, which is called "they"."""
    entity = found.entities[0]
    if entity.kind == "population" or (entity.kind == "armed_group" and entity.id[:2] != "x."):
        return True
    return found.form in ("generic", "institution") and entity.kind in ("armed_group", "military", "police")
