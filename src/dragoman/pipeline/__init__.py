"""The order of the steps."""

from dragoman.pipeline.reading import Reader

__all__ = ["Reader"]
