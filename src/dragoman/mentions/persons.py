"""Who a person's name means: known names, surnames, and names that came through a mangle.

A name that the knowledge has is taken as it is, unless those beside it say that it cannot be. A name that it has not is
compared, by letters and by consonant skeleton, with those whom the context suggests: holders of the office, leaders of
the organisation, persons of the country. Each repair is a doubt with its score; below `MADE` it is only suggested.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from dragoman.knowledge import ActorEntry, ActorIndex, fold, skeleton
from dragoman.mentions.board import Entity, entity_of, unknown
from dragoman.mentions.naming import given_names, likeness, sounds_alike, surname
from dragoman.mentions.scene import Scene
from dragoman.record import DoubtKind, Resolution

# Swept by hand on leaders of the resources respelt by other transliterations: made repairs were right above MADE.
MADE = 0.72
SUGGESTED = 0.55
# With no office, organisation or country beside it a name must nearly be the other one.
MADE_ALONE = 0.86
_HEADS = (
    "president",
    "prime minister",
    "leader",
    "head",
    "commander",
    "chairman",
    "head of state",
    "king",
    "emir",
    "ruler",
    "chancellor",
)
_SAME_GIVEN_NAME = 0.62
_SAME_FAMILY = 0.7  # below that another surname is meant, unless the person is known to hold the very office
_HOLDS = 0.4


class Context(Struct, frozen=True):
    """What stands beside a name.

    Attributes:
        office: the office as the knowledge calls it, or None.
        of: the actor whose office it is, or that the name is said to possess or lead.
        country: alpha-3 code of the country named with it.
        former: the office is one held before.
    """

    office: str | None = None
    of: ActorEntry | None = None
    country: str | None = None
    former: bool = False

    @property
    def says_something(self) -> bool:
        """Tell whether there is anything to judge a name by."""
        return self.of is not None or self.country is not None


class Identified(Struct, frozen=True):
    """Who is meant, and what is wrong with the name.

    Attributes:
        entity: the person.
        resolution: how sure it is.
        doubt: kind of doubt that the name raises, or None.
        suggestion: who was probably meant.
        score: how sure that is.
    """

    entity: Entity
    resolution: Resolution
    doubt: DoubtKind | None = None
    suggestion: str | None = None
    score: float | None = None


def identify(name: str, known: Iterable[ActorEntry], context: Context, scene: Scene) -> Identified:
    """Return who a name means.

    Args:
        name: the name in the text's words, without title.
        known: persons of the knowledge whose name, or whose surname, the words are.
        context: what stands beside the name.
        scene: the report.
    """
    # What the words before were taken for may be namesakes only ("Haftar" of "Khalifa Haftar"): the whole name is asked
    # for too.
    asked = (*known, *scene.knowledge.actors.named(name))
    persons = list({entry.id: entry for entry in asked if entry.kind == "person"}.values())
    exact = [entry for entry in persons if bears(entry, name)]
    if exact:
        chosen = _best(exact, context, scene)
        return _contradicted(name, chosen, context, scene) or _plain(chosen, name)
    repaired = _repair(name, persons, context, scene)
    if repaired is not None:
        return repaired
    return Identified(_stranger(name, context), Resolution("unresolved", 0.5))


def bears(entry: ActorEntry, name: str) -> bool:
    """Tell whether a name is one of an actor's own."""
    folded = fold(name)
    return folded in _names_of(entry) or (folded.startswith("al ") and folded.removeprefix("al ") in _names_of(entry))


@lru_cache(maxsize=1 << 13)
def _names_of(entry: ActorEntry) -> frozenset[str]:
    return frozenset(fold(name) for name in (entry.name, *entry.aliases, *entry.native))


def _plain(entry: ActorEntry, name: str) -> Identified:
    if fold(entry.name) == fold(name):
        return Identified(entity_of(entry), Resolution("exact", 1.0))
    single = len(fold(name).split()) == 1
    return Identified(entity_of(entry), Resolution("alias", 0.9 if single else 1.0))


def _stranger(name: str, context: Context) -> Entity:
    country = context.country or (context.of.country if context.of else None)
    sector = (
        context.of.sector
        if context.of and context.of.kind != "country"
        else ("GOV" if context.office and context.of else None)
    )
    return unknown(name, "person", country, sector)


def _best(entries: list[ActorEntry], context: Context, scene: Scene) -> ActorEntry:
    """Return the one of several persons of a name who fits context and report best."""
    return max(
        enumerate(entries),
        key=lambda pair: (agreement(pair[1], context, scene.day), scene.share(pair[1].country), -pair[0]),
    )[1]


def agreement(entry: ActorEntry, context: Context, day: str | None) -> float:
    """Return how well a person fits what stands beside the name, -0.3 to 0.4.

    A holder of that very office on the day fits best, then one who ever had a role with the organisation, then a
    compatriot; one of another country and without any role there does not fit.
    """
    if not context.says_something:
        return 0.0
    wanted = context.of.id if context.of else (context.country or "").lower()
    country = context.country or (context.of.country if context.of else None)
    best = 0.0
    for role in entry.roles:
        same = role.of == wanted or (
            role.of.partition(".")[0] == wanted.partition(".")[0] and _is_state_id(role.of) and _is_state_id(wanted)
        )
        if not same:
            continue
        fits_office = (
            context.office is None
            or role.office == context.office
            or (context.office in _HEADS and role.office in _HEADS)
        )
        fits_day = (
            day is None
            or context.former
            or (
                (role.start or "")[: len(day)] <= day[: len(role.start or "")]
                and (role.end or "9")[: len(day)] >= day[: len(role.end or "9")]
            )
        )
        best = max(best, 0.2 + 0.1 * fits_office + 0.1 * (fits_office and fits_day))
    if best == 0.0 and country and entry.country:
        return 0.1 if entry.country == country else -0.3
    return best


