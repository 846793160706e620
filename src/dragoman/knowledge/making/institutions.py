"""Organs of state: the nouns that name them, and an entry for each organ of each state."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.knowledge.entries import ActorEntry, Membership
from dragoman.knowledge.folding import fold
from dragoman.knowledge.making.problems import Problem
from dragoman.knowledge.making.yaml_files import read_yaml
from dragoman.record import ActorKind


class Institutions(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """What resources/actors/institutions.yaml holds.

    Attributes:
        organs: short name of an organ of state and the nouns that name it.
        offices: canonical office and other phrases for it.
    """

    organs: dict[str, tuple[str, ...]] = {}
    offices: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _offices(self) -> dict[str, str]:
        phrases = {fold(phrase): office for office, other in self.offices.items() for phrase in other}
        return phrases | {fold(office): office for office in self.offices}

    def organ_of(self) -> dict[str, str]:
        """Return the short name of the organ by folded noun."""
        return {fold(noun): organ for organ, nouns in self.organs.items() for noun in nouns}

    def office_of(self) -> dict[str, str]:
        """Return the canonical office by folded phrase; an office is a phrase for itself."""
        return dict(self._offices)

    def knows(self, office: str) -> bool:
        """Tell whether an office is known, whatever stands before it ("deputy") or behind ("of the commission")."""
        phrases = self._offices
        words = fold(office).partition(" of ")[0].split()
        while words and words[0] in _DEGREES and " ".join(words) not in phrases:
            words = words[1:]
        return fold(office) in phrases or " ".join(words) in phrases

    def canonical(self, office: str) -> str:
        """Return an office under the name that roles use; one that has no other name as it is."""
        return self._offices.get(fold(office), office)


# Words before an office that make another of it; nobody lists "deputy head" and "acting head".
_DEGREES = frozenset(
    ["acting", "assistant", "associate", "chief", "co", "deputy", "executive", "first", "former", "general", "honorary",
     "interim", "joint", "lead", "military", "permanent", "political", "principal", "second", "senior", "special",
     "third", "transitional", "under", "vice"]
)  # fmt: skip


class Organ(Struct, frozen=True):
    """How an organ of state is entered.

    Attributes:
        suffix: its id after the state's.
        kind: what it is.
        sector: PLOVER sector.
        title: its name before "of <state>".
        nouns: its names after the state's adjective, with capitals.
    """

    suffix: str
    kind: ActorKind
    sector: str
    title: str
    nouns: tuple[str, ...]


ORGANS = (
    Organ("gov", "government", "GOV", "Government", ("Government",)),
    Organ("mil", "military", "MIL", "Armed Forces", ("Armed Forces", "Army", "Military")),
    Organ("pol", "police", "POL", "Police", ("Police",)),
    Organ("leg", "government", "LEG", "Parliament", ("Parliament",)),
    Organ("jud", "organisation", "JUD", "Judiciary", ("Judiciary",)),
)


def read_institutions(file: Path, problems: list[Problem]) -> Institutions:
    """Return the nouns for organs and offices; empty lists, with the fault noted, where the file is no good."""
    content = read_yaml(file, problems)
    try:
        return msgspec.convert(content or {}, Institutions)
    except msgspec.ValidationError as error:
        problems.append(Problem(str(file), "", str(error), "correct the field that the path in the message names"))
        return Institutions()


def organs_of_states(states: Iterable[ActorEntry], written: Iterable[ActorEntry]) -> list[ActorEntry]:
    """Return an entry for each organ of each state.

    Args:
        states: the states.
        written: every entry that somebody wrote; a name that one of them has is not given to an organ of its state.
    """
    taken: set[tuple[str | None, str]] = {
        (entry.country, fold(name)) for entry in written if entry.country for name in (entry.name, *entry.aliases)
    }
    return [_organ(state, organ, taken) for state in states for organ in ORGANS]


def misplaced_organs(states: Iterable[ActorEntry], written: Iterable[ActorEntry]) -> list[tuple[str, str, str]]:
    """Return entries of forces and police that bear the name of an organ of their state without having its id.

    Args:
        states: the states.
        written: every entry that somebody wrote.

    Returns:
        Triples: id, the name, and the id that belongs to the name.
    """
    organs = [organ for organ in organs_of_states(states, []) if organ.kind in ("military", "police")]
    owners = {(organ.country, organ.kind, fold(name)): organ.id for organ in organs for name in organ.aliases}
    return [
        (entry.id, name, owner)
        for entry in written
        for name in (entry.name, *entry.aliases)
        if (owner := owners.get((entry.country, entry.kind, fold(name)), entry.id)) != entry.id
    ]


def with_implied_names(written: ActorEntry, implied: ActorEntry) -> ActorEntry:
    """Return an entry that somebody wrote for an organ, with the names that follow from its state's added."""
    names = (*written.aliases, implied.name, *implied.aliases)
    return msgspec.structs.replace(
        written, aliases=tuple(dict.fromkeys(name for name in names if name != written.name))
    )


def _organ(state: ActorEntry, organ: Organ, taken: set[tuple[str | None, str]]) -> ActorEntry:
    adjectives = [adjective for adjective in state.adjectives if adjective[:1].isupper()]
    names = (f"{adjective} {noun}" for adjective in adjectives for noun in organ.nouns)
    return ActorEntry(
        id=f"{state.id}.{organ.suffix}",
        name=f"{organ.title} of {state.name}",
        kind=organ.kind,
        country=state.country,
        sector=organ.sector,
        aliases=tuple(name for name in names if (state.country, fold(name)) not in taken),
        part_of=(Membership(state.id),),
        start=state.start,
        end=state.end,
        source=state.source,
    )
