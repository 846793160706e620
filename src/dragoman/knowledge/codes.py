"""What the codes in GeoNames' rows stand for: countries and their divisions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from dragoman.errors import KnowledgeError

NAME = "codes.msgpack"


class Codes(msgspec.Struct, frozen=True):
    """Codes of places.

    Attributes:
        countries: ISO 3166-1 alpha-3 codes by alpha-2 code.
        divisions: short names of first-order divisions by "LBY.61": alpha-3 code, dot, code of GeoNames.
    """

    countries: Mapping[str, str]
    divisions: Mapping[str, str]


def load_codes(folder: Path) -> Codes:
    """Read the codes from the folder of built files.

    Raises:
        KnowledgeError: where they are missing or damaged.
    """
    file = folder / NAME
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=Codes)
    except (OSError, msgspec.MsgspecError) as error:
        raise KnowledgeError(
            f"{file} cannot be read ({error})", "build it again with: python -m dragoman.knowledge.build"
        ) from error
