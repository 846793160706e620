"""Acts as the resources describe them, and the table of what each becomes when it is only spoken of."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from dragoman.knowledge.making.problems import Problem
from dragoman.knowledge.making.yaml_files import convert, read_entries, read_yaml, yaml_files
from dragoman.knowledge.ontology import Act, Frame, OntologyData
from dragoman.record import EventType

DERIVED = "derived.yaml"
FRAMES: tuple[Frame, ...] = get_args(Frame)


def read_acts(folder: Path, problems: list[Problem]) -> dict[str, Act]:
    """Return the acts of a folder by name; faulty ones are left out and noted."""
    acts: dict[str, Act] = {}
    for file in yaml_files(folder):
        if not file.name.startswith("acts"):
            continue
        for name, fields in read_entries(file, "act", problems):
            act = convert(fields, Act, file, name, problems)
            if act is None:
                continue
            if name in acts:
                problems.append(Problem(str(file), name, "the act is there twice", "merge the two or rename one"))
            elif act.cameo is not None and not (act.cameo.isdigit() and 2 <= len(act.cameo) <= 4):
                problems.append(Problem(str(file), name, f"{act.cameo!r} is no CAMEO code", 'write it as "0871"'))
            else:
                acts[name] = act
    return acts


def compile_ontology(acts: dict[str, Act], file: Path, problems: list[Problem]) -> OntologyData:
    """Build the table of acts and of what they become.

    What the file says of an act goes before what it says of the act's type; an act of which it says nothing stays.

    Args:
        acts: acts by name.
        file: derived.yaml: by frame, act or event type and the act that it becomes; may be missing.
        problems: gets what is wrong.
    """
    said = _read_derived(acts, file, problems) if file.is_file() else {}
    derived = []
    for frame in sorted(FRAMES):
        for name, act in sorted(acts.items()):
            result = said.get((frame, name)) or said.get((frame, act.type))
            if result:
                derived.append((frame, name, result))
    return OntologyData(tuple(acts[name] for name in sorted(acts)), tuple(derived))


def _read_derived(acts: dict[str, Act], file: Path, problems: list[Problem]) -> dict[tuple[str, str], str]:
    content = read_yaml(file, problems) or {}
    said: dict[tuple[str, str], str] = {}
    for frame, table in content.items() if isinstance(content, dict) else ():
        if frame not in FRAMES or not isinstance(table, dict):
            problems.append(Problem(str(file), str(frame), "is no frame", f"use one of: {', '.join(FRAMES)}"))
            continue
        for of, result in table.items():
            if of not in acts and of not in get_args(EventType):
                problems.append(Problem(str(file), f"{frame}: {of}", "is neither act nor type", "correct the name"))
            elif result not in acts:
                problems.append(Problem(str(file), f"{frame}: {of}", f"{result!r} is no act", "correct the name"))
            else:
                said[frame, of] = result
    return said
