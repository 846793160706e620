"""The words of a sentence as the grammar of time sees them: one class letter each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dragoman.mentions.times.feasts import FEAST_NAMES
from dragoman.mentions.times.lexicon import CAPITAL_ONLY, COUNTED, ENTRIES, FEASTS, NUMBERED
from dragoman.report import Sentence, Token

_HYPHENS = re.compile(r"[-\u2010-\u2015\u2212]")
_PIECES = re.compile(r"[-\u2010-\u2015\u2212]|[^-\u2010-\u2015\u2212]+")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T\d\d)?$")
_POINTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d){1,2}(?:am|pm|hrs?|h)?$|\d{1,2}(?:am|pm)$", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)$", re.IGNORECASE)
_DECADE = re.compile(r"(\d{2}|\d{4})['\u2019]?s$")
# Without one of these classes a sentence tells no time.
_TELLING = frozenset("XMWwYSUTPNHICD'")


_AFTER_CLOCK = frozenset(["gmt", "utc", "hours", "hrs", "hr"])
_GIVEN_NAMES = frozenset(["april", "june", "august"])


class Word(NamedTuple):
    """A word, or a piece of one between hyphens, as the grammar reads it.

    Attributes:
        token: index of the token that it belongs to.
        last: index after the last token that it covers (a feast may have several).
        start: offset of its first character in the report.
        end: offset after its last character.
        text: its characters in lower case.
        kind: its class, one letter of `lexicon`.
        value: the month, the number, the weekday; a feast's name is in `text`.
        proper: begins with a capital.
    """

    token: int
    last: int
    start: int
    end: int
    text: str
    kind: str
    value: int
    proper: bool = False


def lex(sentence: Sentence) -> list[Word]:
    """Return the words of a sentence with their classes; an empty list where none of them can tell a time.

    Args:
        sentence: only its tokens' texts and offsets are read.
    """
    words: list[Word] = []
    telling = False
    tokens = sentence.tokens
    if not any(_may_tell(token.text) for token in tokens):
        return []
    skip = 0
    for index, token in enumerate(tokens):
        if index < skip:
            continue
        feast = _feast_at(tokens, index) if token.text[:1].isupper() or token.text == "holy" else None
        if feast is not None:
            skip = index + feast[1]
            words.append(Word(index, skip, token.start, tokens[skip - 1].end, feast[0], "H", 0))
            telling = True
            continue
        for word in _pieces(index, token):
            telling = telling or word.kind in _TELLING
            words.append(word)
    if not telling:
        return []
    return [_settled(words, position) for position in range(len(words))]


@lru_cache(maxsize=1 << 16)
def _may_tell(text: str) -> bool:
    """Tell whether a word, or a piece of it between hyphens, may be part of a time."""
    if _plain(text) in FEASTS:
        return True
    return any(classify(piece)[0] in _TELLING for piece in (text, *_HYPHENS.split(text)) if piece)


def _feast_at(tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    """Return the feast whose name begins at a token, with how many tokens it has."""
    names = FEASTS.get(_plain(tokens[index].text))
    for name in names or ():
        found = tokens[index : index + len(name)]
        if tuple(_plain(token.text) for token in found) == name:
            return FEAST_NAMES[" ".join(name).replace(" '", "'")], len(name)
    return None


def _plain(text: str) -> str:
    """Return a word in lower case with straight apostrophes."""
    return text.lower().replace("\u2019", "'")


def _pieces(index: int, token: Token) -> list[Word]:
    """Return the token as one word, or as several where hyphens join words of time (12-14, mid-June, August-24)."""
    text = token.text
    if len(text) > 40:
        return [Word(index, index + 1, token.start, token.end, "", ".", 0)]
    kind, value = classify(text)
    if kind == "." and len(text) > 2 and _HYPHENS.search(text):
        pieces = [(match.start(), match.group(), *classify(match.group())) for match in _PIECES.finditer(text)]
        kinds = {piece[2] for piece in pieces}
        if "." in kinds and pieces[0][2] in "MY":
            return _split_after_date(index, token, pieces[0])
        if "." not in kinds and kinds & set("MdDYySWNp"):
            start = token.start
            return [Word(index, index + 1, start + at, start + at + len(piece), piece.lower(), kind, value)
                    for at, piece, kind, value in pieces]  # fmt: skip
    return [Word(index, index + 1, token.start, token.end, text.lower(), kind, value, text[0].isupper())]


def _split_after_date(index: int, token: Token, piece: tuple[int, str, str, int]) -> list[Word]:
    """Return a month or year apart from what a dash without spaces ties to it ("January-protesting that")."""
    _, text, kind, value = piece
    cut = token.start + len(text)
    date_word = Word(index, index + 1, token.start, cut, text.lower(), kind, value)
    return [date_word, Word(index, index + 1, cut, token.end, "", ".", 0)]


@lru_cache(maxsize=1 << 16)
def classify(text: str) -> tuple[str, int]:
    """Return the class letter and the value of one word, as it stands in the text."""
    lower = text.lower()
    entry = ENTRIES.get(lower) or (ENTRIES.get(lower[:-1]) if lower[-1:] == "." and len(lower) > 3 else None)
    if entry is not None:
        if entry[0] in "MWw" and not text[0].isupper():
            return (".", 0) if lower.rstrip(".") in CAPITAL_ONLY or len(lower) < 5 else entry
        return entry
    return _classify_number(text) if text[0].isdigit() else (".", 0)


def _classify_number(text: str) -> tuple[str, int]:
    """Return the class of a word that begins with a digit."""
    if text.isascii() and text.isdigit():
        return _classify_digits(text)
    if match := _ORDINAL.match(text):
        number = int(match[1])
        return ("D", number) if 1 <= number <= 31 else (".", 0)
    if match := _DECADE.match(text):
        number = int(match[1])
        return ("S", number if number > 99 else 1900 + number) if number % 10 == 0 else (".", 0)
    if match := _ISO.match(text) or _POINTED.match(text):
        first, month, last = (int(part) for part in match.groups())
        return _full_date(first, month, last) if first > 31 else _full_date(last, month, first)
    return ("C", 0) if _CLOCK.match(text) else (".", 0)


def _classify_digits(text: str) -> tuple[str, int]:
    """Return the class of a whole number in digits."""
    number = int(text) if len(text) <= 4 else 0
    if len(text) == 4:
        return "Y" if 1000 <= number < 2200 else "C" if number < 1000 else "n", number
    if len(text) <= 2 and 1 <= number <= 31:
        return "d", number
    return "y" if len(text) == 2 else "n", number


def _full_date(year: int, month: int, day: int) -> tuple[str, int]:
    """Return a full date in digits as its ordinal day, no time where the calendar lacks it."""
    try:
        return "I", date(year, month, day).toordinal()
    except ValueError:
        return ".", 0


def _settled(words: list[Word], at: int) -> Word:
    """Return the word, its class settled by its neighbours where it could be no time at all."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    if word.kind in "Yd":
        if _counts(words, at):
            return word._replace(kind="n" if word.kind == "d" else ".")
        on_clock = word.kind == "Y" and following is not None and following.text in _AFTER_CLOCK
        return word._replace(kind="C") if on_clock else word
    if word.kind == "c" and (at == 0 or words[at - 1].kind not in "CdYc,"):
        return word._replace(kind="U" if word.text == "hours" else ".", value=0)
    if word.kind == "M" and _is_no_month(words, at, following):
        return word._replace(kind=".")
    return word


