"""Actors by id, by name and by likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct

from dragoman.knowledge.dates import overlaps
from dragoman.knowledge.entries import ActorEntry, Candidate, Match, NameForm
from dragoman.knowledge.folding import fold, fold_words, is_acronym, is_capitalised
from dragoman.knowledge.skeleton import pairs, skeletons

FORMS: tuple[NameForm, ...] = ("name", "acronym", "adjective", "people", "seat")  # most direct first
ORGANS = ("gov", "mil", "pol", "leg", "jud")
# Words for a people that mean something else in small letters.
_OTHER_WORDS = frozenset(["polish", "poles", "swede", "swedes", "finns", "kiwi"])
_SHORTLIST = 150  # names that are compared letter by letter
_SPELLING_SHARE = 0.55  # of a candidate's score; the skeleton has the rest
_LEAST_LIKE = 0.4  # what scores less has a few letters in common by chance


class Naming(Struct, frozen=True, array_like=True, gc=False):
    """One way to name an actor.

    Attributes:
        entry: index of the actor in `ActorsData.entries`.
        form: index in `FORMS`.
        written: the name as the resources write it; its capitals decide what case a report must use.
        skeleton: consonant skeletons of its tokens; empty where it is no good for comparing.
    """

    entry: int
    form: int
    written: str
    skeleton: str


class ActorsData(Struct, frozen=True):
    """What the built file holds.

    Attributes:
        entries: sorted by id.
        names: folded name and what it names, sorted.
        longest: first token of a name and the number of tokens of the longest that starts with it.
        institutions: noun for an organ of state and the organ's short name (army, mil).
        offices: phrase for an office and its canonical name (premier, prime minister).
    """

    entries: tuple[ActorEntry, ...]
    names: dict[str, tuple[Naming, ...]]
    longest: dict[str, int]
    institutions: dict[str, str]
    offices: dict[str, str]


class ActorIndex:
    """The actors of the knowledge; every answer is in a fixed order."""

    def __init__(self, data: ActorsData) -> None:
        """Take the built table."""
        self._data = data
        self._compared: dict[str | None, tuple[list[tuple[str, Naming]], dict[str, list[int]]]] = {}

    @cached_property
    def entries(self) -> Mapping[str, ActorEntry]:
        """Every actor by id, in alphabetical order."""
        return MappingProxyType({entry.id: entry for entry in self._data.entries})

    @cached_property
    def institutions(self) -> Mapping[str, str]:
        """Nouns by which organs of state are named after an adjective or possessive, folded ("troops" -> "mil").

        The organ of state `tur` has the id `tur.mil`.
        """
        return MappingProxyType(self._data.institutions)

    @cached_property
    def offices(self) -> Mapping[str, str]:
        """Phrases for offices, folded, with the office as roles name it ("premier" -> "prime minister")."""
        return MappingProxyType(self._data.offices)

    def get(self, id: str) -> ActorEntry | None:  # noqa: A002
        """Return the actor of that id, or None."""
        return self.entries.get(id)

    def named(self, name: str) -> tuple[ActorEntry, ...]:
        """Return the actors that bear this name in any form, folded, those named most directly first."""
        return tuple(self._data.entries[naming.entry] for naming in self._namings(fold(name)))

    def bearing(self, words: str) -> tuple[ActorEntry, ...]:
        """Return the actors one of whose names has all these words, folded and in any order, by id."""
        wanted = set(fold(words).split())
        found = {
            naming.entry
            for key, namings in self._data.names.items()
            if wanted and wanted <= set(key.split())
            for naming in namings
        }
        return tuple(self._data.entries[number] for number in sorted(found))

    def _namings(self, key: str) -> tuple[Naming, ...]:
        found = self._data.names.get(key, ())
        if not found and key.startswith("al "):
            return self._data.names.get(key.removeprefix("al "), ())
        return found

    @cached_property
    def _run_together(self) -> dict[str, tuple[Naming, ...]]:
        return {key.replace(" ", ""): namings for key, namings in self._data.names.items() if " " in key}

    def run_together(self, letters: str) -> tuple[ActorEntry, ...]:
        """Return the actors with a name of several words that, run together without signs, is these letters."""
        return tuple({n.entry: self._data.entries[n.entry] for n in self._run_together.get(letters, ())}.values())

    def longest(self, words: Sequence[str], first: int) -> Match | None:
        """Return the longest name that starts at a word.

        A name is matched with its capitals: an acronym to the letter, others with one capital at least where the
        knowledge writes them with one. Small letters will do for adjectives and people of states ("turkish troops").

        Args:
            words: words of a sentence, possessive 's apart, hyphenated words whole.
            first: index of the word to start at.

        Returns:
            The match, or None where no name starts there.
        """
        tokens = fold_words(words, first, 1)
        most = self._data.longest.get(tokens[0][0], 0) if tokens else 0
        article = bool(tokens) and tokens[0][0] == "al" and tokens[0][1] == 0
        if article:  # "al-Haftar" where the knowledge has Haftar
            tokens = fold_words(words, first, 2)
            most = max(most, 1 + self._data.longest.get(tokens[1][0], 0))
        if not most:
            return None
        tokens = fold_words(words, first, most)
        for count in range(min(most, len(tokens)), 0, -1):
            end = tokens[count - 1][1]
            key = " ".join(token for token, _ in tokens[:count])
            found = self._fitting(key, words, first, end) if end else None
            if found:
                return found
        return None

    def _fitting(self, key: str, words: Sequence[str], first: int, end: int) -> Match | None:
        entries = self._data.entries
        named = words[first:end]
        namings = [
            naming
            for naming in self._namings(key)
            if _case_fits(naming, named, is_state=entries[naming.entry].kind == "country")
        ]
        if not namings:
            return None
        forms = tuple(FORMS[naming.form] for naming in namings)
        return Match(end, tuple(entries[naming.entry] for naming in namings), forms[0], forms)

    @cached_property
    def _holders(self) -> dict[tuple[str, str], list[tuple[str | None, str | None, ActorEntry]]]:
        holders: dict[tuple[str, str], list[tuple[str | None, str | None, ActorEntry]]] = {}
        for entry in self._data.entries:
            for role in entry.roles:
                office = self.offices.get(fold(role.office), role.office)
                holders.setdefault((_state_of(role.of), office), []).append((role.start, role.end, entry))
        return holders

    def office_holders(self, of: str, office: str, day: str | None) -> tuple[ActorEntry, ...]:
        """Return who held an office.

        Args:
            of: id of the actor whose office it is; a state and its organs are one here.
            office: the office, or a phrase of `offices` for it.
            day: ISO date, possibly reduced (any day within it counts); None for any time.

        Returns:
            The persons, those who took office last first.
        """
        canonical = self.offices.get(fold(office), office)
        held = self._holders.get((_state_of(of), canonical), [])
        fitting = [(start or "", entry) for start, end, entry in held if day is None or overlaps(start, end, day)]
        fitting.sort(key=lambda pair: pair[1].id)
        fitting.sort(key=lambda pair: pair[0], reverse=True)
        return tuple(dict.fromkeys(entry for _, entry in fitting))

    @cached_property
    def _members(self) -> dict[str, tuple[ActorEntry, ...]]:
        members: dict[str, dict[str, ActorEntry]] = {}
        for entry in self._data.entries:
            for membership in entry.part_of:
                members.setdefault(membership.id, {})[entry.id] = entry
        return {of: tuple(found.values()) for of, found in members.items()}

    def members(self, id: str) -> tuple[ActorEntry, ...]:  # noqa: A002
        """Return the actors that are or were part of this one, by id."""
        return self._members.get(id, ())

    @cached_property
    def _rows(self) -> dict[str | None, list[tuple[str, Naming]]]:
        """Names that can be compared, by country."""
        rows: dict[str | None, list[tuple[str, Naming]]] = {}
        for key, namings in self._data.names.items():
            for naming in namings:
                if naming.skeleton:
                    rows.setdefault(self._data.entries[naming.entry].country, []).append((key, naming))
        return rows

    def _comparable(self, country: str | None) -> tuple[list[tuple[str, Naming]], dict[str, list[int]]]:
        """The names of one country, and the numbers of those that have each pair of consonants; made when asked for."""
        if country not in self._compared:
            rows = self._rows.get(country, [])
            numbers: dict[str, list[int]] = {}
            for number, (_, naming) in enumerate(rows):
                for pair in pairs(naming.skeleton):
                    numbers.setdefault(pair, []).append(number)
            self._compared[country] = rows, numbers
        return self._compared[country]

    def similar(
        self, name: str, *, limit: int = 5, countries: frozenset[str] = frozenset(), kinds: frozenset[str] = frozenset()
    ) -> tuple[Candidate, ...]:
        """Return actors whose names are like a name, by spelling and by consonant skeleton.

        Args:
            name: the name as a report spells it.
            limit: at most so many.
            countries: alpha-3 codes; only actors of these countries where given.
            kinds: only actors of these kinds where given.

        Returns:
            Candidates, likest first, each actor once with its likest name.
        """
        from rapidfuzz import fuzz  # noqa: PLC0415 -- heavy, and needed only here

        key = fold(name)
        row = skeletons(key)
        best: dict[int, Candidate] = {}
        for other, naming in self._shortlist(row, countries, kinds):
            spelling = max(fuzz.ratio(key, other), fuzz.token_sort_ratio(key, other))
            sound = fuzz.ratio(row, naming.skeleton)
            score = round((_SPELLING_SHARE * spelling + (1 - _SPELLING_SHARE) * sound) / 100, 4)
            known = best.get(naming.entry)
            if score >= _LEAST_LIKE and (known is None or known.score < score):
                best[naming.entry] = Candidate(self._data.entries[naming.entry], score, naming.written)
        ranked = sorted(best.values(), key=lambda candidate: (-candidate.score, candidate.entry.id))
        return tuple(ranked[:limit])

    def _shortlist(self, row: str, countries: frozenset[str], kinds: frozenset[str]) -> list[tuple[str, Naming]]:
        """Return the names that share most pairs of consonants with a row of skeletons."""
        wanted = pairs(row)
        scored: list[tuple[float, str, str, Naming]] = []
        for country in sorted(countries) or self._rows:
            rows, numbers = self._comparable(country)
            shared = Counter(number for pair in sorted(wanted) for number in numbers.get(pair, ()))
            for number, count in shared.items():
                key, naming = rows[number]
                entry = self._data.entries[naming.entry]
                if not kinds or entry.kind in kinds:
                    likeness = -2 * count / (len(wanted) + len(naming.skeleton) + 1)
                    scored.append((likeness, key, entry.id, naming))
        scored.sort(key=lambda found: found[:3])
        return [(key, naming) for _, key, _, naming in scored[:_SHORTLIST]]


def _case_fits(naming: Naming, words: Sequence[str], *, is_state: bool) -> bool:
    """Tell whether a report's words have the capitals that a name, of a state or another actor, needs."""
    if is_acronym(naming.written):
        return not any(char.islower() for word in words for char in word)
    if naming.written == naming.written.lower():
        return True
    of_people = FORMS[naming.form] in ("adjective", "people")
    if is_state and of_people and len(words[0]) > 4 and words[0] not in _OTHER_WORDS:
        return True
    return any(is_capitalised(word) for word in words)


def _state_of(id: str) -> str:  # noqa: A002
    """Return the state of an organ of state, any other id as it is."""
    state, dot, organ = id.partition(".")
    return state if dot and organ in ORGANS else id
