"""The cue words of `resources/wording/status.yaml`, matched against words and governing verbs."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.events.clause import Tree
from dragoman.knowledge import Wording


class Cues:
    """Lists of cues by class: single lemmas, and phrases by which a verb governs another ("be believed to")."""

    def __init__(self, wording: Wording) -> None:
        """Take the lists that the wording carries."""
        groups: Mapping[str, tuple[str, ...]] = wording.cues.get("status", {})
        self._groups = {name: frozenset(phrases) for name, phrases in groups.items()}
        self._forms = wording.forms

    def has(self, group: str, word: str) -> bool:
        """Tell whether a word, in any of its forms, is in a list by itself."""
        cues = self._groups.get(group, frozenset())
        return word in cues or any(lemma in cues for lemma in self._forms.get(word, ()))

    def governs(self, group: str, tree: Tree, below: int, above: int) -> bool:
        """Tell whether a list holds the way in which one word governs another.

        Args:
            group: class of cues.
            tree: the sentence.
            below: the governed word, whose mark ("to", "that", "of") belongs to the phrase.
            above: the governing word, with "be" before it in the passive or as a predicate.
        """
        cues = self._groups.get(group, frozenset())
        word = tree.words[above]
        lemmas = self._forms.get(word, (word,))
        ends = ["", *(f" {tree.words[mark]}" for mark in tree.dependents(below, "mark", "case"))]
        begins = ["", "be "] if tree.is_passive(above) or tree.dependents(above, "cop", "aux") else [""]
        return any(f"{begin}{stem}{end}" in cues for stem in (*lemmas, word) for begin in begins for end in ends)
