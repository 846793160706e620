"""Wording as the resources describe it: frames compiled, cues gathered, forms inflected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from dragoman.knowledge.making.frame_files import AnyFrame, read_frames
from dragoman.knowledge.making.inflection import Inflection
from dragoman.knowledge.making.problems import Problem
from dragoman.knowledge.making.yaml_files import read_yaml, yaml_files
from dragoman.knowledge.ontology import Act
from dragoman.knowledge.wording import ACTOR, ANY, ARMED, PLACE, AdjectiveFrame, NounFrame, VerbFrame, WordingData

_OPEN = frozenset({ANY, ACTOR, ARMED, PLACE})
Cue = tuple[str, str, tuple[str, ...]]


def compile_wording(folder: Path, acts: dict[str, Act], inflection: Inflection, problems: list[Problem]) -> WordingData:
    """Build the table of wording.

    Args:
        folder: resources/wording: files with `type` and `frames`, and files of cues (class: list of phrases).
        acts: acts by name.
        inflection: makes the forms of lemmas.
        problems: gets what is wrong.
    """
    frames: set[AnyFrame] = set()
    cues: list[Cue] = []
    for file in yaml_files(folder):
        content = read_yaml(file, problems)
        if isinstance(content, dict) and "frames" in content:
            frames.update(read_frames(file, content, acts, problems))
            content = {key: value for key, value in content.items() if key not in ("frames", "type")}
        if content is not None:
            cues += _cues(file, content, problems)
    verbs = [frame for frame in frames if isinstance(frame, VerbFrame)]
    nouns = [frame for frame in frames if isinstance(frame, NounFrame)]
    adjectives = [frame for frame in frames if isinstance(frame, AdjectiveFrame)]
    verb_lemmas = sorted(_verb_lemmas(verbs) | _governing_words(cues))
    forms = inflection.forms_of(verb_lemmas, sorted(_other_lemmas(verbs, nouns)))
    return WordingData(
        tuple(sorted(verbs, key=lambda frame: (frame.verb, -_demands(frame), msgspec.json.encode(frame)))),
        tuple(sorted(nouns, key=lambda frame: (*_last_word(frame.noun), -_demands(frame), msgspec.json.encode(frame)))),
        tuple(sorted(adjectives, key=lambda frame: (frame.adjective, msgspec.json.encode(frame)))),
        tuple(sorted(cues)),
        tuple(sorted(forms.items())),
    )


def _last_word(noun: str) -> tuple[str, int, str]:
    """Return what nouns are sorted by: the last word, then those of more words first."""
    words = noun.split()
    return words[-1] if words else "", -len(words), noun


def _demands(frame: VerbFrame | NounFrame) -> int:
    """Count what a frame asks for, so that the choosiest is tried first."""
    asked = [bool(frame.with_), frame.mutual]
    if isinstance(frame, VerbFrame):
        asked += [bool(frame.particle), bool(frame.subject), bool(frame.object), bool(frame.complement)]
    else:
        asked += [bool(frame.modifier), " " in frame.noun]
    return sum(asked)


def _verb_lemmas(verbs: Iterable[VerbFrame]) -> set[str]:
    return {word for frame in verbs for word in (frame.verb, *frame.complement) if word not in _OPEN}


def _other_lemmas(verbs: Iterable[VerbFrame], nouns: Iterable[NounFrame]) -> set[str]:
    """Return the last words of every noun, which is the one that is inflected."""
    found = {word for frame in verbs for word in (*frame.subject, *frame.object)}
    found |= {frame.noun for frame in nouns} | {word for frame in nouns for word in frame.modifier}
    found |= {word for frame in (*verbs, *nouns) for _, words in frame.with_ for word in words}  # type: ignore[attr-defined]
    return {word.rsplit(" ", 1)[-1] for word in found if word and word not in _OPEN}


def _governing_words(cues: Iterable[Cue]) -> set[str]:
    """Return the words that begin the cues of status, most of them verbs, so that their forms are known too."""
    firsts = {phrase.partition(" ")[0] for file, _, phrases in cues if file == "status" for phrase in phrases}
    return {word for word in firsts if word.isalpha() and word != "be"}


def _cues(file: Path, content: Any, problems: list[Problem]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the classes of a file of cues: a mapping of class to phrases, or to a mapping of sub-classes."""
    if not isinstance(content, dict):
        problems.append(Problem(str(file), "", "holds neither frames nor cues", "write 'class: [phrase, ...]'"))
        return
    for group, phrases in content.items():
        if isinstance(phrases, dict):
            nested = {f"{group}.{key}": value for key, value in phrases.items()}
            yield from _cues(file, nested, problems)
        elif isinstance(phrases, list) and all(isinstance(phrase, str) for phrase in phrases):
            yield file.stem, str(group), tuple(phrases)
        elif isinstance(phrases, str):
            yield file.stem, str(group), (phrases,)
        else:
            problems.append(Problem(str(file), str(group), "is no list of phrases", "write 'class: [phrase, ...]'"))
