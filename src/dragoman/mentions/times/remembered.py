"""What the known days that a text tells say of the day on which it was written.

News of something of which the day is known is written on that day or soon after; "yesterday" beside it, an anniversary
or "the third day of the truce" tell the day itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from dragoman.knowledge import KnownDay
from dragoman.mentions.times.evidence import Evidence
from dragoman.mentions.times.lexing import classify
from dragoman.mentions.times.likelihood import Days, Score, Scores, agreeing_days, anywhere, mixed, on_days
from dragoman.mentions.times.periods import make_day
from dragoman.mentions.times.scene import Known
from dragoman.mentions.times.shapes import Dated, Shift
from dragoman.mentions.times.told import Told
from dragoman.report import Annotated, Sentence

# Log-likelihood of a text so many days after something of known day that it tells, up to each count of days, with the
# one after all of them: news is told at once, and what is remembered is remembered for long.
_SINCE = ((2, 0.0), (7, -1.2), (30, -3.2), (120, -6.0), (400, -7.5), (1500, -8.5))
_LONG_SINCE = -9.5
# The same before it: announced some weeks before, or not what the words mean.
_EVE = (1, -2.5)
_ANNOUNCED = (45, -7.0)
_BEFORE_KNOWN = -12.0
_EXPECTED = -1.5
_GOING_ON = -1.5  # of what lasts, the days after its beginning
_JUBILEES = frozenset(["anniversary", "birthday"])
_TO_COME = frozenset(
    ["will", "due", "scheduled", "deadline", "tomorrow", "until", "upcoming", "expected", "ought", "tonight"]
)
# What has days that are counted.
_LASTING = re.compile("(?i)truce|ceasefire|cessation|war|siege|battle|operation|offensive|protest|blockade|talks")
# A jubilee is written about on its day and the days around it.
_AROUND = (-1, 0, 1, 2)
# Log-odds that a relative time beside a known day does not speak of it.
_ELSEWHERE = -2.0
# The same of an anniversary, or of a count of years beside a date.
_OTHERWISE = -9.0
# Of several known days in a sentence so many are weighed, of a report so many.
_MOST_BESIDE = 4
_MOST = 12
# Log-odds that a known day is only remembered, or that its words stand there for another reason: by whether one
# sentence holds them all, and whether that tells them as news: it opens the report, or names a day as news does.
# Fitted as the weights in `weighing`.
_ACCIDENT = {(True, True): -9.0, (True, False): -5.0, (False, True): -6.0, (False, False): -5.5}
_LEAD = 2
# What is remembered has mostly been; where other words were meant, it may come yet.
_NOT_YET = -0.5


def of_known_days(annotated: Annotated, told: Sequence[Told], known: Sequence[Known]) -> list[Evidence]:
    """Return what the known days that a text tells say of when it was written.

    Args:
        annotated: the text.
        told: its times.
        known: the known days that it tells, each with the index of its sentence.
    """
    beside: dict[int, list[Told]] = {}
    for item in told:
        beside.setdefault(item.expression.sentence, []).append(item)
    found: dict[str, Evidence] = {}
    for number, day, near in known:
        times = beside.get(number, [])
        # Several known days of one date are mostly one happening.
        if day.first not in found and not _is_dated(day, times):
            piece = _of_one(annotated.sentences[number], day, times)
            if piece.kind == "known":
                otherwise = _ACCIDENT[near, number < _LEAD or any(map(_is_news, times))]
                piece = piece._replace(score=mixed(piece.score, _no_sooner(day.days[0].toordinal()), otherwise))
            found[day.first] = piece
    # The latest days tell most of when a text was written.
    return [found[first] for first in sorted(found, reverse=True)[:_MOST]]


def _is_news(item: Told) -> bool:
    """Tell whether a time is one that news is told with: a weekday, today, last night."""
    shape = item.expression.shape
    if isinstance(shape, Shift):
        return shape.base == "now" and shape.unit in ("day", "hour") and not shape.rough
    return isinstance(shape, Dated) and shape.weekday is not None and shape.month is None


def _is_dated(day: KnownDay, times: Sequence[Told]) -> bool:
    """Tell whether the text itself gives the year of what happened, and so tells it as history."""
    year = day.days[0].year
    return any(isinstance(t.expression.shape, Dated) and t.expression.shape.year == year for t in times)


def _of_one(sentence: Sentence, day: KnownDay, times: Sequence[Told]) -> Evidence:
    """Return what one known day says, with the times of its sentence."""
    first, last = day.days
    when = first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
    reason = f"{day.name}, {when}"
    ahead = any(token.text.lower() in _TO_COME for token in sentence.tokens)
    since = _since_known(first.toordinal(), last.toordinal(), ahead=ahead)
    years = _years_since(sentence)
    if years:
        days = [_jubilee(first, count).toordinal() + shift for count in years for shift in _AROUND]
        return Evidence("jubilee", f"an anniversary of {reason}", mixed(on_days(days), since, _OTHERWISE))
    nth = _day_of_it(sentence) if _LASTING.search(day.name) else None
    if nth is not None:
        days = [first.toordinal() + nth - 1, first.toordinal() + nth]
        return Evidence("known", f"a day counted from {reason}", mixed(on_days(days), since, _ELSEWHERE))
    exact = list(_agreeing(day, times))
    return Evidence("known", reason, mixed(on_days(sorted(set(exact))), since, _ELSEWHERE) if exact else since)


def _agreeing(day: KnownDay, times: Sequence[Told]) -> Iterator[int]:
    """Yield the days on which the times beside a known day would name it: yesterday, on Monday, thirteen days ago."""
    first, last = (one.toordinal() for one in day.days)
    ends = sorted({first, last})
    for item in times[:_MOST_BESIDE]:
        shape = item.expression.shape
        if isinstance(shape, Shift) and shape.base == "now" and not shape.rough and shape.unit in ("day", "week"):
            yield from agreeing_days(shape, ends)
        elif isinstance(shape, Dated) and shape.weekday is not None and shape.month is None:
            ahead = item.tense == "future"
            for end in ends:
                if (end - 1) % 7 == shape.weekday:
                    yield from range(end - 6, end + 1) if ahead else range(end, end + 7)


def of_counted_years(annotated: Annotated, told: Sequence[Told]) -> Iterator[Evidence]:
    """Yield what jubilees of dated things say: "the tenth anniversary of the war of 2006", "30 years since 1982"."""
    for item in told:
        shape = item.expression.shape
        if not (isinstance(shape, Dated) and shape.year and 1900 <= shape.year < 2100):
            continue
        sentence = annotated.sentences[item.expression.sentence]
        for count in _years_since(sentence, since=item.expression.lead == "since")[:1]:
            first = make_day(shape.year, shape.month or 1, shape.day or 1)
            if first is not None:
                begin = _jubilee(first, count).toordinal()
                late = 7 if shape.day else 120 if shape.month else 365
                days = range(begin - min(late, 45), begin + late + 1)
                yield Evidence(
                    "jubilee",
                    f'{count} years after "{item.text}"',
                    mixed(on_days(days), anywhere, _OTHERWISE),
                )


def _years_since(sentence: Sentence, *, since: bool = False) -> list[int]:
    """Return of which years a sentence tells the jubilee: the third anniversary, ten years old, 10 years since."""
    words = [token.text.lower() for token in sentence.tokens]
    found = []
    for at, word in enumerate(words):
        if word in _JUBILEES:
            found += [value for kind, value in map(_number, words[max(0, at - 3) : at]) if kind in "oD" and value]
        elif word in ("years", "year") and at and at + 1 < len(words):
            kind, value = _number(words[at - 1])
            if kind in "nd" and value and (words[at + 1] == "old" or (since and words[at + 1] == "since")):
                found.append(value)
    return found


def _number(word: str) -> tuple[str, int]:
    """Return the class and the value of a number, also of one of two words ("forty-second")."""
    tens, hyphen, ones = word.partition("-")
    if not hyphen:
        return classify(word)
    (first, ten), (kind, one) = classify(tens), classify(ones)
    return (kind, ten + one) if first == "n" and ten >= 20 and kind in "on" and 0 < one < 10 else (".", 0)


def _day_of_it(sentence: Sentence) -> int | None:
    """Return n where a sentence tells "the n-th day" or "in its n-th full day" of something."""
    words = [token.text.lower() for token in sentence.tokens]
    for at, word in enumerate(words[:-1]):
        kind, value = classify(word)
        ahead = words[at + 1] if words[at + 1] != "full" else words[at + 2] if at + 2 < len(words) else ""
        if kind in "oD" and ahead == "day" and words[max(0, at - 1)] in ("the", "its", "their", "a"):
            return value
    return None


def _jubilee(first: date, years: int) -> date:
    """Return the day so many years after another."""
    year = min(first.year + years, 9999)
    return date(year, first.month, 28 if (first.month, first.day) == (2, 29) else first.day)


def _since_known(first: int, last: int, *, ahead: bool) -> Score:
    """Score days by how long after something of known days they lie, or shortly before where it is told as to come."""

    def score(days: Days) -> Scores:
        after = np.where(days > last, days - last, 0)
        table = np.array([value for _, value in _SINCE] + [_LONG_SINCE])
        since = table[np.searchsorted(np.array([most for most, _ in _SINCE]), after)]
        announced = _EXPECTED if ahead else _ANNOUNCED[1]
        before = np.where(first - days <= _ANNOUNCED[0], announced, _BEFORE_KNOWN)
        before = np.where(first - days <= _EVE[0], max(announced, _EVE[1]), before)
        since = np.where((days > first + _SINCE[0][0]) & (days <= last), np.minimum(since, _GOING_ON), since)
        result: Scores = np.where(days < first, before, since)
        return result

    return score


def _no_sooner(first: int) -> Score:
    """Score the days before something of known day as rarer for a text that remembers it."""

    def score(days: Days) -> Scores:
        return np.where(days < first, _NOT_YET, 0.0)

    return score
