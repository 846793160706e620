"""Measures the shipped model, through `Annotator`, on the dev parts of public data.

    python training/evaluate.py --data ../shared/data [--model FOLDER] [--write]

Trees and parts of speech are measured on the treebank's words, where what a hyphen joins counts as one; mentions on raw
text: a found one is right where it overlaps a gold one of its kind in at least half of the longer one's characters.
`--write` puts the scores into the model's manifest and card.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from data import countries
from dragoman.language import Annotator
from dragoman.report import Annotated, Report, Sentence, Span
from evaluate_events import score as events
from examples import UNMARKED, Example
from lexicon import DETERMINERS, PRONOUNS
from spans import LABELS, USED
from treebanks import read_conllu

COMMAND = "python training/evaluate.py --data ../shared/data --write"
MARKS = ("<!-- scores -->", "<!-- end of scores -->")
ACTORS = frozenset({"person", "organisation", "group"})
Found = tuple[int, int, str]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    annotator = Annotator(options.model)
    scores: dict[str, Any] = {"command": COMMAND}
    for name in ("ewt", "gum"):
        scores[f"{name}.dev"] = trees(annotator, list(read_conllu(options.data / f"ud/{name}.dev.conllu", name)))
    scores["gum.dev mentions"] = core_mentions(annotator, list(read_conllu(options.data / "ud/gum.dev.conllu", "gum")))
    scores["uner.dev"] = names(annotator, options.data / "entities/uner.dev.jsonl")
    scores["re3d.dev"] = re3d(annotator, options.data / "entities/re3d.dev.jsonl", countries(options.data))
    scores["corpus, held out"] = events(annotator)
    scores["speed"] = speed(annotator, options.data / "news/wikinews.jsonl")
    print(json.dumps(scores, indent=1))
    if options.write:
        path = (options.model or Path("src/dragoman/language/model")) / "manifest.json"
        manifest = json.loads(path.read_text())
        path.write_text(json.dumps({**manifest, "scores": scores}, indent=1) + "\n")
        card = path.with_name("CARD.md")
        before, _, rest = card.read_text(encoding="utf-8").partition(MARKS[0])
        card.write_text(before + MARKS[0] + table(scores) + MARKS[1] + rest.partition(MARKS[1])[2], encoding="utf-8")


def table(scores: dict[str, Any]) -> str:
    """Return the scores as the tables of the model's card."""
    lines = [
        f"`{scores['command']}`",
        "",
        "| treebank | parts of speech | heads | heads and relations |",
        "| --- | --- | --- | --- |",
    ]
    lines += [
        f"| {name} | {scores[name]['upos']} | {scores[name]['uas']} | {scores[name]['las']} |"
        for name in ("ewt.dev", "gum.dev")
    ]
    lines += ["", "| mentions | of | gold | precision | recall | F1 |", "| --- | --- | --- | --- | --- | --- |"]
    for name in ("gum.dev mentions", "uner.dev", "re3d.dev"):
        for label, score in scores[name].items():
            numbers = " | ".join(str(score[key]) for key in ("gold", "precision", "recall", "f1"))
            lines.append(f"| {name} | {label} | {numbers} |")
    lines += ["", "| our corpus, held out | |", "| --- | --- |"]
    lines += [f"| {name.replace('_', ' ')} | {value} |" for name, value in scores["corpus, held out"].items()]
    return "\n" + "\n".join(lines) + "\n"


def gold_words(annotator: Annotator, example: Example) -> Sentence:
    """Return the model's answer on the treebank's own words."""
    spans, text = [], ""
    for word in example.words:
        spans.append(Span(len(text), len(text) + len(word)))
        text += word + " "
    return annotator.sentence(text, spans)


def trees(annotator: Annotator, examples: list[Example]) -> dict[str, float]:
    """Return the share of words with the right part of speech, head, and head with relation."""
    right: Counter[str] = Counter()
    for example in examples:
        if not 0 < len(example.words) <= 128:
            continue
        answer = gold_words(annotator, example)
        for token, upos, head, deprel in zip(answer.tokens, example.upos, example.heads, example.deprels, strict=True):
            right["words"] += 1
            right["upos"] += token.upos == upos
            right["uas"] += token.head == head
            right["las"] += token.head == head and token.deprel == deprel
            right["las_bare"] += token.head == head and token.deprel.split(":")[0] == deprel.split(":")[0]
    return {name: round(100 * right[name] / right["words"], 2) for name in ("upos", "uas", "las", "las_bare")}


def core_mentions(annotator: Annotator, examples: list[Example]) -> dict[str, dict[str, float]]:
    """Return exact scores of GUM's mentions, cut to their cores as in training."""
    from measures import spans_of  # noqa: PLC0415 (torch is heavy)

    counts: dict[str, Counter[str]] = {}
    for example in examples:
        if 0 < len(example.words) <= 128:
            gold = spans_of([0 if allowed & 1 else allowed.bit_length() - 1 for allowed in example.allowed])
            tagged = gold_words(annotator, example).tagged
            found = {(t.first, t.last, t.label) for t in tagged if t.label not in UNMARKED}
            _count(counts, gold, found, gold & found)
    return {label: _f1(count) for label, count in sorted(counts.items())}


