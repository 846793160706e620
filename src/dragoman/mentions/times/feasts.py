"""Feast days by year: what "the Eid truce" or "before Orthodox Christmas" means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from dragoman.mentions.times.calendars import (
    begin_of_month,
    conjunction_near,
    diwali,
    easter,
    islamic_day,
    jewish_new_year,
    lunar_new_year,
    orthodox_easter,
)


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
    "ramadan": Feast(30, islamic_day(9, 1), sure=False),
    "eid al-fitr": Feast(3, islamic_day(10, 1), sure=False),
    "eid al-adha": Feast(4, islamic_day(12, 10), sure=False),
    "eid": Feast(3, lambda year: tuple(sorted((*islamic_day(10, 1)(year), *islamic_day(12, 10)(year)))), sure=False),
    "day of arafah": Feast(1, islamic_day(12, 9), sure=False),
    "hajj": Feast(6, islamic_day(12, 8), sure=False),
    "islamic new year": Feast(1, islamic_day(1, 1), sure=False),
    "ashura": Feast(1, islamic_day(1, 10), sure=False),
    "arbaeen": Feast(1, islamic_day(2, 20), sure=False),
    "mawlid": Feast(1, islamic_day(3, 12), sure=False),
    "nowruz": Feast(2, _fixed(3, 20), sure=False),
    "diwali": Feast(1, diwali, sure=False),
    "lunar new year": Feast(1, lunar_new_year, sure=False),
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
    moment = conjunction_near(first.toordinal() + 28.5)
    return begin_of_month(moment) - first.toordinal()


def is_sure(name: str) -> bool:
    """Tell whether a feast falls on the same day everywhere."""
    return _FEASTS[name].sure
