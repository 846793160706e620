"""Whether two tellings are of one incident: what type, time, place, parties, counts and wording say for or against it.

The weights are set by hand so that no single agreement suffices and no single difference of what sides dispute (who did
it, how many died) forbids; what they never dispute (another kind of act, another week, another town) does.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt
from typing import Final

from dragoman.record import Place
from dragoman.state.cast import Cast, is_unnamed
from dragoman.state.days import gap, is_whole
from dragoman.state.tellings import Telling
from dragoman.state.wording import likeness

APART: Final = -1.0  # score of two tellings that cannot be of one incident

_SENTENCES: Final = 0.5  # weight of the likeness of two sentences
_REPORTS: Final = 1.6  # weight of that of the reports that they stand in
_SAME_TOWN: Final = 15.0  # km: a town and its airport, its suburbs, its camp
_REGION: Final = 6  # UCDP where_prec from which a place is a whole country
_OTHER_TOWN: Final = 60.0  # km
_WIDE: Final = frozenset({"country", "region", "water"})
# Days that an event without a day of its own may lie before its report, and what that tells.
_LOOKING_BACK: Final = ((1, 0.1), (5, 0.0), (20, -0.1), (70, -0.2))
_TELLING: Final = 0.3  # of wording that alone makes two deeds of one day one
_AKIN: Final = 0.15  # of wording that does so where the parties meet
_SAME_WORDS: Final = 0.35  # likeness of reports that probably tell of one thing
_DATE_SLIP: Final = 1  # days: night and time zones move what happened


class Match:
    """Scores pairs of tellings.

    Args:
        cast: who is who.
        places: places by id.
        stories: story by report.
    """

    def __init__(self, cast: Cast, places: Mapping[str, Place], stories: Mapping[str, str]) -> None:
        """Keep what scores need."""
        self._cast = cast
        self._places = places
        self._stories = stories
        self._alike: dict[tuple[str, str], float] = {}

    def score(self, one: Telling, other: Telling) -> float:
        """Return how far two tellings speak of one incident: from `APART` over 0 (nothing tells) to 1."""
        kind, time, place = self._type(one, other), self._time(one, other), self._place(one, other)
        if APART in (kind, time, place):
            return APART
        source = self._parties(one.claim.source, other.claim.source)
        target = self._parties(one.claim.target, other.claim.target)
        wording = self._wording(one, other)
        score = min(1.0, kind + time + place + source + target + _counts(one, other) + wording)
        if place > 0 or wording >= _TELLING or one.family != "force":
            return score
        # In a war much happens on one day: kind, day and one side do not yet make two deeds one.
        met = max(source, target) > 0 and min(source, target) >= 0
        return score if met and (wording >= _AKIN or not one.wording or not other.wording) else 0.0

    def _wording(self, one: Telling, other: Telling) -> float:
        story = self._stories.get(one.one.report)
        same_story = story is not None and story == self._stories.get(other.one.report)
        reports = self._reports(one, other)
        return _SENTENCES * likeness(one.wording, other.wording) + _REPORTS * reports + 0.1 * same_story

    def _reports(self, one: Telling, other: Telling) -> float:
        """Return how alike the two reports are; asked for each pair of their tellings, so kept."""
        pair = one.one.report, other.one.report
        if pair not in self._alike:
            self._alike[pair] = likeness(one.one.wording, other.one.wording)
        return self._alike[pair]

    def _type(self, one: Telling, other: Telling) -> float:
        if one.family != other.family or one.claim.about != other.claim.about:
            return APART
        if one.claim.act == other.claim.act and one.claim.act is not None:
            return 0.2
        if one.family != "force":
            return 0.1 if one.claim.type == other.claim.type else 0.0
        return 0.1 if one.claim.type == other.claim.type else -0.1

    def _time(self, one: Telling, other: Telling) -> float:
        distance = gap(one.claim.day or one.one.known, other.claim.day or other.one.known)
        if distance is None:
            return 0.0
        if _is_dated(one) and _is_dated(other):
            # What is told of two days running is two things, unless it is told in the same words.
            slipped = distance <= _DATE_SLIP and self._reports(one, other) >= _SAME_WORDS
            return 0.25 if distance == 0 else 0.1 if slipped else APART
        # The day of what a sentence does not date is that of its report, which may come late or look back.
        return next((score for days, score in _LOOKING_BACK if distance <= days), APART)

    def _place(self, one: Telling, other: Telling) -> float:
        here, there = one.claim.place, other.claim.place
        if here is None or there is None or self._is_wide(one) or self._is_wide(other):
            return 0.0
        if here == there:
            return 0.3
        distance = _distance(self._places.get(here), self._places.get(there))
        if distance is None:
            known = not here.startswith("x.") and not there.startswith("x.")
            return 0.2 if self._name(here) == self._name(there) else APART if known else -0.1
        if distance <= _SAME_TOWN:
            return 0.2
        # A place that another sentence names may not be where this happened; one name may be read as two places.
        far = distance > _OTHER_TOWN and _is_placed(one) and _is_placed(other)
        return APART if far and likeness(one.wording, other.wording) < _AKIN else -0.2

    def _is_wide(self, telling: Telling) -> bool:
        place = self._places.get(telling.claim.place or "")
        return (place is not None and place.kind in _WIDE) or (telling.claim.place_precision or 1) >= _REGION

    def _name(self, place: str) -> str:
        return (self._cast.name(place) or place.removeprefix("x.").removeprefix("place:")).casefold()

    def _parties(self, these: tuple[str, ...], those: tuple[str, ...]) -> float:
        if not these or not those:
            return 0.0
        if not set(these).isdisjoint(those):
            return 0.15
        named = [party for party in these if not is_unnamed(party)]
        others = [party for party in those if not is_unnamed(party)]
        if not named or not others:
            return -0.01
        met = any(self._cast.same_side(party, other) for party in named for other in others)
        return 0.15 if met else -0.1


def _is_dated(telling: Telling) -> bool:
    return telling.claim.dated and is_whole(telling.claim.day)


def _is_placed(telling: Telling) -> bool:
    """Tell whether the sentence itself names the place."""
    places = telling.one.reading.places
    spans = [span for place in places if place.id == telling.claim.place for span in place.mentions]
    return any(span.within(telling.claim.span) for span in spans)


def _counts(one: Telling, other: Telling) -> float:
    killed = one.claim.killed, other.claim.killed
    return 0.15 if killed[0] is not None and killed[0] == killed[1] else 0.0


def _distance(here: Place | None, there: Place | None) -> float | None:
    """Return the kilometres between two places (haversine), or None where one's position is not known."""
    if here is None or there is None or None in (here.lat, here.lon, there.lat, there.lon):
        return None
    north, south = radians(here.lat or 0.0), radians(there.lat or 0.0)
    east = radians((here.lon or 0.0) - (there.lon or 0.0))
    chord = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(1.0, chord)))
