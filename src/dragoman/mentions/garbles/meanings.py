"""What the words of a text render as parts of names: "Spiritual" Rouhani, "Opening of Islam" Fatah al-Islam."""

from __future__ import annotations

from dragoman.knowledge import skeleton
from dragoman.knowledge.garbles import Meaning, Meanings

_MOST = 9  # words of the longest phrase


def renderings(words: tuple[str, ...], at: int, meanings: Meanings) -> list[tuple[int, Meaning]]:
    """Return what the words from a place on may render, longest phrases first, each with the place after the phrase."""
    ends = range(min(len(words), at + _MOST), at, -1)
    return [(end, meaning) for end in ends if (meaning := meanings.get(" ".join(words[at:end])))]


def is_rendered(part: str, meaning: Meaning) -> bool:
    """Tell whether a word of a name is one of those rendered, however it is spelt."""
    return part in meaning.parts or (len(part) > 3 and skeleton(part) in meaning.sounds)
