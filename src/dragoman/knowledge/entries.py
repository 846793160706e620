"""What the knowledge knows of one actor or one place."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.record import ActorKind, PlaceKind

NameForm = Literal["name", "acronym", "adjective", "people", "seat"]


class Role(Struct, frozen=True):
    """An office that a person held.

    Attributes:
        office: in lower case: president, foreign minister, commander, spokesman ...
        of: id of the actor that the office belongs to.
        start: first day as an ISO date, possibly reduced (2015, 2015-03), or None where not known.
        end: last day, or None where it lasts or is not known.
    """

    office: str
    of: str
    start: str | None = None
    end: str | None = None


class Membership(Struct, frozen=True):
    """A time of belonging to a greater actor.

    Attributes:
        id: the greater actor.
        start: first day as an ISO date, possibly reduced, or None where not known.
        end: last day, or None where it lasts or is not known.
    """

    id: str
    start: str | None = None
    end: str | None = None


class ActorEntry(Struct, frozen=True, omit_defaults=True):
    """An actor as the resources describe it.

    Attributes:
        id: stable: tur, tur.mil, lby.lna, p.haftar, io.un, media.reuters, g.is.
        name: canonical English name.
        kind: what it is.
        country: ISO 3166-1 alpha-3 of the state that it belongs to, or None.
        sector: PLOVER sector code, or None.
        aliases: other spellings, romanisations, acronyms, long and short names.
        native: names in its own script or language.
        adjectives: words that qualify by it (Turkish, Houthi).
        people: nouns for its people or members (Turk, Turks, Houthis).
        seats: places and buildings that stand for it when they act (Ankara, the Kremlin).
        area: names of the places where it is active.
        part_of: what it belonged to, and when.
        roles: offices held, for persons.
        opposes: ids of its standing enemies in its war.
        backers: ids of those who back it.
        start: when it came to be, ISO date, possibly reduced.
        end: when it ceased.
        successor: id of what it was renamed or merged into.
        source: where the facts can be checked.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    aliases: tuple[str, ...] = ()
    native: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    part_of: tuple[Membership, ...] = ()
    roles: tuple[Role, ...] = ()
    opposes: tuple[str, ...] = ()
    backers: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    successor: str | None = None
    source: str | None = None


class PlaceEntry(Struct, frozen=True):
    """A place as GeoNames or our own gazetteer describes it.

    Attributes:
        id: geonames:<id>, place:<slug> of our own gazetteer, or country:<alpha-3>.
        name: canonical name.
        kind: what sort of place.
        country: ISO 3166-1 alpha-3, or None for seas and continents.
        lat: degrees north, or None where not known.
        lon: degrees east, or None where not known.
        population: inhabitants, 0 where not known.
        features: what is there: coastal, port, airport, capital, border, river ...
        within: the first-order division or larger place that it lies in, or None.
        feature_code: GeoNames feature code (PPL, ADM1, PCLI ...), or None.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    features: tuple[str, ...] = ()
    within: str | None = None
    feature_code: str | None = None


class Match(Struct, frozen=True):
    """A name found in a row of words.

    Attributes:
        last: index after its last word.
        entries: every actor of that name, those named most directly first.
        form: how the words name the first of them.
        forms: the same for each of `entries`.
    """

    last: int
    entries: tuple[ActorEntry, ...]
    form: NameForm
    forms: tuple[NameForm, ...]


class Candidate(Struct, frozen=True):
    """An actor that an unknown name may mean.

    Attributes:
        entry: the actor.
        score: likeness, 0 to 1.
        name: the one of its names that is likest.
    """

    entry: ActorEntry
    score: float
    name: str


class PlaceCandidate(Struct, frozen=True):
    """A place that an unknown name may mean.

    Attributes:
        entry: the place.
        score: likeness, 0 to 1.
        name: the one of its names that is likest, folded.
    """

    entry: PlaceEntry
    score: float
    name: str
