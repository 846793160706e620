"""One visit to a feed: what is new in it, and when to come again."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from datetime import UTC
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct, structs

from dragoman.errors import InputError
from dragoman.report import Report, text_hash
from dragoman.sources.feeds import Entry, entry_report, feed_entries
from dragoman.sources.fetching import Fetched, Fetcher
from dragoman.sources.kinds import HEAD, kind_of
from dragoman.sources.memory import Followed
from dragoman.sources.opening import Origin, stream_reports
from dragoman.sources.robots import Manners
from dragoman.sources.web import fetch_document, media_type

# An entry with that many words is taken for the whole report, and its page is left alone.
_WHOLE: Final = 200
# Rounds in which a page may fail before the feed's own words have to do.
_TRIES: Final = 3
_DAY: Final = 86_400.0


class Found(Struct, frozen=True):
    """What became of one new entry.

    Attributes:
        entry: its id.
        item: the report, or why there is none.
        final: whether it is not to be tried again where there is none.
    """

    entry: str
    item: Report | InputError
    final: bool = True


class Visit(Struct, frozen=True, kw_only=True):
    """What one visit to a feed brought.

    Attributes:
        feed: its address.
        before: what was remembered of it.
        listed: ids of all that it lists now; None where it has not changed.
        found: what is new.
        etag: of the version seen.
        modified: likewise.
        error: why the visit failed, or None.
        wait: seconds that the server asks to be left alone.
    """

    feed: str
    before: Followed
    listed: tuple[str, ...] | None = None
    found: tuple[Found, ...] = ()
    etag: str | None = None
    modified: str | None = None
    error: InputError | None = None
    wait: float = 0.0


class Follower:
    """Visits feeds and the pages that they link to; may be used from several threads."""

    def __init__(self, fetcher: Fetcher, manners: Manners) -> None:
        """Keep what fetches, and what knows whom one may ask and when."""
        self._fetcher = fetcher
        self._manners = manners

    def visit(self, feed: str, before: Followed) -> Visit:
        """Ask a feed what is new since it was last seen.

        Args:
            feed: address of a feed, or of a page that changes.
            before: what is remembered of it.

        Raises:
            Stopped: where somebody asked to stop.
        """
        asked = {"If-None-Match": before.etag, "If-Modified-Since": before.modified}
        headers = {name: value for name, value in asked.items() if value}
        visit = Visit(feed=feed, before=before)
        try:
            answer = self._fetcher.get(feed, headers, before=self._manners.wait)
            if answer.status == 304:
                return visit
            if answer.status != 200:
                error = InputError(f"{feed} answered {answer.status}", "check the address, or wait")
                return structs.replace(visit, error=error, wait=_retry_after(answer.headers.get("retry-after", "")))
            listed, found = self._new_in(answer, before)
        except InputError as error:
            return structs.replace(visit, error=error)
        etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
        return structs.replace(visit, listed=listed, found=found, etag=etag, modified=modified)

    def _new_in(self, answer: Fetched, before: Followed) -> tuple[tuple[str, ...], tuple[Found, ...]]:
        media, charset = media_type(answer.headers.get("content-type", ""))
        if kind_of(answer.body[:HEAD], answer.url, media) == "feed":
            entries = feed_entries(answer.body, answer.url, url=answer.url, declared=charset)
            new = [entry for entry in entries if entry.id not in set(before.seen)]
            found = [self._read(entry, answer.url, before.tries.get(entry.id, 0)) for entry in new]
            return tuple(entry.id for entry in entries), tuple(found)
        items = [Found(_id_of(item), item) for item in _reports_of(answer)]
        return tuple(one.entry for one in items), tuple(one for one in items if one.entry not in set(before.seen))

    def _read(self, entry: Entry, feed: str, tried: int) -> Found:
        """Read the page of an entry; the feed's own words where they are all, or the page is not to be had."""
        whole = len(entry.text.split()) >= _WHOLE
        try:
            if whole or entry.link is None or not self._manners.allow(entry.link):
                return Found(entry.id, entry_report(entry, feed))
            page = self._page(entry.link)
        except InputError as error:
            if whole or entry.link is None or tried + 1 < _TRIES:
                return Found(entry.id, error, final=whole or entry.link is None)
            return Found(entry.id, _own_words(entry, feed) or error)
        return Found(entry.id, _completed(page, entry))

    def _page(self, link: str) -> Report:
        answer = fetch_document(link, self._fetcher, before=self._manners.wait)
        for item in _reports_of(answer):
            if isinstance(item, InputError):
                raise item
            return item
        raise InputError(f"{link} holds no report", "read it in a browser")


def remember(visit: Visit, filed: Collection[str], *, now: float, every: float) -> Followed:
    """Return what is to be remembered of a feed after a visit.

    Args:
        visit: the visit.
        filed: ids of entries whose reports are in the record now.
        now: seconds since 1970.
        every: seconds from one round to the next; the pause after failures is doubled from it.
    """
    before = visit.before
    if visit.error is not None:
        pause = max(min(every * 2.0 ** min(before.failures, 20), _DAY), visit.wait)
        return structs.replace(before, failures=before.failures + 1, retry_at=now + pause)
    if visit.listed is None:
        return structs.replace(before, failures=0, retry_at=0.0)
    failed = {one.entry: one.final for one in visit.found if isinstance(one.item, InputError)}
    done = {*before.seen, *filed, *(entry for entry, final in failed.items() if final)}
    seen = tuple(entry for entry in visit.listed if entry in done)
    # An unchanged answer would hide what is still to be tried, so then the whole feed is asked for again.
    settled = len(seen) == len(visit.listed)
    return Followed(
        etag=visit.etag if settled else None,
        modified=visit.modified if settled else None,
        seen=seen,
        tries={entry: before.tries.get(entry, 0) + 1 for entry in failed if entry not in done},
    )


def _reports_of(answer: Fetched) -> Iterator[Report | InputError]:
    origin = Origin(name=answer.url, url=answer.url, content_type=answer.headers.get("content-type", ""))
    return stream_reports(BytesIO(answer.body), origin)


def _completed(page: Report, entry: Entry) -> Report:
    """Complete what a page says of itself with what its feed says; a bare host name is no outlet."""
    host = urlsplit(page.url or "").netloc.removeprefix("www.")
    named = page.publisher if page.publisher and page.publisher.removeprefix("www.") != host else None
    return structs.replace(
        page,
        title=entry.title or page.title,
        publisher=named or entry.publisher or page.publisher,
        published=entry.published or page.published,
        language=page.language or entry.language,
    )


def _own_words(entry: Entry, feed: str) -> Report | None:
    try:
        return entry_report(entry, feed)
    except InputError:
        return None


def _id_of(item: Report | InputError) -> str:
    return item.id if isinstance(item, Report) else text_hash(str(item))


def _retry_after(value: str) -> float:
    """Return the seconds of a Retry-After, at most a day (RFC 9110: a number, or a moment)."""
    if value.strip().isdigit():
        return min(float(value.strip()[:9]), _DAY)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return 0.0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(aware.timestamp() - time.time(), 0.0), _DAY)
