"""Days of calendars that follow the moon, and of Easter, in the Gregorian calendar.

The moon's conjunctions follow Meeus, Astronomical Algorithms (2nd edition, chapter 49), with the largest periodic
terms, which is good to about half an hour between 1800 and 2200. A month of the Islamic calendar begins on the day
after the first sunset in Mecca that follows its conjunction: the rule of the Umm al-Qura calendar but for the moonset.
Nine months in ten since 2003 begin on the very day of that calendar, the others a day off, as do the calendars of
countries that wait for a sighting. Easter follows Meeus, chapter 8; the Jewish calendar the molad and its four
postponements.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from math import floor, radians, sin

_EPOCH_2000 = date(2000, 1, 1).toordinal()
_JULIAN_DAY_2000 = 2451544.5  # midnight UT at the start of that day
_SYNODIC_MONTH = 29.530588861
_MECCA_SUNSET = 15.5 / 24  # universal time, within 40 minutes all year
_ISLAMIC_EPOCH = 227015  # ordinal of 1 Muharram 1 in the proleptic Gregorian calendar, civil reckoning
_ISLAMIC_MONTH = 29.530567  # mean length in the arithmetical calendar
_HEBREW_EPOCH = -1373427  # ordinal of the day from which the days of the Jewish calendar are counted


def conjunction(lunation: int) -> float:
    """Return the moment of a new moon, as a day number with fraction in universal time.

    Args:
        lunation: how many new moons after the one of 6 January 2000.
    """
    century = lunation / 1236.85
    mean = 2451550.09766 + _SYNODIC_MONTH * lunation + 0.00015437 * century**2
    sun = radians(2.5534 + 29.1053567 * lunation)
    moon = radians(201.5643 + 385.81693528 * lunation + 0.0107582 * century**2)
    latitude = radians(160.7108 + 390.67050284 * lunation - 0.0016118 * century**2)
    eccentricity = 1 - 0.002516 * century
    mean += -0.4072 * sin(moon) + 0.17241 * eccentricity * sin(sun) + 0.01608 * sin(2 * moon)
    mean += 0.01039 * sin(2 * latitude) + 0.00739 * eccentricity * sin(moon - sun)
    mean += -0.00514 * eccentricity * sin(moon + sun) + 0.00208 * eccentricity**2 * sin(2 * sun)
    dynamical = 70 / 86400  # terrestrial time runs ahead of universal time by about a minute in our century
    return _EPOCH_2000 + mean - dynamical - _JULIAN_DAY_2000


def conjunction_near(day: float) -> float:
    """Return the new moon nearest to a day number."""
    guess = round((day - _EPOCH_2000 - 5.6) / _SYNODIC_MONTH)
    return min((conjunction(n) for n in (guess - 1, guess, guess + 1)), key=lambda moment: abs(moment - day))


def begin_of_month(moment: float) -> int:
    """Return the ordinal of the first day of the Islamic month that follows a conjunction."""
    return floor(moment) + (1 if moment % 1 < _MECCA_SUNSET else 2)


def islamic_month(year: int, month: int) -> date:
    """Return the first day of a month of the Islamic calendar (1 Muharram ... 12 Dhu al-Hijja)."""
    about = _ISLAMIC_EPOCH + ((year - 1) * 12 + month - 1) * _ISLAMIC_MONTH
    moment = conjunction_near(about - 1)
    return date.fromordinal(begin_of_month(moment))


def islamic_day(month: int, day: int) -> Callable[[int], tuple[date, ...]]:
    """Return what gives the Gregorian days of a day of the Islamic year in a Gregorian year, one or two."""

    def of_year(year: int) -> tuple[date, ...]:
        first = floor((year - 622) * 1.0307) - 1
        days = (islamic_month(hijri, month) + timedelta(day - 1) for hijri in range(max(1, first), first + 5))
        return tuple(found for found in days if found.year == year)

    return of_year


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the eastern churches, in the Gregorian calendar."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2)


def _hebrew_days_before(year: int) -> int:
    """Return the days from the epoch to 1 Tishri of a Jewish year, after the postponements."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + (3 * (day + 1) % 7 < 3)


def jewish_new_year(year: int) -> date:
    """Return 1 Tishri that falls in a Gregorian year."""
    hebrew = year + 3761
    here, before, after = (_hebrew_days_before(y) for y in (hebrew, hebrew - 1, hebrew + 1))
    late = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + here + late)


def lunar_new_year(year: int) -> tuple[date, ...]:
    """Return the day of the new moon between 21 January and 20 February, by the clocks of China."""
    moment = conjunction_near(date(year, 2, 5).toordinal() - 8 / 24)
    return (date.fromordinal(floor(moment + 8 / 24)),)


def diwali(year: int) -> tuple[date, ...]:
    """Return the day whose evening is moonless between mid-October and mid-November, by the clocks of India."""
    moment = conjunction_near(date(year, 11, 1).toordinal())
    return (date.fromordinal(floor(moment + 5.5 / 24 - 18 / 24)),)
