"""Names brought to one form, so that spellings of one name meet: case, marks, apostrophes, hyphens, articles.

A folded name is a row of tokens with single spaces between. The same cuts are made in names of the knowledge and in
words of a report, so that a name matches however a tokenizer splits its hyphens and possessives.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ħ": "h",
        "ŋ": "ng", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɛ": "e", "ɔ": "o", "ة": "ه", "ى": "ي", "ک": "ك", "ی": "ي",
        "ـ": None, "\u200c": None, "\u200d": None, "\u00ad": None, "\ufeff": None, "·": "-",
    }
)  # fmt: skip
_APOSTROPHES = "'\u2019\u2018\u02bc\u02bb\u02bf\u02be\u0060\u00b4\u2032\uff07"
_JOINERS = _APOSTROPHES + "-\u2010\u2011\u2012\u2013/+"
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s(?!\w)")
_DROPPED = re.compile(rf"[{_APOSTROPHES}.]")
_HYPHENS = re.compile(r"[-\u2010-\u2015\u2212_]+")
_SEPARATORS = re.compile(r"[^\w-]+")
# The Arabic article before sun letters, in the vowels of Arabic, Turkish, Persian and French transcription.
_ARTICLES = {"el": "al"}
# In capitals these are no articles: "US-led", "UN-backed".
_ACRONYMS = re.compile(r"\b(US|UN)[-\u2010-\u2015](?=\w)")
_ARTICLE = re.compile(r"(?<![\w-])(?:[aeu][dlnrstz]|ash|esh|adh|ath|ach|ech|ol)-(?=\w)|(?<=-)(?:el|ul|al)-(?=\w)")


def fold(name: str) -> str:
    """Return a name in its folded form, without a leading "the"; idempotent."""
    tokens = fold_word(name)
    first = 0
    while first < len(tokens) - 1 and tokens[first] == "the":
        first += 1
    return " ".join(tokens[first:])


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> tuple[str, ...]:
    """Return the folded tokens of a word or name, in order.

    A hyphen, a slash or a space parts tokens; apostrophes and dots vanish (Sana'a, U.N.), but a possessive 's is a
    token of its own. The Arabic article is "al" however it is written (el-, ash-, ez-).
    """
    text = _plain(_ACRONYMS.sub(r"\1 ", word) if "US" in word or "UN" in word else word)
    if text.replace(" ", "").isalnum():
        return tuple(_ARTICLES.get(token, token) for token in text.split())
    text = _POSSESSIVE.sub(" s", text)
    text = _DROPPED.sub("", text).replace("&", " and ")
    text = _SEPARATORS.sub(" ", _HYPHENS.sub("-", text))
    text = _ARTICLE.sub("al-", text).replace("-", " ")
    return tuple(_ARTICLES.get(token, token) for token in text.split())


def _plain(text: str) -> str:
    """Return the text in lower case without marks."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    text = "".join(char for char in text if not unicodedata.combining(char))
    return text.translate(_LETTERS)


def fold_words(words: Sequence[str], first: int, most: int) -> list[tuple[str, int]]:
    """Return the tokens of the words from `first` on, each with the index after the word that it ends, else 0.

    Args:
        words: words as a tokenizer gives them: hyphenated words whole, possessive 's a word.
        first: index to begin at.
        most: number of tokens that is enough.

    Returns:
        Pairs (token, end): `end` is the index after the word where the token is the word's last one, 0 inside a word.
        A comma is a token, which few names have; dashes, slashes and the like are passed over; other signs end the row.
    """
    tokens: list[tuple[str, int]] = []
    index = first
    while index < len(words) and len(tokens) < most:
        parts = fold_word(words[index])
        index += 1
        if not parts:
            if words[index - 1] == "," and tokens:
                tokens.append((",", index))
                continue
            if index - 1 == first or words[index - 1].strip(_JOINERS):
                break
            continue
        tokens += [(part, 0) for part in parts[:-1]]
        tokens.append((parts[-1], index))
    return tokens


def is_acronym(name: str) -> bool:
    """Tell whether a name is an acronym: one word of capitals and digits, more than one of them (PKK, M23, U.S.)."""
    capitals = sum(char.isupper() for char in name)
    return " " not in name and name.upper() == name and capitals > 0 and sum(char.isalnum() for char in name) > 1


def is_capitalised(word: str) -> bool:
    """Tell whether a word has a capital in it, or is of a script that has none."""
    return word != word.lower() or word == word.upper()
