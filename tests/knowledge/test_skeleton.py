"""Skeletons survive transcription."""

from __future__ import annotations

import pytest

from dragoman.knowledge.folding import fold
from dragoman.knowledge.skeleton import pairs, skeleton, skeletons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gaddafi", "Qadhafi"),
        ("Khartoum", "Kartum"),
        ("Erdogan", "Ardoghan"),
        ("Jalalabad", "Djelalabad"),
        ("Mohammed", "Muhamad"),
        ("Zelensky", "Zelenskyy"),
        ("Prigozhin", "Prigojin"),
        ("Wagner", "Vagner"),
        ("Shoigu", "Choigou"),
        ("Hodeidah", "Hudaydah"),
    ],
)
def test_transcriptions_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(fold(one)) == skeleton(fold(other))


@pytest.mark.parametrize(("one", "other"), [("Goma", "Bunia"), ("Kunduz", "Ghazni"), ("Sinai", "Homs")])
def test_other_names_have_other_skeletons(one: str, other: str) -> None:
    assert skeleton(fold(one)) != skeleton(fold(other))


def test_the_article_leaves_no_trace() -> None:
    assert skeletons(fold("Deir ez-Zor")) == skeletons(fold("Deir Zor"))


def test_other_scripts_stay_as_they_are() -> None:
    assert skeleton("\u062d\u0641\u062a\u0631") == "\u062d\u0641\u062a\u0631"


def test_pairs_mark_the_edges_of_each_token() -> None:
    assert pairs("klf ft") == {"^k", "kl", "lf", "f$", "^f", "ft", "t$"}
