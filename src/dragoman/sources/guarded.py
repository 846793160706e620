"""Connections that go only where they may, and end when their time is over or somebody asks them to."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from threading import Event
from typing import Any

import httpcore

from dragoman.sources.addresses import resolve

# A wait on the network looks up this often to see whether it should stop.
_GLANCE = 0.5


class Stopped(Exception):  # noqa: N818  it is no error
    """Somebody asked to stop while the network was waited for."""


class Clock:
    """The time that one fetch has, from first to last byte; each wait on the network is cut to what is left of it."""

    def __init__(self, seconds: float, stopping: Event | None = None) -> None:
        """Start the clock.

        Args:
            seconds: time for everything.
            stopping: set where the fetch should end at once.
        """
        self._ends = time.monotonic() + seconds
        self._stopping = stopping

    def left(self, most: float | None = None) -> float:
        """Return the seconds that a wait may take.

        Raises:
            httpcore.ReadTimeout: where none are left.
            Stopped: where somebody asked to stop.
        """
        if self._stopping is not None and self._stopping.is_set():
            raise Stopped
        seconds = self._ends - time.monotonic()
        if seconds <= 0:
            raise httpcore.ReadTimeout("it took too long")
        return seconds if most is None else min(seconds, most)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to the very address that was checked, so that a second answer of the resolver changes nothing."""

    def __init__(self, clock: Clock, *, allow_private: bool) -> None:
        """Keep the clock and whether addresses that are not public may be reached."""
        self._clock = clock
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers.

        Raises:
            InputError: where the host has no address that may be reached.
            httpcore.ConnectError: where none answers.
        """
        wait = self._clock.left(timeout)
        fault: Exception = httpcore.ConnectError("no address")
        for address in resolve(host, port, seconds=wait, allow_private=self._allow_private):
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._clock.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as refused:
                fault = refused
            else:
                return _GuardedStream(stream, self._clock)
        raise fault


class _GuardedStream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, clock: Clock) -> None:
        self._inner = inner
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        idle = Clock(timeout) if timeout is not None else self._clock
        while True:
            try:
                return self._inner.read(max_bytes, self._clock.left(idle.left(_GLANCE)))
            except httpcore.ReadTimeout:
                idle.left()  # the silence has lasted its time
                self._clock.left()

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._clock.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._inner.start_tls(ssl_context, server_hostname, self._clock.left(timeout))
        return _GuardedStream(stream, self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
