"""Measures what the shipped model says of events, on the held-out part of our own corpus.

    python training/evaluate_events.py [--model FOLDER] [--list KIND]

An event is right where its type, its status and all words of its source and target are; carriers are matched by
their word, or the word beside it. A statement is right where its word and its value are. Confidence is that of the
type: the expected calibration error is taken over ten bins. The quiet sentences are of sport, business and culture.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from msgspec import Struct

from annotated import QUIET, read_annotated
from data import act_numbers
from dragoman.events.weighing import ALONE, PLAIN, calibrated
from dragoman.knowledge import load_knowledge
from dragoman.language import Annotator
from dragoman.language.encode import MAX_WORDS
from dragoman.language.labels import ROLES, STATEMENTS, STATUSES
from dragoman.report import Carried, Sentence, Span
from examples import Example

GRAVE = frozenset({"ASSAULT", "COERCE", "THREATEN"})
PARTIES = ("source", "target")


class Known(Struct, frozen=True):
    """An event as the corpus or the model has it."""

    at: int
    act: str
    type: str
    status: str
    source: frozenset[int]
    target: frozenset[int]
    confidence: float = 1.0

    @property
    def told(self) -> tuple[str, str, frozenset[int], frozenset[int]]:
        """What must be right."""
        return self.type, self.status, self.source, self.target


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--list", choices=["missed", "false", "act", "status", "source", "target"], help="print errors")
    options = parser.parse_args()
    print(json.dumps(score(Annotator(options.model), options.list), indent=1))


def score(annotator: Annotator, listed: str | None = None) -> dict[str, float]:
    """Return the scores of a model."""
    types = {name: act.type for name, act in load_knowledge().ontology.acts.items()}
    counts: Counter[str] = Counter()
    bins: dict[int, list[tuple[float, bool]]] = {}
    for example in read_annotated(act_numbers(), "dev"):
        if not 0 < len(example.words) <= MAX_WORDS:
            continue
        sentence = _read(annotator, example)
        if example.item.startswith(QUIET):
            counts["quiet"] += 1
            counts["quiet_false"] += _is_grave(sentence, types)
            continue
        gold, found = _gold(example, types), _found(sentence, types)
        for kind, text in _compare(gold, found, counts, bins):
            if kind == listed:
                print(f"{example.item}: {text}\n    {' '.join(example.words)}")
        _statements(example, sentence, counts)
    return _scores(counts, bins)


def _read(annotator: Annotator, example: Example) -> Sentence:
    """Return the model's answer on the words of an example."""
    spans, at = [], 0
    for word in example.words:
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    return annotator.sentence(" ".join(example.words), spans)


def _gold(example: Example, types: dict[str, str]) -> list[Known]:
    """Return the events of the corpus."""
    names = sorted(types)
    roles = {role: number + 1 for number, role in enumerate(ROLES)}
    return [
        Known(
            at, names[act - 1], types[names[act - 1]], STATUSES[example.statuses[at]],
            *(frozenset(f for a, f, r in example.roles if a == at and r == roles[side]) for side in PARTIES),
        )
        for at, act in enumerate(example.acts) if act > 0
    ]  # fmt: skip


def _found(sentence: Sentence, types: dict[str, str]) -> list[Known]:
    """Return the events of the model."""
    return [
        Known(
            one.index, one.likely[0][0], types[one.likely[0][0]], one.standing[0][0],
            *(frozenset(_heads(sentence, one.filling(side))) for side in PARTIES),
            confidence=calibrated(_type_share(one, types)),
        )
        for one in sentence.events
        if one.score * sentence.telling >= ALONE and _type_share(one, types) >= PLAIN
    ]  # fmt: skip


def _heads(sentence: Sentence, tokens: tuple[int, ...]) -> list[int]:
    """Return the tokens without those that belong to the same mention as a later one."""
    inside = {at: tagged for tagged in sentence.tagged for at in range(tagged.first, tagged.last)}
    return [
        at
        for n, at in enumerate(tokens)
        if not any(at in inside and inside[at] is inside.get(b) for b in tokens[n + 1 :])
    ]


def _type_share(one: Carried, types: dict[str, str]) -> float:
    """Return the probability of the type of the likeliest act."""
    kind = types[one.likely[0][0]]
    return sum(share for name, share in one.likely if types[name] == kind)


def _compare(
    gold: list[Known], found: list[Known], counts: Counter[str], bins: dict[int, list[tuple[float, bool]]]
) -> list[tuple[str, str]]:
    """Count what agrees; return the errors, by kind."""
    errors, left = [], list(gold)
    counts.update(gold=len(gold), found=len(found))
    for event in found:
        match = next((one for near in (0, 1) for one in left if abs(one.at - event.at) <= near), None)
        right = match is not None and match.type == event.type
        bins.setdefault(min(9, int(event.confidence * 10)), []).append((event.confidence, right))
        if match is None:
            errors.append(("false", f"{event.act} at word {event.at}"))
            continue
        left.remove(match)
        counts["carrier"] += 1
        counts["act"] += match.act == event.act
        counts["type"] += right
        counts["all"] += match.told == event.told
        for name in ("act", "status", "source", "target"):
            counts[f"{name}_same"] += getattr(match, name) == getattr(event, name)
            if getattr(match, name) != getattr(event, name):
                errors.append((name, f"{getattr(event, name)} for {getattr(match, name)} of {match.act}"))
    return [*errors, *(("missed", f"{one.act} at word {one.at}") for one in left)]


def _statements(example: Example, sentence: Sentence, counts: Counter[str]) -> None:
    """Count the statements that agree."""
    gold = {(at, STATEMENTS[number - 1]) for at, number in enumerate(example.statements) if number > 0}
    found = {
        (one.index, one.likely[0][0]) for one in sentence.statements if one.likely[0][1] * sentence.telling >= ALONE
    }
    counts.update(statements_gold=len(gold), statements_found=len(found), statements=len(gold & found))


def _is_grave(sentence: Sentence, types: dict[str, str]) -> bool:
    """Tell whether violence, coercion, a threat or a ceasefire is seen where there is none."""
    carried = (*sentence.events, *sentence.statements)
    sure = [one.likely[0][0] for one in carried if one.score * sentence.telling >= ALONE]
    return any(types.get(name) in GRAVE or "ceasefire" in name for name in sure)


def _scores(counts: Counter[str], bins: dict[int, list[tuple[float, bool]]]) -> dict[str, float]:
    """Return the counts as scores."""

    def f1(right: str, found: str = "found", gold: str = "gold") -> float:
        return round(2 * counts[right] / max(1, counts[found] + counts[gold]), 3)

    total = sum(map(len, bins.values()))
    error = sum(abs(sum(sure - right for sure, right in rows)) for rows in bins.values()) / max(1, total)
    scores = {
        "events": counts["gold"],
        "carrier_f1": f1("carrier"),
        "type_f1": f1("type"),
        "act_f1": f1("act"),
        "all_f1": f1("all"),
    }
    scores |= {
        f"{name}_right": round(counts[f"{name}_same"] / max(1, counts["carrier"]), 3)
        for name in ("status", "source", "target")
    }
    scores["statements_f1"] = f1("statements", "statements_found", "statements_gold")
    return scores | {
        "calibration_error": round(error, 3),
        "quiet": counts["quiet"],
        "quiet_false": counts["quiet_false"],
    }


if __name__ == "__main__":
    main()
