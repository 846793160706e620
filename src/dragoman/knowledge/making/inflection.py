"""Inflected forms of English lemmas, by rule and from a list of those that break it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.knowledge.making.problems import Problem
from dragoman.knowledge.making.yaml_files import read_yaml

_VOWELS = frozenset("aeiou")
_SIBILANTS = ("s", "x", "z", "ch", "sh")


class Inflection(Struct, frozen=True, forbid_unknown_fields=True):
    """Irregular forms.

    Attributes:
        verbs: lemma and its past and participle where they are irregular; further forms may follow.
        nouns: lemma and its plurals.
    """

    verbs: dict[str, tuple[str, ...]] = {}
    nouns: dict[str, tuple[str, ...]] = {}

    def forms_of(self, verbs: Iterable[str], nouns: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the lemmas, sorted, of every form of these verbs and nouns."""
        found: dict[str, set[str]] = {}
        for lemma in verbs:
            for form in self.verb_forms(lemma):
                found.setdefault(form, set()).add(lemma)
        for lemma in nouns:
            for form in self.noun_forms(lemma):
                found.setdefault(form, set()).add(lemma)
        return {form: tuple(sorted(lemmas)) for form, lemmas in found.items()}

    def verb_forms(self, lemma: str) -> set[str]:
        """Return the forms of a verb; a doubled and a single consonant both where spelling varies (travelled)."""
        first, space, rest = lemma.partition(" ")
        if space:
            return {f"{form} {rest}" for form in self.verb_forms(first)}
        stem, hyphen, base = lemma.rpartition("-")
        stem += hyphen
        forms = {base, _with_s(base)}
        stems = _stems(base)
        forms |= {one + "ing" for one in _ing_stems(base, stems)}
        irregular = self.verbs.get(base) or self._prefixed(base)
        forms |= set(irregular) if irregular else {_with_ed(one) for one in stems}
        return {stem + form for form in forms}

    def _prefixed(self, base: str) -> tuple[str, ...]:
        """Return the irregular forms of a verb with a prefix (overrun: overran)."""
        for prefix in ("over", "under", "with", "re", "un", "fore", "mis", "out", "up"):
            rest = base.removeprefix(prefix)
            if rest != base and rest in self.verbs:
                return tuple(prefix + form for form in self.verbs[rest])
        return ()

    def noun_forms(self, lemma: str) -> set[str]:
        """Return singular and plural of a noun."""
        if lemma in self.nouns:
            return {lemma, *self.nouns[lemma]}
        if lemma.endswith("man") and len(lemma) > len("man") + 1:
            return {lemma, lemma.removesuffix("man") + "men"}
        if lemma.endswith("o"):
            return {lemma, lemma + "s", lemma + "es"}  # euros and embargoes: no rule tells them apart
        return {lemma, _with_s(lemma)}


def read_inflection(file: Path, problems: list[Problem]) -> Inflection:
    """Return the irregular forms of the resources; none, with the fault noted, where the file is no good."""
    try:
        return msgspec.convert(read_yaml(file, problems) or {}, Inflection)
    except msgspec.ValidationError as error:
        problems.append(Problem(str(file), "", str(error), "write 'lemma: [past, participle]'"))
        return Inflection()


def _with_s(word: str) -> str:
    if word.endswith(_SIBILANTS) or (word.endswith("o") and word[-2:-1] not in _VOWELS):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _stems(base: str) -> list[str]:
    """Return the stems before -ed and -ing: with the last consonant doubled where one vowel stands before it."""
    if len(base) < 3 or base[-1] in "aeiouwxy" or base[-2] not in _VOWELS:
        return [base]
    if base[-3] in _VOWELS and not base.endswith(("quip", "quit", "uiz")):
        return [base]
    vowels = "".join("v" if char in "aeiouy" else " " for char in base)
    syllables = len(vowels.split())
    return [base + base[-1]] if syllables == 1 else [base, base + base[-1]]


def _with_ed(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    if stem.endswith("y") and stem[-2:-1] not in _VOWELS:
        return stem[:-1] + "ied"
    return stem + "ed"


def _ing_stems(base: str, stems: list[str]) -> list[str]:
    if base.endswith("ie"):
        return [base[:-2] + "y"]
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return [base[:-1]]
    return stems
