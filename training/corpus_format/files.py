"""Corpus files: blocks with a header, text and annotation lines.

    ## region: Mali | decade: 2010s | style: agency        holds for the items below, until the next such line
    # 17 | style: headline                                 an item: its number, and what differs
    [g1 Tuareg rebels] [e1 seized] [l1 Kidal]
    > e1 capture_place s=g1 at=l1

A report's header is `# 3 report | published: 2012-03-30`; its text may have several lines, and annotation lines may
stand between them. Blank lines mean nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import cast

import msgspec
from msgspec import Struct

from corpus_format.blocks import FIELDS, FOLDER_FIELDS, AtLine, Block, check_fields, cut_blocks
from corpus_format.inline import Mark, MarkupError, read_marks, write_marks
from corpus_format.item import (
    LETTER_OF,
    LETTERS,
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


class Placed(Struct, frozen=True):
    """An item and the line of the file on which its header stands."""

    item: Item
    path: str
    line: int


class Parsed(Struct, frozen=True):
    """What could be read of a file, and what could not."""

    items: tuple[Placed, ...]
    errors: tuple[CorpusError, ...]


def read_corpus(root: Path, only: str = "") -> Parsed:
    """Read every .txt file in the folders of a corpus whose path has the given words, in order of their names."""
    parsed = [
        parse_text(path.read_text(encoding="utf-8"), path.relative_to(root).with_suffix("").as_posix(), str(path))
        for path in sorted(root.glob("*/*.txt"))
        if only in path.as_posix()
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
    blocks = cut_blocks(text, path, {"wording": "plain", **FOLDER_FIELDS.get(name.split("/", 1)[0], {})}, errors)
    seen: dict[str, int] = {}
    for block in blocks:
        try:
            _check_number(block, seen)
            items.append(Placed(_item(block, f"{name}/{block.number}"), path, block.line))
        except AtLine as error:
            errors.append(CorpusError(f"{path}:{error.line}: {error.cause}", error.next_step))
    return Parsed(tuple(items), tuple(errors))


def _check_number(block: Block, seen: dict[str, int]) -> None:
    if block.number in seen:
        raise AtLine(block.line, f"number {block.number} stands on line {seen[block.number]} too", "renumber it")
    seen[block.number] = block.line


def _item(block: Block, id_: str) -> Item:
    """Read a block into an item."""
    check_fields(block)
    if not block.text or (block.kind == "sentence" and len(block.text) > 1):
        what = "no text" if not block.text else "more than one line of text"
        raise AtLine(block.line, what, "give a sentence one line of text; '# 3 report' may have several")
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


def _text(block: Block) -> tuple[str, list[Mark]]:
    lines: list[str] = []
    marks: list[Mark] = []
    offset = 0
    for number, raw in block.text:
        try:
            clean, found = read_marks(raw, offset)
        except MarkupError as error:
            raise AtLine(number, *error.args) from error
        lines.append(clean)
        marks += found
        offset += len(clean) + 1
    return "\n".join(lines), marks


def _spans(block: Block, marks: list[Mark]) -> dict[str, tuple[Span, ...]]:
    """Return the marked words of events and statements by id."""
    spans: dict[str, tuple[Span, ...]] = {}
    for mark in marks:
        if mark.id[0] not in "es":
            continue
        if len(mark.id) == 1:
            raise AtLine(block.line, f"[{mark.id} without a number", "number events and statements: [e1 ...], [s1 ...]")
        before = spans.get(mark.id, ())
        if any(span.touches(mark.span) for span in before):
            raise AtLine(block.line, f"[{mark.id} inside itself", "mark the parts of a trigger one after the other")
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
        noted = [event.id for event in self.events] + [statement.id for statement in self.statements if statement.id]
        return noted + [name for name, _ in self.sets]


def _notes(block: Block, spans: dict[str, tuple[Span, ...]], mentions: tuple[Mention, ...]) -> _Notes:
    notes = _Notes()
    for number, raw in block.notes:
        try:
            notes.read(raw[1:].split(), spans, mentions)
        except MarkupError as error:
            raise AtLine(number, *error.args) from error
    ids = notes.ids()
    for twice in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        raise AtLine(block.line, f"{twice} has two lines", "give each its own number")
    for without in sorted(spans.keys() - set(ids)):
        raise AtLine(block.line, f"{without} has no line of its own", f"write '> {without} ...' below the text")
    return notes


def write_text(items: Iterable[Item]) -> str:
    """Return items as markup that `parse_text` reads back into the same items, numbered by the end of their ids."""
    return "\n".join(_written(item) for item in items)


def _written(item: Item) -> str:
    """Return one item as a block."""
    fields = [f"{name}: {value}" for name in FIELDS if (value := getattr(item, name)) is not None]
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
