"""The model's files: read, checked, and run on one sentence.

A model is a folder of three files: `model.onnx` (the weights), `tokenizer.json` (the word pieces) and
`manifest.json` (its name, version, labels, and the digest of the weights, against which they are checked).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.errors import ModelError
from dragoman.language.carriers import carried
from dragoman.language.decode import mentions, tree
from dragoman.language.encode import Encoder
from dragoman.language.labels import ROLES, STANCES, STATEMENTS, STATUSES, TAGS, UPOS
from dragoman.report import Carried, Tagged

SHIPPED: Final = Path(__file__).parent / "model"
FORMAT: Final = 2
_OUTPUTS: Final = (
    "tags_out", "upos_out", "heads_out", "arcs_out", "rels_out",
    "acts_out", "statements_out", "statuses_out", "stances_out", "roles_out", "gate_out",
)  # fmt: skip
_REMEMBERED: Final = 4096  # a dispatch comes in many copies: a sentence that was just read is not read again


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a model says of itself; more fields than these are for people.

    Attributes:
        format: number of the graph's inputs and outputs, `FORMAT` in this version of Dragoman.
        name: name of the model.
        version: its version.
        sha256: digest of `model.onnx`.
        tags: labels of words in mentions, in the order of the outputs.
        upos: parts of speech, likewise.
        deprels: relations in the tree, likewise.
        acts: what words may carry of events, likewise.
        statements: what they may carry of statements, likewise.
        statuses: how a text may hold an event to be true, likewise.
        stances: how it may hold a statement to be true, likewise.
        roles: what words may be to what another carries, likewise.
    """

    format: int
    name: str
    version: str
    sha256: str
    tags: tuple[str, ...]
    upos: tuple[str, ...]
    deprels: tuple[str, ...]
    acts: tuple[str, ...]
    statements: tuple[str, ...]
    statuses: tuple[str, ...]
    stances: tuple[str, ...]
    roles: tuple[str, ...]


class Answer(NamedTuple):
    """What the model says of one sentence, word by word."""

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    tagged: tuple[Tagged, ...]
    events: tuple[Carried, ...]
    statements: tuple[Carried, ...]
    telling: float


class LanguageModel:
    """A model, loaded at its first question.

    Each sentence is run by itself. On a processor that is as fast as running many at once, nothing is spent on padding,
    and no sentence's answer hangs on its neighbours.

    Args:
        folder: the folder of the model.
        threads: threads that one sentence is computed with.
    """

    def __init__(self, folder: Path = SHIPPED, threads: int = 1) -> None:
        """Read the manifest; the weights wait."""
        self.folder = folder
        self.manifest = _manifest(folder)
        self._threads = threads
        self.ask = lru_cache(maxsize=_REMEMBERED)(self._ask)

    def load(self) -> None:
        """Load the weights now, before threads ask for them at the same time."""
        _ = self._session, self._encoder

    def asked(self, words: Sequence[str], parties: Sequence[int]) -> tuple[Answer, Mapping[str, float]]:
        """Return the answer for a sentence of which two sides are marked, and the probability of each act between them.

        Args:
            words: at most `encode.MAX_WORDS`.
            parties: for each word 1 in the source, 2 in the target, else 0.
        """
        *said, pair = self.run(words, parties, (*_OUTPUTS, "pair_out"))
        return self._answer(said), dict(zip(self.manifest.acts, pair.tolist(), strict=True))

    def _ask(self, words: tuple[str, ...]) -> Answer:
        """Return the answer for the words of one sentence, at most `encode.MAX_WORDS`."""
        return self._answer(self.run(words, (), _OUTPUTS))

    def _answer(self, outputs: Sequence[Any]) -> Answer:
        """Return what the graph's outputs say."""
        said, manifest = dict(zip(_OUTPUTS, outputs, strict=True)), self.manifest
        joined = tree(said["heads_out"].tolist(), said["arcs_out"])
        named = [manifest.deprels[number] for number in said["rels_out"].tolist()]
        # A word that lost the root to another one still carries that name.
        deprels = [
            "root" if head < 0 else "dep" if name == "root" else name for name, head in zip(named, joined, strict=True)
        ]
        roles = said["roles_out"]
        return Answer(
            tuple(manifest.upos[number] for number in said["upos_out"].tolist()),
            tuple(joined),
            tuple(deprels),
            mentions(said["tags_out"]),
            carried(said["acts_out"], manifest.acts, said["statuses_out"], manifest.statuses, roles),
            carried(said["statements_out"], manifest.statements, said["stances_out"], manifest.stances, roles),
            round(float(said["gate_out"][0, 0]), 4),
        )

    def run(self, words: Sequence[str], parties: Sequence[int] = (), outputs: Sequence[str] = _OUTPUTS) -> list[Any]:
        """Run the graph on one sentence and return its outputs as they come."""
        ids, shapes, sides, firsts = self._encoder.sentence(words, parties)
        inputs = {"ids": _ints(ids), "shapes": _ints(shapes), "parties": _ints(sides), "firsts": _ints(firsts)}
        found: list[Any] = self._session.run(outputs, inputs)
        return found

    @cached_property
    def _session(self) -> Any:
        """The weights, ready to run."""
        import onnxruntime  # noqa: PLC0415 (a heavy import, put off until it is needed)

        weights = _read(self.folder / "model.onnx")
        if hashlib.sha256(weights).hexdigest() != self.manifest.sha256:
            raise ModelError(f"{self.folder / 'model.onnx'} is not the file that its manifest describes", _NEXT)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = True
        try:
            return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        except Exception as error:
            raise ModelError(f"{self.folder / 'model.onnx'} cannot be run ({str(error)[:200]})", _NEXT) from error

    @cached_property
    def _encoder(self) -> Encoder:
        """The word pieces, ready to cut."""
        import tokenizers  # noqa: PLC0415 (likewise)

        try:
            tokenizer = tokenizers.Tokenizer.from_buffer(_read(self.folder / "tokenizer.json"))
        except ValueError as error:
            raise ModelError(f"{self.folder / 'tokenizer.json'} is damaged ({error})", _NEXT) from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return Encoder(lambda word: list(tokenizer.encode(word, add_special_tokens=False).ids))


_NEXT: Final = "install dragoman again, or name the folder of a whole model"


def _read(path: Path) -> bytes:
    """Return a file's bytes."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(f"the language model's file {path} cannot be read ({error.strerror})", _NEXT) from error


def _manifest(folder: Path) -> Manifest:
    """Return a model's manifest, checked against what this version of Dragoman can run."""
    path = folder / "manifest.json"
    try:
        manifest = msgspec.json.decode(_read(path), type=Manifest)
    except msgspec.MsgspecError as error:
        raise ModelError(f"{path} is not a manifest of a language model ({error})", _NEXT) from error
    if manifest.format != FORMAT or _labels(manifest) != (TAGS, UPOS, STATEMENTS, STATUSES, STANCES, ROLES):
        raise ModelError(
            f"the language model in {folder} is of format {manifest.format}, and this Dragoman runs {FORMAT}",
            "use the model that was shipped with this version",
        )
    return manifest


def _labels(manifest: Manifest) -> tuple[tuple[str, ...], ...]:
    """Return the labels that the program must know."""
    return manifest.tags, manifest.upos, manifest.statements, manifest.statuses, manifest.stances, manifest.roles


def _ints(values: Sequence[int]) -> NDArray[np.int64]:
    """Return numbers as the model takes them."""
    return np.array(values, dtype=np.int64)
