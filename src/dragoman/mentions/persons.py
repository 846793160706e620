"""Who a person's name means: known names, surnames, and names that came through a mangle.

A name that the knowledge has is taken as it is, unless those beside it say that it cannot be; for one that it has not
see `repairs`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dragoman.knowledge import ActorEntry, fold
from dragoman.mentions.board import entity_of
from dragoman.mentions.garbles import Guess, decipher
from dragoman.mentions.repairs import MADE, SUGGESTED, repair
from dragoman.mentions.scene import Scene
from dragoman.mentions.standing import Context, Identified, agreement, heads_of, likest_name, stranger
from dragoman.record import Resolution

_FIT = 0.4  # weight of what stands beside a garbled name


def identify(name: str, known: Iterable[ActorEntry], context: Context, scene: Scene) -> Identified:
    """Return who a name means.

    Args:
        name: the name in the text's words, without title.
        known: persons of the knowledge whose name, or whose surname, the words are.
        context: what stands beside the name.
        scene: the report.
    """
    # What the words before were taken for may be namesakes only ("Haftar" of "Khalifa Haftar"): the whole name is asked
    # for too.
    asked = (*known, *scene.knowledge.actors.named(name))
    persons = list({entry.id: entry for entry in asked if entry.kind == "person"}.values())
    exact = [entry for entry in persons if bears(entry, name)]
    if exact:
        chosen = _best(exact, context, scene)
        return _contradicted(name, chosen, context, scene) or _plain(chosen, name)
    guess = decipher(name, scene, loosely=True)
    if guess is not None and guess.entry.kind == "person" and agreement(guess.entry, context, scene.day) >= 0:
        return _plain(guess.entry, name) if _ends_in(guess.entry, name) else _deciphered(name, guess, context, scene)
    repaired = repair(name, persons, context, scene)
    if repaired is not None:
        return repaired
    return Identified(stranger(name, context), Resolution("unresolved", 0.5))


def _ends_in(entry: ActorEntry, name: str) -> bool:
    """Tell whether words end in a full name of a person, a title or nickname before it ("Taoiseach Leo Varadkar")."""
    return any(" " in own and fold(name).endswith(" " + own) for own in _names_of(entry))


def _deciphered(name: str, guess: Guess, context: Context, scene: Scene) -> Identified:
    """Return who a garbled name was found to mean, surer where what stands beside it fits."""
    score = round(min(0.95, guess.score + _FIT * agreement(guess.entry, context, scene.day)), 2)
    if score >= MADE:
        return Identified(entity_of(guess.entry), Resolution("fuzzy", score), "garbled_name", guess.entry.name, score)
    return Identified(stranger(name, context), Resolution("unresolved", 0.4), "garbled_name", guess.entry.name, score)


def bears(entry: ActorEntry, name: str) -> bool:
    """Tell whether a name is one of an actor's own."""
    folded = fold(name)
    return folded in _names_of(entry) or (folded.startswith("al ") and folded.removeprefix("al ") in _names_of(entry))


@lru_cache(maxsize=1 << 13)
def _names_of(entry: ActorEntry) -> frozenset[str]:
    return frozenset(fold(name) for name in (entry.name, *entry.aliases, *entry.native))


def _plain(entry: ActorEntry, name: str) -> Identified:
    if fold(entry.name) == fold(name):
        return Identified(entity_of(entry), Resolution("exact", 1.0))
    single = len(fold(name).split()) == 1
    return Identified(entity_of(entry), Resolution("alias", 0.9 if single else 1.0))


def _best(entries: list[ActorEntry], context: Context, scene: Scene) -> ActorEntry:
    """Return the one of several persons of a name who fits context and report best."""
    return max(
        enumerate(entries),
        key=lambda pair: (agreement(pair[1], context, scene.day), scene.share(pair[1].country), -pair[0]),
    )[1]


def _contradicted(name: str, entry: ActorEntry, context: Context, scene: Scene) -> Identified | None:
    """Return the doubt about a known name that cannot stand where it stands, None where nothing is wrong.

    Only a government or armed group whose head is said to be a person of another country, without any role in it,
    speaks strongly enough; and somebody else must be known to head it.
    """
    if (
        context.of is None
        or context.of.kind not in ("government", "armed_group")
        or agreement(entry, context, scene.day) >= 0
    ):
        return None
    heads = heads_of(context.of, scene)
    if not heads:
        return None
    likest = max(heads, key=lambda head: (likest_name(head, name), head.id))
    score = round(min(0.95, 0.45 * likest_name(likest, name) + 0.3), 2)
    made = score >= SUGGESTED and len(fold(name).split()) > 1
    entity = entity_of(likest) if made else entity_of(entry)
    basis = Resolution("context", score) if made else Resolution("alias", 0.5)
    return Identified(entity, basis, "implausible_actor", likest.name, score)
