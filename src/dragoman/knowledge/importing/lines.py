"""Lines of files that may be compressed and larger than memory."""

from __future__ import annotations

import bz2
import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from dragoman.errors import InputError

_LONGEST = 64 << 20  # bytes of a line: the largest items of Wikidata have some 4 MB
_OFTEN = 200  # lines between two words on how far it is


def read_lines(file: Path, progress: Callable[[int], None] = lambda _: None) -> Iterator[bytes]:
    """Yield the lines of a file, which may be compressed by gzip or bzip2; what it is, its first bytes tell.

    Args:
        file: the file.
        progress: is told now and then how many bytes of the file have been read.

    Raises:
        InputError: where it cannot be read, is cut off, or has a line that is too long for memory.
    """
    try:
        with file.open("rb") as raw, _opened(raw) as content:
            number = 0
            while line := content.readline(_LONGEST):
                if len(line) == _LONGEST:
                    raise InputError(f"{file} has a line of more than {_LONGEST >> 20} MB", "give one item a line")
                yield line
                number += 1
                if number % _OFTEN == 0:
                    progress(raw.tell())
            progress(raw.tell())
    except EOFError as error:
        raise InputError(f"{file} ends in the middle", "download it again") from error
    except zlib.error as error:
        raise InputError(f"{file} is damaged ({error})", "download it again") from error
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror or error})", "check the path and the file") from error


def as_text(lines: Iterable[bytes]) -> Iterator[str]:
    """Decode lines: UTF-8, with or without a mark at the start; what is none of it, as Windows-1252 writes it."""
    for number, line in enumerate(lines):
        plain = line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line
        try:
            yield plain.decode("utf-8")
        except UnicodeDecodeError:
            yield plain.decode("cp1252", "replace")


def _opened(raw: IO[bytes]) -> IO[bytes]:
    start = raw.read(3)
    raw.seek(0)
    if start[:2] == b"\x1f\x8b":
        return gzip.GzipFile(fileobj=raw)  # type: ignore[return-value]
    if start == b"BZh":
        return bz2.BZ2File(raw)
    return raw
