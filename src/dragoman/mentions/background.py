"""Which sentences tell history to explain the news, and are not the news.

News says when: today, on Tuesday, on 3 May. History is told by other means: a date long past, the pluperfect, a day of
no date ("on a Friday in July"), something of which the day is known and long past, and it goes on until the text comes
back to the news.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from dragoman.mentions.publication import Publication
from dragoman.mentions.times.found import FoundTime
from dragoman.mentions.times.scene import manner_of
from dragoman.mentions.times.shapes import Ancient, Clock, Expression, Shift, Stretch
from dragoman.report import Annotated, Sentence

# Days before publication from which a dated past is over: an ordinary past, one told in the pluperfect, one that the
# text asks to be remembered.
_LONG_AGO = 60
_BEFORE_THAT = 45
_RECALLED = 30
# Days before publication within which a time is news.
_NEWS = 30
# Years before the latest time of a text without any day of publication.
_WITHOUT_DATE = 400

_RECALLS = frozenset(["remember", "recall", "historically", "background", "timeline", "flashback"])
_PERFECT = frozenset(["had", "'d", "’d"])
_NOW = frozenset(
    """has have is are will now currently says say said today tonight yesterday told announced reported continues
    remains still added tells according this these""".split()
)
_RUNS_ON = frozenset(["has", "have", "are", "now", "currently", "still", "continues", "remains"])
_RELATIVE = frozenset(["who", "which", "where", "whose", "whom", "when"])
_MODIFIERS = frozenset(["acl", "nmod", "amod", "appos", "compound", "nummod"])
# Steps within a story of days: what was "a day earlier" is as new as what it is told beside.
_NEARBY = frozenset(["hour", "day", "week", "weekend"])
_STORY_STEPS = frozenset("hours minutes earlier later evening morning afternoon night overnight dawn noon".split())
_BACK = frozenset("he she it they that those there its their his her".split())


class _Told(Struct, frozen=True):
    """What a sentence says of when its story is.

    Attributes:
        over: something says that it is long past.
        news: something says that it is new.
    """

    over: bool
    news: bool


def tell_background(
    annotated: Annotated,
    times: Sequence[FoundTime],
    publication: Publication,
    remembered: frozenset[int] = frozenset(),
    recognised: Sequence[Sequence[Expression]] = (),
) -> frozenset[int]:
    """Return the sentences, by index, whose story was over long before the report.

    A sentence is background where what dates its main clause is long past and nothing in it runs on ("since 2016"),
    or where the pluperfect, a day of no date or a known day says so and no time is new. The report begins with news
    unless it tells news further down. What follows background without a time of its own belongs to it, as long as it
    is told in the past and speaks of the same names. A text that is history from end to end has no background: there
    the past is the story.

    Args:
        annotated: the report; heads and relations are used where the tagger gave them.
        times: its times, as `find_times` gives them.
        publication: when it was published.
        remembered: sentences, by index, that speak of what the knowledge has as long past.
        recognised: what `recognise_all` gave for it, with the days of no date that `times` leaves out.
    """
    now = _told_from(times, publication)
    if now is None or manner_of([time.expression for time in times], publication.anchor) == "history":
        return frozenset()
    by_sentence: dict[int, list[FoundTime]] = {}
    for time in times:
        by_sentence.setdefault(time.sentence, []).append(time)
    vague = {index for index, found in enumerate(recognised) if any(one.indefinite for one in found)}
    told = [
        _tell(sentence, by_sentence.get(index, []), now, remembered=index in remembered, vague=index in vague)
        for index, sentence in enumerate(annotated.sentences)
    ]
    return _run(annotated, told, by_sentence)


def _run(annotated: Annotated, told: Sequence[_Told], by_sentence: dict[int, list[FoundTime]]) -> frozenset[int]:
    """Return the sentences that are background, with what goes on with them."""
    has_news = any(one.news for one in told)
    found: set[int] = set()
    names: frozenset[str] = frozenset()
    for index, (sentence, one) in enumerate(zip(annotated.sentences, told, strict=True)):
        is_past = one.over
        if not one.over and not one.news and index not in by_sentence:
            is_past = index - 1 in found and _goes_on(sentence, names, first=told[index - 1].over)
        if is_past and (index > 0 or has_news):
            found.add(index)
            names = names | _names(sentence) if index - 1 in found else _names(sentence)
    return frozenset(found)


def _tell(sentence: Sentence, times: Sequence[FoundTime], now: date, *, remembered: bool, vague: bool) -> _Told:
    """Return what a sentence says of when its story is."""
    words = {token.text.lower() for token in sentence.tokens}
    is_new = any(_is_news(time, now) for time in times)
    own = [time for time in times if _dates(sentence, time)]
    runs_on = bool(words & _RUNS_ON)
    if (vague and not runs_on) or (own and _is_over(sentence, own, now)):
        return _Told(over=True, news=False)
    if is_new or any(time.future for time in times):
        return _Told(over=False, news=True)
    if own and any(time.relation in ("since", "for") and not time.range_with for time in own):
        return _Told(over=False, news=False)
    return _Told(over=not runs_on and (remembered or _had_been(sentence)), news=False)


def _is_news(time: FoundTime, now: date) -> bool:
    """Tell whether a time lies within the news."""
    if time.time.end is None or isinstance(time.expression.shape, Clock | Ancient | Stretch):
        return isinstance(time.expression.shape, Clock)
    return now - timedelta(_NEWS) <= date.fromisoformat(time.time.end)


def _had_been(sentence: Sentence) -> bool:
    """Tell whether the sentence itself is told in the pluperfect, and no step of a story of days."""
    for token in sentence.tokens:
        if token.text.lower() in _PERFECT and token.deprel.startswith("aux") and token.head >= 0:
            verb = sentence.tokens[token.head]
            is_main = verb.head < 0 or (verb.deprel == "conj" and sentence.tokens[verb.head].head < 0)
            return is_main and not {word.text.lower() for word in sentence.tokens} & _STORY_STEPS
    return False


def _told_from(times: Sequence[FoundTime], publication: Publication) -> date | None:
    """Return the day that the report is told from, the latest time that it tells where nothing else is known."""
    anchor = publication.anchor
    known = anchor.day or anchor.earliest
    if known is not None:
        return known
    days = [time.time.end for time in times if time.time.end and not time.future and not time.expression.aside]
    latest = max((date.fromisoformat(day) for day in days), default=None)
    return (
        None if latest is None or latest.toordinal() <= _WITHOUT_DATE else latest - timedelta(_WITHOUT_DATE - _LONG_AGO)
    )


def _dates(sentence: Sentence, time: FoundTime) -> bool:
    """Tell whether a time dates what the main clause of its sentence tells."""
    if time.time.end is None or time.expression.aside or isinstance(time.expression.shape, Clock | Ancient | Stretch):
        return False
    top = next((i for i in range(time.first, time.last) if not time.first <= sentence.tokens[i].head < time.last), -1)
    if top >= 0 and any(token.head >= 0 for token in sentence.tokens):
        return not _modifies(sentence, top)
    before = [token.text.lower() for token in sentence.tokens[: time.first]]
    clause = before[len(before) - before[::-1].index(",") :] if "," in before else before
    return not (set(clause) & _RELATIVE and time.first > 3)


def _modifies(sentence: Sentence, top: int) -> bool:
    """Tell whether a word belongs to a noun ("the deal of 2015", "signed in 2015"), not to a verb of the sentence."""
    at = top
    for _ in range(len(sentence.tokens)):
        token = sentence.tokens[at]
        if token.deprel.split(":")[0] in _MODIFIERS:
            return True
        if token.head < 0:
            return False
        at = token.head
    return False


def _is_over(sentence: Sentence, own: Sequence[FoundTime], now: date) -> bool:
    """Tell whether a sentence's times are all long past and nothing in it runs on."""
    if any(time.relation == "since" and not time.range_with for time in own) and not _had_been(sentence):
        return False
    if any(time.future or time.relation == "for" for time in own):
        return False
    words = [token.text.lower() for token in sentence.tokens]
    if set(words) & _RUNS_ON:
        return False
    far = _RECALLED if set(words[:4]) & _RECALLS else _BEFORE_THAT if set(words) & _PERFECT else _LONG_AGO
    latest = max(time.time.end or "" for time in own)
    if any(_steps_back(time) for time in own):
        far = _BEFORE_THAT
    return date.fromisoformat(latest) < now - timedelta(far)


def _steps_back(time: FoundTime) -> bool:
    """Tell whether a time counts back by more than weeks ("nine months earlier", "two decades ago")."""
    shape = time.expression.shape
    return isinstance(shape, Shift) and shape.count < 0 and shape.unit not in _NEARBY


def _goes_on(sentence: Sentence, names: frozenset[str], *, first: bool) -> bool:
    """Tell whether a sentence without a time goes on with the background before it.

    The first after a sentence that is background by itself does; further ones speak of the same names or take up the
    one before by their first word.
    """
    words = {token.text.lower() for token in sentence.tokens}
    if words & _NOW:
        return False
    return len(sentence.tokens) > 3 and (first or bool(_names(sentence) & names) or _points_back(sentence))


def _points_back(sentence: Sentence) -> bool:
    """Tell whether a sentence takes up one before it by its first word: he, they, that, there."""
    return bool(sentence.tokens) and sentence.tokens[0].text.lower() in _BACK


def _names(sentence: Sentence) -> frozenset[str]:
    """Return the capitalised words of a sentence after its first."""
    return frozenset(token.text for token in sentence.tokens[1:] if token.text[:1].isupper() and len(token.text) > 2)
