"""What a report has named so far: short names, acronyms, those whom "he" and "the group" take up again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from dragoman.mentions.board import Entity, Found
from dragoman.mentions.naming import surname

_KEPT = 14  # mentions that a pronoun or "the group" may look back over


class Memory:
    """Grows from mention to mention, in the order of the text."""

    def __init__(self) -> None:
        """Begin with nothing named."""
        self.surnames: dict[str, Entity] = {}
        self.acronyms: dict[str, Entity] = {}
        self.crowds: dict[str, Entity] = {}
        self.offices: dict[str, Entity] = {}
        self.recent: deque[Found] = deque(maxlen=_KEPT)

    def keep(self, found: Iterable[Found]) -> None:
        """Remember the mentions of a sentence."""
        for mention in found:
            self.recent.append(mention)

    def keep_person(self, name: str, person: Entity) -> None:
        """Remember a person by the surname in the text and by that of the canonical name."""
        for form in (name, person.name):
            if len(form.split()) > 1 and len(surname(form)) > 2:
                self.surnames[surname(form)] = person

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

    def last_two(self, kinds: frozenset[str]) -> tuple[Entity, ...]:
        """Return the last two different actors of these kinds in order of the text, fewer where there are not two."""
        found: dict[str, Entity] = {}
        for mention in reversed(self.recent):
            for entity in reversed(mention.entities):
                if entity.kind in kinds and mention.form not in ("generic", "pronoun", "adjective"):
                    found.setdefault(entity.id, entity)
            if len(found) >= 2:
                break
        return tuple(reversed(list(found.values())[:2]))
