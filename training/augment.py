"""Changes sentences on their way into training: the model is to lean on how they are built, not on names it knows.

Names are swapped for names and spellings from elsewhere, titles are set before them, datelines before sentences, and
some sentences are set in capitals or small letters throughout. Every change keeps the tree and the tags right.
"""

from __future__ import annotations

import csv
import random
from dataclasses import replace
from pathlib import Path

from examples import OUTSIDE, TAG_ID, Example
from lexicon import DETERMINERS, TITLES

BIT = {name: 1 << number for name, number in TAG_ID.items()}
AGENCIES = ("Reuters", "AP", "AFP", "Xinhua", "TASS", "Interfax", "Anadolu", "UPI", "dpa", "IRIN", "Bloomberg", "SANA")
MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.", "October")
# A word to put in: itself, part of speech, head among those put in (None: outside), relation, tags.
Row = tuple[str, str, int | None, str, int]
# Words of a title with their part of speech; all hang on the last, and that on the name.
TITLES_BEFORE = tuple(
    tuple(tuple(word.split("/")) for word in line.split())
    for line in """President/PROPN
    Prime/ADJ Minister/PROPN
    Foreign/ADJ Minister/PROPN
    Defence/PROPN Minister/PROPN
    Gen./PROPN
    Lt./PROPN Gen./PROPN
    Maj./PROPN Gen./PROPN
    Brig./PROPN Gen./PROPN
    Col./PROPN
    Field/PROPN Marshal/PROPN
    General/PROPN
    Colonel/PROPN
    Commander/PROPN
    Sheikh/PROPN
    Mr./PROPN
    Mr/PROPN
    Dr./PROPN
    Secretary/PROPN
    Ambassador/PROPN
    rebel/NOUN commander/NOUN
    rebel/NOUN leader/NOUN
    army/NOUN spokesman/NOUN
    opposition/NOUN leader/NOUN
    former/ADJ president/NOUN
    government/NOUN spokesman/NOUN
    militia/NOUN commander/NOUN
    warlord/NOUN
    spokesman/NOUN
    Turkish/ADJ President/PROPN
    Syrian/ADJ Foreign/ADJ Minister/PROPN
    Russian/ADJ President/PROPN
    Libyan/ADJ strongman/NOUN
    U.S./PROPN envoy/NOUN
    UN/PROPN envoy/NOUN""".splitlines()
)


class Augmenter:
    """Changes examples at random.

    Args:
        data: folder of the public data, for names.
        rng: source of chance.
    """

    def __init__(self, data: Path, rng: random.Random) -> None:
        """Read the names."""
        self._rng = rng
        self._names = _names(data)
        self._places = _places(data)

    def __call__(self, example: Example) -> Example:
        """Return the example, changed or not."""
        rng = self._rng
        if example.allowed and rng.random() < 0.5:
            example = self._renamed(example)
        if example.allowed and example.heads and rng.random() < 0.3:
            example = self._titled(example)
        if example.heads and len(example.words) > 8 and rng.random() < 0.05:
            example = self._dated(example)
        return self._cased(example)

    def _renamed(self, example: Example) -> Example:
        """Swap the words of names for others, one for one."""
        words, tags = list(example.words), example.allowed
        swap = self._rng.random
        persons, places = swap() < 0.7, swap() < 0.5
        for i, (word, bits) in enumerate(zip(words, tags, strict=True)):
            if (
                not word[0].isupper()
                or word.lower() in TITLES | DETERMINERS
                or (example.upos and example.upos[i] != "PROPN")
            ):
                continue
            if persons and bits in {BIT["B-person"], BIT["I-person"]} and len(word) > 2 and word.isalpha():
                words[i] = self._person()
            elif places and bits == BIT["B-place"] and not _goes_on(tags, i) and word.isalpha():
                words[i] = self._rng.choice(self._places)
            elif bits == BIT["B-organisation"] and word.isupper() and 2 <= len(word) <= 5 and swap() < 0.5:
                words[i] = "".join(self._rng.choices("ABCDEFGHIJKLMNOPRSTU", k=self._rng.randint(2, 5)))
        return replace(example, words=words)

    def _person(self) -> str:
        """Return a word of a person's name."""
        name = self._rng.choice(self._names)
        draw = self._rng.random()
        return (
            f"al-{name}"
            if draw < 0.08
            else f"el-{name}"
            if draw < 0.1
            else f"{name}-{self._rng.choice(self._names)}"
            if draw < 0.12
            else name
        )

    def _titled(self, example: Example) -> Example:
        """Set a title before a person's name."""
        starts = [i for i, bits in enumerate(example.allowed) if bits == BIT["B-person"] and _bare(example, i)]
        if not starts:
            return example
        at, title = self._rng.choice(starts), self._rng.choice(TITLES_BEFORE)
        head = at
        while example.heads[head] > -1 and head < len(example.allowed) and _within(example, at, example.heads[head]):
            head = example.heads[head]
        last, rows = len(title) - 1, []
        for i, (word, upos) in enumerate(title):
            shown = word.title() if at == i == 0 and word[0].islower() else word
            rel = "nmod:desc" if i == last else "amod" if upos == "ADJ" else "compound"
            tag = BIT["B-place"] | BIT["B-organisation"] if word in {"U.S.", "UN"} else OUTSIDE
            rows.append((shown, upos, None if i == last else last, rel, tag))
        return _inserted(example, at, rows, head)

    def _dated(self, example: Example) -> Example:
        """Set a dateline before a sentence."""
        rng, place = self._rng, self._rng.choice(self._places)
        rows: list[Row] = [(rng.choice([place.upper(), place]), "PROPN", None, "dep", BIT["B-place"])]
        if rng.random() < 0.5:
            rows.append((",", "PUNCT", 2, "punct", OUTSIDE))
            rows.append((rng.choice(MONTHS), "PROPN", 0, "nmod:unmarked", BIT["B-time"]))
            rows.append((str(rng.randint(1, 31)), "NUM", 2, "nummod", BIT["I-time"]))
        if rng.random() < 0.7:
            agency = len(rows) + 1
            rows.append(("(", "PUNCT", agency, "punct", OUTSIDE))
            rows.append((rng.choice(AGENCIES), "PROPN", 0, "appos", BIT["B-organisation"]))
            rows.append((")", "PUNCT", agency, "punct", OUTSIDE))
        rows.append((rng.choice(["-", "\u2014", "\u2013", "--"]), "PUNCT", 0, "punct", OUTSIDE))
        return _inserted(example, 0, rows, example.heads.index(-1) if -1 in example.heads else 0)

    def _cased(self, example: Example) -> Example:
        """Sometimes set the whole sentence in capitals, small letters, or as a title."""
        draw = self._rng.random()
        change = str.upper if draw < 0.03 else str.lower if draw < 0.06 else str.title if draw < 0.08 else None
        return replace(example, words=[change(word) or word for word in example.words]) if change else example


