"""What a report has named so far: short names, acronyms, those whom "he" and "the group" take up again."""

from __future__ import annotations

from collections import deque

from dragoman.knowledge.name_keys import surname
from dragoman.mentions.board import Board, Entity, Found
from dragoman.mentions.titles import OFFICES

_KEPT = 14  # mentions that a pronoun or "the group" may look back over


class Memory:
    """Grows from mention to mention, in the order of the text.

    Attributes:
        surnames: persons by folded surname.
        acronyms: who an acronym of the report's own stands for.
        crowds: those whom a common noun was said of, by the noun.
        offices: holders by office, and by "<whose> <office>".
        heads: actors by the head noun of what they were last called ("army", "council").
        recent: the last mentions.
        subject: the mentions that were the subject of the last sentence's main clause.
        subject_of: that sentence.
        acting: the mentions that were a subject of any of its clauses.
        speaker: the last actor who was said to speak.
        called: "he" or "she", by the person who was called so.
        stranger: the noun for a person that was its subject without a name ("a commander"), or None.
    """

    def __init__(self) -> None:
        """Begin with nothing named."""
        self.surnames: dict[str, Entity] = {}
        self.acronyms: dict[str, Entity] = {}
        self.crowds: dict[str, Entity] = {}
        self.offices: dict[str, Entity] = {}
        self.heads: dict[str, Entity] = {}
        self.recent: deque[Found] = deque(maxlen=_KEPT)
        self.subject: tuple[Found, ...] = ()
        self.subject_of = -1
        self.acting: tuple[Found, ...] = ()
        self.speaker: Entity | None = None
        self.called: dict[str, str] = {}
        self.stranger: str | None = None

    def keep(self, board: Board) -> None:
        """Remember the mentions of a sentence and which of them was its subject."""
        self.recent.extend(board.in_order())
        tops = subject_words(board)
        self.subject = main_subject(board, tops)
        over = [(at, board.found_at(at)) for at in tops[:1]]
        nouns = [board.view.lowers[at] for at, found in over if found is None or found.form == "generic"]
        self.stranger = next((noun for noun in nouns if (noun,) in OFFICES), None)
        self.subject_of = board.view.index
        self.acting = tuple(found for found in board.in_order() if is_acting(board, found))

    def keep_person(self, name: str, person: Entity) -> None:
        """Remember a person by the surname in the text and by that of the canonical name."""
        for form in (name, person.name):
            if len(form.split()) > 1 and len(surname(form)) > 2:
                self.surnames[surname(form)] = person

    def person(self, name: str) -> Entity | None:
        """Return the person whom a single surname takes up, None for longer names and unknown ones."""
        return self.surnames.get(name.casefold().removeprefix("al-").removeprefix("el-"))

    def last(self, kinds: frozenset[str], before: int | None = None) -> Found | None:
        """Return the last mention of one single actor of these kinds.

        Args:
            kinds: kinds of actor.
            before: only mentions up to this sentence back count, None for all that are kept.
        """
        for mention in reversed(self.recent):
            if before is not None and mention.sentence < before:
                return None
            if len(mention.entities) == 1 and mention.entities[0].kind in kinds:
                return mention
        return None

    def last_two(self, kinds: frozenset[str], before: int) -> tuple[Entity, ...]:
        """Return the last two different actors of these kinds in order of the text, fewer where there are not two.

        Args:
            kinds: kinds of actor.
            before: only mentions up to this sentence back count.
        """
        found: dict[str, Entity] = {}
        for mention in reversed(self.recent):
            if mention.sentence < before or len(found) >= 2:
                break
            for entity in reversed(mention.entities):
                if entity.kind in kinds and mention.form not in ("generic", "pronoun", "adjective"):
                    found.setdefault(entity.id, entity)
        return tuple(reversed(list(found.values())[:2]))


def is_acting(board: Board, found: Found) -> bool:
    """Tell whether a mention is the subject of some clause."""
    return any(board.view.token(at).deprel.startswith("nsubj") for at in range(found.first, found.last))


def subject_words(board: Board) -> list[int]:
    """Return the words that are the subject of a sentence's main clause, those coordinated with it included."""
    tokens = board.view.sentence.tokens
    root = next((at for at, token in enumerate(tokens) if token.head < 0 and token.deprel == "root"), None)
    tops = [at for at, token in enumerate(tokens) if token.head == root and token.deprel in ("nsubj", "nsubj:pass")]
    if root is None or len(tops) != 1:
        return []
    return [tops[0], *(at for at, token in enumerate(tokens) if token.head == tops[0] and token.deprel == "conj")]


def main_subject(board: Board, words: list[int]) -> tuple[Found, ...]:
    """Return the mentions over the words of a subject, none where one of the words is no mention."""
    found = [board.found_at(at) for at in words]
    return () if None in found else tuple(dict.fromkeys(one for one in found if one is not None))
