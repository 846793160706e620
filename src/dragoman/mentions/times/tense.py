"""Whether a time lies ahead of the day of publication or behind it, by the verbs around it.

The nearest cue in the sentence counts, before the expression rather than after it, and no cue reaches
beyond a semicolon. Words alone decide, with parts of speech where the tagger gave them.
"""

from __future__ import annotations

from typing import Literal

from dragoman.mentions.times.lexicon import word_list
from dragoman.report import Sentence, Token

Tense = Literal["past", "future", "open"]

_AHEAD = frozenset(
    word_list(
        """will 'll ’ll shall wo scheduled slated planned plans plan planning due upcoming expected expects expect
    forthcoming tomorrow vows vowed vow pledges pledged pledge promised promises promise agreed agrees agree urged
    urges urge demanded demands demand proposed proposes propose intends intend intended set calls call called
    ultimatum deadline expires expire would hopes hope hoping ahead awaits await begins starts takes prepares
    preparing"""
    )
)
_BEHIND = frozenset(
    word_list(
        """was were had did has have been said told reported announced took made went came saw left became began
        held met
    fell fought struck hit shot broke gave got found won lost sent led kept died rose fled drove flew ran brought
    caught wrote spoke spent stood withdrew grew knew seized since ago"""
    )
)
# After "called", "set", "due", "agreed" only a following "for", "to", "on" makes a promise of it.
_NEEDS_MORE = frozenset(["called", "set", "agreed", "call", "calls", "plan", "begins", "starts", "takes", "would"])
_GOES_ON = frozenset(["for", "to", "on", "upon", "be", "take", "place", "begin", "start", "hold", "meet", "have"])
_REACH = 14
_PRESENT = frozenset(["is", "are"])
_OWN = frozenset(["his", "her", "its", "their", "our", "my", "your"])
# What they speak of is to come, their own day is past.
_WORD_GIVEN = frozenset(
    word_list("called promised pledged vowed agreed urged demanded proposed ordered asked warned threatened decided")
)
_AUXILIARIES = frozenset(
    word_list("will 'll ’ll shall would could may might can must be been to is are was were being should if")
)


def tense_around(sentence: Sentence, first: int, last: int) -> Tense:
    """Tell whether what stands at tokens `first` to before `last` is told as past or as to come.

    Returns:
        "open" where no verb near it tells.
    """
    tokens = sentence.tokens
    if _is_said_then(tokens, first, last):
        return "past"
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if tokens[at].text == ";":
            break
        cue = _cue(tokens, at)
        if cue is not None:
            return cue
    for at in range(last, min(len(tokens), last + _REACH)):
        if tokens[at].text == ";":
            break
        cue = _cue(tokens, at)
        if cue is not None:
            return cue
    return "open"


def _is_said_then(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether a time says when somebody called for, promised or agreed what is to come.

    "On Wednesday called for elections", "promised on Sunday to respect it": by the tree where there is one, else where
    the time stands right beside the verb.
    """
    if any(token.head >= 0 for token in tokens):
        top = next((at for at in range(first, last) if not first <= tokens[at].head < last), first)
        verb = tokens[top].head
        if not 0 <= verb < len(tokens) or tokens[top].deprel.split(":")[0] not in ("obl", "advmod", "nmod"):
            return False
    else:
        begin = first - 1 - (tokens[first - 1].text.lower() in ("on", "late", "early")) if first else -1
        verb = next((at for at in (last, begin) if 0 <= at < len(tokens) and _is_word_given(tokens, at)), -1)
    return verb >= 0 and _is_word_given(tokens, verb)


def _is_word_given(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a word is the past tense of a verb of calling, promising or agreeing, with no auxiliary before."""
    if tokens[at].text.lower() not in _WORD_GIVEN or tokens[at].upos not in ("VERB", ""):
        return False
    return not any(token.text.lower() in _AUXILIARIES for token in tokens[max(0, at - 3) : at])


def _cue(tokens: tuple[Token, ...], at: int) -> Tense | None:
    """Return what one word tells, None where it tells nothing."""
    text = tokens[at].text.lower()
    before = tokens[at - 1].text.lower() if at else ""
    if text == "be" and before == "to":
        return "future"
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if text == "to" and before in _PRESENT and following is not None and following.upos in ("VERB", "AUX"):
        return "future"  # "is to leave office on the 2nd"
    if text == "next" and before in _OWN:
        return "future"  # "until his next appearance on 5 April"
    if before in ("be", "will", "would", "shall") and text not in _AHEAD:
        return None  # "will be held", "will have left": the word before tells
    promised = text not in _NEEDS_MORE or (following is not None and following.text.lower() in _GOES_ON)
    if text in _AHEAD and promised:
        return "future"
    regular = len(text) > 4 and text.endswith("ed") and tokens[at].upos in ("VERB", "", "X", "AUX")
    # "is elected on the 10th": the day may be either
    return "past" if text in _BEHIND or (regular and before not in _PRESENT) else None
