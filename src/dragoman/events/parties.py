"""From the words that stand in a role to the actors and places that they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.events.clause import Tree
from dragoman.record import Mark

# How far below a word the one that names the actor may stand: "three members of the armed wing of Hamas".
_DEPTH = 4
_NAMING = ("flat", "appos", "nmod:desc", "compound")
_BELONGING = ("nmod:poss", "amod", "nmod", "acl", "acl:relcl", "obl", "obl:agent", "xcomp")
_BELONGING_PREPOSITIONS = frozenset({"of", "from", "to", "with", "in", "by", "for", "among", "between"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "his", "its", "their"})


class Parties:
    """The actors, places and times that a sentence names, by token."""

    def __init__(self, tree: Tree, marks: Sequence[Mark]) -> None:
        """Index the sentence's marks.

        Args:
            tree: the sentence.
            marks: those of this sentence.
        """
        self.tree = tree
        self.times = [mark for mark in marks if mark.kind == "time"]
        self.places = [mark for mark in marks if mark.kind == "place"]
        self.actor_marks = [mark for mark in marks if mark.kind == "actor"]
        self._actor_at = _by_token(self.actor_marks)
        for _, inner in self.nested():
            self._actor_at.update(dict.fromkeys(range(inner.first, inner.last), inner))
        self._place_at = _by_token(self.places)

    def actors(self, tokens: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of the actors that the tokens and those coordinated with them name, in order."""
        found: dict[str, None] = {}
        for token in tokens:
            for conjunct in self.tree.conjuncts(token):
                for actor in self._actors_below(conjunct) or self._antecedent(conjunct):
                    found.setdefault(actor)
        return tuple(found)

    def places_of(self, tokens: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of the places that the tokens themselves name, in order."""
        found: dict[str, None] = {}
        for token in tokens:
            for conjunct in self.tree.conjuncts(token):
                for mark in self._own(self._place_at, conjunct):
                    for place in mark.refs:
                        found.setdefault(place)
        return tuple(found)

    def actor_at(self, token: int) -> tuple[str, ...]:
        """Return the actors that a mark over this very token names."""
        mark = self._actor_at.get(token)
        return mark.refs if mark is not None else ()

    def nested(self) -> list[tuple[Mark, Mark]]:
        """Return the marks of actors with those of others inside them ("FARC" in "FARC commander Romaña")."""
        marks = self.actor_marks
        return [
            (one, other)
            for at, one in enumerate(marks)
            for other in marks[max(0, at - 2) : at + 3]
            if one.first <= other.first and other.last <= one.last and other.last - other.first < one.last - one.first
        ]

    def is_name(self, token: int) -> bool:
        """Tell whether a word is part of an actor's name of several words ("Accord" in a government's)."""
        mark = self._actor_at.get(token)
        return mark is not None and mark.last - mark.first > 1 and self.tree.sentence.tokens[token].text[:1].isupper()

    def place_at(self, token: int) -> tuple[str, ...]:
        """Return the places that a mark over this very token names."""
        mark = self._place_at.get(token)
        return mark.refs if mark is not None else ()

    def _actors_below(self, token: int) -> list[str]:
        level = [token]
        for depth in range(_DEPTH):
            named = [actor for index in level for mark in self._own(self._actor_at, index) for actor in mark.refs]
            if named:
                return named
            level = [child for index in level for child in self._belonging(index, depth)]
            if not level:
                break
        return []

    def _antecedent(self, token: int) -> list[str]:
        """Take a pronoun that nothing else resolves for the subject of a clause around it: "the army said it fired"."""
        if self.tree.words[token] not in _PRONOUNS:
            return []
        for above in self.tree.ancestors(token):
            for subject in self.tree.dependents(above, "nsubj", "nsubj:pass"):
                named = self._actors_below(subject) if subject < token else []
                if named:
                    return named
        return []

    def _own(self, marks: dict[int, Mark], token: int) -> list[Mark]:
        """Return the mark over a token, else those over the words that name the same thing or list what it is."""
        mark = marks.get(token)
        if mark is not None:
            return self._owner(marks, token) or [mark]
        for child in self.tree.dependents(token, *_NAMING):
            named = [marks[name] for name in self.tree.conjuncts(child) if name in marks]
            if named:
                return named
        return []

    def _owner(self, marks: dict[int, Mark], token: int) -> list[Mark]:
        """Return whose an unnamed body of people is: "the LNA, whose forces", "forces of the government"."""
        if not marks[token].refs[0].startswith("x."):
            return []
        if any(self.tree.words[child] == "whose" for child in self.tree.dependents(token, "nmod:poss")):
            above = (word for word in self.tree.ancestors(token) if self.tree.tokens[word].deprel == "acl:relcl")
            heads = [self.tree.conjuncts(self.tree.tokens[clause].head) for clause in above]
            # After a list, "whose" speaks of its last member.
            owners = [head for head in heads[0] if head < token][-1:] if heads else []
        else:
            owners = [noun for preposition, noun in self.tree.obliques(token) if preposition == "of"]
        return [marks[owner] for owner in owners if owner in marks and not marks[owner].refs[0].startswith("x.")]

    def _belonging(self, token: int, depth: int) -> list[int]:
        found = []
        for child in self.tree.dependents(token, *_BELONGING):
            if self.tree.tokens[child].deprel in ("nmod", "obl", "obl:agent"):
                preposition = self.tree.preposition(child) or ""
                if preposition.split(" ")[0] not in _BELONGING_PREPOSITIONS:
                    continue
            if self.tree.tokens[child].deprel in ("acl", "acl:relcl", "xcomp") and depth > 0:
                continue
            found.append(child)
        return found


def _by_token(marks: Iterable[Mark]) -> dict[int, Mark]:
    """Index marks by token; of overlapping ones the first, which is the longer, stays."""
    table: dict[int, Mark] = {}
    for mark in marks:
        for token in range(mark.first, mark.last):
            table.setdefault(token, mark)
    return table
