"""An actor of a report: a state, a government, an armed group, a person who acts."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.report import Span

ActorKind = Literal[
    "country",
    "government",
    "person",
    "armed_group",
    "military",
    "police",
    "international_organisation",
    "organisation",
    "company",
    "media",
    "party",
    "population",
    "unknown",
]


class Resolution(Struct, frozen=True):
    """How a mention was led back to an entry of the knowledge.

    Attributes:
        basis: exact name, alias, role ("the Turkish president"), fuzzy spelling, context, or unresolved.
        score: 0 to 1; 1 where the name leaves no choice.
    """

    basis: Literal["exact", "alias", "role", "fuzzy", "context", "unresolved"]
    score: float


class Actor(Struct, frozen=True):
    """An actor with every place in the text that names it.

    Attributes:
        id: stable across reports (tur, tur.gov, lby.gna, p.haftar); x.<slug> where unresolved.
        name: canonical English name, not the text's spelling.
        kind: what it is.
        country: ISO 3166-1 alpha-3 of the state that it belongs to, or None.
        member_of: ids of actors that it is part of, as of the report's day.
        mentions: spans in the report, in order.
        resolution: how its mentions were led to it (the weakest of them).
        sector: PLOVER sector code (GOV, MIL, REB, OPP, ...), where known.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    member_of: tuple[str, ...]
    mentions: tuple[Span, ...]
    resolution: Resolution
    sector: str | None = None
