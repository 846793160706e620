"""Sentences built by hand: `word/UPOS/head/relation`, heads counted from 1 as in CoNLL-U, 0 for the root."""

from __future__ import annotations

from dragoman.report import Sentence, Token


def build(text: str, start: int = 0) -> tuple[str, Sentence]:
    """Return the characters of a sentence and the sentence, its first character at `start`."""
    tokens = []
    words = []
    place = start
    for item in text.split():
        word, upos, head, relation = item.rsplit("/", 3)
        word = word.replace("_", " ")
        tokens.append(Token(place, place + len(word), word, upos, int(head) - 1, relation))
        words.append(word)
        place += len(word) + 1
    characters = " ".join(words)
    return characters, Sentence(start, start + len(characters), tuple(tokens))
