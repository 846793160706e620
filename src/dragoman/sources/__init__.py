"""Where reports come from: files, folders, globs, JSON lines, pages, standard input."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources.documents import MOST_CHARACTERS, document_report, iso_day, make_report
from dragoman.sources.lines import line_reports
from dragoman.sources.web import is_url, page_report

__all__ = ["iso_day", "make_report", "read_jsonl", "read_source", "read_sources"]

_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".jsonl", ".ndjson", ".text"})
_LINES = frozenset({".jsonl", ".ndjson"})


def read_source(source: str) -> Report:
    """Return the one report of a file, a web address or, for "-", standard input.

    Raises:
        InputError: where there is none.
    """
    if source == "-":
        return document_report(sys.stdin.buffer.read(), "standard input")
    if is_url(source):
        return page_report(source)
    return document_report(_file_bytes(Path(source)), source)


def read_jsonl(source: str) -> Iterator[Report | InputError]:
    """Yield the reports of a file of JSON lines ("-": standard input), or the error of a line, in order.

    Raises:
        InputError: where the file cannot be opened.
    """
    if source == "-":
        yield from line_reports(sys.stdin.buffer, "standard input")
        return
    try:
        with Path(source).open("rb") as lines:
            yield from line_reports(lines, source)
    except (OSError, ValueError) as fault:
        raise _unreadable(source, fault) from None


def read_sources(sources: Iterable[str]) -> Iterator[Report | InputError]:
    """Yield the reports of files, folders (with those below), globs, JSON lines and web addresses, in a stable order.

    A README in a folder is about the folder and is passed over. What cannot be read is yielded as the error that
    says why, and the rest goes on.
    """
    for source in sources:
        try:
            for path in _paths(source):
                yield from _reports(path)
        except InputError as error:
            yield error


def _reports(source: str) -> Iterator[Report | InputError]:
    try:
        if not is_url(source) and Path(source).suffix.lower() in _LINES:
            yield from read_jsonl(source)
        else:
            yield read_source(source)
    except InputError as error:
        yield error


def _paths(source: str) -> list[str]:
    if source == "-" or is_url(source):
        return [source]
    path = Path(source)
    if path.is_dir():
        found = (file for file in path.rglob("*") if file.suffix.lower() in _SUFFIXES and file.is_file())
        files = sorted(str(file) for file in found if not file.stem.upper().startswith("README"))
        if not files:
            raise InputError(f"{source} holds no reports", "give a folder with .txt, .md, .html or .jsonl files")
        return files
    if not path.exists() and glob.has_magic(source):
        matches = sorted(glob.glob(source, recursive=True))  # noqa: PTH207  Path.glob takes no absolute patterns
        if not matches:
            raise InputError(f"{source} matches no file", "check the pattern")
        return matches
    return [source]


def _file_bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > 4 * MOST_CHARACTERS:
            raise InputError(
                f"{path} has {size:,} bytes, more than one report can have",
                "split it into its reports, one JSON line each, and use --jsonl",
            )
        return path.read_bytes()
    except (OSError, ValueError) as fault:
        raise _unreadable(str(path), fault) from None


def _unreadable(source: str, fault: Exception) -> InputError:
    if isinstance(fault, FileNotFoundError):
        return InputError(f"{source} is not there", "check the path")
    if isinstance(fault, IsADirectoryError):
        return InputError(f"{source} is a folder", "use `dragoman add` for folders, or name a file in it")
    cause = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
    return InputError(f"{source} cannot be opened ({cause})", "check the path and your rights to it")
