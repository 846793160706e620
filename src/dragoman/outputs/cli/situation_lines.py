"""The lines of a brief: what is said of each ceasefire, relation, place and incident, and which reports say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from dragoman.outputs.cli.inert import inert
from dragoman.state import (
    Bond,
    Claim,
    Contradiction,
    Evidence,
    Hold,
    Incident,
    Life,
    Reference,
    Side,
    Situation,
    Step,
    is_unnamed,
    is_whole,
)

# A brief is read on one screen; what is left out is counted, and `--json` has all of it.
_CEASEFIRES: Final = 3
_STEPS: Final = 5
_BONDS: Final = 7
_HOLDS: Final = 7
_INCIDENTS: Final = 10
_CONTRADICTIONS: Final = 4
_DOUBTS: Final = 4
_NAME: Final = 60  # characters of a name that no entry shortens

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STAGES: Final = {
    "called_for": "called for",
    "negotiated": "under negotiation",
    "in_force": "in force",
    "violated": "broken",
}
_DEEDS: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "CONCEDE", "AID"})
_VERBS: Final = {
    "backs": "backs",
    "allied_with": "is allied with",
    "recognises": "recognises",
    "hires": "hires",
    "mediates": "mediates for",
    "fights": "fights",
    "opposes": "opposes",
}


class Line(Struct, frozen=True):
    """One line.

    Attributes:
        what: the statement.
        when: day or days, or nothing.
        note: how far to trust it.
        references: numbers of the reports, and how many of them are original where that is fewer.
        headline: it opens a block of lines.
        depth: how far it is set in.
    """

    what: str
    when: str = ""
    note: str = ""
    references: str = ""
    headline: bool = False
    depth: int = 0


class Lines:
    """Puts the parts of a situation into words."""

    def __init__(self, situation: Situation) -> None:
        """Number the reports."""
        self._situation = situation
        self._numbers = {reference.report: at for at, reference in enumerate(situation.reports, start=1)}
        self._outlets = {reference.report: reference.publisher for reference in situation.reports}

    def number(self, report: str) -> int | str:
        """Return the number of a report, or "?" where it is not in the list."""
        return self._numbers.get(report, "?")

    def day(self, day: str | None) -> str:
        """Return a day for a person: "8 Jan 2020", "Jan 2020", "2020"."""
        parts = (day or "").split("-")
        if len(parts) == 1:
            return parts[0]
        month = _MONTHS[int(parts[1]) - 1]
        return f"{int(parts[2])} {month} {parts[0]}" if len(parts) == 3 else f"{month} {parts[0]}"

    def published(self, reference: Reference) -> str:
        """Return a report's day of publication for the list."""
        if reference.published:
            return self.day(reference.published)
        return f"by {self.day(reference.known)}" if reference.known else "undated"

    def ceasefires(self) -> Iterator[Line]:
        """Yield each ceasefire with the last steps of its life."""
        lives = self._situation.ceasefires
        for life in lives[:_CEASEFIRES]:
            yield Line(self._headline(life), note=self._standing(life), references="", headline=True)
            yield from self._life(life.steps)
        yield from _more(len(lives) - _CEASEFIRES, "older ceasefires")

    def bonds(self) -> Iterator[Line]:
        """Yield who backs whom, then who is against whom."""
        order = list(_VERBS)
        bonds = sorted(
            self._situation.bonds, key=lambda bond: order.index(bond.predicate) if bond.predicate in order else 99
        )
        yield from (self._bond(bond) for bond in bonds[:_BONDS])
        yield from _more(len(bonds) - _BONDS, "more relations")

    def holds(self) -> Iterator[Line]:
        """Yield who holds each place, disputed ones first."""
        holds = sorted(self._situation.holds, key=lambda hold: (not hold.disputed, not hold.contested))
        for hold in holds[:_HOLDS]:
            yield self._hold(hold)
        yield from _more(len(holds) - _HOLDS, "more places")

    def timeline(self) -> Iterator[Line]:
        """Yield the week's incidents in order; where they are too many, those that weigh most."""
        incidents = self._situation.timeline
        weighed = sorted(incidents, key=_weigh, reverse=True)
        chosen = {incident.id for incident in weighed[:_INCIDENTS]}
        yield from (self._incident(incident) for incident in incidents if incident.id in chosen)
        yield from _more(len(incidents) - _INCIDENTS, "more incidents")

    def contradictions(self) -> Iterator[Line]:
        """Yield what cannot all be right."""
        found = self._situation.contradictions
        yield from (self._contradiction(one) for one in found[:_CONTRADICTIONS])
        yield from _more(len(found) - _CONTRADICTIONS, "more")

    def doubts(self) -> Iterator[Line]:
        """Yield what is doubtful in the reports."""
        doubts = self._situation.doubts
        for doubt in doubts[:_DOUBTS]:
            told = doubt.suggestion is None or doubt.suggestion in doubt.message
            guess = "" if told else f"probably {inert(doubt.suggestion or '', _NAME)}"
            yield Line(inert(doubt.message, 160), note=guess, references=f"[{self.number(doubt.report)}]")
        yield from _more(len(doubts) - _DOUBTS, "more doubts")

    def _life(self, steps: Sequence[Step]) -> Iterator[Line]:
        """Yield the first step and the last ones, which say how it began and where it stands."""
        hidden = len(steps) - _STEPS
        if hidden > 1:
            yield self._step(steps[0])
            yield Line(f"… {hidden} steps", depth=1)
            steps = steps[hidden + 1 :]
        yield from (self._step(step) for step in steps)

    def _headline(self, life: Life) -> str:
        who = self._list(life.parties) or ", ".join(self._name(f"country:{code}") for code in life.countries)
        where = f" ({self._name(life.place)})" if life.place else ""
        return f"{_stage(life.stage).capitalize()}{self._came(life)}: {who or 'parties not named'}{where}"

    def _came(self, life: Life) -> str:
        if life.stage in {"suspended", "ended"}:
            return f" {self.day(life.since)}" if life.since else ""
        if life.stage in {"in_force", "extended"}:
            since = self.day(life.start if life.stage == "in_force" and is_whole(life.start) else life.since)
            return f" since {since}" if since else ""
        return f", from {self.day(life.start)}" if life.start else ""

    def _standing(self, life: Life) -> str:
        notes = [f"its term ended {self.day(life.end)}"] if life.lapsed else []
        notes += [f"refused by {self._list(life.rejected_by)}"] if life.rejected_by else []
        if any(step.stage == "violated" and step.status != "denied" for step in life.steps):
            notes += [f"breaches laid to {self._list(life.violated_by)}" if life.violated_by else "breaches told"]
        notes += [f"brokered by {self._list(life.mediators)}"] if life.mediators else []
        return "; ".join(notes)

    def _step(self, step: Step) -> Line:
        by = f" by {self._list(step.acting)}" if step.acting else ""
        note = self._trust(step.status if step.status != "stated" else "", step.attributed_to)
        return Line(f"{_stage(step.stage)}{by}", self._short(step.day), note, self._refer(step.evidence), depth=1)

    def _bond(self, bond: Bond) -> Line:
        since = f", since {self.day(bond.since)}" if bond.since else ""
        verb = _VERBS.get(bond.predicate, bond.predicate)
        note = self._trust("hedged" if bond.hedged else "", bond.attributed_to)
        what = f"{self._name(bond.subject)} {verb} {self._name(bond.object)}{since}"
        return Line(what, note=note, references=self._refer(bond.evidence))

    def _hold(self, hold: Hold) -> Line:
        place = self._name(hold.place)
        claims = " / ".join(f"{self._name(claim.holder)}{self._since(claim)}" for claim in hold.claims)
        notes = ["disputed"] if hold.disputed else [self._trust("", claim.attributed_to) for claim in hold.claims]
        notes += [f"fought for by {self._list(claim.holder for claim in hold.contested)}"] if hold.contested else []
        reports = [claim.evidence for claim in (*hold.claims, *hold.contested)]
        if not claims:
            claims = f"given up by {self._name(hold.left)}" if hold.left else "holder not told"
        return Line(f"{place}: {claims}", note="; ".join(filter(None, notes)), references=self._refer(*reports))

    def _since(self, claim: Claim) -> str:
        return f" since {self.day(claim.since)}" if claim.since and claim.taken else ""

    def _incident(self, incident: Incident) -> Line:
        act = (incident.act or incident.type.lower()).replace("_", " ")
        what = f"{self._list(incident.source) or 'someone unnamed'}: {act}"
        what += f" → {self._list(incident.target)}" if incident.target else ""
        what += f", {self._name(incident.place)}" if incident.place and incident.place not in incident.target else ""
        killed = incident.killed
        if killed is not None:
            what += f", {'at least ' if killed.high is None else ''}{killed.low} killed"
        status = incident.status if incident.status in {"alleged", "denied"} else ""
        note = self._trust(status, incident.attributed_to)
        return Line(what, self._short(incident.day or incident.told), note, self._refer(incident.evidence))

    def _contradiction(self, contradiction: Contradiction) -> Line:
        place = self._name(contradiction.place) if contradiction.place else ""
        sides = contradiction.sides
        if contradiction.kind == "holder":
            told = "; ".join(f"{self._name(side.says)} {self._refer(side.evidence)}" for side in sides)
            return Line(f"{place} is said to be held by {told}")
        told = " or ".join(f"{self._said(contradiction, side)} {self._refer(side.evidence)}" for side in sides)
        verb = {"toll": "killed", "perpetrator": "laid to", "date": "dated"}.get(contradiction.kind, "")
        if contradiction.kind == "denial":
            told = f"told {self._refer(sides[0].evidence)}, denied by {self._name(sides[-1].says)} "
            told += self._refer(sides[-1].evidence)
        note = "corrected" if contradiction.correction else ""
        what = f"{self._subject_of(contradiction)}: {verb} {told}".replace(":  ", ": ")
        return Line(what, self._short(contradiction.day), note)

    def _said(self, contradiction: Contradiction, side: Side) -> str:
        if contradiction.kind == "date":
            return self.day(side.says)
        return side.says if contradiction.kind == "toll" else self._name(side.says)

    def _subject_of(self, contradiction: Contradiction) -> str:
        incident = next((one for one in self._situation.timeline if one.id == contradiction.incident), None)
        if incident is None:
            return f"an incident at {self._name(contradiction.place)}" if contradiction.place else "an incident"
        act = (incident.act or incident.type.lower()).replace("_", " ")
        return f"{act} {self._refer(incident.evidence)}"

    def _trust(self, status: str, words: Sequence[str]) -> str:
        says = f"says {self._list(words)}" if words else ""
        return ", ".join(part for part in (status, says) if part)

    def _short(self, day: str | None) -> str:
        """Return a day without its year where the year is that of the situation."""
        shown = self.day(day)
        year = (self._situation.on or "")[:4]
        return shown.removesuffix(f" {year}") if year and shown != year else shown

    def _refer(self, *evidence: Evidence) -> str:
        reports = sorted(
            {report for one in evidence for report in one.reports}, key=lambda key: self._numbers.get(key, 0)
        )
        marks = "".join(f"[{self.number(report)}]" for report in reports)
        if len(evidence) == 1 and evidence[0].origins < len(reports):
            outlets = len({self._outlets.get(report) or report for report in reports})
            origins = evidence[0].origins
            marks += f" ({origins} origin{'s' * (origins != 1)}, {outlets} outlet{'s' * (outlets != 1)})"
        return marks

    def _name(self, id_: str) -> str:
        return inert(self._situation.names.get(id_) or _bare(id_), _NAME)

    def _list(self, ids: Iterable[str]) -> str:
        return ", ".join(self._name(id_) for id_ in ids)


def _weigh(incident: Incident) -> int:
    """Return how much an incident has to say: deeds before words, told by many, with names and numbers."""
    named = any(not is_unnamed(party) for party in incident.source)
    return (
        3 * min(incident.evidence.origins, 4)
        + 3 * (incident.type in _DEEDS)
        + 3 * bool(incident.tolls)
        + 3 * named
        + bool(incident.target)
        + bool(incident.place)
    )


def _stage(stage: str) -> str:
    return _STAGES.get(stage, stage)


def _bare(id_: str) -> str:
    """Return something readable for an id without a name: x.the-rebels, country:LBY."""
    return id_.removeprefix("x.").removeprefix("country:").replace("-", " ")


def _more(count: int, things: str) -> Iterator[Line]:
    if count > 0:
        yield Line(f"… {count} {things} (all of them: --json)")
