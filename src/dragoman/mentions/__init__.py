"""Actors, places and times of a report: found in its sentences, resolved by what the whole report says."""

from __future__ import annotations

from dragoman.mentions.finding import find

__all__ = ["find"]
