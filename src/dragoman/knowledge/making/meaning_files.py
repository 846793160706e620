"""Reads what the parts of names mean in English, from resources/meanings."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from dragoman.knowledge.folding import fold
from dragoman.knowledge.garbles import Meaning, Meanings
from dragoman.knowledge.making.problems import Problem
from dragoman.knowledge.making.yaml_files import convert, read_entries, yaml_files
from dragoman.knowledge.name_keys import content_words
from dragoman.knowledge.skeleton import skeleton

_LONGER = 3  # letters that a part has more of, and consonants that it has at least, to be told by its sound


class _Written(Struct, frozen=True, forbid_unknown_fields=True):
    """An entry as people write it: alternatives by |, parts by spaces."""

    english: str
    parts: str


def read_meanings(folder: Path, problems: list[Problem]) -> Meanings:
    """Return the phrases of a folder and what they render; none where the folder is not there.

    Args:
        folder: resources/meanings.
        problems: gets what is wrong; faulty entries are left out.
    """
    found: dict[str, set[str]] = {}
    for file in yaml_files(folder):
        for name, fields in read_entries(file, "english", problems):
            entry = convert(fields, _Written, file, name, problems)
            if entry is None:
                continue
            phrases = [" ".join(content_words(phrase)) for phrase in entry.english.split("|")]
            parts = {token for part in entry.parts.split() for token in fold(part).split()}
            if not all(phrases) or not parts:
                cause = "a phrase, or its parts, have no word that says something"
                problems.append(Problem(str(file), name, cause, "write what is rendered, or drop the phrase"))
                continue
            for phrase in phrases:
                found.setdefault(phrase, set()).update(parts)
    return {phrase: meaning_of(parts) for phrase, parts in sorted(found.items())}


def meaning_of(parts: set[str]) -> Meaning:
    """Return what a phrase renders, with how it sounds."""
    rows = {skeleton(part) for part in parts if len(part) > _LONGER}
    return Meaning(frozenset(parts), frozenset(row for row in rows if len(row) >= _LONGER))
