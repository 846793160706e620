"""A place of a report."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.record.actor import Resolution
from dragoman.report import Span

PlaceKind = Literal["country", "region", "city", "site", "water", "unknown"]


class Place(Struct, frozen=True):
    """A place with every stretch of the text that names it.

    Attributes:
        id: geonames:<id>, place:<slug> of our own gazetteer, country:<alpha-3>, or x.<slug> where unresolved.
        name: canonical name.
        kind: what sort of place.
        country: ISO 3166-1 alpha-3.
        lat: degrees north, or None.
        lon: degrees east, or None.
        mentions: spans in the report, in order.
        resolution: how the name was led to it.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str | None
    lat: float | None
    lon: float | None
    mentions: tuple[Span, ...]
    resolution: Resolution
