"""Whether the name of a country or a capital stands for those who act, for the ground, or for both."""

from __future__ import annotations

from typing import Literal

from dragoman.mentions.lexicon import DIRECTIONS, LOCATIVE, MOTION, PLACE_HEADS, PLACE_NOUNS, word_set
from dragoman.mentions.view import View

Sense = Literal["actor", "place", "both"]
_DETERMINERS = frozenset(["the", "its", "their", "his", "her", "all", "most", "parts", "much", "of"])
_ACTING_AFTER = frozenset(
    ["with", "by", "against", "for", "between", "among", "accuse", "accused", "told", "urged", "blamed"]
)
_BOUNDS = word_set("""border borders frontier road route distance flights crossing halfway midway highway coast""")
# What is done against a city is done to the ground.
_ASSAULTS = word_set(
    """offensive attack attacks assault advance campaign operation push raid raids strike strikes airstrike airstrikes
    march siege blockade drive bombardment shelling war rocket rockets missile missiles"""
)
_ACTED = frozenset(["nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"])
_REACHED = word_set(
    """visit visited visits visiting leave left leaves leaving enter entered enters entering reach reached reaches
    reaching tour toured quit fled flee"""
)
# A reaction, an offer or a warning comes from those who act.
_SPEECH_TOO = frozenset(["come", "comes", "came", "coming"])
_OPEN = frozenset(["to", "from", "of", "on", "over", "about"])
_LINKS = frozenset([",", "and", "or", "&", "/"])


def sense_of(view: View, first: int, last: int, *, city: bool = False) -> Sense:  # noqa: PLR0911 -- one question after the other
    """Tell what a country's or capital's name means where it stands.

    A locative preposition before it makes it a place; a verb of which it is subject or object, "between", "with" and
    "against" make it an actor; "to", "from", "of" and "on" depend on what governs them, and stay open where that
    does not say.

    Args:
        view: the sentence.
        first: first word of the name.
        last: index after its last word.
        city: it is a city's name; what is done to a city is done to the place.
    """
    if last < len(view.words) and (view.is_possessive(last)):
        return "place" if _possesses_ground(view, view.after_possessive(last)) else "both" if city else "actor"
    if (
        view.lower_at(last) in PLACE_NOUNS
        and view.token(last).upos in ("NOUN", "PROPN", "")
        and view.token(last).deprel != "root"
    ):
        return "place"
    before = _governing_word(view, first)
    word = view.lower_at(before)
    if word in LOCATIVE or word in PLACE_HEADS:
        return "place"
    if word in _LINKS:
        return _as_first_of_list(view, first, before)
    if city and word in ("against", "on") and _ASSAULTS.intersection(view.lowers[max(0, before - 3) : before]):
        return "place"
    if word in _OPEN:
        return _behind_open_preposition(view, word, before)
    if word in _ACTING_AFTER:
        return _behind_acting_preposition(view, word, before)
    sense = _by_tree(view, first, last)
    return "place" if city and sense == "actor" and not _is_subject(view, first, last) else sense


def _behind_acting_preposition(view: View, word: str, position: int) -> Sense:
    """Settle "between" and "with": the road between two cities joins places."""
    bounds = word in ("with", "between") and _BOUNDS.intersection(view.lowers[max(0, position - 3) : position])
    return "place" if bounds else "actor"


def _is_subject(view: View, first: int, last: int) -> bool:
    """Tell whether a name, or the one that it is coordinated with, is the subject of an active verb."""
    for position in range(first, last):
        token = view.token(position)
        outer = view.token(token.head) if token.deprel == "conj" and token.head >= 0 else token
        if outer.deprel == "nsubj":
            # "Tripoli is free" says something of the place, "Tripoli denied it" of those who sit there.
            return outer.head < 0 or view.token(outer.head).upos in ("VERB", "")
    return False


def _governing_word(view: View, first: int) -> int:
    """Return the index of the word before the name, determiners and directions skipped; -1 where there is none."""
    position = first - 1
    while position >= 0 and (
        view.lowers[position] in DIRECTIONS
        or (view.lowers[position] in _DETERMINERS and view.lower_at(position) != "of")
    ):
        position -= 1
    return position


def _possesses_ground(view: View, position: int) -> bool:
    """Tell whether what a name possesses is a stretch of land ("Syria's northern border") rather than a body."""
    words = view.lowers[position : position + 4]
    for offset, word in enumerate(words):
        if word in PLACE_NOUNS or (word in DIRECTIONS and offset == 0):
            return True
        if view.token(position + offset).upos not in ("ADJ", "NOUN", "PROPN") or (
            offset and view.token(position + offset).upos == "PROPN"
        ):
            return False
    return False


def _as_first_of_list(view: View, first: int, before: int) -> Sense:
    """Return the sense of the name that stands before in a list, a place behind the comma of "Aleppo, Syria"."""
    if before < 1 or not view.is_capital(before - 1):
        return _by_tree(view, first, first + 1)
    start = before - 1
    while start > 0 and first - start < 12 and view.is_capital(start - 1):
        start -= 1
    outer = _governing_word(view, start)
    word = view.lower_at(outer)
    if word in LOCATIVE:
        return "place"
    if word in _LINKS and outer > 0 and first - outer < 12:
        return _as_first_of_list(view, start, outer)
    if word in _OPEN:
        return _behind_open_preposition(view, word, outer)
    if word in _ACTING_AFTER:
        return _behind_acting_preposition(view, word, outer)
    return _by_tree(view, first, first + 1)


def _behind_open_preposition(view: View, word: str, position: int) -> Sense:
    """Settle "to", "from", "of" and "on" by the words before them."""
    near = view.lowers[max(0, position - 4) : position]
    if word == "of":
        return (
            "place"
            if near
            and (
                near[-1] in PLACE_NOUNS
                or near[-1] in DIRECTIONS
                or near[-1] in ("parts", "rest", "outside", "inside", "cities", "towns", "areas", "regions")
            )
            else "both"
        )
    if (word == "to" and MOTION.intersection(near)) or (word == "from" and MOTION.intersection(near) - _SPEECH_TOO):
        return "place"
    return "both" if word in ("to", "from", "on", "over") else "actor"


def _by_tree(view: View, first: int, last: int) -> Sense:
    """Settle a bare name by its place in the tree: what acts or is acted on is an actor."""
    for position in range(first, last):
        token = view.token(position)
        if first <= token.head < last:
            continue
        relation = token.deprel
        if relation == "conj" and 0 <= token.head < len(view.words):
            relation = view.token(token.head).deprel
        if relation == "obj" and token.head >= 0 and view.lower_at(token.head) in _REACHED:
            return "place"
        if relation in _ACTED:
            return "actor"
        if relation in ("obl", "obl:unmarked", "obl:tmod"):
            return "place"
        return "actor" if relation in ("root", "nmod:poss", "") and first == 0 else "both"
    return "both"
