"""The blocks of a corpus file: headers with their fields, and the lines below each."""

from __future__ import annotations

import re
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from corpus_format.item import STYLES, CorpusError, Origin, Wording

_HEADER = re.compile(r"#[ \t]*([1-9]\d*)(?:[ \t]+(report))?[ \t]*(?:\|(.*))?")
_DECADE = re.compile(r"(?:19|20)\d0s")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
FIELDS = ("wording", "region", "decade", "style", "origin", "published")
FOLDER_FIELDS = {"rare": {"wording": "rare"}, "templates": {"wording": "plain", "origin": "template"}}


class AtLine(Exception):  # noqa: N818 (never leaves this package)
    """What is wrong on a line, and what to do."""

    def __init__(self, line: int, cause: str, next_step: str) -> None:
        """Keep the parts of the message apart."""
        super().__init__(cause)
        self.line, self.cause, self.next_step = line, cause, next_step


class Block(Struct):
    """The lines of one item with their numbers, not yet read."""

    line: int
    number: str
    kind: Literal["sentence", "report"]
    fields: dict[str, str]
    text: list[tuple[int, str]] = msgspec.field(default_factory=list)
    notes: list[tuple[int, str]] = msgspec.field(default_factory=list)


def cut_blocks(text: str, path: str, folder: dict[str, str], errors: list[CorpusError]) -> list[Block]:
    """Cut a file into blocks; a header that cannot be read is noted and its block left out."""
    blocks: list[Block] = []
    defaults = folder
    current: Block | None = None
    lost = False  # below a header that could not be read, about which enough has been said
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip(" \t\r\ufeff")
        try:
            if line.startswith("##"):
                defaults, current, lost = {**folder, **_fields(line[2:], number)}, None, False
            elif line.startswith("#"):
                current, lost = None, True
                current = _opened(line, number, defaults)
                blocks.append(current)
            elif line and current is not None:
                (current.notes if line.startswith(">") else current.text).append((number, line))
            elif line and not lost:
                lost = True
                step = "put a line such as '# 1' above each item"
                errors.append(CorpusError(f"{path}:{number}: text without a header", step))
        except AtLine as error:
            errors.append(CorpusError(f"{path}:{error.line}: {error.cause}", error.next_step))
    return blocks


def _opened(line: str, number: int, defaults: dict[str, str]) -> Block:
    match = _HEADER.fullmatch(line)
    if match is None:
        raise AtLine(number, f"'{line[:40]}' is no header", "write '# 17', '# 17 | style: headline' or '# 17 report'")
    kind: Literal["sentence", "report"] = "report" if match[2] else "sentence"
    return Block(number, match[1], kind, {**defaults, **_fields(match[3] or "", number)})


def _fields(text: str, line: int) -> dict[str, str]:
    """Read `name: value | name: value`."""
    fields: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split("|"))):
        name, colon, value = (piece.strip() for piece in part.partition(":"))
        if not colon or name not in FIELDS or not value:
            raise AtLine(line, f"'{part}' is no field of a header", f"write name: value, with {', '.join(FIELDS)}")
        fields[name] = value
    return fields


def check_fields(block: Block) -> None:
    """Raise AtLine where a header lacks a field or gives one a value that it cannot have."""
    fields = block.fields
    for name in ("region", "decade", "style"):
        if name not in fields:
            raise AtLine(block.line, f"no {name}", f"add '{name}: ...' to the header, or to a ## line above")
    allowed = {"wording": get_args(Wording), "origin": get_args(Origin), "style": STYLES}
    for name, values in allowed.items():
        if name in fields and fields[name] not in values:
            raise AtLine(block.line, f"'{fields[name]}' is no {name}", f"use one of {', '.join(values)}")
    if not _DECADE.fullmatch(fields["decade"]):
        raise AtLine(block.line, f"'{fields['decade']}' is no decade", "write it as 1990s")
    if "published" in fields and not _DAY.fullmatch(fields["published"]):
        raise AtLine(block.line, f"'{fields['published']}' is no day", "write it as 2012-03-30")
