"""Those who speak of themselves: "I" is whoever is quoted, "we" the body that they belong to."""

from __future__ import annotations

from dragoman.mentions.board import Board, Entity, entity_of
from dragoman.mentions.lexicon import word_set
from dragoman.mentions.memory import Memory
from dragoman.mentions.scene import Scene
from dragoman.record import Resolution

_ONE = frozenset(["i", "me", "my", "myself"])
_MANY = frozenset(["we", "us", "our", "ourselves"])
_SAYING = word_set(
    """said says say saying told tells added adds wrote writes warned warns stated states declared declares tweeted
    announced announces replied replies explained insisted insists claimed claims noted recalled asked urged vowed
    pledged remarked commented answered argued admitted stressed affirmed reiterated"""
)
_SURE = Resolution("context", 0.6)


def find_first_persons(board: Board, memory: Memory, scene: Scene) -> None:
    """Put down "I" and "we" of quotations and statements.

    Whoever is said to speak in the sentence is meant, else the last one who was: in news the first person
    stands only in the words of others.

    Args:
        board: the sentence, its names put down.
        memory: remembers the last one who was said to speak.
        scene: the report as a whole.
    """
    memory.speaker = _speaker(board) or memory.speaker
    speaker = memory.speaker
    if speaker is None:
        return
    for position, word in enumerate(board.view.lowers):
        if not _is_first_person(board, position):
            continue
        if word in _ONE and speaker.kind == "person":
            board.put(position, position + 1, (speaker,), _SURE, "pronoun")
        elif word in _MANY:
            board.put(position, position + 1, (_body(speaker, scene),), _SURE, "pronoun")


def _is_first_person(board: Board, position: int) -> bool:
    """Tell whether a word is a pronoun of the one who speaks; "US" is none, and "told us" means those who listened."""
    token = board.view.token(position)
    if token.upos != "PRON" or board.view.words[position] == "US":
        return False
    heard = token.head >= 0 and token.deprel in ("obj", "iobj", "obl") and board.view.lowers[token.head] in _SAYING
    return not heard


def _speaker(board: Board) -> Entity | None:
    """Return the actor who is the subject of a verb of saying, the first of several."""
    for at, token in enumerate(board.view.sentence.tokens):
        if token.deprel == "nsubj" and token.head >= 0 and board.view.lowers[token.head] in _SAYING:
            found = board.found_at(at)
            if found is not None and len(found.entities) == 1 and found.form != "pronoun":
                return found.entities[0]
    return None


def _body(speaker: Entity, scene: Scene) -> Entity:
    """Return the body for which someone says "we": the one to which a person belonged on the day, else the speaker."""
    entry = scene.knowledge.actors.get(speaker.id)
    if speaker.kind != "person" or entry is None:
        return speaker
    for role in entry.roles:
        body = scene.knowledge.actors.get(role.of)
        if body is not None and scene.holds(role.start, role.end):
            return entity_of(body)
    return speaker
