"""The model in torch: MiniLM's encoder, told the shape of each word, and small heads over the words.

The encoder is written out here rather than taken from a library, since `export.py` draws the same graph by hand.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from dragoman.language.encode import PARTIES, SHAPES
from dragoman.language.labels import ROLES, STANCES, STATEMENTS, STATUSES, TAGS, UPOS


@dataclass
class Sizes:
    """Measures of the network."""

    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    arc: int = 256
    rel: int = 128
    role: int = 96


class Scores(NamedTuple):
    """What the heads say of a batch, word by word.

    Attributes:
        tags: mentions, (batch, words, tags).
        upos: parts of speech, (batch, words, parts).
        arcs: heads in the tree, (batch, words, words + 1), column 0 the root.
        dependent: what names a relation from below, (batch, words, size).
        head: what names it from above, (batch, words + 1, size).
        acts: which act a word carries, (batch, words, acts + 1), 0 for none.
        statements: which statement it carries, (batch, words, statements + 1), 0 for none.
        statuses: how the text holds its event to be true, (batch, words, statuses).
        stances: how it holds its statement to be true, (batch, words, stances).
        roles: what each word is to the event or statement of each other, (batch, words, words, roles), 0 for nothing.
        pair: the act between the marked source and target, (batch, acts).
        gate: whether the sentence tells any event or statement, (batch,).
    """

    tags: Tensor
    upos: Tensor
    arcs: Tensor
    dependent: Tensor
    head: Tensor
    acts: Tensor
    statements: Tensor
    statuses: Tensor
    stances: Tensor
    roles: Tensor
    pair: Tensor
    gate: Tensor


class Dropout(nn.Module):
    """Dropout that draws a byte a number, eight at a time: on a CPU twice as fast as torch's own.

    Args:
        share: share of the numbers to put out, kept to 1/256.
    """

    def __init__(self, share: float) -> None:
        """Keep the share as a count of 256."""
        super().__init__()
        self.out_of_256 = round(share * 256)

    def forward(self, x: Tensor) -> Tensor:
        """Return `x` with some numbers nought and the rest scaled up, while training."""
        if not self.training:
            return x
        draws = torch.empty(-(-x.numel() // 8), dtype=torch.int64).random_(-(2**63), None)
        kept = draws.view(torch.uint8)[: x.numel()].view(x.shape) >= self.out_of_256
        return x * (kept * (256 / (256 - self.out_of_256)))


class Layer(nn.Module):
    """One layer of the encoder, as in BERT: attention, then a feed-forward step, each normalised after its sum."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        """Build the layer."""
        super().__init__()
        self.heads = sizes.heads
        self.qkv = nn.Linear(sizes.hidden, 3 * sizes.hidden)
        self.out = nn.Linear(sizes.hidden, sizes.hidden)
        self.norm_a = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.up = nn.Linear(sizes.hidden, sizes.inner)
        self.down = nn.Linear(sizes.inner, sizes.hidden)
        self.norm_b = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Encode (batch, pieces, hidden); `mask` is true at real pieces."""
        batch, length, hidden = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        # No dropout here: with it a CPU takes nine times as long.
        mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None, :])
        x = self.norm_a(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, hidden))))
        return self.norm_b(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, sizes: Sizes, deprels: int, acts: int, dropout: float = 0.1, head_dropout: float = 0.3) -> None:
        """Build the network with random weights."""
        super().__init__()
        self.words = nn.Embedding(sizes.vocabulary, sizes.hidden)
        self.places = nn.Embedding(sizes.positions, sizes.hidden)
        self.shapes = nn.Embedding(SHAPES, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))
        self.dropout = Dropout(dropout)
        self.head_dropout = Dropout(head_dropout)
        self.tags = nn.Linear(sizes.hidden, len(TAGS))
        self.upos = nn.Linear(sizes.hidden, len(UPOS))
        # One projection, cut into four: what a word is as dependent and as head, for arcs and for relations.
        self.ties = nn.Linear(sizes.hidden, 2 * sizes.arc + 2 * sizes.rel)
        self.split = [sizes.arc, sizes.arc, sizes.rel, sizes.rel]
        self.arc = nn.Linear(sizes.arc, sizes.arc)
        self.rel = nn.Linear(3 * sizes.rel, deprels)
        nn.init.eye_(self.arc.weight)
        nn.init.zeros_(self.arc.bias)
        self._add_event_heads(sizes, acts)

    def _add_event_heads(self, sizes: Sizes, acts: int) -> None:
        """Add what is asked of words that carry events and statements."""
        # Which of the words are the source and the target that are asked about; all nought while nobody asks.
        self.parties = nn.Embedding(PARTIES, sizes.hidden)
        nn.init.zeros_(self.parties.weight)
        self.carrier = nn.Linear(sizes.hidden, sizes.hidden)
        self.acts = nn.Linear(sizes.hidden, acts + 1)
        self.statements = nn.Linear(sizes.hidden, len(STATEMENTS) + 1)
        self.statuses = nn.Linear(sizes.hidden, len(STATUSES))
        self.stances = nn.Linear(sizes.hidden, len(STANCES))
        # A carrier asks a question for each role, a filler answers all with one vector.
        self.filler = nn.Linear(sizes.hidden, 2 * sizes.role)
        self.role = nn.Linear(sizes.role, (len(ROLES) + 1) * sizes.role)
        self.pair_in = nn.Linear(3 * sizes.hidden, sizes.hidden)
        self.pair = nn.Linear(sizes.hidden, acts)
        self.gate = nn.Linear(sizes.hidden, 1)

    def encode(self, ids: Tensor, shapes: Tensor, parties: Tensor, mask: Tensor) -> Tensor:
        """Return a vector for each piece."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(places) + self.shapes(shapes) + self.parties(parties)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(self, ids: Tensor, shapes: Tensor, parties: Tensor, mask: Tensor, firsts: Tensor) -> Scores:
        """Return the scores of a batch.

        Args:
            ids: word pieces, (batch, pieces).
            shapes: the shape of the word of each.
            parties: 1 for pieces of the source that is asked about, 2 for those of the target, else 0.
            mask: true at real pieces.
            firsts: the place of each word's first piece, with place 0 in front for the root.
        """
        x = self.encode(ids, shapes, parties, mask)
        at = self.head_dropout(x.gather(1, firsts[:, :, None].expand(-1, -1, x.shape[2])))
        ties = self.head_dropout(nn.functional.leaky_relu(self.ties(at), 0.1))
        dependent, head, rel_dependent, rel_head = ties.split(self.split, dim=2)
        arcs = self.arc(dependent[:, 1:]) @ head.transpose(1, 2) / dependent.shape[2] ** 0.5
        words = at[:, 1:]
        carrier = self.head_dropout(nn.functional.leaky_relu(self.carrier(words), 0.1))
        return Scores(
            self.tags(words), self.upos(words), arcs, rel_dependent[:, 1:], rel_head,
            self.acts(carrier), self.statements(carrier), self.statuses(carrier), self.stances(carrier),
            self._roles(words), self._pair(x, parties), self.gate(self.head_dropout(x[:, 0]))[:, 0],
        )  # fmt: skip

    def _roles(self, words: Tensor) -> Tensor:
        """Return what each word is to each other."""
        asked, answered = nn.functional.leaky_relu(self.filler(words), 0.1).chunk(2, dim=2)
        questions = self.role(asked).unflatten(2, (len(ROLES) + 1, -1))
        return torch.einsum("bird,bjd->bijr", questions, answered)

    def _pair(self, x: Tensor, parties: Tensor) -> Tensor:
        """Return the act between source and target from their vectors and that of the whole."""
        sides = [_mean(x, parties == side) for side in range(1, PARTIES)]
        return self.pair(
            self.head_dropout(nn.functional.leaky_relu(self.pair_in(torch.cat([x[:, 0], *sides], 1)), 0.1))
        )

    def name(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Return scores of the relations between dependents and their chosen heads."""
        return self.rel(torch.cat([dependent, head, dependent * head], dim=2))


