"""What to follow: an OPML file, as feed readers save it, or a list of web addresses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dragoman.errors import InputError
from dragoman.sources.characters import to_text
from dragoman.sources.paths import unreadable
from dragoman.sources.web import is_url

_MOST_BYTES: Final = 10_000_000


def read_subscriptions(source: str) -> list[str | InputError]:
    """Return the addresses that a file lists, each once, in its order; or the error of a line in its place.

    Args:
        source: an OPML file, or one address a line (blank lines and those that start with # are passed over); a web
            address stands for itself.

    Raises:
        InputError: where the file cannot be read or lists nothing.
    """
    if is_url(source):
        return [source]
    try:
        with Path(source).open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        raise unreadable(source, fault) from None
    if len(data) > _MOST_BYTES:
        raise InputError(f"{source} is larger than any list of feeds", "give an OPML file or one address a line")
    found = list(
        _outlines(data, source) if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else _lines(data, source)
    )
    if not any(isinstance(one, str) for one in found):
        raise InputError(f"{source} lists no feeds", "give an OPML file or one address a line")
    return list(dict.fromkeys(found))


def _outlines(data: bytes, name: str) -> Iterator[str | InputError]:
    from lxml import etree  # noqa: PLC0415  only OPML needs it

    # Nothing outside the file is looked up, and no entity of it is unfolded.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise InputError(f"{name} is no OPML ({fault.msg})", "export it from the feed reader again") from None
    for outline in root.iter("outline") if root is not None else ():
        address = outline.get("xmlUrl") or outline.get("xmlurl")
        if address:
            yield _checked(address.strip(), f"an outline of {name}")


def _lines(data: bytes, name: str) -> Iterator[str | InputError]:
    for number, line in enumerate(to_text(data, name).lstrip("\ufeff").splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield _checked(line.strip(), f"line {number} of {name}")


def _checked(address: str, name: str) -> str | InputError:
    if is_url(address) and not any(character.isspace() for character in address):
        return address
    return InputError(f"{name} is no web address ({address[:60]!r})", "write one that starts with http:// or https://")
