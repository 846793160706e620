"""Every actor that somebody wrote, and every organ of state that nobody had to write, as one checked table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from dragoman.knowledge.actors import ActorsData
from dragoman.knowledge.entries import ActorEntry
from dragoman.knowledge.making.actor_files import check_actors
from dragoman.knowledge.making.institutions import (
    Institutions,
    misplaced_organs,
    organs_of_states,
    with_implied_names,
)
from dragoman.knowledge.making.name_table import compile_actors
from dragoman.knowledge.making.problems import Problem


def complete_actors(
    written: Mapping[str, tuple[Path, ActorEntry]], institutions: Institutions, home: Path, problems: list[Problem]
) -> ActorsData:
    """Add the organs of states, check all entries and compile the table.

    Args:
        written: entries by id, each with its file.
        institutions: nouns for organs and offices.
        home: what to name as the file of an organ that nobody wrote.
        problems: gets what is wrong.

    Returns:
        The table; with faults noted, the faulty parts are left out.
    """
    states = [entry for _, entry in written.values() if entry.kind == "country"]
    entries = [entry for _, entry in written.values()]
    for name, borne, owner in misplaced_organs(states, entries):
        cause = f"{borne!r} names the state's own organ {owner}"
        problems.append(Problem(str(written[name][0]), name, cause, f"give the entry the id {owner}, or drop the name"))
    organs = {entry.id: entry for entry in organs_of_states(states, entries)}
    implied = {name: entry for name, entry in organs.items() if name not in written}
    named = {
        name: (file, with_implied_names(entry, organs[name]))
        for name, (file, entry) in written.items()
        if name in organs
    }
    everyone = {**written, **named, **{name: (home, entry) for name, entry in implied.items()}}
    before = len(problems)
    check_actors(everyone, institutions, problems)
    entries = [entry for _, entry in everyone.values()]
    if len(problems) > before:
        entries = [_without_loose_ends(entry, everyone) for entry in entries]
    return compile_actors(entries, institutions, frozenset(implied))


def _without_loose_ends(entry: ActorEntry, known: Mapping[str, object]) -> ActorEntry:
    """Return the entry without references to what does not exist."""
    return msgspec.structs.replace(
        entry,
        part_of=tuple(one for one in entry.part_of if one.id in known),
        roles=tuple(one for one in entry.roles if one.of in known),
        opposes=tuple(one for one in entry.opposes if one in known),
        backers=tuple(one for one in entry.backers if one in known),
        successor=entry.successor if entry.successor in known else None,
    )
