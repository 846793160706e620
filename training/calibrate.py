"""Temperatures: by how much the scores of each head are divided, so that it is as often right as it says.

Guo et al., "On Calibration of Modern Neural Networks" (ICML 2017). They are found on what is held out of training, and
`export.py` divides the weights of each head by its temperature, so that the shipped model needs no further step.
"""

from __future__ import annotations

import random

import torch
from torch import Tensor

from batches import batches, tensors
from dragoman.language.encode import Encoder
from examples import IGNORE, Example
from model import Network

HEADS = ("acts", "statements", "statuses", "stances", "roles", "pair")
_TRIED = torch.linspace(0.6, 3.0, 25)


@torch.no_grad()
def temperatures(network: Network, encoder: Encoder, dev: list[Example], deprels: list[str]) -> dict[str, float]:
    """Return the temperature of each head that makes the held-out labels likeliest."""
    network.eval()
    lost = {name: torch.zeros(len(_TRIED)) for name in HEADS}
    for batch in batches(dev, encoder, 4000, random.Random(0)):  # noqa: S311
        t = tensors(batch, encoder, deprels)
        said = network(t["ids"], t["shapes"], t["parties"], t["mask"].bool(), t["firsts"])._asdict()
        answers = torch.tensor([example.answers[0] if example.answers else IGNORE for example in batch])
        for name in HEADS:
            gold = answers if name == "pair" else t[name]
            lost[name] += _lost(said[name].flatten(0, -2), gold.flatten())
    return {name: round(float(_TRIED[loss.argmin()]), 2) for name, loss in lost.items()}


def _lost(scores: Tensor, gold: Tensor) -> Tensor:
    """Return the negative log-likelihood of the labels at each temperature."""
    known = gold != IGNORE
    parts = [torch.nn.functional.cross_entropy(scores[known] / t, gold[known], reduction="sum") for t in _TRIED]
    return torch.stack(parts)
