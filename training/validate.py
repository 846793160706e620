"""Checks the corpus: markup, labels, acts, spans, likeness, overlap with measuring data, balance.

    python training/validate.py [training/corpus] [--data ../shared/data] [--jsonl OUT] [--complete]

Prints every error as file:line: what is wrong: what to do, then the balance table. The exit status is 1 where there are
errors; what is still missing counts as an error only with --complete.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from corpus_format import Codes, CorpusError, Item, Placed, read_codes, read_corpus, write_jsonl
from corpus_format.balance import TEMPLATES, goals, table, template_share
from corpus_format.likeness import near_duplicates, overlaps
from dragoman.report import Span

ROOT = Path(__file__).resolve().parent.parent
# From so many items on the share of templates is judged: of the first few any share is chance.
_FEW = 100


def check_items(placed: Sequence[Placed], codes: Mapping[str, Codes]) -> list[CorpusError]:
    """Return what is wrong with single items that could be read."""
    return [
        CorpusError(f"{place.path}:{place.line}: {cause}", step)
        for place in placed
        for cause, step in (*_spans(place.item), *_acts(place.item, codes), *_references(place.item))
    ]


def _spans(item: Item) -> Iterator[tuple[str, str]]:
    """Marks that cut a word in two or take punctuation with them."""
    counts = {"killed", "injured", "captured", "displaced"}  # "an estimated 300" is one
    marked: list[tuple[Span, bool]] = [(mention.span, mention.label not in counts) for mention in item.mentions]
    marked += [(span, False) for event in item.events for span in event.trigger]
    for span, is_name in marked:
        words = span.of(item.text)
        before, after = item.text[: span.start][-1:], item.text[span.end :][:1]
        if (before.isalnum() and words[0].isalnum()) or (after.isalnum() and words[-1].isalnum()):
            yield f"'{words}' ends inside a word", "mark whole words (a hyphen may end a mark)"
        if words[-1] in ",;:" or words[0] in ",;:.":
            yield f"'{words}' takes punctuation with it", "leave commas and stops outside"
        if is_name and words.startswith(("the ", "a ", "an ", "A ", "An ")):
            yield f"'{words}' begins with an article", "leave the article outside"
        if "\n" in words:
            yield f"'{words[:30]}' runs over two lines", "close it on the line on which it begins"


def _acts(item: Item, codes: Mapping[str, Codes]) -> Iterator[tuple[str, str]]:
    for event in item.events:
        if event.act not in codes:
            near = ", ".join(get_close_matches(event.act, sorted(codes), n=3, cutoff=0.5)) or "none"
            yield f"'{event.act}' is no act", f"see the list in GUIDELINES.md; near: {near}"
        elif codes[event.act].target is None and any(role.name == "target" for role in event.roles):
            yield f"{event.id} {event.act} has a target", "all parties of a mutual act are its source: s=p1,p2"
    if item.events and item.id.startswith("negative/"):
        yield "a negative with an event", "move it to another folder, or take the event out"


def _references(item: Item) -> Iterator[tuple[str, str]]:
    """Statements without the roles that make them one; a mention that is both source and target."""
    for statement in item.statements:
        names = {role.name for role in statement.roles}
        needed = {"control": {"source", "place"}, "relation": {"source", "target"}}.get(statement.kind, set())
        if needed - names:
            yield f"{statement.kind} {statement.value} lacks {' and '.join(sorted(needed - names))}", "add it"
    for event in item.events:
        sources = {role.mention for role in event.roles if role.name == "source"}
        if any(role.name == "target" and role.mention in sources for role in event.roles):
            yield f"{event.id} has the same source and target", "one who acts upon himself is the source alone"


def check_likeness(placed: Sequence[Placed], data: Path | None) -> list[CorpusError]:
    """Return near-duplicates in the corpus, and overlap with the files under `data` where it is given."""
    texts = [place.item.text for place in placed]
    errors = [
        CorpusError(
            f"{placed[b].path}:{placed[b].line}: {share:.0%} like {placed[a].item.id}", "rewrite or drop one of the two"
        )
        for a, b, share in near_duplicates(texts)
    ]
    if data is not None:
        excused = [frozenset({"sketch"} if place.item.origin == "sketch" else ()) for place in placed]
        errors += [
            CorpusError(
                f"{placed[n].path}:{placed[n].line}: shares {share:.0%} of its word runs with {name}", "write it anew"
            )
            for n, name, share in overlaps(texts, data, excused)
        ]
    return errors


def check_templates(items: Sequence[Item]) -> list[CorpusError]:
    """Return an error where more than a third comes from templates."""
    share = template_share(items)
    if len(items) < _FEW or share <= TEMPLATES:
        return []
    return [CorpusError(f"{share:.0%} of the items come from templates", "write more by hand: a third at most may")]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the checks and print what they find; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=ROOT / "training/corpus")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data", help="measuring data, kept elsewhere")
    parser.add_argument("--jsonl", type=Path, help="write the corpus for training to this file")
    parser.add_argument("--only", default="", help="look only at files whose path has this, e.g. plain/sahel-1")
    parser.add_argument("--complete", action="store_true", help="count what is still missing as errors")
    options = parser.parse_args(arguments)
    if not options.corpus.is_dir():
        parser.error(f"{options.corpus} is no folder: give the folder that holds plain/, rare/, ...")
    codes = read_codes(ROOT / "resources/ontologies")
    parsed = read_corpus(options.corpus, options.only)
    items = [place.item for place in parsed.items]
    # Looking for likeness takes most of the time: a file that is being written is compared with itself alone.
    data = options.data if options.data.is_dir() and not options.only else None
    errors = [*parsed.errors, *check_items(parsed.items, codes), *check_likeness(parsed.items, data)]
    errors += check_templates(items)
    if options.complete:
        missing = [goal for goal in goals(items, codes) if not goal.enough]
        errors += [CorpusError(f"{goal.name}: {goal.there}", f"wanted: {goal.wanted}") for goal in missing]
    print(*errors, *(() if options.only else table(items, codes)), sep="\n")
    if data is None and not options.only:
        print(f"overlap not checked: {options.data} is not there")
    print(f"{len(items)} items, {len(errors)} errors")
    if options.jsonl and not errors:
        write_jsonl(items, codes, options.jsonl)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
