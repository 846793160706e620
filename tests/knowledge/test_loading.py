"""Knowledge is opened once, and says what to do where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import Knowledge, load_knowledge
from dragoman.knowledge.loading import FILES, FORMAT


def test_loading_twice_gives_the_same_object(knowledge: Knowledge, tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "version").write_text(f"{FORMAT} 0123456789abcdef\n", "utf-8")
    assert load_knowledge(tmp_path) is load_knowledge(tmp_path)
    assert load_knowledge(tmp_path) is not knowledge


def test_loading_what_is_not_built_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"lacks the built knowledge.*python -m dragoman\.knowledge\.build"):
        load_knowledge(tmp_path)


def test_loading_what_another_version_built_names_the_command(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "version").write_text("0 0123456789abcdef\n", "utf-8")
    with pytest.raises(KnowledgeError, match=r"another version.*python -m dragoman\.knowledge\.build"):
        load_knowledge(tmp_path)


def test_loading_damaged_files_names_the_file(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes(b"\xc1")
    (tmp_path / "version").write_text(f"{FORMAT} 0123456789abcdef\n", "utf-8")
    with pytest.raises(KnowledgeError, match=r"actors\.msgpack cannot be read"):
        _ = load_knowledge(tmp_path).actors
