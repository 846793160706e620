"""Feast days by year: what "the Eid truce" or "before Orthodox Christmas" means.

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
from functools import lru_cache
from math import floor, radians, sin
from typing import NamedTuple

_EPOCH_2000 = date(2000, 1, 1).toordinal()
_JULIAN_DAY_2000 = 2451544.5  # midnight UT at the start of that day
_SYNODIC_MONTH = 29.530588861
_MECCA_SUNSET = 15.5 / 24  # universal time, within 40 minutes all year
_ISLAMIC_EPOCH = 227015  # ordinal of 1 Muharram 1 in the proleptic Gregorian calendar, civil reckoning
_ISLAMIC_MONTH = 29.530567  # mean length in the arithmetical calendar
_HEBREW_EPOCH = -1373427  # ordinal of the day from which the days of the Jewish calendar are counted


class Feast(NamedTuple):
    """A feast and how long it is kept.

    Attributes:
        days: how many days.
        of_year: gives its first days in a Gregorian year, mostly one, for lunar feasts none to two.
        sure: whether the day is fixed everywhere; a sighted moon makes it doubtful by a day.
    """

    days: int
    of_year: Callable[[int], tuple[date, ...]]
    sure: bool


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


def _conjunction_near(day: float) -> float:
    """Return the new moon nearest to a day number."""
    guess = round((day - _EPOCH_2000 - 5.6) / _SYNODIC_MONTH)
    return min((conjunction(n) for n in (guess - 1, guess, guess + 1)), key=lambda moment: abs(moment - day))


def islamic_month(year: int, month: int) -> date:
    """Return the first day of a month of the Islamic calendar (1 Muharram ... 12 Dhu al-Hijja)."""
    about = _ISLAMIC_EPOCH + ((year - 1) * 12 + month - 1) * _ISLAMIC_MONTH
    moment = _conjunction_near(about - 1)
    return date.fromordinal(floor(moment) + (1 if moment % 1 < _MECCA_SUNSET else 2))


def _islamic(month: int, day: int) -> Callable[[int], tuple[date, ...]]:
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


def _lunar_new_year(year: int) -> tuple[date, ...]:
    """Return the day of the new moon between 21 January and 20 February, by the clocks of China."""
    moment = _conjunction_near(date(year, 2, 5).toordinal() - 8 / 24)
    return (date.fromordinal(floor(moment + 8 / 24)),)


def _diwali(year: int) -> tuple[date, ...]:
    """Return the day whose evening is moonless between mid-October and mid-November, by the clocks of India."""
    moment = _conjunction_near(date(year, 11, 1).toordinal())
    return (date.fromordinal(floor(moment + 5.5 / 24 - 18 / 24)),)


def _weekday_of(month: int, weekday: int, which: int) -> Callable[[int], tuple[date, ...]]:
    def of_year(year: int) -> tuple[date, ...]:
        first = date(year, month, 1)
        return (first + timedelta((weekday - first.weekday()) % 7 + 7 * (which - 1)),)

    return of_year


def _fixed(month: int, day: int) -> Callable[[int], tuple[date, ...]]:
    return lambda year: (date(year, month, day),)


def _offset(base: Callable[[int], date], days: int) -> Callable[[int], tuple[date, ...]]:
    return lambda year: (base(year) + timedelta(days),)


_FEASTS: dict[str, Feast] = {
    "new year": Feast(1, _fixed(1, 1), sure=True),
    "new year's eve": Feast(1, _fixed(12, 31), sure=True),
    "christmas": Feast(1, _fixed(12, 25), sure=True),
    "christmas eve": Feast(1, _fixed(12, 24), sure=True),
    "boxing day": Feast(1, _fixed(12, 26), sure=True),
    "orthodox christmas": Feast(1, _fixed(1, 7), sure=True),
    "epiphany": Feast(1, _fixed(1, 6), sure=True),
    "valentine's day": Feast(1, _fixed(2, 14), sure=True),
    "may day": Feast(1, _fixed(5, 1), sure=True),
    "victory day": Feast(1, _fixed(5, 9), sure=True),
    "bastille day": Feast(1, _fixed(7, 14), sure=True),
    "all saints' day": Feast(1, _fixed(11, 1), sure=True),
    "all souls' day": Feast(1, _fixed(11, 2), sure=True),
    "armistice day": Feast(1, _fixed(11, 11), sure=True),
    "women's day": Feast(1, _fixed(3, 8), sure=True),
    "thanksgiving": Feast(1, _weekday_of(11, 3, 4), sure=True),
    "labor day": Feast(1, _weekday_of(9, 0, 1), sure=True),
    "good friday": Feast(1, _offset(easter, -2), sure=True),
    "palm sunday": Feast(1, _offset(easter, -7), sure=True),
    "holy week": Feast(7, _offset(easter, -7), sure=True),
    "easter": Feast(1, _offset(easter, 0), sure=True),
    "easter sunday": Feast(1, _offset(easter, 0), sure=True),
    "easter monday": Feast(1, _offset(easter, 1), sure=True),
    "pentecost": Feast(1, _offset(easter, 49), sure=True),
    "orthodox easter": Feast(1, _offset(orthodox_easter, 0), sure=True),
    "ramadan": Feast(30, _islamic(9, 1), sure=False),
    "eid al-fitr": Feast(3, _islamic(10, 1), sure=False),
    "eid al-adha": Feast(4, _islamic(12, 10), sure=False),
    "day of arafah": Feast(1, _islamic(12, 9), sure=False),
    "hajj": Feast(6, _islamic(12, 8), sure=False),
    "islamic new year": Feast(1, _islamic(1, 1), sure=False),
    "ashura": Feast(1, _islamic(1, 10), sure=False),
    "arbaeen": Feast(1, _islamic(2, 20), sure=False),
    "mawlid": Feast(1, _islamic(3, 12), sure=False),
    "nowruz": Feast(2, _fixed(3, 20), sure=False),
    "diwali": Feast(1, _diwali, sure=False),
    "lunar new year": Feast(1, _lunar_new_year, sure=False),
    "rosh hashanah": Feast(2, _offset(jewish_new_year, 0), sure=True),
    "yom kippur": Feast(1, _offset(jewish_new_year, 9), sure=True),
    "sukkot": Feast(7, _offset(jewish_new_year, 14), sure=True),
    "simchat torah": Feast(1, _offset(jewish_new_year, 21), sure=True),
    "passover": Feast(7, lambda year: (jewish_new_year(year) - timedelta(163),), sure=True),
    "purim": Feast(1, lambda year: (jewish_new_year(year) - timedelta(193),), sure=True),
}

# Other names and spellings, without "the", in lower case.
_ALIASES: dict[str, tuple[str, ...]] = {
    "new year": ("new year's day", "new year's"),
    "christmas": ("christmas day", "xmas"),
    "orthodox christmas": ("coptic christmas",),
    "orthodox easter": ("pascha",),
    "easter": ("easter day",),
    "eid al-fitr": ("eid ul-fitr", "eid-ul-fitr", "eid al fitr", "eid-al-fitr", "eid el-fitr", "lesser bairam"),
    "eid al-adha": (
        "eid ul-adha", "eid-ul-adha", "eid-ul-azha", "eid al adha", "eid-al-adha", "eid al-azha", "eid ul-azha",
        "eid el-adha", "feast of sacrifice", "feast of the sacrifice", "festival of sacrifice", "kurban bayrami",
        "tabaski",
    ),
    "ramadan": ("ramadhan", "ramazan", "holy month", "holy month of ramadan"),
    "day of arafah": ("arafat day", "day of arafat"),
    "ashura": ("ashoura",),
    "arbaeen": ("arba'een", "arbain"),
    "mawlid": ("prophet's birthday", "mawlid al-nabi"),
    "islamic new year": ("hijri new year",),
    "nowruz": ("norouz", "newroz", "nawroz", "navruz", "persian new year"),
    "diwali": ("deepavali",),
    "lunar new year": ("chinese new year", "tet", "tết"),
    "rosh hashanah": ("rosh hashana", "jewish new year"),
    "thanksgiving": ("thanksgiving day",),
    "holy week": ("semana santa",),
    "all saints' day": ("all-saints' day", "all saints day"),
    "labor day": ("labour day",),
    "pentecost": ("whitsun",),
    "passover": ("pesach",),
    "women's day": ("international women's day",),
}  # fmt: skip

FEAST_NAMES: dict[str, str] = {name: name for name in _FEASTS} | {
    alias: name for name, aliases in _ALIASES.items() for alias in aliases
}


@lru_cache(maxsize=1024)
def feast_days(name: str, year: int) -> tuple[tuple[date, date], ...]:
    """Return first and last day of a feast in a Gregorian year, mostly one pair; none where the year is out of reach.

    Args:
        name: a value of `FEAST_NAMES`.
        year: 700 to 2500; the sun and moon are not followed further.
    """
    if not 700 <= year <= 2500:
        return ()
    feast = _FEASTS[name]
    return tuple((first, first + timedelta(_length(name, first) - 1)) for first in feast.of_year(year))


def _length(name: str, first: date) -> int:
    """Return how many days a feast lasts that begins on a day; Ramadan ends with the next moon."""
    if name != "ramadan":
        return _FEASTS[name].days
    moment = _conjunction_near(first.toordinal() + 28.5)
    return floor(moment) + (1 if moment % 1 < _MECCA_SUNSET else 2) - first.toordinal()


def is_sure(name: str) -> bool:
    """Tell whether a feast falls on the same day everywhere."""
    return _FEASTS[name].sure
