"""One document, one report: plain text or Markdown with an optional header, and HTML."""

from __future__ import annotations

import json
import re
from datetime import date

from dragoman.errors import InputError
from dragoman.report import Report, text_hash
from dragoman.sources.characters import to_text

# A long book; more than that is an archive, and reading it whole would hide where one report ends.
MOST_CHARACTERS = 2_000_000
# What a page yields below that is its menu.
FEWEST_WORDS = 8
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?", re.ASCII)
_HEADER_FIELDS = frozenset({"title", "publisher", "published", "url", "language", "id"})
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|article)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
# A fixed last day, so that the day found in a page does not depend on the day on which it is read.
_PAGE_DATES = {"original_date": True, "extensive_search": True, "max_date": "2100-12-31"}


class NoArticleError(InputError):
    """A page that is a menu, a form or a picture: no report, and nothing that a person would miss."""


def document_report(data: bytes, name: str, *, url: str | None = None, declared: str | None = None) -> Report:
    """Return the report that a text or a page holds.

    Args:
        data: its bytes.
        name: what to call it in errors.
        url: where it was fetched from.
        declared: its encoding by word of whoever sent it.

    Raises:
        InputError: where it is empty, binary, too long, or its header is wrong; NoArticleError where it is a page
            without an article.
    """
    inside = _CHARSET.search(data[:4096])
    text = to_text(data, name, declared or (inside[1].decode("ascii", "replace") if inside else None))
    if _HTML_START.match(text.lstrip("\ufeff")[:4096]):
        return _html_report(text, name, url)
    fields, body = _split_header(text)
    return make_report(body, name, **{"url": url, **fields})


def make_report(text: str, name: str, **fields: str | None) -> Report:
    """Return a report of a text and its bibliographic fields (title, url, publisher, published, language, id).

    Raises:
        InputError: where the text is empty or too long, or the date is none.
    """
    if not text.strip():
        raise InputError(f"{name} has no text", "give a report with at least one sentence")
    if len(text) > MOST_CHARACTERS:
        raise InputError(
            f"{name} has {len(text):,} characters, more than one report can have ({MOST_CHARACTERS:,})",
            "split it into its reports, one JSON line each, and use --jsonl",
        )
    published = fields.pop("published", None)
    identity = fields.pop("id", None) or text_hash(text)
    day = iso_day(published, name) if published else None
    return Report(id=identity, text=text, published=day, **{key: value or None for key, value in fields.items()})


def iso_day(value: str, name: str) -> str:
    """Return a date as ISO 8601, possibly reduced to month or year; a time of day is dropped.

    Raises:
        InputError: where it is no such date.
    """
    match = _ISO_DATE.fullmatch(value.strip())
    year, month, day = match.groups() if match is not None else ("0", None, None)
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        shown = value if len(value) <= 40 else value[:37] + "..."
        raise InputError(f"{name} has the date {shown!r}, which is none", "write it as 2020-01-09") from None
    return "-".join(part for part in (year, month, day) if part)


def _split_header(text: str) -> tuple[dict[str, str | None], str]:
    """Split `key: value` lines between two lines of --- from the text that follows them."""
    lines = text.lstrip("\ufeff").split("\n", 20)
    if lines[0].strip() != "---":
        return {}, text.lstrip("\ufeff")
    fields: dict[str, str | None] = {}
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == "---":
            return fields, "\n".join(lines[number + 1 :]).lstrip("\r\n")
        key, colon, value = line.partition(":")
        if not colon or key.strip().lower() not in _HEADER_FIELDS:
            break
        fields[key.strip().lower()] = value.strip().strip("\"'") or None
    return {}, text


def _html_report(page: str, name: str, url: str | None) -> Report:
    from trafilatura import extract  # noqa: PLC0415  slow to import, and only pages need it

    try:
        found = extract(
            page,
            url=url,
            output_format="json",
            with_metadata=True,
            include_comments=False,
            date_extraction_params=_PAGE_DATES,
        )
    except Exception as fault:  # noqa: BLE001  a broken page can break its reader anywhere
        raise InputError(f"{name} is a page that cannot be read ({type(fault).__name__})", "save its text") from None
    content = json.loads(found) if found else {}
    text = content.get("text") or ""
    if len(text.split()) < FEWEST_WORDS:
        raise NoArticleError(f"{name} is a page without an article", "save the article's text and read that")
    published = content.get("date")
    publisher = content.get("source-hostname") or content.get("hostname")
    fields = {"title": content.get("title"), "publisher": publisher, "url": url or content.get("source")}
    return make_report(text, name, published=published, **fields)
