"""Doubts about names, each stretch doubted once for one reason."""

from __future__ import annotations

from dragoman.knowledge import fold
from dragoman.mentions.standing import Identified
from dragoman.mentions.view import View
from dragoman.record import Doubt, DoubtKind
from dragoman.report import Span


class Doubter:
    """Gathers the doubts of a report; the same wrong name is doubted where it first stands."""

    def __init__(self) -> None:
        """Begin with none."""
        self._doubts: list[Doubt] = []
        self._known: set[tuple[str, str]] = set()

    def doubt_name(self, view: View, first: int, last: int, person: Identified) -> None:
        """Put down what is wrong with a person's name, if anything is.

        Args:
            view: the sentence.
            first: first token of the name.
            last: index after its last token.
            person: whom it was taken to mean.
        """
        if person.doubt is None:
            return
        name = view.text(first, last)
        if person.doubt == "implausible_actor":
            message = f"{name} cannot be who is meant here; probably {person.suggestion}"
        elif person.resolution.basis == "unresolved":
            message = f"{name} is not known; perhaps {person.suggestion}"
        else:
            message = f"{name} is read as {person.suggestion}"
        self.doubt(person.doubt, view.sentence.cover(first, last), name, message, person.suggestion, person.score)

    def doubt(
        self, kind: DoubtKind, span: Span, name: str, message: str, suggestion: str | None, score: float | None
    ) -> None:
        """Put down a doubt about a name, unless it is raised already or what was meant is what stands there."""
        if (kind, name) not in self._known and (suggestion is None or fold(suggestion) != fold(name)):
            self._known.add((kind, name))
            self._doubts.append(Doubt(kind=kind, span=span, message=message, suggestion=suggestion, score=score))

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The doubts in the order in which they were raised."""
        return tuple(self._doubts)
