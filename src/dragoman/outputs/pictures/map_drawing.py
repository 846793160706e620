"""Elements of a drawing: SVG 1.1 through the XML writer of the standard library, which escapes what it writes."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final
from xml.etree import ElementTree as ET

from dragoman.knowledge.outlines import Layer

FONT: Final = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
INK: Final = "#222222"
GREY: Final = "#6b6b6b"
# How rivers and borders are drawn, those further down on top.
LINES: Final[Mapping[Layer, Mapping[str, str | float]]] = {
    "river": {"stroke": "#b7cfdf", "stroke_width": 1.0},
    "border": {"stroke": "#8c857a", "stroke_width": 1.3},
    "disputed": {"stroke": "#8c857a", "stroke_width": 1.3, "stroke_dasharray": "5 4"},
}
_SVG: Final = "http://www.w3.org/2000/svg"
# Control characters may not stand in XML, and those that turn the direction of a line may not turn ours.
_LEFT_OUT: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def sheet(width: float, height: float, title: str) -> ET.Element:
    """Return an empty picture on white paper.

    Args:
        width: in units, which are pixels where nothing else is said.
        height: likewise.
        title: what a screen reader says of it.
    """
    root = ET.Element(
        "svg", {"xmlns": _SVG, "viewBox": f"0 0 {width:g} {height:g}", "width": f"{width:g}", "height": f"{height:g}"}
    )
    root.set("role", "img")
    root.set("font-family", FONT)
    ET.SubElement(root, "title").text = clean(title)
    add(root, "rect", width=width, height=height, fill="#ffffff")
    return root


def add(parent: ET.Element, tag: str, text: str | float | None = None, **attributes: str | float) -> ET.Element:
    """Add an element and return it.

    Args:
        parent: what it is added to.
        tag: its name.
        text: its text, any characters; those that are no writing are left out.
        attributes: numbers are rounded to hundredths; `stroke_width` is written stroke-width.
    """
    written = {name.replace("_", "-"): _number(value) for name, value in attributes.items()}
    element = ET.SubElement(parent, tag, written)
    element.text = None if text is None else clean(str(text))
    return element


def as_text(root: ET.Element) -> str:
    """Return the picture as the text of a file."""
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def clean(text: str) -> str:
    """Return a text as one line without characters that are no writing."""
    return " ".join("".join(" " if unicodedata.category(c) in _LEFT_OUT else c for c in text).split())


def _number(value: str | float) -> str:
    return value if isinstance(value, str) else f"{round(value, 2) + 0.0:g}"
