"""Stories: reports on one happening and what follows from it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

from dragoman.state.clusters import group_alike
from dragoman.state.days import gap
from dragoman.state.pages import Page, near_pairs
from dragoman.state.wording import likeness

_ALIKE: Final = 0.14  # least score of a join; flat from 0.12 to 0.15 on ECB+
_SHARPNESS: Final = 2.0  # of relative closeness; 0.5 to 2 swept on ECB+, 2 best
_FAINT: Final = 0.04  # likeness below which two reports have nothing in common; it is noise and costs time
_FRESH: Final = 5  # days within which a report takes up another in full
_OVER: Final = 45  # days after which it does not at all


def find_stories(pages: Sequence[Page]) -> tuple[tuple[str, ...], ...]:
    """Group reports into stories.

    Args:
        pages: reports in order of the day from which they could be known, then of their keys, undated last.

    Returns:
        Keys of the reports of each story, in the order of `pages`; a report that stands alone is a story.
    """
    edges = {}
    for one, other in near_pairs(pages, days=_OVER):
        weight = _alike(pages[one], pages[other])
        if weight >= _FAINT:
            edges[one, other] = weight
    groups = group_alike(len(pages), edges, threshold=_ALIKE, sharpness=_SHARPNESS)
    return tuple(tuple(pages[at].report for at in members) for members in groups)


def story_id(reports: Sequence[str]) -> str:
    """Return the id of a story: a hash of the first report that tells it."""
    return hashlib.sha256(f"story {reports[0]}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _alike(one: Page, other: Page) -> float:
    """Return how alike two reports are; what lies days apart keeps only part of it."""
    days = gap(one.day, other.day)
    kept = 1.0 if days is None or days <= _FRESH else max(0.0, (_OVER - days) / (_OVER - _FRESH))
    return kept * likeness(one.wording, other.wording)
