"""What a report is about, as a weighted set of words: TF-IDF with weights that do not depend on the other reports.

Names tell happenings apart better than other words do, so a word with a capital counts as if it stood there more often.
How rare a word is comes from a fixed table instead of from the record itself: a report must not change what two others
have in common, or what is derived would have to be derived anew for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import log, sqrt
from typing import Final

Wording = Mapping[str, float]

_CAPITAL: Final = 3.0  # times that a word with a capital counts; 1 to 3 swept on ECB+, 3 best
_LONGEST: Final = 20_000  # characters looked at: news says in its first pages what it is about
_MOST: Final = 160  # words kept, the heaviest; more change no score
_RARE: Final = 8.3  # weight of a word that the table of common words does not have

_WORD: Final = re.compile(r"\w+", re.UNICODE)
_ENDINGS: Final = ("ings", "ing", "ies", "ied", "ed", "es", "s", "ly")


def rarities(words: Mapping[str, int]) -> dict[str, float]:
    """Return the weight of each common word.

    Args:
        words: rank of each word by how common it is, 0 for the commonest.

    Returns:
        Weights that grow with the logarithm of the rank, as by Zipf's law those of inverse document frequency do.
    """
    return {word: log(rank / 30 + 1) for word, rank in words.items()}


def word_weights(text: str, rarity: Mapping[str, float]) -> Wording:
    """Return what a text is about.

    Args:
        text: the report's text, with its title where it has one.
        rarity: weight of common words (`rarities`); words that are not in it count as rare.

    Returns:
        Weight of each of the heaviest words, cut to its stem; their squares sum to one.
    """
    counts: dict[str, float] = {}
    heaviest: dict[str, float] = {}
    for match in _WORD.finditer(text[:_LONGEST]):
        word = match[0]
        folded = word.lower()
        if len(folded) > 1 or folded.isdigit():
            stem = _stem(folded)
            counts[stem] = counts.get(stem, 0.0) + (_CAPITAL if word[0].isupper() else 1.0)
            heaviest.setdefault(stem, rarity.get(stem, _RARE))
    weights = {stem: (1 + log(count)) * heaviest[stem] for stem, count in counts.items()}
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    norm = sqrt(sum(weight * weight for _, weight in kept))
    return {stem: weight / norm for stem, weight in kept} if norm else {}


def likeness(one: Wording, other: Wording) -> float:
    """Return the cosine of two wordings, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[stem] for stem, weight in one.items() if stem in other)


def part_of(wording: Wording, text: str) -> Wording:
    """Return what a part of a text is about, with the weights that its words have in the whole."""
    stems = {_stem(match[0].lower()) for match in _WORD.finditer(text)}
    kept = {stem: wording[stem] for stem in stems if stem in wording}
    norm = sqrt(sum(weight * weight for _, weight in sorted(kept.items())))
    return {stem: weight / norm for stem, weight in sorted(kept.items())} if norm else {}


def _stem(word: str) -> str:
    """Cut an English ending; a stemmer proper joins more words than are one in names."""
    if len(word) > 4:
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) > 2:
                return word[: -len(ending)]
    return word
