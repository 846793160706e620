"""How well reports are led together: stories, incidents, origins, contradictions.

    python benchmarks/stories.py [--data ../shared/data] [--bench ../shared/bench] [--readings KEPT.jsonl]

Stories are scored on ECB+ (`stories/dev`, where it lies beside the checkout), the rest on `sets/stories.jsonl` and
`sets/contradictions.jsonl`. Half of the stories of our own set, those whose crc32 is even, were looked at
while the rules were made; the others are told apart.

- incidents: B-cubed over mentions (report, incident). A mention is answered by the incident of the claim whose
  sentence meets its span, else of the nearest in the report.
- origins: a report is right where the first report of its story that has the same voice is the right one.
- contradictions: pairs of reports and what they contradict each other about (holder counts as control, denial as
  occurrence or perpetrator). Found: share of the pairs of the set that a contradiction sets against each other.
  Precision: share of the contradictions told between reports of the set that set at least one such pair against
  each other. "kind aside" asks only whether the two reports contradict each other on the incident.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from dragoman.pipeline.commonness import load_rarity
from dragoman.record import Reading
from dragoman.report import Report, Span
from dragoman.state import Contradiction, Incident, Linked, Source, fingerprints, known_on, link, tell_situation
from dragoman.state.pages import Page
from dragoman.state.stories import find_stories
from dragoman.state.wording import word_weights

HERE = Path(__file__).parent
Row = dict[str, Any]
_KINDS = {
    "control": {"holder"},
    "toll": {"toll"},
    "occurrence": {"denial"},
    "perpetrator": {"perpetrator", "denial"},
    "date": {"date"},
    "place": {"place"},
    "correction": {"toll", "holder", "denial", "date", "perpetrator"},
}


def load(path: Path) -> list[Row]:
    """Return the rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def bcubed(gold: Mapping[Any, Hashable], said: Mapping[Any, Hashable]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 of a grouping."""
    there: dict[Hashable, set[Any]] = defaultdict(set)
    here: dict[Hashable, set[Any]] = defaultdict(set)
    for item, group in gold.items():
        there[group].add(item)
        here[said[item]].add(item)
    common = {item: len(there[gold[item]] & here[said[item]]) for item in gold}
    precision = sum(common[item] / len(here[said[item]]) for item in gold) / len(gold)
    recall = sum(common[item] / len(there[gold[item]]) for item in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def score_stories(rows: Sequence[Row], rarity: Mapping[str, float]) -> tuple[float, float, float]:
    """Score stories on ECB+, whose reports have no day and no outlet."""
    pages = [Page(row["id"], None, word_weights(row["text"], rarity)) for row in sorted(rows, key=lambda r: r["id"])]
    said = {report: story[0] for story in find_stories(pages) for report in story}
    return bcubed({row["id"]: row["story"] for row in rows}, said)


def read_all(rows: Sequence[Row], kept: Path | None) -> list[Reading]:
    """Return a reading of each report, from a file of readings where one is given and is there."""
    if kept is not None and kept.exists():
        return [Reading.from_json(line) for line in kept.read_bytes().splitlines()]
    from dragoman.pipeline import Reader  # noqa: PLC0415 (the model is not needed with readings that were kept)

    reports = [
        Report(
            id=row["id"], text=row["text"], title=row["title"], publisher=row["publisher"], published=row["published"]
        )
        for row in rows
    ]
    readings = [reading for reading in Reader().read_all(reports) if isinstance(reading, Reading)]
    if kept is not None:
        kept.write_bytes(b"".join(reading.to_json() + b"\n" for reading in readings))
    return readings


def score_incidents(rows: Sequence[Row], incidents: Iterable[Incident]) -> tuple[float, float, float]:
    """Score incidents over the mentions of the set."""
    claims: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for incident in incidents:
        for claim in incident.claims:
            claims[claim.report].append((claim.span, incident.id))
    gold: dict[Any, Hashable] = {}
    said: dict[Any, Hashable] = {}
    for row in rows:
        for number, mention in enumerate(row["incidents"]):
            item = (row["id"], number)
            gold[item] = mention["incident"]
            said[item] = _answer(Span(*mention["span"]), claims[row["id"]]) or item
    return bcubed(gold, said)


def _answer(span: Span, claims: Sequence[tuple[Span, str]]) -> str | None:
    nearest = min(
        claims, key=lambda claim: (not claim[0].touches(span), abs(claim[0].start - span.start), claim), default=None
    )
    return nearest[1] if nearest is not None else None


def score_origins(rows: Sequence[Row], linked: Linked) -> float:
    """Return the share of reports that are led to the right first report of their story."""
    voices = {origin.report: origin.voice for origin in linked.origins}
    first: dict[tuple[str, str, str], str] = {}
    right = 0
    for row in rows:
        gold = first.setdefault(("gold", row["story"], row["origin"]), row["id"])
        said = first.setdefault(("said", row["story"], voices[row["id"]]), row["id"])
        right += gold == said
    return right / len(rows)


def score_contradictions(
    gold: Sequence[Row], found: Sequence[Contradiction], reports: set[str], *, strict: bool
) -> tuple[int, int, int, int]:
    """Return pairs found, pairs of the set, contradictions that are right, contradictions told."""
    wanted = [row for row in gold if row["first"]["report"] in reports]
    told = [one for one in found if all(set(side.evidence.reports) & reports for side in one.sides)]

    def meets(row: Row, one: Contradiction) -> bool:
        if strict and one.kind not in _KINDS[row["about"]]:
            return False
        sides = [set(side.evidence.reports) for side in one.sides]
        pair = row["first"]["report"], row["second"]["report"]
        return any(
            pair[0] in sides[a] and pair[1] in sides[b] for a in range(len(sides)) for b in range(len(sides)) if a != b
        )

    hits = sum(any(meets(row, one) for one in told) for row in wanted)
    right = sum(any(meets(row, one) for row in wanted) for one in told)
    return hits, len(wanted), right, len(told)


def score_own(
    rows: Sequence[Row],
    contradictions: Sequence[Row],
    readings: Mapping[str, Reading],
    table: Table,
    rarity: Mapping[str, float],
    name: str,
) -> None:
    """Add the rows of one part of our own set to the table."""
    linked = link([_source(row, readings[row["id"]]) for row in rows], rarity)
    situation = tell_situation(linked.told, days=None, stories=linked.story_of())
    precision, recall, score = score_incidents(rows, situation.timeline)
    detail = f"precision {precision:.3f}, recall {recall:.3f}"
    table.add_row(name, "incidents, B-cubed F1", f"{score:.3f}", "0.80", detail)
    table.add_row(name, "origins right", f"{score_origins(rows, linked):.3f}", "0.90", f"{len(rows)} reports")
    for strict in (True, False):
        hits, wanted, right, told = score_contradictions(
            contradictions, situation.contradictions, set(readings) & {row["id"] for row in rows}, strict=strict
        )
        aside = "" if strict else ", kind aside"
        table.add_row(name, f"contradictions found{aside}", f"{hits / wanted:.3f}", "0.80", f"{hits} of {wanted}")
        share = right / told if told else 0.0
        table.add_row(name, f"their precision{aside}", f"{share:.3f}", "0.80", f"{right} of {told}")


def _source(row: Row, reading: Reading) -> Source:
    return Source(
        report=row["id"],
        known=known_on(reading.report),
        fingerprints=fingerprints(row["text"]),
        reading=reading,
        text=row["text"],
    )


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=HERE.parents[1] / "shared" / "data")
    parser.add_argument("--readings", type=Path, help="keep readings here, and take them from here the next time")
    options = parser.parse_args()
    rarity = load_rarity()
    table = Table("set", "what", "score", "bar", "detail")
    public = options.data / "stories" / "dev.jsonl"
    if public.exists():
        precision, recall, score = score_stories(load(public), rarity)
        detail = f"precision {precision:.3f}, recall {recall:.3f}"
        table.add_row("ECB+ dev", "stories, B-cubed F1", f"{score:.3f}", "0.92", detail)
    rows = load(HERE / "sets" / "stories.jsonl")
    contradictions = load(HERE / "sets" / "contradictions.jsonl")
    readings = {reading.report.id: reading for reading in read_all(rows, options.readings)}
    for name, rest in (("ours, looked at", 0), ("ours, untouched", 1)):
        part = [row for row in rows if zlib.crc32(row["story"].encode()) % 2 == rest]
        score_own(part, contradictions, readings, table, rarity, name)
    Console(width=120).print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
