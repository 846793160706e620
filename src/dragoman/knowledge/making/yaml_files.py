"""YAML files of the resources, read without YAML's surprises: `on`, `no` and 2014-05-06 are words here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from dragoman.knowledge.making.problems import Problem

Entry = TypeVar("Entry", bound=msgspec.Struct)

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _PlainLoader(_LOADER):  # type: ignore[misc]
    """Reads only null, true, false and numbers as other than text."""


_PlainLoader.yaml_implicit_resolvers = {}
_PlainLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
_PlainLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
_PlainLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9]\d*)$"), list("-0123456789"))
_PlainLoader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?\d+\.\d+$"), list("-0123456789"))


def read_yaml(file: Path, problems: list[Problem]) -> Any:
    """Return what a file holds, or None with a problem noted where it is no YAML."""
    try:
        return yaml.load(file.read_text("utf-8"), Loader=_PlainLoader)  # noqa: S506 -- built on the safe loader
    except (OSError, UnicodeDecodeError, RecursionError, yaml.YAMLError) as error:
        where = " ".join(str(error).split())
        problems.append(Problem(str(file), "", f"is no readable YAML ({where})", "mend the syntax there"))
        return None


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files of a folder in alphabetical order; none where the folder is not there."""
    return sorted(folder.glob("*.yaml"))


def read_entries(file: Path, key: str, problems: list[Problem]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each entry of a file that holds a list, with its name.

    Args:
        file: the file.
        key: the field that names an entry ("id").
        problems: gets what is wrong.
    """
    content = read_yaml(file, problems)
    if content is None:
        return
    if not isinstance(content, list):
        problems.append(Problem(str(file), "", "holds no list of entries", f"start each entry with '- {key}: ...'"))
        return
    for number, fields in enumerate(content, start=1):
        if not isinstance(fields, dict) or not isinstance(fields.get(key), str):
            problems.append(Problem(str(file), f"number {number}", f"has no {key}", f"give it a field {key!r}"))
        else:
            yield fields[key], fields


def convert(fields: dict[str, Any], kind: type[Entry], file: Path, name: str, problems: list[Problem]) -> Entry | None:
    """Turn the fields of an entry into its type, or note why they do not fit and return None."""
    unknown = sorted(map(str, set(fields) - set(kind.__struct_encode_fields__)))
    if unknown:
        known = ", ".join(kind.__struct_encode_fields__)
        problems.append(Problem(str(file), name, f"unknown field {unknown[0]!r}", f"use one of: {known}"))
        return None
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:
        problems.append(Problem(str(file), name, str(error), "correct the field that the path in the message names"))
        return None
