"""Reads treebanks: CoNLL-U, with mentions where they are annotated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.language import split_words
from examples import Example, Mention, allowed_tags
from lexicon import COLLECTIVES, DETERMINERS, INSTITUTIONS, TITLES


def read_conllu(path: Path, source: str) -> Iterator[Example]:
    """Yield the trees of a CoNLL-U file over the words that Dragoman's splitter would cut."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and line[0] != "#"]
        if rows:
            yield _tree(rows, source)


def _tree(rows: list[list[str]], source: str) -> Example:
    """Build one example, with mentions where the corpus has them."""
    text, spans, rows = _surface(rows)
    groups = _merged(spans, [(a, b) for a, b in split_words(text)])
    group_of = [number for number, group in enumerate(groups) for _ in group]
    example = Example(words=[text[spans[g[0]][0] : spans[g[-1]][1]] for g in groups], source=source)
    for number, group in enumerate(groups):
        outer = next(i for i in group if int(rows[i][6]) == 0 or group_of[int(rows[i][6]) - 1] != number)
        head = int(rows[outer][6])
        example.upos.append(rows[outer][3])
        example.heads.append(group_of[head - 1] if head else -1)
        example.deprels.append(rows[outer][7])
    _break_cycles(example.heads)
    if source == "gum":
        entities = [(group_of[a], group_of[b - 1] + 1, label) for a, b, label in _entities([row[9] for row in rows])]
        xpos = [rows[group[-1]][4] for group in groups]
        mentions = [m for a, b, label in entities if (m := _core_of_tree(example, xpos, a, b, label))]
        example.allowed = allowed_tags(example.words, mentions, partial=False)
    return example


def _surface(rows: list[list[str]]) -> tuple[str, list[tuple[int, int]], list[list[str]]]:
    """Return the raw text, the place of each syntactic word in it, and the rows of those words."""
    text, until, surface = "", 0, (0, 0)
    spans: list[tuple[int, int]] = []
    kept: list[list[str]] = []
    for row in rows:
        space = "" if "SpaceAfter=No" in row[9].split("|") else " "
        if "-" in row[0]:
            until = int(row[0].split("-")[1])
            surface = (len(text), len(text) + len(row[1]))
            text += row[1] + space
        elif "." not in row[0]:
            if int(row[0]) <= until:
                start = spans[-1][1] if spans and spans[-1][0] >= surface[0] else surface[0]
                end = surface[1] if int(row[0]) == until else min(start + len(row[1]), surface[1] - 1)
                spans.append((start, max(end, start)))
            else:
                spans.append((len(text), len(text) + len(row[1])))
                text += row[1] + space
            kept.append(row)
    return text, spans, kept


def _merged(spans: list[tuple[int, int]], words: list[tuple[int, int]]) -> list[list[int]]:
    """Group the words of the treebank that the splitter keeps together."""
    groups: list[list[int]] = []
    word = 0
    for number, (start, end) in enumerate(spans):
        while word < len(words) and words[word][1] <= start:
            word += 1
        inside = word < len(words) and words[word][0] <= start and end <= words[word][1] and end > start
        if groups and inside and words[word][0] <= spans[groups[-1][0]][0] and groups[-1]:
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups


def _break_cycles(heads: list[int]) -> None:
    """Hang a word from its head's head where merging closed a ring (mutates `heads`)."""
    for word in range(len(heads)):
        seen, at = {word}, heads[word]
        while at >= 0:
            if at in seen:
                heads[word] = heads.index(-1) if -1 in heads else -1
                break
            seen.add(at)
            at = heads[at]


def _entities(miscs: list[str]) -> list[tuple[int, int, str]]:
    """Return the bracketed entities of GUM as (first, last, type), outer ones before inner ones."""
    found: list[tuple[int, int, str]] = []
    open_: dict[str, list[tuple[int, str]]] = {}
    for number, misc in enumerate(miscs):
        entity = next((part[len("Entity=") :] for part in misc.split("|") if part.startswith("Entity=")), "")
        for piece in re.findall(r"\([^()]+\)?|[^()]+\)", entity):
            fields = piece.strip("()").split("-")
            if piece.startswith("("):
                open_.setdefault(fields[0], []).append((number, fields[1] if len(fields) > 1 else ""))
            if piece.endswith(")") and open_.get(fields[0]):
                first, label = open_[fields[0]].pop()
                found.append((first, number + 1, label))
    return found


