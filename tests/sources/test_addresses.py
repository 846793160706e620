import socket

import pytest

from dragoman.errors import InputError
from dragoman.sources.addresses import is_public, resolve

PRIVATE = """127.0.0.1 127.8.9.1 0.0.0.0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254
100.64.0.1 192.0.2.1
198.18.0.1 224.0.0.1 239.1.1.1
240.0.0.1 255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 2001:db8::1
::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: 2002:c0a8:101::1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1
::127.0.0.1 2001:0:4136:e378:8000:63bf:80ff:fffe""".split()
PUBLIC = "8.8.8.8 1.1.1.1 93.184.216.34 2606:4700:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_of_the_public_internet_are_told(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_told_also_in_the_dress_of_ipv6(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1", "0x7f.1", "2130706433", "::1", "0"])
def test_every_spelling_of_this_machine_is_refused(host: str) -> None:
    with pytest.raises(InputError, match="--allow-private"):
        resolve(host, 80, seconds=5, allow_private=False)


def test_this_machine_is_found_where_that_is_allowed() -> None:
    assert resolve("127.0.0.1", 80, seconds=5, allow_private=True) == ["127.0.0.1"]


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 300, "bad..name", "ü" * 70])
def test_a_name_that_stands_for_nothing_is_one_clear_line(host: str) -> None:
    with pytest.raises(InputError, match="cannot be found") as caught:
        resolve(host, 80, seconds=5, allow_private=True)
    assert "\n" not in str(caught.value)


def test_of_several_addresses_only_the_public_ones_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(2, 1, 6, "", (address, 80)) for address in ("10.0.0.1", "8.8.8.8", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    assert resolve("mixed.example", 80, seconds=5, allow_private=False) == ["8.8.8.8"]
