"""Reads texts with marked characters: names, actors, places, times."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from dragoman.language import split_sentences, split_words
from examples import Example, Mention, allowed_tags
from lexicon import COLLECTIVES, DATE, DETERMINERS, INSTITUTIONS, PERSON_NOUN, PREPOSITIONS, PRONOUNS
from treebanks import after_titles, with_of

LABELS = {
    "PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "",
    "Person": "person", "Organisation": "organisation", "Location": "place", "Temporal": "time",
    "Nationality": "nationality",
    "politician": "person", "person": "person", "politicalparty": "organisation", "organisation": "organisation",
    "location": "place", "country": "place", "election": "", "event": "", "misc": "",
}  # fmt: skip
USED = frozenset([*LABELS.values(), "actor"])


def read_spans(path: Path, source: str, states: frozenset[str] = frozenset()) -> Iterator[Example]:
    """Yield the sentences of a JSON-lines file with marked characters, as sets of allowed tags."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        marked = row.get("spans") or [
            [a, b, "actor"] for a, b in (*(row.get("source") or ()), *(row.get("target") or ()))
        ]
        for sentence in split_sentences(text):
            words = split_words(text, *sentence)
            inside = [(a, b, label) for a, b, label in marked if sentence.start <= a and b <= sentence.end]
            yield _spans_example(text, words, inside, source, states)


def _spans_example(
    text: str, words: list[tuple[int, int]], marked: list[tuple[int, int, str]], source: str, states: frozenset[str]
) -> Example:
    """Build one example from spans of characters."""
    surface = [text[a:b] for a, b in words]
    starts = {a: number for number, (a, _) in enumerate(words)}
    ends = {b: number + 1 for number, (_, b) in enumerate(words)}
    mentions: list[Mention] = []
    for a, b, raw in marked:
        if a in starts and b in ends and starts[a] < ends[b]:
            mentions += _core_of_span(surface, starts[a], ends[b], LABELS.get(raw, raw), source, states)
        elif raw in LABELS and source != "re3d":
            touched = [i for i, (x, y) in enumerate(words) if x < b and a < y]
            mentions += [Mention(touched[0], touched[-1] + 1, "")] if touched else []
    if source != "re3d":
        mentions += _dates(text, words)
    names_only = source in {"wikigold", "crossner"}
    allowed = allowed_tags(surface, mentions, partial=source != "re3d", names_only=names_only)
    return Example(words=surface, source=source, allowed=allowed)


def _dates(text: str, words: list[tuple[int, int]]) -> list[Mention]:
    """Return plain dates, for corpora that mark none."""
    found = []
    for match in DATE.finditer(text, words[0][0], words[-1][1]) if words else ():
        inside = [i for i, (a, b) in enumerate(words) if match.start() <= a and b <= match.end()]
        if inside:
            found.append(Mention(inside[0], inside[-1] + 1, "time"))
    return found


def _core_of_span(
    words: list[str], first: int, last: int, label: str, source: str, states: frozenset[str]
) -> list[Mention]:
    """Return the core mentions of a marked span: determiners, titles, and phrases after the head cut away."""
    if label not in USED:
        return []
    if words[last - 1] in {"'s", "\u2019s"}:
        last -= 1
    if label == "nationality":
        plural = last - first == 1 and words[first][-1] == "s" and words[first][0].isupper()
        return [Mention(first, last, "group")] if plural else []
    if not label or source in {"wikigold", "crossner"}:
        return [Mention(after_titles(words, first, last) if label == "person" else first, last, label)]
    if label == "time":
        while first < last - 1 and words[first].lower() in {"the", "a", "an", "his", "her", "their", "its"}:
            first += 1
        return [Mention(first, last, label)]
    return _core_of_actor(words, first, last, label, states)


def _core_of_actor(words: list[str], first: int, last: int, label: str, states: frozenset[str]) -> list[Mention]:
    """Return the mentions in a marked actor or place without a tree to go by."""
    owner = next((i for i in range(first + 1, last - 1) if words[i] in {"'s", "\u2019s"}), None)
    if owner is not None:
        rest = _core_of_actor(words, owner + 1, last, label, states)
        possessor = _core_of_actor(words, first, owner, "actor", states)
        return [*possessor, *rest]
    while first < last and (
        words[first].lower() in DETERMINERS or words[first][0].isdigit() or words[first] in "\"'\u201c"
    ):
        first += 1
    stop = next((i for i in range(first, last) if words[i].lower() in PREPOSITIONS), last)
    if 0 < stop < last and words[stop - 1][0].isupper() and label != "person":
        stop = max(stop, with_of(words, stop, last))
    if stop <= first or words[first].lower() in PRONOUNS:
        return []
    return _typed(words, first, stop, label, states)


def _typed(words: list[str], first: int, last: int, label: str, states: frozenset[str]) -> list[Mention]:
    """Decide what a core names, by its head noun where the corpus leaves it open or calls all an organisation."""
    head, phrase = words[last - 1], " ".join(words[first:last]).lower()
    if phrase in states or label == "place":
        return [Mention(first, last, "place")]
    demonym = last - first <= 2 and head.endswith(("ans", "is", "Arabs", "Kurds", "Turks", "Jews", "Muslims", "Sunnis"))
    if label != "person" and head[0].isupper() and head.lower() not in states and demonym and len(head) > 4:
        return [Mention(first, last, "group")]
    if head[0].islower():
        return [Mention(first, last, _by_noun(head, label, alone=last - first == 1))]
    titled = after_titles(words, first, last)
    if label == "person" or (label == "actor" and titled > first):
        return [Mention(titled, last, "person")]
    return [Mention(first, last, label)]


def _by_noun(noun: str, label: str, *, alone: bool) -> str:
    """Return what a common noun names; nothing where a corpus has marked what can be no person."""
    if (noun.endswith("s") and not noun.endswith(("ss", "us"))) or noun in COLLECTIVES - INSTITUTIONS:
        return "group"
    if label == "person":
        return "" if alone and not PERSON_NOUN.match(noun) else label
    if label == "actor":
        return "person" if PERSON_NOUN.match(noun) else "nominal"
    return label
