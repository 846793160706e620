"""Finds expressions of time in a sentence and says what each means, before anything is put on a day.

Every word is one class letter (see `lexicon`), so that a sentence is a short string and the whole grammar one
regular expression over it. No rule repeats without a bound, so that the time grows with the length of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.mentions.times.building import BUILDERS
from dragoman.mentions.times.lexicon import COUNTED, FUNCTION_WORDS
from dragoman.mentions.times.lexing import Word, lex
from dragoman.mentions.times.linking import link
from dragoman.mentions.times.relative import Found
from dragoman.mentions.times.shapes import (
    Dated,
    DayOfMonth,
    Expression,
    Feast,
    Pointed,
    Season,
    Shape,
    Shift,
    Stretch,
)
from dragoman.record.mentions import TimeRelation
from dragoman.report import Sentence

_FRAME = r"(?:,?m?Y|m?'[dy]|,?m?(?:a?[lxkftgz]|hz?)U|maUB)"
_COUNT = r"(?:bum?|bv|[ndbv])"
# Rule by rule in the order in which they are tried at each word.
_RULES = {
    "ancient": r"[MN]?m?[ndyY]X",
    "iso": r"I",
    "school": r"Y[-/][ydY]QU|QU?Y(?:[-/][ydY])?",
    "feast_day": r"(?:a?[oD]U|a?E)ma?H(?:m?Y)?",
    "nth_day": r"[oD]Uma?\.",
    "month_number": r"aDm[at]U",
    "weekend": r"[iO]aU(?![mGreAB])",
    "hours": r"apU(?![mUP])",
    "days": rf"(?:a?[dD](?:,&|[-,&]|R)){{1,3}}a?[dD]m?M{_FRAME}?",
    "month_days": r"M[dD](?:(?:,&|[-,&]|R)a?[dD](?![mM])){1,3}(?:,?m?Y)?",
    "day_month": rf"(?:[Ww],?)?a?[dD]m?M{_FRAME}?",
    "month_day": rf"(?:[Ww],?)?Ma?[dD](?![dMyn]){_FRAME}?",
    "slashed": r"d/d/Y",
    "month": rf"M{_FRAME}?",
    "season": rf"N{_FRAME}?",
    "feast": rf"H{_FRAME}?",
    "two_days_off": r"aU[AB]T",
    "beside": r"(?:aU|bU)(?:[ABf](?!T)|[re])",
    "ago": rf"{_COUNT}UG",
    "apart": rf"{_COUNT}U[reAB]",
    "stretch": r"[at]?[lgxf](?:bum?|bv|[ndv])U",
    "pointed": r"a?(?:tg|hz|[lxkftgz])[WMNH]",
    "pointed_unit": r"a?(?:hz|[lgxkftzh])[UP](?!m)",
    "in_future": rf"i{_COUNT}U(?![GreAB])",
    "lasting": rf"O{_COUNT}U(?![GreAB])",
    "unit_end": r"(?:a?[po]?Em|[pre]i)[ath]U|U_E",
    "decade": r"'?S",
    "deictic": r"T",
    "day_only": r"aD",
    "years": r"Y[-/][ydY]",
    "year": r"Y|'[yd](?![d.n])",
    "weekday": r"W",
    "clock": r"Cc{0,2}|dc",
}
_GRAMMAR = re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in _RULES.items()))

_AT_CLOCK = re.compile(r"[i,]?Cc{0,2}")
_RELATIONS: dict[str, TimeRelation] = {
    "from": "since", "since": "since", "between": "since", "starting": "since", "beginning": "since",
    "until": "until", "till": "until", "til": "until", "to": "until", "through": "until", "thru": "until",
    "by": "before", "before": "before", "after": "after", "following": "after",
}  # fmt: skip


def recognise(sentence: Sentence, index: int) -> list[Expression]:
    """Return the expressions of time of a sentence in order.

    Args:
        sentence: only its tokens' texts and offsets are read.
        index: its number in the report, copied into what is found.
    """
    words = lex(sentence)
    if not words:
        return []
    kinds = "".join(word.kind for word in words)
    found: list[Found] = []
    position = 0
    while (match := _GRAMMAR.search(kinds, position)) is not None:
        start = match.start()
        built = BUILDERS[match.lastgroup or ""](words[start : match.end()])
        kept = [Found(start + f.first, start + f.last, f.shape) for f in built]
        kept = [f for f in kept if _is_time(words, f)]
        found += kept
        position = max(kept[-1].last, start + 1) if kept else start + 1
    expressions: list[Expression] = []
    for item in found:
        expression = _express(words, kinds, index, item)
        if not expressions or expression.start >= expressions[-1].end:
            expressions.append(expression)
    return link(kinds, expressions, words)


def _express(words: Sequence[Word], kinds: str, index: int, found: Found) -> Expression:
    """Return the expression with the words around it that belong to it."""
    first, last, shape = found
    begin = _widened_left(kinds, first)
    end = _widened_right(kinds, last) if isinstance(shape, Dated | Shift | Pointed) else last
    before = words[begin - 1] if begin else None
    lead = "" if before is None else before.text
    return Expression(
        sentence=index,
        first=words[begin].token,
        last=words[end - 1].last,
        start=words[begin].start,
        end=words[end - 1].end,
        shape=shape,
        relation="for" if isinstance(shape, Stretch) else _RELATIONS.get(lead, "at"),
        part=any(kind in "pE" for kind in kinds[begin:first]),
        aside=_is_aside(kinds, begin, last, shape),
        ahead=isinstance(shape, Shift) and kinds[first] == "i",
        lead=lead,
        indefinite=_is_indefinite(words, kinds, first, last, shape),
    )


def _is_indefinite(words: Sequence[Word], kinds: str, first: int, last: int, shape: Shape) -> bool:
    """Tell whether a time is any of its name: "on a Friday", "an autumn Friday", "one night"; no Friday meeting."""
    named = isinstance(shape, Dated) and shape.year is None and (shape.weekday is not None or shape.month is not None)
    if not (named or isinstance(shape, Season)):
        return False
    begin = first
    while begin and kinds[begin - 1] in "pN":
        begin -= 1
    if not begin or kinds[begin - 1] != "b" or words[begin - 1].text == "another":
        return False
    after = _widened_right(kinds, last)
    return (
        after == len(words)
        or kinds[after] != "."
        or not words[after].text.isalpha()
        or words[after].text in FUNCTION_WORDS
    )


def _widened_left(kinds: str, first: int) -> int:
    """Return where an expression begins that is narrowed by the words before: the end of, mid-, early on."""
    begin = first
    for _ in range(4):
        before = kinds[begin - 1] if begin else ""
        ahead = kinds[begin - 2] if begin > 1 else ""
        if before == "-" and ahead == "p":
            begin -= 2
        elif before and before in "pPo" and (before != "o" or (kinds[begin] in "EPU" and begin < first)):
            begin -= 1
        elif before and ahead and ((before == "m" and ahead in "EPU") or (before == "i" and ahead in "preP")):
            begin -= 2
        elif (begin < first and before and before in "lnd" and kinds[begin] in "Und") or (
            before and before in "er" and kinds[first] in "tlhMWaY"
        ):
            begin -= 1
        else:
            break
    return begin - 1 if begin < first and begin and kinds[begin - 1] == "a" else begin


def _widened_right(kinds: str, last: int) -> int:
    """Return where an expression ends that a time of day follows: Tuesday morning, 3 May at 11:30 a.m."""
    end = last
    if kinds[end : end + 1] == "p" and kinds[end + 1 : end + 2] == "P":
        end += 1
    if kinds[end : end + 1] == "P":
        end += 1
    clock = _AT_CLOCK.match(kinds, end)
    return clock.end() if clock else end


def _is_aside(kinds: str, begin: int, last: int, shape: Shape) -> bool:
    """Tell whether a year stands in brackets or before the thing that it names."""
    if not isinstance(shape, Dated) or shape.year is None:
        return False
    before, after = kinds[begin - 1 : begin], kinds[last : last + 1]
    if before == "<" and after == ">" and shape.month is None:
        return True
    return shape.month is None and before in ("a", "b", "_") and after == "."


def _is_time(words: Sequence[Word], found: Found) -> bool:
    """Tell whether what a rule found tells a time, and is no part of a name or a count."""
    shape = found.shape
    if isinstance(shape, Dated):
        return _is_date(words, found)
    if isinstance(shape, Season) and found.first and words[found.first - 1].proper and words[found.first].proper:
        return False  # the Arab Spring of 2011
    if isinstance(shape, Season | Feast | DayOfMonth) and getattr(shape, "year", None) is None:
        return _stands_alone(words, found)
    return True


def _stands_alone(words: Sequence[Word], found: Found) -> bool:
    """Tell whether a season, a feast or "the 20th" is a time: not the Tet Offensive, not the 1st Division."""
    before = words[found.first - 1] if found.first else None
    following = words[found.last] if found.last < len(words) else None
    if isinstance(found.shape, Season) and before is not None and before.kind == "." and before.text.isalpha():
        return False
    if following is None or following.kind not in ".o":
        return True
    return following.text in FUNCTION_WORDS or (isinstance(found.shape, Feast) and not following.proper)


def _is_date(words: Sequence[Word], found: Found) -> bool:
    """Tell whether a bare number is a year, and a bare month or weekday is one, by the words around it."""
    shape = found.shape
    if not isinstance(shape, Dated) or shape.month or shape.weekday is not None or shape.year is None:
        return True
    before = words[found.first - 1] if found.first else None
    if before is not None and before.kind in "iFZsRAB<pEm" and before.text not in ("about", "around", "approximately"):
        return shape.year >= 1400 or before.text in ("in", "since", "until")
    if shape.year < 1400 or (before is not None and before.kind in "dnYDC" and found.last - found.first == 1):
        return False
    if found.last < len(words) and words[found.last].kind in "WT":
        return False  # "at 2053 Wednesday"
    for word in words[found.last : found.last + 3]:
        if word.text in COUNTED:
            return False
        if word.kind != "." or not word.text.isalpha():
            break
    return shape.year < 2150
