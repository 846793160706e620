"""The shell: a command a file."""

from __future__ import annotations

import os
import sys

from dragoman.errors import DragomanError

__all__ = ["main"]


def main() -> None:
    """Run the command line; an error that the user can act on is one line on stderr and a status, never a traceback."""
    from dragoman.outputs.cli.app import app  # noqa: PLC0415  so that the entry point itself loads nothing

    try:
        app()
    except DragomanError as error:
        print(f"dragoman: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(error.exit_status)
    except BrokenPipeError:
        # The reader of our output went away (`| head`); pointing stdout elsewhere keeps the interpreter quiet at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
