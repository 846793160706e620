"""The life of one ceasefire: its steps in order, and where it stands."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from dragoman.record import CeasefireStage, StatementStatus
from dragoman.state.cast import Cast, is_unnamed
from dragoman.state.ceasefire_words import Word
from dragoman.state.days import gap, last_of
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
_OVER: Final = frozenset({"suspended", "ended"})
_TURNS: Final = frozenset({"agreed", "declared", "rejected", "suspended", "ended"})
_DAILY: Final = frozenset({"violated", "negotiated"})  # told of two days, they are two steps
_RETOLD: Final = 14  # days after which the same step told again is another
_RARE: Final = 4  # a party is no party where one named by so many times as many reports stands beside it
_LOOK_BACK: Final = 12  # steps among which the same one is sought


class Step(Struct, frozen=True, kw_only=True):
    """One step with all that tells it.

    Attributes:
        day: day of it, ISO; None where nothing tells.
        stage: what became of the ceasefire.
        acting: parties that called, declared, violated or rejected.
        status: stated where a report says so itself, else alleged or denied.
        attributed_to: ids of those whose word it is.
        evidence: who tells it.
    """

    day: str | None
    stage: CeasefireStage
    acting: tuple[str, ...]
    status: StatementStatus
    attributed_to: tuple[str, ...]
    evidence: Evidence


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
    steps = _steps(words, by_key)
    stage, since = _standing(steps)
    term = _term(words)
    return Life(
        id=_identify(words[0]),
        countries=tuple(sorted({country for word in words for country in word.countries})),
        parties=_parties(words),
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


def _steps(words: Sequence[Word], by_key: Mapping[str, Told]) -> tuple[Step, ...]:
    groups: list[list[Word]] = []
    for word in words:
        group = _same_step(word, groups)
        if group is None:
            groups.append([word])
        else:
            group.append(word)
    return tuple(_step(group, by_key) for group in groups)


def _same_step(word: Word, groups: Sequence[list[Word]]) -> list[Word] | None:
    """Return the statements that tell the same step before, or None where this one tells something new."""
    stage = word.ceasefire.stage
    for group in reversed(groups[-_LOOK_BACK:]):
        first = group[0].ceasefire
        if first.stage == stage and _is_one(group, word):
            apart = gap(group[0].day, word.day)
            return group if apart is None or apart <= (0 if stage in _DAILY else _RETOLD) else None
        # A party that has turned since does something new, even where it is called the same.
        if stage in _TURNS and first.stage in _TURNS and not set(_acting(group)).isdisjoint(word.acting):
            return None
    return None


def _is_one(group: Sequence[Word], word: Word) -> bool:
    """Tell whether a statement of the same stage is by the same; a breach has to be by just the same."""
    if (group[0].ceasefire.status == "denied") != (word.ceasefire.status == "denied"):
        return False
    acting = set(_acting(group))
    if word.ceasefire.stage == "violated":
        return acting == set(word.acting)
    return not acting or not word.acting or not acting.isdisjoint(word.acting)


def _acting(group: Iterable[Word]) -> tuple[str, ...]:
    return _each(word.acting for word in group)


def _step(group: Sequence[Word], by_key: Mapping[str, Told]) -> Step:
    statuses = {word.ceasefire.status for word in group}
    own = any(not word.ceasefire.attributed_to for word in group)
    return Step(
        day=group[0].day or None,
        stage=group[0].ceasefire.stage,
        acting=_acting(group),
        status="stated" if "stated" in statuses else "alleged" if "alleged" in statuses else "denied",
        attributed_to=() if own else tuple(sorted({who for word in group for who in word.ceasefire.attributed_to})),
        evidence=weigh((word.one.report for word in group), by_key),
    )


def _standing(steps: Sequence[Step]) -> tuple[CeasefireStage, str | None]:
    """Return how far the steps have brought it, and the day of the step that did."""
    stage, since, reached = steps[0].stage, steps[0].day, 0
    for step in steps:
        if step.status == "denied":
            continue
        if step.stage in _OVER:
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


def _parties(words: Sequence[Word]) -> tuple[str, ...]:
    """Return those bound, as parties, in order of first mention.

    A state named only alone, for all sides of its war, and those only described give way to two that are named; so do
    those whom far fewer reports name than others, for they are mostly misread.
    """
    named: dict[str, set[str]] = {}
    for word in words:
        for party in word.parties:
            named.setdefault(party, set()).add(word.one.origin)
    most = max((len(origins) for origins in named.values()), default=0)
    beside = {party for word in words if len(word.parties) > 1 for party in word.parties}
    weak = {country.lower() for word in words for country in word.countries} - beside
    weak |= {party for party, origins in named.items() if is_unnamed(party) or _RARE * len(origins) < most}
    sides = tuple(party for party in named if party not in weak)
    return sides if len(sides) > 1 else tuple(named)


def _start(words: Sequence[Word]) -> str | None:
    """Return the beginning that most reports name, the first named among equals."""
    named: dict[str, set[str]] = {}
    for word in words:
        if word.start and word.ceasefire.stage != "extended":
            named.setdefault(word.start, set()).add(word.one.origin)
    return max(named, key=lambda day: len(named[day]), default=None)


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
    return last is not None and on is not None and last.isoformat() < on and stage not in _OVER


def _each(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for items in lists for item in items))


def _identify(word: Word) -> str:
    sentence = word.ceasefire.sentence
    line = f"{word.one.report} {word.ceasefire.stage} {sentence.start} {sentence.end}"
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:12]
