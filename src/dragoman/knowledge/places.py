"""Places by id, by name and by likeness, read from the built gazetteer."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge.added_places import AddedPlaces
from dragoman.knowledge.entries import PlaceCandidate, PlaceEntry
from dragoman.knowledge.folding import fold, fold_words, is_capitalised
from dragoman.knowledge.skeleton import skeletons

LONGEST_NAME = 7  # tokens; of half a million names in GeoNames one in five thousand has more
_CACHED = 1 << 15
_SHORTLIST = 4000  # names of the world that share the start of a skeleton
_COMPARED = 160  # names likest by spelling, whose skeletons are compared too
_COUNTRIES = 96  # countries and first letters whose names are kept at hand for comparing
_WELL_KNOWN = 100_000  # inhabitants of a town whose name means no village that was added
_LEAST_LIKE = 20.0  # per cent; what is less like is no other spelling
_SPELLING_SHARE = 0.55  # of a candidate's score; the skeleton has the rest
_PLACE = "SELECT id, name, kind, country, lat, lon, population, features, within, feature_code FROM places"
# What people put into the resources is better known than a village of its name, whatever its population; a division
# without a feature code comes behind the town that bears its bare name.
_KNOWN = (
    "max(population, own * 50000) / CASE WHEN feature_code IS NULL AND features LIKE '%province%' THEN 10 ELSE 1 END"
)
_ORDER = f"kind = 'country' DESC, {_KNOWN} DESC, own DESC, number"
_OF_COUNTRY = (
    "SELECT DISTINCT key FROM names JOIN places USING (number) WHERE country = ? AND "
    "substr(key, CASE WHEN key LIKE 'al _%' THEN 4 ELSE 1 END, 1) IN ({}) ORDER BY key"
)
# First letters that transcriptions confuse; a name is compared with those that begin alike.
_ALIKE = ("bp", "dt", "cgkqhxjzs", "fvw", "l", "r", "m", "n", "aeiouyhw")
_BY_SOUND = "SELECT key FROM sounds WHERE skeleton >= ? AND skeleton < ? ORDER BY skeleton, key LIMIT ?"
_BY_NAME = f"{_PLACE} JOIN names USING (number) WHERE key = ? ORDER BY {_ORDER}"


class Gazetteer:
    """The places of the world; the file is opened at the first question.

    Answers are cached. An object belongs to one thread at a time.
    """

    def __init__(self, path: Path, added: Sequence[AddedPlaces] = ()) -> None:
        """Remember the file.

        Args:
            path: places.sqlite as the builder wrote it.
            added: places that the user added. They are found by their exact names only: among twelve million names
                every misspelling is like some.
        """
        self._path = path
        self._added = tuple(added)
        # Bound to the object, so that the caches go with it.
        self._named = lru_cache(maxsize=_CACHED)(self._look_up)
        self._borne = lru_cache(maxsize=_CACHED)(self._with_added)
        self._got = lru_cache(maxsize=_CACHED)(self._fetch)
        self._of_country = lru_cache(maxsize=_COUNTRIES)(self._load_country)

    @cached_property
    def _database(self) -> sqlite3.Connection:
        address = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            return sqlite3.connect(address, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise KnowledgeError(f"the gazetteer {self._path} cannot be opened ({error})", _REBUILD) from error

    def _rows(self, query: str, *values: str | int) -> list[tuple[object, ...]]:
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise KnowledgeError(f"the gazetteer {self._path} cannot be read ({error})", _REBUILD) from error

    def _look_up(self, key: str) -> tuple[PlaceEntry, ...]:
        return tuple(_entry(row) for row in self._rows(_BY_NAME, key))

    def _fetch(self, id: str) -> PlaceEntry | None:  # noqa: A002
        rows = self._rows(f"{_PLACE} WHERE id = ? OR own_id = ?", id, id)
        if rows:
            return _entry(rows[0])
        return next((found for places in self._added if (found := places.get(id)) is not None), None)

    def _with_added(self, key: str) -> tuple[PlaceEntry, ...]:
        """Return the places of a name, those that were added last; the name of a well-known place stays with it."""
        known = self._named(key)
        if not self._added or any(one.kind != "city" or one.population >= _WELL_KNOWN for one in known):
            return known
        found = {one.id: one for one in known}
        for places in self._added:
            for one in places.named(key):
                found.setdefault(one.id, one)
        return tuple(found.values())

    def named(self, name: str) -> tuple[PlaceEntry, ...]:
        """Return the places that bear this name, folded: countries first, then the most populous, then the added."""
        return self._keyed(fold(name))

    def _keyed(self, key: str) -> tuple[PlaceEntry, ...]:
        found = self._borne(key)
        if not found and key.startswith("al "):
            return self._borne(key.removeprefix("al "))
        return found

    def get(self, id: str) -> PlaceEntry | None:  # noqa: A002
        """Return the place of that id, or None."""
        return self._got(id)

    def country(self, alpha3: str) -> PlaceEntry | None:
        """Return the country of an ISO 3166-1 alpha-3 code, or None."""
        return self._got(f"country:{alpha3.upper()}")

    def longest(self, words: Sequence[str], first: int) -> tuple[int, tuple[PlaceEntry, ...]] | None:
        """Return the longest place name that starts at a word, its first and last word in capitals.

        Args:
            words: words of a sentence, possessive 's apart, hyphenated words whole.
            first: index of the word to start at.

        Returns:
            The index after its last word and the places of that name, or None where no name starts there.
        """
        if not is_capitalised(words[first]):
            return None
        tokens = fold_words(words, first, LONGEST_NAME)
        for count in range(min(LONGEST_NAME, len(tokens)), 0, -1):
            end = tokens[count - 1][1]
            if end and is_capitalised(words[end - 1]):
                found = self._keyed(" ".join(token for token, _ in tokens[:count]))
                if found:
                    return end, found
        return None

    def similar(self, name: str, *, country: str | None, limit: int = 5) -> tuple[PlaceCandidate, ...]:
        """Return places whose names are like a name, by spelling and by consonant skeleton.

        Args:
            name: the name as a report spells it.
            country: alpha-3 code to look in, among names whose first letters are like; None for the whole world, where
                names must share the skeleton's start.
            limit: at most so many.

        Returns:
            Candidates, likest first and most populous first among equals, each place once.
        """
        from rapidfuzz import fuzz, process  # noqa: PLC0415 -- heavy, and needed only here

        key = fold(name)
        row = skeletons(key)
        if country:
            names = self._of_country(country.upper(), _initials_like(key))
        else:
            start = row[:3]
            names = tuple(str(found[0]) for found in self._rows(_BY_SOUND, start, start + "\U0010ffff", _SHORTLIST))
        spelt = process.extract(key, names, scorer=fuzz.ratio, limit=_COMPARED, score_cutoff=_LEAST_LIKE)
        scored: dict[str, float] = {}
        for other, spelling, _ in spelt:
            sound = fuzz.ratio(row, skeletons(other))
            scored[other] = round((_SPELLING_SHARE * spelling + (1 - _SPELLING_SHARE) * sound) / 100, 4)
        return self._ranked(scored, country, limit)

    def _load_country(self, country: str, initials: str) -> tuple[str, ...]:
        """Return the folded names of a country's places that begin with some letters, sorted."""
        letters = ", ".join("?" * len(initials))
        return tuple(str(found[0]) for found in self._rows(_OF_COUNTRY.format(letters), country, *initials))

    def _ranked(self, scored: dict[str, float], country: str | None, limit: int) -> tuple[PlaceCandidate, ...]:
        best: dict[str, PlaceCandidate] = {}
        for key in sorted(scored, key=lambda key: (-scored[key], key))[: limit * 4]:
            for entry in self._named(key):
                if entry.id not in best and (country is None or entry.country == country.upper()):
                    best[entry.id] = PlaceCandidate(entry, scored[key], key)
        ranked = sorted(best.values(), key=lambda found: (-found.score, -found.entry.population, found.entry.id))
        return tuple(ranked[:limit])


def _initials_like(key: str) -> str:
    """Return the first letters that a name may have in another spelling: those of its class, else its own."""
    first = key.removeprefix("al ")[:1]
    return "".join(sorted({*first, *(letter for group in _ALIKE if first and first in group for letter in group)}))


_REBUILD = "build the knowledge again with: python -m dragoman.knowledge.build"


def _entry(row: tuple[object, ...]) -> PlaceEntry:
    """Turn a row of `_PLACE` into an entry; features are stored with spaces between."""
    values: list[Any] = [*row[:7], tuple(str(row[7]).split()), *row[8:]]
    return PlaceEntry(*values)
