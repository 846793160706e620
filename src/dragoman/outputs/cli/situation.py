"""A situation told to a person, on one screen where there is little and never on ten where there is much."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from dragoman.outputs.cli.inert import inert
from dragoman.outputs.cli.situation_lines import Line, Lines
from dragoman.state import Reference, Situation

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_WIDEST: Final = 110  # columns: a longer line is lost on the way back to its beginning
_WITHOUT_TERMINAL: Final = 100
_OUTLET: Final = 30  # characters of an outlet's name in the list of reports


class Section(Struct, frozen=True):
    """A heading with its lines."""

    title: str
    colour: str
    lines: tuple[Line, ...]


def tell(situation: Situation) -> list[Section]:
    """Return the sections of a brief, those without lines left out."""
    lines = Lines(situation)
    sections = [
        Section("Ceasefires", "green", tuple(lines.ceasefires())),
        Section("Who stands with whom", "magenta", tuple(lines.bonds())),
        Section("Who holds what", "blue", tuple(lines.holds())),
        Section("The week", "cyan", tuple(lines.timeline())),
        Section("What cannot all be right", "red", tuple(lines.contradictions())),
        Section("Doubts", "yellow", tuple(lines.doubts())),
    ]
    return [section for section in sections if section.lines]


def print_situation(situation: Situation, subject: str | None = None, console: Console | None = None) -> None:
    """Print a brief; nothing from a report is taken for markup or obeyed by the terminal.

    Args:
        situation: what to tell.
        subject: what it is about, as the caller put it.
        console: where to; standard output by default.
    """
    from rich.console import Console as Screen  # noqa: PLC0415  slow to import

    screen = console or Screen(highlight=False)
    if console is None:
        screen.width = min(screen.width, _WIDEST) if screen.is_terminal else _WITHOUT_TERMINAL
    with screen.capture() as captured:
        _print_all(screen, situation, subject)
    # Tables fill their columns with blanks, which a log and a diff had better not carry.
    screen.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def _print_all(screen: Console, situation: Situation, subject: str | None) -> None:
    from rich.text import Text  # noqa: PLC0415

    lines = Lines(situation)
    screen.print(Text(_heading(situation, subject, lines), style="bold"))
    screen.print(Text(_basis(situation), style="dim"))
    sections = tell(situation)
    if not sections:
        screen.print(Text("\nNo report that was out by then tells anything of it."))
    for section in sections:
        screen.print()
        screen.print(Text(section.title, style=f"bold {section.colour}"))
        for line in section.lines:
            _print_line(screen, line, section.colour)
    _print_legend(screen, situation, lines)


def _heading(situation: Situation, subject: str | None, lines: Lines) -> str:
    about = inert(subject, 40) if subject else "All conflicts of the record"
    return f"{about}: the situation on {lines.day(situation.on)}" if situation.on else f"{about}: the situation"


def _basis(situation: Situation) -> str:
    reports = len(situation.reports)
    origins = len({reference.origin for reference in situation.reports})
    outlets = len({reference.publisher for reference in situation.reports if reference.publisher})
    copies = f", {origins} of them original" if origins != reports else ""
    return f"from {reports} report{'s' * (reports != 1)}{copies}, {outlets} outlet{'s' * (outlets != 1)}"


def _print_line(screen: Console, line: Line, colour: str) -> None:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=2 + 4 * line.depth)
    if line.when:
        table.add_column(width=7, no_wrap=True)
    table.add_column(ratio=1)
    told = Text(line.what, style="bold" if line.headline else "")
    if line.note:
        told.append(f"  {line.note}", style=colour)
    if line.references:
        told.append(f"  {line.references}", style="dim")
    table.add_row(Text(""), *([Text(line.when, style="dim")] if line.when else []), told)
    screen.print(table)


def _print_legend(screen: Console, situation: Situation, lines: Lines) -> None:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    if not situation.reports:
        return
    screen.print()
    screen.print(Text("Reports", style="bold"))
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", min_width=5)
    table.add_column(no_wrap=True, min_width=11)
    table.add_column(no_wrap=True, overflow="ellipsis")
    for reference in situation.reports:
        number = Text(f"[{lines.number(reference.report)}]", style="dim")
        table.add_row(number, Text(lines.published(reference)), _source(reference, lines))
    screen.print(table)


def _source(reference: Reference, lines: Lines) -> Text:
    from rich.text import Text  # noqa: PLC0415

    shown = Text(inert(reference.publisher or "unknown outlet", _OUTLET))
    if reference.origin != reference.report:
        shown.append(f" · copy of [{lines.number(reference.origin)}]", style="dim")
    if reference.title:
        shown.append(f" · {inert(reference.title)}")
    return shown


def as_text(sections: Sequence[Section]) -> str:
    """Return the sections as plain lines, for logs and tests."""
    rows = [
        " ".join(part for part in (line.when, line.what, line.note, line.references) if part)
        for section in sections
        for line in section.lines
    ]
    return "\n".join(rows)
