"""Time and memory of `dragoman read` on one report, cold: the whole process, from the shell to the last line.

usage: start.py [REPORT] [--runs N]

REPORT defaults to the seed report beside the checkout. Each run is a process of its own; the median is printed, with
the time that the same interpreter takes to start and load the language model alone, so that machines can be compared.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

SEED = Path(__file__).resolve().parents[2] / "shared" / "seed" / "article.txt"
BARE = "from dragoman.language import Annotator; Annotator()"


def run(command: list[str]) -> tuple[float, float]:
    """Return (wall seconds, peak memory in megabytes) of one process.

    Raises:
        SystemExit: where the command fails.
    """
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed with status {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    """Print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", nargs="?", type=Path, default=SEED)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    if not options.report.is_file():
        raise SystemExit(f"{options.report} is not there: name a report to read")
    program = str(Path(sys.executable).with_name("dragoman"))
    commands = {"read": [program, "read", str(options.report)], "model alone": [sys.executable, "-c", BARE]}
    medians = {}
    for name, command in commands.items():
        figures = [run(command) for _ in range(options.runs)]
        seconds, megabytes = (statistics.median(column) for column in zip(*figures, strict=True))
        medians[name] = seconds
        print(f"{name:12} {seconds:6.2f} s  {megabytes:6.0f} MB  (median of {options.runs})")
    print(f"read takes {medians['read'] / medians['model alone']:.2f} times as long as loading the model alone")


if __name__ == "__main__":
    main()
