"""A document from the web."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.errors import InputError
from dragoman.sources.fetching import Fetched, Fetcher


def is_url(source: str) -> bool:
    """Tell whether a source is a web address rather than a path."""
    return source.lower().startswith(("http://", "https://"))


def fetch_document(url: str, fetcher: Fetcher, *, before: Callable[[str], None] | None = None) -> Fetched:
    """Fetch what lies at an address.

    Args:
        url: http or https.
        fetcher: fetches it within its bounds.
        before: called with each address before it is asked (`Fetcher.get`).

    Raises:
        InputError: where it cannot be had, or the server says that there is nothing.
    """
    answer = fetcher.get(url, before=before)
    if answer.status != 200:
        raise InputError(f"{url} answered {answer.status}", "check the address in a browser")
    return answer


def media_type(content_type: str) -> tuple[str, str | None]:
    """Split a Content-Type into its media type and the encoding that it declares, if any."""
    from email.message import Message  # noqa: PLC0415

    head = Message()
    head["content-type"] = content_type or "application/octet-stream"
    charset = head.get_content_charset()
    return head.get_content_type(), charset
