"""Acts, the codes that each stands for, and what an act becomes when it is only promised, asked for or refused."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from dragoman.errors import KnowledgeError
from dragoman.record import CeasefireStage, ControlStatus, EventType, Predicate

Frame = Literal["planned", "threatened", "requested", "refused", "promised", "accused", "denied", "ended", "inward"]


class Act(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One act, finer than the event types, from which every code derives.

    Attributes:
        act: its name (air_strike).
        type: PLOVER type of 2021.
        mode: PLOVER mode, or None.
        cameo: whole CAMEO code along CAMEO's own lines, or None.
        acled: ACLED sub-event type, or None.
        goldstein: Goldstein value published for the CAMEO code, or None.
        about: type of the act spoken of, where this act promises, asks, refuses, threatens or alleges another.
        definition: what it is.
        source: who acts.
        target: who or what is acted upon; None where all parties are source.
        examples: wording that carries it.
        ceasefire: stage in the life of a ceasefire that the act states, or None.
        control: what the act states of the hold on a place, or None.
        relation: relation between source and target that the act states, or None.
    """

    act: str
    type: EventType
    mode: str | None = None
    cameo: str | None = None
    acled: str | None = None
    goldstein: float | None = None
    about: EventType | None = None
    definition: str = ""
    source: str = ""
    target: str | None = None
    examples: tuple[str, ...] = ()
    ceasefire: CeasefireStage | None = None
    control: ControlStatus | None = None
    relation: Predicate | None = None


class OntologyData(Struct, frozen=True):
    """What the built file holds.

    Attributes:
        acts: sorted by name.
        derived: (frame, act) and the act that it becomes.
    """

    acts: tuple[Act, ...]
    derived: tuple[tuple[Frame, str, str], ...]


class Ontology:
    """The acts and how they turn into one another."""

    def __init__(self, data: OntologyData) -> None:
        """Take the built table."""
        self._data = data

    @cached_property
    def acts(self) -> Mapping[str, Act]:
        """Every act by name, in alphabetical order."""
        return MappingProxyType({act.act: act for act in self._data.acts})

    @cached_property
    def _derived(self) -> dict[tuple[str, str], str]:
        return {(frame, act): result for frame, act, result in self._data.derived}

    def act(self, name: str) -> Act:
        """Return the act of that name.

        Raises:
            KnowledgeError: where there is none.
        """
        found = self.acts.get(name)
        if found is None:
            raise KnowledgeError(f"no act is named {name!r}", "see resources/ontologies/ for those there are")
        return found

    def derived(self, frame: Frame, act: str) -> Act | None:
        """Return what an act becomes where it is only spoken of.

        Args:
            frame: how it is spoken of: "planned" by its own actor, "requested" of another, ...
            act: name of the act spoken of.

        Returns:
            The other act ("will send troops": promise_aid), or None where the act stays what it is.
        """
        result = self._derived.get((frame, act))
        return None if result is None else self.acts[result]