def _is_state_id(id: str) -> bool:  # noqa: A002 -- the word of the record
    head, _, organ = id.partition(".")
    return len(head) == 3 and organ in ("", "gov", "mil", "pol", "leg", "jud", "spy")


def _contradicted(name: str, entry: ActorEntry, context: Context, scene: Scene) -> Identified | None:
    """Return the doubt about a known name that cannot stand where it stands, None where nothing is wrong.

    Only a government or armed group whose head is said to be a person of another country, without any role in it,
    speaks strongly enough; and somebody else must be known to head it.
    """
    if (
        context.of is None
        or context.of.kind not in ("government", "armed_group")
        or agreement(entry, context, scene.day) >= 0
    ):
        return None
    heads = heads_of(context.of, scene)
    if not heads:
        return None
    likest = max(heads, key=lambda head: (_likest_name(head, name), head.id))
    score = round(min(0.95, 0.45 * _likest_name(likest, name) + 0.3), 2)
    made = score >= SUGGESTED and len(fold(name).split()) > 1
    entity = entity_of(likest) if made else entity_of(entry)
    basis = Resolution("context", score) if made else Resolution("alias", 0.5)
    return Identified(entity, basis, "implausible_actor", likest.name, score)


def heads_of(of: ActorEntry, scene: Scene) -> tuple[ActorEntry, ...]:
    """Return those who head an actor on the report's day, in a fixed order."""
    actors = scene.knowledge.actors
    found: dict[str, ActorEntry] = {}
    for office in _HEADS:
        for holder in actors.office_holders(of.id, office, scene.day):
            found.setdefault(holder.id, holder)
    return tuple(found.values())


def _likest_name(entry: ActorEntry, name: str) -> float:
    return max(likeness(name, own) for own in (entry.name, *entry.aliases))


def _repair(name: str, persons: list[ActorEntry], context: Context, scene: Scene) -> Identified | None:
    """Return the known person whom an unknown spelling means, None where nobody is like enough."""
    if len(surname(name)) < 3:
        return None
    scored = [(_score(name, entry, context, scene), entry) for entry in _suspects(name, persons, context, scene)]
    if not scored:
        return None
    score, entry = max(scored, key=lambda pair: (pair[0], pair[1].id))
    score = round(min(score, 0.99), 2)
    threshold = MADE if context.says_something or entry.country == scene.focus is not None else MADE_ALONE
    if score < SUGGESTED or (score < threshold and not context.says_something):
        return None
    family = max(sounds_alike(surname(name), surname(own)) for own in (entry.name, *entry.aliases))
    if family < _SAME_FAMILY and not (score >= threshold and agreement(entry, context, scene.day) >= _HOLDS):
        return None
    if score >= threshold:
        return Identified(entity_of(entry), Resolution("fuzzy", score), "garbled_name", entry.name, score)
    return Identified(_stranger(name, context), Resolution("unresolved", 0.4), "garbled_name", entry.name, score)


def _suspects(name: str, persons: list[ActorEntry], context: Context, scene: Scene) -> list[ActorEntry]:
    """Return whom an unknown name may mean: same surname, same office, similar spelling."""
    actors = scene.knowledge.actors
    found = {entry.id: entry for entry in persons}
    if context.of is not None and context.office is not None:
        found.update((entry.id, entry) for entry in actors.office_holders(context.of.id, context.office, scene.day))
    elif context.of is not None:
        found.update((entry.id, entry) for entry in heads_of(context.of, scene))
    if context.says_something:
        country = context.country or (context.of.country if context.of else None)
        countries = frozenset([country]) if country else frozenset()
        found.update((entry.id, entry) for entry in scene.like_persons(name, countries))
    elif len(name.split()) > 1:
        found.update((entry.id, entry) for entry in _by_surname(actors).get(skeleton(surname(name)), ()))
    return list(found.values())


@lru_cache(maxsize=2)
def _by_surname(actors: ActorIndex) -> dict[str, tuple[ActorEntry, ...]]:
    """Return the persons of the knowledge by the consonant skeleton of their surnames."""
    found: dict[str, dict[str, ActorEntry]] = {}
    for entry in actors.entries.values():
        if entry.kind == "person":
            for name in (entry.name, *entry.aliases):
                found.setdefault(skeleton(surname(name)), {})[entry.id] = entry
    return {row: tuple(persons.values()) for row, persons in found.items()}


def _score(name: str, entry: ActorEntry, context: Context, scene: Scene) -> float:
    """Return how probable it is that a name means a person, from its likeness and from what stands beside it.

    A namesake of the same family is another person: where the surnames are one and the given names do not sound
    alike, likeness does not help.
    """
    alike = _likest_name(entry, name)
    given = given_names(name)
    if given:
        same = max((sounds_alike(mine, own) for mine in given for own in _given_names_of(entry)), default=0.5)
        family = surname(name) in {surname(own) for own in (entry.name, *entry.aliases)}
        if family and same < _SAME_GIVEN_NAME:
            alike = min(alike, 0.4)
        elif family:
            alike = max(alike, 0.78)
        elif same < _SAME_GIVEN_NAME:
            alike -= 0.1
    fit = agreement(entry, context, scene.day)
    if not context.says_something and entry.country and scene.share(entry.country) > 0.15:
        fit = 0.05
    return alike * 0.85 + fit * 0.6


def _given_names_of(entry: ActorEntry) -> list[str]:
    return [given for own in (entry.name, *entry.aliases) for given in given_names(own)]
