"""Names by likeness: what a typist does to letters, and what another romanisation does to sounds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from dragoman.knowledge import skeleton
from dragoman.knowledge.garbles import Form, Forms
from dragoman.knowledge.name_keys import merged, sound

_TYPED = 0.84  # of the letters; swapped neighbours count as one
_LONG = 8  # letters
_HEARD = 80  # of a hundred, of the consonants
_SPELT = 60  # of a hundred, of the letters
_WORD = 0.7  # of each single word, letters and consonants together
_BESIDE_SAME = 0.78
_LEFT_OVER = 0.1  # more, where one word is left over
_LETTERS = 0.6


def mistyped(tokens: tuple[str, ...]) -> Callable[[tuple[Forms, ...]], list[Form]] | None:
    """Return what finds the names that differ by a slip or two of the fingers, None for a name that is too short.

    Args:
        tokens: the folded words of the garbled name.
    """
    from rapidfuzz import process  # noqa: PLC0415 -- heavy, and needed only where a name is unknown
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    row = merged(tokens)
    if len(row) < _LONG:
        return None
    # Each letter more or fewer is a slip: names of other lengths need not be compared.
    least, most = max(_LONG, int(len(row) * _TYPED)), int(len(row) / _TYPED) + 1

    def of(forms: Forms) -> list[Form]:
        first, last = bisect_left(forms.lengths, least), bisect_right(forms.lengths, most)
        near = forms.rows[first:last]
        found = process.extract(row, near, scorer=OSA.normalized_similarity, score_cutoff=_TYPED, limit=5)
        return [forms.all[first + at] for _, _, at in found]

    return lambda near: [form for forms in near for form in of(forms)]


def respelt(tokens: tuple[str, ...]) -> Callable[[tuple[Forms, ...]], list[Form]] | None:
    """Return what finds the names likest in their consonants that are like in letters too, None for too short a name.

    They are like word for word, in any order.

    Args:
        tokens: the folded words of the garbled name.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 -- heavy, and needed only where a name is unknown

    row, heard = merged(tuple(sorted(tokens))), sound(tuple(sorted(tokens)))
    if len(heard) < 4:
        return None

    def of(forms: Forms) -> list[Form]:
        near = process.extract(heard, forms.sounding, scorer=fuzz.ratio, score_cutoff=_HEARD, limit=10)
        scored = [
            (score + spelt, forms.all[at])
            for _, score, at in near
            if (spelt := fuzz.ratio(row, forms.all[at].row)) >= _SPELT and _word_for_word(tokens, forms.all[at].tokens)
        ]
        best = max((score for score, _ in scored), default=0.0)
        return [form for score, form in scored if score == best]

    return lambda near: [form for forms in near for form in of(forms)]


def _word_for_word(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether each word of the shorter name is like one of the longer, with no more than one left over.

    Where one word is the very same, the others must be the more alike: many bear one given name.
    """
    short, long_ = sorted((one, other), key=len)
    if len(short) < 2 or len(long_) - len(short) > 1:
        return False
    alike = [max(_likeness(a, b) for b in long_) for a in short]
    return min(alike) >= (_BESIDE_SAME if 1.0 in alike else _WORD) + (_LEFT_OVER if len(long_) > len(short) else 0.0)


def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 -- heavy, and needed only where a name is unknown

    spelt = fuzz.ratio(one, other) / 100
    heard = fuzz.ratio(skeleton(one), skeleton(other)) / 100
    return 0.5 * spelt + 0.5 * heard if spelt >= _LETTERS else 0.0