def _core_of_tree(example: Example, xpos: list[str], first: int, last: int, etype: str) -> Mention | None:
    """Return the core of an entity's noun phrase: no determiner, no title, no phrase after the head."""
    label = {"person": "person", "organization": "organisation", "place": "place", "time": "time"}.get(etype)
    inside = range(first, last)
    head = next((i for i in inside if example.heads[i] not in inside), first)
    if label is None or example.upos[head] not in {"NOUN", "PROPN", "NUM", "SYM", "ADV", "ADJ", "X"}:
        return None
    if label == "time":
        return _core_of_time(example, first, last, head)
    if example.upos[head] not in {"NOUN", "PROPN"}:
        return None
    if example.upos[head] == "PROPN":
        return _core_of_name(example, xpos, inside, head, label)
    left = head
    while (
        left > first
        and example.upos[left - 1] in {"NOUN", "PROPN", "ADJ", "X", "VERB"}
        and _hangs_on(example, left - 1, head)
    ):
        left -= 1
    while left < head and example.words[left].lower() in DETERMINERS:
        left += 1
    return Mention(left, head + 1, _by_number(label, example.words[head], plural=xpos[head] in {"NNS", "NNPS"}))


def _by_number(label: str, noun: str, *, plural: bool) -> str:
    """Turn a person or organisation into a group where the noun means several."""
    lower = noun.lower()
    if label == "person" and lower in INSTITUTIONS:
        return "organisation"
    several = plural or (label == "person" and lower in COLLECTIVES)
    return "group" if several and label in {"person", "organisation"} else label


def _hangs_on(example: Example, word: int, head: int) -> bool:
    """Tell whether a word in front of the head modifies it, directly or through others in between."""
    at = word
    while at > -1 and at != head:
        if example.deprels[at].split(":")[0] not in {"amod", "compound", "flat", "nmod", "advmod", "conj", "goeswith"}:
            return False
        if example.deprels[at] == "nmod:poss":
            return False
        at = example.heads[at]
        if at > head:
            return False
    return at == head


def _core_of_name(example: Example, xpos: list[str], inside: range, head: int, label: str) -> Mention | None:
    """Return a name without the titles in front of it; "University of Aleppo" and "Republic of Korea" stay whole."""
    left, right = head, head + 1
    fit = {"PROPN", "ADJ", "NOUN", "X", "VERB", "NUM"}
    while left - 1 in inside and example.upos[left - 1] in fit and _hangs_on(example, left - 1, head):
        left -= 1
    while (
        right in inside
        and example.upos[right] in {"PROPN", "NUM", "X"}
        and example.heads[right] in range(left, right + 2)
    ):
        if example.deprels[right].split(":")[0] not in {"flat", "compound", "goeswith", "nummod", "nmod"}:
            break
        right += 1
    if label != "person":
        right = with_of(example.words, right, inside.stop)
    if label == "person":
        left = after_titles(example.words, left, right)
    while left < right - 1 and (example.words[left].lower() in DETERMINERS or _describes(example.words[left])):
        left += 1
    plural = xpos[head] == "NNPS" and label == "person"
    return Mention(left, right, "group" if plural else label)


def _describes(word: str) -> bool:
    """Tell whether a word before a name is no part of it: former, Tripoli-based."""
    return word.islower() or word.endswith(("-based", "-backed", "-led", "-held", "-born"))


def with_of(words: list[str], right: int, stop: int) -> int:
    """Return where a name ends that goes on with "of (the) Name", "for Name" or "and Name of"."""
    while right < stop and words[right].lower() in {"of", "for"}:
        at = right + 1
        if at < stop and words[at].lower() == "the":
            at += 1
        if at >= stop or not words[at][0].isupper():
            break
        while at < stop and words[at][0].isupper():
            at += 1
        right = at
    return right


def after_titles(words: list[str], left: int, right: int) -> int:
    """Return where a person's name begins behind the titles."""
    cut = max((i + 1 for i in range(left, right) if words[i].lower() in TITLES), default=left)
    return cut if cut < right and words[cut][:1].isupper() else left


def _core_of_time(example: Example, first: int, last: int, head: int) -> Mention | None:
    """Return a time expression; of a long one only what stands up to its head."""
    if last - first > 6:
        last = head + 1
    while first < last - 1 and example.words[first].lower() in {
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "my",
        "our",
    }:
        first += 1
    return Mention(first, last, "time") if last - first <= 8 else None
