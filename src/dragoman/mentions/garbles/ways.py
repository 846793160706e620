"""The ways in which names are garbled, the surest to be undone first: each makes of a name what is asked for.

What can be made of a name alone is made once; the finder that comes of it is asked for the countries at hand.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from msgspec import Struct

from dragoman.knowledge.garbles import Form, Forms, Meanings, Table
from dragoman.knowledge.name_keys import bag, letters, merged, misread, shuffled, stems, tokens_of
from dragoman.mentions.garbles.likening import mistyped, respelt
from dragoman.mentions.garbles.translating import translated_forms

Finder = Callable[[tuple[Forms, ...]], list[Form]]
_MERGED: Callable[[Forms], Table] = attrgetter("merged")
_BAGS: Callable[[Forms], Table] = attrgetter("bags")
_LETTERS: Callable[[Forms], Table] = attrgetter("letters")
_MISREAD: Callable[[Forms], Table] = attrgetter("misread")
_SHUFFLED: Callable[[Forms], Table] = attrgetter("shuffled")
_STEMS: Callable[[Forms], Table] = attrgetter("stems")
_WORDS: Callable[[Forms], Table] = attrgetter("words")


class Asked(Struct, frozen=True):
    """A garbled name.

    Attributes:
        name: the words as the text has them.
        tokens: its folded words.
        meanings: what parts of names are translated as.
    """

    name: str
    tokens: tuple[str, ...]
    meanings: Meanings


class Way(Struct, frozen=True):
    """A way of garbling.

    Attributes:
        sure: how sure a find is.
        undo: returns what finds the names that a garbled one may be, None where it cannot be garbled in this way.
        compared: names are compared one by one, in the likeliest countries alone.
        like: a find is only like the name, or a part of it.
    """

    sure: float
    undo: Callable[[Asked], Finder | None]
    compared: bool = False
    like: bool = False


def asked_for(name: str, meanings: Meanings) -> Asked:
    """Return a name as it is asked for.

    Args:
        name: the words as the text has them.
        meanings: what parts of names are translated as.
    """
    return Asked(name, tokens_of(name), meanings)


def _under(table: Callable[[Forms], Table], key: str) -> Finder:
    """Return what finds the names under a key."""

    def find(near: tuple[Forms, ...]) -> list[Form]:
        found: list[Form] = []
        for forms in near:
            numbers = table(forms).get(key)
            if numbers:
                found += [forms.all[number] for number in numbers]
        return found

    return find


def _run_together(asked: Asked) -> Finder:
    return _under(_MERGED, merged(asked.tokens))


def _reordered(asked: Asked) -> Finder | None:
    return _under(_BAGS, bag(asked.tokens)) if len(asked.tokens) > 1 else None


def _unmarked(asked: Asked) -> Finder:
    return _under(_LETTERS, letters(asked.name))


def _misread(asked: Asked) -> Finder:
    return _under(_MISREAD, misread(asked.name))


def _shuffled(asked: Asked) -> Finder:
    lengths, find = [*map(len, asked.tokens)], _under(_SHUFFLED, shuffled(asked.tokens))
    return lambda near: [form for form in find(near) if [*map(len, form.tokens)] == lengths]


def _declined(asked: Asked) -> Finder:
    return _under(_STEMS, stems(asked.tokens))


def _stuttered(asked: Asked) -> Finder | None:
    """Undo a part said twice, also the beginning or the end of a word ("Hizb Hizbollah")."""
    tokens = asked.tokens
    kept = tuple(token for at, token in enumerate(tokens) if not _is_part(token, tokens[:at] + tokens[at + 1 :]))
    if len(kept) == len(tokens):
        return None
    return _under(_BAGS, bag(kept)) if len(kept) > 1 else _under(_MERGED, merged(kept))


def _is_part(part: str, others: tuple[str, ...]) -> bool:
    return len(part) > 1 and any(
        len(word) > len(part) and (word.startswith(part) or word.endswith(part)) for word in others
    )


def _mistyped(asked: Asked) -> Finder | None:
    return mistyped(asked.tokens)


def _respelt(asked: Asked) -> Finder | None:
    return respelt(asked.tokens)


def _translated(asked: Asked) -> Finder | None:
    return translated_forms(asked.name, asked.meanings)


def _cut(asked: Asked) -> Finder | None:
    """Find the names of which a part was left out ("Iyad Ag"); those of persons in their order."""
    tokens = asked.tokens
    if len(tokens) < 2:
        return None
    holding = _under(_WORDS, tokens[0])
    return lambda near: [
        form
        for form in holding(near)
        if len(form.tokens) > len(tokens)
        and (_in_order(tokens, form.tokens) if form.is_person else set(tokens) < set(form.tokens))
    ]


def _in_order(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    rest = iter(whole)
    return all(token in rest for token in part)


TRANSLATED = Way(0.74, _translated, compared=True)
CUT = Way(0.6, _cut, like=True)
TORN = (Way(0.9, _run_together), Way(0.88, _unmarked))
STRICT = (
    *TORN,
    Way(0.88, _reordered),
    Way(0.86, _misread),
    Way(0.85, _shuffled),
    Way(0.84, _stuttered),
    Way(0.82, _declined),
    Way(0.8, _mistyped, compared=True),
    TRANSLATED,
)
LOOSE = (Way(0.7, _respelt, compared=True, like=True), CUT)
