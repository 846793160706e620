"""From whom reports have what they say: which report each goes back to, whose voice that is, and why we think so.

Forty papers that print one dispatch are one origin, and so are two that quote one official. What comes later changes
nothing about what came before, so that an answer as of a day needs only the reports of that day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from msgspec import Struct

from dragoman.state.copies import find_copies
from dragoman.state.days import gap
from dragoman.state.pages import Page, near_pairs
from dragoman.state.wording import Wording, likeness

Reason = Literal["own", "text", "translation", "attribution", "quotation", "ownership"]

_NEAR: Final = 5  # days within which a report takes over another
_RETOLD: Final = 0.56  # likeness of a dispatch and its translation; two reports of one event on one day reach 0.54
_QUOTED: Final = 0.3  # likeness of an official's word and a report that passes it on
_CITED: Final = 0.15  # likeness of an outlet's report and one that names the outlet as its source

_BRACKET: Final = re.compile(r"\s*\([^()]*\)")


class Piece(Struct, frozen=True, kw_only=True):
    """A report as far as its origin goes.

    Attributes:
        report: its key.
        known: day from which it could be known, or None.
        publisher: outlet, or None.
        cites: outlets that it names as its sources.
        speakers: ids of those whose word all that it tells is; empty where it tells something itself.
        actors: ids of all actors that it names.
        fingerprints: what copies of its text share.
        wording: what it is about.
    """

    report: str
    known: str | None
    publisher: str | None
    cites: tuple[str, ...]
    speakers: tuple[str, ...]
    actors: frozenset[str]
    fingerprints: tuple[int, ...]
    wording: Wording


class Origin(Struct, frozen=True):
    """Where a report comes from.

    Attributes:
        report: its key.
        origin: key of the report that it goes back to, or its own.
        voice: who speaks in it in the end: the outlet (or its owner) of that report, or the outlet cited; reports of
            one voice confirm nothing of one another.
        reason: why: its own, the same text, a translation or retelling, an outlet cited, an official quoted by both,
            an outlet of the same owner.
        detail: the reason in words, or nothing.
    """

    report: str
    origin: str
    voice: str
    reason: Reason
    detail: str


def find_origins(pieces: Sequence[Piece], owners: Mapping[str, str] | None = None) -> tuple[Origin, ...]:
    """Lead every report to the first report that it goes back to.

    Args:
        pieces: reports in order of the day from which they could be known, then of their keys, undated last.
        owners: name of the owner by name of the outlet, both folded by `fold_outlet`.

    Returns:
        One origin for each report, in the same order.
    """
    copies = find_copies((piece.report, piece.fingerprints) for piece in pieces)
    by_report: dict[str, Origin] = {}
    places = {piece.report: at for at, piece in enumerate(pieces)}
    earlier = _earlier(pieces)
    for at, piece in enumerate(pieces):
        copied = copies[piece.report]
        if copied != piece.report:
            share = "the same text" if pieces[places[copied]].fingerprints == piece.fingerprints else "most of its text"
            found: tuple[str, Reason, str] | None = copied, "text", share
        else:
            found = _taken_over(piece, [pieces[other] for other in earlier.get(at, ())])
        by_report[piece.report] = _origin(piece, found, by_report, owners or {})
    return tuple(by_report.values())


def fold_outlet(name: str) -> str:
    """Return an outlet's name without case and remarks in brackets ("Saba (English)"): what makes it the same."""
    return " ".join(_BRACKET.sub("", name).casefold().split()) or name.casefold()


def _origin(
    piece: Piece, found: tuple[str, Reason, str] | None, by_report: Mapping[str, Origin], owners: Mapping[str, str]
) -> Origin:
    if found is not None:
        first = by_report[found[0]]
        return Origin(piece.report, first.origin, first.voice, found[1], found[2])
    if piece.cites and not piece.publisher:
        cited = piece.cites[0]
        return Origin(piece.report, piece.report, _voice(cited, owners), "attribution", f"cites {cited}")
    if piece.publisher is None:
        return Origin(piece.report, piece.report, piece.report, "own", "")
    outlet = fold_outlet(piece.publisher)
    owner = owners.get(outlet)
    reason: Reason = "ownership" if owner else "own"
    return Origin(piece.report, piece.report, owner or outlet, reason, f"belongs to {owner}" if owner else "")


def _voice(outlet: str, owners: Mapping[str, str]) -> str:
    folded = fold_outlet(outlet)
    return owners.get(folded, folded)


def _earlier(pieces: Sequence[Piece]) -> dict[int, list[int]]:
    """Return, for each report, those shortly before it that it has words in common with."""
    pages = [Page(piece.report, piece.known, piece.wording) for piece in pieces]
    earlier: dict[int, list[int]] = {}
    for one, other in near_pairs(pages, days=_NEAR):
        earlier.setdefault(other, []).append(one)
    return earlier


def _taken_over(piece: Piece, earlier: Sequence[Piece]) -> tuple[str, Reason, str] | None:
    """Return the report that a piece takes over, with reason and detail; its own outlet's do not count."""
    best: tuple[int, float, str, Reason, str] | None = None
    for other in earlier:
        alike = likeness(piece.wording, other.wording)
        found = _relation(piece, other, alike)
        if found is not None and (best is None or (found[0], alike) > best[:2]):
            best = (found[0], alike, other.report, found[1], found[2])
    return best[2:] if best else None


def _relation(piece: Piece, other: Piece, alike: float) -> tuple[int, Reason, str] | None:
    """Return why a report may go back to an earlier one, the firmest reason with the greatest number."""
    if piece.publisher and other.publisher and fold_outlet(piece.publisher) == fold_outlet(other.publisher):
        return None
    if piece.known is None or other.known is None or (gap(piece.known, other.known) or 0) >= _NEAR:
        return None
    cited = other.publisher and fold_outlet(other.publisher) in {fold_outlet(cite) for cite in piece.cites}
    if cited and alike >= _CITED:
        return 3, "attribution", f"cites {other.publisher}"
    if alike >= _RETOLD:
        return 2, "translation", f"retells it in other words ({round(100 * alike)} % alike)"
    speaker = next((who for who in piece.speakers if who in other.actors), None)
    if speaker is not None and alike >= _QUOTED:
        return 1, "quotation", f"both have it from {speaker}"
    return None
