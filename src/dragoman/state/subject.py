"""What a brief is about: some countries, actors and places."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dragoman.state.cast import Cast


class Subject(Struct, frozen=True):
    """What lines of a situation must have to do with; an empty subject is everything.

    Attributes:
        actors: actor ids.
        places: place ids.
        countries: ISO 3166-1 alpha-3 codes.
    """

    actors: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()

    def concerns(
        self, cast: Cast, *, actors: Iterable[str] = (), places: Iterable[str] = (), countries: Iterable[str] = ()
    ) -> bool:
        """Tell whether something has to do with the subject.

        Args:
            cast: who is who.
            actors: ids of those who take part.
            places: ids of where it is.
            countries: countries that it is known to concern otherwise.
        """
        if not (self.actors or self.places or self.countries):
            return True
        where = set(places)
        who = set(actors)
        # Lines speak of parties, so that a leader's name has to stand for what is led.
        wanted = self.actors | set(cast.sides(self.actors))
        if wanted & (who | set(cast.sides(who))) or self.places & where:
            return True
        states = {cast.country(actor) for actor in who} | {cast.place_countries.get(place) for place in where}
        return not self.countries.isdisjoint(states | set(countries))
