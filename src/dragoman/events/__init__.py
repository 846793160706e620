"""Who did what to whom, how surely, and what else a report states: relations, control, ceasefires."""

from dragoman.events.coding import code
from dragoman.events.pairs import PairCode, code_pair

__all__ = ["PairCode", "code", "code_pair"]
