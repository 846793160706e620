"""What the whole report tells of a single mention: its countries, its focus, its day, the knowledge at hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from dragoman.knowledge import Knowledge, fold
from dragoman.knowledge.dates import overlaps
from dragoman.knowledge.entries import ActorEntry, NameForm
from dragoman.mentions.board import ActorHit, Board, Entity, entity_of, organ_entity
from dragoman.mentions.lexicon import LOCATIVE, ORGANS, STATE_ORGANS, Organ

if TYPE_CHECKING:
    from dragoman.knowledge.garbles import Forms
    from dragoman.mentions.garbles import Guess

_FORM_RANK: dict[NameForm, int] = {"name": 0, "acronym": 0, "adjective": 1, "people": 1, "seat": 2}
# A report has a focus where one country has this much of all that points to countries (by eye on reports of ten wars).
_PLAIN_SHARE = 0.34
_MOST_AT_HAND = 6  # countries
_MOST_COMPARED = 60  # unknown names compared in one report
_LEAD = 1.25  # and this many times the share of the next one
_SINGULAR_ENDS = {
    "man": "men",
    "child": "children",
    "people": "people",
    "police": "police",
    "media": "media",
    "press": "press",
}


class Scene:
    """The report as the background of each mention; nothing in it changes."""

    def __init__(
        self,
        knowledge: Knowledge,
        day: str | None,
        shares: dict[str, float],
        named: frozenset[str] = frozenset(),
        ids: frozenset[str] = frozenset(),
        grounds: tuple[str, ...] = (),
    ) -> None:
        """Take what was counted.

        Args:
            knowledge: who is who.
            day: day of the report, ISO and possibly reduced, or None.
            shares: country (alpha-3) and its share of all that points to countries.
            named: the countries whose states, groups or persons are named.
            ids: the actors who may be named.
            grounds: countries in which a place of a name in the report lies.
        """
        self.knowledge = knowledge
        self.day = day
        self.shares = shares
        self.named = named
        self.ids = ids
        self._grounds = grounds
        self.deciphered: dict[tuple[str, bool, bool], Guess | None] = {}  # what garbled names were found to mean
        ranked = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))
        self.main = ranked[0][0] if ranked else None
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        plain = bool(ranked) and ranked[0][1] >= _PLAIN_SHARE and ranked[0][1] >= _LEAD * second
        self.focus = self.main if plain else None
        self._alike: dict[tuple[str, frozenset[str]], tuple[ActorEntry, ...]] = {}

    @cached_property
    def ties(self) -> frozenset[str]:
        """Ids of those with whom the named actors are bound up: whom they lead, fight, back, belong to."""
        found: set[str] = set()
        for entry in filter(None, map(self.knowledge.actors.get, self.ids)):
            found.update(entry.opposes, entry.backers)
            found.update(role.of for role in entry.roles)
            found.update(part.id for part in entry.part_of)
        return frozenset(found)

    @cached_property
    def at_hand(self) -> tuple[str | None, ...]:
        """The countries whose actors may be meant, None for actors of no country; the likeliest first."""
        ranked = sorted(self.shares, key=lambda country: (-self.shares[country], country))
        ids = [*sorted(self.ties), *(tie for country in ranked[:2] for tie in _foreign_ties(self.knowledge, country))]
        tied = [entry.country for id_ in ids if (entry := self.knowledge.actors.get(id_)) and entry.country]
        known = dict.fromkeys([*ranked[:_MOST_AT_HAND], *self._grounds[:3], *tied, *self._grounds[3:]])
        return (*tuple(known)[: 2 * _MOST_AT_HAND], None)

    @cached_property
    def forms_at_hand(self) -> tuple[Forms, ...]:
        """The names of the actors of each country at hand, as garbled ones are compared with them."""
        return tuple(map(self.knowledge.garbles.forms, self.at_hand))

    def like_persons(self, name: str, countries: frozenset[str]) -> tuple[ActorEntry, ...]:
        """Return persons of the knowledge whose names are spelt like a name, asked once for each name.

        A report with more unknown names than a list of casualties has is not compared any further, so that the time
        stays bounded.
        """
        key = (name, countries)
        if key not in self._alike:
            if len(self._alike) >= _MOST_COMPARED:
                return ()
            near = self.knowledge.actors.similar(name, countries=countries, kinds=frozenset(["person"]))
            self._alike[key] = tuple(candidate.entry for candidate in near)
        return self._alike[key]

    def share(self, country: str | None) -> float:
        """Return the share that a country has of the report."""
        return self.shares.get(country, 0.0) if country else 0.0

    def state(self, country: str) -> ActorEntry | None:
        """Return the state of an alpha-3 code, or None where the knowledge lacks it."""
        return self.knowledge.actors.get(country.lower())

    def state_name(self, country: str) -> str:
        """Return the state's name, its code where it has none."""
        entry = self.state(country)
        return entry.name if entry else country

    def is_active(self, entry: ActorEntry) -> bool:
        """Tell whether an actor existed on the report's day; so where one of the two is not known."""
        return self.holds(entry.start, entry.end)

    def holds(self, start: str | None, end: str | None) -> bool:
        """Tell whether a time covers the report's day; where that is not known, whether it lasts."""
        return end is None if self.day is None else overlaps(start, end, self.day)

    def _named_groups(self) -> list[ActorEntry]:
        entries = (self.knowledge.actors.get(one) for one in sorted(self.ids))
        return [one for one in entries if one is not None and one.kind == "armed_group" and self.is_active(one)]

    def only_group(self, country: str) -> ActorEntry | None:
        """Return the armed group of a country that the report names, None where it names none or several."""
        groups = [one for one in self._named_groups() if one.country == country]
        return groups[0] if len(groups) == 1 else None

    def armed_of(self, people: ActorEntry) -> ActorEntry | None:
        """Return the one armed group named in the report whose names speak of a people ("Kurdish fighters")."""
        words = {word for name in (*people.adjectives, *people.people, people.name) for word in fold(name).split()}
        groups = [
            one
            for one in self._named_groups()
            if any(words.intersection(fold(name).split()) for name in (one.name, *one.aliases))
        ]
        return groups[0] if len(groups) == 1 else None

    def choose(self, entries: Sequence[ActorEntry], forms: Sequence[NameForm]) -> tuple[ActorEntry, NameForm]:
        """Return the most probable of those who bear a name, and how the name names them."""

        def rank(at: int) -> tuple[bool, int, int, float, int]:
            entry, form = entries[at], forms[at]
            seat = _seat_rank(entry) if form == "seat" else 0
            alive = self.is_active(entry) or entry.kind == "person"
            return not alive, _FORM_RANK[form], seat, -self.share(entry.country), at

        best = min(range(len(entries)), key=rank)
        return entries[best], forms[best]

    def organ(self, country: str, organ: Organ) -> Entity:
        """Return an organ of a state: the knowledge's own entry, else one made up by rule."""
        entry = self.knowledge.actors.get(f"{country.lower()}.{organ}") if organ in STATE_ORGANS else None
        return entity_of(entry) if entry else organ_entity(country, self.state_name(country), organ)

    def crowd(self, noun: str, organ: Organ, country: str | None) -> Entity:
        """Return those whom only a common noun names ("rebels", "residents"), of a country where it is known."""
        kind, sector, _ = ORGANS[organ]
        plural = plural_of(noun)
        name = plural[:1].upper() + plural[1:]
        if country is None:
            return Entity(f"x.{_hyphens(plural)}", name, kind, None, sector)
        return Entity(
            f"x.{country.lower()}-{_hyphens(plural)}", f"{name} in {self.state_name(country)}", kind, country, sector
        )


