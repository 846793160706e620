"""Which place each name means, judged by the whole report; a name means one place throughout."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from dragoman.knowledge.entries import PlaceEntry
from dragoman.knowledge.folding import fold
from dragoman.mentions.board import Board, slug
from dragoman.mentions.doubting import Doubter
from dragoman.mentions.misplaced import Misplaced, find_misplaced
from dragoman.mentions.respelt import find_respelt
from dragoman.mentions.scene import Scene
from dragoman.mentions.toponyms import Toponym, find_toponyms
from dragoman.record import Mark, Place, Resolution
from dragoman.report import Annotated, Span

_MOST_UNKNOWN = 16  # unknown names that are compared in one report, so that the time stays bounded
_KNOWN_ABROAD = 100_000  # inhabitants from which a town is named far away without its country


class FoundPlaces(Struct, frozen=True):
    """The places of a report.

    Attributes:
        places: in order of first mention.
        marks: each mention, in order.
    """

    places: tuple[Place, ...]
    marks: tuple[Mark, ...]


class _Located(Struct, frozen=True):
    toponym: Toponym
    entry: PlaceEntry | None
    resolution: Resolution


def find_places(annotated: Annotated, boards: Sequence[Board], scene: Scene, doubter: Doubter) -> FoundPlaces:
    """Find and resolve the place names of a report.

    Args:
        annotated: the report.
        boards: its sentences with their actors put down.
        scene: its countries.
        doubter: takes the doubts about places.
    """
    toponyms: list[Toponym] = []
    located: list[_Located] = []
    for board in boards:
        wrong = {(one.first, one.last): one for one in find_misplaced(board, scene)}
        for toponym in find_toponyms(board):
            misplaced = next(
                (one for span, one in wrong.items() if span[0] < toponym.last and toponym.first < span[1]), None
            )
            if misplaced is None:
                toponyms.append(toponym)
        located += [_moved(board, one, doubter) for one in wrong.values()]
    senses = _senses(toponyms, scene)
    unknown = _unknown_names(toponyms, senses, scene, boards, doubter)
    located += [_locate(toponym, senses, unknown) for toponym in toponyms]
    located.sort(key=lambda one: (one.toponym.sentence, one.toponym.first))
    return _gather(annotated, located)


def _moved(board: Board, one: Misplaced, doubter: Doubter) -> _Located:
    """Put a misplaced name where it probably belongs, with the doubt."""
    span = board.view.sentence.cover(one.first, one.last)
    suggestion = one.entry.name if one.entry else one.suggestion
    message = f"{one.text} is no {one.wanted} in {one.country_name}" + (
        f"; probably {suggestion}" if suggestion else ""
    )
    doubter.doubt("implausible_place", span, one.text, message, suggestion, one.score)
    toponym = Toponym(board.view.index, one.first, one.last, fold(one.text), one.text, (), None, None)
    return _Located(
        toponym, one.entry, Resolution("fuzzy", one.score or 0.0) if one.entry else Resolution("unresolved", 0.3)
    )


def _senses(toponyms: Sequence[Toponym], scene: Scene) -> dict[str, PlaceEntry]:
    """Return the place that each name means: the one that all its mentions together speak for."""
    by_key: dict[str, list[Toponym]] = {}
    for toponym in toponyms:
        if toponym.entries:
            by_key.setdefault(toponym.key, []).append(toponym)
    names = frozenset(toponym.key for toponym in toponyms)
    shares = dict(scene.shares)
    senses: dict[str, PlaceEntry] = {}
    # Names with one meaning come first: what they mean speaks for those with several.
    for key in sorted(by_key, key=lambda name: (len(by_key[name][0].entries) > 1, name)):
        mentions = by_key[key]
        entry = max(mentions[0].entries, key=lambda one: (_weight(one, mentions, names, shares, scene), one.id))
        if _is_far_fetched(entry, mentions, scene):
            continue
        senses[key] = entry
        if entry.country:
            shares[entry.country] = shares.get(entry.country, 0.0) + 0.05
    return senses


def _is_far_fetched(entry: PlaceEntry, mentions: Sequence[Toponym], scene: Scene) -> bool:
    """Tell whether a small town in a country that the report never speaks of merely bears the name."""
    if entry.kind != "city" or entry.population >= _KNOWN_ABROAD or scene.focus in (None, entry.country):
        return False
    return scene.share(entry.country) == 0.0 and not any(mention.container for mention in mentions)


def _weight(
    entry: PlaceEntry, mentions: Sequence[Toponym], names: frozenset[str], shares: dict[str, float], scene: Scene
) -> float:
    """Return how much speaks for a place: its size, its country's share, what stands beside its name."""
    weight = math.log10(entry.population + 10) / 4
    weight += 3.0 * min(1.0, shares.get(entry.country, 0.0) if entry.country else 0.0)
    weight += (
        1.2 * (entry.kind == "country") + 0.4 * entry.id.startswith("place:") + 0.4 * ("capital" in entry.features)
    )
    weight += 0.5 * (fold(entry.name) == mentions[0].key) + 1.0 * (entry.feature_code == "ADM1")
    if entry.within and fold(entry.within) in names:
        weight += 0.6
    for mention in mentions[:20]:
        if mention.hint is not None:
            weight += 1.5 * (mention.hint == entry.kind) - 0.5 * (
                mention.hint != entry.kind and entry.kind == "country"
            )
        if mention.container is not None:
            weight += 4.0 * _lies_in(entry, mention.container, scene)
    return weight


