"""What the shell and the pages both ask for: adding reports, asking and correcting the record, telling a situation."""

from dragoman.outputs.api.add import Added, Reads, add_reports
from dragoman.outputs.api.ask import Filters, ask, ask_sql
from dragoman.outputs.api.brief import tell_brief
from dragoman.outputs.api.correct import Request, correct, tell_history
from dragoman.outputs.api.subject import find_subject

__all__ = [
    "Added",
    "Filters",
    "Reads",
    "Request",
    "add_reports",
    "ask",
    "ask_sql",
    "correct",
    "find_subject",
    "tell_brief",
    "tell_history",
]
