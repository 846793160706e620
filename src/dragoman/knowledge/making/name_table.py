"""The table of folded names from which an `ActorIndex` answers."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge.actors import FORMS, ActorsData, Naming
from dragoman.knowledge.entries import ActorEntry, NameForm
from dragoman.knowledge.folding import fold, is_acronym
from dragoman.knowledge.making.institutions import Institutions
from dragoman.knowledge.skeleton import skeletons

_SHORTEST_COMPARED = 4  # letters: shorter names are like too many others


def compile_actors(entries: list[ActorEntry], institutions: Institutions, implied: frozenset[str]) -> ActorsData:
    """Build the table.

    Args:
        entries: every actor.
        institutions: nouns for organs and offices.
        implied: ids of organs that nobody wrote an entry for; they are not offered for unknown names.
    """
    entries = sorted(entries, key=lambda entry: entry.id)
    table: dict[str, dict[int, Naming]] = {}
    for number, entry in enumerate(entries):
        for key, form, written in _names(entry):
            naming = Naming(number, FORMS.index(form), written, "" if entry.id in implied else _compared(key, form))
            known = table.setdefault(key, {}).get(number)
            if known is None or naming.form < known.form:
                table[key][number] = naming
    names = {key: tuple(sorted(table[key].values(), key=lambda one: (one.form, one.entry))) for key in sorted(table)}
    longest: dict[str, int] = {}
    for key in names:
        first, count = key.split(" ", 1)[0], key.count(" ") + 1
        longest[first] = max(count, longest.get(first, 0))
    organs, offices = institutions.organ_of(), institutions.office_of()
    return ActorsData(tuple(entries), names, longest, dict(sorted(organs.items())), dict(sorted(offices.items())))


def _names(entry: ActorEntry) -> Iterator[tuple[str, NameForm, str]]:
    """Yield every folded name of an entry with its form and how it is written."""
    for name in (entry.name, *entry.aliases, *entry.native):
        yield from _keys(name, "acronym" if is_acronym(name) else "name")
    for form, names in (("adjective", entry.adjectives), ("people", entry.people), ("seat", entry.seats)):
        for name in names:
            yield from _keys(name, form)  # type: ignore[arg-type]


def _keys(name: str, form: NameForm) -> Iterator[tuple[str, NameForm, str]]:
    """Yield the folded forms of one name.

    Beside the plain one: without its article, with its possessive s joined, with its commas as reports cut them, and
    without what stands behind it in brackets to tell it from others.
    """
    key = fold(name)
    yield key, form, name
    if key.startswith("al ") and name[2:3] == "-" and len(key) > len("al ") + 3:
        yield key.removeprefix("al "), form, name
    if " s " in key:
        yield key.replace(" s ", "s "), form, name
    if "," in name:
        yield " , ".join(fold(part) for part in name.split(",")), form, name
    plain = name.partition(" (")[0]
    if plain != name and fold(plain):
        yield fold(plain), form, name


def _compared(key: str, form: NameForm) -> str:
    """Return the skeletons that a name is compared by, or nothing where it is too short or no proper name."""
    return skeletons(key) if form == "name" and len(key) >= _SHORTEST_COMPARED else ""
