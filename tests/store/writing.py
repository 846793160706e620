"""A program that writes a record until something stops it; it tells every report that is filed on stdout.

Run as `python -m tests.store.writing RECORD COUNT SIZE` (SIZE in characters); it settles after every third report.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from dragoman.errors import DragomanError
from dragoman.record import Reading
from dragoman.report import Report
from dragoman.store import Stamp, Store
from tests.state.readings import actor, doubt, event, reading, relation

STAMP = Stamp("model", "knowledge", "code")
EVENTS = 3


def made(number: int, size: int) -> tuple[Report, Reading]:
    """Return a report that packs badly, and its reading."""
    text = Random(number).randbytes(size // 2).hex()  # noqa: S311  (no secret)
    events = (event("ASSAULT", ("mmr.aa",), start="2024-01-15", id=f"{number}-{at}") for at in range(EVENTS))
    read = reading(actor("mmr.aa", "Arakan Army"), *events, relation("mmr.aa", "fights", "mmr"), doubt("odd"))
    return Report(id=str(number), text=f"{number} {text}", publisher="Wire"), read


def write(path: Path, count: int, size: int) -> None:
    with Store.open(path, create=True, wait=30) as store, store.writer() as writer:
        view = store.view()
        for number in range(count):
            report, read = made(number, size)
            writer.put(report, read, STAMP, known="2024-01-16", fingerprints=(number,))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
            if number % 3 == 2:
                keys = [one.key for one in view.filed()]
                writer.settle({"origin": [{"report": key, "origin": key} for key in keys]})


if __name__ == "__main__":
    try:
        write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    except DragomanError as error:
        sys.exit(f"{type(error).__name__}: {error}")
