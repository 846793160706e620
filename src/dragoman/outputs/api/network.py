"""Who stands with whom as of a day, as a network to draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import structs

from dragoman.errors import UsageError
from dragoman.knowledge import Knowledge, load_knowledge
from dragoman.knowledge.dates import overlaps
from dragoman.outputs.api.actors import name_of
from dragoman.outputs.api.subject import find_subject
from dragoman.outputs.pictures.network import MUTUAL, Bond, Network, Node
from dragoman.outputs.pictures.network_lines import Kind
from dragoman.pipeline.settle import load_told, tell_from
from dragoman.record import ActorKind, Relation
from dragoman.state import Bond as StateBond
from dragoman.state import Told, is_unnamed
from dragoman.store import Store

_KINDS: Final[dict[str, Kind]] = {
    "backs": "backs",
    "hires": "backs",
    "allied_with": "allied",
    "fights": "fights",
    "opposes": "opposes",
}


def tell_network(
    record: Path,
    *,
    on: str | None = None,
    subject: str | None = None,
    most: int = 30,
    knowledge: Knowledge | None = None,
) -> Network:
    """Tell who backs, fights, is allied with and belongs to whom.

    What reports tell makes the network; what the knowledge has between the same actors is added, marked as such.
    Actors that are only described ("the militias") are left out, and persons stand for what they lead.

    Args:
        record: the record file.
        on: the day, ISO and whole; None for the last day of the record.
        subject: name of a country, an actor or a place that it should be about; None for everything.
        most: actors at most, those with the best attested relations first.
        knowledge: names and ties; None for what the package and the user have.

    Raises:
        RecordError: where there is no record, or it cannot be opened.
        UsageError: where no report names the subject, or none tells of a relation by that day.
    """
    known = knowledge if knowledge is not None else load_knowledge()
    with Store.open(record) as store:
        view = store.view()
        about = find_subject(subject, view, known) if subject else None
        situation = tell_from(view, on=on, subject=about)
        told = load_told(view, known_by=situation.on)
    bonds = [
        Bond(bond.subject, bond.object, _KINDS[bond.predicate], bond.evidence.origins, _doubtful(bond), told=True)
        for bond in situation.bonds
        if bond.predicate in _KINDS and not is_unnamed(bond.subject) and not is_unnamed(bond.object)
    ]
    parties = {end for bond in bonds for end in (bond.subject, bond.object)}
    bonds += _belonging(told, parties, situation.on)
    chosen = _weightiest(bonds, most)
    if not chosen:
        when = f" by {situation.on}" if situation.on else ""
        raise UsageError(f"no report tells who stands with whom{when}", "ask for another day or subject")
    shown = _once([bond for bond in bonds if {bond.subject, bond.object} <= set(chosen)])
    actors = {one.id: one for each in reversed(told) for one in each.reading.actors}
    labels = {id_: one.name for id_, one in actors.items()} | situation.names
    kinds = {id_: one.kind for id_, one in actors.items()}
    return Network(
        on=situation.on,
        subject=subject,
        nodes=tuple(Node(id_, name_of(id_, known, labels), _kind(id_, known, kinds)) for id_ in chosen),
        bonds=tuple(_once([*shown, *_known_bonds(chosen, known, situation.on)])),
        left_out=len({end for bond in bonds for end in (bond.subject, bond.object)}) - len(chosen),
        reports=len(situation.reports),
    )


def _doubtful(bond: StateBond) -> bool:
    return bond.hedged or bool(bond.attributed_to)


def _kind(id_: str, knowledge: Knowledge, told: dict[str, ActorKind]) -> ActorKind:
    entry = knowledge.actors.get(id_)
    return entry.kind if entry is not None else told.get(id_, "unknown")


def _belonging(told: Sequence[Told], parties: set[str], on: str | None) -> Iterator[Bond]:
    """Yield who belongs to whom or is governed by whom, where one of the two has relations with others."""
    found: dict[tuple[str, str], list[tuple[Told, Relation]]] = {}
    for one in told:
        for relation in one.reading.relations:
            part, whole = relation.subject, relation.object
            if relation.predicate == "governs":
                part, whole = whole, part
            elif relation.predicate != "part_of":
                continue
            drawn = not any(is_unnamed(id_) or id_.startswith("p.") for id_ in (part, whole))
            lasts = on is None or overlaps(relation.start, relation.end, on)
            if drawn and lasts and part != whole and {part, whole} & parties:
                found.setdefault((part, whole), []).append((one, relation))
    for (part, whole), tellings in sorted(found.items()):
        doubtful = all(relation.hedged or relation.attributed_to for _, relation in tellings)
        yield Bond(part, whole, "belongs", len({one.origin for one, _ in tellings}), doubtful, told=True)


def _weightiest(bonds: Sequence[Bond], most: int) -> tuple[str, ...]:
    """Return the ends of the best attested bonds, as many as may be drawn, by id."""
    chosen: set[str] = set()
    for bond in sorted(bonds, key=lambda one: (-one.origins, one.kind, one.subject, one.object)):
        ends = {bond.subject, bond.object}
        if len(chosen | ends) <= most:
            chosen |= ends
    return tuple(sorted(chosen))


def _known_bonds(chosen: Iterable[str], knowledge: Knowledge, on: str | None) -> Iterator[Bond]:
    """Yield what the knowledge has between actors, as far as it holds on the day."""
    there = set(chosen)
    for id_ in sorted(there):
        entry = knowledge.actors.get(id_)
        if entry is None or (on is not None and not overlaps(entry.start, entry.end, on)):
            continue
        ties: list[tuple[str, str, Kind]] = [(backer, id_, "backs") for backer in entry.backers]
        ties += [(id_, enemy, "opposes") for enemy in entry.opposes]
        ties += [(id_, one.id, "belongs") for one in entry.part_of if on is None or overlaps(one.start, one.end, on)]
        for subject, object_, kind in ties:
            if {subject, object_} <= there and subject != object_:
                yield Bond(subject, object_, kind, 0, doubtful=False, told=False)


def _once(bonds: Iterable[Bond]) -> list[Bond]:
    """Return each bond once: no enmity beside a war, nothing known beside the told, what is mutual in one direction."""
    kept: dict[tuple[str, str, str], Bond] = {}
    for bond in bonds:
        ends = (bond.subject, bond.object)
        first, second = sorted(ends) if bond.kind in MUTUAL else ends
        key = ("against" if bond.kind in ("fights", "opposes") else bond.kind, first, second)
        other = kept.get(key)
        if other is None or (other.told == bond.told and other.kind == "opposes" and bond.kind == "fights"):
            kept[key] = structs.replace(bond, subject=first, object=second)
    return list(kept.values())
