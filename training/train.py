"""Trains the language model, in two stages.

    python training/train.py --data ../shared/data --out training/runs/trees
    python training/train.py --data ../shared/data --out training/runs/events --stage events --start training/runs/trees

The first learns trees and names from public data, the second everything else from our own corpus, with a share of the
first lest it be forgotten. Each writes `weights.pt` and `run.json` (labels, seed, settings, scores on the dev parts
after each epoch) into its folder. Same data, seed and machine: same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
from tqdm import tqdm

from annotated import asked, bare_pair
from augment import Augmenter
from batches import START, batches, encoder, tensors
from calibrate import temperatures
from data import TREEBANKS, act_numbers, read_all, read_events, type_numbers
from examples import Example
from losses import losses
from measures import measure, measure_events
from model import Network, from_minilm


def main() -> None:
    """Train with the settings of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--pieces", type=int, default=1200, help="word pieces in a batch")
    parser.add_argument("--rate", type=float, default=3e-4, help="learning rate of the topmost layer")
    parser.add_argument("--decay", type=float, default=0.9, help="factor of the rate from each layer to the one below")
    parser.add_argument("--head-rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--stage", choices=["trees", "events"], default="trees")
    parser.add_argument("--public", type=float, default=1.0, help="share of the treebanks that an epoch shows")
    parser.add_argument("--names", type=float, default=1.0, help="share of the other public sentences that it shows")
    parser.add_argument(
        "--negatives", type=float, default=0.0, help="share of those without an event that is shown again"
    )
    parser.add_argument(
        "--pairs",
        type=float,
        default=1.0,
        help="share of the sentences that an epoch shows again with a pair asked about",
    )
    parser.add_argument("--start", type=Path, help="a run whose weights to go on from")
    parser.add_argument(
        "--freeze", type=int, default=0, help="layers from below, with all under them, that stay as they are"
    )
    parser.add_argument("--steps", type=int, default=0, help="stop after so many batches")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    Trainer(options).fit()


class Trainer:
    """One run of training.

    Args:
        options: the settings of the command line.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        """Read the data and build the network."""
        self.options = options
        self.examples = read_all(options.data)
        self.own = read_events(options.data) if options.stage == "events" else []
        self.dev = read_all(options.data, "dev")
        self.own_dev = read_events(options.data, "dev") if options.stage == "events" else []
        self.own_dev += [bare_pair(example) for example in self.own_dev if example.pairs]
        self.deprels = sorted({name for example in self.examples for name in example.deprels})
        self.encoder = encoder()
        self.acts = act_numbers()
        self.kinds = torch.tensor(type_numbers())
        self.network = from_minilm(START, len(self.deprels), len(self.acts))
        torch.manual_seed(options.seed)  # so that heads which are not trained yet change nothing
        if options.start:
            # A head that the earlier run did not have yet begins anew.
            self.network.load_state_dict(torch.load(options.start / "weights.pt", weights_only=True), strict=False)
        self.rng = random.Random(options.seed)  # noqa: S311
        self.augment = Augmenter(options.data, self.rng)
        self.scores: list[dict[str, float]] = []

    def fit(self) -> None:
        """Train, and write the run down after each epoch."""
        total = self.options.steps or self.options.epochs * len(list(self._epoch()))
        optimizer = torch.optim.AdamW(_groups(self.network, self.options), weight_decay=0.01, betas=(0.9, 0.98))
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, total))
        started = time.monotonic()
        with tqdm(total=total, mininterval=10) as bar:
            while bar.n < total:
                self.network.train()
                for batch in self._epoch():
                    bar.set_postfix(self._step(batch, optimizer), refresh=False)
                    schedule.step()
                    bar.update()
                    if bar.n >= total:
                        break
                self._write(minutes=round((time.monotonic() - started) / 60, 1), last=bar.n >= total)

    def _epoch(self) -> list[list[Example]]:
        """Return the batches of one epoch, each sentence changed anew."""
        draw, options = self.rng.random, self.options
        shown = [
            example
            for example in self.examples
            if draw() < (options.public if example.source in TREEBANKS else options.names)
        ]
        shown += self.own
        shown += [example for example in self.own if example.acts and not example.tells and draw() < options.negatives]
        shown += [asked(example, self.rng) for example in self.own if example.pairs and draw() < options.pairs]
        shown = [self.augment(example) for example in shown]
        return list(batches(shown, self.encoder, self.options.pieces, self.rng))

    def _step(self, batch: list[Example], optimizer: torch.optim.Optimizer) -> dict[str, str]:
        """Learn from one batch; return the parts of the loss."""
        loss, parts = losses(
            self.network,
            tensors(batch, self.encoder, self.deprels),
            [example.answers for example in batch],
            self.kinds,
        )
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        optimizer.step()
        return {name: f"{value:.3f}" for name, value in parts.items()}

    def _write(self, minutes: float, *, last: bool) -> None:
        """Write weights and scores, and at the end the temperatures."""
        scores = measure(self.network, self.encoder, self.dev, self.deprels)
        if self.own_dev:
            scores |= measure_events(self.network, self.encoder, self.own_dev, self.deprels)
        self.scores.append({"minutes": minutes, **scores})
        print(json.dumps(self.scores[-1]), flush=True)
        settings = {key: str(value) for key, value in vars(self.options).items() if key not in {"data", "out"}}
        run = {
            "deprels": self.deprels,
            "acts": list(self.acts),
            "seed": self.options.seed,
            "settings": settings,
            "dev": self.scores,
        }
        if last and self.own_dev:
            run["temperatures"] = temperatures(self.network, self.encoder, self.own_dev, self.deprels)
        (self.options.out / "run.json").write_text(json.dumps(run, indent=1))
        torch.save(self.network.state_dict(), self.options.out / "weights.pt")


def _groups(network: Network, options: argparse.Namespace) -> list[dict]:
    """Return parameters with their rates: lower layers learn slower, word pieces not at all, heads fastest."""
    network.words.weight.requires_grad_(False)  # noqa: FBT003
    top = len(network.layers)
    groups = [
        {"params": list(layer.parameters()), "lr": options.rate * options.decay ** (top - 1 - i)}
        for i, layer in enumerate(network.layers)
    ]
    low = [network.places.weight, *network.norm.parameters()]
    groups.append({"params": low, "lr": options.rate * options.decay**top})
    groups.append({"params": [network.shapes.weight], "lr": options.head_rate})
    if options.freeze:
        for group in (*groups[top:], *groups[: options.freeze]):
            for parameter in group["params"]:
                parameter.requires_grad_(False)  # noqa: FBT003
    encoder = ("words.", "places.", "shapes.", "norm.", "layers.")
    groups.append(
        {
            "params": [p for name, p in network.named_parameters() if not name.startswith(encoder)],
            "lr": options.head_rate,
        }
    )
    return groups


def _rate(step: int, total: int) -> float:
    """Return the factor of the rate: up over the first tenth, then down in a straight line."""
    warm = max(1, total // 12)
    return (step + 1) / warm if step < warm else max(0.0, (total - step) / (total - warm))


if __name__ == "__main__":
    main()
