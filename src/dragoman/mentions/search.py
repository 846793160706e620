"""What every step of the search for actors needs beside the sentence."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.mentions.doubting import Doubter
from dragoman.mentions.memory import Memory
from dragoman.mentions.rivals import Rivals
from dragoman.mentions.scene import Scene


class Search(NamedTuple):
    """A search under way.

    Attributes:
        scene: the report as a whole, which stays as it is.
        memory: what has been named so far.
        doubter: takes the doubts about names.
        rivals: who opposes whom among those whom the report names.
    """

    scene: Scene
    memory: Memory
    doubter: Doubter
    rivals: Rivals
