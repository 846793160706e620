"""All that the model is trained on and looked at with."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from annotated import read_annotated
from dragoman.knowledge import load_knowledge
from dragoman.language import split_words
from dragoman.language.encode import MAX_WORDS
from examples import Example
from spans import read_spans
from treebanks import read_conllu

TREEBANKS = ("ewt", "gum")


def act_numbers() -> dict[str, int]:
    """Return the number of each act, in alphabetical order."""
    return {name: number for number, name in enumerate(sorted(load_knowledge().ontology.acts))}


def type_numbers() -> list[int]:
    """Return the number of the type of each act."""
    acts = load_knowledge().ontology.acts
    types = sorted({act.type for act in acts.values()})
    return [types.index(acts[name].type) for name in act_numbers()]


def read_events(data: Path, part: str = "train") -> list[Example]:
    """Return the sentences of our own corpus, for training with those of the sketch."""
    acts = act_numbers()
    own = [example for example in read_annotated(acts, part) if 0 < len(example.words) <= MAX_WORDS]
    return [*own, *(read_sketch(data / "sketch/sketch.jsonl", acts) if part == "train" else [])]


def read_sketch(path: Path, acts: dict[str, int]) -> Iterator[Example]:
    """Yield the project's first sentences, of which only the type of one event and its parties are known."""
    of_type: dict[str, list[int]] = {}
    for name, act in load_knowledge().ontology.acts.items():
        of_type.setdefault(act.type, []).append(acts[name])
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = split_words(row["text"])
        parties = [0] * len(spans)
        for side, name in enumerate(("source", "target"), 1):
            for i, (start, end) in enumerate(spans):
                if any(start < b and a < end for a, b in row[name]):
                    parties[i] = parties[i] or side
        words = [row["text"][start:end] for start, end in spans]
        if len(words) <= MAX_WORDS:
            yield Example(words=words, source="sketch", parties=parties, answers=of_type[row["type"]])


def read_all(data: Path, part: str = "train") -> list[Example]:
    """Return every example of public data, of a part (train or dev), that may be learned from."""
    examples = [
        *chain.from_iterable(read_conllu(data / f"ud/{name}.{part}.conllu", name) for name in TREEBANKS),
    ]
    if part == "train":
        examples += read_spans(data / "entities/wikigold.train.jsonl", "wikigold")
        examples += read_spans(data / "entities/crossner-politics.train.jsonl", "crossner")
        examples += read_spans(data / "sketch/sketch.jsonl", "sketch", countries(data))
    # The one corpus of news of a war is small: it is shown twice.
    examples += [*read_spans(data / f"entities/re3d.{part}.jsonl", "re3d", countries(data))] * (
        2 if part == "train" else 1
    )
    return [example for example in examples if 0 < len(example.words) <= MAX_WORDS]


def countries(data: Path) -> frozenset[str]:
    """Return names of states and capitals, in lower case."""
    with (data / "facts/country-codes.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = {
        row[key].lower() for row in rows for key in ("CLDR display name", "Capital", "official_name_en") if row[key]
    }
    short = {"us", "u.s.", "uk", "u.k.", "usa", "america", "britain", "england", "scotland", "russia", "iran", "syria"}
    other = {
        "united states",
        "south korea",
        "north korea",
        "korea",
        "west bank",
        "gaza",
        "palestine",
        "kosovo",
        "taiwan",
    }
    return frozenset(names | short | other)
