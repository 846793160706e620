"""A map of events: which kinds, how many, where, over outlines of land and borders. The same input, the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from msgspec import Struct

from dragoman.knowledge.outlines import Layer, load_outlines
from dragoman.outputs.pictures.map_clipping import draw_lines, draw_rings
from dragoman.outputs.pictures.map_drawing import GREY, INK, LINES, add, as_text, sheet
from dragoman.outputs.pictures.map_labels import Area, Label, Place, place_labels, width_of
from dragoman.outputs.pictures.map_legend import Shown, draw_legend, legend_height
from dragoman.outputs.pictures.map_signs import Sign, Spot, draw_sign, make_sign, spread
from dragoman.outputs.pictures.map_symbols import DASHES, KINDS, Extent, Sizes
from dragoman.outputs.pictures.map_view import View, crowd, fit

WIDTH: Final = 1000.0
_HEIGHT: Final = 620.0  # of the map itself
_EDGE: Final = 20.0  # white around everything
_HEAD: Final = 62.0  # title and subtitle
_LEAST: Final[Mapping[Extent, float]] = {"point": 2.5, "region": 4.0, "country": 9.0, "water": 6.0}
_COUNTRY_INSET: Final = 14.0  # units from the edge at which a country may be written
_MOST_SIGNS: Final = 120  # places drawn with their signs, those with most events first
_MOST_TOLD: Final = 12  # places beyond the map that are named below
_MOST_NAMED: Final = 200  # places without an event that may be named
_SEA, _LAND, _COAST = "#dfe9f0", "#f8f5ee", "#9fb0bb"


class Country(Struct, frozen=True):
    """A country that may be written on the map.

    Attributes:
        code: ISO 3166-1 alpha-3.
        name: its name.
        lon: degrees east of the point that stands for it.
        lat: degrees north.
    """

    code: str
    name: str
    lon: float
    lat: float


class MapContent(Struct, frozen=True):
    """What a map shows.

    Attributes:
        title: its heading.
        subtitle: the line below.
        spots: the places; at least one.
        countries: those that come first are written first.
        notes: what is to be said below, such as events that have no place.
    """

    title: str
    subtitle: str
    spots: tuple[Spot, ...]
    countries: tuple[Country, ...] = ()
    notes: tuple[str, ...] = ()


def draw_map(content: MapContent, *, whole: bool = False) -> str:
    """Return the map as the text of an SVG file.

    Where most events lie close together and a few far away, the map shows the many and names the others below.

    Args:
        content: what to show.
        whole: show every place with an event, however far apart.

    Raises:
        KnowledgeError: where the outlines are missing.
        ValueError: where there is no place to show.
    """
    if not content.spots:
        raise ValueError("a map needs a place")
    happened = sorted((spot for spot in content.spots if spot.events), key=lambda spot: (-spot.events, spot.name))
    view = _view(happened or list(content.spots), whole=whole)
    inside = [spot for spot in happened if view.shows(spot.lon, spot.lat, inset=4.0)]
    named = [spot for spot in content.spots if not spot.events and view.shows(spot.lon, spot.lat, inset=4.0)]
    sizes = Sizes(max((count for spot in inside for count in spot.counts.values()), default=1))
    shown = Shown(
        kinds=tuple(kind for kind in KINDS if any(spot.counts.get(kind) for spot in inside)),
        extents=tuple(extent for extent in ("point", *DASHES) if any(spot.extent == extent for spot in inside)),
        sizes=sizes,
        named=bool(named),
        notes=(*_elsewhere([spot for spot in happened if spot not in inside]), *content.notes),
    )
    root = sheet(WIDTH, _HEAD + _HEIGHT + legend_height(shown), content.title)
    _draw_head(root, content)
    borders = _draw_ground(root, view)
    ground = add(root, "g", transform=f"translate({_EDGE:g} {_HEAD:g})")
    _draw_spots(ground, view, content, inside, named, sizes)
    add(ground, "rect", width=view.width, height=view.height, fill="none", stroke=INK, stroke_width=1)
    legend = add(root, "g", transform=f"translate({_EDGE:g} {_HEAD + _HEIGHT:g})")
    draw_legend(legend, shown, view, borders)
    return as_text(root)


def _view(spots: Sequence[Spot], *, whole: bool) -> View:
    """Fit the sheet to places: those that are exactly known, where there are any, else all."""
    exact = [spot for spot in spots if spot.extent in ("point", "region")] or list(spots)
    chosen = list(spots) if whole else exact
    points = [(spot.lon, spot.lat) for spot in chosen]
    if not whole:
        kept = crowd(points, [max(1, spot.events) for spot in chosen])
        chosen, points = [chosen[at] for at in kept], [points[at] for at in kept]
    least = max(_LEAST[spot.extent] for spot in chosen)
    return fit(points, WIDTH - 2 * _EDGE, _HEIGHT, least=least)


def _elsewhere(spots: Sequence[Spot]) -> Iterator[str]:
    """Yield what is to be said of places that are not on the map."""
    for heading, found in (
        ("Told of a whole country, and not on this map", [spot for spot in spots if spot.extent == "country"]),
        ("Beyond this map", [spot for spot in spots if spot.extent != "country"]),
    ):
        told = ", ".join(f"{spot.name} {spot.events}" for spot in found[:_MOST_TOLD])
        rest = sum(spot.events for spot in found[_MOST_TOLD:])
        if found:
            yield f"{heading}: {told}" + (f", and {rest} at {len(found) - _MOST_TOLD} more places" if rest else "")


def _draw_head(root: ET.Element, content: MapContent) -> None:
    for text, y, size, weight in ((content.title, 28.0, 19.0, "bold"), (content.subtitle, 49.0, 13.0, "normal")):
        fitting = _cut_to(text, size, WIDTH - 2 * _EDGE)
        add(root, "text", fitting, x=_EDGE, y=y, font_size=size, font_weight=weight, fill=INK)


def _cut_to(text: str, size: float, width: float) -> str:
    if width_of(text, size) <= width:
        return text
    while text and width_of(text + "…", size) > width:
        text = text[: max(0, min(len(text) - 1, int(len(text) * width / width_of(text, size))))]
    return text.rstrip() + "…"


def _draw_ground(root: ET.Element, view: View) -> list[Layer]:
    """Draw land, rivers and borders; return which borders are in view."""
    outlines = load_outlines()
    clip = add(add(root, "defs"), "clipPath", id="sheet")
    add(clip, "rect", width=view.width, height=view.height)
    ground = add(root, "g", transform=f"translate({_EDGE:g} {_HEAD:g})", clip_path="url(#sheet)")
    add(ground, "rect", width=view.width, height=view.height, fill=_SEA)
    land = draw_rings(outlines.within("land", view.box), view)
    add(ground, "path", d=land, fill=_LAND, fill_rule="evenodd", stroke=_COAST, stroke_width=0.8)
    drawn = add(ground, "g", fill="none", stroke_linejoin="round")
    seen: list[Layer] = []
    for layer, paint in LINES.items():
        path = draw_lines(outlines.within(layer, view.box), view)
        if path:
            add(drawn, "path", d=path, **paint)
            seen.append(layer)
    return [layer for layer in seen if layer != "river"]


def _draw_spots(
    ground: ET.Element,
    view: View,
    content: MapContent,
    inside: Sequence[Spot],
    named: Sequence[Spot],
    sizes: Sizes,
) -> None:
    signs = spread([make_sign(spot, *view.project(spot.lon, spot.lat), sizes) for spot in inside[:_MOST_SIGNS]])
    taken = [sign.area for sign in signs]
    labels = [_label(sign) for sign in signs]
    ordered = sorted(named, key=lambda spot: (spot.extent != "point", spot.name))[:_MOST_NAMED]
    labels += [Label(spot.name, *view.project(spot.lon, spot.lat), 10.5, 2.0, 2.0) for spot in ordered]
    labels += _country_labels(view, content.countries, [*inside, *named])
    places = place_labels(labels, taken, Area(2.0, 2.0, view.width - 2.0, view.height - 2.0))
    for spot in (*inside[_MOST_SIGNS:], *ordered):
        x, y = view.project(spot.lon, spot.lat)
        add(ground, "circle", cx=x, cy=y, r=2, fill=GREY)
    for sign in reversed(signs):  # those with most events on top
        draw_sign(ground, sign, sizes)
    for number, (label, place) in enumerate(zip(labels, places, strict=True)):
        if place is not None:
            _draw_label(ground, label, place, bold=number < len(signs))


def _country_labels(view: View, countries: Sequence[Country], spots: Sequence[Spot]) -> Iterator[Label]:
    """Yield the names of the countries in view.

    Where the point of a country is beyond the sheet, its name comes on the way from there to its places in view.
    """
    written = {spot.name for spot in spots}
    for country in countries:
        own = [spot for spot in spots if spot.country == country.code]
        steps = 10 if own else 0
        east = sum(spot.lon for spot in own) / len(own) - country.lon if own else 0.0
        north = sum(spot.lat for spot in own) / len(own) - country.lat if own else 0.0
        way = ((country.lon + east * step / 10, country.lat + north * step / 10) for step in range(steps + 1))
        point = next((point for point in way if view.shows(*point, inset=_COUNTRY_INSET)), None)
        if point is not None and country.name not in written:
            yield Label(country.name.upper(), *view.project(*point), 12.0, centred=True, spaced=2.0)


def _label(sign: Sign) -> Label:
    name = sign.spot.name if len(sign.spot.name) <= 40 else sign.spot.name[:39].rstrip() + "…"
    text = f"{name} {sign.spot.events}" if sign.spot.events > 1 else name
    return Label(text, sign.x, sign.y, 12.5, sign.across, sign.along)


def _draw_label(ground: ET.Element, label: Label, place: Place, *, bold: bool) -> None:
    """Write a label twice: its halo, then itself."""
    style: dict[str, str | float] = {"x": place.x, "y": place.y, "font_size": label.size, "text_anchor": place.anchor}
    if label.spaced:
        style["letter_spacing"] = label.spaced
    if bold:
        style["font_weight"] = "bold"
    add(
        ground, "text", label.text, stroke="#ffffff", stroke_width=3, stroke_opacity=0.85, stroke_linejoin="round",
        fill="none", **style,
    )  # fmt: skip
    add(ground, "text", label.text, fill=INK if bold else GREY, **style)
