"""What the shell and the pages both ask for: adding reports, telling a situation."""

from dragoman.outputs.api.add import Added, Reads, add_reports
from dragoman.outputs.api.brief import tell_brief
from dragoman.outputs.api.subject import find_subject

__all__ = ["Added", "Reads", "add_reports", "find_subject", "tell_brief"]
