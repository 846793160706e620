"""The model in torch: MiniLM's encoder, told the shape of each word, and four small heads over the words.

The encoder is written out here rather than taken from a library, since `export.py` draws the same graph by hand.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from dragoman.language.encode import SHAPES
from dragoman.language.labels import TAGS, UPOS


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
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Encode (batch, pieces, hidden); `mask` is true at real pieces."""
        batch, length, hidden = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        drop = self.dropout.p if self.training else 0.0
        mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None, :], dropout_p=drop)
        x = self.norm_a(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, hidden))))
        return self.norm_b(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, sizes: Sizes, deprels: int, dropout: float = 0.1, head_dropout: float = 0.3) -> None:
        """Build the network with random weights."""
        super().__init__()
        self.words = nn.Embedding(sizes.vocabulary, sizes.hidden)
        self.places = nn.Embedding(sizes.positions, sizes.hidden)
        self.shapes = nn.Embedding(SHAPES, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))
        self.dropout = nn.Dropout(dropout)
        self.head_dropout = nn.Dropout(head_dropout)
        self.tags = nn.Linear(sizes.hidden, len(TAGS))
        self.upos = nn.Linear(sizes.hidden, len(UPOS))
        # One projection, cut into four: what a word is as dependent and as head, for arcs and for relations.
        self.roles = nn.Linear(sizes.hidden, 2 * sizes.arc + 2 * sizes.rel)
        self.split = [sizes.arc, sizes.arc, sizes.rel, sizes.rel]
        self.arc = nn.Linear(sizes.arc, sizes.arc)
        self.rel = nn.Linear(3 * sizes.rel, deprels)
        nn.init.eye_(self.arc.weight)
        nn.init.zeros_(self.arc.bias)

    def encode(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Return a vector for each piece."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.places(places) + self.shapes(shapes)))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(
        self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Return tag scores, parts of speech, arc scores (column 0 is the root), and the vectors that name relations.

        `firsts` holds the place of each word's first piece, with place 0 in front for the root.
        """
        x = self.encode(ids, shapes, mask)
        at = self.head_dropout(x.gather(1, firsts[:, :, None].expand(-1, -1, x.shape[2])))
        roles = self.head_dropout(nn.functional.leaky_relu(self.roles(at), 0.1))
        dependent, head, rel_dependent, rel_head = roles.split(self.split, dim=2)
        arcs = self.arc(dependent[:, 1:]) @ head.transpose(1, 2) / dependent.shape[2] ** 0.5
        return self.tags(at[:, 1:]), self.upos(at[:, 1:]), arcs, rel_dependent[:, 1:], rel_head

    def name(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Return scores of the relations between dependents and their chosen heads."""
        return self.rel(torch.cat([dependent, head, dependent * head], dim=2))


def from_minilm(folder: Path, deprels: int) -> Network:
    """Return the network with the encoder of a MiniLM checkpoint and fresh heads."""
    config = json.loads((folder / "config.json").read_text())
    sizes = Sizes(layers=config["num_hidden_layers"], vocabulary=config["vocab_size"])
    network, state = Network(sizes, deprels), load_file(folder / "model.safetensors")
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