def _count(counts: dict[str, Counter[str]], gold: set[Found], found: set[Found], right: set[Found]) -> None:
    """Add to the counts of each label, and of all."""
    for name, these in (("gold", gold), ("found", found), ("right", right)):
        for _, _, label in these:
            for key in (label, "all"):
                counts.setdefault(key, Counter())[name] += 1


def names(annotator: Annotator, path: Path) -> dict[str, dict[str, float]]:
    """Return scores of names of persons, organisations and places; what is found without a proper noun is left out."""
    label_of = {"PER": "person", "ORG": "organisation", "LOC": "place"}
    counts: dict[str, Counter[str]] = {}
    for row, annotated in _annotated(annotator, path):
        gold = {(a, b, label_of[label]) for a, b, label in row["spans"]}
        found = {(a, b, label) for a, b, label, named in _found(annotated) if named and label in label_of.values()}
        _count(counts, gold, found, {f for f in found if any(_half(f, g) and f[2] == g[2] for g in gold)})
    return {label: _f1(count) for label, count in sorted(counts.items())}


def re3d(annotator: Annotator, path: Path, states: frozenset[str]) -> dict[str, dict[str, float]]:
    """Return scores of actors (persons, organisations and groups taken together), places and times in news of a war.

    Gold pronouns and determiners are left out, since the model looks for neither; states count as places.
    """
    counts: dict[str, Counter[str]] = {}
    for row, annotated in _annotated(annotator, path):
        text, gold = row["text"], set()
        for a, b, raw in row["spans"]:
            label, start = LABELS.get(raw, raw), a + _determiners(text[a:b])
            if label in USED - {"", "nationality"} and text[start:b].lower() not in PRONOUNS:
                label = "place" if text[start:b].lower() in states else label
                gold.add((start, b, "actor" if label in ACTORS else label))
        found = {(a, b, "actor" if label in ACTORS else label) for a, b, label, _ in _found(annotated)}
        right = {f for f in found if any(_half(f, g) and f[2] == g[2] for g in gold)}
        met = {g for g in gold if any(_half(f, g) and f[2] == g[2] for f in found)}
        for label in ("actor", "place", "time"):
            count = counts.setdefault(label, Counter())
            for name, these in (("gold", gold), ("found", found), ("right", right), ("met", met)):
                count[name] += sum(1 for span in these if span[2] == label)
    return {label: _f1(count) for label, count in sorted(counts.items())}


def _determiners(phrase: str) -> int:
    """Return how many characters the determiners at the beginning of a phrase take."""
    at = 0
    while (word := phrase[at:].split(" ", maxsplit=1)[0]).lower() in DETERMINERS and at + len(word) < len(phrase):
        at += len(word) + 1
    return at


def _annotated(annotator: Annotator, path: Path) -> list[tuple[dict, Annotated]]:
    """Return the rows of a file with what the model makes of their text."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    reports = [Report(id=row["id"], text=row["text"]) for row in rows]
    return list(zip(rows, annotator.annotate(reports), strict=True))


def _found(annotated: Annotated) -> list[tuple[int, int, str, bool]]:
    """Return the found mentions, and for each whether it has a proper noun."""
    return [
        (
            *sentence.cover(tag.first, tag.last),
            tag.label,
            any(t.upos == "PROPN" for t in sentence.tokens[tag.first : tag.last]),
        )
        for sentence in annotated.sentences
        for tag in sentence.tagged
    ]


def _half(one: Found, other: Found) -> bool:
    """Tell whether two spans share half of the longer one."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common * 2 >= max(one[1] - one[0], other[1] - other[0])


def _f1(count: Counter[str]) -> dict[str, float]:
    """Return precision, recall and their harmonic mean; nested gold spans may be met by one found span."""
    precision = count["right"] / max(1, count["found"])
    recall = (count["met"] or count["right"]) / max(1, count["gold"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {
        "precision": round(100 * precision, 1),
        "recall": round(100 * recall, 1),
        "f1": round(100 * f1, 1),
        "gold": count["gold"],
    }


def speed(annotator: Annotator, path: Path) -> dict[str, float]:
    """Return sentences and words a second on one thread, from raw news."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][:60]
    started = time.perf_counter()
    sentences = [
        s
        for a in annotator.annotate(Report(id=str(i), text=row["text"]) for i, row in enumerate(rows))
        for s in a.sentences
    ]
    seconds = time.perf_counter() - started
    words = sum(len(s.tokens) for s in sentences)
    return {"sentences_a_second": round(len(sentences) / seconds, 1), "words_a_second": round(words / seconds, 1)}


if __name__ == "__main__":
    main()
