"""What training makes small."""

from __future__ import annotations

import torch
from torch import Tensor

from dragoman.language.labels import TAGS
from examples import IGNORE
from model import Network


def losses(
    network: Network, t: dict[str, Tensor], answers: list[list[int]], kinds: Tensor
) -> tuple[Tensor, dict[str, float]]:
    """Return the loss and its parts; a part without a known word is nought.

    Args:
        network: the network.
        t: a batch.
        answers: for each sentence the acts that may stand between the parties marked in it; empty where none are.
        kinds: number of the type of each act: what is told of acts is told of types as well.
    """
    said = network(t["ids"], t["shapes"], t["parties"], t["mask"].bool(), t["firsts"])
    arcs = said.arcs.masked_fill(t["words"][:, None, :] == 0, -1e4)
    chosen = t["heads"].clamp(min=0)[:, :, None].expand(-1, -1, said.head.shape[2])
    rels = network.name(said.dependent, said.head.gather(1, chosen))
    parts = {
        "arc": _cross(arcs, t["heads"]),
        "rel": _cross(rels, t["rels"]),
        "upos": _cross(said.upos, t["upos"]) * 0.5,
        "tag": _partial(said.tags, t["allowed"]),
        "act": _carried(said.acts, t["acts"]),
        "type": _carried(*_of_types(said.acts, t["acts"], kinds)) * 0.5,
        "statement": _carried(said.statements, t["statements"]) * 0.5,
        "status": _cross(said.statuses, t["statuses"]) * 0.5,
        "stance": _cross(said.stances, t["stances"]) * 0.2,
        "role": _carried(said.roles.flatten(1, 2), t["roles"].flatten(1)),
        "gate": _told(said.gate, t["gate"]) * 2.0,
        "pair": _answered(said.pair, answers),
        "pair_type": _answered(said.pair, [_same_type(acts, kinds) for acts in answers]) * 0.5,
    }
    return sum(parts.values(), torch.zeros(())), {name: part.item() for name, part in parts.items()}


def _carried(scores: Tensor, gold: Tensor) -> Tensor:
    """Return the cross-entropy of labels that few words have, for each word that has one."""
    total = torch.nn.functional.cross_entropy(
        scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORE, reduction="sum"
    )
    return total / ((gold > 0).sum() + 0.02 * (gold == 0).sum()).clamp(min=1)


def _told(scores: Tensor, gold: Tensor) -> Tensor:
    """Return the cross-entropy of whether sentences tell anything, where that is known."""
    known = gold != IGNORE
    if not known.any():
        return torch.zeros(())
    return torch.nn.functional.binary_cross_entropy_with_logits(scores[known], gold[known])


def _of_types(scores: Tensor, gold: Tensor, kinds: Tensor) -> tuple[Tensor, Tensor]:
    """Return scores and labels of types from those of acts, 0 for none."""
    of = torch.cat([torch.zeros(1, dtype=torch.long), kinds + 1])
    member = torch.nn.functional.one_hot(of).float()
    return (scores.softmax(2) @ member).clamp(min=1e-9).log(), torch.where(gold > 0, of[gold.clamp(min=0)], gold)


def _same_type(acts: list[int], kinds: Tensor) -> list[int]:
    """Return all acts of the type of the acts, which are of one."""
    return torch.nonzero(kinds == kinds[acts[0]])[:, 0].tolist() if acts else []


def _answered(scores: Tensor, answers: list[list[int]]) -> Tensor:
    """Return the negative logarithm of the share that falls on acts that may be the answer."""
    asked = [row for row, acts in enumerate(answers) if acts]
    parts = [scores[row].logsumexp(0) - scores[row, answers[row]].logsumexp(0) for row in asked]
    return torch.stack(parts).mean() if parts else torch.zeros(())


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
