"""Reads the training data into one shape, whatever they were annotated for.

An `Example` is a list of words with what is known about each: its place in the tree, its part of speech, and which
tags it may carry. "May" is the point: a corpus that marks only names says nothing about *rebels*, so that word is left
open there and is learned elsewhere. `CARD.md` beside the shipped model describes the conventions in words.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.language.labels import TAGS
from lexicon import FUNCTION

TAG_ID = {tag: number for number, tag in enumerate(TAGS)}
FREE = (1 << len(TAGS)) - 1
IGNORE = -100
# Public corpora mark neither weapons nor counts: what they leave unmarked may be one.
UNMARKED = ("weapon", "killed", "injured", "captured", "displaced")
OUTSIDE = (1 << TAG_ID["O"]) | sum(1 << TAG_ID[f"{part}-{label}"] for label in UNMARKED for part in "BI")
TIME = (1 << TAG_ID["B-time"]) | (1 << TAG_ID["I-time"])


@dataclass
class Example:
    """One sentence with what its corpus says about it.

    Attributes:
        words: the words.
        source: short name of the corpus.
        upos: universal part of speech of each word; empty where the corpus has none.
        heads: index of each word's head, -1 for the root; empty likewise.
        deprels: relation to the head; empty likewise.
        allowed: for each word a bit for every tag that it may carry; empty likewise.
        item: id of the item in our own corpus.
        acts: number of the act that each word carries plus one, 0 for none, IGNORE where it is passed over; empty where
            the corpus has none.
        statements: likewise for statements.
        statuses: number of the status at each carrier of an event, else IGNORE.
        stances: likewise at each carrier of a statement.
        roles: carrier, filler and number of the role plus one; IGNORE for words that are passed over.
        pairs: 1 for words of the source and 2 for those of the target, with the act between them.
        parties: the same for the one pair that is asked about.
        answers: acts that may stand between them.
    """

    words: list[str]
    source: str
    upos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    allowed: list[int] = field(default_factory=list)
    item: str = ""
    acts: list[int] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    stances: list[int] = field(default_factory=list)
    roles: list[tuple[int, int, int]] = field(default_factory=list)
    pairs: list[tuple[list[int], int]] = field(default_factory=list)
    parties: list[int] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    @property
    def tells(self) -> bool:
        """Whether it is known to tell an event or a statement."""
        return max(*self.acts, *self.statements, 0, 0) > 0


@dataclass
class Mention:
    """A mention over words `first` to before `last`; an empty label leaves those words open."""

    first: int
    last: int
    label: str


_OPEN = {
    "actor": ("person", "organisation", "group", "place"),
    "nominal": ("person", "organisation", "group"),
}


def allowed_tags(words: list[str], mentions: list[Mention], *, partial: bool, names_only: bool = False) -> list[int]:
    """Return for each word the tags that it may carry, given mentions of which the longest win.

    Args:
        words: the words of the sentence.
        mentions: what the corpus marks.
        partial: whether it leaves mentions unmarked.
        names_only: whether all that it leaves unmarked are common nouns and times.
    """
    allowed = [_outside(words, i, names_only=names_only) if partial else OUTSIDE for i in range(len(words))]
    taken = [False] * len(words)
    for mention in sorted(mentions, key=lambda m: (m.first - m.last, m.label == "", m.first)):
        if any(taken[mention.first : mention.last]):
            continue
        for i in range(mention.first, mention.last):
            taken[i] = True
            allowed[i] = _inside(words, mention, i, names_only=names_only)
    return allowed


def _inside(words: list[str], mention: Mention, i: int, *, names_only: bool) -> int:
    """Return the tags allowed for a word in a mention."""
    follows = words[mention.last] if mention.last < len(words) else ""
    # A corpus of names marks NATO in "NATO troops": the whole is a mention here, and its label is learned elsewhere.
    part = follows.islower() and follows.endswith(("s", "men")) and follows not in FUNCTION
    if not mention.label or (names_only and mention.label != "time" and part):
        return FREE
    labels = _OPEN.get(mention.label, (mention.label,))
    prefix = "B" if i == mention.first else "I"
    return sum(1 << TAG_ID[f"{prefix}-{label}"] for label in labels)


def _outside(words: list[str], i: int, *, names_only: bool) -> int:
    """Return the tags allowed for a word that a corpus leaves unmarked but might well have meant."""
    word = words[i]
    if word.lower() in FUNCTION or not any(c.isalnum() for c in word):
        return OUTSIDE
    if word[0].isdigit() or (names_only and i > 0 and word[0].isupper()):
        return OUTSIDE | TIME
    return FREE
