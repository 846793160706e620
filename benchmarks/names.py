"""Who is meant: mentions, garbled names, clean names, translations, relations and the seed report, as one table.

usage: names.py [SHARED] [--only PART ...]

SHARED is the folder that holds `data/`, `bench/` and `seed/`; it defaults to the one beside the checkout, and what is
not there is named and passed over. `garbled-2` is the blind half of its set: only its total is printed. How each part
is scored stands beside the function that scores it.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec
from rich.console import Console
from rich.progress import track

from dragoman.knowledge import Knowledge, fold
from dragoman.pipeline import Reader
from dragoman.record import Actor, Reading
from dragoman.report import Report
from relations import PREDICATES, score_relations

ROOT = Path(__file__).resolve().parents[1]
SETS = ROOT / "benchmarks" / "sets"
SHARED = ROOT.parent / "shared"
NAME_DOUBTS = frozenset({"garbled_name", "implausible_actor"})
ORGANS = re.compile(r"^([a-z]{3})(\.(gov|mil|pol|leg|jud|spy))?$")
# A name inside a sentence: two capitalised words or more, so that no first word of a sentence passes for one.
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?:[ -][A-Z][a-z]+)+")
TITLES = frozenset("Prime Minister President Vice Secretary General Foreign Defence Defense King Queen The".split())
CLEAN_OF_EACH = 1000
Row = Mapping[str, Any]
Readings = Callable[[Sequence[Row]], list[Reading]]


class Judge:
    """Tells whether an actor of a reading is the one that a set names."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the knowledge whose aliases names are compared with."""
        self._actors = knowledge.actors

    def is_meant(self, actor: Actor, wanted: str) -> bool:
        """Tell whether an actor bears the wanted name; a state and its government are one here."""
        if any(_same_body(actor.id, entry.id) for entry in self._actors.named(wanted)):
            return True
        of_state = re.fullmatch(r"(Government|Armed Forces) of (?:the )?(.+)", wanted)
        if of_state is not None:
            organ = ".gov" if of_state[1] == "Government" else ".mil"
            states = [entry for entry in self._actors.named(of_state[2]) if entry.kind == "country"]
            return any(_same_body(actor.id, f"{state.id}{organ}") for state in states)
        return fold(actor.name) == fold(wanted)

    def is_named(self, name: str, wanted: str) -> bool:
        """Tell whether a suggested name is that of the wanted actor."""
        if fold(name) == fold(wanted):
            return True
        ids = {entry.id for entry in self._actors.named(wanted)}
        return any(entry.id in ids for entry in self._actors.named(name))

    def shares_word(self, actor: Actor, text: str) -> bool:
        """Tell whether a text has a word of one of the actor's own names."""
        entry = self._actors.get(actor.id)
        names = (entry.name, *entry.aliases, *entry.native, *entry.adjectives, *entry.people) if entry else ()
        own = {word for name in (actor.name, *names) for word in fold(name).split()}
        return bool(own.intersection(fold(text).split())) or fold(text) in {fold(name) for name in names}


def _same_body(one: str, other: str) -> bool:
    """Tell whether two ids are one actor; that of a state stands for its government too."""
    return one == other or {one, other} in ({one, f"{one}.gov"}, {other, f"{other}.gov"})


def over(span: Sequence[int], other: Sequence[int]) -> bool:
    """Tell whether two stretches share at least half of the longer."""
    common = min(span[1], other[1]) - max(span[0], other[0])
    return 2 * common >= max(span[1] - span[0], other[1] - other[0]) > 0


def _inside(span: Sequence[int], other: Sequence[int]) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


def score_mentions(rows: Sequence[Row], readings: Sequence[Reading], judge: Judge) -> list[tuple[str, bool, bool]]:
    """Return form, whether the row may be looked at while tuning, and whether the mention is right, for each row.

    Right where those whom the reading has over the span are just those who are meant; where several are meant, what
    stands inside the span counts too ("Turkish | and | Russian troops").
    """
    results = []
    for row, reading in zip(rows, readings, strict=True):
        several, where = len(row["actors"]) > 1, row["span"]
        there = [
            actor
            for actor in reading.actors
            if any(over(span, where) or (several and _inside(span, where)) for span in actor.mentions)
        ]
        meant = all(any(judge.is_meant(actor, name) for actor in there) for name in row["actors"])
        only = all(any(judge.is_meant(actor, name) for name in row["actors"]) for actor in there)
        results.append((row["form"], crc32(row["id"].encode()) % 2 == 0, meant and only))
    return results


