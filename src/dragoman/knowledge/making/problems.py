"""What is wrong in the resources, gathered so that one run shows all of it."""

from __future__ import annotations

from msgspec import Struct

from dragoman.errors import KnowledgeError


class Problem(Struct, frozen=True, order=True):
    """One fault in one entry.

    Attributes:
        file: the file, as the user named the folder.
        entry: id or other name of the entry in it; empty for the whole file.
        cause: what is wrong.
        next_step: what to do about it.
    """

    file: str
    entry: str
    cause: str
    next_step: str

    def __str__(self) -> str:
        """Show it on one line."""
        place = f"{self.file}, {self.entry}" if self.entry else self.file
        return f"{place}: {self.cause}: {self.next_step}"


def refuse(problems: list[Problem]) -> None:
    """Raise the gathered problems as one error.

    Raises:
        KnowledgeError: where there is a problem; the first is spelt out, the others are counted.
    """
    if not problems:
        return
    first = min(problems)
    place = f"{first.file}, entry {first.entry}" if first.entry else first.file
    more = f" (and {len(problems) - 1} more problems, see above)" if len(problems) > 1 else ""
    raise KnowledgeError(f"{place}: {first.cause}", first.next_step + more)
