"""A program that kills writers of one record, one after the other, and tells what each of them had filed.

Run as `python -m tests.store.killing RECORD KILLS`; it goes on to the next when it is sent a line.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from random import Random

import duckdb

from tests.store.writing import write


def kill_one(path: Path, number: int, delay: float) -> str:
    """Kill one writer, and return what it told."""
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(telling, 1)
        sys.stdout = os.fdopen(1, "w")
        write(path, 90, 2000)
        os._exit(0)
    os.close(telling)
    # Half of them die while the file is opened and the log played back, the others while they write.
    begun = os.read(told, 1) if number % 2 else b""
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(told, "rb") as lines:
        # The last line may be cut off.
        return " ".join((begun + lines.read()).decode().rpartition("\n")[0].split())


if __name__ == "__main__":
    assert duckdb.__version__  # loaded once, before the writers are forked
    moments = Random(7)  # noqa: S311  (no secret)
    for kill in range(int(sys.argv[2])):
        sys.stdout.write(kill_one(Path(sys.argv[1]), kill, moments.uniform(0, 0.3)) + "\n")
        sys.stdout.flush()
        sys.stdin.readline()
