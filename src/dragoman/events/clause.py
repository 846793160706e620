"""A sentence as a tree: who is subject, object and oblique of each word, through passives, relatives and coordination.

The relations are those of Universal Dependencies 2 (universaldependencies.org/u/dep). A tagger errs, so every question
falls back to the plainest answer that the tree allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from dragoman.report import Sentence

PREDICATES = frozenset({"VERB", "AUX", "ADJ"})
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
_RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})
_MODIFIERS = ("nmod:poss", "amod", "compound", "nmod:desc", "flat", "appos", "nmod")
_PHRASE = ("amod", "compound", "nummod", "flat", "nmod:desc", "nmod:poss", "fixed")
_STOPS = frozenset({".", "!", "?", '"', "”", "'"})
_COMING = frozenset({"come", "comes", "came", "coming"})
MAX_DEPTH = 40


class Tree:
    """Questions about the syntax of one sentence; every index is that of a token in it."""

    def __init__(self, sentence: Sentence) -> None:
        """Index the dependents of every word."""
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = [token.text.lower() for token in sentence.tokens]
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head >= 0:
                self.children[token.head].append(index)

    def dependents(self, index: int, *relations: str) -> list[int]:
        """Return the dependents of a word by one of the relations, in order."""
        return [child for child in self.children[index] if self.tokens[child].deprel in relations]

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the heads above a word, nearest first."""
        head = self.tokens[index].head
        for _ in range(MAX_DEPTH):
            if head < 0:
                return
            yield head
            head = self.tokens[head].head

    def conjuncts(self, index: int) -> list[int]:
        """Return the word and those coordinated with it, in order."""
        found = [index]
        for word in found:
            found += [child for child in self.dependents(word, "conj") if child not in found]
        return found

    def preposition(self, index: int) -> str | None:
        """Return the preposition that marks a word ("out of" as one), or None."""
        cases = self.dependents(index, "case")
        if not cases:
            return None
        words = [self.words[cases[0]], *(self.words[child] for child in self.dependents(cases[0], "fixed"))]
        words += [self.words[case] for case in cases[1:] if case == cases[0] + 1]
        return " ".join(words)

    def obliques(self, index: int) -> list[tuple[str, int]]:
        """Return the prepositional phrases of a word as (preposition, noun), in order."""
        found = []
        for child in self.children[index]:
            relation = self.tokens[child].deprel
            if relation.startswith(("obl", "nmod")) and relation != "nmod:poss":
                preposition = self.preposition(child)
                if preposition is not None:
                    found.append((preposition, child))
            elif relation in ("advcl", "acl"):
                found += [(self.words[mark], child) for mark in self.dependents(child, "mark")]
        return found

    def is_passive(self, index: int) -> bool:
        """Tell whether a verb stands in the passive, as a reduced relative too ("the town captured by X")."""
        relations = {self.tokens[child].deprel for child in self.children[index]}
        if relations & {"aux:pass", "obl:agent"}:
            return True
        if "nsubj:pass" in relations and "obj" not in relations:
            return self.words[-1] not in _STOPS  # only a headline leaves "was" out
        token = self.tokens[index]
        if token.deprel in ("acl", "amod") and not self.words[index].endswith("ing"):
            return "nsubj" not in relations and "obj" not in relations and "mark" not in relations
        return False

    def subjects(self, index: int, depth: int = 0) -> list[int]:
        """Return the grammatical subjects of a verb, also where they stand with another clause."""
        own = [self._antecedent(child) for child in self.dependents(index, *_SUBJECTS)]
        if own or depth > MAX_DEPTH:
            return own
        token = self.tokens[index]
        head = token.head
        if head < 0:
            return []
        if token.deprel == "acl" or (token.deprel == "acl:relcl" and not self._lacks_object(index)):
            return [head]
        return self._borrowed_subjects(index, head, depth)

    def _borrowed_subjects(self, index: int, head: int, depth: int) -> list[int]:
        """Take the subject of the clause around: its object where that is told or accused, else its subject."""
        token = self.tokens[index]
        if token.deprel in ("xcomp", "ccomp") or (token.deprel == "advcl" and self._is_complement(index)):
            controllers = self.dependents(head, "obj", "iobj")
            if controllers and self.words[head] not in ("promise", "promised"):
                return controllers
        if token.deprel in ("xcomp", "advcl", "conj", "parataxis", "ccomp", "cop"):
            if self.words[head] in _COMING:  # "the reaction came from Cairo, condemning the vote"
                origins = [noun for preposition, noun in self.obliques(head) if preposition == "from"]
                return origins or self.subjects(head, depth + 1)
            return self.subjects(head, depth + 1)
        return []

    def objects(self, index: int, depth: int = 0) -> list[int]:
        """Return the direct objects of a verb, the antecedent of a relative clause included."""
        own = [self._antecedent(child) for child in self.dependents(index, "obj")]
        if own or depth > MAX_DEPTH:
            return own
        token = self.tokens[index]
        if token.deprel == "acl:relcl" and token.head >= 0 and self._lacks_object(index):
            return [token.head]
        if token.deprel == "conj" and token.head >= 0 and not self.obliques(index):
            return [child for child in self.objects(token.head, depth + 1) if child > index]
        shared = [child for verb in self.dependents(index, "conj") for child in self.dependents(verb, "obj")]
        return shared if not self.obliques(index) and not self.dependents(index, "ccomp", "xcomp") else []

    def actors(self, index: int) -> tuple[list[int], list[int]]:
        """Return (those who act, those acted upon) of a verb, voice resolved."""
        if not self.is_passive(index):
            return self.subjects(index), self.objects(index)
        agents = self.dependents(index, "obl:agent")
        agents += [noun for preposition, noun in self.obliques(index) if preposition == "by" and noun not in agents]
        return agents, self.subjects(index) or self._passive_head(index)

    def governor(self, index: int) -> int | None:
        """Return the verb or noun that a clause is a complement or adjunct of, or None at the root."""
        head = self.tokens[index].head
        return head if head >= 0 else None

    def particle(self, index: int, word: str) -> bool:
        """Tell whether a verb has that particle ("carry out")."""
        found = self.dependents(index, "compound:prt", "advmod", "obl", "case")
        return any(self.words[child] == word for child in found)

    def phrase(self, index: int) -> tuple[int, int]:
        """Return the first and after-last token of a noun's own phrase without clauses and coordination."""
        words = [index]
        for word in words:
            words += [child for child in self.dependents(word, *_PHRASE) if child not in words]
        return min(words), max(words) + 1

    def modifiers(self, index: int) -> list[int]:
        """Return the words that qualify a noun: possessors, adjectives, compounds, appositions, nouns behind "of"."""
        return self.dependents(index, *_MODIFIERS)

    @cached_property
    def root(self) -> int:
        """The sentence's main word, or -1 where it is empty."""
        return next((index for index, token in enumerate(self.tokens) if token.head < 0), -1)

    def _antecedent(self, index: int) -> int:
        """Follow a relative pronoun to the noun that it stands for."""
        if self.words[index] not in _RELATIVE_PRONOUNS:
            return index
        for above in self.ancestors(index):
            if self.tokens[above].deprel == "acl:relcl":
                return max(self.tokens[above].head, 0)
        return index

    def _is_complement(self, index: int) -> bool:
        """Tell "accused X of doing" and "urged X to do" from an adverbial clause."""
        marks = {self.words[mark] for mark in self.dependents(index, "mark")}
        return bool(marks & {"of", "to", "from", "for"})

    def _lacks_object(self, index: int) -> bool:
        """Tell whether a relative clause has a subject of its own, so that its antecedent is the object."""
        own = self.dependents(index, *_SUBJECTS)
        return any(self.words[child] not in _RELATIVE_PRONOUNS for child in own) and not self.is_passive(index)

    def _passive_head(self, index: int) -> list[int]:
        token = self.tokens[index]
        return [token.head] if token.deprel in ("acl", "amod", "acl:relcl") and token.head >= 0 else []
