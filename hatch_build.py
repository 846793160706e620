"""Builds the knowledge from resources/ whenever a wheel, or an editable install, is made."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KnowledgeBuildHook(BuildHookInterface):
    """Writes src/dragoman/knowledge/data before the files of the wheel are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the data for wheels of every kind; a source distribution carries resources/ instead.

        Args:
            version: "standard" or "editable".
            build_data: what hatchling is told about the build; the data are named as artifacts in pyproject.toml.
        """
        del version, build_data
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from dragoman.knowledge.build import build  # noqa: PLC0415 -- found only now

            build(root / "resources", root / "src" / "dragoman" / "knowledge" / "data")
        finally:
            sys.path.remove(str(root / "src"))
