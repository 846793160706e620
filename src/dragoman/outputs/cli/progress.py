"""Progress on stderr: a bar for a person, nothing for a log."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self


class Progress:
    """Counts what is done, in view of a terminal only; messages go to stderr either way."""

    def __init__(self, doing: str, things: str, total: int | None = None) -> None:
        """Say what is being done to which things, and to how many where that is known."""
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
        from rich.progress import Progress as Bar  # noqa: PLC0415

        counted = (MofNCompleteColumn(), TextColumn(things), TimeElapsedColumn())
        columns = (TextColumn("{task.description}"), BarColumn(), *counted)
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
        self._task = self._bar.add_task(doing, total=total)

    def __enter__(self) -> Self:
        """Show the bar."""
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self._bar.stop()

    def advance(self, steps: int = 1) -> None:
        """Count some more as done."""
        self._bar.advance(self._task, steps)

    def say(self, message: str) -> None:
        """Write a line to stderr without breaking the bar."""
        self._bar.console.print(message, markup=False, highlight=False, soft_wrap=True)
