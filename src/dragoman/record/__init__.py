"""What is recorded, one type a file; the JSON form follows `reading.schema.json`."""

from dragoman.record.actor import Actor, ActorKind, Resolution
from dragoman.record.ceasefire import Ceasefire, CeasefireStage, StatementStatus
from dragoman.record.control import Control, ControlStatus
from dragoman.record.doubt import Doubt, DoubtKind
from dragoman.record.event import Count, Event, EventStatus, EventType
from dragoman.record.mentions import Mark, Mentions
from dragoman.record.place import Place, PlaceKind
from dragoman.record.reading import SCHEMA, Reading, ReportHead, read_schema
from dragoman.record.relation import Predicate, Relation
from dragoman.record.time import Time

__all__ = [
    "SCHEMA",
    "Actor",
    "ActorKind",
    "Ceasefire",
    "CeasefireStage",
    "Control",
    "ControlStatus",
    "Count",
    "Doubt",
    "DoubtKind",
    "Event",
    "EventStatus",
    "EventType",
    "Mark",
    "Mentions",
    "Place",
    "PlaceKind",
    "Predicate",
    "Reading",
    "Relation",
    "ReportHead",
    "Resolution",
    "StatementStatus",
    "Time",
    "read_schema",
]
