"""The names of actors as garbled ones are compared with them, and what parts of names mean; compiled at build."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import msgspec
from msgspec import Struct


class Form(Struct, frozen=True, array_like=True, gc=False):
    """One name of an actor, ready to be compared.

    Attributes:
        actor: id of the actor.
        is_person: the actor is one.
        written: the name as the resources write it, Cyrillic in Latin letters.
        tokens: its folded words.
        row: the words run together, in the order of the alphabet.
        words: the words that say something, for comparing translations.
    """

    actor: str
    is_person: bool
    written: str
    tokens: tuple[str, ...]
    row: str
    words: tuple[str, ...]


Table = dict[str, tuple[int, ...]]  # a key, and the numbers of the forms that have it


class Forms(Struct, frozen=True, array_like=True):
    """The names of the actors of one country.

    Attributes:
        all: every name, the shorter rows first.
        merged: names by their words run together.
        bags: names of several words by the words in any order.
        letters: names with marks by their plain letters alone.
        misread: names by what a scanner leaves to tell them by.
        shuffled: names by their letters in any order.
        stems: names by their words without case endings.
        words: names by each of their words.
        sounds: names by the consonants of each of their longer words.
        rows: of each name, its words run together.
        lengths: how long each of these is.
        sounding: of each name, the consonants of its words run together, the words in the order of the alphabet.
    """

    all: tuple[Form, ...] = ()
    merged: Table = {}
    bags: Table = {}
    letters: Table = {}
    misread: Table = {}
    shuffled: Table = {}
    stems: Table = {}
    words: Table = {}
    sounds: Table = {}
    rows: list[str] = []
    lengths: list[int] = []
    sounding: list[str] = []

    def under(self, table: Table, key: str) -> list[Form]:
        """Return the names that one of the tables has under a key."""
        return [self.all[number] for number in table.get(key, ())]


class Meaning(Struct, frozen=True, array_like=True, gc=False):
    """What a phrase of English renders.

    Attributes:
        parts: parts of names, folded.
        sounds: the consonant skeletons of the longer of them.
    """

    parts: frozenset[str]
    sounds: frozenset[str]


Meanings = dict[str, Meaning]  # by phrase: its words that say something, with spaces between


class GarblesData(Struct, frozen=True):
    """What the built file holds.

    Attributes:
        countries: `Forms` of each country, encoded; those of no country under the empty code.
        surnames: ids of persons by the consonant skeleton of their surnames, in the order of the actors, encoded.
        meanings: `Meanings`, encoded.
    """

    countries: dict[str, msgspec.Raw]
    surnames: msgspec.Raw
    meanings: msgspec.Raw


_NONE = Forms()


class Garbles:
    """What garbled names are compared with; each country's names are read when they are first asked for."""

    def __init__(self, read: Callable[[], GarblesData]) -> None:
        """Take what reads or compiles the table, called once, when something is first asked."""
        self._read = read
        self._forms: dict[str, Forms] = {}

    @cached_property
    def _data(self) -> GarblesData:
        return self._read()

    @cached_property
    def meanings(self) -> Meanings:
        """What the parts of names are translated as: phrase, and what it renders."""
        return msgspec.msgpack.decode(self._data.meanings, type=Meanings)

    @cached_property
    def _surnames(self) -> dict[str, tuple[str, ...]]:
        return msgspec.msgpack.decode(self._data.surnames, type=dict[str, tuple[str, ...]])

    def of_surname(self, skeleton: str) -> tuple[str, ...]:
        """Return the ids of the persons whose surnames have this consonant skeleton."""
        return self._surnames.get(skeleton, ())

    def forms(self, country: str | None) -> Forms:
        """Return the names of the actors of a country, None for those of no country."""
        code = country or ""
        if code not in self._forms:
            raw = self._data.countries.get(code)
            self._forms[code] = _NONE if raw is None else msgspec.msgpack.decode(raw, type=Forms)
        return self._forms[code]
