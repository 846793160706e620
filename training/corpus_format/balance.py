"""What the corpus is made of, beside what it is to be made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from corpus_format.export import Codes
from corpus_format.item import STATUSES, VALUES, Item

SENTENCES: Final = 10_000
REPORTS: Final = 500
REGIONS: Final = 25
DECADES: Final = 5
PER_ACT: Final = 12
TEMPLATES: Final = 1 / 3


class Goal(NamedTuple):
    """One thing that the corpus must have: what is there, whether that is enough, and what is wanted."""

    name: str
    there: str
    enough: bool
    wanted: str


def goals(items: Sequence[Item], codes: Mapping[str, Codes]) -> list[Goal]:
    """Return how far the corpus is from what it is to hold."""
    sentences = [item for item in items if item.kind == "sentence"]
    events = [event for item in items for event in item.events]
    acts = Counter(event.act for event in events)
    types = {codes[act].type for act in acts if act in codes}
    modes = {(codes[act].type, codes[act].mode) for act in acts if act in codes and codes[act].mode}
    all_modes = {(code.type, code.mode) for code in codes.values() if code.mode}
    rare = _share(sentences, sum(item.wording == "rare" for item in sentences))
    negative = _share(sentences, sum(item.is_negative for item in sentences))
    thin = sum(acts[act] < PER_ACT for act in codes)
    regions, decades = {item.region for item in items}, {item.decade for item in items}
    values = {(statement.kind, statement.value) for item in items for statement in item.statements}
    return [
        _count("sentences", len(sentences), SENTENCES),
        _count("reports", len(items) - len(sentences), REPORTS),
        Goal("rare wording", f"{rare:.0%}", 0.28 <= rare <= 0.38, "a third of the sentences"),
        Goal("negatives", f"{negative:.0%}", 0.17 <= negative <= 0.25, "a fifth of the sentences"),
        Goal("from templates", f"{template_share(items):.0%}", template_share(items) <= TEMPLATES, "at most a third"),
        _count("regions", len(regions), REGIONS),
        _count("decades", len(decades), DECADES),
        _count("types", len(types), len({code.type for code in codes.values()})),
        _count("modes", len(modes), len(all_modes)),
        _count("statuses", len({event.status for event in events}), len(STATUSES)),
        _count("kinds of statement", len(values), sum(map(len, VALUES.values()))),
        Goal("thin acts", str(thin), thin == 0, f"none with fewer than {PER_ACT} events"),
    ]


def _share(items: Sequence[Item], part: int) -> float:
    return part / max(1, len(items))


def _count(name: str, there: int, wanted: int) -> Goal:
    return Goal(name, str(there), there >= wanted, f"{wanted:,}")


def template_share(items: Sequence[Item]) -> float:
    """Return the share of items that come from templates."""
    return _share(items, sum(item.origin == "template" for item in items))


def table(items: Sequence[Item], codes: Mapping[str, Codes]) -> list[str]:
    """Return the lines of the balance table: goals, then counts by type, status, region, decade, style, label, act."""
    events = [event for item in items for event in item.events]
    known = [event for event in events if event.act in codes]
    acts = Counter(dict.fromkeys(codes, 0))
    acts.update(event.act for event in known)
    modes = (f"{codes[event.act].type}/{codes[event.act].mode}" for event in known if codes[event.act].mode)
    return [
        *map(_goal_line, goals(items, codes)),
        _line("types", (codes[event.act].type for event in known)),
        _line("modes", modes),
        _line("statuses", (event.status for event in events)),
        _line("statements", (f"{s.kind}/{s.value}" for item in items for s in item.statements)),
        _line("labels", (mention.label for item in items for mention in item.mentions)),
        _line("roles", (role.name for event in events for role in event.roles)),
        _line("regions", (item.region for item in items)),
        _line("decades", (item.decade for item in items)),
        _line("styles", (item.style for item in items)),
        _line("wording", (item.wording for item in items)),
        "acts, rarest first: " + ", ".join(f"{act} {n}" for act, n in sorted(acts.items(), key=lambda a: (a[1], a[0]))),
    ]


def _goal_line(goal: Goal) -> str:
    return f"{'ok  ' if goal.enough else 'less'} {goal.name:<20} {goal.there:>7}   wanted: {goal.wanted}"


def _line(name: str, values: Iterable[str]) -> str:
    counts = sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))
    return f"{name}: " + ", ".join(f"{value} {count}" for value, count in counts)
