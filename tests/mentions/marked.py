"""Reports annotated by hand, and a small knowledge, so that no model and no built data are needed.

A line of a report is written as words with what the tagger would say: "Turkey/PROPN/2/nsubj"; the head counts from 1,
0 is the root. Where only the word matters the rest is left out, and capitals decide between name and noun.
Tagged mentions are written in brackets with their label: "[person Aung/PROPN Lwin/PROPN] said/VERB".
"""

from __future__ import annotations

from pathlib import Path

from dragoman.knowledge import ActorEntry, ActorIndex, Knowledge, NounFrame, PlaceEntry, Role, Wording, fold
from dragoman.knowledge.chronology import Chronology, ChronologyData
from dragoman.knowledge.garbles import Garbles
from dragoman.knowledge.making.garble_table import compile_garbles
from dragoman.knowledge.making.geonames import NamedPlace
from dragoman.knowledge.making.institutions import Institutions
from dragoman.knowledge.making.meaning_files import read_meanings
from dragoman.knowledge.making.name_table import compile_actors
from dragoman.knowledge.making.place_table import write_places
from dragoman.knowledge.places import Gazetteer
from dragoman.knowledge.wording import WordingData
from dragoman.report import Annotated, Report, Sentence, Tagged, TagLabel, Token

MEANINGS = Path(__file__).resolve().parents[2] / "resources" / "meanings"
_SMALL_WORDS = {
    "in": "ADP", "of": "ADP", "to": "ADP", "from": "ADP", "with": "ADP", "by": "ADP", "near": "ADP", "on": "ADP",
    "for": "ADP", "between": "ADP", "against": "ADP", "at": "ADP", "after": "ADP", "the": "DET", "a": "DET",
    "and": "CCONJ", "but": "CCONJ", "he": "PRON", "his": "PRON", "both": "DET", "two": "NUM", "'s": "PART",
    "was": "AUX", "were": "AUX", "is": "AUX", "has": "AUX", "have": "AUX",
}  # fmt: skip


def report(*lines: str) -> Annotated:
    """Return a report of one sentence a line."""
    text = ""
    sentences: list[Sentence] = []
    for line in lines:
        text += "\n" if text else ""
        sentence, words = _sentence(line, len(text))
        sentences.append(sentence)
        text += words
    return Annotated(Report(id="r", text=text), tuple(sentences))


def _sentence(line: str, offset: int) -> tuple[Sentence, str]:
    tokens: list[Token] = []
    tagged: list[Tagged] = []
    opened: tuple[int, TagLabel] | None = None
    words = ""
    for piece in line.split():
        if piece.startswith("["):
            opened = (len(tokens), piece[1:])  # type: ignore[assignment]
            continue
        closes = piece.endswith("]")
        parts = piece.removesuffix("]").split("/")
        glue = "" if not words or parts[0] in (",", ".", "'s", ")", ":") or words.endswith("(") else " "
        start = offset + len(words) + len(glue)
        words += glue + parts[0]
        tokens.append(_token(parts, start))
        if closes and opened is not None:
            tagged.append(Tagged(opened[0], len(tokens), opened[1], 0.95))
    return Sentence(offset, offset + len(words), tuple(tokens), tuple(tagged)), words


def _token(parts: list[str], start: int) -> Token:
    word, *rest = parts
    upos, head, relation = (*rest, *("", "", "")[len(rest) :])
    if not upos:
        kind = "PROPN" if word[:1].isupper() else "NOUN" if word[:1].isalpha() else "PUNCT"
        upos = _SMALL_WORDS.get(word.lower(), kind)
    return Token(start, start + len(word), word, upos, int(head or 0) - 1, relation)


def country(
    code: str, name: str, adjective: str, *, people: tuple[str, ...] = (), seats: tuple[str, ...] = ()
) -> ActorEntry:
    return ActorEntry(
        code.lower(),
        name,
        "country",
        code,
        "GOV",
        adjectives=(adjective,),
        people=people or (adjective + "s",),
        seats=seats,
    )


def person(
    slug: str, name: str, code: str, office: str, of: str, *aliases: str, start: str = "2010", end: str | None = None
) -> ActorEntry:
    return ActorEntry(f"p.{slug}", name, "person", code, "GOV", aliases=aliases, roles=(Role(office, of, start, end),))


def place(
    place_id: str, name: str, code: str, kind: str = "city", *, population: int = 0, features: tuple[str, ...] = ()
) -> PlaceEntry:
    return PlaceEntry(place_id, name, kind, code, 1.0, 2.0, population, features)  # type: ignore[arg-type]


def knowledge(folder: Path, actors: list[ActorEntry], places: list[PlaceEntry]) -> Knowledge:
    """Return a knowledge of these actors and places alone."""
    write_places(folder / "places.sqlite", [NamedPlace(entry, (fold(entry.name),)) for entry in places])
    nouns = (NounFrame(noun="strike", act="air_strike", type="ASSAULT"),)
    built = Knowledge(folder, "test")
    parts = {
        "actors": ActorIndex(compile_actors(actors, Institutions(), frozenset())),
        "chronology": Chronology(ChronologyData(())),
        "garbles": Garbles(lambda: compile_garbles(built.actors.entries.values(), read_meanings(MEANINGS, []))),
        "places": Gazetteer(folder / "places.sqlite"),
        "wording": Wording(
            WordingData(verbs=(), nouns=nouns, adjectives=(), cues=(), forms=(("strikes", ("strike",)),))
        ),
    }
    built.__dict__.update(parts)
    return built
