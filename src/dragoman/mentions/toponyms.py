"""Words of a report that name places, before it is asked which places they are."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from dragoman.knowledge.entries import PlaceEntry
from dragoman.knowledge.folding import fold
from dragoman.mentions.board import Board, Found, PlaceHit
from dragoman.mentions.lexicon import DIRECTIONS, LOCATIVE, PLACE_HEADS, PLACE_NOUNS, word_set
from dragoman.mentions.metonymy import sense_of
from dragoman.mentions.naming import extends_name
from dragoman.mentions.view import View
from dragoman.record import PlaceKind
from dragoman.report import Tagged

_REGION_WORDS = word_set(
    """province region state governorate oblast district county department division prefecture area valley strip
    peninsula"""
)
_CITY_WORDS = frozenset(
    ["city", "town", "village", "port", "capital", "suburb", "neighbourhood", "neighborhood", "township"]
)
_WATER_WORDS = frozenset(["river", "lake", "sea", "gulf", "bay", "strait", "ocean", "channel"])
_SURE = 0.6  # below this the model errs on persons about as often as it is right
_SMALL = frozenset(["of", "the", "and", "al", "el", "de", "la", "du", "'s", "\u2019s", "-", "in"])


class Toponym(Struct, frozen=True):
    """One stretch of text that names a place.

    Attributes:
        sentence: index of the sentence.
        first: first token.
        last: index after the last token.
        key: the name folded: what bears one key is one place throughout a report.
        text: the name as written.
        entries: places of that name, none where the gazetteer lacks it.
        hint: sort of place that the words beside it ask for, or None.
        container: folded name behind the comma ("Aleppo, Syria"), or None.
        is_ground: the name means the ground here; a state that acts ("Kenya said") is named as a place and is none.
    """

    sentence: int
    first: int
    last: int
    key: str
    text: str
    entries: tuple[PlaceEntry, ...]
    hint: PlaceKind | None
    container: str | None
    is_ground: bool = True


def find_toponyms(board: Board) -> list[Toponym]:
    """Return the place names of a sentence in order.

    A name of the gazetteer counts unless it is part of a person's, a body's or another longer name; a name that only
    the model sees counts too. Countries count where they are not only actors.

    Args:
        board: the sentence with its actors put down.
    """
    view = board.view
    found: list[Toponym] = []
    covered = bytearray(len(view.words))
    for tagged in view.sentence.tagged:
        if tagged.label == "place":
            span = _named_part(view, tagged)
            if span is not None and not any(covered[span[0] : span[1]]):
                found += _tagged_toponym(board, span[0], span[1], covered)
    for hit in board.places:
        if not any(covered[hit.first : hit.last]) and (
            hit.last <= board.body or _counts(board, hit.first, hit.last, hit.entries)
        ):
            covered[hit.first : hit.last] = b"\x01" * (hit.last - hit.first)
            found.append(_toponym(view, hit.first, hit.last, hit.entries))
        elif not any(covered[hit.first : hit.last]) and _is_acting_state(board, hit):
            covered[hit.first : hit.last] = b"\x01" * (hit.last - hit.first)
            found.append(replace(_toponym(view, hit.first, hit.last, hit.entries), is_ground=False))
    filed = [replace(toponym, is_ground=toponym.is_ground and toponym.first >= board.body) for toponym in found]
    return sorted(filed, key=lambda toponym: toponym.first)


def _tagged_toponym(board: Board, first: int, last: int, covered: bytearray) -> list[Toponym]:
    """Return the toponyms within a stretch that the model calls a place: those of the gazetteer, else the whole."""
    view = board.view
    covered[first:last] = b"\x01" * (last - first)
    inside = [hit for hit in board.places if first <= hit.first and hit.last <= last]
    rest = [at for at in range(first, last) if not any(hit.first <= at < hit.last for hit in inside)]
    plain = all(
        view.lowers[at] in DIRECTIONS
        or view.lowers[at] in PLACE_NOUNS
        or view.lowers[at] in _SMALL
        or view.words[at] == ","
        for at in rest
    )
    if inside and plain and not _is_one_name(view, inside) and not any(view.lowers[at] in _WATER_WORDS for at in rest):
        return [
            replace(_toponym(view, hit.first, hit.last, hit.entries), is_ground=_acts_too(board, hit.first, hit.last))
            for hit in inside
            if _acts_too(board, hit.first, hit.last) or _is_acting_state(board, hit)
        ]
    if _is_actor_only(board, first, last):
        return []
    return [_toponym(view, first, last, ())]


def _is_one_name(view: View, inside: list[PlaceHit]) -> bool:
    """Tell whether names of the gazetteer side by side are parts of one that it lacks ("Salah | al-Din")."""
    return any(
        left.last == right.first and not view.is_possessive(left.last - 1)
        for left, right in pairwise(inside)
        if view.lowers[right.first] not in DIRECTIONS
    )


def _named_part(view: View, tagged: Tagged) -> tuple[int, int] | None:
    """Return the part of a tagged place that is a name: from its first to its last capital."""
    first, last = tagged.first, tagged.last
    if view.cased:
        while first < last and (not view.is_capital(first) or view.lowers[first] in ("the", "a", "an")):
            first += 1
        while last > first and (not view.is_capital(last - 1) or view.lowers[last - 1] in _SMALL):
            last -= 1
    if first >= last or tagged.score < 0.35:
        return None
    if not view.cased and (
        view.token(last - 1).upos not in ("PROPN", "X", "NOUN") or view.lowers[last - 1] in PLACE_NOUNS
    ):
        return None
    return first, last


def _toponym(view: View, first: int, last: int, entries: tuple[PlaceEntry, ...]) -> Toponym:
    text = view.text(first, last)
    return Toponym(view.index, first, last, fold(text), text, entries, _hint(view, first, last), _container(view, last))


def _hint(view: View, first: int, last: int) -> PlaceKind | None:
    """Return the sort of place that "the village of X" or "X province" asks for."""
    beside = {view.lower_at(last)}
    before = first - 1
    if view.lower_at(before) in ("of", "the"):
        before -= 1 + (view.lower_at(before) == "the" and view.lower_at(before - 1) == "of")
    beside.add(view.lower_at(before))
    if beside & _REGION_WORDS:
        return "region"
    if beside & _CITY_WORDS:
        return "city"
    return "water" if beside & _WATER_WORDS else None


def _container(view: View, last: int) -> str | None:
    if view.lower_at(last) != "," or last + 1 >= len(view.words) or not view.is_capital(last + 1):
        return None
    end = last + 2
    while end < len(view.words) and end - last < 4 and view.is_capital(end):
        end += 1
    return fold(" ".join(view.words[last + 1 : end]))


def _counts(board: Board, first: int, last: int, entries: tuple[PlaceEntry, ...]) -> bool:
    """Tell whether a name of the gazetteer that the model does not call a place is one here."""
    view = board.view
    if not view.cased or not _acts_too(board, first, last):
        return False
    longer = view.tagged_over(first, last)
    if longer is not None and _is_unsure_person(longer, first, last):
        longer = None
    if first in board.towns or (longer is not None and longer.label in ("person", "time")):
        return first in board.towns
    before = view.lower_at(first - 1)
    located = (
        before in LOCATIVE or before in PLACE_HEADS or (before == "of" and view.lower_at(first - 2) in PLACE_HEADS)
    )
    if longer is not None and longer.label in ("organisation", "group"):
        return located and longer.first == first
    if _in_longer_name(view, board, first, last):
        return False
    if view.token(first).upos not in ("PROPN", ""):
        return False
    return (
        located
        or last > first + 1
        or entries[0].kind == "country"
        or (view.token(first).upos == "PROPN" and entries[0].population > 100_000)
    )


def _is_unsure_person(tagged: Tagged, first: int, last: int) -> bool:
    """Tell whether the model took just these words, a known place of several words, for a person without being sure."""
    exact = (tagged.first, tagged.last) == (first, last) and last > first + 1
    return exact and tagged.label == "person" and tagged.score < _SURE


def _in_longer_name(view: View, board: Board, first: int, last: int) -> bool:
    """Tell whether capitals beside a name make it part of another ("Kyiv Independent", "Paris Hilton")."""
    after = (
        last < len(view.words)
        and view.lowers[last] not in PLACE_NOUNS
        and extends_name(view, last)
        and board.covering(last) is None
    )
    if after and view.token(last).upos in ("PROPN", ""):
        return True
    if view.lower_at(first - 1) == "of" and first >= 2 and view.is_capital(first - 2):
        return view.lowers[first - 2] not in PLACE_NOUNS and first > 2
    return (
        first > 1
        and extends_name(view, first - 1)
        and view.token(first - 1).upos in ("PROPN", "")
        and board.covering(first - 1) is None
        and (first - 1) not in {hit.last - 1 for hit in board.places}
    )


def _acts_too(board: Board, first: int, last: int) -> bool:
    """Tell whether a name that the actors may have taken still names a place."""
    over = _found_over(board, first, last)
    if over is None:
        return True
    tagged = board.view.tagged_over(first, last)
    if over.form == "generic" and tagged is not None and tagged.label == "place":
        return True  # a town that is acted on is an actor there, and a place all the same
    if over.form == "institution" and over.first <= first:
        seat = board.covering(first)
        return seat is not None and "seat" in seat.forms
    if (
        over.form in ("name", "seat")
        and len(over.entities) == 1
        and over.entities[0].kind == "country"
        and (over.first, over.last) == (first, last)
    ):
        return sense_of(board.view, first, last, city=over.form == "seat") != "actor"
    return False


def _is_acting_state(board: Board, hit: PlaceHit) -> bool:
    """Tell whether a country's own name is that of an actor here, alone or before its body ("Kenya's parliament")."""
    over = _found_over(board, hit.first, hit.last)
    named = board.starting.get(hit.first)
    if over is None or named is None or hit.entries[0].kind != "country":
        return False
    state = next(
        (form for entry, form in zip(named.entries, named.forms, strict=True) if entry.kind == "country"), None
    )
    return state in ("name", "acronym") and named.last == hit.last and over.form in ("name", "institution", "office")


def _is_actor_only(board: Board, first: int, last: int) -> bool:
    return _found_over(board, first, last) is not None and not _acts_too(board, first, last)


def _found_over(board: Board, first: int, last: int) -> Found | None:
    return next((found for found in board.found if found.first < last and first < found.last), None)
