"""Actors, places, wording and ontologies: written in resources/, checked and built into data/, loaded here."""

from dragoman.knowledge.actors import ActorIndex
from dragoman.knowledge.chronology import Chronology, KnownDay, folded
from dragoman.knowledge.entries import (
    ActorEntry,
    Candidate,
    Match,
    Membership,
    NameForm,
    PlaceCandidate,
    PlaceEntry,
    Role,
)
from dragoman.knowledge.folding import fold, fold_word, is_acronym
from dragoman.knowledge.loading import Knowledge, load_knowledge
from dragoman.knowledge.ontology import Act, Frame, Ontology
from dragoman.knowledge.places import Gazetteer
from dragoman.knowledge.skeleton import skeleton, skeletons
from dragoman.knowledge.wording import ANY, AdjectiveFrame, NounFrame, VerbFrame, Wording

__all__ = [
    "ANY",
    "Act",
    "ActorEntry",
    "ActorIndex",
    "AdjectiveFrame",
    "Candidate",
    "Chronology",
    "Frame",
    "Gazetteer",
    "Knowledge",
    "KnownDay",
    "Match",
    "Membership",
    "NameForm",
    "NounFrame",
    "Ontology",
    "PlaceCandidate",
    "PlaceEntry",
    "Role",
    "VerbFrame",
    "Wording",
    "fold",
    "fold_word",
    "folded",
    "is_acronym",
    "load_knowledge",
    "skeleton",
    "skeletons",
]
