"""The picture of who stands with whom: nothing collides, nothing is obeyed, the same each time."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.outputs.pictures.network import Bond, Network, Node, draw_network
from dragoman.outputs.pictures.network_layout import Point, arrange

SVG = "{http://www.w3.org/2000/svg}"
NODES = (
    Node("sdn.saf", "Sudanese Armed Forces", "military"),
    Node("sdn.rsf", "Rapid Support Forces", "armed_group"),
    Node("are", "United Arab Emirates", "country"),
    Node("io.au", "African Union", "international_organisation"),
)
BONDS = (
    Bond("sdn.rsf", "sdn.saf", "fights", 3, doubtful=False, told=True),
    Bond("are", "sdn.rsf", "backs", 2, doubtful=True, told=True),
    Bond("are", "sdn.saf", "opposes", 0, doubtful=False, told=False),
)


def network(nodes: tuple[Node, ...] = NODES, bonds: tuple[Bond, ...] = BONDS, on: str | None = "2024-05-01") -> Network:
    return Network(on=on, subject=None, nodes=nodes, bonds=bonds, left_out=2, reports=7)


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 -- our own


def test_network_says_the_day_what_it_rests_on_and_what_its_lines_mean() -> None:
    shown = texts(draw_network(network()))
    assert "Who stands with whom on 1 May 2024" in shown
    assert "4 actors, from 7 reports; 2 actors of fewer reports are left out" in shown
    assert {"fights", "backs", "is against"} <= set(shown)
    assert "is allied with" not in shown
    assert "?" in shown


def test_network_lines_differ_in_colour_and_dashes() -> None:
    root = ET.fromstring(draw_network(network()))  # noqa: S314
    looks = {
        (path.get("stroke"), path.get("stroke-dasharray"), path.get("stroke-width")) for path in root.iter(f"{SVG}path")
    }
    assert len({look[:2] for look in looks}) == 3


def test_network_tells_who_points_at_a_line_how_far_to_trust_it() -> None:
    root = ET.fromstring(draw_network(network()))  # noqa: S314
    told = [title.text for title in root.iter(f"{SVG}title")]
    assert "United Arab Emirates backs Rapid Support Forces: told by 2 reports, not certain" in told
    assert "United Arab Emirates is against Sudanese Armed Forces: known before" in told


def test_network_what_each_does_to_the_other_is_one_line_with_two_heads() -> None:
    both = tuple(Bond(a, b, "backs", 1, doubtful=False, told=True) for a, b in (("are", "sdn.rsf"), ("sdn.rsf", "are")))
    one = ET.fromstring(draw_network(network(bonds=both[:1])))  # noqa: S314
    two = ET.fromstring(draw_network(network(bonds=both)))  # noqa: S314
    heads = [len(list(root.iter(f"{SVG}polygon"))) for root in (one, two)]
    assert heads[1] == heads[0] + 1
    assert len(list(one.iter(f"{SVG}path"))) == len(list(two.iter(f"{SVG}path")))


def test_network_names_are_text_whatever_is_in_them() -> None:
    hostile = "</text><script>alert(1)</script>\x00\u202e&amp;" + "W" * 400
    svg = draw_network(network(nodes=(Node("x", hostile, "armed_group"), NODES[0]), bonds=()))
    root = ET.fromstring(svg)  # noqa: S314
    assert not list(root.iter(f"{SVG}script"))
    assert "\u202e" not in svg
    assert max(len(text) for text in texts(svg)) < 120


def test_network_is_the_same_each_time_and_without_anything_still_a_picture() -> None:
    assert draw_network(network()) == draw_network(network())
    assert texts(draw_network(network(nodes=(), bonds=(), on=None)))[0] == "Who stands with whom"


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.tuples(st.integers(20, 180), st.integers(20, 80)), min_size=1, max_size=9),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=12),
)
def test_no_box_lies_on_another(sizes: list[tuple[int, int]], ends: list[tuple[int, int]]) -> None:
    named = {f"n{number}": Point(*size) for number, size in enumerate(sizes)}
    ties = [(f"n{a}", f"n{b}", 1.0) for a, b in ends if a != b and max(a, b) < len(sizes)]
    boxes = arrange(named, ties)
    assert boxes == arrange(named, ties)
    for a, b in combinations(boxes.values(), 2):
        apart_across = abs(a.x - b.x) >= (a.width + b.width) / 2
        assert apart_across or abs(a.y - b.y) >= (a.height + b.height) / 2
    assert min(box.x - box.width / 2 for box in boxes.values()) >= -0.1
