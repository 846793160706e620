"""Places that cannot be where the text puts them: a country's name for a town of another country."""

from __future__ import annotations

from msgspec import Struct

from dragoman.knowledge.entries import PlaceCandidate, PlaceEntry
from dragoman.mentions.board import Board
from dragoman.mentions.lexicon import PLACE_HEADS
from dragoman.mentions.qualifiers import qualifier_of
from dragoman.mentions.scene import Scene
from dragoman.mentions.view import View

# Swept by hand on town names respelt as countries' names: right above MADE more often than not.
_MADE = 0.5
_FEATURES = frozenset(["coastal", "port", "border", "island", "mountain", "desert", "capital", "oil", "river"])
_FEATURE_BONUS = 0.2
_SIZE_BONUS = 0.08
_CONSIDERED = 12


class Misplaced(Struct, frozen=True):
    """A name that stands for a place which it cannot be.

    Attributes:
        first: its first token.
        last: index after its last token.
        text: the name.
        wanted: what the text says it is, e.g. "city".
        country_name: the country that it should lie in.
        entry: the place that was probably meant, where that is likely enough.
        suggestion: the name of the best guess, likely or not.
        score: how likely it is.
    """

    first: int
    last: int
    text: str
    wanted: str
    country_name: str
    entry: PlaceEntry | None
    suggestion: str | None
    score: float | None


def find_misplaced(board: Board, scene: Scene) -> list[Misplaced]:
    """Return the names of countries that a sentence gives to a town of another country.

    "The coastal city of X" where X is a country, no town of that name is known, and the sentence or the report is about
    another country: the town is then looked for there, by spelling, and by what the text calls it.

    Args:
        board: the sentence.
        scene: the report.
    """
    found: list[Misplaced] = []
    for hit in board.hits:
        entry = hit.entries[0]
        if entry.kind != "country" or hit.forms[0] != "name" or not entry.country:
            continue
        head = _head_before(board.view, hit.first)
        country = _country_spoken_of(board, hit.first, scene)
        if (
            head is None
            or country is None
            or country == entry.country
            or _is_town_too(scene, board.view.text(hit.first, hit.last))
        ):
            continue
        found.append(_suggest(board, hit.first, hit.last, head, country, scene))
    return found


def _head_before(view: View, first: int) -> int | None:
    """Return the index of the place word of "the coastal city of X", None where there is none."""
    at = first - 1
    if view.lower_at(at) == "the":
        at -= 1
    if view.lower_at(at) != "of":
        return None
    return at - 1 if view.lower_at(at - 1) in PLACE_HEADS else None


def _country_spoken_of(board: Board, first: int, scene: Scene) -> str | None:
    """Return the country that the town should be in: the other one of the sentence, else the report's main one."""
    others = {
        country for hit in board.hits if hit.first != first and (country := qualifier_of(hit, scene).entry.country)
    }
    if scene.main in others or len(others) != 1:
        return scene.main
    return others.pop()


def _is_town_too(scene: Scene, name: str) -> bool:
    return any(place.kind == "city" and place.population > 0 for place in scene.knowledge.places.named(name))


def _suggest(board: Board, first: int, last: int, head: int, country: str, scene: Scene) -> Misplaced:
    view = board.view
    start = head
    while (
        start > 0 and view.lowers[start - 1].isalpha() and view.lowers[start - 1] not in ("the", "a", "an", "of", "in")
    ):
        start -= 1
    wanted = frozenset(view.lowers[start : head + 1])
    text = view.text(first, last)
    near = scene.knowledge.places.similar(text, country=country, limit=_CONSIDERED)
    best = max(near, key=lambda one: (_fit(one, wanted), one.entry.id), default=None)
    score = round(min(0.95, _fit(best, wanted)), 2) if best else None
    made = best.entry if best is not None and score is not None and score >= _MADE else None
    name = best.entry.name if best else None
    return Misplaced(first, last, text, view.lowers[head], scene.state_name(country), made, name, score)


def _fit(one: PlaceCandidate, wanted: frozenset[str]) -> float:
    """Return how well a place fits the name and what the text calls it, 0 to about 1.2."""
    asked = wanted & _FEATURES
    fits = asked & frozenset(one.entry.features)
    size = _SIZE_BONUS if one.entry.id.startswith("place:") or one.entry.population > 50_000 else 0.0
    lacking = _FEATURE_BONUS * (2 * len(fits) / len(asked) - 1) if asked else 0.0
    return one.score + lacking + size
