"""Where source and target of a frame stand: in the places that it names, around a verb, a noun or an adjective."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.events.clause import Tree
from dragoman.events.parties import Parties

# Verbs that lend a noun its subject: "the army launched an attack". Those that turn the roles round: "came under fire".
_LIGHT = frozenset(
    """begin carry commit conduct continue deliver direct do execute express extend give have hold initiate intensify
    issue join launch lead make mount offer open perform perpetrate pursue put reach renew repeat resume send sign
    stage start step take unleash undertake voice wage""".split()
)
_SUFFERING = frozenset("come face suffer sustain survive repel repulse thwart escape undergo".split())


class FrameRoles:
    """Finds the tokens that stand in the places that frames name.

    Args:
        tree: of the sentence.
        parties: who and what is named in it.
        lemmas: of each token, all that it may be a form of.
    """

    def __init__(self, tree: Tree, parties: Parties, lemmas: Sequence[Sequence[str]]) -> None:
        """Keep the sentence."""
        self._tree = tree
        self._parties = parties
        self._lemmas = lemmas

    def of_verb(
        self, places: tuple[str, ...], index: int, doers: list[int], patients: list[int], used: set[int]
    ) -> list[int]:
        """Return the tokens in the first of the role's places that holds any, those that the wording used apart."""
        nouns = sorted(used)
        for place in places:
            if place == "subject":
                found = doers
            elif place == "object":
                found = patients
            elif place == "indirect":
                found = self._tree.dependents(index, "iobj")
            elif place == "possessor":
                found = [child for noun in nouns for child in self._possessors(noun)]
            else:
                heads = dict.fromkeys((index, *nouns, *self._tree.dependents(index, "obj")))
                found = [noun for head in heads for word, noun in self._tree.obliques(head) if word == place]
            if found:
                return found
        return []

    def of_noun(self, places: tuple[str, ...], index: int, verb: int | None) -> list[int]:
        """Return the tokens in the role's first place around a noun or the verb that lends to it, possessors last."""
        heads = [index] if verb is None else [index, verb]
        for place in places:
            if place == "possessor":
                found = self._possessors(index)
            elif place == "self":
                found = self._bearers(index)
            else:
                found = [noun for head in heads for word, noun in self._tree.obliques(head) if word == place]
                found = [noun for noun in found if noun != index]
            if found and place != "possessor":
                return found
            if found:
                rest = self.of_noun(tuple(p for p in places if p != "possessor"), index, verb)
                return rest + found
        return []

    def joined_before(self, index: int) -> list[int]:
        """Return the word right before an adjective, adverbs passed over ("the internationally backed")."""
        before = index - 1
        while before >= 0 and (self._tree.tokens[before].upos == "ADV" or self._tree.words[before] == "-"):
            before -= 1
        return [before] if before >= 0 else []

    def of_adjective(self, places: tuple[str, ...], index: int, joined: list[int]) -> list[int]:
        """Return the tokens in the role's first place around an adjective; `joined` are those hyphened to it."""
        tree = self._tree
        for place in places:
            if place == "joined":
                found = [token for token in joined if self._parties.actor_at(token)]
            elif place == "head":
                attributive = tree.tokens[index].deprel in ("amod", "acl", "acl:relcl")
                found = [tree.tokens[index].head] if attributive else tree.subjects(index)
            elif place == "object":
                found = tree.objects(index)
            else:
                found = [noun for word, noun in tree.obliques(index) if word == place]
            if found:
                return found
        return []

    def lending_verb(self, index: int) -> int | None:
        """Return the verb of which the noun is subject or object, or None."""
        token = self._tree.tokens[index]
        if token.deprel in ("nsubj", "nsubj:pass", "obj") and token.head >= 0:
            return token.head
        if token.deprel == "obl" and self._tree.preposition(index) == "under" and token.head >= 0:
            return token.head
        return None

    def lend(
        self, index: int, verb: int | None, sources: list[int], targets: list[int], *, mutual: bool
    ) -> tuple[list[int], list[int]]:
        """Take the verb's subject as the one who acts ("launched an attack") or suffers ("came under attack")."""
        if verb is None:
            return sources, targets
        doers, patients = self._tree.actors(verb)
        if index in doers:
            return sources, targets
        others = [token for token in doers if token != index]
        lemmas = set(self._lemmas[verb])
        if lemmas & _SUFFERING and not mutual:
            return sources, targets or others
        if (lemmas & _LIGHT and index in patients) or (mutual and index in patients):
            return sources + [token for token in others if token not in sources], targets
        return sources, targets

    def _possessors(self, index: int) -> list[int]:
        return self._tree.dependents(index, "nmod:poss", "amod", "compound", "nmod:desc")

    def _bearers(self, index: int) -> list[int]:
        """Return whom a noun such as "commander" or "ally" describes: itself, beside a name, or said of a subject."""
        token = self._tree.tokens[index]
        if token.deprel in ("appos", "nmod:desc", "compound", "flat") and token.head >= 0:
            return [token.head]
        if self._tree.dependents(index, "cop"):
            return self._tree.dependents(index, "nsubj")
        return [index]
