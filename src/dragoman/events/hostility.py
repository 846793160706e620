"""Who fights whom, by what they set out to do and whom it is against: "its campaign to defeat ISIL".

An aim states the enmity whether or not it is reached, so that a clause of purpose counts as well as a finished act.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dragoman.events.carriers import Carrier
from dragoman.events.scene import Scene, Spoken
from dragoman.record import Event, Relation

_VERBS: Final = frozenset(
    "battle combat counter crush defeat degrade destroy eradicate fight fire repel rout shoot strike".split()
)
_NOUNS: Final = frozenset(
    """airstrike assault attack battle campaign clash fight fighting insurgency offensive operation raid strike struggle
    war""".split()
)
_AGAINST: Final = frozenset(["against", "at", "on", "with"])
# Nobody fights yet who is only asked to, and no longer who has stopped.
_BARS: Final = frozenset(
    """accuse appeal ask avoid call cease demand deny end fail halt invite oppose press refuse reject stop suspend
    threaten urge warn""".split()
)
_ARMED: Final = frozenset({"armed_group", "military"})
_NEVER: Final = frozenset({"media", "company", "party", "population", "unknown"})
_WAGING: Final = _ARMED | {"country", "government"}
_HELPING: Final = frozenset("aid assist back help join support".split())
SURE: Final = 0.6  # probability of an armed act from which it states who is at war with whom
_CLIMB: Final = 6
_FIRE: Final = frozenset("ambush assault attack bombardment fire gunfire offensive resistance shelling strike".split())
_SUFFERING: Final = frozenset("come encounter endure face meet receive repel suffer sustain take withstand".split())
_SAID: Final = frozenset({"occurred", "ongoing", "background", "alleged", "planned"})


def find_hostilities(scene: Scene) -> list[tuple[Carrier, Spoken]]:
    """Return what tells of an enmity in a sentence, as carriers of `relation:fights` with how they are told."""
    found = []
    for index in range(len(scene.tree.tokens)):
        enemies = _enemies(scene, index)
        fighters = _fighters(scene, index, enemies) if enemies else []
        if not enemies:
            fighters, enemies = _under_fire(scene, index)
        if fighters:
            carrier = relation_carrier(scene, index, "fights", fighters, enemies)
            spoken = scene.spoken(carrier)
            if not spoken.negated and (spoken.status in _SAID or spoken.purpose):
                status = "occurred" if spoken.status == "planned" or spoken.purpose else spoken.status
                found.append((carrier, Spoken(status, spoken.by, spoken.hedged, negated=False, purpose=False)))
    return found


def fought_in(scene: Scene, event: Event) -> Iterator[Relation]:
    """Yield who fights whom by an armed act between two who bear arms; a clash is mutual and states it by itself."""
    if event.type != "ASSAULT" or event.status not in ("occurred", "ongoing", "background", "alleged"):
        return
    sources = [one for one in event.source if scene.kind(one) in _WAGING and one not in event.attributed_to]
    targets = [one for one in event.target if not scene.is_country(one) or _is_struck(scene, one)]
    for source in sources if event.confidence >= SURE else ():
        for target in targets:
            if can_fight(scene, source, target):
                yield Relation(
                    subject=source,
                    predicate="fights",
                    object=target,
                    start=None,
                    end=None,
                    hedged=event.status == "alleged",
                    attributed_to=event.attributed_to,
                    sentence=event.sentence,
                    confidence=event.confidence,
                )


def _is_struck(scene: Scene, state: str) -> bool:
    """Tell whether a state is named as what is struck, not as where: "attacked Armenia", "strikes on Iran"."""
    marks = [mark for mark in scene.parties.actor_marks if state in mark.refs]
    words = [word for mark in marks for word in range(mark.first, mark.last) if scene.tree.dependents(word, "case")]
    return bool(marks) and all(scene.tree.preposition(word) in _AGAINST for word in words)


def can_fight(scene: Scene, source: str, target: str) -> bool:
    """Tell whether one may be at war with the other: one of them is armed, neither a crowd, nor part of the other."""
    kinds = {scene.kind(source), scene.kind(target)}
    apart = source != target and not scene.same_side(source, target, "fights")
    return apart and bool(kinds & _ARMED) and not kinds & _NEVER


def relation_carrier(scene: Scene, index: int, name: str, sources: list[int], targets: list[int]) -> Carrier:
    """Return a carrier of a relation that the shape of a sentence states at a word."""
    return Carrier(
        index=index,
        first=index,
        last=index + 1,
        act=f"relation:{name}",
        type=None,
        verbal=scene.tree.tokens[index].upos == "VERB",
        mutual=False,
        sources=tuple(sources),
        targets=tuple(targets),
        used=frozenset(),
        demands=10,
    )


def lemmas_of(scene: Scene, index: int) -> frozenset[str]:
    """Return all that a word may be a form of, itself included."""
    word = scene.tree.words[index]
    return frozenset((word, *scene.knowledge.wording.forms.get(word, ())))


def _enemies(scene: Scene, index: int) -> list[int]:
    """Return the words that name whom a word of fighting is aimed at."""
    tree, lemmas = scene.tree, lemmas_of(scene, index)
    if tree.tokens[index].upos == "VERB" and lemmas & _VERBS:
        found = tree.objects(index) or [noun for word, noun in tree.obliques(index) if word in _AGAINST]
    elif tree.tokens[index].upos in ("NOUN", "PROPN", "ADJ") and lemmas & _NOUNS and not scene.parties.is_name(index):
        found = [noun for word, noun in tree.obliques(index) if word in _AGAINST]
    else:
        return []
    return [token for token in found if any(scene.kind(one) in _ARMED for one in scene.parties.actors([token]))]


def _fighters(scene: Scene, index: int, enemies: list[int]) -> list[int]:
    """Return the words that name who fights: the nearest above a word of fighting, by subject, owner or bearer."""
    against = scene.parties.actors(enemies)
    head = scene.tree.tokens[index].head
    if head >= 0 and lemmas_of(scene, head) & _BARS:
        return []
    token = index
    for _ in range(_CLIMB):
        if lemmas_of(scene, token) & _BARS and token != index:
            return []
        for group in _candidates(scene, token, index):
            named = [one for one in group if one not in enemies]
            found = scene.parties.actors(named)
            if found or _is_pronoun(scene, named):  # the nearest named, or nobody
                fits = any(can_fight(scene, a, b) for a in found for b in against)
                # Who only speaks of a fight is no party to it, but for one who says "we".
                spoken = [one for one in named if scene.tree.tokens[one].upos == "PRON"]
                fits = fits and (token == index or bool(spoken) or any(scene.kind(a) != "person" for a in found))
                return named if fits and not _is_pronoun(scene, named) else []
        helps = token != index and lemmas_of(scene, token) & _HELPING  # the fight is theirs who are helped
        told = scene.tree.tokens[token].deprel == "ccomp"
        if helps or told or scene.tree.dependents(token, "nsubj", "nsubj:pass"):
            break  # whoever acts here is named with words that mean nobody known
        token = scene.tree.tokens[token].head
        if token < 0:
            break
    return []


def _under_fire(scene: Scene, index: int) -> tuple[list[int], list[int]]:
    """Return who shoots and who is shot at where the latter is the subject: "the army came under fire from rebels"."""
    tree, head = scene.tree, scene.tree.tokens[index].head
    if head < 0 or not lemmas_of(scene, index) & _FIRE or not lemmas_of(scene, head) & _SUFFERING:
        return [], []
    shooters = [noun for one in (index, head) for word, noun in tree.obliques(one) if word in ("from", "by")]
    shooters = [one for one in shooters if any(scene.kind(actor) in _ARMED for actor in scene.parties.actors([one]))]
    victims = tree.subjects(head)
    pairs = [(a, b) for a in scene.parties.actors(shooters) for b in scene.parties.actors(victims)]
    return (shooters, victims) if any(can_fight(scene, a, b) for a, b in pairs) else ([], [])


def _candidates(scene: Scene, token: int, index: int) -> Iterator[list[int]]:
    tree = scene.tree
    if token != index and scene.parties.actor_at(token):
        yield [token]
    if tree.tokens[token].upos in ("VERB", "AUX", "ADJ"):
        helped = tree.objects(token) if token != index else []
        if token != index and lemmas_of(scene, token) & _HELPING:
            yield helped
            return
        named = [one for one in helped if lemmas_of(scene, one) & _HELPING]  # "support for the army in its fight"
        yield [noun for one in named for word, noun in tree.obliques(one) if word in ("for", "to", "of")]
        if tree.tokens[token].deprel == "ccomp" and not tree.dependents(token, "nsubj", "nsubj:pass"):
            return  # what somebody is told of he need not have done
        yield tree.actors(token)[0] if token == index else tree.subjects(token)
        return
    yield [child for child in tree.dependents(token, "nmod:poss", "compound", "amod") if child < index]
    yield [noun for word, noun in tree.obliques(token) if word in ("of", "by", "for", "between") and noun != index]


def _is_pronoun(scene: Scene, tokens: list[int]) -> bool:
    """Tell whether the words are only a pronoun of which it is unknown whom it means ("their fight")."""
    words = [scene.tree.tokens[token].upos == "PRON" and not scene.parties.actor_at(token) for token in tokens]
    return bool(words) and all(words)
