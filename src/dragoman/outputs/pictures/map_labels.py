"""Labels that do not collide: placed one after the other, the most important first, beside the point they name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from msgspec import Struct

_GAP: Final = 3.0  # units between a symbol and its label
_NARROW: Final = frozenset("iljtfrI.,:;'’|!()[]- ")
_BROAD: Final = frozenset("mwMW@%")
_LINE: Final = 1.15  # height of a line of text over its size


class Area(NamedTuple):
    """A rectangle on the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Area) -> bool:
        """Tell whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: Area) -> bool:
        """Tell whether it lies inside `other`."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


class Place(NamedTuple):
    """Where a text is written: the point that it starts, is centred or ends at, on its base line."""

    x: float
    y: float
    anchor: Literal["start", "middle", "end"]


class Label(Struct, frozen=True):
    """A text that wants a place.

    Attributes:
        text: the text.
        x: middle of what it names.
        y: likewise.
        size: of the type, in units.
        across: half the width of the symbol there.
        along: half its height.
        centred: the text stands on the point itself or nowhere.
        spaced: units between letters.
    """

    text: str
    x: float
    y: float
    size: float
    across: float = 0.0
    along: float = 0.0
    centred: bool = False
    spaced: float = 0.0


def width_of(text: str, size: float, spaced: float = 0.0) -> float:
    """Return about how wide a text is in a sans-serif type; rather too wide than too narrow.

    Args:
        text: one line.
        size: of the type.
        spaced: units between letters.
    """
    return sum(_em(letter) * size + spaced for letter in text)


def _em(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in _NARROW:
        return 0.37
    if letter in _BROAD:
        return 0.98
    return 0.74 if letter.isupper() else 0.64


def place_labels(labels: Iterable[Label], taken: Iterable[Area], sheet: Area) -> list[Place | None]:
    """Find a place for each label, in order.

    Args:
        labels: the most important first.
        taken: where nothing may be written.
        sheet: within which all must stay.

    Returns:
        For each label where it is written, or None where there is no room.
    """
    full = list(taken)
    found: list[Place | None] = []
    for label in labels:
        area = next((one for one in _choices(label) if one.within(sheet) and _is_free(one, full)), None)
        found.append(None if area is None else _place(label, area))
        if area is not None:
            full.append(area)
    return found


def _place(label: Label, area: Area) -> Place:
    """Tie the text to the side next to its point, so that a type of another width stays beside it."""
    base = area.bottom - 0.27 * label.size
    if area.left >= label.x:
        return Place(area.left, base, "start")
    if area.right <= label.x:
        return Place(area.right, base, "end")
    return Place((area.left + area.right) / 2, base, "middle")


def _is_free(area: Area, full: Sequence[Area]) -> bool:
    return not any(area.meets(other) for other in full)


def _choices(label: Label) -> Iterable[Area]:
    """Yield where the label may stand, the best first: right, left, above, below, then aslant."""
    width, height = width_of(label.text, label.size, label.spaced), label.size * _LINE
    if label.centred:
        yield _area(label.x - width / 2, label.y - height / 2, width, height)
        return
    right, left = label.x + label.across + _GAP, label.x - label.across - _GAP - width
    above, below = label.y - label.along - height, label.y + label.along
    level, middle = label.y - height / 2, label.x - width / 2
    for x, y in (
        (right, level), (left, level), (middle, above - 1), (middle, below + 1),
        (right - _GAP, above + height / 3), (right - _GAP, below - height / 3),
        (left + _GAP, above + height / 3), (left + _GAP, below - height / 3),
    ):  # fmt: skip
        yield _area(x, y, width, height)


def _area(left: float, top: float, width: float, height: float) -> Area:
    return Area(left, top, left + width, top + height)
