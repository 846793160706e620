"""Every error that a user can meet.

    DragomanError            failed work, exit status 1
    ├── InputError           a report that cannot be read: missing, binary, without text
    ├── RecordError          a record file that is locked, foreign or broken
    ├── KnowledgeError       built knowledge or resources that are missing or wrong
    ├── ModelError           a language model that is missing, cut off or of another version
    └── UsageError           a call that asks for what does not exist, exit status 2

Each message is one line: what is wrong, then the next step.
"""

from __future__ import annotations


class DragomanError(Exception):
    """Work that failed for a reason that the user can act on.

    Args:
        cause: what is wrong, as half a sentence without a full stop.
        next_step: what the user can do about it, likewise.
    """

    exit_status = 1

    def __init__(self, cause: str, next_step: str) -> None:
        """Keep both halves apart, so that callers can show them as they like."""
        super().__init__(f"{cause}: {next_step}")
        self.cause = cause
        self.next_step = next_step


class InputError(DragomanError):
    """A report that cannot be read."""


class RecordError(DragomanError):
    """A record file that cannot be opened or written."""


class KnowledgeError(DragomanError):
    """Knowledge that is missing, damaged or not well formed."""


class ModelError(DragomanError):
    """A language model that is missing, damaged or of another version."""


class UsageError(DragomanError):
    """A call that asks for something that does not exist."""

    exit_status = 2
