"""Our own corpus as examples: mentions, carriers of events and statements, status, roles, and pairs."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from corpus_format import Event, Item, Role, Statement, read_corpus
from dragoman.language import split_sentences, split_words
from dragoman.language.labels import ROLES, STANCES, STATEMENTS, STATUSES
from dragoman.language.wordlists import words_of
from dragoman.report import Span
from examples import IGNORE, TAG_ID, Example

CORPUS = Path(__file__).parent / "corpus"
# One item in ten is held out, whichever file it stands in; so are the sentences that must stay without any event.
HELD_OUT = 10
QUIET = "negative/quiet-"
# In a carrier of several words one is the head: the noun of "suicide bombing", else the first that tells something.
_NOUNS = words_of(
    """
    strike strikes raid raids bomb bombs bomber bombers bombing bombings attack attacks call calls cleansing arrest
    embargo talks sentence shooting killings crash clash clashes exercise exercises drills blockade conversation
    meeting summit ban
    """
)
_EMPTY = words_of(
    """
    is are was were be been being has have had do does did not n't to will would a an the its his her their in on off
    out up down into of for by with at away over back himself herself itself themselves it him them under through
    """
)
_OF = words_of("of for in on at from to and with against")
_ROLE_ID = {role: number + 1 for number, role in enumerate(ROLES)}


def read_annotated(acts: dict[str, int], part: str = "train", root: Path = CORPUS) -> list[Example]:
    """Return the sentences of a part of the corpus: "train", or "dev" for what is held out of training.

    Args:
        acts: number of each act.
        part: which part.
        root: folder of the corpus.
    """
    parsed = read_corpus(root)
    items = [placed.item for placed in parsed.items if is_held_out(placed.item.id) == (part == "dev")]
    return [example for item in items for example in sentences_of(item, acts)]


def is_held_out(item: str) -> bool:
    """Tell whether an item is kept from training, by its id."""
    return item.startswith(QUIET) or zlib.crc32(item.encode()) % HELD_OUT == 0


def sentences_of(item: Item, acts: dict[str, int]) -> Iterator[Example]:
    """Yield the sentences of an item as examples."""
    for span in split_sentences(item.text):
        yield _Cut(item, span).example(acts)


class _Cut:
    """One sentence cut out of an item."""

    def __init__(self, item: Item, span: Span) -> None:
        self.item = item
        self.spans = split_words(item.text, *span)
        self.words = [item.text[start:end] for start, end in self.spans]
        self.mentions = {
            number: found for number, mention in enumerate(item.mentions) if (found := self._range(mention.span))
        }

    def example(self, acts: dict[str, int]) -> Example:
        """Return the example."""
        size = len(self.words)
        example = Example(
            words=self.words, source="corpus", item=self.item.id, allowed=self._allowed(), acts=[0] * size,
            statements=[0] * size, statuses=[IGNORE] * size, stances=[IGNORE] * size,
        )  # fmt: skip
        for event in self.item.events:
            at = self._mark(event.trigger, example.acts, acts[event.act] + 1)
            if at is not None:
                example.statuses[at] = STATUSES.index(event.status)
                example.roles += self._roles(at, event.roles)
                example.pairs += self._pairs(event, acts[event.act])
        for statement in self.item.statements:
            self._state(statement, example)
        return example

    def _state(self, statement: Statement, example: Example) -> None:
        """Put a statement down; one without words of its own hangs on the first word of its object or place."""
        number = STATEMENTS.index(f"{statement.kind}:{statement.value}") + 1
        words = statement.words
        if not words:
            last = [role.mention for role in statement.roles if role.mention in self.mentions][-1:]
            words = tuple(self.item.mentions[mention].span for mention in last)
        at = self._mark(words, example.statements, number)
        if at is not None:
            stance = "hedged" if statement.hedged and statement.status == "stated" else statement.status
            example.stances[at] = STANCES.index(stance)
            example.roles += self._roles(at, statement.roles)

    def _mark(self, words: tuple[Span, ...], row: list[int], number: int) -> int | None:
        """Put a number on the head of a carrier, pass over its other words, and return the head."""
        inside = [at for span in words for at in range(*(self._range(span) or (0, 0)))]
        if not inside:
            return None
        head = _head_of_carrier(self.words, inside)
        for at in inside:
            if row[at] <= 0:
                row[at] = number if at == head else IGNORE
        return head

    def _roles(self, at: int, roles: tuple[Role, ...]) -> list[tuple[int, int, int]]:
        """Return (carrier, filler, role): a mention answers with its head, and its other words are passed over."""
        found: list[tuple[int, int, int]] = []
        for role in roles:
            place = self.mentions.get(role.mention)
            if place is not None:
                head = _head_of_mention(self.words, *place)
                found += [(at, i, _ROLE_ID[role.name] if i == head else IGNORE) for i in range(*place)]
        return found

    def _pairs(self, event: Event, act: int) -> list[tuple[list[int], int]]:
        """Return the parties of an event, 1 source and 2 target, with its act; of a mutual one the first is asked."""
        sides = [
            [self.mentions[role.mention] for role in event.roles if role.name == name and role.mention in self.mentions]
            for name in ("source", "target")
        ]
        if not sides[1]:
            sides = [sides[0][:1], sides[0][1:]]
        if not sides[0] or not sides[1]:
            return []
        parties = [0] * len(self.words)
        for side, places in enumerate(sides, 1):
            for place in places:
                for i in range(*place):
                    parties[i] = parties[i] or side
        return [(parties, act)]

    def _allowed(self) -> list[int]:
        """Return the tag of each word as a set of one; of nested mentions the outer names the words left."""
        tags = [0] * len(self.words)
        weapon = {n: place for n, place in self.mentions.items() if self.item.mentions[n].label == "weapon"}
        order = sorted(self.mentions.items(), key=lambda pair: (pair[0] in weapon, pair[1][0] - pair[1][1]))
        for number, (first, last) in order:
            free = [i for i in range(first, last) if not tags[i]]
            if not free or (number not in weapon and len(free) < last - first):
                continue
            label = self.item.mentions[number].label
            for i in free:
                tags[i] = TAG_ID[f"{'B' if i == free[0] else 'I'}-{label}"]
        return [1 << tag for tag in tags]

    def _range(self, span: Span) -> tuple[int, int] | None:
        """Return the words that a span touches, none where it lies in another sentence."""
        touched = [i for i, word in enumerate(self.spans) if word.touches(span)]
        return (touched[0], touched[-1] + 1) if touched else None


def _head_of_carrier(words: list[str], inside: list[int]) -> int:
    """Return the head among the words of a carrier."""
    if words[inside[-1]].lower() in _NOUNS:
        return inside[-1]
    return next((i for i in inside if words[i].lower() not in _EMPTY), inside[0])


def _head_of_mention(words: list[str], first: int, last: int) -> int:
    """Return the head of a mention: its last word, or the one before its first preposition."""
    return next((i - 1 for i in range(first + 1, last) if words[i].lower() in _OF), last - 1)


def bare_pair(example: Example) -> Example:
    """Return an example with its first pair asked about and nothing else known of it."""
    parties, act = example.pairs[0]
    return Example(words=example.words, source=example.source, parties=parties, answers=[act])


def asked(example: Example, rng: random.Random) -> Example:
    """Return an example with one of its pairs asked about; what else is known of it stays."""
    parties, act = rng.choice(example.pairs)
    return replace(example, parties=parties, answers=[act])
