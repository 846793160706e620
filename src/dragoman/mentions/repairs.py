"""Names of persons that came through a mangle: respelt, mistranslated, cut.

A name that the knowledge lacks is compared, by letters and by consonant skeleton, with those whom the context suggests:
holders of the office, leaders of the organisation, persons of the country. Each repair is a doubt with its score; below
`MADE` it is only suggested.
"""

from __future__ import annotations

from dragoman.knowledge import ActorEntry, skeleton
from dragoman.knowledge.name_keys import surname
from dragoman.mentions.board import entity_of
from dragoman.mentions.naming import given_names, sounds_alike
from dragoman.mentions.scene import Scene
from dragoman.mentions.standing import Context, Identified, agreement, heads_of, likest_name, stranger
from dragoman.record import Resolution

# Swept by hand on leaders of the resources respelt by other transliterations: made repairs were right above MADE.
MADE = 0.72
SUGGESTED = 0.55
# With no office, organisation or country beside it a name must nearly be the other one.
MADE_ALONE = 0.86
_SAME_GIVEN_NAME = 0.62
_SAME_FAMILY = 0.7  # below that another surname is meant, unless the person is known to hold the very office
_HOLDS = 0.4


def repair(name: str, persons: list[ActorEntry], context: Context, scene: Scene) -> Identified | None:
    """Return the known person whom an unknown spelling means, None where nobody is like enough."""
    if len(surname(name)) < 3:
        return None
    scored = [(_score(name, entry, context, scene), entry) for entry in _suspects(name, persons, context, scene)]
    if not scored:
        return None
    score, entry = max(scored, key=lambda pair: (pair[0], pair[1].id))
    score = round(min(score, 0.99), 2)
    threshold = MADE if context.says_something or entry.country == scene.focus is not None else MADE_ALONE
    if score < SUGGESTED or (score < threshold and not context.says_something):
        return None
    family = max(sounds_alike(surname(name), surname(own)) for own in (entry.name, *entry.aliases))
    if family < _SAME_FAMILY and not (score >= threshold and agreement(entry, context, scene.day) >= _HOLDS):
        return None
    if score >= threshold:
        return Identified(entity_of(entry), Resolution("fuzzy", score), "garbled_name", entry.name, score)
    return Identified(stranger(name, context), Resolution("unresolved", 0.4), "garbled_name", entry.name, score)


def _suspects(name: str, persons: list[ActorEntry], context: Context, scene: Scene) -> list[ActorEntry]:
    """Return whom an unknown name may mean: same surname, same office, similar spelling."""
    actors = scene.knowledge.actors
    found = {entry.id: entry for entry in persons}
    if context.of is not None and context.office is not None:
        found.update((entry.id, entry) for entry in actors.office_holders(context.of.id, context.office, scene.day))
    elif context.of is not None:
        found.update((entry.id, entry) for entry in heads_of(context.of, scene))
    if context.says_something:
        country = context.country or (context.of.country if context.of else None)
        countries = frozenset([country]) if country else frozenset()
        found.update((entry.id, entry) for entry in scene.like_persons(name, countries))
    elif len(name.split()) > 1:
        ids = scene.knowledge.garbles.of_surname(skeleton(surname(name)))
        found.update((entry.id, entry) for entry in map(actors.get, ids) if entry is not None)
    return list(found.values())


def _score(name: str, entry: ActorEntry, context: Context, scene: Scene) -> float:
    """Return how probable it is that a name means a person, from its likeness and from what stands beside it.

    A namesake of the same family is another person: where the surnames are one and the given names do not sound
    alike, likeness does not help.
    """
    alike = likest_name(entry, name)
    given = given_names(name)
    if given:
        same = max((sounds_alike(mine, own) for mine in given for own in _given_names_of(entry)), default=0.5)
        family = surname(name) in {surname(own) for own in (entry.name, *entry.aliases)}
        if family and same < _SAME_GIVEN_NAME:
            alike = min(alike, 0.4)
        elif family:
            alike = max(alike, 0.78)
        elif same < _SAME_GIVEN_NAME:
            alike -= 0.1
    fit = agreement(entry, context, scene.day)
    if not context.says_something and entry.country and scene.share(entry.country) > 0.15:
        fit = 0.05
    return alike * 0.85 + fit * 0.6


def _given_names_of(entry: ActorEntry) -> list[str]:
    return [given for own in (entry.name, *entry.aliases) for given in given_names(own)]
