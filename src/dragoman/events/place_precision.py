"""How exactly a place is told: where_prec of the UCDP GED codebook (Högbladh 2023), 1 to 7.

1 the spot named, 2 near it or a known distance away, 3 a second-order division, 4 a first-order division or an offset
that is too vague, 5 wider than that or between places, 6 the country, 7 sea or air.
"""

from __future__ import annotations

from typing import Final

from dragoman.events.clause import Tree
from dragoman.knowledge import PlaceEntry
from dragoman.record import Mark, Place

SPOT, NEAR, DISTRICT, PROVINCE, WIDE, COUNTRY, SEA = range(1, 8)
_BY_KIND: Final = {"site": SPOT, "city": SPOT, "region": WIDE, "country": COUNTRY, "water": SEA}
_NEAR: Final = frozenset("near around outside nearby close".split())
_OUTSKIRTS: Final = frozenset("outskirts edge edges approaches vicinity environs".split())
_DIRECTIONS: Final = frozenset(
    """north south east west northeast northwest southeast southwest
    north-east north-west south-east south-west""".split()
)
_PARTS: Final = frozenset(
    """northern southern eastern western central northeastern northwestern southeastern southwestern north-eastern
    north-western south-eastern south-western border borders frontier""".split()
)
_UNITS: Final = frozenset("km kilometre kilometres kilometer kilometers mile miles metres meters yards".split())
_REACH: Final = 6  # words before a name that may tell how far off it was


def precision_of(place: Place, entry: PlaceEntry | None) -> int:
    """Return the precision of a place by itself.

    Args:
        place: as it was resolved.
        entry: what the gazetteer has of it, or None.
    """
    if place.kind != "region" or entry is None:
        return _BY_KIND.get(place.kind, WIDE)
    if (entry.feature_code or "").startswith("ADM") and entry.feature_code != "ADM1":
        return DISTRICT
    if "district" in entry.features:
        return DISTRICT
    if entry.feature_code == "ADM1" or entry.within or not {"province", "island"}.isdisjoint(entry.features):
        return PROVINCE
    return WIDE


def told_precision(tree: Tree, mark: Mark, place: Place, entry: PlaceEntry | None) -> int:
    """Return the precision of a place as the words before its name tell it.

    "50 km south of Sirte" is a known distance off, "south of Sirte" is vague, "between Sirte and Misrata" is neither
    here nor there, and "eastern Ukraine" is a part of a country that has no bounds.

    Args:
        tree: the sentence.
        mark: the place in it.
        place: as it was resolved.
        entry: what the gazetteer has of it, or None.
    """
    alone = precision_of(place, entry)
    before = tree.words[max(0, mark.first - _REACH) : mark.first]
    last = before[-1] if before else ""
    if alone == COUNTRY:
        return WIDE if last in _PARTS or before[-2:] == ["border", "with"] else COUNTRY
    if alone not in (SPOT, DISTRICT, PROVINCE):
        return alone
    if last == "between" or (last == "and" and "between" in before):
        return WIDE
    beside = last in _NEAR or before[-2:] == ["close", "to"] or bool(_OUTSKIRTS & set(before[-3:]))
    if alone == SPOT and beside:
        return NEAR
    away = next((word for word in reversed(before[:-1]) if word not in ("the", "just")), "")
    offset = last in ("of", "from") and (away in _DIRECTIONS or away in _UNITS)
    if alone == SPOT and offset:
        return NEAR if _UNITS & set(before) else PROVINCE
    return alone
