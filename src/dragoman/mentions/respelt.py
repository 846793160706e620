"""Towns in another spelling than the gazetteer's: "Misratta", "the shore city Sarat", "Tarabulus"."""

from __future__ import annotations

from msgspec import Struct

from dragoman.knowledge import fold, skeletons
from dragoman.knowledge.entries import PlaceCandidate, PlaceEntry
from dragoman.mentions.lexicon import word_set
from dragoman.mentions.scene import Scene
from dragoman.mentions.view import View

# Swept by hand on towns of a dozen wars respelt by other transliterations: repairs were right above MADE.
_MADE = 0.97
_CONSIDERED = 6
_SHORTEST = 4  # letters
_SAME_SOUND = 0.1
_FEATURE = 0.08
_NOTABLE = 0.05
_LARGE = 20_000  # inhabitants
_MARGIN = 0.03  # by which the best must lead
_COUNTRIES = 2
_SHARE = 0.2  # of the report that a country must have for its towns to be considered
_SAME_LETTERS = 0.6
_OF_SHORT = 7  # letters: a shorter name needs a word beside it that says what it is
_BEFORE = 5  # words before a name that may say what it is
_ASKED = {
    "coastal": "coastal", "shore": "coastal", "seaside": "coastal", "coast": "coastal", "seashore": "coastal",
    "port": "port", "harbour": "port", "harbor": "port", "border": "border", "frontier": "border", "island": "island",
    "mountain": "mountain", "mountainous": "mountain", "desert": "desert", "capital": "capital", "river": "river",
}  # fmt: skip
_TOWN = word_set("""city town village port capital suburb district town's city's""")


class Respelt(Struct, frozen=True):
    """A place that a spelling probably means.

    Attributes:
        entry: the place.
        score: how likely it is, 0 to 1.
    """

    entry: PlaceEntry
    score: float


def asked_of(view: View, first: int) -> frozenset[str]:
    """Return the features that the words before a name ascribe to the place ("the shore city of X": coastal)."""
    words = view.lowers[max(0, first - _BEFORE) : first]
    return frozenset(_ASKED[word] for word in words if word in _ASKED)


def find_respelt(view: View, first: int, text: str, scene: Scene) -> Respelt | None:
    """Return the known place of the report's countries whose name an unknown name is a spelling of.

    Spelling, consonant skeleton, what the text calls the place and how well it is known decide together.

    Args:
        view: the sentence.
        first: first word of the name.
        text: the name.
        scene: the report's countries.
    """
    key = fold(text)
    called_town = bool(_TOWN.intersection(view.lowers[max(0, first - 3) : first]))
    if len(key) < _SHORTEST or (len(key) < _OF_SHORT and not called_town):
        return None
    asked = asked_of(view, first)
    scored: list[tuple[float, PlaceCandidate]] = []
    for country in _countries(scene):
        near = scene.knowledge.places.similar(text, country=country, limit=_CONSIDERED)
        scored += [(_fit(one, key, asked), one) for one in near if one.score >= _SAME_LETTERS]
    scored.sort(key=lambda pair: (-pair[0], -pair[1].entry.population, pair[1].entry.id))
    if not scored or scored[0][0] < _MADE:
        return None
    rivals = [score for score, one in scored[1:] if one.entry.id != scored[0][1].entry.id]
    if rivals and scored[0][0] - rivals[0] < _MARGIN:
        return None
    return Respelt(scored[0][1].entry, round(min(0.95, scored[0][0] - 0.1), 2))


def _countries(scene: Scene) -> list[str]:
    """Return the countries that a report is about, the first of them first."""
    ranked = sorted(scene.shares, key=lambda country: (-scene.shares[country], country))
    return [country for country in ranked[:_COUNTRIES] if scene.shares[country] >= _SHARE]


def _fit(one: PlaceCandidate, key: str, asked: frozenset[str]) -> float:
    """Return how well a place fits a spelling and what the text says of it, 0 to about 1.3."""
    entry = one.entry
    score = one.score + _SAME_SOUND * (skeletons(one.name) == skeletons(key))
    score += _NOTABLE * (entry.id.startswith("place:") or entry.population >= _LARGE)
    fits = len(asked.intersection(entry.features))
    return score + (_FEATURE * (2 * fits / len(asked) - 1) if asked else 0.0)
