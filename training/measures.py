"""How far training has come: quick scores on what is held out, word by word."""

from __future__ import annotations

import random

import numpy as np
import torch

from batches import batches, tensors
from dragoman.language.encode import Encoder
from dragoman.language.labels import TAGS
from examples import IGNORE, UNMARKED, Example
from model import Network


@torch.no_grad()
def measure(network: Network, encoder: Encoder, dev: list[Example], deprels: list[str]) -> dict[str, float]:
    """Return quick scores on the dev parts: words right, without repair of trees or tags."""
    network.eval()
    right = dict.fromkeys(("upos", "uas", "las"), 0)
    words, spans = 0, np.zeros(3, dtype=np.int64)
    for batch in batches(dev, encoder, 4000, random.Random(0)):  # noqa: S311
        t = tensors(batch, encoder, deprels)
        said = network(t["ids"], t["shapes"], t["parties"], t["mask"].bool(), t["firsts"])
        heads = said.arcs.masked_fill(t["words"][:, None, :] == 0, -1e4).argmax(2)
        above = said.head.gather(1, heads[:, :, None].expand(-1, -1, said.head.shape[2]))
        rels = network.name(said.dependent, above).argmax(2)
        known = t["heads"] != IGNORE
        words += int(known.sum())
        right["upos"] += int(((said.upos.argmax(2) == t["upos"]) & known).sum())
        right["uas"] += int(((heads == t["heads"]) & known).sum())
        right["las"] += int(((heads == t["heads"]) & (rels == t["rels"]) & known).sum())
        for example, row in zip(batch, said.tags.argmax(2), strict=True):
            if example.allowed:
                gold = spans_of([0 if a & 1 else a.bit_length() - 1 for a in example.allowed])
                found = {span for span in spans_of(row[: len(example.words)].tolist()) if span[2] not in UNMARKED}
                spans += [len(gold & found), len(found), len(gold)]
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


@torch.no_grad()
def measure_events(network: Network, encoder: Encoder, dev: list[Example], deprels: list[str]) -> dict[str, float]:
    """Return quick scores on the held-out corpus: carriers and acts, statements, status and roles at true carriers."""
    network.eval()
    counts = {name: np.zeros(3, dtype=np.int64) for name in ("carrier", "act", "statement", "role")}
    right = {"status": [0, 0], "pair": [0, 0], "gate": [0, 0]}
    for batch in batches(dev, encoder, 4000, random.Random(0)):  # noqa: S311
        t = tensors(batch, encoder, deprels)
        said = network(t["ids"], t["shapes"], t["parties"], t["mask"].bool(), t["firsts"])
        for name, scores, gold in (("act", said.acts, t["acts"]), ("statement", said.statements, t["statements"])):
            found = scores.argmax(2).masked_fill(gold == IGNORE, 0)
            counts[name] += _agree(found, gold.clamp(min=0))
        counts["carrier"] += _agree(
            (said.acts.argmax(2).masked_fill(t["acts"] == IGNORE, 0) > 0).long(), (t["acts"] > 0).long()
        )
        roles = t["roles"]
        counts["role"] += _agree(said.roles.argmax(3).masked_fill(roles == IGNORE, 0), roles.clamp(min=0))
        known = t["statuses"] != IGNORE
        right["status"][0] += int(((said.statuses.argmax(2) == t["statuses"]) & known).sum())
        right["status"][1] += int(known.sum())
        told = t["gate"] != IGNORE
        right["gate"][0] += int((((said.gate > 0) == (t["gate"] > 0)) & told).sum())
        right["gate"][1] += int(told.sum())
        for row, example in enumerate(batch):
            right["pair"][0] += int(said.pair[row].argmax()) in example.answers
            right["pair"][1] += bool(example.answers)
    scores = {f"{name}_f1": round(200 * hit / max(1, said + there), 2) for name, (hit, said, there) in counts.items()}
    return scores | {name: round(100 * hit / max(1, all_), 2) for name, (hit, all_) in right.items()}


def _agree(found: torch.Tensor, gold: torch.Tensor) -> list[int]:
    """Return how many labels are right, how many were said, how many there are."""
    return [int(((found == gold) & (gold > 0)).sum()), int((found > 0).sum()), int((gold > 0).sum())]
