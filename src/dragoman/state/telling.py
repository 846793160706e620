"""Tells the situation as of a day from readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import structs

from dragoman.state.cast import Cast
from dragoman.state.ceasefire_life import Life
from dragoman.state.ceasefires import find_ceasefires
from dragoman.state.contradictions import find_contradictions
from dragoman.state.control import Hold, find_holds
from dragoman.state.incidents import Incident, find_incidents
from dragoman.state.legend import cite_all, name_all
from dragoman.state.relations import Bond, find_bonds
from dragoman.state.shown import CORROBORATED, Rule
from dragoman.state.situation import ReportDoubt, Situation
from dragoman.state.subject import Subject
from dragoman.state.ties import Tie
from dragoman.state.told import Told, in_order

DAYS: Final = 7  # of the timeline: one week, the rhythm of situation reports


def tell_situation(
    told: Iterable[Told],
    *,
    on: str | None = None,
    subject: Subject | None = None,
    days: int | None = DAYS,
    stories: Mapping[str, str] | None = None,
    rule: Rule = CORROBORATED,
    ties: Sequence[Tie] = (),
) -> Situation:
    """Tell the situation as of a day.

    A report counts from the day of its publication on, whatever day it tells of; one that nothing dates counts only
    where no day is asked for. The order in which readings come changes nothing.

    Args:
        told: readings.
        on: the day, ISO and whole; None stands for the last day of the readings, undated reports included.
        subject: what it should be about; None for everything.
        days: days of the timeline up to `on`; None for all incidents, dated or not.
        stories: story by report, where stories were found.
        rule: how the values of incidents are chosen among their claims (`shown`).
        ties: what persons said are one happening, or two.
    """
    counted = tuple(one for one in in_order(told) if on is None or (one.known is not None and one.known <= on))
    day = on or max((one.known for one in counted if one.known), default=None)
    cast = Cast(counted)
    about = subject or Subject()
    happened = find_incidents(counted, cast, stories=stories, rule=rule, ties=ties)
    incidents = [incident for incident in happened if _of_incident(incident, about, cast)]
    holds = [hold for hold in find_holds(counted, cast, on=day) if _of_hold(hold, about, cast)]
    ceasefires = [life for life in find_ceasefires(counted, cast, on=day) if _of_life(life, about, cast)]
    bonds = [bond for bond in find_bonds(counted, cast, on=day) if _of_bond(bond, about, cast)]
    timeline = [incident for incident in incidents if days is None or _is_recent(incident, day, days)]
    situation = Situation(
        on=day,
        ceasefires=tuple(ceasefires),
        bonds=tuple(bonds),
        holds=tuple(holds),
        timeline=tuple(timeline),
        contradictions=find_contradictions(counted, holds, incidents, cast),
        doubts=tuple(doubt for one in counted if _of_report(one, about, cast) for doubt in _doubts(one)),
        names={},
        reports=(),
    )
    return structs.replace(situation, names=name_all(situation, cast), reports=cite_all(situation, counted))


def _is_recent(incident: Incident, day: str | None, days: int) -> bool:
    happened = incident.day or incident.told
    if day is None or happened is None:
        return False
    first = (date.fromisoformat(day) - timedelta(days=days - 1)).isoformat()
    # A reduced day ("2020-01") sorts before every day of it and is so left out: it cannot be put in a week.
    return first <= happened <= day


def _of_incident(incident: Incident, subject: Subject, cast: Cast) -> bool:
    places = (incident.place,) if incident.place else ()
    return subject.concerns(cast, actors=(*incident.source, *incident.target), places=places)


def _of_hold(hold: Hold, subject: Subject, cast: Cast) -> bool:
    holders = [claim.holder for claim in (*hold.claims, *hold.contested)]
    return subject.concerns(cast, actors=holders, places=(hold.place,))


def _of_life(life: Life, subject: Subject, cast: Cast) -> bool:
    acting = (actor for step in life.steps for actor in step.acting)
    places = (life.place,) if life.place else ()
    return subject.concerns(
        cast, actors=(*life.parties, *life.mediators, *acting), places=places, countries=life.countries
    )


def _of_bond(bond: Bond, subject: Subject, cast: Cast) -> bool:
    return subject.concerns(cast, actors=(bond.subject, bond.object))


def _of_report(one: Told, subject: Subject, cast: Cast) -> bool:
    actors = (actor.id for actor in one.reading.actors)
    return subject.concerns(cast, actors=actors, places=(place.id for place in one.reading.places))


def _doubts(one: Told) -> Iterable[ReportDoubt]:
    for doubt in one.reading.doubts:
        yield ReportDoubt(report=one.report, kind=doubt.kind, message=doubt.message, suggestion=doubt.suggestion)
