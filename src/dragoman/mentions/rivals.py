"""Who stands against whom in a report, by the standing enmities of the knowledge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from dragoman.knowledge.entries import ActorEntry
from dragoman.mentions.board import Board, Entity, entity_of
from dragoman.mentions.lexicon import STATE_ORGANS
from dragoman.mentions.qualifiers import qualifier_of
from dragoman.mentions.scene import Scene

Pair = tuple[Entity, Entity]
_FIGHTING = frozenset(["armed_group", "government", "country", "military", "party", "police"])
_MOST_SIDES = 24  # actors whose enmities are compared in one report, those named most


class Rivals:
    """The parties to the conflict that a report tells of."""

    def __init__(self, scene: Scene, pairs: tuple[Pair, ...]) -> None:
        """Take what was found.

        Args:
            scene: the report.
            pairs: opposed actors, those named most often first.
        """
        self._scene = scene
        self.pairs = pairs

    def side(self, actor: Entity) -> Entity | None:
        """Return the party that an actor fights for: of a person whom they lead or serve, of others themselves."""
        if actor.kind != "person":
            return actor if actor.kind in _FIGHTING else None
        entry = self._scene.knowledge.actors.get(actor.id)
        led = _led_by(entry, self._scene) if entry else None
        return entity_of(led) if led else None

    def opposed(self, one: Entity, other: Entity) -> bool:
        """Tell whether two actors, or the states that they are organs of, are standing enemies."""
        mine, theirs = state_id(one.id), state_id(other.id)
        return mine != theirs and (theirs in self._enemies(one.id) or mine in self._enemies(other.id))

    def last_opposed(self, named: Iterable[Entity]) -> Pair | None:
        """Return the two opposed parties last named.

        Args:
            named: actors, the last named first.

        Returns:
            The two in the order of the text, None where no two of them are opposed.
        """
        seen: dict[str, Entity] = {}
        for actor in named:
            side = self.side(actor)
            if side is None or side.id in seen:
                continue
            for other in seen.values():
                if self.opposed(side, other):
                    return side, other
            seen[side.id] = side
        return None

    def other(self, actor: Entity) -> Entity | None:
        """Return the party opposed to an actor in this report, None where there is none or more than one."""
        side = self.side(actor)
        if side is None:
            return None
        facing = {pair[1].id: pair[1] for pair in self.pairs if pair[0].id == side.id}
        facing |= {pair[0].id: pair[0] for pair in self.pairs if pair[1].id == side.id}
        return next(iter(facing.values())) if len(facing) == 1 else None

    def _enemies(self, id: str) -> frozenset[str]:  # noqa: A002 -- the word of the record
        actors = self._scene.knowledge.actors
        entries = (actors.get(id), actors.get(state_id(id)))
        return frozenset(state_id(enemy) for entry in entries if entry for enemy in entry.opposes)


def state_id(id: str) -> str:  # noqa: A002 -- the word of the record
    """Return the id of the state that an id is an organ of, any other id as it is."""
    state, dot, organ = id.partition(".")
    return state if dot and organ in STATE_ORGANS else id


def find_rivals(boards: Sequence[Board], scene: Scene) -> Rivals:
    """Find the opposed parties among those that a report names.

    Args:
        boards: its sentences with the names spotted.
        scene: the report; its day decides who was there and who led whom.
    """
    counts: dict[str, int] = {}
    sides: dict[str, Entity] = {}
    for board in boards:
        for hit in board.hits:
            entry: ActorEntry | None = qualifier_of(hit, scene).entry
            if entry is not None and entry.kind == "person":
                entry = _led_by(entry, scene)
            if entry is not None and entry.kind in _FIGHTING and scene.is_active(entry):
                sides.setdefault(entry.id, entity_of(entry))
                counts[entry.id] = counts.get(entry.id, 0) + 1
    most = sorted(sides, key=lambda one: -counts[one])[:_MOST_SIDES]  # a stable sort: first named first
    rivals = Rivals(scene, ())
    pairs = [(sides[one], sides[two]) for one, two in combinations(most, 2) if rivals.opposed(sides[one], sides[two])]
    pairs.sort(key=lambda pair: -min(counts[pair[0].id], counts[pair[1].id]))
    return Rivals(scene, tuple(pairs))


def _led_by(person: ActorEntry, scene: Scene) -> ActorEntry | None:
    """Return the armed group or government that a person serves on the report's day, else their state."""
    actors = scene.knowledge.actors
    serving = [found for role in person.roles if scene.holds(role.start, role.end) and (found := actors.get(role.of))]
    own = [entry for entry in serving if entry.kind in ("armed_group", "government")]
    return next(iter([*own, *serving]), None)
