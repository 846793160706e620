"""Times: expressions of time in running text, put on days."""

from dragoman.mentions.times.finding import find_times, recognise_all
from dragoman.mentions.times.found import FoundTime
from dragoman.mentions.times.scene import Anchor

__all__ = ["Anchor", "FoundTime", "find_times", "recognise_all"]
