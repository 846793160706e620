"""Names of persons as words: where one begins and ends, its surname, how like another it is."""

from __future__ import annotations

from functools import lru_cache

from dragoman.knowledge.folding import fold
from dragoman.knowledge.skeleton import skeleton, skeletons
from dragoman.mentions.lexicon import DIRECTIONS, HONORIFICS, ORGAN_NOUNS, PARTICLES, word_set
from dragoman.mentions.titles import OFFICE_WORDS, OFFICES
from dragoman.mentions.view import View

_NAME_TAGS = frozenset(["PROPN", "NOUN", "ADJ", "X", ""])
_MOST = 7  # words of a name
# Capitals at the head of a sentence that are no names, for text without part-of-speech tags.
PLAIN_WORDS = word_set(
    """the a an in on at for from with by and or but as if when while after before since until although though
    however meanwhile yesterday today tomorrow last next this that these those his her its their our my he she
    it they we you i according earlier later despite both all some many most one two three four five six seven
    eight nine ten monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december what who where how why which there here not no yes also then
    now only even under over between during about against among mr mrs ms dr following amid more also"""
)


def extends_name(view: View, position: int) -> bool:
    """Tell whether a word can be part of a person's name: a capital, no title, no function word."""
    if not 0 <= position < len(view.words) or not view.is_capital(position):
        return False
    word = view.lowers[position]
    if (
        word in PLAIN_WORDS
        or word in HONORIFICS
        or word in OFFICE_WORDS
        or word in DIRECTIONS
        or (word,) in OFFICES
        or (word,) in ORGAN_NOUNS
    ):
        return False
    if view.token(position).upos not in _NAME_TAGS or not any(sign.isalpha() for sign in word):
        return False
    return position > 0 or view.token(position).upos in ("PROPN", "NOUN", "X", "")


def run_end(view: View, first: int) -> int:
    """Return the index after the name that begins at a word, `first` where none does."""
    last = first
    position = first
    while position < len(view.words) and position - first < _MOST:
        if extends_name(view, position):
            last = position + 1
        elif view.lowers[position] not in PARTICLES or position == first:
            break
        position += 1
    return last


def run_start(view: View, last: int) -> int:
    """Return the first word of the name whose words end before `last`."""
    position = last - 1
    first = last
    while position >= 0 and last - position <= _MOST:
        if extends_name(view, position):
            first = position
        elif view.lowers[position] not in PARTICLES:
            break
        position -= 1
    return first


@lru_cache(maxsize=1 << 14)
def given_names(name: str) -> tuple[str, ...]:
    """Return the folded words of a name before its surname, small particles left out."""
    tokens = [token for token in fold(name).split() if token not in ("s", "jr", "sr")]
    return tuple(token for token in tokens[:-1] if token not in PARTICLES or token == "ali")  # noqa: S105 -- a word, no secret


def likeness(one: str, other: str) -> float:
    """Return how like two names are, 0 to 1: by letters and by consonant skeleton, whole names compared."""
    from rapidfuzz import fuzz  # noqa: PLC0415 -- heavy, and needed only where a name is unknown

    a, b = fold(one), fold(other)
    letters = max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b))
    sounds = fuzz.ratio(skeletons(a), skeletons(b))
    return round((0.5 * letters + 0.5 * sounds) / 100, 4)


def sounds_alike(one: str, other: str) -> float:
    """Return how like two single words sound, 0 to 1."""
    from rapidfuzz import fuzz  # noqa: PLC0415 -- heavy, and needed only where a name is unknown

    a, b = skeleton(one), skeleton(other)
    if len(a) < 2 and len(b) < 2:
        return float(fuzz.ratio(one, other)) / 100
    return max(0.5 * float(fuzz.ratio(a, b)) + 0.5 * float(fuzz.ratio(one, other)), 0.92 * (a == b) * 100) / 100
