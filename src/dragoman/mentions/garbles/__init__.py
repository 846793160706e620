"""Names that came through a mangle: by which ways names are garbled, whom a garbled one means, and where one stands."""

from dragoman.mentions.garbles.deciphering import Guess, decipher, is_bound

__all__ = ["Guess", "decipher", "is_bound"]
