"""An actor told to a person: what was known of it before, then what reports tell, with their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from dragoman.outputs.api.actor_names import ActorMatch
from dragoman.outputs.api.actor_sheet import ActorSheet, Deed, Source, Tenure, Tie
from dragoman.outputs.cli.inert import inert
from dragoman.outputs.cli.situation_lines import Line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_WIDEST: Final = 110
_TENURES: Final = 8  # lines of a section; what is left out is counted, and `--json` has all of it
_TIES: Final = 20
_QUOTES: Final = 3
_DEEDS: Final = 15
_MATCHES: Final = 40
_COLUMNS: Final = 6
_NAME: Final = 60
_WORDS: Final = 220
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_VERBS: Final = {
    "leads": "leads",
    "part_of": "is part of",
    "governs": "governs",
    "backs": "backs",
    "hires": "hires",
    "allied_with": "is allied with",
    "recognises": "recognises",
    "mediates": "mediates for",
    "opposes": "opposes",
    "fights": "fights",
}


def print_matches(matches: Sequence[ActorMatch], name: str | None, console: Console | None = None) -> None:
    """List actors, to choose from or as all those of a record.

    Args:
        matches: the actors.
        name: what they were asked for by; None for all.
        console: where to; standard output by default.
    """
    from rich.table import Table  # noqa: PLC0415  slow to import
    from rich.text import Text  # noqa: PLC0415

    screen = console or _screen()
    if name is not None:
        heading = f"{len(matches)} actors are known as {inert(name, _NAME)}; ask again with the id:"
        screen.print(Text(heading, style="bold"))
    table = Table.grid(padding=(0, 2))
    for _ in range(_COLUMNS):
        table.add_column(no_wrap=True)
    shown = matches if name is None else matches[:_MATCHES]
    for match in shown:
        when = _term(match.start, match.end) if match.start or match.end else ""
        reports = f"{match.reports} report{'s' * (match.reports != 1)}" if match.reports else ""
        cells = (match.id, inert(match.name, _NAME), match.kind.replace("_", " "), match.country or "", when, reports)
        table.add_row(*(Text(cell) for cell in cells))
    _print_plain(screen, table)
    if len(matches) > len(shown):
        screen.print(Text(f"… {len(matches) - len(shown)} more (all of them: --json)"))


def print_sheet(sheet: ActorSheet, console: Console | None = None) -> None:
    """Print an actor; nothing from a report is taken for markup or obeyed by the terminal.

    Args:
        sheet: the actor.
        console: where to; standard output by default.
    """
    from rich.console import Group  # noqa: PLC0415  slow to import
    from rich.text import Text  # noqa: PLC0415

    screen = console or _screen()
    parts: list[RenderableType] = [Text(inert(sheet.name, _NAME), style="bold"), Text(_headline(sheet), style="dim")]
    for title, lines in tell_sheet(sheet):
        parts += [Text(""), Text(title, style="bold magenta")]
        parts += [_as_text(line) for line in lines]
    _print_plain(screen, Group(*parts))


def tell_sheet(sheet: ActorSheet) -> list[tuple[str, list[Line]]]:
    """Return the sections of an actor, those without lines left out."""
    numbers = {source.report: at for at, source in enumerate(sheet.sources, start=1)}
    day = f" on {_day(sheet.on)}" if sheet.on else ""
    sections = [
        ("Names", list(_names(sheet))),
        (f"Led by{day}", _tenures(sheet, sheet.leaders)),
        (f"Offices{day}", _tenures(sheet, sheet.offices)),
        (f"Belongs to{day}", _tenures(sheet, sheet.parents)),
        (f"Members{day}", _tenures(sheet, sheet.members)),
        ("Known before: friends and enemies", list(_standing(sheet))),
        ("What reports tell of it", [line for tie in sheet.ties[:_TIES] for line in _tie(sheet, tie, numbers)]),
        ("Events, latest first", [_deed(sheet, deed, numbers) for deed in sheet.deeds[:_DEEDS]]),
        ("Reports", [_source(source, numbers) for source in sheet.sources]),
    ]
    for title, row, most in (("What reports", sheet.ties, _TIES), ("Events", sheet.deeds, _DEEDS)):
        lines = next(lines for name, lines in sections if name.startswith(title))
        lines += [Line(f"… {len(row) - most} more (all of them: --json)")] if len(row) > most else []
    return [(title, lines) for title, lines in sections if lines]


def _headline(sheet: ActorSheet) -> str:
    entry = sheet.entry
    parts = [sheet.id, sheet.kind.replace("_", " "), sheet.country or "", f"sector {sheet.sector}" * bool(sheet.sector)]
    if entry is None:
        parts.append("not in the knowledge: only reports name it")
    elif entry.start or entry.end:
        parts.append(_term(entry.start, entry.end))
    if entry is not None and entry.successor:
        parts.append(f"then {_name(sheet, entry.successor)}")
    return " · ".join(part for part in parts if part)


def _names(sheet: ActorSheet) -> Iterator[Line]:
    entry = sheet.entry
    if entry is None:
        return
    for label, names in (
        ("also", entry.aliases),
        ("in other languages", entry.native),
        ("its people", (*entry.adjectives, *entry.people)),
        ("stands for it", entry.seats),
        ("active in", entry.area),
    ):
        if names:
            yield Line(f"{label}: {', '.join(inert(name, _NAME) for name in names)}")
    if entry.source:
        yield Line(f"source: {inert(entry.source, _WORDS)}")


def _tenures(sheet: ActorSheet, tenures: Sequence[Tenure]) -> list[Line]:
    """Return those that hold on the day, and as many others as there is room for."""
    shown = tenures[:_TENURES]
    lines = []
    for tenure in shown:
        office = f", {tenure.office}" if tenure.office else ""
        when = f" ({_term(tenure.start, tenure.end)})" if tenure.start or tenure.end else ""
        lines.append(Line(f"{_name(sheet, tenure.who)}{office}{when}", note="" if tenure.lasts else "not then"))
    more = len(tenures) - len(shown)
    return [*lines, Line(f"… {more} more (all of them: --json)")] if more > 0 else lines


def _standing(sheet: ActorSheet) -> Iterator[Line]:
    entry = sheet.entry
    if entry is not None and entry.backers:
        yield Line(f"backed by {_list(sheet, entry.backers)}")
    if entry is not None and entry.opposes:
        yield Line(f"opposes {_list(sheet, entry.opposes)}")


def _tie(sheet: ActorSheet, tie: Tie, numbers: dict[str, int]) -> Iterator[Line]:
    verb = _VERBS[tie.predicate]
    when = f" ({_term(tie.start, tie.end)})" if tie.start or tie.end else ""
    origins = f"{tie.origins} origin{'s' * (tie.origins != 1)}" if tie.origins < len(tie.quotes) else ""
    what = f"{_name(sheet, tie.subject)} {verb} {_name(sheet, tie.object)}{when}"
    yield Line(what, note=origins, references=_refer([quote.report for quote in tie.quotes], numbers), headline=True)
    for quote in tie.quotes[:_QUOTES]:
        trust = [
            *(["hedged"] if quote.hedged else []),
            *([f"says {_list(sheet, quote.attributed_to)}"] * bool(quote.attributed_to)),
        ]
        words = f"“{inert(quote.words, _WORDS)}”"
        yield Line(words, _day(quote.known), ", ".join(trust), _refer([quote.report], numbers), depth=1)
    if len(tie.quotes) > _QUOTES:
        yield Line(f"… {len(tie.quotes) - _QUOTES} more", depth=1)


def _deed(sheet: ActorSheet, deed: Deed, numbers: dict[str, int]) -> Line:
    act = (deed.act or deed.type.lower()).replace("_", " ")
    what = f"{_list(sheet, deed.source) or 'someone unnamed'}: {act}"
    what += f" → {_list(sheet, deed.target)}" if deed.target else ""
    what += f", {_name(sheet, deed.place)}" if deed.place else ""
    status = "" if deed.status == "occurred" else deed.status.replace("_", " ")
    return Line(what, _day(deed.day), status, _refer(deed.reports, numbers))


def _source(source: Source, numbers: dict[str, int]) -> Line:
    day = _day(source.published) or (f"by {_day(source.known)}" if source.known else "undated")
    title = f" · {inert(source.title, _WORDS)}" if source.title else ""
    return Line(f"[{numbers[source.report]}] {day} {inert(source.publisher or 'unknown outlet', 40)}{title}")


def _name(sheet: ActorSheet, id_: str) -> str:
    return inert(sheet.name if id_ == sheet.id else sheet.names.get(id_, id_), _NAME)


def _list(sheet: ActorSheet, ids: Iterable[str]) -> str:
    return ", ".join(_name(sheet, id_) for id_ in ids)


def _refer(reports: Iterable[str], numbers: dict[str, int]) -> str:
    return "".join(f"[{number}]" for number in sorted({numbers[report] for report in reports}))


def _term(start: str | None, end: str | None) -> str:
    if start and end:
        return f"{_day(start)} to {_day(end)}"
    return f"since {_day(start)}" if start else f"until {_day(end)}"


def _day(day: str | None) -> str:
    """Return a day for a person: "8 Jan 2020", "Jan 2020", "2020"."""
    year, *rest = (day or "").split("-")
    return " ".join(
        [*([str(int(rest[1]))] if len(rest) > 1 else []), *([_MONTHS[int(rest[0]) - 1]] if rest else []), year]
    )


def _as_text(line: Line) -> RenderableType:
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    told = Text(line.when and f"{line.when}  ", style="dim")
    told.append(line.what, style="bold" if line.headline else "")
    if line.note:
        told.append(f"  {line.note}", style="magenta")
    if line.references:
        told.append(f"  {line.references}", style="dim")
    return Padding(told, (0, 0, 0, 2 + 4 * line.depth))


def _screen() -> Console:
    from rich.console import Console as Screen  # noqa: PLC0415  slow to import

    screen = Screen(highlight=False)
    screen.width = min(screen.width, _WIDEST) if screen.is_terminal else _WIDEST
    return screen


def _print_plain(screen: Console, what: RenderableType) -> None:
    """Print without the blanks that fill columns, which a log and a diff had better not carry."""
    with screen.capture() as captured:
        screen.print(what)
    screen.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))
