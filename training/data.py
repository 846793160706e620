"""All that the model is trained on and looked at with."""

from __future__ import annotations

import csv
from pathlib import Path

from examples import Example
from spans import read_spans
from treebanks import read_conllu


def read_all(data: Path, part: str = "train") -> list[Example]:
    """Return every example of a part (train or dev) that may be learned from."""
    examples = [
        *read_conllu(data / f"ud/ewt.{part}.conllu", "ewt"),
        *read_conllu(data / f"ud/gum.{part}.conllu", "gum"),
    ]
    if part == "train":
        examples += read_spans(data / "entities/wikigold.train.jsonl", "wikigold")
        examples += read_spans(data / "entities/crossner-politics.train.jsonl", "crossner")
        examples += read_spans(data / "sketch/sketch.jsonl", "sketch", countries(data))
    # The one corpus of news of a war is small: it is shown twice.
    examples += [*read_spans(data / f"entities/re3d.{part}.jsonl", "re3d", countries(data))] * (
        2 if part == "train" else 1
    )
    return [example for example in examples if 0 < len(example.words) <= 100]


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