@lru_cache(maxsize=300)
def _foreign_ties(knowledge: Knowledge, country: str) -> tuple[str, ...]:
    """Return those whom the actors of a country fight, or who back them, sorted."""
    own = (entry for entry in knowledge.actors.entries.values() if entry.country == country)
    return tuple(sorted({tie for entry in own for tie in (*entry.opposes, *entry.backers)}))


def _seat_rank(entry: ActorEntry) -> int:
    """Rank those who sit in one place: a government of its own before the state, the state before its organs."""
    if entry.kind == "government" and not entry.id.endswith((".gov", ".leg", ".jud", ".spy")):
        return 0 if entry.sector == "GOV" else 2
    return 1 if entry.kind == "country" else 3


def plural_of(noun: str) -> str:
    """Return the plural of a common noun of the lexicon, which may be one already."""
    for ending, plural in _SINGULAR_ENDS.items():
        if noun.endswith(ending):
            return noun if ending == plural else noun[: -len(ending)] + plural
    if noun.endswith(("s", "men", "children")):
        return noun
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"


def _hyphens(words: str) -> str:
    return words.replace(" ", "-")


def build_scene(boards: Iterable[Board], knowledge: Knowledge, day: str | None) -> Scene:
    """Weigh the countries of a report.

    A country behind "in" weighs most, then other names of states and their groups, adjectives, and cities known under
    that name in one country alone.

    Args:
        boards: the report's sentences with their names.
        knowledge: who is who.
        day: day of the report, or None.
    """
    weights: dict[str, float] = {}
    named: set[str] = set()
    ids: set[str] = set()
    grounds: dict[str, None] = {}
    for board in boards:
        head = 1.5 if board.view.index == 0 else 1.0
        for hit in board.hits:
            ids.update(entry.id for entry in hit.entries)
            for country, weight in _weigh_actor(board, hit):
                weights[country] = weights.get(country, 0.0) + head * weight
                named.add(country)
        for place in board.places:
            countries = {entry.country for entry in place.entries if entry.kind != "country"}
            grounds.update((entry.country, None) for entry in place.entries[:2] if entry.country)
            if len(countries) == 1 and None not in countries and place.first not in board.starting:
                country = str(next(iter(countries)))
                weights[country] = weights.get(country, 0.0) + head * 0.6
    total = sum(weights.values())
    shares = {country: weight / total for country, weight in sorted(weights.items())}
    return Scene(knowledge, day, shares, frozenset(named), frozenset(ids), tuple(grounds))


def _weigh_actor(board: Board, hit: ActorHit) -> list[tuple[str, float]]:
    """Return what a name says of the countries that the report is about."""
    countries = sorted({entry.country for entry in hit.entries if entry.country})
    if not countries or len(countries) > 3:
        return []
    entry = hit.entries[0]
    before = board.view.lower_at(hit.first - 1)
    if entry.kind == "country":
        weight = 2.0 if before in LOCATIVE else 0.8
    elif entry.kind == "person":
        weight = 0.5
    else:
        weight = 0.3 if entry.kind in ("international_organisation", "media") else 1.0
    return [(country, weight / len(countries)) for country in countries]
