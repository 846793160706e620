"""Reads the known days of resources/chronology."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from dragoman.knowledge.chronology import ChronologyData, KnownDay
from dragoman.knowledge.dates import is_reduced_date
from dragoman.knowledge.folding import fold_word, is_acronym
from dragoman.knowledge.making.problems import Problem
from dragoman.knowledge.making.yaml_files import convert, read_entries, yaml_files

_SHORTEST = 4  # letters from which an alternative may be the beginning of a longer word


class _Written(Struct, frozen=True, forbid_unknown_fields=True):
    """An entry as people write it: groups parted by &, alternatives by |."""

    day: str
    name: str
    words: str
    to: str | None = None


def read_chronology(folder: Path, problems: list[Problem]) -> ChronologyData:
    """Return the known days of a folder, sorted; none where the folder is not there.

    Args:
        folder: resources/chronology.
        problems: gets what is wrong; faulty entries are left out.
    """
    found: list[KnownDay] = []
    for file in yaml_files(folder):
        for name, fields in read_entries(file, "name", problems):
            entry = convert(fields, _Written, file, name, problems)
            if entry is not None and (cause := _fault(entry)) is not None:
                problems.append(Problem(str(file), name, *cause))
            elif entry is not None:
                groups = tuple(tuple(map(_choice, group.split("|"))) for group in entry.words.split("&"))
                found.append(KnownDay(entry.day, entry.to or entry.day, entry.name, groups))
    return ChronologyData(tuple(sorted(found, key=lambda day: (day.first, day.last, day.name))))


def _fault(entry: _Written) -> tuple[str, str] | None:
    """Return what is wrong with an entry and what to do, or None."""
    days = [entry.day, entry.to or entry.day]
    if not all(len(day) == len("2020-01-01") and is_reduced_date(day) for day in days):
        return f"no day of the calendar: {' to '.join(days)}", "write it as 2020-01-31"
    if date.fromisoformat(days[1]) < date.fromisoformat(days[0]):
        return "ends before it begins", "correct `day` or `to`"
    if not all(choice.strip() and fold_word(choice.strip()) for g in entry.words.split("&") for choice in g.split("|")):
        return "an alternative is empty", "write something between the bars of `words`"
    return None


def _choice(written: str) -> str:
    """Return an alternative as it is looked for: acronyms and short words whole, others from their beginning."""
    text = " ".join(fold_word(written.strip()))
    whole = len(text) < _SHORTEST or is_acronym(written.strip())
    return f" {text} " if whole else f" {text}"
