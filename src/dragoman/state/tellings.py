"""What one report tells of one thing that happened: asserted, denied or alleged, by whom, in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from msgspec import Struct, structs

from dragoman.record import Count, Event, EventType
from dragoman.report import Span
from dragoman.state.cast import Cast
from dragoman.state.said import count_dead, is_denied, sentences_of
from dragoman.state.told import Told
from dragoman.state.wording import Wording, part_of

Stance = Literal["asserted", "alleged", "denied"]

_STANCES: Final[dict[str, Stance]] = {
    "occurred": "asserted",
    "ongoing": "asserted",
    "background": "asserted",
    "alleged": "alleged",
    "denied": "denied",
}
# Deeds of one war are told in each other's words: an attack takes a town, a siege is shelling, an ambush kills.
_FAMILIES: Final = {
    **dict.fromkeys(("ASSAULT", "COERCE", "RETREAT", "MOBILIZE"), "force"),
    **dict.fromkeys(("AGREE", "CONSULT", "COOPERATE", "SUPPORT"), "talk"),
}
_MANY: Final = frozenset({"population", "military", "police"})  # those whom tolls count
_FORCEFUL: Final = frozenset({"rescue"})  # acts of other types that belong to deeds by force


class IncidentClaim(Struct, frozen=True, kw_only=True):
    """One claim about an incident.

    Attributes:
        report: key of the report.
        event: id of the event in its reading; empty where the bare words of a sentence say it.
        type: its type.
        act: its finer act, or None.
        about: what is promised, asked, refused or threatened, or None.
        known: day from which the report could be known, or None.
        voice: who speaks in the report in the end (`Told.source`).
        stance: the report holds it to be so, passes on that it is so, or that it is not.
        speakers: ids of those whose word it is, by the text; empty where the report says so itself.
        outlet: who published it.
        source: parties who acted.
        target: parties acted upon.
        place: place id.
        place_precision: UCDP where_prec.
        day: day of it, possibly reduced.
        dated: the sentence itself names a time, so that the day is no mere guess from the report's.
        killed: people killed.
        injured: people injured.
        span: the sentence that says so.
    """

    report: str
    event: str
    type: EventType
    act: str | None
    about: EventType | None
    known: str | None
    voice: str
    stance: Stance
    speakers: tuple[str, ...]
    outlet: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    place: str | None
    place_precision: int | None
    day: str | None
    dated: bool
    killed: Count | None
    injured: Count | None
    span: Span


class Telling(Struct, frozen=True):
    """A claim with what it is matched by.

    Attributes:
        claim: the claim.
        one: the reading that it is from.
        at: where in the text it stands.
        past: told to explain; it tells of an incident that others report but makes none by itself.
        wording: the words of its sentence, weighed as in its report.
        of: event of its report to which it belongs for certain, because its own words name none.
    """

    claim: IncidentClaim
    one: Told
    at: int
    past: bool
    wording: Wording
    of: str | None = None

    @property
    def family(self) -> str:
        """What its type may be confused with."""
        return "force" if self.claim.act in _FORCEFUL else _FAMILIES.get(self.claim.type, self.claim.type)


def find_tellings(told: Sequence[Told], cast: Cast) -> Iterator[Telling]:
    """Yield what readings tell of things that happened or are said to have, in order of readings and text.

    Args:
        told: readings in order (`in_order`).
        cast: who is who in them.
    """
    for one in told:
        read = list(_read(one, cast))
        if one.text:
            yield from _complete(one, read)
        else:
            yield from read


def _read(one: Told, cast: Cast) -> Iterator[Telling]:
    timed = [time.span for time in one.reading.times if time.start is not None]
    for event in one.reading.events:
        stance = _STANCES.get(event.status)
        if stance is not None:
            guessed = event.start is None or event.start == one.reading.report.published
            dated = not guessed or any(span.touches(event.sentence) for span in timed)
            claim = _claim(one, event, stance, cast, dated=dated)
            wording = part_of(one.wording, event.sentence.of(one.text))
            yield Telling(claim, one, event.trigger.start, event.status == "background", wording)


def _complete(one: Told, read: Sequence[Telling]) -> Iterator[Telling]:
    """Yield what was read with the tolls and denials that its sentences tell beside it, and those told alone."""
    deeds = [telling for telling in read if telling.family == "force"]
    waiting = {id(telling): telling for telling in read}
    for span in sentences_of(one.text):
        words = span.of(one.text)
        killed, denied = count_dead(words), is_denied(words)
        here = [telling for telling in deeds if telling.claim.span.touches(span)]
        if killed is None and not denied:
            continue
        if not here:
            yield _alone(one, span, killed, denied=denied, deeds=deeds)
            continue
        first = waiting[id(here[0])]
        claim = first.claim
        if killed is not None and all(telling.claim.killed is None for telling in here):
            claim = structs.replace(claim, killed=killed)
        if denied and all(telling.claim.stance != "denied" for telling in here):
            claim = structs.replace(claim, stance="denied")
        waiting[id(here[0])] = structs.replace(first, claim=claim)
    yield from waiting.values()


def _alone(one: Told, span: Span, killed: Count | None, *, denied: bool, deeds: Sequence[Telling]) -> Telling:
    """Return a claim that no event carries; it is of the deed told last before it, where the report tells one."""
    near = [telling for telling in deeds if telling.at <= span.start] or deeds[:1]
    named = [place for place in one.reading.places if any(mention.within(span) for mention in place.mentions)]
    place = next((place.id for place in named if place.kind not in ("country", "region")), None)
    about = near[-1].claim if near else None
    struck = [actor for actor in one.reading.actors if any(mention.within(span) for mention in actor.mentions)]
    claim = IncidentClaim(
        report=one.report,
        event="",
        type="ASSAULT",
        act=None,
        about=None,
        known=one.known,
        voice=one.source,
        stance="denied" if denied else "asserted",
        speakers=(),
        outlet=one.reading.report.publisher,
        source=(),
        target=tuple(actor.id for actor in struck if actor.kind in _MANY) if killed is not None else (),
        place=place or (about.place if about else None),
        place_precision=None if place else about.place_precision if about else None,
        day=about.day if about else one.reading.report.published,
        dated=about.dated if about else False,
        killed=killed,
        injured=None,
        span=span,
    )
    wording = part_of(one.wording, span.of(one.text))
    return Telling(claim, one, span.start, past=False, wording=wording, of=about.event if about else None)


def _claim(one: Told, event: Event, stance: Stance, cast: Cast, *, dated: bool) -> IncidentClaim:
    return IncidentClaim(
        report=one.report,
        event=event.id,
        type=event.type,
        act=event.act,
        about=event.about,
        known=one.known,
        voice=one.source,
        stance=stance,
        speakers=event.attributed_to,
        outlet=one.reading.report.publisher,
        source=cast.sides(event.source, one),
        target=cast.sides(event.target, one),
        place=event.place,
        place_precision=event.place_precision,
        day=event.start,
        dated=dated,
        killed=event.killed,
        injured=event.injured,
        span=event.sentence,
    )