def is_repaired(row: Row, reading: Reading, judge: Judge) -> bool:
    """Tell whether a garbled name is led to its actor, or a doubt over it suggests the actor."""
    there = [actor for actor in reading.actors if any(over(span, row["span"]) for span in actor.mentions)]
    doubts = (doubt for doubt in reading.doubts if doubt.kind in NAME_DOUBTS)
    said = [doubt.suggestion for doubt in doubts if over(doubt.span, row["span"])]
    return any(judge.is_meant(actor, row["actor"]) for actor in there) or any(
        judge.is_named(name, row["actor"]) for name in said if name
    )


def is_falsely_repaired(span: Sequence[int], text: str, reading: Reading, judge: Judge) -> bool:
    """Tell whether a clean name is doubted, or led to an actor with none of its words in any name."""
    if any(doubt.kind in NAME_DOUBTS and _touches(doubt.span, span) for doubt in reading.doubts):
        return True
    there = [actor for actor in reading.actors if any(over(mention, span) for mention in actor.mentions)]
    known = [actor for actor in there if not actor.id.startswith("x.") and not ORGANS.match(actor.id)]
    return any(not judge.shares_word(actor, text) and not _is_initials(text, actor.name) for actor in known)


def _touches(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_initials(text: str, name: str) -> bool:
    return "".join(word[0] for word in name.split()).casefold().startswith(text.casefold()[:2])


def clean_names(shared: Path) -> Iterator[tuple[Row, list[tuple[int, int]]]]:
    """Yield texts with their clean names: persons and organisations of wikigold, names by capitals of wikinews."""
    left = CLEAN_OF_EACH
    for row in _rows(shared / "data/entities/wikigold.train.jsonl"):
        spans = [(first, last) for first, last, label in row["spans"] if label in ("PER", "ORG")][:left]
        if spans:
            yield row, spans
        left -= len(spans)
    left = CLEAN_OF_EACH
    for row in _rows(shared / "data/news/wikinews.jsonl"):
        names = [match for match in NAME.finditer(row["text"]) if TITLES.isdisjoint(match.group().split())]
        found = {match.group(): match.span() for match in reversed(names)}
        spans = sorted(found.values())[:left]
        if spans:
            yield row, spans
        left -= len(spans)


def _rows(path: Path) -> list[Row]:
    if not path.is_file():
        raise FileNotFoundError(path)
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _share(hits: Sequence[bool]) -> str:
    return f"{sum(hits):4}/{len(hits):<4} {sum(hits) / max(1, len(hits)):6.1%}"


class Table:
    """The parts of the benchmark, each returning its lines."""

    def __init__(self, shared: Path, read: Readings, knowledge: Knowledge, folder: Path) -> None:
        """Take the data, what reads it, the knowledge to compare names with, and a folder for files."""
        self.shared, self.read, self.folder = shared, read, folder
        self.judge = Judge(knowledge)

    def mentions(self) -> Iterator[str]:
        """Score mentions by form, the half that may be looked at and the untouched one apart."""
        rows = _rows(SETS / "mentions.jsonl")
        results = score_mentions(rows, self.read(rows), self.judge)
        for name, part in (
            ("all", results),
            ("looked at", [r for r in results if r[1]]),
            ("untouched", [r for r in results if not r[1]]),
        ):
            yield f"{name:24} {_share([right for _, _, right in part])}"
        for form in sorted({form for form, _, _ in results}):
            yield f"  {form:22} {_share([right for its, _, right in results if its == form])}"

    def garbled_1(self) -> Iterator[str]:
        """Score the first half of the garbled names by kind of garble and by language."""
        rows = _rows(SETS / "garbled-names-1.jsonl")
        right = [is_repaired(row, one, self.judge) for row, one in zip(rows, self.read(rows), strict=True)]
        yield f"{'all':24} {_share(right)}"
        for field in ("garble", "language"):
            for value in sorted({row[field] for row in rows}):
                hits = [hit for row, hit in zip(rows, right, strict=True) if row[field] == value]
                yield f"  {value:22} {_share(hits)}"

    def garbled_2(self) -> Iterator[str]:
        """Score the blind half of the garbled names."""
        rows = _rows(SETS / "garbled-names-2.jsonl")
        right = [is_repaired(row, one, self.judge) for row, one in zip(rows, self.read(rows), strict=True)]
        yield f"{'all':24} {_share(right)}"

    def clean(self) -> Iterator[str]:
        """Score clean names: the share that is falsely repaired."""
        rows = list(clean_names(self.shared))
        readings = self.read([row for row, _ in rows])
        wrong = [
            is_falsely_repaired(span, row["text"][slice(*span)], reading, self.judge)
            for (row, spans), reading in zip(rows, readings, strict=True)
            for span in spans
        ]
        yield f"{'falsely repaired':24} {_share(wrong)}"

    def translation(self) -> Iterator[str]:
        """Score translations against human ones with the scorer beside the data."""
        gold, lines = self.shared / "data/translation/dev.jsonl", self.folder / "lines.jsonl"
        scorer = self.shared / "bench/score_translation.py"
        _rows(gold)
        _run(scorer, str(gold), "--write-input", str(lines))
        yield _run(scorer, str(gold), str(self._written(self.read(_rows(lines)))))

    def relations(self) -> Iterator[str]:
        """Score relations between actors on re3d's development documents."""
        rows = _rows(self.shared / "data/entities/re3d.dev.jsonl")
        scores = score_relations(rows, self.read(rows))
        for name in ("all", *PREDICATES):
            yield f"{name:24} {scores[name]}"

    def seed(self) -> Iterator[str]:
        """Score the facts of the seed report that are actors and relations."""
        key = json.loads((self.shared / "seed/key.json").read_text("utf-8"))
        text = (self.shared / "seed" / key["text"]).read_text("utf-8")
        readings = self._written(self.read([{"id": key["id"], "text": text}]))
        for kind in ("actor", "relation"):
            facts = self.folder / f"{kind}.json"
            some = [fact for fact in key["facts"] if fact["kind"] == kind]
            part = key | {"facts": some, "text": str(self.shared / "seed" / key["text"])}
            facts.write_text(json.dumps(part), "utf-8")
            yield f"{kind:24} {_run(self.shared / 'bench/score_facts.py', str(facts), '--readings', str(readings))}"

    def _written(self, readings: Sequence[Reading]) -> Path:
        path = self.folder / "readings.jsonl"
        path.write_bytes(b"".join(msgspec.json.encode(reading) + b"\n" for reading in readings))
        return path


def _run(scorer: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, str(scorer), *arguments], capture_output=True, text=True, check=False)
    return ((done.stdout or done.stderr).strip().splitlines() or [""])[-1]


def reading_with(reader: Reader) -> Readings:
    """Return what reads rows in order, with its progress on stderr."""

    def read(rows: Sequence[Row]) -> list[Reading]:
        reports = (Report(id=row["id"], text=row["text"], published=row.get("published")) for row in rows)
        shown = track(reader.read_all(reports), total=len(rows), console=Console(stderr=True), transient=True)
        return [reading for reading in shown if isinstance(reading, Reading)]

    return read


PARTS: dict[str, Callable[[Table], Iterator[str]]] = {
    "mentions": Table.mentions,
    "garbled-1": Table.garbled_1,
    "garbled-2": Table.garbled_2,
    "clean": Table.clean,
    "translation": Table.translation,
    "relations": Table.relations,
    "seed": Table.seed,
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    options = parser.parse_args()
    reader = Reader()
    with tempfile.TemporaryDirectory() as folder:
        table = Table(options.shared, reading_with(reader), reader.knowledge, Path(folder))
        for name in options.only:
            print(name, flush=True)
            try:
                for line in PARTS[name](table):
                    print(f"  {line}", flush=True)
            except FileNotFoundError as error:
                print(f"  not there: {error.filename or error}", flush=True)


if __name__ == "__main__":
    main()
