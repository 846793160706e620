"""Good manners towards the sites that are read by a machine: robots.txt (RFC 9309) and a pause for each host."""

from __future__ import annotations

import time
from threading import Event, Lock
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from dragoman.errors import InputError
from dragoman.sources.fetching import Fetcher

if TYPE_CHECKING:
    from protego import Protego

_AGENT: Final = "dragoman"
_DAY: Final = 86_400.0
_SHORT: Final = 600.0  # for which a failure is believed
_MOST_BYTES: Final = 500_000  # RFC 9309 asks for that much to be read
_LONGEST_PAUSE: Final = 60.0


class Manners:
    """Knows what each host allows, and spaces out what it is asked for; may be used from several threads."""

    def __init__(self, fetcher: Fetcher, *, pause: float = 1.0, stopping: Event | None = None) -> None:
        """Set what every host is spared.

        Args:
            fetcher: fetches robots.txt.
            pause: seconds between two requests to one host, where its robots.txt does not ask for more.
            stopping: once set, nobody waits any more.
        """
        self._fetcher = fetcher
        self._pause = pause
        self._stopping = stopping or Event()
        self._rules: dict[str, _Known] = {}
        self._turns: dict[str, float] = {}
        self._asking: dict[str, Lock] = {}
        self._lock = Lock()

    def allow(self, url: str) -> bool:
        """Tell whether a site lets us fetch an address of its; a site whose robots.txt fails does not (RFC 9309)."""
        try:
            return self._rules_of(_site(url)).can_fetch(url, _AGENT)
        except InputError:
            return False

    def wait(self, url: str) -> None:
        """Wait until it is our turn to ask the host of an address; ask it first.

        Raises:
            InputError: where the site does not let us, or its robots.txt cannot be had.
        """
        site = _site(url)
        rules = self._rules_of(site)
        if not rules.can_fetch(url, _AGENT):
            raise InputError(f"the robots.txt of {site} does not allow {url}", "read it in a browser and add the file")
        pause = min(max(self._pause, float(rules.crawl_delay(_AGENT) or 0.0)), _LONGEST_PAUSE)
        with self._lock:
            turn = max(time.monotonic(), self._turns.get(site, 0.0))
            self._turns[site] = turn + pause
        self._stopping.wait(turn - time.monotonic())

    def _rules_of(self, site: str) -> Protego:
        with self._lock:
            asking = self._asking.setdefault(site, Lock())
        with asking:  # one thread asks, the others wait for its answer
            known = self._rules.get(site)
            if known is None or known.until < time.monotonic():
                self._rules[site] = known = self._ask(site)
        if isinstance(known.rules, InputError):
            raise known.rules
        return known.rules

    def _ask(self, site: str) -> _Known:
        from protego import Protego  # noqa: PLC0415  only following needs it

        try:
            answer = self._fetcher.get(f"{site}/robots.txt")
        except InputError as error:
            return _Known(time.monotonic() + _SHORT, error)
        if answer.status >= 500 or answer.status == 429:
            unwell = InputError(f"{site}/robots.txt answered {answer.status}", "wait until the site is well again")
            return _Known(time.monotonic() + _SHORT, unwell)
        text = answer.body[:_MOST_BYTES].decode("utf-8", "replace") if answer.status == 200 else ""
        return _Known(time.monotonic() + _DAY, Protego.parse(text))


class _Known(NamedTuple):
    """The rules of a site, or why they cannot be had, and the moment until which they hold."""

    until: float
    rules: Protego | InputError


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"
