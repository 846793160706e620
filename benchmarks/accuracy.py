"""Accuracy on public sets, through the shell's own commands and the scorers beside the data.

usage: accuracy.py [SHARED] [--only NAME ...]

SHARED is the folder that holds `data/`, `bench/` and `seed/`; it defaults to the one beside the checkout. Only the
parts meant for looking and tuning are scored (dev, and train where a set is not trained on); a set that is not there
is named and passed over. Every figure in the README comes from here.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT / "training"))
GRAVE = frozenset({"ASSAULT", "COERCE", "THREATEN"})
DRAGOMAN = str(Path(sys.executable).with_name("dragoman"))
# name: scorer, its further arguments, command, files under data/
SETS: dict[str, tuple[str, tuple[str, ...], str, tuple[str, ...]]] = {
    "pairs": ("score_pairs.py", (), "code", ("pairs/train.jsonl", "pairs/dev.jsonl")),
    "events": ("score_events.py", (), "read", ("pairs/train.jsonl", "pairs/dev.jsonl")),
    "cameo-actors": (
        "score_spans.py",
        ("--of", "actors"),
        "read",
        ("cameo-actors/train.jsonl", "cameo-actors/dev.jsonl"),
    ),
    "re3d": (
        "score_spans.py",
        ("--of", "actors", "--keep", "Organisation,Person,Nationality"),
        "read",
        ("entities/re3d.dev.jsonl",),
    ),
    "uner": ("score_spans.py", ("--of", "both", "--keep", "PER,ORG,LOC"), "read", ("entities/uner.dev.jsonl",)),
    "places": ("score_places.py", (), "read", ("places/dev.jsonl",)),
    "times": ("score_times.py", (), "read", ("times/dev.jsonl",)),
}


def score(name: str, shared: Path, folder: Path) -> str:
    """Run one set and return the scorer's last line."""
    scorer, arguments, command, files = SETS[name]
    paths = [shared / "data" / file for file in files]
    if not all(path.is_file() for path in paths):
        return f"not there: {', '.join(str(path) for path in paths)}"
    gold, lines, answers = folder / "gold.jsonl", folder / "in.jsonl", folder / "out.jsonl"
    rows = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]
    gold.write_text("\n".join(json.dumps(row) for row in rows) + "\n", "utf-8")
    kept = ("id", "text", "published") if command == "read" else ("id", "text", "source", "target")
    kept_rows = ({key: row[key] for key in kept if key in row} for row in rows)
    lines.write_text("\n".join(json.dumps(row) for row in kept_rows) + "\n", "utf-8")
    option = "--jsonl" if command == "read" else "--pairs"
    with answers.open("wb") as out:
        subprocess.run([DRAGOMAN, command, option, str(lines)], stdout=out, stderr=subprocess.DEVNULL, check=True)
    return _last_line(shared / "bench" / scorer, str(gold), str(answers), *arguments)


def score_seed(shared: Path, folder: Path) -> str:
    """Read the seed report and return how many of its facts are found."""
    key, article = shared / "seed" / "key.json", shared / "seed" / "article.txt"
    if not key.is_file():
        return f"not there: {key}"
    lines, answers = folder / "seed.jsonl", folder / "seed-out.jsonl"
    lines.write_text(json.dumps({"id": "seed", "text": article.read_text("utf-8")}) + "\n", "utf-8")
    with answers.open("wb") as out:
        subprocess.run([DRAGOMAN, "read", "--jsonl", str(lines)], stdout=out, stderr=subprocess.DEVNULL, check=True)
    return _last_line(shared / "bench" / "score_facts.py", str(key), "--readings", str(answers))


def score_quiet(folder: Path) -> str:
    """Read our own sentences of sport, business and culture; return in how many something grave is seen."""
    from corpus_format import read_corpus  # noqa: PLC0415 (beside the corpus, and no part of the package)

    items = [placed.item for placed in read_corpus(ROOT / "training/corpus", "negative/quiet-").items]
    lines, answers = folder / "quiet.jsonl", folder / "quiet-out.jsonl"
    lines.write_text("".join(json.dumps({"id": item.id, "text": item.text}) + "\n" for item in items), "utf-8")
    with answers.open("wb") as out:
        subprocess.run([DRAGOMAN, "read", "--jsonl", str(lines)], stdout=out, stderr=subprocess.DEVNULL, check=True)
    readings = [json.loads(line) for line in answers.read_text("utf-8").splitlines()]
    grave = [r for r in readings if r["ceasefires"] or any(event["type"] in GRAVE for event in r["events"])]
    return f"{len(readings)} sentences, {len(grave)} read as violence, coercion, a threat or a ceasefire"


def _last_line(scorer: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, str(scorer), *arguments], capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).strip().splitlines()[-1]


def main() -> None:
    """Print a line a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--only", nargs="+", choices=[*SETS, "seed", "quiet"], default=[*SETS, "seed", "quiet"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in options.only:
            if name == "quiet":
                result = score_quiet(Path(folder))
            elif name == "seed":
                result = score_seed(options.shared, Path(folder))
            else:
                result = score(name, options.shared, Path(folder))
            print(f"{name:13} {result}", flush=True)


if __name__ == "__main__":
    main()
