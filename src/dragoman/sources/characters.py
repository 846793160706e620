"""Bytes to characters: encodings told by mark, by form and by statistics; what is no text is refused."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from dragoman.errors import InputError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
)
_SAMPLE = 65_536
# Legacy encodings of text, as Python names them; a page may ask for others that are no encodings of text at all.
_LEGACY = re.compile(
    r"cp\d+|iso8859-\d+|koi8-[rtu]|gb\w+|hz|big5\w*|shift_jis\w*|euc_\w+|johab|mac-\w+|tis-620|ptcp154"
)
# Share of control characters (tabs and line ends apart) above which bytes are no text; prose has none.
_MOST_CONTROLS = 0.02


def to_text(data: bytes, name: str, declared: str | None = None) -> str:
    """Return the characters of a text in whatever encoding it came.

    Args:
        data: the bytes of the whole document.
        name: what to call it in errors.
        declared: the encoding that it says it has, which is believed where it is not plainly in another.

    Raises:
        InputError: where the bytes are empty or no text.
    """
    for magic, what in _FORMATS:
        if data.startswith(magic):
            raise InputError(f"{name} is {what}, not text", "save it as text or HTML and read that")
    text = _decode(data, name, declared)
    if not text.strip("\ufeff\x00 \t\r\n"):
        raise InputError(f"{name} is empty", "give a file with the text of a report")
    return text.replace("\x00", " ")


def _decode(data: bytes, name: str, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    wide = _wide_encoding(data)
    if wide is not None:
        return data.decode(wide, errors="replace")
    if _controls(data) > _MOST_CONTROLS:
        raise InputError(f"{name} is binary, not text", "give a text, HTML or JSON lines file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        if fault.start >= len(data) - 3 and fault.reason == "unexpected end of data":
            return data.decode("utf-8", errors="replace")  # cut off inside its last character
    legacy = _legacy(declared) if declared else None
    return data.decode(legacy or _guess(data), errors="replace")


def encoding_of(file: BinaryIO, name: str) -> str:
    """Return the encoding of a file of text that is to be read as a stream; it is looked through once and set back.

    Args:
        file: open and seekable.
        name: what to call it in errors.

    Raises:
        InputError: where it is no text.
    """
    sample = file.read(_SAMPLE)
    try:
        marked = next((encoding for mark, encoding in _MARKS if sample.startswith(mark)), None)
        if marked or (marked := _wide_encoding(sample)):
            return marked
        if _controls(sample) > _MOST_CONTROLS:
            raise InputError(f"{name} is binary, not text", "give a text, HTML, JSON lines or CSV file")
        decoder = codecs.getincrementaldecoder("utf-8")()
        while sample:
            try:
                decoder.decode(sample)
            except UnicodeDecodeError:
                return _guess(sample)
            sample = file.read(_SAMPLE)
        return "utf-8"
    finally:
        file.seek(0)


def _legacy(declared: str) -> str | None:
    """Return the encoding of text that a label means, or None; Latin-1 on the web means Windows-1252 (WHATWG)."""
    try:
        encoding = codecs.lookup(declared.strip("\"' ")).name
    except (LookupError, ValueError):
        return None
    if encoding in {"iso8859-1", "ascii"}:
        return "cp1252"
    return encoding if _LEGACY.fullmatch(encoding) else None


def _wide_encoding(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: most characters of most scripts leave every other byte the same."""
    sample = data[:_SAMPLE]
    if len(sample) < 4:
        return None
    even, odd = sample[::2], sample[1::2]
    if odd.count(0) > 0.3 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.3 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return None


def _controls(data: bytes) -> float:
    sample = data[:_SAMPLE]
    controls = sum(sample.count(byte) for byte in (*range(1, 9), *range(14, 27), *range(28, 32)))
    # A stray NUL is a fault of the page; many of them are a format.
    controls += max(0, sample.count(0) - 8)
    return controls / max(1, len(sample))


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  only legacy encodings need it

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best is not None else "cp1252"
