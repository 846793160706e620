"""Each ceasefire of a conflict as one thing: which statements are about the same one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from dragoman.state.cast import Cast, is_unnamed
from dragoman.state.ceasefire_life import Life, tell_life
from dragoman.state.ceasefire_words import Word, find_words, related
from dragoman.state.days import first_of, gap
from dragoman.state.told import Told

_SAME_START: Final = 3  # days: "from Saturday midnight" is Saturday to one outlet and Sunday to the next
_MEMORY: Final = 60  # days without a word after which talk of a ceasefire with no date is of a new one
_ANSWER: Final = 7  # days within which one side's word on a ceasefire answers the other's
_CROWD: Final = 32  # ceasefires of a country that a statement is set against, latest first


class _Draft:
    """A ceasefire while its statements are being gathered."""

    def __init__(self, word: Word) -> None:
        self.words: list[Word] = []
        self.parties: tuple[str, ...] = ()
        self.callers: set[str] = set()
        self.countries: frozenset[str] = frozenset()
        self._starts: dict[str, tuple[bool, int]] = {}
        self.place: str | None = None
        self.ended = False
        self.add(word)

    def add(self, word: Word) -> None:
        self.words.append(word)
        self.parties = tuple(dict.fromkeys((*self.parties, *word.parties)))
        self.callers.update(word.acting if word.ceasefire.stage == "called_for" else ())
        self.countries |= word.countries
        if word.start and word.ceasefire.stage != "extended":
            firm, count = self._starts.get(word.start, (False, 0))
            self._starts[word.start] = (firm or word.firm, count + 1)
        self.place = self.place or word.ceasefire.place
        if word.ceasefire.status == "stated":
            self.ended = word.ceasefire.stage == "ended"

    @property
    def start(self) -> str | None:
        """The beginning that most statements name, a firm one before others, the first named among equals."""
        return max(self._starts, key=lambda day: self._starts[day], default=None)

    @property
    def last_day(self) -> str:
        return self.words[-1].day

    def starts_with(self, word: Word) -> bool:
        """Tell whether both name a beginning and it is the same."""
        distance = gap(self.start, word.start)
        return distance is not None and distance <= _SAME_START

    def fits(self, word: Word, cast: Cast) -> bool:
        """Tell whether the statement can be about this ceasefire."""
        return self._same_war(word) and self._same_parties(word, cast) and self._same_time(word)

    def _same_war(self, word: Word) -> bool:
        return not self.countries or not word.countries or not self.countries.isdisjoint(word.countries)

    def _same_parties(self, word: Word, cast: Cast) -> bool:
        # Who calls for a ceasefire is mostly an outsider; to find callers among the parties says nothing.
        own = tuple(party for party in _named(self.parties) if party not in self.callers)
        others = tuple(party for party in _named(word.parties) if party not in self.callers)
        if not own or not others or self._answers(own, others, word):
            return True
        # A state named alone may stand for all sides of its war; beside a group it is the government.
        alone = len(own) == 1 or len(others) == 1
        meet = partial(related, cast) if alone else cast.same_side
        met = sum(any(meet(party, other) for other in own) for party in others)
        # A government makes truces with many: where both name two parties, two have to be met.
        return met >= (1 if alone else 2)

    def _answers(self, own: tuple[str, ...], others: tuple[str, ...], word: Word) -> bool:
        """Tell whether one side's own word follows the other's, where each report names only who speaks."""
        if len(own) != 1 or len(others) != 1 or others != _named(word.acting):
            return False
        silence = gap(self.last_day, word.day)
        return self.starts_with(word) or (silence is not None and silence <= _ANSWER)

    def _same_time(self, word: Word) -> bool:
        if self.starts_with(word):
            return True
        stage = word.ceasefire.stage
        if self.start is not None and word.firm and stage != "extended":
            return False
        if self.place != word.ceasefire.place and "local" in {word.ceasefire.scope, self.words[0].ceasefire.scope}:
            return False
        if self.ended and stage not in {"ended", "violated", "extended"}:
            return False
        silence = gap(self.last_day, word.day)
        return silence is None or silence <= _MEMORY


def _named(parties: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out who is only described ("the warring sides"): that meets everybody."""
    return tuple(party for party in parties if not is_unnamed(party))


def find_ceasefires(told: Sequence[Told], cast: Cast, *, on: str | None = None) -> tuple[Life, ...]:
    """Gather the statements on ceasefires into ceasefires.

    Two statements are of one ceasefire where they are about one war, the parties they name meet, and it begins on the
    same day; without a day, where the one follows the other within two months. The fields are those of the ETH/PRIO
    Civil Conflict Ceasefire data; how statements are led together is ours.

    Args:
        told: readings in order (`in_order`), known by that day.
        cast: who is who in them.
        on: the day, ISO, by which a ceasefire's term may have run out; None for no day.

    Returns:
        Ceasefires by the day of their last step, latest first.
    """
    drafts: list[_Draft] = []
    by_country: dict[str, list[_Draft]] = {}
    for word in find_words(told, cast):
        draft = _choose(word, by_country, cast)
        if draft is None:
            draft = _Draft(word)
            drafts.append(draft)
        else:
            draft.add(word)
        for country in word.countries or {""}:
            listed = by_country.setdefault(country, [])
            if draft not in listed[-_CROWD:]:
                listed.append(draft)
    by_key = {one.report: one for one in told}
    lives = [tell_life(draft.words, by_key, cast, on=on) for draft in drafts]
    return tuple(sorted(lives, key=lambda life: (_backwards(life), life.id)))


def _choose(word: Word, by_country: Mapping[str, Sequence[_Draft]], cast: Cast) -> _Draft | None:
    near = [draft for country in sorted(word.countries or {""}) for draft in by_country.get(country, ())[-_CROWD:]]
    fitting = [draft for draft in near if draft.fits(word, cast)]
    # A date that agrees says more than a recent word; of two that agree, the later is meant.
    return max(fitting, key=lambda draft: (draft.starts_with(word), draft.last_day), default=None)


def _backwards(life: Life) -> int:
    found = first_of(life.steps[-1].day)
    return -found.toordinal() if found else 0
