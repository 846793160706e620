"""A sentence as the search for mentions looks at it: words, lower case, case habits."""

from __future__ import annotations

from msgspec import Struct

from dragoman.report import Annotated, Sentence, Tagged, Token

APOSTROPHES = frozenset(["'s", "\u2019s", "'", "\u2019", "\u2018s"])

# Small articles that are written together with a name: al-Assad, el-Sisi.
_ARTICLES = frozenset(["al", "el", "ul", "as", "ash", "an", "ad", "az", "ar", "at", "es", "ez", "d", "l"])
_SMALL_IN_TITLES = frozenset("with from after over into amid that than upon near when while until".split())
# What acts or is acted on, where the model is surer of it than not.
_PARTIES = frozenset(["source", "target"])
_SURE = 0.5


class View(Struct, frozen=True):
    """One sentence with its words laid out.

    Attributes:
        index: the sentence's place in the report.
        sentence: the sentence itself.
        words: its words as written.
        lowers: the same in lower case.
        cased: capitals mean something here; not so in a line all in capitals, all in lower case or In Title Case.
    """

    index: int
    sentence: Sentence
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    cased: bool

    def token(self, position: int) -> Token:
        """Return the token at a position."""
        return self.sentence.tokens[position]

    def is_capital(self, position: int) -> bool:
        """Tell whether the word there begins with a capital, or is in a script without them."""
        word = self.words[position]
        head, hyphen, rest = word.partition("-")
        sign = rest[:1] if hyphen and head in _ARTICLES else word[:1]
        return sign.isupper() or (sign.isalpha() and not sign.islower())

    def lower_at(self, position: int) -> str:
        """Return the word there in lower case, "" outside the sentence."""
        return self.lowers[position] if 0 <= position < len(self.lowers) else ""

    def is_possessive(self, position: int) -> bool:
        """Tell whether the word there is the possessive sign."""
        return self.lower_at(position) in APOSTROPHES

    def after_possessive(self, position: int) -> int:
        """Return the index after a possessive sign that begins at a word, also a torn one ("’ s"); else the same."""
        if not self.is_possessive(position):
            return position
        torn = self.words[position] in ("'", "’") and self.lower_at(position + 1) == "s"
        return position + 2 if torn else position + 1

    def before_possessive(self, end: int) -> int:
        """Return the index after the word whose possessive sign ends before `end`; `end` where there is none."""
        if end > 0 and self.is_possessive(end - 1):
            return end - 1
        torn = end > 1 and self.lowers[end - 1] == "s" and self.is_possessive(end - 2)
        return end - 2 if torn else end

    def tagged_over(self, first: int, last: int) -> Tagged | None:
        """Return the model's mention that shares a token with the stretch, the first of them."""
        for mention in self.sentence.tagged:
            if mention.first < last and first < mention.last:
                return mention
        return None

    def is_party(self, first: int, last: int) -> bool:
        """Tell whether the model takes one of the words for the source or the target of an event."""
        return any(
            first <= filler.index < last and filler.role in _PARTIES and filler.score >= _SURE
            for carried in self.sentence.events
            if carried.score * self.sentence.telling >= _SURE
            for filler in carried.fillers
        )

    def is_scene(self, first: int, last: int) -> bool:
        """Tell whether the model takes one of the words for the place of an event that is done to nobody named."""
        return any(
            any(first <= at < last for at in carried.filling("place"))
            for carried in self.sentence.events
            if carried.score * self.sentence.telling >= _SURE and not carried.filling("target")
        )

    def text(self, first: int, last: int) -> str:
        """Return the words from `first` to before `last`, a possessive sign joined to its word."""
        pieces: list[str] = []
        for position in range(first, last):
            glued = position > first and self.token(position - 1).end == self.token(position).start
            pieces.append(self.words[position] if glued or not pieces else " " + self.words[position])
        return "".join(pieces)


def view_sentences(annotated: Annotated) -> tuple[View, ...]:
    """Return the sentences of a report as views, in order."""
    return tuple(_view(index, sentence) for index, sentence in enumerate(annotated.sentences))


def _view(index: int, sentence: Sentence) -> View:
    words = tuple(token.text for token in sentence.tokens)
    return View(index, sentence, words, tuple(word.lower() for word in words), _is_cased(words))


def _is_cased(words: tuple[str, ...]) -> bool:
    """Tell whether capitals set names apart: enough of the longer words are in lower case, and not all.

    A line In Title Case leaves no more than its prepositions small; a sentence full of names keeps its verbs.
    """
    longer = [word for word in words if len(word) > 3 and word.isalpha()]
    low = sum(1 for word in longer if word.islower())
    telling = sum(1 for word in longer if word.islower() and word not in _SMALL_IN_TITLES)
    enough = 3 * low >= len(longer) or (telling > 1 and 5 * telling >= len(longer))
    return not longer or (enough and low > 0 and any(word[:1].isupper() for word in words))
