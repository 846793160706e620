"""The wording that carries acts: frames by lemma, cue words, and the inflected forms of both."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct

from dragoman.record import EventType

ANY = "*"  # in a list of words: any word will do
ACTOR, ARMED, PLACE = "<actor>", "<armed>", "<place>"  # in a list of words: a mention of one


class VerbFrame(Struct, frozen=True, kw_only=True, omit_defaults=True, array_like=True, gc=False):
    """A verb in a construction, and who does what to whom in it.

    Words are lemmas in lower case; several words with spaces between are consecutive words of the text.
    Role tuples name where an actor stands, first that is there wins: "subject", "object", "indirect", "possessor",
    or a preposition.

    Attributes:
        verb: lemma.
        act: the act that it carries, or the statement that it makes ("relation:backs", "control:holds").
        type: the act's event type; None for a statement.
        particle: particle that it needs ("out" in "carry out"), or None.
        subject: subject nouns one of which it needs; empty: any.
        object: object nouns one of which it needs; empty: none needed.
        with_: preposition and nouns of a phrase that it needs.
        complement: verbs one of which it needs as its verbal complement.
        mutual: subject and target all act.
        source: where who acts stands.
        target: where who is acted upon stands.
    """

    verb: str
    act: str
    type: EventType | None
    particle: str | None = None
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    with_: tuple[tuple[str, tuple[str, ...]], ...] = ()
    complement: tuple[str, ...] = ()
    mutual: bool = False
    source: tuple[str, ...] = ("subject",)
    target: tuple[str, ...] = ("object",)


class NounFrame(Struct, frozen=True, kw_only=True, omit_defaults=True, array_like=True, gc=False):
    """A noun that carries an act ("Israeli airstrikes on the camp").

    Attributes:
        noun: lemma, or several words of which the last one is inflected.
        act: the act that it carries, or the statement that it makes.
        type: the act's event type; None for a statement.
        modifier: words one of which must stand before it; empty: none needed.
        with_: preposition and nouns of a phrase that it needs.
        mutual: all who are named act.
        source: where who acts stands: "possessor" (possessive, adjective or compound before it), "self" (the noun
            itself, or what it stands beside or is said of) or prepositions.
        target: where who is acted upon stands.
    """

    noun: str
    act: str
    type: EventType | None
    modifier: tuple[str, ...] = ()
    with_: tuple[tuple[str, tuple[str, ...]], ...] = ()
    mutual: bool = False
    source: tuple[str, ...] = ("by", "possessor")
    target: tuple[str, ...] = ("on", "against", "at")


class AdjectiveFrame(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An adjective or participle that states something lasting ("the Turkish-backed militia").

    Attributes:
        adjective: the word, alone or behind a hyphen.
        act: the statement that it makes.
        mutual: all who are named stand in the relation alike.
        source: where the first party stands: "joined" (before it, with a hyphen or without), "head" (the noun that it
            qualifies or of which it is said), "object", or prepositions.
        target: where the second party stands, likewise.
    """

    adjective: str
    act: str
    mutual: bool = False
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()


class WordingData(Struct, frozen=True):
    """What the built file holds.

    Attributes:
        verbs: sorted by lemma, those that ask for most first.
        nouns: likewise.
        adjectives: sorted by word.
        cues: list, class and phrases, sorted.
        forms: inflected form and its lemmas, sorted.
    """

    verbs: tuple[VerbFrame, ...]
    nouns: tuple[NounFrame, ...]
    adjectives: tuple[AdjectiveFrame, ...]
    cues: tuple[tuple[str, str, tuple[str, ...]], ...]
    forms: tuple[tuple[str, tuple[str, ...]], ...]


class Wording:
    """Frames, cues and forms, each a read-only mapping."""

    def __init__(self, data: WordingData) -> None:
        """Take the built table."""
        self._data = data

    @cached_property
    def verbs(self) -> Mapping[str, tuple[VerbFrame, ...]]:
        """Verb frames by lemma; those that ask for most come first."""
        frames: dict[str, list[VerbFrame]] = {}
        for frame in self._data.verbs:
            frames.setdefault(frame.verb, []).append(frame)
        return MappingProxyType({lemma: tuple(found) for lemma, found in frames.items()})

    @cached_property
    def nouns(self) -> Mapping[str, tuple[NounFrame, ...]]:
        """Noun frames by lemma, a noun of several words by the last of them; longer nouns come first."""
        frames: dict[str, list[NounFrame]] = {}
        for frame in self._data.nouns:
            frames.setdefault(frame.noun.rsplit(" ", 1)[-1], []).append(frame)
        return MappingProxyType({lemma: tuple(found) for lemma, found in frames.items()})

    @cached_property
    def adjectives(self) -> Mapping[str, tuple[AdjectiveFrame, ...]]:
        """Adjective frames by word."""
        frames: dict[str, list[AdjectiveFrame]] = {}
        for frame in self._data.adjectives:
            frames.setdefault(frame.adjective, []).append(frame)
        return MappingProxyType({word: tuple(found) for word, found in frames.items()})

    @cached_property
    def frames(self) -> Mapping[str, tuple[VerbFrame | NounFrame, ...]]:
        """Verb frames, then noun frames, by lemma."""
        lemmas = sorted({*self.verbs, *self.nouns})
        return MappingProxyType({w: (*self.verbs.get(w, ()), *self.nouns.get(w, ())) for w in lemmas})

    @cached_property
    def cues(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Phrases that colour a statement, by list (file of resources/wording) and class ("status" -> "planned")."""
        lists: dict[str, dict[str, tuple[str, ...]]] = {}
        for name, group, phrases in self._data.cues:
            lists.setdefault(name, {})[group] = phrases
        return MappingProxyType({name: MappingProxyType(groups) for name, groups in lists.items()})

    @cached_property
    def forms(self) -> Mapping[str, tuple[str, ...]]:
        """Inflected form in lower case to its lemmas ("struck" -> strike); a lemma is a form of itself."""
        return MappingProxyType(dict(self._data.forms))

    def lemmas(self, word: str) -> tuple[str, ...]:
        """Return the lemmas that a word of the text may be a form of: itself in lower case where it is not known."""
        lower = word.lower()
        return self.forms.get(lower, (lower,))
