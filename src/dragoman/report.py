"""A report and what the language model makes of it: text, sentences, tokens, arcs, tagged mentions.

All offsets are characters of `Report.text`, end exclusive. Token indices count within their sentence.
"""

from __future__ import annotations

import hashlib
from typing import Literal, NamedTuple

from msgspec import Struct

TagLabel = Literal[
    "person", "organisation", "group", "place", "time", "weapon", "killed", "injured", "captured", "displaced"
]

RoleName = Literal[
    "source", "target", "place", "time", "speaker", "instrument", "count",
    "from", "until", "parties", "mediators", "monitors",
]  # fmt: skip
Stance = Literal["stated", "alleged", "denied", "hedged"]


class Span(NamedTuple):
    """A stretch of the report's text.

    Attributes:
        start: offset of the first character.
        end: offset after the last character.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def within(self, other: Span) -> bool:
        """Tell whether the span lies inside `other` (equal counts)."""
        return other.start <= self.start and self.end <= other.end

    def touches(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Report(Struct, frozen=True, kw_only=True):
    """One report as it came.

    Attributes:
        id: the caller's id, else `text_hash(text)`.
        text: the characters that every offset counts in; never changed after reading.
        title: headline, where it came apart from the text.
        url: where it was found.
        publisher: outlet that published it.
        published: day of publication as ISO 8601, possibly reduced (2020, 2020-01, 2020-01-09); None where unknown.
        language: ISO 639-1 code, where the source told it.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None


class Token(Struct, frozen=True, gc=False):
    """One word of a sentence with its place in the dependency tree (Universal Dependencies 2).

    Attributes:
        start: offset of its first character in the report's text.
        end: offset after its last character.
        text: its characters.
        upos: universal part of speech, e.g. VERB.
        head: index in the sentence of the word that it depends on; -1 for the root.
        deprel: relation to that head, subtypes kept, e.g. nsubj:pass.
    """

    start: int
    end: int
    text: str
    upos: str
    head: int
    deprel: str

    @property
    def span(self) -> Span:
        """The token's characters in the report."""
        return Span(self.start, self.end)


class Tagged(Struct, frozen=True, gc=False):
    """A mention as the model tagged it, not yet resolved.

    Attributes:
        first: index of its first token in the sentence.
        last: index after its last token.
        label: what it names.
        score: the model's confidence, 0 to 1.
    """

    first: int
    last: int
    label: TagLabel
    score: float


class Filler(Struct, frozen=True, gc=False):
    """A word that fills a role of what another word carries.

    Attributes:
        role: the role.
        index: the token, mostly the head of a mention.
        score: how sure the model is, 0 to 1.
    """

    role: RoleName
    index: int
    score: float


class Carried(Struct, frozen=True, gc=False):
    """What the model takes a word to carry: an event or a statement.

    Attributes:
        index: the token.
        likely: names of what it may carry, the likeliest first, each with its probability: acts ("air_strike"), or
            statements ("relation:backs").
        score: probability that it carries anything of the sort.
        standing: how the text holds it to be true (status of an event, stance of a statement), the likeliest first.
        fillers: who and what fills its roles, in order of tokens.
    """

    index: int
    likely: tuple[tuple[str, float], ...]
    score: float
    standing: tuple[tuple[str, float], ...]
    fillers: tuple[Filler, ...]

    def filling(self, role: RoleName) -> tuple[int, ...]:
        """Return the tokens that fill a role."""
        return tuple(filler.index for filler in self.fillers if filler.role == role)


class Sentence(Struct, frozen=True):
    """One sentence, or headline, or line of page furniture.

    Attributes:
        start: offset of its first character.
        end: offset after its last character.
        tokens: its words in order.
        tagged: mentions found by the model, in order, not overlapping.
        events: what its words carry of events, in order.
        statements: likewise of statements on relations, control and ceasefires.
        telling: probability that it tells any of these at all.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    tagged: tuple[Tagged, ...] = ()
    events: tuple[Carried, ...] = ()
    statements: tuple[Carried, ...] = ()
    telling: float = 1.0

    @property
    def span(self) -> Span:
        """The sentence's characters in the report."""
        return Span(self.start, self.end)

    def cover(self, first: int, last: int) -> Span:
        """Return the characters from token `first` to before token `last`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


class Annotated(Struct, frozen=True):
    """A report with the language model's answers.

    Attributes:
        report: the report.
        sentences: its sentences in order; text between them is white space.
    """

    report: Report
    sentences: tuple[Sentence, ...]


def text_hash(text: str) -> str:
    """Return a stable id for a text: the first 16 hex digits of its SHA-256 in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
