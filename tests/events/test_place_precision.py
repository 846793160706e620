"""How exactly an event is placed, by the kind of its place and the words before its name."""

import pytest

from dragoman.events.clause import Tree
from dragoman.events.place_precision import precision_of, told_precision
from dragoman.knowledge import PlaceEntry
from dragoman.record import Mark, Place, PlaceKind, Resolution
from dragoman.report import Sentence, Token


def _place(kind: PlaceKind) -> Place:
    return Place("place:x", "X", kind, "SYR", 35.0, 37.0, (), Resolution("exact", 1.0))


def _entry(
    kind: PlaceKind, code: str | None = None, features: tuple[str, ...] = (), within: str | None = None
) -> PlaceEntry:
    return PlaceEntry("place:x", "X", kind, "SYR", 35.0, 37.0, 0, features, within, code)


def _told(words: str, kind: PlaceKind, entry: PlaceEntry | None = None) -> int:
    """Return the precision of the last word of a row of words."""
    tokens, start = [], 0
    for word in words.split():
        tokens.append(Token(start, start + len(word), word, "X", 0, "dep"))
        start += len(word) + 1
    tree = Tree(Sentence(0, start, tuple(tokens)))
    return told_precision(tree, Mark(0, len(tokens) - 1, len(tokens), "place", ("place:x",)), _place(kind), entry)


@pytest.mark.parametrize(
    ("words", "kind", "precision"),
    [
        ("Shells fell in Avdiivka", "city", 1),
        ("Drones struck Saki", "site", 1),
        ("Fighting went on near Goma", "city", 2),
        ("a convoy on the outskirts of Mekelle", "city", 2),
        ("an ambush 30 km north of Bria", "city", 2),
        ("an ambush 30 kilometres from Bria", "city", 2),
        ("an ambush north of Bria", "city", 4),
        ("clashes between Tadef", "city", 5),
        ("clashes between Tadef and Aleppo", "city", 5),
        ("clashes in Tadef and Aleppo", "city", 1),
        ("bombs fell on Yemen", "country", 6),
        ("bombs fell on northern Yemen", "country", 5),
        ("a patrol on the border with Chad", "country", 5),
        ("a tanker was seized in Hormuz", "water", 7),
        ("a raid on Somewhere", "unknown", 5),
    ],
)
def test_precision_follows_the_words_before_the_name(words: str, kind: PlaceKind, precision: int) -> None:
    assert _told(words, kind) == precision


@pytest.mark.parametrize(
    ("entry", "precision"),
    [
        (_entry("region", "ADM2", ("province",)), 3),
        (_entry("region", None, ("district",), "Kivu"), 3),
        (_entry("region", "ADM1", ("province",)), 4),
        (_entry("region", None, ("province",)), 4),
        (_entry("region", None, ("valley",), "Kunar"), 4),
        (_entry("region", None, ("desert",)), 5),
        (_entry("region", "CONT"), 5),
    ],
)
def test_precision_of_a_region_follows_its_order(entry: PlaceEntry, precision: int) -> None:
    assert precision_of(_place("region"), entry) == precision


def test_a_region_that_the_gazetteer_lacks_is_wide() -> None:
    assert precision_of(_place("region"), None) == 5
