"""What the language model makes of a report: sentences, words, trees, tagged mentions."""

from __future__ import annotations

from dragoman.language.annotator import Annotator
from dragoman.language.sentences import split_sentences
from dragoman.language.words import split_words

__all__ = ["Annotator", "split_sentences", "split_words"]