def _lies_in(entry: PlaceEntry, container: str, scene: Scene) -> bool:
    """Tell whether a place lies in what the words behind the comma name: its division or its country."""
    if entry.within and container.startswith(fold(entry.within)):
        return True
    words = container.split()
    if entry.country is None or entry.kind == "country":
        return False
    for length in range(len(words), 0, -1):
        states = [one for one in scene.knowledge.actors.named(" ".join(words[:length])) if one.kind == "country"]
        if states:
            return entry.country in {state.country for state in states}
    return False


def _unknown_names(
    toponyms: Sequence[Toponym], senses: dict[str, PlaceEntry], scene: Scene, boards: Sequence[Board], doubter: Doubter
) -> dict[str, tuple[PlaceEntry, float]]:
    """Return the places of the report's countries that unknown names are other spellings of."""
    found: dict[str, tuple[PlaceEntry, float]] = {}
    views = {board.view.index: board.view for board in boards}
    asked: set[str] = set()
    for toponym in toponyms:
        if toponym.key in senses or toponym.key in asked or len(asked) >= _MOST_UNKNOWN:
            continue
        asked.add(toponym.key)
        view = views[toponym.sentence]
        meant = find_respelt(view, toponym.first, toponym.text, scene)
        if meant is not None:
            found[toponym.key] = (meant.entry, meant.score)
            span = view.sentence.cover(toponym.first, toponym.last)
            message = f"{toponym.text} is read as {meant.entry.name}"
            doubter.doubt("garbled_name", span, toponym.text, message, meant.entry.name, meant.score)
    return found


def _locate(toponym: Toponym, senses: dict[str, PlaceEntry], unknown: dict[str, tuple[PlaceEntry, float]]) -> _Located:
    entry = senses.get(toponym.key)
    if entry is not None:
        choices = len(toponym.entries)
        sure = 1.0 if choices <= 1 else 0.8
        return _Located(toponym, entry, Resolution("exact" if fold(entry.name) == toponym.key else "alias", sure))
    near = unknown.get(toponym.key)
    if near is not None:
        return _Located(toponym, near[0], Resolution("fuzzy", round(near[1], 2)))
    return _Located(toponym, None, Resolution("unresolved", 0.3))


def _gather(annotated: Annotated, located: Sequence[_Located]) -> FoundPlaces:
    """Put mentions of one place together."""
    spans: dict[str, list[Span]] = {}
    first: dict[str, _Located] = {}
    weakest: dict[str, Resolution] = {}
    marks: list[Mark] = []
    for one in located:
        toponym = one.toponym
        id = one.entry.id if one.entry else f"x.{slug(toponym.text)}"  # noqa: A001 -- the word of the record
        first.setdefault(id, one)
        spans.setdefault(id, []).append(annotated.sentences[toponym.sentence].cover(toponym.first, toponym.last))
        if id not in weakest or one.resolution.score < weakest[id].score:
            weakest[id] = one.resolution
        if toponym.is_ground:
            marks.append(Mark(toponym.sentence, toponym.first, toponym.last, "place", (id,)))
    places = tuple(_place(id, one, tuple(spans[id]), weakest[id]) for id, one in first.items())  # noqa: A001 -- the word of the record
    return FoundPlaces(places, tuple(marks))


def _place(id: str, one: _Located, spans: tuple[Span, ...], resolution: Resolution) -> Place:  # noqa: A002 -- the word of the record
    entry = one.entry
    if entry is None:
        return Place(id, one.toponym.text, one.toponym.hint or "unknown", None, None, None, spans, resolution)
    return Place(id, entry.name, entry.kind, entry.country, entry.lat, entry.lon, spans, resolution)
