"""Which network addresses are public, and which of them a host name stands for."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Thread
from typing import Final

from dragoman.errors import InputError

# IPv6 addresses that carry an IPv4 address for a translator (RFC 6052).
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the public internet.

    Loopback, private, link-local, shared, reserved, multicast and documentation addresses do not (IANA's
    special-purpose registries, by way of `ipaddress`), nor do IPv6 addresses that stand for such an IPv4 address.
    """
    meant = _meant(ip_address(address))
    return meant.is_global and not (meant.is_multicast or meant.is_reserved)


def resolve(host: str, port: int, *, seconds: float, allow_private: bool) -> list[str]:
    """Return the addresses that a host name stands for now, in the resolver's order.

    Args:
        host: name or literal address.
        port: where one wants to connect.
        seconds: how long to wait for the answer.
        allow_private: also those that are not public.

    Raises:
        InputError: where the name stands for nothing, or for addresses that are not public alone.
    """
    found = _look_up(host, port, seconds)
    fit = [address for address in found if allow_private or is_public(address)]
    if not fit:
        raise InputError(
            f"{host} is at {found[0]}, which is not on the public internet",
            "use --allow-private if you mean to read from your own network",
        )
    return fit


def _meant(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 address only wraps, or the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, address))[1]


def _look_up(host: str, port: int, seconds: float) -> list[str]:
    """Ask the system's resolver, in a thread of its own because nothing can interrupt it."""
    answers: list[list[str]] = []
    faults: list[Exception] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.append(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as fault:
            faults.append(fault)

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if answers and answers[0]:
        return answers[0]
    cause = getattr(faults[0], "strerror", None) or str(faults[0]) if faults else "no answer in time"
    raise InputError(f"the host {host} cannot be found ({cause})", "check the address and the connection")
