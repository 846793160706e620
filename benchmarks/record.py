"""What the record costs as it grows: rate of adding at the start and at the end, share of linking, memory, a query.

    python benchmarks/record.py [NEWS.jsonl] [--reports 20000] [--batches 20] [--record FILE]

Adds the articles of the file and then reports made from them until there are `--reports` more: copies with sentences
left out, numbers changed and another outlet, each round of them on later days. After every batch what is derived is
settled.
The seconds are those of the processor, so that a busy machine changes them little; those of the query are the clock's.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import median

from dragoman.outputs.api.add import add_reports
from dragoman.pipeline import Reader
from dragoman.pipeline.settle import settle
from dragoman.report import Report
from dragoman.sources import read_jsonl
from dragoman.store import Stamp, Store

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news" / "wikinews.jsonl"
_STAMP = Stamp("benchmark", "benchmark", "benchmark")
_OUTLETS = ("Morning Post", "Gulf Observer", "Evening Standard of Porto", "Radio Delta", "The Ledger", "Horn Bulletin")
_NUMBER = re.compile(r"\b[1-9][0-9]?\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_MOVED = 5  # days by which each round of copies is later than the one before


def edited(report: Report, turn: int, dice: random.Random) -> Report:
    """Return a copy as another outlet would print it some days later."""
    kept = [sentence for sentence in _SENTENCE.split(report.text) if dice.random() > 0.15] or [report.text]
    text = _NUMBER.sub(lambda match: str(int(match[0]) + dice.randrange(2)), " ".join(kept))
    published = report.published
    if published is not None and len(published) == len("2020-01-09"):
        published = (date.fromisoformat(published) + timedelta(days=_MOVED * turn)).isoformat()
    outlet = dice.choice(_OUTLETS)
    return Report(
        id=f"{report.id}-{turn}",
        text=f"{text} ({outlet}, {turn})",
        title=report.title,
        publisher=outlet,
        published=published,
    )


def grown(articles: Sequence[Report], more: int) -> Iterator[Report]:
    """Yield the articles, then so many reports made from them."""
    dice = random.Random(20200112)  # noqa: S311  (the same reports each time, no secret)
    yield from articles
    for number in range(more):
        turn, at = divmod(number, len(articles))
        yield edited(articles[at], turn + 1, dice)


def main() -> int:
    """Print the table; the exit status tells whether all bars are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", nargs="?", type=Path, default=NEWS)
    parser.add_argument("--articles", type=int, default=295)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--batches", type=int, default=20)
    parser.add_argument("--record", type=Path)
    options = parser.parse_args()
    if not options.news.is_file():
        raise SystemExit(f"{options.news} is not there: name a file of JSON lines to add")
    articles = [one for one in read_jsonl(str(options.news)) if isinstance(one, Report)][: options.articles]
    with tempfile.TemporaryDirectory() as folder:
        path = options.record or Path(folder) / "record.duckdb"
        with Store.open(path, create=True) as store:
            return measure(store, grown(articles, options.reports), len(articles) + options.reports, options.batches)


def measure(store: Store, reports: Iterator[Report], count: int, batches: int) -> int:
    """Add the reports batch by batch and print what it costs."""
    reader = Reader()
    adding: list[float] = []
    linking: list[float] = []
    sizes: list[int] = []
    with store.writer() as writer:
        view = store.view()
        while batch := list(islice(reports, -(-count // batches))):
            begun = time.process_time()
            done = sum(
                added.outcome == "added" for added in add_reports(batch, reader, _STAMP, view=view, writer=writer)
            )
            added_by = time.process_time()
            settle(view, writer)
            sizes.append(done)
            adding.append(added_by - begun)
            linking.append(time.process_time() - added_by)
            rate = done / (adding[-1] + linking[-1])
            print(f"{sum(sizes):7} reports  {rate:7.2f} a second  linking {linking[-1]:6.1f} s", flush=True)
    edge = max(1, len(sizes) // 10)
    first = sum(sizes[:edge]) / (sum(adding[:edge]) + sum(linking[:edge]))
    last = sum(sizes[-edge:]) / (sum(adding[-edge:]) + sum(linking[-edge:]))
    share = sum(linking) / (sum(adding) + sum(linking))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    query = median(_ask(store) for _ in range(9))
    met = last / first >= 0.8 and share <= 0.25 and memory < 1.5 and query < 0.1
    print(f"rate at the start {first:.2f}, at the end {last:.2f} reports a second: {last / first:.0%} (bar: 80 %)")
    print(f"linking {share:.1%} of the whole (bar: 25 %)")
    print(f"memory {memory:.2f} GB (bar: 1.5 GB)")
    print(f"filtered query {1000 * query:.0f} ms (bar: 100 ms)")
    return 0 if met else 1


def _ask(store: Store) -> float:
    """Return the seconds that a filtered query takes: what was done by force in a year."""
    begun = time.perf_counter()
    store.view().rows("event", equal={"type": "ASSAULT"}, since="2019-06-01", until="2020-05-31", limit=100)
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
