"""Names of organisations that were translated word by word: "Government of National Harmony", "Quick Support Forces".

Two names are one where their words are, each up to those that translators choose between for one foreign word, in any
order ("Army of National Liberation"). The word for harmony in Arabic wifaq is rendered accord, concord, consensus,
harmony, reconciliation and understanding, that for forces quwwat also troops and army, and so on.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dragoman.knowledge import ActorEntry, ActorIndex, fold
from dragoman.mentions.lexicon import word_set
from dragoman.mentions.scene import Scene

_RENDERINGS = (
    "accord harmony reconciliation concord consensus conciliation understanding unity agreement entente wifaq",
    "army forces force troops military",
    "government administration cabinet authority rule",
    "movement organisation organization",
    "liberation freedom liberty emancipation",
    "united unified unitary union joint",
    "support assistance backup",
    "rapid quick fast swift speedy",
    "defence defense protection guarding defending protecting",
    "resistance opposition",
    "front bloc",
    "council assembly board",
    "congress conference",
    "committee commission",
    "party grouping",
    "people peoples popular folk people's folk's folks",
    "democratic democracy democrat",
    "islamic islam muslim islamist",
    "revolution revolutionary uprising",
    "justice fairness equity",
    "salvation rescue saving",
    "sovereign sovereignty",
    "supreme high higher highest",
    "transition transitional interim provisional temporary",
    "state country",
    "brigade brigades battalion battalions",
    "unit units",
    "guard guards",
    "homeland fatherland motherland",
    "reform reformation correction",
    "dialogue dialog talks",
    "alliance coalition",
    "republic republican",
    "arab arabic arabian",
    "solidarity",
)
_CLASS_OF = {word: row.split()[0] for row in _RENDERINGS for word in row.split()}
_EMPTY = word_set("""of the for and s in al""")
_KINDS = frozenset(["government", "armed_group", "military", "party", "international_organisation", "organisation"])
_LEAST = 3  # words that say something: shorter names are like too many
_SURE = 0.8
_ELSEWHERE = 0.2


def translated(name: str, scene: Scene) -> tuple[ActorEntry, float] | None:
    """Return the known organisation whose name was probably translated as these words.

    Args:
        name: a name that the knowledge lacks.
        scene: the report: the organisation must be of one of its countries, and have existed on its day.

    Returns:
        The organisation and how sure that is, None where none fits or more than one.
    """
    meant = _meaning(name)
    if len(meant) < _LEAST:
        return None
    actors = scene.knowledge.actors
    countries = [None, *(country for country in scene.shares if scene.share(country) > 0)]
    meaning_so = (entry for country in countries for entry in _by_meaning(actors, country).get(meant, ()))
    fitting = [entry for entry in meaning_so if scene.is_active(entry)]
    if len(fitting) > 1:
        fitting = _nearest(fitting, name, scene)
    if len(fitting) != 1:
        return None
    at_home = fitting[0].country is not None and fitting[0].country in (scene.focus, scene.main)
    return fitting[0], _SURE if at_home else _SURE - _ELSEWHERE


def _nearest(entries: list[ActorEntry], name: str, scene: Scene) -> list[ActorEntry]:
    """Return those of the report's main country, and of them those that share most words with the name."""
    home = [entry for entry in entries if entry.country == scene.main] or entries
    words = frozenset(fold(name).split())

    def shared(entry: ActorEntry) -> int:
        return max(len(words.intersection(fold(own).split())) for own in (entry.name, *entry.aliases))

    most = max(shared(entry) for entry in home)
    return [entry for entry in home if shared(entry) == most]


def class_of(word: str) -> str:
    """Return the word that stands for all those which translators choose between, the word itself where it has none."""
    return _CLASS_OF.get(word, word)


def is_chosen_between(word: str) -> bool:
    """Tell whether translators choose between a word and others for one foreign word."""
    return word in _CLASS_OF


@lru_cache(maxsize=1 << 12)
def _meaning(name: str) -> tuple[str, ...]:
    """Return the classes of the words of a name, sorted."""
    return tuple(sorted(class_of(word) for word in fold(name).split() if word not in _EMPTY))


@lru_cache(maxsize=512)
def _by_meaning(actors: ActorIndex, country: str | None) -> dict[tuple[str, ...], tuple[ActorEntry, ...]]:
    """Return the organisations of a country by the meaning of each of their names."""
    found: dict[tuple[str, ...], dict[str, ActorEntry]] = {}
    for entry in _organisations(actors).get(country, ()):
        for meaning in _meanings((entry.name, *entry.aliases)):
            found.setdefault(meaning, {})[entry.id] = entry
    return {meaning: tuple(entries.values()) for meaning, entries in found.items()}


@lru_cache(maxsize=2)
def _organisations(actors: ActorIndex) -> dict[str | None, list[ActorEntry]]:
    found: dict[str | None, list[ActorEntry]] = {}
    for entry in actors.entries.values():
        if entry.kind in _KINDS:
            found.setdefault(entry.country, []).append(entry)
    return found


def _meanings(names: Iterable[str]) -> list[tuple[str, ...]]:
    return [meaning for name in names if len(meaning := _meaning(name)) >= _LEAST]
