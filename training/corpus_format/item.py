"""What the corpus holds of a sentence or a short report, and the words that annotations may use."""

from __future__ import annotations

from typing import Final, Literal, get_args

from msgspec import Struct

from dragoman.errors import DragomanError
from dragoman.record import CeasefireStage, ControlStatus, EventStatus, Predicate, StatementStatus
from dragoman.report import RoleName, Span

Label = Literal[
    "person", "organisation", "group", "place", "time", "weapon", "killed", "injured", "captured", "displaced"
]
Kind = Literal["sentence", "report"]
StatementKind = Literal["ceasefire", "control", "relation"]
Wording = Literal["plain", "rare"]
Origin = Literal["hand", "template", "sketch"]

# The letter with which a mark begins says what it is; e marks the words of an event, s those of a statement.
LETTERS: Final[dict[str, Label]] = {
    "p": "person", "o": "organisation", "g": "group", "l": "place", "t": "time", "w": "weapon",
    "k": "killed", "i": "injured", "c": "captured", "d": "displaced",
}  # fmt: skip
LETTER_OF: Final[dict[Label, str]] = {label: letter for letter, label in LETTERS.items()}
# Short names by which annotation lines give roles; the long ones are understood too.
ROLE_KEYS: Final[dict[str, RoleName]] = {
    "s": "source", "t": "target", "at": "place", "on": "time", "by": "speaker", "with": "instrument", "n": "count",
    "parties": "parties", "mediators": "mediators", "monitors": "monitors", "from": "from", "until": "until",
}  # fmt: skip
KEY_OF: Final[dict[RoleName, str]] = {role: key for key, role in ROLE_KEYS.items()}
STATUSES: Final[tuple[EventStatus, ...]] = get_args(EventStatus)
STATEMENT_STATUSES: Final[tuple[StatementStatus, ...]] = get_args(StatementStatus)
VALUES: Final[dict[StatementKind, tuple[str, ...]]] = {
    "ceasefire": get_args(CeasefireStage),
    "control": get_args(ControlStatus),
    "relation": get_args(Predicate),
}
EVENT_ROLES: Final[frozenset[RoleName]] = frozenset(
    {"source", "target", "place", "time", "speaker", "instrument", "count"}
)
STATEMENT_ROLES: Final[dict[StatementKind, frozenset[RoleName]]] = {
    "ceasefire": frozenset({"source", "parties", "mediators", "monitors", "place", "time", "until", "speaker"}),
    "control": frozenset({"source", "from", "place", "time", "until", "speaker"}),
    "relation": frozenset({"source", "target", "time", "until", "speaker"}),
}
_ACTORS: Final[frozenset[Label]] = frozenset({"person", "organisation", "group", "place"})
_DAYS: Final[frozenset[Label]] = frozenset({"time"})
# Which labels may fill a role; what is hit or owned may be a thing, who speaks may not.
FILLERS: Final[dict[RoleName, frozenset[Label]]] = {
    "source": _ACTORS | {"weapon"},
    "target": _ACTORS | {"weapon"},
    "place": frozenset({"place", "organisation"}),
    "time": _DAYS,
    "until": _DAYS,
    "speaker": _ACTORS,
    "instrument": frozenset({"weapon"}),
    "count": frozenset({"killed", "injured", "captured", "displaced"}),
    "parties": _ACTORS,
    "mediators": _ACTORS,
    "monitors": _ACTORS,
    "from": _ACTORS,
}
STYLES: Final[tuple[str, ...]] = (
    "agency", "headline", "lead", "quote", "broadcast", "web", "local", "diplomatic", "military", "ngo", "social",
    "archive", "analysis", "translated", "nonnative",
)  # fmt: skip


class CorpusError(DragomanError):
    """A corpus file that does not keep to the markup; the message begins with file and line."""


class Mention(Struct, frozen=True):
    """A stretch of text that names something.

    Attributes:
        id: letter and number (g1), shared by all mentions of the same thing in the item; "" where nothing refers to it.
        label: what it names.
        start: offset of its first character in the item's text.
        end: offset after its last character.
    """

    id: str
    label: Label
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)


class Role(Struct, frozen=True):
    """Which mention fills which role.

    Attributes:
        name: the role.
        mention: index in the item's mentions.
    """

    name: RoleName
    mention: int


class Event(Struct, frozen=True):
    """An event: its words, act, status and roles.

    Attributes:
        id: e and a number.
        act: name of an act of resources/ontologies.
        status: how the text holds it to be true.
        trigger: the words that carry it, in order; more than one span where something stands between.
        roles: in the order of the annotation.
    """

    id: str
    act: str
    status: EventStatus
    trigger: tuple[Span, ...]
    roles: tuple[Role, ...]


class Statement(Struct, frozen=True):
    """What a text says of a ceasefire, of the hold on a place, or of how two actors stand to each other.

    Attributes:
        id: s and a number, or "" where no words are marked.
        kind: ceasefire, control or relation.
        value: stage, control status or predicate.
        status: stated, alleged or denied.
        hedged: the text itself keeps its distance.
        words: the words that carry it, in order.
        roles: source is who acts, holds or is the relation's subject; target is its object.
    """

    id: str
    kind: StatementKind
    value: str
    status: StatementStatus
    hedged: bool
    words: tuple[Span, ...]
    roles: tuple[Role, ...]


class Item(Struct, frozen=True, kw_only=True):
    """One annotated sentence or short report.

    Attributes:
        id: folder, file and number: plain/sahel-1/17.
        kind: sentence or report.
        text: the clean text; the lines of a report are joined by line breaks.
        wording: plain agency wording, or rare.
        region: country or conflict.
        decade: decade that the style and the story belong to, e.g. 2010s.
        style: one of STYLES.
        origin: written by hand, from a template, or from the project's sketch.
        published: ISO day of publication (reports), or None.
        mentions: in order of their opening.
        events: in the order of their lines.
        statements: likewise.
        sets: ids that stand for several others together: (g3, (p1, p2)).
        same: pairs of events that tell the same happening, the later one first: (e4, e1).
    """

    id: str
    kind: Kind
    text: str
    wording: Wording
    region: str
    decade: str
    style: str
    origin: Origin = "hand"
    published: str | None = None
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    sets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    same: tuple[tuple[str, str], ...] = ()

    @property
    def is_negative(self) -> bool:
        """Whether it tells no event and states nothing."""
        return not self.events and not self.statements
