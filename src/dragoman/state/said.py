"""Numbers of dead and denials in the bare words of a sentence, for what no event in the reading carries.

A reading counts the dead of an event ("killed 13 soldiers"); tolls are as often told by themselves ("the bodies of
nine have been found"), and denials name what did not happen without telling it ("Not a shot was fired"). Both are
English patterns over words, kept narrow: a number must stand beside a word of death, a negation beside a word of force.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dragoman.record import Count
from dragoman.report import Span

_UNITS: Final = {
    word: number
    for number, word in enumerate(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split(),
        start=1,
    )
}
_TENS: Final = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_VAGUE: Final = {
    "dozens": Count(24, 99),
    "scores": Count(40, 199),
    "hundreds": Count(200, 999),
    "thousands": Count(2000, 9999),
}

_WORDS: Final = "|".join((*_TENS, *_UNITS, "hundred", "thousand", "dozen"))
_NUMBER: Final = (
    rf"(?P<number>\d{{1,3}}(?:[,.]\d{{3}})+|\d{{1,6}}|(?:(?:an?|half an?)\s+)?(?:{_WORDS})\b"
    rf"(?:(?:[\s-]+|\s+and\s+)(?:{_WORDS})\b)*|{'|'.join(_VAGUE)})"
)
_FROM: Final = r"at least|no fewer than|not less than|no less than|more than|over|upwards of"
_ABOUT: Final = r"about|around|some|nearly|almost|apparently|roughly|approximately"
_BOUND: Final = rf"(?<!all but )(?:(?P<least>{_FROM})|(?P<most>up to|as many as)|(?P<about>{_ABOUT}))?\s*(?:the\s+)?"
_NOT_PEOPLE: Final = (
    r"(?!\s*(?:%|per\s?cent|years?|days?|hours?|minutes?|weeks?|months?|km|kilomet|miles?|met(?:re|er)s?|o'clock"
    r"|[ap]\.?m\b|houses|buildings|tanks|vehicles|wounded|injured|hurt|others? (?:were )?(?:wounded|injured)))"
)
_DEAD: Final = (
    r"(?:killed|dead|died|dies?|deaths?|bodies|corpses|martyred|martyrs|perished|slain|fell|fallen|drowned"
    r"|lost (?:their|his|her) li(?:fe|ves)|lives|met (?:their|his) death)(?! or (?:wounded|injured))"
)
_GAP: Final = r"(?:[\s,]+(?!wounded|injured|hurt)[\w'’-]+){0,6}?[\s,]+"
_TOLLS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:kill(?:s|ed|ing)?|claim(?:s|ed|ing) the lives of|bodies of|lost|cost|took|taken|left|deaths? of)"
        rf"\s+{_BOUND}{_NUMBER}\b{_NOT_PEOPLE}",
        rf"\b(?:tolls?|(?:number|count)(?: of (?:the )?(?:dead|killed|fallen|victims))?|fallen|dead|killed|deaths)\b"
        rf"[^.;]{{0,60}}?"
        rf"\b(?:to|at|is|was|were|of|reached|now|came to|remain|should have been)\s+{_BOUND}{_NUMBER}\b{_NOT_PEOPLE}",
        rf"(?<!\bof )(?<!aged ){_BOUND}\b{_NUMBER}\b{_NOT_PEOPLE}{_GAP}{_DEAD}\b",
    )
)
_NOBODY: Final = re.compile(
    r"\b(?:nobody|no one|none|no civilians?|no soldiers?|not one)\b(?:\s+[\w'’-]+){0,6}?\s+"
    r"(?:killed|died|dead|touched|harmed|hurt)\b",
    re.IGNORECASE,
)
_SO_FAR: Final = re.compile(r"\b(?:so far|up to now|by now|until now|first data|first count)\b", re.IGNORECASE)

_FORCE: Final = (
    r"(?:fir(?:e|ed|ing)|shots?|hit|str(?:ikes?|uck)|shell(?:ed|ing)?|attack(?:ed|s)?|bomb(?:ed|s|ing)?|captur\w+|taken"
    r"|fallen|encircle\w*|massacre|kill(?:ed|ing)?|died|launch(?:ed)?|used|shot|hand in|responsib\w+)"
)
_DENIALS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:den(?:y|ies|ied|ying)|refut(?:es?|ed)|dismiss(?:es|ed)|flatly contradicted)\b",
        r"\b(?:absolute lie|groundless|baseless|fabricat\w+|disinformation|nothing to do with|had no part in)\b",
        rf"\b(?:not|never|no|nobody|nothing|none)\b(?:\s+[\w'’-]+){{0,3}}?\s+{_FORCE}\b",
        rf"\b{_FORCE}\s+(?:nothing|no one|nobody)\b",
    )
)
_END: Final = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘']?[A-Z0-9])|\n+")


# Looked for first, because most sentences have neither.
_OF_DEATH: Final = re.compile(
    r"kill|dead|d(?:ie[ds]?|ying)\b|death|bod(?:y|ies)|corpse|martyr|perish|slain|f[ae]ll|lives|toll|lost|drown"
    r"|number|count|cost|harmed|touched|hurt",
    re.IGNORECASE,
)
_OF_DENIAL: Final = re.compile(
    r"\b(?:no[tr]?|never|none|nobody|nothing|den[yi]|refut|dismiss|contradict|lie\b|groundless|baseless|fabricat|disinfo"
    r"|had no)",
    re.IGNORECASE,
)


def sentences_of(text: str) -> Iterator[Span]:
    """Yield the sentences of a text, cut at full stops before capitals and at line ends."""
    start = 0
    for match in _END.finditer(text):
        if match.start() > start:
            yield Span(start, match.start())
        start = match.end()
    if start < len(text):
        yield Span(start, len(text))


def count_dead(sentence: str) -> Count | None:
    """Return how many dead a sentence tells of, or None where it gives no number."""
    if not _OF_DEATH.search(sentence):
        return None
    if _NOBODY.search(sentence):
        return Count(0, 0)
    for pattern in _TOLLS:
        match = pattern.search(sentence)
        count = _bounded(match) if match is not None else None
        if count is not None:
            return Count(count.low, None) if _SO_FAR.search(sentence) else count
    return None


def is_denied(sentence: str) -> bool:
    """Tell whether a sentence says that something by force did not happen, or was not done."""
    return _OF_DENIAL.search(sentence) is not None and any(pattern.search(sentence) for pattern in _DENIALS)


def _bounded(match: re.Match[str]) -> Count | None:
    vague = _VAGUE.get(match["number"].lower())
    if vague is not None:
        return vague
    number = _value(match["number"])
    if number is None or 1900 <= number <= 2100:  # a year
        return None
    if match["least"]:
        return Count(number, None)
    if match["most"]:
        return Count(1, number)
    return Count(round(number * 0.85), round(number * 1.15)) if match["about"] else Count(number, number)


def _value(text: str) -> int | None:
    """Return a number in digits or in English words."""
    digits = re.sub(r"[,.]", "", text)
    if digits.isdigit():
        return int(digits)
    total = 0
    part = 0
    for word in re.split(r"[\s-]+", text.lower()):
        if word in _UNITS or word in _TENS:
            part += _UNITS.get(word) or _TENS[word]
        elif word in ("hundred", "dozen"):
            part = max(part, 1) * (100 if word == "hundred" else 12)
            part = part // 2 if text.lower().startswith("half") else part
        elif word == "thousand":
            total, part = total + max(part, 1) * 1000, 0
    return total + part or None
