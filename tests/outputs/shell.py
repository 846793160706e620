"""The program as the shell starts it: a process of its own."""

from __future__ import annotations

import subprocess
import sys


def dragoman(*arguments: str, stdin: bytes = b"", timeout: float = 120) -> subprocess.CompletedProcess[bytes]:
    """Run a command and return what it printed and its status."""
    program = [sys.executable, "-c", "from dragoman.outputs.cli import main; main()", *arguments]
    return subprocess.run(program, input=stdin, capture_output=True, check=False, timeout=timeout)
