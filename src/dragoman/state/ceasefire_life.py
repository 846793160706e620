"""The life of one ceasefire: who is bound, since when, and where it stands."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from dragoman.record import CeasefireStage
from dragoman.state.cast import Cast, is_unnamed
from dragoman.state.ceasefire_steps import OVER, Step, tell_steps
from dragoman.state.ceasefire_words import Word
from dragoman.state.days import last_of
from dragoman.state.told import Evidence, Told, weigh

# How far a ceasefire has come; to be talked of again does not take one back that is in force.
_PROGRESS: Final[Mapping[CeasefireStage, int]] = {
    "called_for": 1,
    "proposed": 2,
    "negotiated": 3,
    "agreed": 4,
    "declared": 4,
    "in_force": 5,
    "extended": 5,
}
_RARE: Final = 4  # a party is no party where one named by so many times as many reports stands beside it


class Life(Struct, frozen=True, kw_only=True):
    """One ceasefire.

    Attributes:
        id: hash of its first telling.
        countries: ISO 3166-1 alpha-3 codes of the war that it is of.
        parties: those bound.
        mediators: those who brokered it.
        monitors: those who watch it.
        place: place id, where it is bounded.
        start: when it took or takes effect, possibly reduced.
        end: when its term ends.
        stage: how far it has come, or suspended or ended.
        since: day on which it came so far.
        lapsed: its term is over by the day of the situation and nothing tells of an extension.
        rejected_by: parties that have refused it and not agreed since.
        violated_by: parties that are said to have broken it since it was agreed.
        steps: its steps in order.
        evidence: who tells of it.
    """

    id: str
    countries: tuple[str, ...]
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    monitors: tuple[str, ...]
    place: str | None
    start: str | None
    end: str | None
    stage: CeasefireStage
    since: str | None
    lapsed: bool
    rejected_by: tuple[str, ...]
    violated_by: tuple[str, ...]
    steps: tuple[Step, ...]
    evidence: Evidence


def tell_life(words: Sequence[Word], by_key: Mapping[str, Told], cast: Cast, *, on: str | None = None) -> Life:
    """Tell the life of one ceasefire from its statements.

    Args:
        words: its statements in order, at least one.
        by_key: every reading by its report's key.
        cast: who is who.
        on: the day by which its term may be over.
    """
    steps = tell_steps(words, by_key)
    stage, since = _standing(steps)
    term = _term(words)
    return Life(
        id=_identify(words[0]),
        countries=tuple(sorted({country for word in words for country in word.countries})),
        parties=_parties(words, cast),
        mediators=_each(cast.sides(word.ceasefire.mediators, word.one) for word in words),
        monitors=_each(cast.sides(word.ceasefire.monitors, word.one) for word in words),
        place=_place(words),
        start=_start(words),
        end=term,
        stage=stage,
        since=since,
        lapsed=_has_lapsed(term, stage, on),
        rejected_by=_refusing(steps),
        violated_by=_breaking(steps),
        steps=steps,
        evidence=weigh((word.one.report for word in words), by_key),
    )


def _standing(steps: Sequence[Step]) -> tuple[CeasefireStage, str | None]:
    """Return how far the steps have brought it, and the day of the step that did."""
    stage, since, reached = steps[0].stage, steps[0].day, 0
    for step in steps:
        # That it is over has to be told as such: to charge the other side with having ended it does not end it.
        if step.status == "denied" or (step.stage in OVER and step.status != "stated"):
            continue
        if step.stage in OVER:
            stage, since, reached = step.stage, step.day, 0
        level = _PROGRESS.get(step.stage, 0)
        if level > reached or (level == reached and level > 0 and step.stage != stage):
            stage, since, reached = step.stage, step.day, level
    return stage, since


def _refusing(steps: Sequence[Step]) -> tuple[str, ...]:
    refusing: dict[str, None] = {}
    for step in steps:
        for party in step.acting:
            if step.stage == "rejected" and step.status != "denied":
                refusing[party] = None
            elif step.stage in {"agreed", "declared"}:
                refusing.pop(party, None)
    return tuple(refusing)


def _breaking(steps: Sequence[Step]) -> tuple[str, ...]:
    breaches = [step for step in steps if step.stage == "violated" and step.status != "denied"]
    return _each(step.acting for step in breaches)


def _parties(words: Sequence[Word], cast: Cast) -> tuple[str, ...]:
    """Return those bound, as parties, in order of first mention.

    A state named only alone, for all sides of its war, those only described and those who call for it from outside give
    way to two that are named; so do those whom far fewer reports name than others, for they are mostly misread.
    """
    named: dict[str, set[str]] = {}
    for word in words:
        for party in word.parties:
            named.setdefault(party, set()).add(word.one.origin)
    most = max((len(origins) for origins in named.values()), default=0)
    beside = {party for word in words if len(word.parties) > 1 for party in word.parties}
    weak = {country.lower() for word in words for country in word.countries} - beside
    weak |= {party for party, origins in named.items() if is_unnamed(party) or _RARE * len(origins) < most}
    weak |= _outsiders(words, cast)
    sides = tuple(party for party in named if party not in weak)
    return sides if len(sides) > 1 else tuple(named)


def _outsiders(words: Sequence[Word], cast: Cast) -> set[str]:
    """Return those who call for it and are of no country that it is mostly told of."""
    counts = Counter(country for word in words for country in word.countries)
    most = max(counts.values(), default=0)
    own = {country for country, count in counts.items() if 2 * count >= most}
    callers = {party for word in words if word.ceasefire.stage == "called_for" for party in word.acting}
    return {party for party in callers if cast.country(party) not in own}


def _start(words: Sequence[Word]) -> str | None:
    """Return the beginning that most reports name, a firm one before others, the first named among equals."""
    named: dict[str, set[str]] = {}
    firm: set[str] = set()
    for word in words:
        if word.start and word.ceasefire.stage != "extended":
            named.setdefault(word.start, set()).add(word.one.origin)
            firm.update([word.start] if word.firm else [])
    return max(named, key=lambda day: (day in firm, len(named[day])), default=None)


def _place(words: Sequence[Word]) -> str | None:
    """Return the place that most statements bound it to; one in passing bounds nothing, nor does the country."""
    places = Counter(word.ceasefire.place for word in words if word.ceasefire.place)
    place, count = min(places.items(), key=lambda item: (-item[1], item[0]), default=(None, 0))
    return place if place and not place.startswith("country:") and 2 * count > len(words) else None


def _term(words: Sequence[Word]) -> str | None:
    """Return the last day of its term, as the latest statement that sets one has it."""
    return next((word.ceasefire.end for word in reversed(words) if word.ceasefire.end), None)


def _has_lapsed(term: str | None, stage: CeasefireStage, on: str | None) -> bool:
    last = last_of(term)
    return last is not None and on is not None and last.isoformat() < on and stage not in OVER


def _each(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for items in lists for item in items))


def _identify(word: Word) -> str:
    sentence = word.ceasefire.sentence
    line = f"{word.one.report} {word.ceasefire.stage} {sentence.start} {sentence.end}"
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:12]
