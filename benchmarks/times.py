"""Times, days of publication and background: a table of every figure, with the bar that it should reach.

usage: times.py [SHARED] [--only NAME ...] [--reports N]

SHARED is the folder that holds `data/`, `bench/` and `seed/`; it defaults to the one beside the checkout. What is not
there is named and passed over.

wikiwars   22 histories of wars: expressions of time found and put on the right days, by score_times.py.
wikinews   news with its day withheld, and the first line, which is the day: a day told is right within 3 days, a range
           where it holds the day. Every second article and ids with an even CRC-32 were looked at while tuning
           ("seen"), the others not.
undated    reports of war that bear no date: right where the true day lies in the range told and that has at most 14
           days. Ids with an even CRC-32 were looked at while tuning, the others not.
history    sentences marked as news or as history in dated reports: one is told right where all events read in it are
           background if it is history, and none if it is news. Where no event is read, the sentence itself is scored,
           apart: right where it is taken for background if it is history. Halves as in undated.
seed       facts of kind place, report and date_conflict of the seed report, by score_facts.py.
share      share of the processor time of reading that times and places take together, on the wikinews articles.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from dragoman.events import code
from dragoman.knowledge import load_knowledge
from dragoman.language import Annotator
from dragoman.mentions import find, finding, spotting
from dragoman.record import Mentions, Reading
from dragoman.report import Annotated, Report

ROOT = Path(__file__).resolve().parents[1]
SETS = ROOT / "benchmarks" / "sets"
SHARED = ROOT.parent / "shared"
MOST_DAYS = 14
NEAR_DAYS = 3
_DATE_LINE = re.compile(r"\s*\w+day,\s+\w+ \d+,\s+\d{4}\s*")
# What times and places do in the reading of a report; some of it calls other parts of it, which count once.
TIMED: tuple[tuple[ModuleType, tuple[str, ...]], ...] = (
    (
        finding,
        ("recognise_all", "find_clues", "infer_publication", "find_times", "find_places", "find_time_conflicts",
         "_remembered", "tell_background"),
    ),
    (spotting, ("_spot_places",)),
)  # fmt: skip


class Figure(NamedTuple):
    """One line of the table.

    Attributes:
        name: what is measured, and on what.
        right: how many are right, or a share.
        of: out of how many; 0 where `right` is a share.
        bar: what it should reach; a share of time should stay below it.
    """

    name: str
    right: float
    of: int
    bar: float | None = None

    def __str__(self) -> str:
        """Show it on one line."""
        share = self.right / self.of if self.of else self.right
        counted = f"{self.right:4.0f} of {self.of:4}" if self.of else " " * 12
        bar = "" if self.bar is None else f"   bar {self.bar:.2f}"
        return f"{self.name:58} {share:.3f}  {counted}{bar}"


class Desk:
    """Reads reports step by step."""

    def __init__(self) -> None:
        """Load model and knowledge."""
        self.annotator, self.knowledge = Annotator(), load_knowledge()

    def find(self, reports: Iterable[Report]) -> Iterator[tuple[Annotated, Mentions]]:
        """Yield each report with what it names."""
        for page in self.annotator.annotate(reports):
            yield page, find(page, self.knowledge)

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Annotated, Mentions, Reading]]:
        """Yield each report with what it names and its reading."""
        for page, mentions in self.find(reports):
            yield page, mentions, code(page, mentions, self.knowledge)


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def is_seen(row: dict[str, Any]) -> bool:
    """Tell whether a row of our own sets was looked at while tuning."""
    return zlib.crc32(row["id"].encode()) % 2 == 0


def last_line(scorer: Path, *arguments: str) -> str:
    """Run a scorer beside the data and return the last line that it prints."""
    done = subprocess.run([sys.executable, str(scorer), *arguments], capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).strip().splitlines()[-1]


def score_wikiwars(desk: Desk, shared: Path) -> Iterator[Figure | str]:
    """Yield the figures of score_times.py."""
    gold = shared / "data/times/dev.jsonl"
    reports = [Report(id=row["id"], text=row["text"], published=row["published"]) for row in rows_of(gold)]
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "out.jsonl"
        readings = (Reading(report=found.head, times=found.times) for _, found in desk.find(reports))
        answers.write_bytes(b"".join(reading.to_json() + b"\n" for reading in readings))
        line = last_line(shared / "bench/score_times.py", str(gold), str(answers))
    recognised, value = (float(found) for found in re.findall(r"F1 ([\d.]+)", line))
    yield Figure("wikiwars, recognition F1", recognised, 0)
    yield Figure("wikiwars, value F1", value, 0, 0.78)


def score_wikinews(desk: Desk, shared: Path) -> Iterator[Figure | str]:
    """Yield how often a day is told, and how often rightly, for the articles looked at and for the others."""
    rows = rows_of(shared / "data/news/wikinews.jsonl")
    reports = [Report(id=row["id"], text=_DATE_LINE.sub("", row["text"], count=1)) for row in rows]
    misses: dict[bool, list[int | None]] = {True: [], False: []}
    holds: dict[bool, list[bool]] = {True: [], False: []}
    for number, (row, (_, found)) in enumerate(zip(rows, desk.find(reports), strict=True)):
        told, days, true = found.head.published, found.head.published_range, row["published"][:10]
        seen = number % 2 == 0 or is_seen(row)
        misses[seen].append(None if told is None else abs((date.fromisoformat(told) - date.fromisoformat(true)).days))
        if days is not None:
            holds[seen].append(days[0] <= true <= days[1])
    for seen, name in ((True, "seen"), (False, "untouched")):
        told_days = [miss for miss in misses[seen] if miss is not None]
        yield Figure(f"wikinews {name}, a day is told", len(told_days), len(misses[seen]), 0.50)
        right = sum(miss <= NEAR_DAYS for miss in told_days)
        yield Figure(f"wikinews {name}, within {NEAR_DAYS} days where told", right, len(told_days), 0.85)
        yield Figure(f"wikinews {name}, in the range where one is told", sum(holds[seen]), len(holds[seen]))


def score_undated(desk: Desk, shared: Path) -> Iterator[Figure | str]:
    """Yield how often the range of an undated report is short and right."""
    del shared
    rows = rows_of(SETS / "undated.jsonl")
    right: dict[bool, list[bool]] = {True: [], False: []}
    holds: dict[bool, list[bool]] = {True: [], False: []}
    for row, (_, found) in zip(rows, desk.find(Report(id=r["id"], text=r["text"]) for r in rows), strict=True):
        days = found.head.published_range
        inside = days is not None and days[0] <= row["day"] <= days[1]
        holds[is_seen(row)].append(inside)
        right[is_seen(row)].append(inside and days is not None and _length(days) <= MOST_DAYS)
    for seen, name in ((True, "seen"), (False, "untouched")):
        yield Figure(
            f"undated {name}, in a range of {MOST_DAYS} days at most", sum(right[seen]), len(right[seen]), 0.80
        )
        yield Figure(f"undated {name}, in the range, however long", sum(holds[seen]), len(holds[seen]))


def _length(days: tuple[str, str]) -> int:
    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days + 1


def score_history(desk: Desk, shared: Path) -> Iterator[Figure | str]:
    """Yield how often background is told from news, by events and, where there are none, by sentences."""
    del shared
    rows = rows_of(SETS / "history.jsonl")
    reports = (Report(id=row["id"], text=row["text"], published=row["published"]) for row in rows)
    told: dict[tuple[bool, bool], list[bool]] = {}
    for row, (page, found, reading) in zip(rows, desk.read(reports), strict=True):
        for marked in row["sentences"]:
            start, end = marked["span"]
            is_history = marked["is"] != "news"
            events = [event for event in reading.events if event.sentence.start < end and start < event.sentence.end]
            past = any(page.sentences[at].start < end and start < page.sentences[at].end for at in found.past)
            as_told = [event.status == "background" for event in events] or [past]
            told.setdefault((is_seen(row), bool(events)), []).append(all(one == is_history for one in as_told))
    for seen, half in ((True, "seen"), (False, "untouched")):
        for by_events, name in ((True, "background by its events"), (False, "no event read, by the sentence")):
            right = told.get((seen, by_events), [])
            yield Figure(f"history {half}, {name}", sum(right), len(right), 0.90 if by_events else None)


def score_seed(desk: Desk, shared: Path) -> Iterator[Figure | str]:
    """Yield what score_facts.py says of places, the report's day and conflicts of dates."""
    key = json.loads((shared / "seed/key.json").read_text("utf-8"))
    kept = [fact for fact in key["facts"] if fact["kind"] in ("place", "report") or _is_date_conflict(fact)]
    text = (shared / "seed" / key["text"]).read_text("utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / key["text"]).write_text(text, "utf-8")
        (folder / "key.json").write_text(json.dumps(key | {"facts": kept}), "utf-8")
        answers = folder / "out.jsonl"
        answers.write_bytes(b"".join(r.to_json() + b"\n" for *_, r in desk.read([Report(id=key["id"], text=text)])))
        line = last_line(shared / "bench/score_facts.py", str(folder / "key.json"), "--readings", str(answers))
    yield f"seed, of kind place, report, date_conflict: {line}"


def _is_date_conflict(fact: dict[str, Any]) -> bool:
    return fact["kind"] == "doubt" and "date_conflict" in fact.get("kind_is", ())


def score_share(desk: Desk, shared: Path, most: int) -> Iterator[Figure | str]:
    """Yield the share of the time of reading that times and places take together."""
    rows = rows_of(shared / "data/news/wikinews.jsonl")[:most]
    for withheld, name in ((False, "dated"), (True, "day withheld")):
        reports = [
            Report(
                id=r["id"], text=_DATE_LINE.sub("", r["text"], count=1), published=None if withheld else r["published"]
            )
            for r in rows
        ]
        list(desk.read(reports[:2]))
        clock = Stopwatch()
        clock.attach(TIMED)
        begun = time.process_time()
        list(desk.read(reports))
        whole = time.process_time() - begun
        clock.detach()
        yield Figure(f"share of times and places in reading, {name}, below", clock.spent / whole, 0, 0.20)


class Stopwatch:
    """Sums the processor time that some functions take, those that they call counted once."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.spent = 0.0
        self._depth = 0
        self._kept: list[tuple[ModuleType, str, Callable[..., Any]]] = []

    def attach(self, functions: Sequence[tuple[ModuleType, Sequence[str]]]) -> None:
        """Time the functions from now on."""
        for module, names in functions:
            for name in names:
                self._kept.append((module, name, getattr(module, name)))
                setattr(module, name, self._timed(getattr(module, name)))

    def detach(self) -> None:
        """Put the functions back as they were."""
        for module, name, function in self._kept:
            setattr(module, name, function)

    def _timed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:
            self._depth += 1
            begun = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self._depth -= 1
                if not self._depth:
                    self.spent += time.process_time() - begun

        return timed


Score = Callable[[Desk, Path], Iterator[Figure | str]]
SCORES: dict[str, tuple[str | None, Score]] = {
    "wikiwars": ("data/times/dev.jsonl", score_wikiwars),
    "wikinews": ("data/news/wikinews.jsonl", score_wikinews),
    "undated": (None, score_undated),
    "history": (None, score_history),
    "seed": ("seed/key.json", score_seed),
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--only", nargs="+", choices=[*SCORES, "share"], default=[*SCORES, "share"])
    parser.add_argument("--reports", type=int, default=60, help="articles over which the share of time is taken")
    options = parser.parse_args()
    desk = Desk()
    scores: dict[str, tuple[str | None, Score]] = SCORES | {
        "share": ("data/news/wikinews.jsonl", lambda desk, shared: score_share(desk, shared, options.reports))
    }
    for name in options.only:
        needed, score = scores[name]
        if needed is not None and not (options.shared / needed).is_file():
            print(f"{name}: not there: {options.shared / needed}")
            continue
        for figure in score(desk, options.shared):
            print(figure, flush=True)


if __name__ == "__main__":
    main()
