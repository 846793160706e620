"""What the page left in the text, and what is no whole sentence: leftovers, fragments, a text that breaks off."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from dragoman.mentions.lexicon import word_set
from dragoman.mentions.view import View
from dragoman.record import Doubt
from dragoman.report import Sentence

_SHORT = 14  # words: a longer line that begins like a leftover is mostly a sentence of the report
_OPENINGS: Final = re.compile(
    r"""
    (?:read\ (?:more|also|next|the\ full|full\ story)|also\ read|see\ also|more\ on\ this
    |related\b(?:\ (?:stories|articles?|news|posts?|topics?|coverage|content|links?))?\s*(?::|$)
    |recommended(?:\ for\ you|\ stories)?\s*(?::|$)|(?:don.t|do\ not)\ miss\b|must\ read
    |most\ (?:read|popular|viewed)|trending|editor.s?\ (?:picks?|choice)|you\ (?:may|might)\ (?:also\ )?like
    |subscribe|sign\ up|sign\ in|log\ ?in\b|register\ (?:now|here|free)|follow\ (?:us|@|the\ bbc)|like\ us\ on
    |join\ (?:us\ on|our)|share\ (?:this|on|with|via|your)|tweet(?:\ this)?$|click\ (?:here|to|on)
    |tap\ (?:here|to)|advertis(?:e?ment|ing)s?\b|sponsored|promoted|paid\ (?:content|post)|story\ continues
    |continue\ reading|article\ continues|scroll\ (?:down|to)|keep\ reading|load(?:ing)?\ (?:more|comments)
    |loading|skip\ to|back\ to\ top|jump\ to|print\ this|e-?mail\ this|leave\ a\ (?:comment|reply)
    |comments?\s*(?::|\(|\d|$)|\d+\ comments?$|reply$|view\ (?:all|comments|gallery|more)
    |show\ (?:more|all|caption|comments)|hide\ caption|image\ (?:caption|copyright|source|credit)
    |photo(?:graph)?s?\ ?(?:credit|by|:|courtesy)
    |(?:image|picture|caption|video|watch|listen|tags?|topics?|filed\ under|categories|category|source|credit
    |keywords|hashtags?)s?\s*:
    |file\ (?:photo|image|picture|pic)|media\ caption|all\ rights\ reserved|copyright\b|\u00a9|\(c\)\ \d{4}
    |terms\ (?:of|and)|privacy\ (?:policy|notice)|cookie\ (?:policy|settings|preferences|notice)
    |accept\ (?:all|cookies)|manage\ (?:cookies|preferences)|(?:this|our)\ (?:site|website)\ uses\ cookies
    |we\ use\ cookies|download\ (?:the|our)\ app|get\ (?:the\ latest|our\ (?:app|newsletter)|breaking\ news)
    |(?:our\ )?newsletters?$|support\ (?:us|our\ journalism)|donate(?:\ now|$)|disclaimer\b
    |have\ you\ got\ a\ story|send\ (?:us\ )?your|contact\ us|about\ us|previous\ (?:article|post)
    |next\ (?:article|post)|(?:last\ )?updated(?:\ on|\ at|:)|published(?:\ on|\ at|:)|posted(?:\ on|\ at|\ by|:)
    |\d+\ min(?:ute)?s?\ read|reading\ time|min\ read|our\ standards:|reporting\ by\ |\(reporting\ by|editing\ by
    |\(editing\ by|additional\ reporting|writing\ by|with\ (?:inputs|input)\ from|\(with\ (?:inputs?|agency)
    |compiled\ by|home\s*[>|/\u00bb]|menu$|search$|share$|facebook$|twitter$|whatsapp$|telegram$|linkedin$
    |pinterest$|e-?mail$|print$|close$|next$|previous$|video$|live$|opinion$|world$|news$|news\ ticker)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A line of any length that says one of these is the page's own.
_ANYWHERE: Final = re.compile(
    r"uses? cookies|sign up (?:for|to) (?:our|the|get)|subscribe to (?:our|the|my)\b|your inbox"
    r"|trust principles|all rights reserved"
    r"|getty images\b|/\s?afp\b|/\s?reuters\s*[\])]|\(ap photo|\[(?:file|photo|image)s?\b[^\]]{0,80}\]"
    r"|follow us on|share this (?:article|story|post|page)|cookie policy|privacy policy"
    r"|javascript|enable cookies|your browser|unsubscribe|breaking news alerts|download our app",
    re.IGNORECASE,
)
_STOPS: Final = ".!?\u2026\u061f\u06d4\u3002\uff01\uff1f\u0964"
_CLOSERS: Final = "\"'\u201d\u2019\u00bb)]"
_FINITE: Final = frozenset(["was", "were", "is", "are", "has", "have", "had", "been", "be", "did", "does"])
# A subject may follow its verb in a question or an inversion: "Was he", "Had the army known".
_SUBJECT_STARTS: Final = word_set(
    """the a an this that these those he she it they we you i there his her its their my our your any anyone nobody"""
)
# Nobody ends a sentence with these.
_HANGING: Final = word_set(
    """the a an of to in on at for from with by and or but that which who whose as into between against about than
    because if while when where its his her their is are was were has have had will would be been"""
)


class Furniture(Struct, frozen=True):
    """Lines that are no news, and the doubts that they and broken sentences raise.

    Attributes:
        sentences: indices of the sentences that the page left behind; nothing in them is a mention.
        doubts: kinds boilerplate, fragment and truncated, in order of the text.
    """

    sentences: frozenset[int]
    doubts: tuple[Doubt, ...]


def find_furniture(views: tuple[View, ...]) -> Furniture:
    """Tell leftovers of the page and broken sentences from the report's own sentences.

    Args:
        views: every sentence of the report.
    """
    leftovers: set[int] = set()
    doubts: list[Doubt] = []
    for view in views:
        if is_leftover(view):
            leftovers.add(view.index)
            doubts.append(
                Doubt(
                    kind="boilerplate",
                    span=view.sentence.span,
                    message="left over from the page, not part of the report",
                )
            )
        elif is_fragment(view):
            doubts.append(
                Doubt(
                    kind="fragment",
                    span=view.sentence.span,
                    message="not a whole sentence: who or what it speaks of is missing",
                )
            )
    own = [view for view in views if view.index not in leftovers]
    if is_cut_off(own):
        doubts.append(
            Doubt(
                kind="truncated",
                span=own[-1].sentence.span,
                message="the text breaks off before the end of the sentence",
            )
        )
    return Furniture(frozenset(leftovers), tuple(doubts))


def is_leftover(view: View) -> bool:
    """Tell whether a sentence is navigation, advertising, a caption's credit or another part of the page."""
    words = len(view.words)
    text = _plain(view.sentence, view)
    if words <= _SHORT and _OPENINGS.match(text):
        return not _reads_as_sentence(view, text)
    return words <= 4 * _SHORT and _ANYWHERE.search(text) is not None


def _plain(sentence: Sentence, view: View) -> str:
    """Return the sentence's words with single spaces, without bullets and brackets before it."""
    text = view.text(0, min(len(view.words), 4 * _SHORT + 1)) if sentence.tokens else ""
    return text.lstrip("-*\u2022\u00b7>|#[(\u2013\u2014 \u25b6\u25ba")


def _reads_as_sentence(view: View, text: str) -> bool:
    """Spare a short sentence that only begins like a leftover ("Loading of grain resumed on Monday.")."""
    if not text.rstrip(_CLOSERS).endswith(tuple(_STOPS)) or len(view.words) < 6:
        return False
    return any(
        token.upos == "VERB" and token.deprel == "root" for token in view.sentence.tokens[1:]
    ) and not _ANYWHERE.search(text)


def is_fragment(view: View) -> bool:
    """Tell whether a sentence lacks its subject: it begins with a finite verb and nothing beside it acts."""
    tokens = view.sentence.tokens
    start = 1 if view.lower_at(0) in ("but", "and") else 0
    if not tokens or len(tokens) < start + 2 or tokens[-1].text[-1:] != ".":
        return False
    if any(token.deprel.startswith(("nsubj", "csubj", "expl")) for token in tokens):
        return False
    first, following = view.lower_at(start), view.lower_at(start + 1)
    if first in _FINITE:
        return following not in _SUBJECT_STARTS and (start > 0 or not view.is_capital(1) or len(tokens) <= 4)
    past = first.endswith("ed") and tokens[start].upos == "VERB"
    return past and tokens[start].deprel == "root" and len(tokens) <= 12


def is_cut_off(own: list[View]) -> bool:
    """Tell whether a report's last sentence breaks off.

    A line without a stop may be a headline or a caption, so that only a report whose other sentences end with stops
    counts, or a last word with which no sentence ends.
    """
    if not own or len(own[-1].words) < 4:
        return False
    last = own[-1]
    ending = last.words[-1]
    if (
        ending.rstrip(_CLOSERS)[-1:] == "\u2026"
        or ending.startswith("..")
        or last.lowers[-3:] in (("[", "...", "]"), ("[", "\u2026", "]"))
    ):
        return True
    if ending[-1:] in _STOPS or ending[-1:] in _CLOSERS or ending in (":", ";"):
        return False
    hanging = last.lowers[-1] in _HANGING or ending in (",", "-", "\u2013")
    ended = sum(1 for view in own[:-1] if view.words and (view.words[-1][-1:] in _STOPS or view.words[-1] in _CLOSERS))
    settled = ended >= 2 and ended * 2 >= len(own)
    return (hanging and (last.cased or settled)) or (settled and len(last.words) >= 8 and last.cased)
