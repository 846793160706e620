"""PDF documents, such as situation reports: their text layer, in reading order, as paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Final

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources.documents import MOST_CHARACTERS, make_report

_MOST_PAGES: Final = 2_000
_PDFIUM: Final = Lock()  # the library is not made for several threads
# pdfium's mark for a hyphen that only breaks a word at the end of a line.
_SOFT_HYPHEN: Final = re.compile("[\ufffe\x02]\\s*")
_BULLET: Final = re.compile(r"\s*(?:[•‣▪●◦–—*-]|\d{1,2}[.)])\s")
# Titles that a word processor leaves behind.
_NO_TITLE: Final = re.compile(
    r"microsoft word|untitled|.*\.(?:docx?|pdf|indd|rtf|odt|pages|pptx?)$|\W*$", re.IGNORECASE
)
# A line shorter than this share of a full one ends a paragraph.
_FULL: Final = 0.75
# A line at the edge of this share of pages, and of three at least, is a running head or foot.
_RUNNING: Final = 0.5
_DIGITS: Final = re.compile(r"\d+")


def pdf_report(data: bytes, name: str, *, url: str | None = None) -> Report:
    """Return the report in a PDF document.

    Lines are joined to paragraphs, words that a line break divided are made whole, and running heads and feet are left
    out. The day on which the file was made is not taken for that of publication, since archives make files anew.

    Args:
        data: its bytes.
        name: what to call it in errors.
        url: where it was fetched from.

    Raises:
        InputError: where it is broken, locked, too long, or has no text layer.
    """
    with _PDFIUM:
        pages, title = _read(data, name)
    lines = [[" ".join(line.split()) for line in page.splitlines()] for page in pages]
    text = "\n\n".join(_paragraphs([line for page in _without_running(lines) for line in page if line]))
    if not text:
        raise InputError(f"{name} has no text, only pictures of it", "let a text recognition run over it first")
    return make_report(text, name, url=url, title=None if _NO_TITLE.match(title) else title)


def _read(data: bytes, name: str) -> tuple[list[str], str]:
    import pypdfium2  # noqa: PLC0415  only PDF documents need it

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        locked = "assword" in str(fault)
        cause = "is locked by a password" if locked else "is a broken PDF document"
        raise InputError(f"{name} {cause}", "unlock it first" if locked else "save it again") from None
    try:
        if len(document) > _MOST_PAGES:
            raise InputError(f"{name} has {len(document):,} pages, more than one report can have", "split it")
        pages, length = [], 0
        for page in document:
            pages.append(_SOFT_HYPHEN.sub("", page.get_textpage().get_text_range()).replace("\0", " "))
            length += len(pages[-1])
            page.close()
            if length > MOST_CHARACTERS:
                raise InputError(f"{name} has more text than one report can have", "split it")
        return pages, " ".join(document.get_metadata_value("Title").split())
    except pypdfium2.PdfiumError:
        raise InputError(f"{name} has a broken page", "save it again") from None
    finally:
        document.close()


def _without_running(pages: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Leave out first and last lines that come back on most pages but for their numbers."""
    edges = Counter(edge for page in pages for edge in {_DIGITS.sub("#", line) for line in (*page[:1], *page[-1:])})
    running = {edge for edge, count in edges.items() if count >= max(3, _RUNNING * len(pages))}
    for page in pages:
        first = 1 if page and _DIGITS.sub("#", page[0]) in running else 0
        last = len(page) - (1 if page and _DIGITS.sub("#", page[-1]) in running else 0)
        yield page[first:last]


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    lengths = sorted(map(len, lines))
    full = _FULL * lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    paragraph: list[str] = []
    for line in lines:
        if paragraph and (len(paragraph[-1]) < full or _BULLET.match(line)):
            yield " ".join(paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield " ".join(paragraph)
