"""One sentence with everything known about it, on the desk at which its events are coded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from dragoman.events.carriers import Carrier
from dragoman.events.clause import Tree
from dragoman.events.cues import Cues
from dragoman.events.nonevents import NonEvents
from dragoman.events.parties import Parties
from dragoman.events.status import tell_standing
from dragoman.events.when_where import When, Where, tell_effect, tell_when, tell_where, where_of
from dragoman.knowledge import Act, Knowledge, Wording
from dragoman.record import Actor, ActorKind, EventStatus, Mark, Mentions, Place, Predicate
from dragoman.report import Sentence

_HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST"})
# Acts of words, done once they are said: a day "from" which something is to hold is no part of them.
WORDS = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE", "SUPPORT"})
_COMBATANTS = frozenset({"country", "government", "armed_group", "military", "police"})
_LED = frozenset({"armed_group", "government", "military", "party", "organisation"})
_FRIENDLY_PREDICATES = frozenset({"backs", "recognises", "allied_with", "opposes", "fights", "hires"})


class Spoken(Struct, frozen=True):
    """How a sentence tells something.

    Attributes:
        status: status of the event.
        by: ids of those whose word it is.
        hedged: the text keeps its distance.
        negated: it did not happen.
        purpose: it is only what something else is done for.
    """

    status: EventStatus
    by: tuple[str, ...]
    hedged: bool
    negated: bool
    purpose: bool


class Desk(Struct, frozen=True):
    """What all sentences of a report share while they are coded.

    Attributes:
        mentions: the report's actors, places and times.
        knowledge: wording and ontology.
        cues: the cue words of the wording.
        nonevents: what looks like an event and is none.
        actors: the report's actors by id.
        places: the report's places by id.
    """

    mentions: Mentions
    knowledge: Knowledge
    cues: Cues
    nonevents: NonEvents
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]

    @classmethod
    def of(cls, mentions: Mentions, knowledge: Knowledge) -> Desk:
        """Index the mentions of a report."""
        actors = {actor.id: actor for actor in mentions.actors}
        places = {place.id: place for place in mentions.places}
        return cls(mentions, knowledge, *_cues_of(knowledge.wording), actors, places)


@lru_cache(maxsize=4)
def _cues_of(wording: Wording) -> tuple[Cues, NonEvents]:
    """Index the cues of a wording once."""
    return Cues(wording), NonEvents(wording)


class Scene:
    """A sentence, its tree, and what it names; answers the questions that coding asks."""

    def __init__(self, index: int, sentence: Sentence, marks: Sequence[Mark], desk: Desk) -> None:
        """Lay out what is known about sentence `index`."""
        self.index = index
        self.sentence = sentence
        self.tree = Tree(sentence)
        self.parties = Parties(self.tree, marks)
        self.mentions = desk.mentions
        self.knowledge = desk.knowledge
        self.cues = desk.cues
        self._nonevents = desk.nonevents
        self._actors = desk.actors
        self._places = desk.places

    def spoken(self, carrier: Carrier) -> Spoken:
        """Return how the sentence tells what a carrier carries."""
        standing = tell_standing(self.tree, self.cues, carrier.index)
        by = self.parties.actors(standing.speakers)
        status = standing.status
        if status in ("occurred", "ongoing") and self.index in self.mentions.past:
            status = "background"
        elif status == "occurred" and (standing.hedged or self._is_party_word(carrier, by, claimed=standing.claimed)):
            status = "alleged"
        elif status == "occurred" and carrier.type not in WORDS and self.is_ongoing(carrier.index):
            status = "ongoing"
        return Spoken(status, by, standing.hedged, standing.negated, standing.purpose)

    def is_event(self, carrier: Carrier) -> bool:
        """Tell whether a carrier tells of politics, not of sport, business, an accident or a figure of speech."""
        sources = (self._actors.get(actor) for actor in self.parties.actors(carrier.sources))
        has_actor = any(actor is not None and actor.kind in _COMBATANTS for actor in sources)
        return not self._nonevents.cancels(self.tree, carrier, has_actor=has_actor)

    def when(self, index: int, status: EventStatus, kind: str | None = None) -> When:
        """Return the days of what a token carries; an act of words is over once they are said."""
        return tell_when(self.tree, self.parties, index, self.mentions, status, lasting=kind not in WORDS)

    def effect(self, index: int) -> str | None:
        """Return the day from which what a token speaks of is to hold, or None."""
        return tell_effect(self.tree, self.parties, index, self.mentions.times)

    def where(self, carrier: Carrier) -> Where:
        """Return the place of what a carrier carries: by the tree, else as the model has it."""
        gazetteer = self.knowledge.places
        where = tell_where(self.tree, self.parties, carrier.index, self._places, carrier.targets, gazetteer)
        if where.place is None:
            named = [self._places[place] for place in self.parties.places_of(carrier.places) if place in self._places]
            found = [where_of(place, gazetteer) for place in named]
            where = min(found, key=lambda one: one.precision or 9, default=where)
        return where

    def last_day(self, tokens: Sequence[int]) -> str | None:
        """Return the last day of the time that one of the words names, or None."""
        for mark in self.parties.times:
            if any(mark.first <= token < mark.last for token in tokens):
                return self.mentions.times[int(mark.refs[0])].end
        return None

    def place_below(self, carrier: Carrier) -> tuple[str, ...]:
        """Return the place, no wider than a region, that a carrier's own phrases name."""
        place = self.where(carrier).place
        found = self._places.get(place) if place is not None else None
        return (found.id,) if found is not None and found.kind != "country" else ()

    def place_within(self, carrier: Carrier) -> str | None:
        """Return the place that bounds what a carrier speaks of ("a truce in Idlib"), or None."""
        told = self.parties.places_of(carrier.places)
        if told:
            return told[0]
        for mark in self.parties.places:
            above = next((word for word in self.tree.ancestors(mark.first) if not mark.first <= word < mark.last), -1)
            if above in carrier.used and mark.refs:
                return mark.refs[0]
        return None

    def is_ongoing(self, index: int) -> bool:
        """Tell whether the text says that it runs on."""
        tree = self.tree
        helpers = {tree.words[child] for child in tree.dependents(index, "aux", "cop")}
        if tree.words[index].endswith("ing") and helpers & {"is", "are", "'s", "'re", "been"}:
            return True
        if any(self.cues.has("ongoing", tree.words[child]) for child in tree.dependents(index, "advmod", "amod")):
            return True
        return self.when(index, "ongoing").ongoing

    def kind(self, actor: str) -> ActorKind:
        """Return what an actor is."""
        found = self._actors.get(actor)
        return found.kind if found is not None else "unknown"

    def is_country(self, actor: str) -> bool:
        """Tell whether an actor is a state as a whole."""
        return self.kind(actor) == "country"

    def as_done_to(self, act: Act, targets: Sequence[int]) -> Act:
        """Return an act as it is called where it is done to persons or bodies rather than to a state."""
        inward = self.knowledge.ontology.derived("inward", act.act)
        if inward is None or not targets or any(self._is_state(token) for token in targets):
            return act
        return inward

    def _is_state(self, token: int) -> bool:
        """Tell whether a word names a state or a place, by the actors resolved or else by the model's tag."""
        kinds = {found.kind for actor in self.parties.actors([token]) if (found := self._actors.get(actor))}
        if kinds - {"unknown"}:
            return bool(kinds & {"country", "government"})
        return any(one.first <= token < one.last and one.label == "place" for one in self.sentence.tagged)

    def can_hold(self, actor: str) -> bool:
        """Tell whether an actor may have held a place: no state as a whole, nothing that the text names as ground."""
        found = self._actors.get(actor)
        named = {ref for mark in self.parties.places for ref in self.parties.actor_at(mark.first)}
        return not self.is_country(actor) and not (found is not None and found.kind == "unknown" and actor in named)

    def same_side(self, first: str, second: str, predicate: Predicate) -> bool:
        """Tell whether two actors are whole and part, so that they cannot stand in such a relation."""
        if predicate not in _FRIENDLY_PREDICATES:
            return False
        one, two = self._actors.get(first), self._actors.get(second)
        if one is None or two is None:
            return False
        if second in one.member_of or first in two.member_of:
            return True
        same_state = one.country is not None and one.country == two.country
        return same_state and {one.kind, two.kind} <= {"country", "government"} and predicate != "fights"

    def can_stand(self, subject: str, predicate: Predicate, other: str) -> bool:
        """Tell whether the kinds of two actors allow a relation: nobody leads or is part of a person."""
        one, two = self._actors.get(subject), self._actors.get(other)
        if one is None or two is None:
            return True
        if predicate == "governs":
            return two.kind in ("country", "population")
        if predicate in ("leads", "part_of") and two.kind == "person":
            return False
        return not (predicate == "leads" and one.kind in ("country", "government"))

    def is_led(self, person: str, group: str) -> bool:
        """Tell whether possession between the two means leadership: a person's, of an organisation that can be led."""
        one, two = self._actors.get(person), self._actors.get(group)
        return one is not None and two is not None and one.kind == "person" and two.kind in _LED

    def confidence(self, carrier: Carrier) -> float:
        """Return how probable the model makes a carrier; the wording alone is surer where it asks for more."""
        if carrier.sure:
            return carrier.sure
        sure = 0.55 + 0.1 * min(2, carrier.demands // 10)
        sure += 0.1 * bool(carrier.sources) + 0.1 * bool(carrier.targets or carrier.mutual)
        return round(min(sure, 0.95), 2)

    def _is_party_word(self, carrier: Carrier, speakers: tuple[str, ...], *, claimed: bool) -> bool:
        """Tell whether a hostile act rests on the word of a side with an interest in it."""
        if claimed:
            return bool(speakers)
        if carrier.type not in _HOSTILE:
            return False
        sides = {*self.parties.actors(carrier.sources), *self.parties.actors(carrier.targets)}
        return any(self._side(speaker) & {part for side in sides for part in self._side(side)} for speaker in speakers)

    def _side(self, actor: str) -> set[str]:
        found = self._actors.get(actor)
        return {actor} if found is None else {actor, *found.member_of}
