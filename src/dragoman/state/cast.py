"""Who is who across reports: names, countries, and on whose side somebody acts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from dragoman.record import Actor, ActorKind
from dragoman.state.told import Told

# Organs of a state or of a side act for it: tur.gov and tur.mil are Turkey, lby.gna.mil is the GNA.
_ORGANS: Final = frozenset({"gov", "mil", "pol", "leg", "jud", "spy"})
_STATE: Final = re.compile(r"[a-z]{3}(?=\.|$)", re.ASCII)


def is_unnamed(id_: str) -> bool:
    """Tell whether an actor is known by description only ("the militias"): it may be anybody, one already named too."""
    return id_.startswith("x.")


class Cast:
    """The actors and places of a set of readings.

    Attributes:
        actors: by id, as first told.
        place_names: by id.
        place_countries: ISO 3166-1 alpha-3 by place id, where known.
    """

    def __init__(self, told: Sequence[Told]) -> None:
        """Collect actors, places and leaders.

        Args:
            told: readings in order (`in_order`).
        """
        self.actors: dict[str, Actor] = {}
        self.place_names: dict[str, str] = {}
        self.place_countries: dict[str, str] = {}
        self._members: dict[str, tuple[str, ...]] = {}
        self._leads: dict[str, str] = {}
        self._lines: dict[str, frozenset[str]] = {}
        for one in told:
            self._take(one)

    def _take(self, one: Told) -> None:
        for actor in one.reading.actors:
            self.actors.setdefault(actor.id, actor)
            if actor.member_of:
                self._members.setdefault(actor.id, actor.member_of)
        for place in one.reading.places:
            self.place_names.setdefault(place.id, place.name)
            if place.country:
                self.place_countries.setdefault(place.id, place.country)
        for relation in one.reading.relations:
            if relation.predicate == "leads":
                self._leads.setdefault(relation.subject, relation.object)

    def side(self, id_: str, one: Told | None = None) -> str:
        """Return the party that an actor acts for: a leader's group, a ministry's state; else the actor.

        Args:
            id_: actor id.
            one: the reading that names it, whose memberships (as of its day) go before those of others.
        """
        if id_.startswith("p."):
            id_ = self._group(id_, one)
        head, _, organ = id_.rpartition(".")
        return head if head and organ in _ORGANS else id_

    def sides(self, ids: Iterable[str], one: Told | None = None) -> tuple[str, ...]:
        """Return the parties that actors act for, each once, in order of first mention."""
        return tuple(dict.fromkeys(self.side(id_, one) for id_ in ids))

    def same_side(self, one: str, other: str) -> bool:
        """Tell whether one of two parties is the other or belongs to it."""
        return one in self._line(other) or other in self._line(one)

    def country(self, id_: str) -> str | None:
        """Return the ISO 3166-1 alpha-3 code of the state that an actor belongs to, or None."""
        actor = self.actors.get(id_)
        if actor is not None and actor.country:
            return actor.country
        # Ids of states and of what is theirs open with the state's code; "x", "p", "g", "io" are no codes.
        match = _STATE.match(id_)
        return match[0].upper() if match else None

    def kind(self, id_: str) -> ActorKind | None:
        """Return what sort of actor it is, or None where no report names it."""
        return self.actors[id_].kind if id_ in self.actors else None

    def name(self, id_: str) -> str | None:
        """Return the name of an actor or a place, or None where no report names it."""
        if id_ in self.actors:
            return self.actors[id_].name
        if id_ in self.place_names:
            return self.place_names[id_]
        # A state is known by its own place where only its organs are named as actors.
        return self.place_names.get(f"country:{id_.upper()}")

    def focus(self, one: Told, *, leave_out: Iterable[str] = ()) -> str | None:
        """Return the country that a report speaks of most, by its places and actors, or None.

        Args:
            one: the reading.
            leave_out: countries that only speak or mediate.
        """
        weights: dict[str, int] = {}
        for place in one.reading.places:
            if place.country:
                weights[place.country] = weights.get(place.country, 0) + len(place.mentions)
        for actor in one.reading.actors:
            if actor.country:
                weights[actor.country] = weights.get(actor.country, 0) + len(actor.mentions)
        for country in leave_out:
            weights.pop(country, None)
        return min(weights, key=lambda country: (-weights[country], country), default=None)

    def _group(self, person: str, one: Told | None) -> str:
        named = one.actor(person) if one is not None else None
        memberships = named.member_of if named is not None and named.member_of else self._members.get(person, ())
        groups = [group for group in memberships if not group.startswith("p.")]
        if groups:
            return groups[0]
        return self._leads.get(person, person)

    def _line(self, id_: str) -> frozenset[str]:
        """Return a party with all that it belongs to; asked for again and again, so kept."""
        if id_ not in self._lines:
            self._lines[id_] = frozenset(self._climb(id_))
        return self._lines[id_]

    def _climb(self, id_: str) -> set[str]:
        """Follow memberships upwards; a ring of them ends where it began."""
        line: set[str] = set()
        ahead = [id_]
        while ahead:
            current = self.side(ahead.pop())
            if current not in line:
                line.add(current)
                # Two enemies may both be "of" one country; being of a state is no side in its war.
                ahead.extend(group for group in self._members.get(current, ()) if _STATE.fullmatch(group) is None)
        return line
