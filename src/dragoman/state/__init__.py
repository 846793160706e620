"""Across reports, as pure functions of readings: copies, incidents, relations, control, ceasefires, contradictions."""

from dragoman.state.cast import is_unnamed
from dragoman.state.ceasefire_life import Life
from dragoman.state.ceasefire_steps import Step
from dragoman.state.contradictions import Contradiction, Side
from dragoman.state.control import Claim, Hold
from dragoman.state.copies import find_origins, fingerprints
from dragoman.state.days import is_whole, known_on, last_of
from dragoman.state.incidents import Denial, Incident, Toll
from dragoman.state.legend import ids_in
from dragoman.state.relations import Bond
from dragoman.state.situation import Reference, ReportDoubt, Situation
from dragoman.state.subject import Subject
from dragoman.state.telling import DAYS, tell_situation
from dragoman.state.told import Evidence, Told, in_order

__all__ = [
    "DAYS",
    "Bond",
    "Claim",
    "Contradiction",
    "Denial",
    "Evidence",
    "Hold",
    "Incident",
    "Life",
    "Reference",
    "ReportDoubt",
    "Side",
    "Situation",
    "Step",
    "Subject",
    "Told",
    "Toll",
    "find_origins",
    "fingerprints",
    "ids_in",
    "in_order",
    "is_unnamed",
    "is_whole",
    "known_on",
    "last_of",
    "tell_situation",
]
