"""Names whose parts were translated as words, against those of the knowledge."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.knowledge import skeleton
from dragoman.knowledge.garbles import Form, Forms, Meaning, Meanings
from dragoman.knowledge.name_keys import content_words
from dragoman.mentions.garbles.meanings import is_rendered, renderings
from dragoman.mentions.translated import class_of, is_chosen_between

# Nouns that say what sort of thing a name names, and may stand on either side alone.
WEAK = frozenset("men man gang group force fighter militia company bloc movement party organisation".split())
_ENOUGH = 0.99
_LONG = 3  # words of which one may be left over
_MOST_OF_LONG = 0.66


def translated_forms(name: str, meanings: Meanings) -> Callable[[tuple[Forms, ...]], list[Form]] | None:
    """Return what finds the names of which the words of a text are a translation, part by part, in any order.

    Args:
        name: the words as the text has them.
        meanings: what parts of names are translated as.

    Returns:
        The finder, None where none of the words renders anything.
    """
    words = content_words(name)
    rendered = [renderings(words, at, meanings) for at in range(len(words))]
    parts = {part for here in rendered for _, meaning in here for part in meaning.parts}
    if not parts and (len(words) < _LONG or not any(map(is_chosen_between, words))):
        return None
    asked = sorted({*words, *parts, *map(class_of, words)})
    sounds = sorted({skeleton(part) for part in parts if len(part) > 3})

    def of(forms: Forms) -> list[Form]:
        near = {number for word in asked for number in forms.words.get(word, ())}
        near.update(number for row in sounds for number in forms.sounds.get(row, ()))
        likely = [forms.all[number] for number in sorted(near)]
        scored = [(_covered(words, rendered, form), form) for form in likely]
        best = max((score for score, _ in scored), default=0.0)
        return [form for score, form in scored if score == best and score >= _least(words, form)]

    return lambda near: [form for forms in near for form in of(forms)]


def _least(words: tuple[str, ...], form: Form) -> float:
    return _MOST_OF_LONG if min(len(words), len(form.words)) >= _LONG else _ENOUGH


def _covered(words: tuple[str, ...], rendered: list[list[tuple[int, Meaning]]], form: Form) -> float:
    """Return the share of the words and of the name's parts that render each other, 0 where no word was translated."""
    left = list(form.words)
    met = at = glossed = said = 0
    while at < len(words):
        end, step = at + 1, 0
        for stop, meaning in rendered[at]:
            here = [part for part in left if is_rendered(part, meaning)]
            if here:
                end, step = stop, len(here) if stop - at > 1 else 1
                for part in here[:step]:
                    left.remove(part)
                glossed += 1
                break
        if not step:
            same = next((part for part in left if _is_same(part, words[at])), None)
            if same is not None:
                glossed += same != words[at] and class_of(same) == class_of(words[at])
                left.remove(same)
                step = 1
        met += step > 0
        said += step > 0 or words[at] not in WEAK
        at = end
    return met / (said + len(left)) if glossed and said else 0.0


def _is_same(part: str, word: str) -> bool:
    """Tell whether two words are one, or are chosen between by translators, or sound alike as names do."""
    if part == word or class_of(part) == class_of(word):
        return True
    return len(part) > 3 and len(word) > 3 and skeleton(part) == skeleton(word)
