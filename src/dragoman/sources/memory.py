"""What is remembered of each feed from one visit to the next, in a small JSON file beside the record."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.errors import InputError


class Followed(Struct, frozen=True, kw_only=True):
    """What is remembered of one feed.

    Attributes:
        etag: what its server called the version last seen, for If-None-Match.
        modified: when that version was made, as the server put it, for If-Modified-Since.
        failures: visits that failed since the last that did not.
        retry_at: moment (seconds since 1970) before which it is left alone; 0 for none.
        seen: ids of the entries that it listed last and that are done with.
        tries: how often an entry was tried in vain.
    """

    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    retry_at: float = 0.0
    seen: tuple[str, ...] = ()
    tries: dict[str, int] = {}


class _File(Struct):
    feeds: dict[str, Followed]
    version: int = 1


class Memory:
    """Remembers feeds by their address; what is kept is on disk at once, whole or as it was before."""

    def __init__(self, path: Path) -> None:
        """Read the file, where there is one.

        Raises:
            InputError: where it is none of ours.
        """
        self._path = path
        self._feeds: dict[str, Followed] = {}
        try:
            self._feeds = msgspec.json.decode(path.read_bytes(), type=_File).feeds
        except FileNotFoundError:
            pass
        except (OSError, ValueError) as fault:
            raise InputError(f"{path} cannot be read ({fault})", "delete it, and feeds are followed afresh") from None

    def of(self, feed: str) -> Followed:
        """Return what is remembered of a feed."""
        return self._feeds.get(feed, Followed())

    def keep(self, feed: str, followed: Followed) -> None:
        """Remember a feed.

        Raises:
            InputError: where the file cannot be written.
        """
        if self._feeds.get(feed) == followed:
            return
        self._feeds[feed] = followed
        written = msgspec.json.format(msgspec.json.encode(_File(dict(sorted(self._feeds.items())))), indent=1)
        draft = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(written)
            draft.replace(self._path)
        except OSError as fault:
            draft.unlink(missing_ok=True)
            raise InputError(f"{self._path} cannot be written ({fault.strerror})", "check the disk") from None