def _inserted(example: Example, at: int, rows: list[Row], head: int) -> Example:
    """Put words before word `at`; one without a head hangs on word `head` of the old sentence."""
    size = len(rows)
    words, upos, heads, rels, tags = (list(column) for column in zip(*rows, strict=True))
    outer = head + size if head >= at else head
    inner = [outer if h is None else h + at for h in heads]
    moved = [h + size if h >= at else h for h in example.heads]
    return replace(
        example,
        words=[*example.words[:at], *words, *example.words[at:]],
        upos=[*example.upos[:at], *upos, *example.upos[at:]],
        heads=[*moved[:at], *inner, *moved[at:]],
        deprels=[*example.deprels[:at], *rels, *example.deprels[at:]],
        allowed=[*example.allowed[:at], *tags, *example.allowed[at:]] if example.allowed else [],
    )


def _bare(example: Example, i: int) -> bool:
    """Tell whether a name begins at a word with nothing before it that would not go with a title."""
    if example.upos[i] != "PROPN" or not example.words[i][0].isupper():
        return False
    return i == 0 or (
        example.words[i - 1].lower() not in TITLES and example.upos[i - 1] not in {"PROPN", "ADJ", "NOUN", "DET"}
    )


def _goes_on(tags: list[int], i: int) -> bool:
    """Tell whether a place's name goes on after word `i`."""
    return i + 1 < len(tags) and tags[i + 1] == BIT["I-place"]


def _within(example: Example, start: int, word: int) -> bool:
    """Tell whether a word belongs to the person's name that begins at `start`."""
    return word == start or (
        word > start and all(bits == BIT["I-person"] for bits in example.allowed[start + 1 : word + 1])
    )


def _names(data: Path) -> list[str]:
    """Return words of persons' names: half from Wikidata's lists, half surnames of leaders."""
    listed = [
        line.split("\t")[0]
        for name in ("arabic", "russian")
        for line in (data / f"names/{name}.tsv").read_text(encoding="utf-8").splitlines()
    ]
    with (data / "facts/reign-leaders.csv").open(encoding="cp1252", errors="replace") as file:
        leaders = [word for row in csv.DictReader(file) for word in row["leader"].split()]
    fine = sorted(
        {name.title() for name in [*listed, *leaders] if 3 <= len(name) <= 12 and name.replace("'", "").isalpha()}
    )
    return [*fine, *(sorted({word.title() for word in leaders if len(word) > 2 and word.isalpha()}) * 8)]


def _places(data: Path) -> list[str]:
    """Return names of states and capitals that are one word."""
    with (data / "facts/country-codes.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return sorted({row[key] for row in rows for key in ("CLDR display name", "Capital") if row[key].isalpha()})
