"""E-mail as programs save it (.eml, RFC 5322): the letter, and the documents that came with it."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Final, NamedTuple

from dragoman.errors import InputError
from dragoman.sources.fragments import plain_text

_DEEPEST: Final = 5
_DOCUMENTS: Final = frozenset({"application/pdf", "text/html", "text/plain", "text/markdown"})


class Part(NamedTuple):
    """A letter or a document in it.

    Attributes:
        name: of the file, or of the letter by its subject.
        data: its bytes; None for a letter.
        text: the words of a letter; None for a document.
        title: subject of the letter, or name of the file.
        publisher: who sent it, by name.
        published: the day on which it was sent, ISO, where it says so.
    """

    name: str
    data: bytes | None
    text: str | None
    title: str | None
    publisher: str | None
    published: str | None


def mail_parts(data: bytes, name: str) -> Iterator[Part]:
    """Yield a letter and the PDF documents, pages, texts and further letters attached to it, in order.

    Args:
        data: bytes of the message.
        name: what to call it in errors.

    Raises:
        InputError: where it is no message.
    """
    message = message_from_bytes(data, policy=default)
    if not isinstance(message, EmailMessage) or not ({"from", "date", "subject"} & {key.lower() for key in message}):
        raise InputError(f"{name} is no e-mail", "save the message as .eml and add that")
    yield from _parts(message, name, 0)


def _parts(message: EmailMessage, name: str, depth: int) -> Iterator[Part]:
    title, sender, day = _header(message, "subject"), _sender(message), _day(message)
    body = message.get_body(("plain", "html"))
    if isinstance(body, EmailMessage):
        words = _words(body)
        shown = plain_text(words) if body.get_content_type() == "text/html" else words
        yield Part(name, None, shown.replace("\r\n", "\n"), title, sender, day)
    for attached in message.iter_attachments() if message.is_multipart() else ():
        if not isinstance(attached, EmailMessage):
            continue
        if attached.get_content_type() == "message/rfc822":
            inner = attached.get_content()
            if depth < _DEEPEST and isinstance(inner, EmailMessage):
                yield from _parts(inner, f"a letter in {name}", depth + 1)
        elif attached.get_content_type() in _DOCUMENTS:
            file = attached.get_filename() or "an attachment"
            payload = attached.get_payload(decode=True)
            yield Part(f"{file} in {name}", payload if isinstance(payload, bytes) else b"", None, file, sender, day)


def _words(body: EmailMessage) -> str:
    try:
        return str(body.get_content())
    except (LookupError, UnicodeError):  # it names an encoding that there is none of
        payload = body.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _header(message: EmailMessage, field: str) -> str | None:
    try:
        return " ".join(str(message.get(field, "")).split()) or None
    except Exception:  # noqa: BLE001  the standard library has more than one way to stumble over a broken header
        return None


def _sender(message: EmailMessage) -> str | None:
    try:
        address = message["from"].addresses[0]
    except Exception:  # noqa: BLE001  as above, and most often there is none
        return None
    return " ".join(address.display_name.split()) or address.domain or None


def _day(message: EmailMessage) -> str | None:
    try:
        sent = message["date"].datetime
    except Exception:  # noqa: BLE001  as above
        return None
    return sent.date().isoformat() if sent is not None else None
