"""How far two readers agree: 300 sentences of the corpus, annotated again by someone who saw only the guidelines.

    python training/agreement.py --draw        writes agreement/sample.txt: ids and bare sentences, drawn by chance
    python training/agreement.py               compares agreement/second-*.txt with the corpus

Agreement is F1, in which neither reader counts as right: on mentions by their characters and label, on carriers of
events by a shared word, on whole events (carrier, type, status, source and target all the same), and for carriers that
both see the share that agrees on type, act, status, source and target. Kappa is Cohen's, over
the types that both gave to carriers, "none" among them.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from corpus_format import Event, Item, parse_text, read_codes, read_corpus

ROOT = Path(__file__).parent
FOLDER = ROOT / "agreement"
SHARES = {"plain": 150, "rare": 90, "negative": 60}
SEED = 7


def main() -> None:
    """Draw, or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", action="store_true")
    items = {placed.item.id: placed.item for placed in read_corpus(ROOT / "corpus").items}
    if parser.parse_args().draw:
        (FOLDER / "sample.txt").write_text(draw(items), encoding="utf-8")
        return
    for name, value in compare(items).items():
        print(f"{name:18} {value}")


def draw(items: dict[str, Item]) -> str:
    """Return a sample: a line with the id and a line with the text for each item."""
    rng = random.Random(SEED)  # noqa: S311
    lines = []
    for folder, many in SHARES.items():
        there = sorted(key for key, item in items.items() if key.startswith(f"{folder}/") and item.kind == "sentence")
        lines += [f"# {key}\n{items[key].text}" for key in rng.sample(there, many)]
    rng.shuffle(lines)
    return "\n".join(lines) + "\n"


def compare(items: dict[str, Item]) -> dict[str, float]:
    """Return the agreement of the second reader with the corpus."""
    ids = [
        line[2:] for line in (FOLDER / "sample.txt").read_text(encoding="utf-8").splitlines() if line.startswith("# ")
    ]
    second: list[Item] = []
    for path in sorted(FOLDER.glob("second-*.txt"), key=lambda path: int(path.stem.partition("-")[2])):
        second += [
            placed.item
            for placed in parse_text(path.read_text(encoding="utf-8"), f"plain/{path.stem}", str(path)).items
        ]
    by_text = {item.text: item for item in second}
    pairs = [(items[key], by_text[items[key].text]) for key in ids if key in items and items[key].text in by_text]
    counts: Counter[str] = Counter()
    types: Counter[tuple[str, str]] = Counter()
    kinds = {act: codes.type for act, codes in read_codes(ROOT.parent / "resources/ontologies").items()}
    for first, other in pairs:
        _mentions(first, other, counts)
        _events(first, other, kinds, counts, types)
    scores = {name: round(2 * counts[name] / max(1, counts[f"{name}_said"]), 3) for name in ("mention", "carrier")}
    scores["event"] = round(2 * counts["event"] / max(1, counts["carrier_said"]), 3)
    scores |= {
        name: round(counts[name] / max(1, counts["carrier"]), 3)
        for name in ("type", "act", "status", "source", "target")
    }
    return {"sentences": len(pairs), **scores, "kappa of types": _kappa(types)}


def _mentions(first: Item, other: Item, counts: Counter[str]) -> None:
    mine, theirs = ({(m.start, m.end, m.label) for m in item.mentions} for item in (first, other))
    counts.update(mention=len(mine & theirs), mention_said=len(mine) + len(theirs))


def _events(
    first: Item, other: Item, kinds: dict[str, str], counts: Counter[str], types: Counter[tuple[str, str]]
) -> None:
    """Count the carriers that agree and how far, and the types given to each."""
    left = list(other.events)
    counts.update(carrier_said=len(first.events) + len(other.events))
    for event in first.events:
        match = next((one for one in left if _share(event, one)), None)
        types[kinds[event.act], kinds[match.act] if match else "none"] += 1
        if match is None:
            continue
        left.remove(match)
        same = {"carrier": True, "type": kinds[event.act] == kinds[match.act], "act": event.act == match.act}
        same["status"] = event.status == match.status
        for side in ("source", "target"):
            same[side] = _filling(first, event, side) == _filling(other, match, side)
        same["event"] = all(same[name] for name in ("type", "status", "source", "target"))
        counts.update({name: int(value) for name, value in same.items()})
    for one in left:
        types["none", kinds[one.act]] += 1
    if not first.events and not other.events:
        types["none", "none"] += 1


def _share(one: Event, other: Event) -> bool:
    return any(a.touches(b) for a in one.trigger for b in other.trigger)


def _filling(item: Item, event: Event, side: str) -> set[int]:
    """Return where the heads of the mentions in a role end: articles and titles before them do not matter."""
    return {item.mentions[role.mention].end for role in event.roles if role.name == side}


def _kappa(types: Counter[tuple[str, str]]) -> float:
    total = sum(types.values())
    agreed = sum(many for (a, b), many in types.items() if a == b) / max(1, total)
    rows: Counter[str] = Counter()
    columns: Counter[str] = Counter()
    for (a, b), many in types.items():
        rows[a] += many
        columns[b] += many
    chance = sum(rows[name] * columns[name] for name in rows) / max(1, total**2)
    return round((agreed - chance) / max(1e-9, 1 - chance), 3)


if __name__ == "__main__":
    main()
