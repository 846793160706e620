"""Across reports, as pure functions of readings: copies, incidents, relations, control, ceasefires, contradictions."""

from dragoman.state.cast import is_unnamed
from dragoman.state.ceasefire_life import Life
from dragoman.state.ceasefire_steps import Step
from dragoman.state.contradictions import Contradiction, Side
from dragoman.state.control import Claim, Hold
from dragoman.state.copies import fingerprints
from dragoman.state.days import is_whole, known_on, last_of
from dragoman.state.incidents import Denial, Incident, Toll
from dragoman.state.legend import ids_in
from dragoman.state.linking import Linked, Source, link
from dragoman.state.origins import Origin, fold_outlet
from dragoman.state.relations import Bond
from dragoman.state.shown import CORROBORATED, check_rule
from dragoman.state.situation import Reference, ReportDoubt, Situation
from dragoman.state.stories import story_id
from dragoman.state.subject import Subject
from dragoman.state.telling import DAYS, tell_situation
from dragoman.state.tellings import IncidentClaim
from dragoman.state.ties import Tie
from dragoman.state.told import Evidence, Told, in_order, weigh
from dragoman.state.wording import rarities

__all__ = [
    "CORROBORATED",
    "DAYS",
    "Bond",
    "Claim",
    "Contradiction",
    "Denial",
    "Evidence",
    "Hold",
    "Incident",
    "IncidentClaim",
    "Life",
    "Linked",
    "Origin",
    "Reference",
    "ReportDoubt",
    "Side",
    "Situation",
    "Source",
    "Step",
    "Subject",
    "Tie",
    "Told",
    "Toll",
    "check_rule",
    "fingerprints",
    "fold_outlet",
    "ids_in",
    "in_order",
    "is_unnamed",
    "is_whole",
    "known_on",
    "last_of",
    "link",
    "rarities",
    "story_id",
    "tell_situation",
    "weigh",
]
