"""Speed of the whole of reading against the bare encoder, on the same sentences in one run, and time by step.

usage: speed.py [REPORTS.jsonl] [--reports N] [--threads N]

"encoder" is the model's graph alone, words in and scores out; "annotate" is that with all that goes with it: sentences
and words cut, trees, mentions and carriers made of the scores. A sentence that comes again is encoded once in both.

"find" is broken down into names spotted, actors, places and times; what is left of it is background and leftovers of
the page. Nothing is asked of the knowledge before, so that its tables are read in the step that first needs them.

REPORTS defaults to the news beside the checkout. Each step runs over all reports, then the next; processor time is
counted, so that a busy machine changes the figures little and their ratio less.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from dragoman.events import code
from dragoman.knowledge import load_knowledge
from dragoman.language import Annotator
from dragoman.language.model import LanguageModel
from dragoman.mentions import find, finding
from dragoman.report import Report
from dragoman.sources import read_jsonl

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news" / "wikinews.jsonl"
STEPS = {
    "names": ("spot", "build_scene"),
    "actors": ("put_actors", "gather_actors"),
    "places": ("find_places",),
    "times": ("recognise_all", "find_clues", "infer_publication", "find_times", "find_time_conflicts"),
}
Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """Return what the work returns and the processor seconds that it took."""
    begun = time.process_time()
    result = work()
    return result, time.process_time() - begun


def clocked(steps: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    """Time the functions that `find` calls from now on; the seconds of each step are added up in what is returned."""
    spent = dict.fromkeys(steps, 0.0)

    def clock(step: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            begun = time.process_time()
            try:
                return work(*given, **named)
            finally:
                spent[step] += time.process_time() - begun

        return run

    for step, names in steps.items():
        for name in names:
            setattr(finding, name, clock(step, getattr(finding, name)))
    return spent


def main() -> None:
    """Print the rates, their ratio and the share of each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="?", type=Path, default=NEWS)
    parser.add_argument("--reports", dest="most", type=int, default=100)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    if not options.reports.is_file():
        raise SystemExit(f"{options.reports} is not there: name a file of JSON lines to read")
    reports = [
        report for report in islice(read_jsonl(str(options.reports)), options.most) if isinstance(report, Report)
    ]
    knowledge, annotator = load_knowledge(), Annotator(threads=options.threads)
    list(annotator.annotate([Report(id="warm", text="Loaded.")]))
    pages, annotate = timed(lambda: list(annotator.annotate(reports)))
    texts = dict.fromkeys(
        tuple(token.text for token in sentence.tokens) for page in pages for sentence in page.sentences
    )
    words, model = list(texts), LanguageModel()
    model.run(words[0])
    _, encoder = timed(lambda: [model.run(sentence) for sentence in words])
    spent = clocked(STEPS)
    mentions, found = timed(lambda: [find(page, knowledge) for page in pages])
    pairs = list(zip(pages, mentions, strict=True))
    _, coding = timed(lambda: [code(page, named, knowledge) for page, named in pairs])
    sentences = sum(len(page.sentences) for page in pages)
    whole = annotate + found + coding
    print(f"{len(reports)} reports, {sentences} sentences, {options.threads} thread(s)")
    parts = [(f"- {step}", seconds) for step, seconds in spent.items()]
    steps = (
        ("encoder", encoder),
        ("annotate", annotate),
        ("find", found),
        *parts,
        ("code", coding),
        ("whole", whole),
    )
    for name, seconds in steps:
        share = f"{seconds / whole:6.1%}"
        print(f"{name:9} {sentences / seconds:8.0f} sentences a second  {1000 * seconds / sentences:6.2f} ms  {share}")
    print(f"the whole reads {encoder / whole:.2f} times as many sentences a second as the bare encoder")


if __name__ == "__main__":
    main()
