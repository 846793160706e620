"""Reports in, annotated reports out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

from dragoman.language.encode import MAX_WORDS
from dragoman.language.mending import set_right
from dragoman.language.model import SHIPPED, Answer, LanguageModel
from dragoman.language.sentences import split_sentences
from dragoman.language.words import split_words
from dragoman.report import Annotated, Report, Sentence, Span, Token

_Words = list[Span]
_SOFT_STOPS = frozenset(";,:)\u2014\u2013\u060c\uff0c\u3001")


class Annotator:
    """Finds sentences, words, trees, mentions, and what words carry of events and statements.

    The same report gives the same answer whatever stands before or after it, with any number of threads.

    Args:
        model: folder of the model; the one in the package by default.
        threads: sentences that are computed side by side.
        batch_size: sentences handed to a thread at a time, where there are several.
    """

    def __init__(self, model: Path | None = None, *, threads: int = 1, batch_size: int = 32) -> None:
        """Read the model's manifest; its weights are loaded with the first report."""
        self._model = LanguageModel(model or SHIPPED)
        self._threads = max(1, threads)
        self._batch_size = max(1, batch_size)

    @property
    def name(self) -> str:
        """Name and version of the model, e.g. "dragoman-mini 0.1.0"."""
        return f"{self._model.manifest.name} {self.version}"

    @property
    def version(self) -> str:
        """Version of the model."""
        return self._model.manifest.version

    @property
    def sha256(self) -> str:
        """Digest of the model's weights."""
        return self._model.manifest.sha256

    @property
    def acts(self) -> tuple[str, ...]:
        """Names of the acts that the model knows."""
        return self._model.manifest.acts

    def load(self) -> None:
        """Load the weights now rather than with the first report.

        Raises:
            ModelError: where they are missing or damaged.
        """
        self._model.load()

    def annotate(self, reports: Iterable[Report]) -> Iterator[Annotated]:
        """Yield each report with its sentences, in order."""
        if self._threads == 1:
            for report in reports:
                yield Annotated(report, tuple(self.sentence(report.text, words) for words in cut(report.text)))
            return
        self._model.load()
        with ThreadPoolExecutor(self._threads) as pool:
            for window in self._windows(reports):
                yield from self._side_by_side(pool, window)

    def sentence(self, text: str, words: _Words) -> Sentence:
        """Return the sentence of the given words (gold ones, say, when the model is being measured)."""
        surface = tuple(text[start:end] for start, end in words)
        return _sentence(words, surface, self._model.ask(surface))

    def asked(
        self, report: Report, source: Sequence[Span], target: Sequence[Span]
    ) -> tuple[Annotated, tuple[Mapping[str, float], ...]]:
        """Return the sentences of a text that name either side, each with the probability of each act between the two.

        Args:
            report: the text.
            source: spans of those who act.
            target: spans of those acted upon.
        """
        sentences, between = [], []
        for words in cut(report.text):
            surface = tuple(report.text[start:end] for start, end in words)
            parties = [1 if _in(word, source) else 2 if _in(word, target) else 0 for word in words]
            if not any(parties):
                continue
            answer, acts = self._model.asked(surface, parties)
            sentences.append(_sentence(words, surface, answer))
            between.append(acts)
        return Annotated(report, tuple(sentences)), tuple(between)

    def _windows(self, reports: Iterable[Report]) -> Iterator[list[tuple[Report, list[_Words]]]]:
        """Yield reports with their words, enough at a time to keep every thread busy."""
        window: list[tuple[Report, list[_Words]]] = []
        waiting = 0
        for report in reports:
            window.append((report, cut(report.text)))
            waiting += len(window[-1][1])
            if waiting >= self._threads * self._batch_size:
                yield window
                window, waiting = [], 0
        if window:
            yield window

    def _side_by_side(
        self, pool: ThreadPoolExecutor, window: Sequence[tuple[Report, list[_Words]]]
    ) -> Iterator[Annotated]:
        """Yield the reports of a window, their sentences computed on all threads."""
        jobs = [(report.text, words) for report, sentences in window for words in sentences]
        parts = [jobs[at : at + self._batch_size] for at in range(0, len(jobs), self._batch_size)]
        done = chain.from_iterable(pool.map(lambda part: [self.sentence(*job) for job in part], parts))
        for report, sentences in window:
            yield Annotated(report, tuple(next(done) for _ in sentences))


def _in(word: Span, spans: Sequence[Span]) -> bool:
    """Tell whether a word shares a character with one of the spans."""
    return any(word.start < end and start < word.end for start, end in spans)


def cut(text: str) -> list[_Words]:
    """Return the words of each sentence; a sentence longer than the model reads comes in several pieces."""
    pieces: list[_Words] = []
    for span in split_sentences(text):
        words = split_words(text, *span)
        while len(words) > MAX_WORDS:
            stop = _soft_stop(text, words)
            pieces.append(words[:stop])
            words = words[stop:]
        pieces.append(words)
    return pieces


def _soft_stop(text: str, words: _Words) -> int:
    """Return after how many words an overlong sentence is best cut: at its last comma, else at the limit."""
    for at in range(MAX_WORDS, MAX_WORDS // 2, -1):
        if text[words[at - 1].start] in _SOFT_STOPS:
            return at
    return MAX_WORDS


def _sentence(words: _Words, surface: Sequence[str], answer: Answer) -> Sentence:
    """Put a sentence together."""
    tags, heads, deprels = set_right(answer.upos, answer.heads, answer.deprels)
    tokens = tuple(
        Token(start, end, word, upos, head, deprel)
        for (start, end), word, upos, head, deprel in zip(words, surface, tags, heads, deprels, strict=True)
    )
    return Sentence(
        words[0].start, words[-1].end, tokens, answer.tagged, answer.events, answer.statements, answer.telling
    )
