"""One sentence while its mentions are being found: names spotted, words taken, actors put down."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from dragoman.knowledge.entries import ActorEntry, NameForm, PlaceEntry
from dragoman.mentions.lexicon import ORGANS, STATE_ORGANS, Organ
from dragoman.mentions.view import View
from dragoman.record import ActorKind, Resolution
from dragoman.report import Span

FoundForm = Literal["name", "seat", "adjective", "institution", "office", "generic", "pronoun"]
_NOT_SLUG = re.compile(r"[^\w]+")


class Entity(Struct, frozen=True):
    """Who is meant, whether the knowledge has them or not.

    Attributes:
        id: id of the knowledge's entry, or x.<slug>.
        name: canonical name, or the text's own.
        kind: what it is.
        country: alpha-3 code, or None.
        sector: PLOVER sector, or None.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None


class ActorHit(Struct, frozen=True):
    """Words that are a name of the knowledge's actors.

    Attributes:
        first: index of its first word.
        last: index after its last word.
        entries: those who bear the name, most direct first.
        forms: how the words name each of them.
    """

    first: int
    last: int
    entries: tuple[ActorEntry, ...]
    forms: tuple[NameForm, ...]


class PlaceHit(Struct, frozen=True):
    """Words that are a name in the gazetteer.

    Attributes:
        first: index of its first word.
        last: index after its last word.
        entries: the places of that name.
    """

    first: int
    last: int
    entries: tuple[PlaceEntry, ...]


class Found(Struct, frozen=True):
    """One mention of one actor, or of several at once ("the two leaders").

    Attributes:
        sentence: index of the sentence.
        first: first token of the mention.
        last: index after its last token.
        shown: token from which the mention is shown: a bare title before a name is not ("President | Sall").
        entities: who is meant.
        resolution: how it was led to them.
        form: what sort of wording it is.
        spans: the characters of each entity where the mention names it with a part of its words ("US" in
            "US-Turkish"), else none.
    """

    sentence: int
    first: int
    last: int
    shown: int
    entities: tuple[Entity, ...]
    resolution: Resolution
    form: FoundForm
    spans: tuple[Span, ...] = ()


class Board:
    """The mentions of one sentence as they are put down, none over another."""

    def __init__(self, view: View, hits: tuple[ActorHit, ...], places: tuple[PlaceHit, ...]) -> None:
        """Start with the names spotted."""
        self.view = view
        self.hits = hits
        self.starting = {hit.first: hit for hit in hits}
        self.ending = {hit.last: hit for hit in hits}
        self.places = places
        self.place_starting = {hit.first: hit for hit in places}
        self.body = 0  # index after the dateline
        self.towns: set[int] = set()  # first words of towns that the model takes for somebody
        self.garbled: dict[int, float] = {}  # first words of garbled names, and how sure their reading is
        self.found: list[Found] = []
        self.inside: list[Found] = []
        self._taken = bytearray(len(view.words))
        self._covering: dict[int, ActorHit] = {at: hit for hit in hits for at in range(hit.first, hit.last)}

    def is_free(self, first: int, last: int) -> bool:
        """Tell whether none of the words is part of a mention yet."""
        return not any(self._taken[first:last])

    def covering(self, position: int) -> ActorHit | None:
        """Return the actor's name that a word is part of, or None."""
        return self._covering.get(position)

    def take(self, first: int, last: int) -> None:
        """Keep words from becoming a mention, or part of another one."""
        self._taken[first:last] = b"\x01" * (last - first)

    def put(
        self,
        first: int,
        last: int,
        entities: tuple[Entity, ...],
        resolution: Resolution,
        form: FoundForm,
        shown: int | None = None,
    ) -> None:
        """Put down a mention, unless a word of it is taken."""
        if self.is_free(first, last) and entities:
            self.take(first, last)
            shown = first if shown is None else shown
            self.found.append(Found(self.view.index, first, last, shown, entities, resolution, form))

    def lay(self, position: int, named: Sequence[tuple[Entity, Span]], resolution: Resolution) -> None:
        """Put down those whom parts of a word name, whatever the word itself is part of."""
        entities, spans = tuple(entity for entity, _ in named), tuple(span for _, span in named)
        last = position + 1
        self.inside.append(Found(self.view.index, position, last, position, entities, resolution, "adjective", spans))

    def name_inside(self, first: int, last: int, entity: Entity) -> None:
        """Put down the group that the words of a mention name beside whom they mean ("FARC | commander Romaña")."""
        if self.found_at(first) is not None:
            self.inside.append(Found(self.view.index, first, last, first, (entity,), Resolution("alias", 0.9), "name"))

    def add(self, hit: ActorHit) -> None:
        """Take up a name that only the report makes one; its words must be part of no other."""
        self.hits = tuple(sorted((*self.hits, hit), key=lambda one: one.first))
        self.starting[hit.first] = hit
        self.ending[hit.last] = hit
        self._covering.update(dict.fromkeys(range(hit.first, hit.last), hit))

    def read_as(self, hit: ActorHit, score: float) -> None:
        """Take words for a garbled name, instead of the names that were spotted in them."""
        over = [one for one in self.hits if one.first < hit.last and hit.first < one.last]
        for one in over:
            self.starting.pop(one.first, None)
            self.ending.pop(one.last, None)
            for at in range(one.first, one.last):
                self._covering.pop(at, None)
        self.hits = tuple(one for one in self.hits if one not in over)
        self.add(hit)
        self.garbled[hit.first] = score

    def found_at(self, position: int) -> Found | None:
        """Return the mention that a word is part of, or None."""
        return next((found for found in self.found if found.first <= position < found.last), None)

    def retake(self, first: int, last: int) -> None:
        """Take away a mention of common nouns only, where more is known of who is meant."""
        if any(found.form == "generic" and found.first <= first and last <= found.last for found in self.found):
            self.found = [found for found in self.found if not (found.first <= first and last <= found.last)]
            self._taken[first:last] = bytes(last - first)

    def widen(self, found: Found, first: int, last: int, entity: Entity, resolution: Resolution) -> None:
        """Put down a mention of common nouns in place of the adjective that stands in it ("Croatian experts")."""
        self.found.remove(found)
        self._taken[found.first : found.last] = bytes(found.last - found.first)
        self.put(first, last, (entity,), resolution, "generic")

    def in_order(self) -> list[Found]:
        """Return the mentions put down so far by place in the sentence."""
        return sorted(self.found, key=lambda found: found.first)


def entity_of(entry: ActorEntry) -> Entity:
    """Return the entity that an entry of the knowledge is."""
    return Entity(entry.id, entry.name, entry.kind, entry.country, entry.sector)


def slug(text: str) -> str:
    """Return a text as part of an id: letters of any script without marks, figures, hyphens."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return _NOT_SLUG.sub("-", plain).strip("-_")[:60] or "unnamed"


def unknown(name: str, kind: ActorKind, country: str | None = None, sector: str | None = None) -> Entity:
    """Return an entity that the knowledge does not have."""
    return Entity(f"x.{slug(name)}", name, kind, country, sector)


def organ_entity(country: str, state_name: str, organ: Organ) -> Entity:
    """Return an organ of a state of which the knowledge has no entry of its own."""
    kind, sector, name = ORGANS[organ]
    if organ in STATE_ORGANS:
        return Entity(f"{country.lower()}.{organ}", name.format(state_name), kind, country, sector)
    return Entity(f"x.{country.lower()}-{organ}", name.format(state_name), kind, country, sector)
