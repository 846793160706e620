"""What training makes small, and how far it has come."""

from __future__ import annotations

import random

import numpy as np
import torch
from torch import Tensor

from batches import IGNORE, batches, tensors
from dragoman.language.encode import Encoder
from dragoman.language.labels import TAGS
from examples import Example
from model import Network


def losses(network: Network, t: dict[str, Tensor]) -> tuple[Tensor, dict[str, float]]:
    """Return the loss and its parts; a part without a known word is nought."""
    tags, upos, arcs, dependent, head = network(t["ids"], t["shapes"], t["mask"].bool(), t["firsts"])
    arcs = arcs.masked_fill(t["words"][:, None, :] == 0, -1e4)
    chosen = t["heads"].clamp(min=0)[:, :, None].expand(-1, -1, head.shape[2])
    rels = network.name(dependent, head.gather(1, chosen))
    parts = {
        "arc": _cross(arcs, t["heads"]), "rel": _cross(rels, t["rels"]), "upos": _cross(upos, t["upos"]) * 0.5,
        "tag": _partial(tags, t["allowed"]),
    }  # fmt: skip
    return sum(parts.values(), torch.zeros(())), {name: part.item() for name, part in parts.items()}


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    """Return the cross-entropy over the words that have an answer."""
    total = torch.nn.functional.cross_entropy(
        scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORE, reduction="sum"
    )
    return total / (gold != IGNORE).sum().clamp(min=1)


def _partial(scores: Tensor, allowed: Tensor) -> Tensor:
    """Return the negative logarithm of the share that falls on allowed tags."""
    bits = (allowed[:, :, None] >> torch.arange(len(TAGS))) & 1
    known = (bits.sum(2) > 0) & (bits.sum(2) < len(TAGS))
    right = scores.masked_fill(bits == 0, -1e4).logsumexp(2)
    return ((scores.logsumexp(2) - right) * known).sum() / known.sum().clamp(min=1)


@torch.no_grad()
def measure(network: Network, encoder: Encoder, dev: list[Example], deprels: list[str]) -> dict[str, float]:
    """Return quick scores on the dev parts: words right, without repair of trees or tags."""
    network.eval()
    right = dict.fromkeys(("upos", "uas", "las", "tag"), 0)
    words, tagged, spans = 0, 0, np.zeros(3, dtype=np.int64)
    for batch in batches(dev, encoder, 4000, random.Random(0)):  # noqa: S311
        t = tensors(batch, encoder, deprels)
        tags, upos, arcs, dependent, head = network(t["ids"], t["shapes"], t["mask"].bool(), t["firsts"])
        heads = arcs.masked_fill(t["words"][:, None, :] == 0, -1e4).argmax(2)
        rels = network.name(dependent, head.gather(1, heads[:, :, None].expand(-1, -1, head.shape[2]))).argmax(2)
        known = t["heads"] != IGNORE
        words += int(known.sum())
        right["upos"] += int(((upos.argmax(2) == t["upos"]) & known).sum())
        right["uas"] += int(((heads == t["heads"]) & known).sum())
        right["las"] += int(((heads == t["heads"]) & (rels == t["rels"]) & known).sum())
        for example, row in zip(batch, tags.argmax(2), strict=True):
            if example.allowed:
                gold = spans_of([a.bit_length() - 1 for a in example.allowed])
                found = spans_of(row[: len(example.words)].tolist())
                spans += [len(gold & found), len(found), len(gold)]
                tagged += 1
    scores = {name: round(100 * right[name] / words, 2) for name in ("upos", "uas", "las")}
    scores["mention_f1"] = round(200 * spans[0] / max(1, spans[1] + spans[2]), 2)
    return scores


def spans_of(tags: list[int]) -> set[tuple[int, int, str]]:
    """Return the mentions in a row of tags."""
    found, first, label = set(), -1, ""
    for i, tag in enumerate([*(TAGS[t] for t in tags), "O"]):
        if first >= 0 and tag != f"I-{label}":
            found.add((first, i, label))
            first = -1
        if tag[0] == "B" or (tag[0] == "I" and first < 0):
            first, label = i, tag[2:]
    return found
