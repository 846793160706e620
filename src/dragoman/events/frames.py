"""Frames of the wording matched against a sentence: what each asks for, and where its source and target stand."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.events.carriers import Carrier, fill_carrier
from dragoman.events.clause import Tree
from dragoman.events.frame_roles import FrameRoles
from dragoman.events.parties import Parties
from dragoman.knowledge import ANY, NounFrame, VerbFrame, Wording
from dragoman.knowledge.wording import ACTOR, ARMED, PLACE

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


def find_carriers(tree: Tree, parties: Parties, wording: Wording) -> list[Carrier]:
    """Return the carriers of a sentence in order, at most one a token and family, none inside another's wording."""
    lexicon = _Lexicon(tree, parties, wording)
    found: list[Carrier] = []
    for index, token in enumerate(tree.tokens):
        if parties.is_name(index):
            continue
        if token.deprel == "amod" and not tree.dependents(index, "obl:agent", "obl"):
            found += _best(lexicon.adjective_carriers(index))  # "armed men" tells of nobody who armed them
        elif token.upos in _VERBAL or (token.upos == "ADJ" and token.deprel in ("acl", "root", "amod")):
            found += _best([*lexicon.verb_carriers(index), *lexicon.adjective_carriers(index)])
        elif token.upos == "ADJ":
            found += _best(lexicon.adjective_carriers(index))
        elif token.upos in _NOMINAL:
            found += _best(lexicon.noun_carriers(index))
    used = {(carrier.family, index) for carrier in found if carrier.verbal for index in carrier.used}
    return [carrier for carrier in found if carrier.verbal or (carrier.family, carrier.index) not in used]


def _best(carriers: Iterable[Carrier]) -> list[Carrier]:
    """Of the readings of one word, keep the most demanding of each family."""
    best: dict[str, Carrier] = {}
    for carrier in carriers:
        rival = best.get(carrier.family)
        if rival is None or carrier.demands > rival.demands:
            best[carrier.family] = carrier
    return list(best.values())


def _asking(words: tuple[str, ...]) -> int:
    """Weigh what a frame asks for: certain words more than any word."""
    if not words:
        return 0
    return 4 if ANY in words else 10


class _Lexicon:
    """Matches the frames of the wording against one tree."""

    def __init__(self, tree: Tree, parties: Parties, wording: Wording) -> None:
        self.tree = tree
        self.parties = parties
        self.wording = wording
        self.lemmas = [wording.forms.get(word, (word,)) for word in tree.words]
        self.roles = FrameRoles(tree, parties, self.lemmas)

    def verb_carriers(self, index: int) -> Iterable[Carrier]:
        for lemma in self.lemmas[index]:
            for frame in self.wording.verbs.get(lemma, ()):
                carrier = self._match_verb(frame, index)
                if carrier is not None:
                    yield carrier

    def noun_carriers(self, index: int) -> Iterable[Carrier]:
        for lemma in self.lemmas[index]:
            for frame in self.wording.nouns.get(lemma, ()):
                carrier = self._match_noun(frame, index)
                if carrier is not None:
                    yield carrier

    def adjective_carriers(self, index: int) -> Iterable[Carrier]:
        word = self.tree.words[index]
        stem, _, last = word.rpartition("-")
        for frame in self.wording.adjectives.get(last, ()):
            joined = [index] if stem else self.roles.joined_before(index)
            sources, targets = (self.roles.of_adjective(roles, index, joined) for roles in (frame.source, frame.target))
            if sources and (targets or frame.mutual):
                yield fill_carrier(frame, index, index, sources, targets, set(), 10)

    def _match_verb(self, frame: VerbFrame, index: int) -> Carrier | None:
        tree = self.tree
        if frame.particle is not None and not tree.particle(index, frame.particle):
            return None
        doers, patients = tree.actors(index)
        used: set[int] = set()
        unmarked = self.tree.dependents(index, "obj", "obl:unmarked") if frame.object else []
        for needed, there in ((frame.subject, doers), (frame.object, [*patients, *unmarked])):
            if needed:
                match = self._one_of(needed, there)
                if match is None:
                    return None
                used.add(match)
        for preposition, nouns in frame.with_:
            match = self._phrase_with(index, preposition, nouns, used)
            if match is None:
                return None
            used.add(match)
        if frame.complement and not self._complement(frame.complement, index):
            return None
        sources = self.roles.of_verb(frame.source, index, doers, patients, used)
        targets = self.roles.of_verb(frame.target, index, doers, patients, used)
        asked = [*(nouns for _, nouns in frame.with_), frame.subject, frame.object, frame.complement]
        demands = sum(map(_asking, asked)) + 10 * (frame.particle is not None)
        return fill_carrier(frame, index, index, sources, targets, used, demands)

    def _match_noun(self, frame: NounFrame, index: int) -> Carrier | None:
        words = frame.noun.split(" ")
        first = index - len(words) + 1
        if first < 0 or self.tree.words[first:index] != words[:-1]:
            return None
        if frame.modifier and not self._preceded(index, frame.modifier):
            return None
        used: set[int] = set()
        for preposition, nouns in frame.with_:
            match = self._phrase_with(index, preposition, nouns, used)
            if match is None:
                return None
            used.add(match)
        verb = self.roles.lending_verb(index)
        sources = self.roles.of_noun(frame.source, index, verb)
        targets = [token for token in self.roles.of_noun(frame.target, index, verb) if token not in sources]
        sources, targets = self.roles.lend(index, verb, sources, targets, mutual=frame.mutual)
        demands = sum(_asking(nouns) for _, nouns in frame.with_) + _asking(frame.modifier) + 10 * (len(words) - 1)
        return fill_carrier(frame, first, index, sources, targets, used, demands)

    def _one_of(self, phrases: tuple[str, ...], tokens: Iterable[int]) -> int | None:
        """Return the first token, coordinated ones included, that one of the phrases names."""
        for token in tokens:
            for conjunct in self.tree.conjuncts(token):
                if self._is_named(conjunct, phrases):
                    return conjunct
        return None

    def _is_named(self, index: int, phrases: tuple[str, ...]) -> bool:
        if ANY in phrases:
            return True
        if (ACTOR in phrases or ARMED in phrases) and self.parties.actor_at(index):
            return True
        if PLACE in phrases and self.parties.place_at(index):
            return True
        for phrase in phrases:
            words = phrase.split(" ")
            if words[-1] in self.lemmas[index] or words[-1] == self.tree.words[index]:
                first = index - len(words) + 1
                if first >= 0 and self.tree.words[first:index] == words[:-1]:
                    return True
        return False

    def _preceded(self, index: int, modifiers: tuple[str, ...]) -> bool:
        first, _ = self.tree.phrase(index)
        return any(self._is_named(word, modifiers) for word in range(max(first, index - 4), index))

    def _phrase_with(self, index: int, preposition: str, nouns: tuple[str, ...], used: set[int]) -> int | None:
        reach = [index, *sorted(used), *(self.tree.dependents(index, "obj"))]
        for head in reach:
            for found, noun in self.tree.obliques(head):
                if found == preposition:
                    match = self._one_of(nouns, [noun])
                    if match is not None:
                        return match
        return None

    def _complement(self, verbs: tuple[str, ...], index: int) -> bool:
        complements = self.tree.dependents(index, "xcomp", "ccomp", "advcl", "obl", "csubj")
        complements = [token for token in complements if self.tree.tokens[token].upos in _VERBAL]
        return self._one_of(verbs, complements) is not None
