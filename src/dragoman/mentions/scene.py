"""What the whole report tells of a single mention: its countries, its focus, its day, the knowledge at hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.knowledge import Knowledge
from dragoman.knowledge.dates import overlaps
from dragoman.knowledge.entries import ActorEntry, NameForm
from dragoman.mentions.board import ActorHit, Board, Entity, entity_of, organ_entity
from dragoman.mentions.lexicon import LOCATIVE, ORGANS, STATE_ORGANS, Organ

_FORM_RANK: dict[NameForm, int] = {"name": 0, "acronym": 0, "adjective": 1, "people": 1, "seat": 2}
# A report has a focus where one country has this much of all that points to countries (by eye on reports of ten wars).
_PLAIN_SHARE = 0.34
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
        self, knowledge: Knowledge, day: str | None, shares: dict[str, float], named: frozenset[str] = frozenset()
    ) -> None:
        """Take what was counted.

        Args:
            knowledge: who is who.
            day: day of the report, ISO and possibly reduced, or None.
            shares: country (alpha-3) and its share of all that points to countries.
            named: the countries whose states, groups or persons are named.
        """
        self.knowledge = knowledge
        self.day = day
        self.shares = shares
        self.named = named
        ranked = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))
        self.main = ranked[0][0] if ranked else None
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        plain = bool(ranked) and ranked[0][1] >= _PLAIN_SHARE and ranked[0][1] >= _LEAD * second
        self.focus = self.main if plain else None
        self._alike: dict[tuple[str, frozenset[str]], tuple[ActorEntry, ...]] = {}

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
    for board in boards:
        head = 1.5 if board.view.index == 0 else 1.0
        for hit in board.hits:
            for country, weight in _weigh_actor(board, hit):
                weights[country] = weights.get(country, 0.0) + head * weight
                named.add(country)
        for place in board.places:
            countries = {entry.country for entry in place.entries if entry.kind != "country"}
            if len(countries) == 1 and None not in countries and place.first not in board.starting:
                country = str(next(iter(countries)))
                weights[country] = weights.get(country, 0.0) + head * 0.6
    total = sum(weights.values())
    shares = {country: weight / total for country, weight in sorted(weights.items())}
    return Scene(knowledge, day, shares, frozenset(named))


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
