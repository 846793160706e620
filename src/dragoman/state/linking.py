"""Readings led together: where each report comes from and which story it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from dragoman.record import Reading
from dragoman.state.origins import Origin, Piece, find_origins
from dragoman.state.pages import Page
from dragoman.state.stories import find_stories, story_id
from dragoman.state.ties import Tie, regroup
from dragoman.state.told import Told, in_order
from dragoman.state.wording import word_weights


class Source(Struct, frozen=True, kw_only=True):
    """A report with its reading.

    Attributes:
        report: its key.
        known: day from which it could be known, or None.
        fingerprints: what copies of its text share.
        reading: what was read from it.
        text: its characters.
    """

    report: str
    known: str | None
    fingerprints: tuple[int, ...]
    reading: Reading
    text: str


class Linked(Struct, frozen=True):
    """What links readings.

    Attributes:
        told: readings in order, each with its origin.
        origins: where each comes from, by day, of one day the fullest first.
        stories: keys of the reports of each story by its id, in order of their first reports.
    """

    told: tuple[Told, ...]
    origins: tuple[Origin, ...]
    stories: Mapping[str, tuple[str, ...]]

    def story_of(self) -> dict[str, str]:
        """Return the story of each report."""
        return {report: id_ for id_, reports in self.stories.items() for report in reports}


def link(
    sources: Iterable[Source],
    rarity: Mapping[str, float],
    owners: Mapping[str, str] | None = None,
    ties: Sequence[Tie] = (),
) -> Linked:
    """Lead readings together; the order in which they come changes nothing.

    Args:
        sources: reports with their readings.
        rarity: weight of common words (`rarities`).
        owners: owner by outlet, both folded by `fold_outlet`.
        ties: what persons said is one story, or two.
    """
    # Of reports of one day the fullest comes first: copies are cut more often than they are drawn out.
    ordered = sorted(sources, key=lambda one: (one.known is None, one.known or "", -len(one.fingerprints), one.report))
    pieces = [_piece(one, rarity) for one in ordered]
    origins = find_origins(pieces, owners)
    told = in_order(
        Told(
            report=one.report,
            known=one.known,
            origin=origin.origin,
            reading=one.reading,
            voice=origin.voice,
            wording=piece.wording,
            text=one.text,
        )
        for one, piece, origin in zip(ordered, pieces, origins, strict=True)
    )
    stories = find_stories([Page(one.report, one.known, one.wording) for one in told])
    if ties:
        stories = _tied(stories, [one.report for one in told], ties)
    return Linked(told, origins, {story_id(reports): reports for reports in stories})


def _tied(
    stories: Sequence[tuple[str, ...]], reports: Sequence[str], ties: Sequence[Tie]
) -> tuple[tuple[str, ...], ...]:
    at = {report: place for place, report in enumerate(reports)}
    groups = regroup([[at[report] for report in story] for story in stories], [(one, "") for one in reports], ties)
    return tuple(tuple(reports[place] for place in group) for group in groups)


def _piece(one: Source, rarity: Mapping[str, float]) -> Piece:
    head = one.reading.report
    return Piece(
        report=one.report,
        known=one.known,
        publisher=head.publisher,
        cites=head.cites,
        speakers=_speakers(one.reading),
        actors=frozenset(actor.id for actor in one.reading.actors),
        fingerprints=one.fingerprints,
        wording=word_weights(f"{head.title or ''}\n{one.text}", rarity),
    )


def _speakers(reading: Reading) -> tuple[str, ...]:
    """Return whose word everything is that a report tells; nobody where it tells one thing itself."""
    deeds = [event for event in reading.events if event.type not in ("ACCUSE", "REJECT", "REQUEST", "THREATEN")]
    if not deeds or not all(event.attributed_to for event in deeds):
        return ()
    return tuple(dict.fromkeys(who for event in deeds for who in event.attributed_to))
