"""Who leads, belongs to or stands by whom, by the shape of a phrase alone.

"ELN commander Y", "X, the party's spokesman", "the coalition, including Chad and Niger", "airmen from the 5th Wing",
"with the support of Iran". The words in a title tell who leads from who only belongs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dragoman.events.carriers import Carrier
from dragoman.events.hostility import lemmas_of, relation_carrier
from dragoman.events.scene import Scene, Spoken

_LEADING: Final = frozenset(
    """boss chairman chairwoman chairperson chief commander emir founder head king leader premier president ruler
    strongman warlord""".split()
)
_SERVING: Final = frozenset(
    """activist adviser advisor aide ambassador analyst captain colonel commissioner deputy diplomat director envoy
    fighter general lawmaker lieutenant major member militant minister negotiator officer official representative
    secretary sergeant soldier spokesman spokesperson spokeswoman veteran""".split()
)
_UNDER: Final = frozenset(["deputy", "vice", "assistant"])
PAST: Final = frozenset(["former", "ex", "ousted", "deposed", "late", "then", "defected", "rival"])
_BODIES: Final = frozenset(
    {"armed_group", "government", "military", "police", "party", "organisation", "international_organisation"}
)
_UNIONS: Final = frozenset(
    "alliance army axis bloc coalition community forces front government group partners union".split()
)
_STANDING: Final = frozenset(["support", "backing", "help", "assistance", "aid"])
_HAVING: Final = frozenset(["have", "enjoy", "get", "receive"])
_BELONGING: Final = frozenset(["of", "in", "from", "for", "with", "at"])
_STATED: Final = Spoken("occurred", (), hedged=False, negated=False, purpose=False)


def find_memberships(scene: Scene) -> list[tuple[Carrier, Spoken]]:
    """Return the carriers of leadership, membership and backing that phrases of a sentence are."""
    found: list[Carrier] = []
    for index in range(len(scene.tree.tokens)):
        for of_shape in (_titled, _headed, _listed, _sent, _partaking, _supporting):
            found += of_shape(scene, index)
    return [(carrier, _STATED) for carrier in found]


def _titled(scene: Scene, index: int) -> Iterator[Carrier]:
    """Yield what a title beside a person's name says of the body that it names: "FARC commander Y"."""
    tree, lemmas = scene.tree, lemmas_of(scene, index)
    if tree.tokens[index].upos not in ("NOUN", "PROPN") or not lemmas & (_LEADING | _SERVING):
        return
    bearers = _bearers(scene, index)
    bodies = tree.dependents(index, "nmod:poss", "compound", "amod")
    for outer, inner in scene.parties.nested():
        if outer.first <= index < outer.last:
            bodies.append(inner.first)
    bearers = [one for one in bearers if _kinds(scene, one) == {"person"}]
    bodies += [noun for word, noun in tree.obliques(index) if word in _BELONGING]
    bodies = [one for one in bodies if _kinds(scene, one) & _BODIES]
    words = {tree.words[child] for child in tree.dependents(index, "amod", "compound", "advmod")}
    if bearers and bodies and not words & PAST:
        inside = any(tree.preposition(one) in ("in", "with", "at") for one in bodies)  # "a crew chief in the brigade"
        leads = bool(lemmas & _LEADING) and not words & _UNDER and not inside
        yield relation_carrier(scene, index, "leads" if leads else "part_of", bearers, bodies)


def _headed(scene: Scene, index: int) -> Iterator[Carrier]:
    """Yield who is at the head of a body or speaks for it, by a participle: "the council, chaired by X"."""
    tree = scene.tree
    token, word = tree.tokens[index], tree.words[index]
    if token.deprel != "acl" or word not in ("led", "headed", "commanded", "chaired", "represented"):
        return
    persons = [noun for preposition, noun in tree.obliques(index) if preposition == "by"]
    persons = [one for one in persons if "person" in {scene.kind(actor) for actor in scene.parties.actor_at(one)}]
    if persons and _kinds(scene, token.head) & _BODIES:
        yield relation_carrier(scene, index, "part_of" if word == "represented" else "leads", persons[:1], [token.head])


def _bearers(scene: Scene, index: int) -> list[int]:
    """Return the word that a title is said of: beside it, over it, or the subject of a clause that it is said in."""
    tree = scene.tree
    for mark in scene.parties.actor_marks:
        name = mark.last - 1
        is_person = scene.parties.actor_at(name) == mark.refs and scene.kind(mark.refs[0]) == "person"
        if mark.first <= index < name and is_person:
            return [name]
    if tree.tokens[index].deprel in ("appos", "nmod:desc", "compound", "flat"):
        return [tree.tokens[index].head]
    if tree.dependents(index, "cop"):
        return tree.dependents(index, "nsubj")
    return tree.dependents(index, "appos", "flat")