def _mean(x: Tensor, there: Tensor) -> Tensor:
    """Return the mean vector of the pieces that are there, nought where none is."""
    weight = there.float() / there.sum(1, keepdim=True).clamp(min=1)
    return (weight[:, None, :] @ x)[:, 0]


def from_minilm(folder: Path, deprels: int, acts: int) -> Network:
    """Return the network with the encoder of a MiniLM checkpoint and fresh heads."""
    config = json.loads((folder / "config.json").read_text())
    sizes = Sizes(layers=config["num_hidden_layers"], vocabulary=config["vocab_size"])
    network, state = Network(sizes, deprels, acts), load_file(folder / "model.safetensors")
    with torch.no_grad():
        network.words.weight.copy_(state["embeddings.word_embeddings.weight"])
        network.places.weight.copy_(state["embeddings.position_embeddings.weight"])
        network.shapes.weight.copy_(state["embeddings.token_type_embeddings.weight"][:1].expand(SHAPES, -1))
        _copy(network.norm, state, "embeddings.LayerNorm")
        for number, layer in enumerate(network.layers):
            at = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                joined = [state[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(joined))
            _copy(layer.out, state, f"{at}attention.output.dense")
            _copy(layer.norm_a, state, f"{at}attention.output.LayerNorm")
            _copy(layer.up, state, f"{at}intermediate.dense")
            _copy(layer.down, state, f"{at}output.dense")
            _copy(layer.norm_b, state, f"{at}output.LayerNorm")
    return network


def _copy(module: nn.Module, state: dict[str, Tensor], name: str) -> None:
    """Copy weight and bias of one part."""
    module.weight.copy_(state[f"{name}.weight"])
    module.bias.copy_(state[f"{name}.bias"])
