"""How many were killed and injured, as the text bounds it."""

from __future__ import annotations

import re

from dragoman.events.clause import Tree
from dragoman.record import Count

_KILLED = frozenset("kill killed kills killing dead die died dies dying death deaths slain massacred executed".split())
_INJURED = frozenset("injure injured injures injuring wound wounded wounds wounding hurt maimed".split())
_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty""".split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12}
_NUMBERS = {word: number for number, word in enumerate(_ONES)} | _TENS
_MULTIPLES = {"hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000, "dozens": 12, "scores": 20}
_UNITS = frozenset("day days hours year years km kilometres miles per % percent weeks months".split())
_AT_LEAST = frozenset({"least", "over", "than"})
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,6}", re.ASCII)
# No single event of a war has killed more; a longer number is a sum of money, a year or a garble.
_MOST = 1_000_000


def count_killed(tree: Tree) -> Count | None:
    """Return how many people a sentence says were killed, or None."""
    return _count(tree, _KILLED)


def count_injured(tree: Tree) -> Count | None:
    """Return how many people a sentence says were injured, or None."""
    return _count(tree, _INJURED)


def _count(tree: Tree, wanted: frozenset[str]) -> Count | None:
    words = tree.words
    for index, word in enumerate(words):
        if word in wanted:
            found = _number_for(tree, index)
            if found is not None:
                return found
    return None


def _number_for(tree: Tree, index: int) -> Count | None:
    """Return the number of the word's object, of its passive subject, or of what it qualifies."""
    candidates = [*tree.objects(index), *tree.subjects(index)] if tree.is_passive(index) else tree.objects(index)
    if tree.words[index] in ("die", "died", "dies"):
        candidates = tree.subjects(index)
    if not candidates or tree.words[index] in ("dead", "killed", "injured", "wounded", "deaths"):
        head = tree.tokens[index].head
        candidates = [*candidates, index, *([head] if head >= 0 and abs(head - index) <= 4 else [])]
    for noun in candidates:
        count = _own_number(tree, noun)
        if count is not None:
            return count
    return None


def _own_number(tree: Tree, noun: int) -> Count | None:
    for child in (noun, *tree.dependents(noun, "nummod", "nsubj", "compound", "nmod", "dep", "det", "amod")):
        value = _value(tree, child)
        if value is not None and not _is_duration(tree, child, noun):
            return _bounded(tree, child, value)
    return None


def _is_duration(tree: Tree, number: int, noun: int) -> bool:
    return tree.words[noun] in _UNITS or (number + 1 < len(tree.words) and tree.words[number + 1] in _UNITS)


def _value(tree: Tree, index: int) -> int | None:
    word = tree.words[index]
    if _DIGITS.fullmatch(word):
        number = int(word.replace(",", ""))
        follows = tree.words[index + 1] if index + 1 < len(tree.words) else ""
        number *= _MULTIPLES.get(follows, 1)
        return number if number <= _MOST else None
    if word in _MULTIPLES:
        return _MULTIPLES[word]
    tens, _, ones = word.partition("-")
    if ones:
        return _NUMBERS[tens] + _NUMBERS[ones] if tens in _NUMBERS and ones in _NUMBERS else None
    return _NUMBERS.get(word)


def _bounded(tree: Tree, index: int, value: int) -> Count:
    before = set(tree.words[max(0, index - 3) : index])
    word = tree.words[index]
    if word in ("dozens", "scores", "hundreds", "thousands") or before & _AT_LEAST:
        return Count(value, None)
    if {"up", "to"} <= before:
        return Count(0, value)
    return Count(value, value)
