"""Keys under which a garbled name and the right one meet, one for each way in which names are garbled.

A key undoes one sort of damage on both sides: words run together or torn apart, put in another order or said twice,
foreign letters lost, letters misread by a scanner, swapped by a typist, or endings of a case left on.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dragoman.knowledge.folding import fold
from dragoman.knowledge.skeleton import skeletons

_SIGNS = re.compile(r"[^a-z0-9]+")
# Letters and figures that scanners take for each other; both sides are brought to one of them.
_JOINED = (("rn", "m"), ("cl", "d"), ("vv", "w"), ("ii", "u"))
_ALIKE = str.maketrans({
    "0": "e", "o": "e", "c": "e", "1": "i", "l": "i", "j": "i", "t": "i", "f": "i", "5": "s", "z": "s", "8": "b",
    "h": "b", "u": "n", "y": "v",
})  # fmt: skip
_ENDINGS = (
    "ovskogo", "skogo", "ogo", "ego", "omu", "emu", "aya", "oye", "oyu", "iyu", "yye", "imi", "ami", "oj", "oy", "oi",
    "ey", "ej", "om", "em", "ym", "im", "og", "eg", "ih", "ikh", "iy", "yi", "yy", "ii", "a", "u", "y", "e", "i", "o",
)  # fmt: skip
_STEM = 3  # letters that a case ending leaves
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "ђ": "dj", "е": "e", "ё": "e", "є": "ye", "ж": "zh",
    "з": "z", "и": "i", "і": "i", "ї": "yi", "й": "y", "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n",
    "њ": "nj", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "c", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "џ": "dz", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_UKRAINIAN = frozenset("іїєґ")
_EMPTY = frozenset("the of for and s in a an to al bin ibn ul de la el e i y do da dos who his".split())


@lru_cache(maxsize=1 << 15)
def tokens_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, its article left out."""
    return tuple(token for token in fold(name).split() if token not in ("al", "s"))


@lru_cache(maxsize=1 << 14)
def surname(name: str) -> str:
    """Return the folded last word of a name, without an article."""
    tokens = [token for token in fold(name).split() if token not in ("s", "jr", "sr")]
    return tokens[-1] if tokens else ""


@lru_cache(maxsize=1 << 12)
def content_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text that say something, a plural as its singular."""
    return tuple(_singular(word) for word in fold(text).split() if word not in _EMPTY)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def merged(tokens: tuple[str, ...]) -> str:
    """Return the words run together."""
    return "".join(tokens)


def bag(tokens: tuple[str, ...]) -> str:
    """Return the words in the order of the alphabet, each once."""
    return " ".join(sorted(set(tokens)))


def letters(name: str) -> str:
    """Return the plain letters of a name as it is written; letters with marks are lost, as in a bad encoding."""
    return _SIGNS.sub("", name.lower())


def misread(name: str) -> str:
    """Return a name with the letters that scanners confuse brought to one, words run together."""
    text = name.lower()
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    text = "".join(filter(str.isalnum, text))
    for two, one in _JOINED:
        text = text.replace(two, one)
    return text.translate(_ALIKE)


def shuffled(tokens: tuple[str, ...]) -> str:
    """Return the letters of all words in the order of the alphabet."""
    return "".join(sorted("".join(tokens)))


def stems(tokens: tuple[str, ...]) -> str:
    """Return the words without the endings of Slavic cases, in the order of the alphabet."""
    return " ".join(sorted(_stem(token) for token in tokens))


@lru_cache(maxsize=1 << 15)
def _stem(token: str) -> str:
    token = token.removeprefix("y") if token.startswith("ye") else token
    for ending in _ENDINGS:
        if token.endswith(ending) and len(token) - len(ending) >= _STEM:
            return token[: -len(ending)]
    return token


def sound(tokens: tuple[str, ...]) -> str:
    """Return the consonant skeletons of the words, run together."""
    return skeletons(" ".join(tokens)).replace(" ", "")


@lru_cache(maxsize=1 << 12)
def romanised(name: str) -> str | None:
    """Return a Cyrillic name in Latin letters, None for one in another script."""
    lower = name.lower()
    if not any("а" <= sign <= "я" for sign in lower):
        return None
    table = _CYRILLIC | ({"г": "h", "и": "y"} if _UKRAINIAN.intersection(lower) else {})
    return "".join(table.get(sign, sign) for sign in lower)
