"""From an annotated report to its mentions: the order of the steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.knowledge import Knowledge
from dragoman.mentions.actors import gather_actors, put_actors
from dragoman.mentions.background import tell_background
from dragoman.mentions.board import Board
from dragoman.mentions.bounds import find_clues, known_days
from dragoman.mentions.cites import cited_media
from dragoman.mentions.doubting import Doubter
from dragoman.mentions.furniture import find_furniture
from dragoman.mentions.places import find_places
from dragoman.mentions.publication import NOTHING_KNOWN, Publication, infer_publication
from dragoman.mentions.remembered import remembered_sentences
from dragoman.mentions.scene import build_scene
from dragoman.mentions.spotting import spot
from dragoman.mentions.time_conflicts import find_time_conflicts
from dragoman.mentions.times import FoundTime, find_times, recognise_all
from dragoman.mentions.view import view_sentences
from dragoman.record import Mark, Mentions, ReportHead
from dragoman.report import Annotated, Report


def find(annotated: Annotated, knowledge: Knowledge) -> Mentions:
    """Find and resolve what a report names.

    Args:
        annotated: the report with sentences, words, trees and tagged mentions; trees and tags may be missing.
        knowledge: who is who, and where is what.

    Returns:
        Actors, places and times with a mark for each mention, the day of publication given or inferred, the outlets
        cited, sentences that are background, and what is doubtful in all of it. Leftovers of the page hold no mention.
    """
    views = view_sentences(annotated)
    furniture = find_furniture(views)
    boards = [spot(view, knowledge) for view in views if view.index not in furniture.sentences]
    recognised = recognise_all(annotated)
    given = annotated.report.published
    clues = NOTHING_KNOWN if given else find_clues(boards, knowledge, recognised)
    publication = infer_publication(annotated, given, clues=clues, recognised=recognised)
    times = find_times(annotated, publication.anchor, recognised)
    remembered = _remembered(boards, knowledge, publication)
    scene = build_scene(boards, knowledge, publication.published)
    doubter = Doubter()
    put_actors(boards, scene, doubter)
    actors = gather_actors(annotated, boards, scene)
    places = find_places(annotated, boards, scene, doubter)
    conflicts = find_time_conflicts(annotated, times, publication)
    filed = {board.view.index: board.body for board in boards}
    marks = [*actors.marks, *places.marks, *_time_marks(times, filed)]
    doubts = [*furniture.doubts, *publication.doubts, *conflicts, *doubter.doubts]
    return Mentions(
        head=_head(annotated.report, publication, boards),
        actors=actors.actors,
        places=places.places,
        times=tuple(found.time for found in times),
        marks=tuple(sorted(marks, key=lambda mark: (mark.sentence, mark.first, mark.last, mark.kind))),
        doubts=tuple(sorted(doubts, key=lambda doubt: (doubt.span, doubt.kind))),
        past=tell_background(annotated, times, publication, remembered, recognised),
    )


def _remembered(boards: Sequence[Board], knowledge: Knowledge, publication: Publication) -> frozenset[int]:
    """Return the sentences that speak of what is long past, where it is known when the report was written."""
    now = publication.anchor.day
    if now is None:
        return frozenset()
    known = known_days([board.view for board in boards], knowledge)
    return remembered_sentences(boards, known, knowledge.actors, now)


def _time_marks(times: Sequence[FoundTime], filed: Mapping[int, int]) -> list[Mark]:
    """Return the marks of the times; the date of a dateline is when the report was filed, and dates no event."""
    return [
        Mark(found.sentence, found.first, found.last, "time", (str(number),), found.relation)
        for number, found in enumerate(times)
        if found.first >= filed.get(found.sentence, 0)
    ]


def _head(report: Report, publication: Publication, boards: Sequence[Board]) -> ReportHead:
    return ReportHead(
        id=report.id,
        title=report.title,
        url=report.url,
        publisher=report.publisher,
        language=report.language,
        published=publication.published,
        published_basis=publication.basis,
        published_range=publication.range,
        published_reasons=publication.reasons,
        cites=cited_media(boards),
    )
