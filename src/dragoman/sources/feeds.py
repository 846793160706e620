"""Feeds: RSS 0.9 to 2.0 and Atom, and what each entry of them says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from typing import Any, Final

from msgspec import Struct

from dragoman.errors import InputError
from dragoman.report import Report, text_hash
from dragoman.sources.documents import FEWEST_WORDS, make_report
from dragoman.sources.fragments import plain_text

_MOST_ENTRIES: Final = 1_000
_ROOT: Final = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)\b", re.IGNORECASE)


class Entry(Struct, frozen=True, kw_only=True):
    """One entry of a feed.

    Attributes:
        id: what the feed calls it, else its address, else a hash of its words.
        text: what the feed itself says of it, as plain text; may be a summary, or empty.
        title: its headline, or None.
        link: address of the page, or None.
        publisher: the outlet: the entry's source, else the feed's title; or None.
        published: day of publication in UTC, ISO, or None.
        language: of the feed, ISO 639-1, or None.
    """

    id: str
    text: str
    title: str | None = None
    link: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None


def feed_entries(data: bytes, name: str, *, url: str | None = None, declared: str | None = None) -> list[Entry]:
    """Return the entries of a feed in its order, at most a thousand, each id once.

    Args:
        data: the feed's bytes.
        name: what to call it in errors.
        url: where it was fetched from; links are completed with it.
        declared: its encoding by word of whoever sent it.

    Raises:
        InputError: where it is no feed.
    """
    import feedparser  # noqa: PLC0415  only feeds need it

    encoding = f"; charset={declared}" if declared else ""
    if _declares_entities(data):
        raise InputError(f"{name} declares entities of its own, as no feed does", "check where it comes from")
    told = {"content-type": f"application/xml{encoding}", "content-location": url or ""}
    feed = feedparser.parse(BytesIO(data), response_headers=told, sanitize_html=False)
    if not feed.get("version") and not feed.entries:
        raise InputError(f"{name} is no feed that can be read", "check the address of the RSS or Atom feed")
    entries: dict[str, Entry] = {}
    for raw in feed.entries[:_MOST_ENTRIES]:
        entry = _entry(raw, feed.feed)
        entries.setdefault(entry.id, entry)
    return list(entries.values())


def feed_reports(
    data: bytes, name: str, *, url: str | None = None, declared: str | None = None
) -> Iterator[Report | InputError]:
    """Yield what each entry of a feed says itself, as a report; or an error where it says next to nothing.

    Raises:
        InputError: where it is no feed.
    """
    for entry in feed_entries(data, name, url=url, declared=declared):
        try:
            yield entry_report(entry, name)
        except InputError as error:
            yield error


def entry_report(entry: Entry, name: str) -> Report:
    """Return what a feed itself says in an entry, as a report.

    Raises:
        InputError: where it says next to nothing.
    """
    if len(entry.text.split()) < FEWEST_WORDS:
        called = entry.title or entry.id
        raise InputError(f"{name} says too little of {called[:60]!r}", "add the page that it links to")
    fields = {"title": entry.title, "url": entry.link, "publisher": entry.publisher, "language": entry.language}
    return make_report(entry.text, name, published=entry.published, **fields)


def _declares_entities(data: bytes) -> bool:
    """Tell whether words are declared before the root that could unfold to something huge."""
    plain = data.replace(b"\0", b"")
    root = _ROOT.search(plain)
    return b"<!ENTITY" in plain[: root.start() if root else None]


def _entry(raw: Mapping[str, Any], feed: Mapping[str, Any]) -> Entry:
    contents = [plain_text(str(piece.get("value") or "")) for piece in raw.get("content") or ()]
    contents.append(plain_text(str(raw.get("summary") or "")))
    text = max(contents, key=len)
    title = plain_text(str(raw.get("title") or ""))
    link = str(raw.get("link") or "").strip()
    language = str(feed.get("language") or "")[:2].lower()
    source = (raw.get("source") or {}).get("title") or feed.get("title") or ""
    return Entry(
        id=str(raw.get("id") or "").strip() or link or text_hash(f"{title}\n{text}"),
        text=text,
        title=" ".join(title.split()) or None,
        link=link if link.lower().startswith(("http://", "https://")) else None,
        publisher=" ".join(plain_text(str(source)).split()) or None,
        published=_day(raw),
        language=language if language.isascii() and language.isalpha() and len(language) == 2 else None,
    )


def _day(raw: Mapping[str, Any]) -> str | None:
    moment = raw.get("published_parsed") or raw.get("updated_parsed")
    try:
        return date(moment.tm_year, moment.tm_mon, moment.tm_mday).isoformat() if moment else None
    except ValueError:
        return None
