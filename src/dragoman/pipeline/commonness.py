"""How common words are, and who owns outlets: what leads reports together beside their own words."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Final

from msgspec import json as msgjson

from dragoman.errors import ModelError
from dragoman.knowledge import ActorIndex
from dragoman.state import fold_outlet, rarities

_FIRST_WORD: Final = 1996  # of the vocabulary of BERT; before it stand marks, letters and signs


@cache
def load_rarity() -> dict[str, float]:
    """Return the weight of each common word.

    The vocabulary of the language model (that of BERT, uncased) is in order of how common its words are in English
    text, so that it serves as a table of frequencies that is always at hand and never changes.

    Raises:
        ModelError: where the language model's vocabulary is missing or damaged.
    """
    try:
        data: dict[str, Any] = msgjson.decode(
            files("dragoman.language").joinpath("model", "tokenizer.json").read_bytes()
        )
        words: dict[str, int] = data["model"]["vocab"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError("the vocabulary of the language model cannot be read", "install Dragoman again") from error
    return rarities({word: rank - _FIRST_WORD for word, rank in words.items() if rank >= _FIRST_WORD})


@cache
def load_owners() -> dict[str, str]:
    """Return the owner of each outlet that is known to have one, by the outlet's names, both folded.

    Raises:
        KnowledgeError: where the knowledge is missing or damaged.
    """
    from dragoman.knowledge.loading import load_package_actors  # noqa: PLC0415 (only those who settle need it)

    index = ActorIndex(load_package_actors())
    owners: dict[str, str] = {}
    for entry in index.entries.values():
        owner = index.get(entry.part_of[-1].id) if entry.kind == "media" and entry.part_of else None
        if owner is not None:
            owners |= {fold_outlet(name): fold_outlet(owner.name) for name in (entry.name, *entry.aliases)}
    return owners
