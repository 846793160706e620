"""What stands beside a person's name, and how well a person of the knowledge fits it."""

from __future__ import annotations

from msgspec import Struct

from dragoman.knowledge import ActorEntry
from dragoman.mentions.board import Entity, unknown
from dragoman.mentions.naming import likeness
from dragoman.mentions.scene import Scene
from dragoman.record import DoubtKind, Resolution

_HEADS = (
    "president",
    "prime minister",
    "leader",
    "head",
    "commander",
    "chairman",
    "head of state",
    "secretary-general",
    "king",
    "emir",
    "ruler",
    "chancellor",
)


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


def heads_of(of: ActorEntry, scene: Scene) -> tuple[ActorEntry, ...]:
    """Return those who head an actor on the report's day, in a fixed order."""
    actors = scene.knowledge.actors
    found: dict[str, ActorEntry] = {}
    for office in _HEADS:
        for holder in actors.office_holders(of.id, office, scene.day):
            found.setdefault(holder.id, holder)
    return tuple(found.values())


def likest_name(entry: ActorEntry, name: str) -> float:
    """Return how like a name is to the likest of an actor's own, 0 to 1."""
    return max(likeness(name, own) for own in (entry.name, *entry.aliases))


def stranger(name: str, context: Context) -> Entity:
    """Return a person whom the knowledge lacks, of the country and sector that stand beside the name."""
    country = context.country or (context.of.country if context.of else None)
    sector = (
        context.of.sector
        if context.of and context.of.kind != "country"
        else ("GOV" if context.office and context.of else None)
    )
    return unknown(name, "person", country, sector)
