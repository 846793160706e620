"""A picture of who backs, fights, is allied with and belongs to whom. The same input, the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from msgspec import Struct

from dragoman.outputs.pictures.map_drawing import GREY, INK, add, as_text, clean, sheet
from dragoman.outputs.pictures.map_labels import width_of
from dragoman.outputs.pictures.network_layout import Box, Point, arrange
from dragoman.outputs.pictures.network_lines import STYLES, Kind, Style, draw_line, draw_sample
from dragoman.record import ActorKind

MUTUAL: Final = frozenset({"fights", "opposes", "allied"})
_MEANING: Final[Mapping[Kind, str]] = {
    "backs": "backs",
    "allied": "is allied with",
    "belongs": "belongs to",
    "fights": "fights",
    "opposes": "is against",
}
_PULL: Final[Mapping[Kind, float]] = {"belongs": 2.0, "allied": 1.6, "backs": 1.4, "fights": 0.7, "opposes": 0.5}
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SIZE: Final = 13.0  # of an actor's name
_LINE: Final = 15.5
_COLUMN: Final = 20  # characters after which a name is broken
_LINES: Final = 4
_EDGE: Final = 28.0
_HEAD: Final = 70.0
_FOOT: Final = 96.0
_NARROWEST: Final = 820.0


class Node(Struct, frozen=True):
    """An actor.

    Attributes:
        id: its id.
        name: its name.
        kind: what it is; states and organisations of states are drawn otherwise than groups.
    """

    id: str
    name: str
    kind: ActorKind


class Bond(Struct, frozen=True):
    """What is between two actors.

    Attributes:
        subject: id of the one that does it.
        object: id of the other.
        kind: what it is; fighting, being against and being allied are mutual.
        origins: how many reports that are no copies of one another tell it; 0 where none does.
        doubtful: whether each report hedges it, or has it as somebody's word.
        told: whether reports tell it; else it was known before.
    """

    subject: str
    object: str
    kind: Kind
    origins: int
    doubtful: bool
    told: bool


class Network(Struct, frozen=True, kw_only=True):
    """Actors and what is between them.

    Attributes:
        on: the day that it is as of, ISO, or None where no report gives one.
        subject: what it is about, as the caller put it, or None for everything.
        nodes: the actors.
        bonds: what is between them; each end is one of the nodes.
        left_out: number of actors that were left out so that the picture can be read.
        reports: number of reports that it rests on.
    """

    on: str | None
    subject: str | None
    nodes: tuple[Node, ...]
    bonds: tuple[Bond, ...]
    left_out: int
    reports: int


def draw_network(network: Network) -> str:
    """Return the picture as SVG 1.1.

    Actors are boxes, states with sharp corners and the rest with round ones. Lines differ in colour and in their
    dashes, so that they can be told apart in print; those of what was known before are thin and pale.
    """
    labels = {node.id: _broken(node.name) for node in network.nodes}
    sizes = {id_: _size(lines) for id_, lines in labels.items()}
    ties = [(bond.subject, bond.object, _PULL[bond.kind] * (1.0 if bond.told else 0.4)) for bond in network.bonds]
    boxes = arrange(sizes, ties)
    right = max((box.x + box.width / 2 for box in boxes.values()), default=0.0)
    bottom = max((box.y + box.height / 2 for box in boxes.values()), default=0.0)
    width, height = max(right + 2 * _EDGE, _NARROWEST), bottom + _HEAD + _FOOT
    shift = Point((width - right) / 2, _HEAD)
    root = sheet(width, height, _title(network))
    add(root, "text", _title(network), x=_EDGE, y=34, font_size=21, font_weight="bold", fill=INK)
    add(root, "text", _basis(network), x=_EDGE, y=55, font_size=12.5, fill=GREY)
    moved = {id_: box._replace(x=box.x + shift.x, y=box.y + shift.y) for id_, box in boxes.items()}
    _draw_bonds(root, network, moved)
    for node in network.nodes:
        _draw_node(root, node, labels[node.id], moved[node.id])
    _draw_legend(root, network, height - _FOOT + 30)
    return as_text(root)


def _title(network: Network) -> str:
    about = f"{network.subject}: who" if network.subject else "Who"
    return clean(f"{about} stands with whom{f' on {_day(network.on)}' if network.on else ''}")


def _day(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def _basis(network: Network) -> str:
    parts = [f"{len(network.nodes)} actors, from {network.reports} report{'s' * (network.reports != 1)}"]
    parts += [f"{network.left_out} actors of fewer reports are left out"] if network.left_out else []
    return "; ".join(parts)


def _broken(name: str) -> tuple[str, ...]:
    """Return a name in lines of a like length, cut where it is too long for a box."""
    words = clean(name).split() or ["?"]
    lines = [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _COLUMN:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1]} …"]
    return tuple(line if len(line) <= 2 * _COLUMN else f"{line[: 2 * _COLUMN - 1]}…" for line in lines)


def _size(lines: Sequence[str]) -> Point:
    # Names are measured rather too wide than too narrow, which makes room enough at their sides.
    return Point(max(width_of(line, _SIZE) for line in lines) + 14, len(lines) * _LINE + 12)


def _draw_bonds(root: ET.Element, network: Network, boxes: Mapping[str, Box]) -> None:
    names = {node.id: node.name for node in network.nodes}
    between: dict[tuple[str, str], list[Bond]] = {}
    for bond in network.bonds:
        first, second = sorted((bond.subject, bond.object))
        between.setdefault((first, second), []).append(bond)
    # What was known before lies below what is told.
    for told in (False, True):
        for (first, _), bonds in sorted(between.items()):
            lines = _lines(bonds)
            for number, same in enumerate(lines):
                bond = same[0]
                if bond.told is told:
                    # Seen from the same end, so that several lines between two actors bend away from one another.
                    bend = (number - (len(lines) - 1) / 2) * (1 if bond.subject == first else -1)
                    says = "; ".join(_says(one, names) for one in same)
                    style = Style(bond.kind, bond.told, all(one.doubtful for one in same), len(same) > 1)
                    draw_line(root, boxes[bond.subject], boxes[bond.object], style, bend, says)


def _lines(bonds: Sequence[Bond]) -> list[list[Bond]]:
    """Return what is between two actors by line: what each does to the other alike is one."""
    lines: dict[tuple[Kind, bool], list[Bond]] = {}
    for bond in bonds:
        lines.setdefault((bond.kind, bond.told), []).append(bond)
    return list(lines.values())


def _says(bond: Bond, names: Mapping[str, str]) -> str:
    return f"{names[bond.subject]} {_MEANING[bond.kind]} {names[bond.object]}: {_told(bond)}"


def _told(bond: Bond) -> str:
    if not bond.told:
        return "known before"
    return f"told by {bond.origins} report{'s' * (bond.origins != 1)}{', not certain' if bond.doubtful else ''}"


def _draw_node(root: ET.Element, node: Node, lines: Sequence[str], box: Box) -> None:
    is_state = node.kind in ("country", "government", "military", "police")
    is_union = node.kind == "international_organisation"
    group = add(root, "g")
    add(group, "title", f"{node.name} ({node.id})")
    corner = 0 if is_state else min(box.height / 2, 13)
    add(
        group,
        "rect",
        x=box.x - box.width / 2,
        y=box.y - box.height / 2,
        width=box.width,
        height=box.height,
        rx=corner,
        fill="#ececec" if is_state else "#ffffff",
        stroke=INK,
        stroke_width=1.6 if is_state else 1.1,
        **({"stroke_dasharray": "5 3"} if is_union else {}),
    )
    top = box.y - (len(lines) - 1) * _LINE / 2 + _SIZE * 0.35
    for number, line in enumerate(lines):
        add(group, "text", line, x=box.x, y=top + number * _LINE, font_size=_SIZE, text_anchor="middle", fill=INK)


def _draw_legend(root: ET.Element, network: Network, top: float) -> None:
    """Draw a sample of each line that the picture has, and say what the boxes mean."""
    add(root, "line", x1=_EDGE, y1=top - 22, x2=_EDGE + 760, y2=top - 22, stroke="#bbbbbb", stroke_width=0.8)
    kinds = [kind for kind in STYLES if any(bond.kind == kind for bond in network.bonds)]
    x = _EDGE
    for kind in kinds:
        draw_sample(root, Point(x, top), Style(kind, told=True, doubtful=False))
        add(root, "text", _MEANING[kind], x=x + 54, y=top + 4, font_size=12, fill=INK)
        x += 74 + width_of(_MEANING[kind], 12)
    notes = []
    if any(bond.doubtful for bond in network.bonds):
        notes.append("?  hedged, or one side’s word")
    if any(not bond.told for bond in network.bonds):
        notes.append("thin and pale: known before, told by no report")
    kinds_of = {node.kind for node in network.nodes}
    boxes = ["grey, sharp corners: states and what is theirs", "round corners: others"]
    boxes += ["dashed: organisations of states"] if "international_organisation" in kinds_of else []
    add(root, "text", "   ·   ".join(boxes), x=_EDGE, y=top + 28, font_size=12, fill=GREY)
    add(root, "text", "   ·   ".join(notes), x=_EDGE, y=top + 48, font_size=12, fill=GREY)
