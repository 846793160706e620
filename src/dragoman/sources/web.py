"""A page from the web, within bounds of size and time."""

from __future__ import annotations

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources.documents import document_report

MOST_BYTES = 20_000_000
_SECONDS = 20.0
_MOST_REDIRECTS = 5


def is_url(source: str) -> bool:
    """Tell whether a source is a web address rather than a path."""
    return source.lower().startswith(("http://", "https://"))


def page_report(url: str) -> Report:
    """Fetch a page and return the report in it.

    Raises:
        InputError: where it cannot be fetched, is too large, or holds no article.
    """
    return document_report(_fetch(url), url, url=url)


def _fetch(url: str) -> bytes:
    import httpx  # noqa: PLC0415  only web addresses need it

    body = bytearray()
    try:
        client = httpx.Client(follow_redirects=True, max_redirects=_MOST_REDIRECTS, timeout=_SECONDS)
        with client, client.stream("GET", url, headers={"User-Agent": "dragoman"}) as answer:
            answer.raise_for_status()
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > MOST_BYTES:
                    raise InputError(f"{url} is larger than {MOST_BYTES:,} bytes", "save the article and read that")
    except httpx.HTTPStatusError as fault:
        raise InputError(f"{url} answered {fault.response.status_code}", "check the address in a browser") from None
    except (httpx.HTTPError, httpx.InvalidURL) as fault:
        cause = str(fault) or type(fault).__name__
        raise InputError(f"{url} cannot be fetched ({cause})", "check the address and the connection") from None
    return bytes(body)
