"""The table with which garbled names are compared: the names of each country's actors under their keys."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dragoman.knowledge.entries import ActorEntry
from dragoman.knowledge.garbles import Form, Forms, GarblesData, Meanings
from dragoman.knowledge.name_keys import (
    bag,
    content_words,
    letters,
    merged,
    misread,
    romanised,
    shuffled,
    sound,
    stems,
    surname,
    tokens_of,
)
from dragoman.knowledge.skeleton import skeleton

_KINDS = frozenset([
    "person", "government", "armed_group", "military", "police", "party", "international_organisation", "organisation",
    "company",
])  # fmt: skip
_SHORTEST = 5  # letters: shorter names are like too many other words
_HEARD = 3  # letters that a word has more of to be told by its sound


def compile_garbles(entries: Iterable[ActorEntry], meanings: Meanings) -> GarblesData:
    """Return the table of the names of actors.

    Args:
        entries: the actors, in the order in which they are to be found.
        meanings: what the parts of names mean.
    """
    countries: dict[str, list[Form]] = {}
    surnames: dict[str, dict[str, None]] = {}
    for entry in entries:
        if entry.kind in _KINDS:
            countries.setdefault(entry.country or "", []).extend(_forms(entry))
        if entry.kind == "person":
            for name in (entry.name, *entry.aliases):
                surnames.setdefault(skeleton(surname(name)), {})[entry.id] = None
    encoder = msgspec.msgpack.Encoder(order="deterministic")
    return GarblesData(
        {country: msgspec.Raw(encoder.encode(_filed(forms))) for country, forms in sorted(countries.items())},
        msgspec.Raw(encoder.encode({row: tuple(ids) for row, ids in surnames.items()})),
        msgspec.Raw(encoder.encode(meanings)),
    )


def _forms(entry: ActorEntry) -> list[Form]:
    forms: dict[str, Form] = {}
    for name in (entry.name, *entry.aliases, *entry.native):
        written = romanised(name) or name
        tokens = tokens_of(written.partition(" (")[0])
        if tokens and tokens[0][0].isascii() and written not in forms:
            row = merged(tuple(sorted(tokens)))
            forms[written] = Form(entry.id, entry.kind == "person", written, tokens, row, content_words(written))
    return list(forms.values())


def _filed(forms: list[Form]) -> Forms:
    every = sorted(forms, key=lambda form: len(form.row))
    rows, heard = [merged(form.tokens) for form in every], [sound(tuple(sorted(form.tokens))) for form in every]
    tables: dict[str, dict[str, list[int]]] = {}
    for number, form in enumerate(every):
        for way, key in sorted(_keys(form)):
            tables.setdefault(way, {}).setdefault(key, []).append(number)
    frozen = {way: {key: tuple(numbers) for key, numbers in table.items()} for way, table in tables.items()}
    return Forms(tuple(every), **frozen, rows=rows, lengths=list(map(len, rows)), sounding=heard)


def _keys(form: Form) -> set[tuple[str, str]]:
    """Return the keys of a name, each with the table that it belongs in."""
    keyed = [
        ("merged", merged(form.tokens)),
        ("misread", misread(form.written)),
        ("shuffled", shuffled(form.tokens)),
        ("stems", stems(form.tokens)),
    ]
    if len(form.tokens) > 1:
        keyed.append(("bags", bag(form.tokens)))
    if not form.written.isascii():
        keyed.append(("letters", letters(form.written)))
    words = {*form.tokens, *form.words}
    heard = {("sounds", skeleton(word)) for word in words if len(word) > _HEARD}
    return {(way, key) for way, key in keyed if len(key) >= _SHORTEST} | {("words", word) for word in words} | heard