def _is_no_month(words: list[Word], at: int, following: Word | None) -> bool:
    """Tell whether the name of a month is another word: may, to march, April as a person."""
    word = words[at]
    if word.text == "may":
        return _is_auxiliary(words, at)
    if word.text == "march" and following is not None and following.text in ("on", "for", "against"):
        return at == 0 or words[at - 1].kind not in "idDpE"
    return word.text in _GIVEN_NAMES and following is not None and _is_name(words, at)


def _is_name(words: list[Word], at: int) -> bool:
    """Tell whether April, June or August is a person, who has a surname and stands behind no preposition."""
    following = words[at + 1]
    before = words[at - 1].kind if at else ""
    return following.kind == "." and following.proper and at > 0 and before not in "iFsRpEmB-lxkft"


def _counts(words: list[Word], at: int) -> bool:
    """Tell whether a bare number counts or numbers something, so that it is no year and no day."""
    following = words[at + 1].text if at + 1 < len(words) else ""
    before = words[at - 1].text if at else ""
    if words[at].kind == "d":
        return following in COUNTED and words[at - 1 if at else 0].kind != "a"
    if following in COUNTED or following == "%":
        return before != "the"
    return before in NUMBERED


def _is_auxiliary(words: list[Word], at: int) -> bool:
    """Tell whether "May" begins a sentence as a verb ("May he rest") or is a person's name (Theresa May)."""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is not None and following.kind in "dDY":
        return False
    if at == 0 or words[at - 1].text in "\"'\u201c\u2018":
        return following is not None and following.kind not in "-&,m_><"
    before = words[at - 1]
    return (
        before.kind == "." and before.text.isalpha() and before.text not in ("on", "towards", "toward", "till", "last")
    )
