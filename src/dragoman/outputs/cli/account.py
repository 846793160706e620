"""A reading told to a person: what happened, who stands where, what is doubtful, each with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING

from msgspec import Struct

from dragoman.outputs.cli.inert import inert
from dragoman.record import Count, Event, Reading
from dragoman.report import Report, Span

if TYPE_CHECKING:
    from rich.console import Console

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_QUOTE = 150
_COLUMN = 18
_WIDEST = 110
_NEWS = frozenset({"occurred", "ongoing", "alleged", "denied"})


class Entry(Struct, frozen=True):
    """One line of an account.

    Attributes:
        when: day or days, for a person.
        what: the statement.
        note: how far to trust it: status, speaker, place.
        span: the words that say so.
    """

    when: str
    what: str
    note: str
    span: Span


class Section(Struct, frozen=True):
    """A heading with its lines."""

    title: str
    colour: str
    entries: tuple[Entry, ...]
    quiet: bool = False


def tell(reading: Reading) -> list[Section]:
    """Return the sections of an account, those without entries left out."""
    names = {actor.id: actor.name for actor in reading.actors} | {place.id: place.name for place in reading.places}
    news = [event for event in reading.events if event.status in _NEWS]
    ahead = [event for event in reading.events if event.status not in _NEWS and event.status != "background"]
    past = [event for event in reading.events if event.status == "background"]
    sections = [
        Section("Ceasefires", "green", tuple(_ceasefires(reading, names))),
        Section("What happened", "red", tuple(_events(news, names))),
        Section("Said to come, wished or supposed", "cyan", tuple(_events(ahead, names))),
        Section("Background", "bright_black", tuple(_events(past, names)), quiet=True),
        Section("Who stands where", "magenta", tuple(_relations(reading, names))),
        Section("Who holds what", "blue", tuple(_control(reading, names))),
        Section("Doubts", "yellow", tuple(_doubts(reading))),
    ]
    return [section for section in sections if section.entries]


def print_account(report: Report, reading: Reading, console: Console | None = None) -> None:
    """Print an account of a reading; report text is shown as it is and never as markup."""
    from rich.console import Console as Screen  # noqa: PLC0415  slow to import
    from rich.text import Text  # noqa: PLC0415

    screen = console or Screen(highlight=False)
    width = min(screen.width, _WIDEST)
    screen.print(Text(_headline(report), style="bold"))
    screen.print(Text(_provenance(reading), style="dim"))
    sections = tell(reading)
    for section in sections:
        screen.print(Text(f"\n{section.title}", style=f"bold {section.colour}"))
        for entry, following in zip_longest(section.entries, section.entries[1:]):
            note = f"  ({entry.note})" if entry.note else ""
            quote = f"“{inert(entry.span.of(report.text), _QUOTE)}” {entry.span.start}–{entry.span.end}"
            for line in _hang(entry.when, inert(entry.what + note), width):
                screen.print(Text(line, style=section.colour if section.quiet else ""))
            same = following is not None and following.span == entry.span
            for line in [] if same else _hang("", quote, width):
                screen.print(Text(line, style="dim"))
    if not sections:
        screen.print(Text("\nNothing of armed conflict or diplomacy was found in it."))


def _hang(when: str, what: str, width: int) -> list[str]:
    """Wrap a line behind its day, the day in a column of its own."""
    column = " " * _COLUMN
    first = when.ljust(_COLUMN) if len(when) < _COLUMN else f"{when}  "
    return wrap(what, max(width, _COLUMN + 20), initial_indent=first, subsequent_indent=column, break_long_words=True)


def say_days(start: str | None, end: str | None) -> str:
    """Return days for a person: "8 Jan 2020", "Nov 2019", "since Apr 2019", "3–5 Jan 2020", or nothing."""
    if start is None:
        return f"until {_say_day(end)}" if end else ""
    if end is None:
        return f"since {_say_day(start)}"
    if end == start:
        return _say_day(start)
    if _whole_month(start, end):
        return _say_day(start[:7])
    if start[:4] == end[:4] and start[5:] == "01-01" and end[5:] == "12-31":
        return start[:4]
    return f"{_say_day(start)} – {_say_day(end)}"


def _say_day(day: str | None) -> str:
    parts = (day or "").split("-")
    if len(parts) == 1:
        return parts[0]
    month = _MONTHS[int(parts[1]) - 1]
    return f"{int(parts[2])} {month} {parts[0]}" if len(parts) == 3 else f"{month} {parts[0]}"


def _whole_month(start: str, end: str) -> bool:
    return start[:7] == end[:7] and start[8:] == "01" and end[8:] in ("28", "29", "30", "31")


def _headline(report: Report) -> str:
    first = report.title or report.text.strip().split("\n", 1)[0]
    return inert(first, 100)


def _provenance(reading: Reading) -> str:
    head = reading.report
    day = _say_day(head.published) if head.published else "no day"
    if head.published_basis == "inferred":
        bounds = head.published_range
        span = f", between {_say_day(bounds[0])} and {_say_day(bounds[1])}" if bounds else ""
        day = f"undated; by its text {day}{span}"
    parts = [part for part in (head.publisher, day, f"cites {', '.join(head.cites)}" if head.cites else "") if part]
    return inert(" · ".join(parts))


def _events(events: Sequence[Event], names: dict[str, str]) -> Iterator[Entry]:
    for event in sorted(events, key=lambda event: (event.start or "", event.sentence, event.trigger)):
        ends = event.end if event.status != "ongoing" else None
        days = say_days(event.start, ends) if event.start != event.end else _say_day(event.start)
        what = f"{_list(event.source, names) or 'someone unnamed'}: {_act(event)}"
        if event.target:
            what += f" → {_list(event.target, names)}"
        yield Entry(days, what, _event_note(event, names), event.sentence)


def _act(event: Event) -> str:
    act = (event.act or event.type.lower()).replace("_", " ")
    counts = ((event.killed, "killed"), (event.injured, "injured"))
    toll = [f"{say_count(count)} {word}" for count, word in counts if count]
    return f"{act}, {', '.join(toll)}" if toll else act


def say_count(count: Count) -> str:
    """Return a count for a person: "12", "at least 13", "up to 40"."""
    if count.high is None:
        return f"at least {count.low}"
    if count.low == count.high:
        return str(count.low)
    return f"up to {count.high}" if count.low == 0 else f"{count.low} to {count.high}"


def _event_note(event: Event, names: dict[str, str]) -> str:
    parts = [event.type if event.mode is None else f"{event.type}/{event.mode}"]
    parts += [event.status] if event.status not in ("occurred", "background") else []
    parts += [f"at {names.get(event.place, event.place)}"] if event.place else []
    parts += [f"says {_list(event.attributed_to, names)}"] if event.attributed_to else []
    return ", ".join(parts)


def _ceasefires(reading: Reading, names: dict[str, str]) -> Iterator[Entry]:
    for ceasefire in reading.ceasefires:
        what = ceasefire.stage.replace("_", " ")
        what += f" by {_list(ceasefire.by, names)}" if ceasefire.by else ""
        others = [party for party in ceasefire.parties if party not in ceasefire.by]
        what += f", for {_list(others, names)}" if others else ""
        notes: list[str] = [ceasefire.status] if ceasefire.status != "stated" else []
        notes += [f"in {names.get(ceasefire.place, ceasefire.place)}"] if ceasefire.place else []
        when = f"from {_say_day(ceasefire.start)}" if ceasefire.start else ""
        yield Entry(when, what, ", ".join(notes), ceasefire.sentence)


def _relations(reading: Reading, names: dict[str, str]) -> Iterator[Entry]:
    for relation in reading.relations:
        verb = relation.predicate.replace("_", " ")
        what = f"{names.get(relation.subject, relation.subject)} {verb} {names.get(relation.object, relation.object)}"
        days = say_days(relation.start, relation.end) if relation.start else ""
        notes = ["hedged"] if relation.hedged else []
        notes += [f"says {_list(relation.attributed_to, names)}"] if relation.attributed_to else []
        yield Entry(days, what, ", ".join(notes), relation.sentence)


def _control(reading: Reading, names: dict[str, str]) -> Iterator[Entry]:
    for control in reading.control:
        place = names.get(control.place, control.place)
        what = f"{names.get(control.holder, control.holder)} {control.status} {place}"
        what += f", from {names.get(control.from_, control.from_)}" if control.from_ else ""
        note = f"says {_list(control.attributed_to, names)}" if control.attributed_to else ""
        yield Entry(say_days(control.start, control.end) if control.start else "", what, note, control.sentence)


def _doubts(reading: Reading) -> Iterator[Entry]:
    for doubt in reading.doubts:
        guess = f"probably {doubt.suggestion}" if doubt.suggestion else ""
        yield Entry(doubt.kind.replace("_", " "), doubt.message, guess, doubt.span)


def _list(ids: Iterable[str], names: dict[str, str]) -> str:
    return ", ".join(names.get(identity, identity) for identity in ids)
