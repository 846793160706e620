"""The order of steps for one report: annotate, find, code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import DragomanError, ModelError
from dragoman.record import Reading
from dragoman.report import Report, Span

if TYPE_CHECKING:
    from dragoman.events import PairCode
    from dragoman.knowledge import Knowledge
    from dragoman.language import Annotator

# Reports that are annotated together: enough to fill batches with sentences of like length, few enough to stream.
WINDOW = 16


class Reader:
    """Reads reports; one is enough for a process, since loading model and knowledge takes longer than reading."""

    def __init__(
        self,
        *,
        model: Path | None = None,
        knowledge: Knowledge | None = None,
        threads: int = 1,
        batch_size: int = 32,
    ) -> None:
        """Load what reading needs.

        Args:
            model: folder of a language model; None for the one that the package carries.
            knowledge: what is known of actors, places and wording; None for what the package carries.
            threads: processor threads of the encoder.
            batch_size: sentences that the encoder takes at once.

        Raises:
            ModelError: where the model is missing or damaged.
            KnowledgeError: where the knowledge is.
        """
        # Weights and their runtime take as long to load as all else that reading needs: the two load side by side.
        with ThreadPoolExecutor(1) as pool:
            loading = pool.submit(_load_annotator, model, threads, batch_size)
            from dragoman.events import code, code_pair  # noqa: PLC0415
            from dragoman.knowledge import load_knowledge  # noqa: PLC0415
            from dragoman.mentions import find  # noqa: PLC0415

            self._find, self._code, self._code_pair = find, code, code_pair
            self.knowledge = knowledge if knowledge is not None else load_knowledge()
            self.knowledge.warm()
            self._annotator = loading.result()
        unknown = sorted(set(self._annotator.acts) - set(self.knowledge.ontology.acts))
        if unknown:
            raise ModelError(
                f"the language model speaks of acts that the knowledge does not have: {', '.join(unknown[:5])}",
                "use a model and a knowledge of one version of Dragoman",
            )
        self._threads = threads
        self.sentences_read = 0

    @property
    def model_name(self) -> str:
        """Name and version of the language model."""
        return self._annotator.name

    def read(self, report: Report) -> Reading:
        """Return the reading of one report."""
        return next(reading for reading in self.read_all([report]) if isinstance(reading, Reading))

    def read_all(self, reports: Iterable[Report | DragomanError]) -> Iterator[Reading | DragomanError]:
        """Yield a reading for each report, in order; an error that takes a report's place is passed through."""
        source = iter(reports)
        while window := list(islice(source, WINDOW)):
            annotated = self._annotator.annotate(report for report in window if isinstance(report, Report))
            for item in window:
                if isinstance(item, Report):
                    page = next(annotated)
                    self.sentences_read += len(page.sentences)
                    yield self._code(page, self._find(page, self.knowledge), self.knowledge)
                else:
                    yield item

    def code_pairs(self, rows: Iterable[tuple[Report, Sequence[Span], Sequence[Span]]]) -> Iterator[PairCode]:
        """Yield the act between source and target for each (text, source spans, target spans), in order."""
        waiting = iter(rows)
        with ThreadPoolExecutor(self._threads) as pool:
            while window := list(islice(waiting, WINDOW * self._threads)):
                yield from pool.map(self._coded_pair, window)

    def _coded_pair(self, row: tuple[Report, Sequence[Span], Sequence[Span]]) -> PairCode:
        report, source, target = row
        page, between = self._annotator.asked(report, source, target)
        return self._code_pair(page, between, source, target, self.knowledge)


def _load_annotator(model: Path | None, threads: int, batch_size: int) -> Annotator:
    """Return the language model with its weights in memory."""
    from dragoman.language import Annotator  # noqa: PLC0415

    annotator = Annotator(model, threads=threads, batch_size=batch_size)
    annotator.load()
    return annotator