def _listed(scene: Scene, index: int) -> Iterator[Carrier]:
    """Yield the parts of a union that names them: "the coalition, including Chad", "the front, which includes X"."""
    tree = scene.tree
    if tree.words[index] not in ("including", "includes", "include", "comprising", "comprises"):
        return
    token = tree.tokens[index]
    if token.deprel == "case":
        parts, whole = [token.head], tree.tokens[token.head].head
    else:
        parts, whole = tree.objects(index), next(iter(tree.subjects(index)), -1)
    if whole >= 0 and parts and _is_union(scene, whole):
        parts = [one for one in parts if _kinds(scene, one) & (_BODIES | {"country"})]
        yield relation_carrier(scene, index, "part_of", parts, [whole])


def _is_union(scene: Scene, token: int) -> bool:
    kinds = _kinds(scene, token)
    return bool(kinds & {"armed_group", "military", "international_organisation"}) or (
        bool(kinds) and bool(lemmas_of(scene, token) & _UNIONS)
    )


def _sent(scene: Scene, index: int) -> Iterator[Carrier]:
    """Yield of whom people are sent by the body that they come from: "airmen from the 5th Wing"."""
    tree = scene.tree
    own = scene.parties.actor_at(index)
    if not own or not own[0].startswith("x.") or tree.tokens[index].upos != "NOUN":
        return
    clauses = [one for one in tree.dependents(index, "acl") if not tree.dependents(one, "obj")]  # no "buying oil from"
    bodies = [noun for head in (index, *clauses) for word, noun in tree.obliques(head) if word == "from"]
    bodies = [one for one in bodies if _kinds(scene, one) & _BODIES]
    if bodies:
        yield relation_carrier(scene, index, "part_of", [index], bodies)


def _partaking(scene: Scene, index: int) -> Iterator[Carrier]:
    """Yield who acts as part or member of a body: "the UK, as part of the coalition", "fights as a member of Y"."""
    tree = scene.tree
    if tree.words[index] not in ("part", "member", "members") or tree.preposition(index) != "as":
        return
    wholes = [noun for word, noun in tree.obliques(index) if word == "of" and _kinds(scene, noun)]
    head = tree.tokens[index].head
    parts = [head] if scene.parties.actor_at(head) else tree.actors(head)[0]
    if wholes and parts:
        yield relation_carrier(scene, index, "part_of", parts, wholes)


def _supporting(scene: Scene, index: int) -> Iterator[Carrier]:
    """Yield who stands by whom: "strikes in support of the army", "advanced with the backing of Iran"."""
    tree = scene.tree
    head = tree.tokens[index].head
    if tree.words[index] not in _STANDING or head < 0:
        return
    others = [noun for word, noun in tree.obliques(index) if word in ("of", "from") and _kinds(scene, noun)]
    doers = tree.actors(head)[0] if tree.tokens[head].upos == "VERB" else []
    case = (tree.preposition(index) or "").split(" ")[0]
    if tree.tokens[index].deprel == "obj" and doers and lemmas_of(scene, head) & _HAVING:
        others = others or _named_below(scene, index)
        if others:
            yield relation_carrier(scene, index, "backs", others, doers)
        return
    if others and doers and case == "in":
        yield relation_carrier(scene, index, "backs", doers, others)
    elif others and doers and case == "with" and not tree.dependents(index, "nmod:poss"):
        yield relation_carrier(scene, index, "backs", others, doers)


def _named_below(scene: Scene, index: int) -> list[int]:
    """Return the states named to say who "key countries" are, behind a dash or colon."""
    tree = scene.tree
    level = [noun for word, noun in tree.obliques(index) if word in ("of", "from")]
    if not level:
        return []
    rest = range(level[-1] + 1, len(tree.tokens))
    dash = next((at for at in rest if tree.words[at] in ("-", "\u2013", "\u2014", ":")), len(tree.tokens))
    return [at for at in range(dash, len(tree.tokens)) if any(map(scene.is_country, scene.parties.actor_at(at)))]


def _kinds(scene: Scene, token: int) -> set[str]:
    return {scene.kind(actor) for actor in scene.parties.actors([token])}
