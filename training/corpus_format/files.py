"""Corpus files: blocks with a header, text and annotation lines.

    ## region: Mali | decade: 2010s | style: agency        holds for the items below, until the next such line
    # 17 | style: headline                                 an item: its number, and what differs
    [g1 Tuareg rebels] [e1 seized] [l1 Kidal]
    > e1 capture_place s=g1 at=l1

A report's header is `# 3 report | published: 2012-03-30`; its text may have several lines, and annotation lines may
stand between them. Blank lines mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, cast, get_args

import msgspec
from msgspec import Struct

from corpus_format.inline import Mark, MarkupError, read_marks, write_marks
from corpus_format.item import (
    LETTER_OF,
    LETTERS,
    STYLES,
    VALUES,
    CorpusError,
    Event,
    Item,
    Mention,
    Origin,
    Statement,
    Wording,
)
from corpus_format.lines import read_event, read_same, read_set, read_statement, write_event, write_statement
from dragoman.report import Span

_HEADER = re.compile(r"#[ \t]*([1-9]\d*)(?:[ \t]+(report))?[ \t]*(?:\|(.*))?")
_DECADE = re.compile(r"(?:19|20)\d0s")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_FIELDS = ("wording", "region", "decade", "style", "origin", "published")
_FOLDER_FIELDS = {"rare": {"wording": "rare"}, "templates": {"wording": "plain", "origin": "template"}}


class Placed(Struct, frozen=True):
    """An item and the line of the file on which its header stands."""

    item: Item
    path: str
    line: int


class Parsed(Struct, frozen=True):
    """What could be read of a file, and what could not."""

    items: tuple[Placed, ...]
    errors: tuple[CorpusError, ...]


class _Block(Struct):
    """The lines of one item with their numbers, not yet read."""

    line: int
    number: str
    kind: Literal["sentence", "report"]
    fields: dict[str, str]
    text: list[tuple[int, str]] = msgspec.field(default_factory=list)
    notes: list[tuple[int, str]] = msgspec.field(default_factory=list)


def read_corpus(root: Path) -> Parsed:
    """Read every .txt file in the folders of a corpus, in order of their names."""
    parsed = [
        parse_text(path.read_text(encoding="utf-8"), path.relative_to(root).with_suffix("").as_posix(), str(path))
        for path in sorted(root.glob("*/*.txt"))
    ]
    return Parsed(
        tuple(placed for file in parsed for placed in file.items),
        tuple(error for file in parsed for error in file.errors),
    )


def parse_text(text: str, name: str, path: str | None = None) -> Parsed:
    """Read the text of one file.

    Args:
        text: its characters.
        name: folder and file without ending (plain/sahel-1): item ids begin with it, and the folder gives defaults.
        path: how errors call the file; `name` by default.
    """
    path = path or name
    items: list[Placed] = []
    errors: list[CorpusError] = []
    blocks = _blocks(text, path, {"wording": "plain", **_FOLDER_FIELDS.get(name.split("/", 1)[0], {})}, errors)
    seen: dict[str, int] = {}
    for block in blocks:
        try:
            _check_number(block, seen)
            items.append(Placed(_item(block, f"{name}/{block.number}"), path, block.line))
        except _At as error:
            errors.append(CorpusError(f"{path}:{error.line}: {error.cause}", error.next_step))
    return Parsed(tuple(items), tuple(errors))


def _check_number(block: _Block, seen: dict[str, int]) -> None:
    if block.number in seen:
        raise _At(block.line, f"number {block.number} stands on line {seen[block.number]} too", "renumber it")
    seen[block.number] = block.line


class _At(Exception):  # noqa: N818 (never leaves this module)
    """What is wrong on a line, and what to do."""

    def __init__(self, line: int, cause: str, next_step: str) -> None:
        super().__init__(cause)
        self.line, self.cause, self.next_step = line, cause, next_step


def _blocks(text: str, path: str, folder: dict[str, str], errors: list[CorpusError]) -> list[_Block]:
    """Cut a file into blocks; a header that cannot be read is noted and its block left out."""
    blocks: list[_Block] = []
    defaults = folder
    current: _Block | None = None
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip(" \t\r\ufeff")
        try:
            if line.startswith("##"):
                defaults, current = {**folder, **_fields(line[2:], number)}, None
            elif line.startswith("#"):
                current = None
                current = _opened(line, number, defaults)
                blocks.append(current)
            elif line and current is not None:
                (current.notes if line.startswith(">") else current.text).append((number, line))
            elif line and not (blocks or errors):
                step = "put a line such as '# 1' above each item"
                errors.append(CorpusError(f"{path}:{number}: text before the first header", step))
        except _At as error:
            errors.append(CorpusError(f"{path}:{error.line}: {error.cause}", error.next_step))
    return blocks


def _opened(line: str, number: int, defaults: dict[str, str]) -> _Block:
    match = _HEADER.fullmatch(line)
    if match is None:
        raise _At(number, f"'{line[:40]}' is no header", "write '# 17', '# 17 | style: headline' or '# 17 report'")
    kind: Literal["sentence", "report"] = "report" if match[2] else "sentence"
    return _Block(number, match[1], kind, {**defaults, **_fields(match[3] or "", number)})


def _fields(text: str, line: int) -> dict[str, str]:
    """Read `name: value | name: value`."""
    fields: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split("|"))):
        name, colon, value = (piece.strip() for piece in part.partition(":"))
        if not colon or name not in _FIELDS or not value:
            raise _At(line, f"'{part}' is no field of a header", f"write name: value, with {', '.join(_FIELDS)}")
        fields[name] = value
    return fields


def _item(block: _Block, id_: str) -> Item:
    """Read a block into an item."""
    _check_fields(block)
    if not block.text or (block.kind == "sentence" and len(block.text) > 1):
        what = "no text" if not block.text else "more than one line of text"
        raise _At(block.line, what, "give a sentence one line of text; '# 3 report' may have several")
    text, marks = _text(block)
    mentions = tuple(
        Mention(mark.id if len(mark.id) > 1 else "", LETTERS[mark.id[0]], *mark.span)
        for mark in marks
        if mark.id[0] in LETTERS
    )
    spans = _spans(block, marks)
    notes = _notes(block, spans, mentions)
    return Item(
        id=id_, kind=block.kind, text=text, wording=cast(Wording, block.fields["wording"]),
        region=block.fields["region"], decade=block.fields["decade"], style=block.fields["style"],
        origin=cast(Origin, block.fields.get("origin", "hand")), published=block.fields.get("published"),
        mentions=mentions, events=tuple(notes.events), statements=tuple(notes.statements), sets=tuple(notes.sets),
        same=tuple(notes.same),
    )  # fmt: skip


def _check_fields(block: _Block) -> None:
    fields = block.fields
    for name in ("region", "decade", "style"):
        if name not in fields:
            raise _At(block.line, f"no {name}", f"add '{name}: ...' to the header, or to a ## line above")
    allowed = {"wording": get_args(Wording), "origin": get_args(Origin), "style": STYLES}
    for name, values in allowed.items():
        if name in fields and fields[name] not in values:
            raise _At(block.line, f"'{fields[name]}' is no {name}", f"use one of {', '.join(values)}")
    if not _DECADE.fullmatch(fields["decade"]):
        raise _At(block.line, f"'{fields['decade']}' is no decade", "write it as 1990s")
    if "published" in fields and not _DAY.fullmatch(fields["published"]):
        raise _At(block.line, f"'{fields['published']}' is no day", "write it as 2012-03-30")


def _text(block: _Block) -> tuple[str, list[Mark]]:
    lines: list[str] = []
    marks: list[Mark] = []
    offset = 0
    for number, raw in block.text:
        try:
            clean, found = read_marks(raw, offset)
        except MarkupError as error:
            raise _At(number, *error.args) from error
        lines.append(clean)
        marks += found
        offset += len(clean) + 1
    return "\n".join(lines), marks


def _spans(block: _Block, marks: list[Mark]) -> dict[str, tuple[Span, ...]]:
    """Return the marked words of events and statements by id."""
    spans: dict[str, tuple[Span, ...]] = {}
    for mark in marks:
        if mark.id[0] not in "es":
            continue
        if len(mark.id) == 1:
            raise _At(block.line, f"[{mark.id} without a number", "number events and statements: [e1 ...], [s1 ...]")
        before = spans.get(mark.id, ())
        if any(span.touches(mark.span) for span in before):
            raise _At(block.line, f"[{mark.id} inside itself", "mark the parts of a trigger one after the other")
        spans[mark.id] = (*before, mark.span)
    return spans


class _Notes(Struct):
    """What the annotation lines of a block say."""

    events: list[Event] = msgspec.field(default_factory=list)
    statements: list[Statement] = msgspec.field(default_factory=list)
    sets: list[tuple[str, tuple[str, ...]]] = msgspec.field(default_factory=list)
    same: list[tuple[str, str]] = msgspec.field(default_factory=list)

    def read(self, words: list[str], spans: dict[str, tuple[Span, ...]], mentions: tuple[Mention, ...]) -> None:
        """Read the words of one line; raises MarkupError."""
        if words[1:2] == ["is"]:
            self.sets.append(read_set(words, mentions))
        elif words[1:2] == ["same"]:
            self.same.append(read_same(words, spans))
        elif words and (words[0] in VALUES or words[0][0] == "s"):
            self.statements.append(read_statement(words, spans, mentions))
        elif words and words[0][0] == "e":
            self.events.append(read_event(words, spans, mentions))
        else:
            raise MarkupError(f"'{' '.join(words)}' is no annotation", "begin it with > e1, > s1, > g3 is, or a kind")

    def ids(self) -> list[str]:
        """Return the ids that have a line."""
        return [note.id for note in (*self.events, *self.statements) if note.id] + [name for name, _ in self.sets]


def _notes(block: _Block, spans: dict[str, tuple[Span, ...]], mentions: tuple[Mention, ...]) -> _Notes:
    notes = _Notes()
    for number, raw in block.notes:
        try:
            notes.read(raw[1:].split(), spans, mentions)
        except MarkupError as error:
            raise _At(number, *error.args) from error
    ids = notes.ids()
    for twice in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        raise _At(block.line, f"{twice} has two lines", "give each its own number")
    for without in sorted(spans.keys() - set(ids)):
        raise _At(block.line, f"{without} has no line of its own", f"write '> {without} ...' below the text")
    return notes


def write_text(items: Iterable[Item]) -> str:
    """Return items as markup that `parse_text` reads back into the same items, numbered by the end of their ids."""
    return "\n".join(_written(item) for item in items)


def _written(item: Item) -> str:
    """Return one item as a block."""
    fields = [f"{name}: {value}" for name in _FIELDS if (value := getattr(item, name)) is not None]
    kind = " report" if item.kind == "report" else ""
    marks = [Mark(event.id, span) for event in item.events for span in event.trigger]
    marks += [Mark(statement.id, span) for statement in item.statements for span in statement.words]
    marks += [Mark(mention.id or LETTER_OF[mention.label], mention.span) for mention in item.mentions]
    lines = [f"# {item.id.rsplit('/', 1)[-1]}{kind} | {' | '.join(fields)}"]
    offset = 0
    for line in item.text.split("\n"):
        end = offset + len(line)
        lines.append(write_marks(line, [mark for mark in marks if offset <= mark.span.start < end], offset))
        offset = end + 1
    lines += [write_event(event, item.mentions) for event in item.events]
    lines += [write_statement(statement, item.mentions) for statement in item.statements]
    lines += [f"> {name} is {' '.join(members)}" for name, members in item.sets]
    lines += [f"> {later} same {earlier}" for later, earlier in item.same]
    return "\n".join(lines) + "\n"
