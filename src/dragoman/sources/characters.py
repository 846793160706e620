"""Bytes to characters: encodings told by mark, by form and by statistics; what is no text is refused."""

from __future__ import annotations

import codecs

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
# Share of control characters (tabs and line ends apart) above which bytes are no text; prose has none.
_MOST_CONTROLS = 0.02


def to_text(data: bytes, name: str) -> str:
    """Return the characters of a text in whatever encoding it came.

    Args:
        data: the bytes of the whole document.
        name: what to call it in errors.

    Raises:
        InputError: where the bytes are empty or no text.
    """
    for magic, what in _FORMATS:
        if data.startswith(magic):
            raise InputError(f"{name} is {what}, not text", "save it as text or HTML and read that")
    text = _decode(data, name)
    if not text.strip("\ufeff\x00 \t\r\n"):
        raise InputError(f"{name} is empty", "give a file with the text of a report")
    return text.replace("\x00", " ")


def _decode(data: bytes, name: str) -> str:
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
    return _guess(data)


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
    encoding = best.encoding if best is not None else "cp1252"
    return data.decode(encoding, errors="replace")
