"""What the record tells as of a day."""

from __future__ import annotations

from msgspec import Struct

from dragoman.record import DoubtKind
from dragoman.state.ceasefire_life import Life
from dragoman.state.contradictions import Contradiction
from dragoman.state.control import Hold
from dragoman.state.incidents import Incident
from dragoman.state.relations import Bond


class Reference(Struct, frozen=True, kw_only=True):
    """A report as a situation names it.

    Attributes:
        report: its key in the record.
        origin: key of the report that it is a copy of, or its own.
        publisher: outlet.
        title: headline.
        url: where it was found.
        published: day of publication, possibly reduced; None where unknown.
        known: day from which it could be known, ISO, or None.
    """

    report: str
    origin: str
    publisher: str | None
    title: str | None
    url: str | None
    published: str | None
    known: str | None


class ReportDoubt(Struct, frozen=True, kw_only=True):
    """A doubt about one report.

    Attributes:
        report: its key.
        kind: what sort of doubt.
        message: what is wrong, for a person to read.
        suggestion: what was probably meant, or None.
    """

    report: str
    kind: DoubtKind
    message: str
    suggestion: str | None


class Situation(Struct, frozen=True, kw_only=True):
    """What the record tells as of a day.

    Attributes:
        on: the day, ISO; None where no report of the record has one.
        ceasefires: each with its life, latest step first.
        bonds: relations between parties, those with most origins first.
        holds: who holds which place, by place.
        timeline: incidents of the week that ends on the day, in order.
        contradictions: what cannot all be right.
        doubts: what is doubtful in the reports, in order of report.
        names: by id, the name of every actor and place in it that a report names.
        reports: every report that it rests on, first known first.
    """

    on: str | None
    ceasefires: tuple[Life, ...]
    bonds: tuple[Bond, ...]
    holds: tuple[Hold, ...]
    timeline: tuple[Incident, ...]
    contradictions: tuple[Contradiction, ...]
    doubts: tuple[ReportDoubt, ...]
    names: dict[str, str]
    reports: tuple[Reference, ...]
