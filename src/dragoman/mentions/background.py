"""Which sentences tell history to explain the news, and are not the news."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.mentions.publication import Publication
from dragoman.mentions.times.finding import FoundTime
from dragoman.mentions.times.scene import manner_of
from dragoman.mentions.times.shapes import Ancient, Clock, Stretch
from dragoman.report import Annotated, Sentence

# Days before publication from which a dated past is over: an ordinary past, one told in the pluperfect, one that the
# text asks to be remembered.
_LONG_AGO = 150
_BEFORE_THAT = 45
_RECALLED = 30
# Years before the latest time of a text without any day of publication.
_WITHOUT_DATE = 400

_RECALLS = frozenset(["remember", "recall", "historically", "background", "timeline", "flashback"])
_PERFECT = frozenset(["had", "'d", "’d"])
_NOW = frozenset(
    ["has", "have", "is", "are", "will", "now", "currently", "says", "say", "today", "continues", "remains", "still"]
)
_RUNS_ON = frozenset(["has", "have", "are", "now", "currently", "still", "continues", "remains"])
_RELATIVE = frozenset(["who", "which", "where", "whose", "whom", "when"])
_MODIFIERS = frozenset(["acl", "nmod", "amod", "appos", "compound", "nummod"])


def tell_background(annotated: Annotated, times: Sequence[FoundTime], publication: Publication) -> frozenset[int]:
    """Return the sentences, by index, whose story was over long before the report.

    A sentence is background where all times that its main clause tells lie well before publication, with nothing that
    runs on ("since 2016"), and the report does not begin with it; so is what follows it without a time of its own, as
    long as it speaks of the same names in the past tense. A text that is history from end to end has no background:
    there the past is the story.

    Args:
        annotated: the report; heads and relations are used where the tagger gave them.
        times: its times, as `find_times` gives them.
        publication: when it was published.
    """
    now = _told_from(times, publication)
    if now is None or manner_of([time.expression for time in times], publication.anchor) == "history":
        return frozenset()
    by_sentence: dict[int, list[FoundTime]] = {}
    for time in times:
        by_sentence.setdefault(time.sentence, []).append(time)
    found: set[int] = set()
    names: frozenset[str] = frozenset()
    for index, sentence in enumerate(annotated.sentences):
        own = [time for time in by_sentence.get(index, []) if _dates(sentence, time)]
        if own:
            is_past = _is_over(sentence, own, now)
        else:
            is_past = index - 1 in found and index not in by_sentence and _goes_on(sentence, names)
        if is_past and index > 0:
            found.add(index)
            names = names | _names(sentence) if index - 1 in found else _names(sentence)
    return frozenset(found)


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
    if any(time.relation in ("since", "for") and time.range_with == 0 for time in own) or any(t.future for t in own):
        return False
    words = [token.text.lower() for token in sentence.tokens]
    if set(words) & _RUNS_ON:
        return False
    far = _RECALLED if set(words[:4]) & _RECALLS else _BEFORE_THAT if set(words) & _PERFECT else _LONG_AGO
    latest = max(time.time.end or "" for time in own)
    return date.fromisoformat(latest) < now - timedelta(far)


def _goes_on(sentence: Sentence, names: frozenset[str]) -> bool:
    """Tell whether a sentence without a time goes on with the background before it."""
    words = {token.text.lower() for token in sentence.tokens}
    if words & _NOW:
        return False
    return bool(_names(sentence) & names) and len(sentence.tokens) > 3


def _names(sentence: Sentence) -> frozenset[str]:
    """Return the capitalised words of a sentence after its first."""
    return frozenset(token.text for token in sentence.tokens[1:] if token.text[:1].isupper() and len(token.text) > 2)
