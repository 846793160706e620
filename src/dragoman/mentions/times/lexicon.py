"""Words that tell time, each with the one-letter class that the grammar reads.

| class | words | class | words |
| --- | --- | --- | --- |
| M | months | W | weekdays (w: abbreviations, which need a date beside them) |
| d | 1 to 31 | D | 1st to 31st |
| Y | 1000 to 2199 | y | two digits that are no day: 45, 07 |
| S | 1990s | n | other numbers, in digits or words |
| o | first ... thirtieth | v | several, few, many |
| U | day, week, year ... | T | today, yesterday, tomorrow |
| P | morning, night ... | N | seasons |
| H | feasts | C | clock times (c: a.m., GMT, hours) |
| p | early, late, mid | E | end, start, middle, half |
| l | last | g | past |
| x | next, coming | f | following |
| k | previous | t | this |
| h | that | z | same |
| r | later | e | earlier |
| A | after | B | before, prior |
| G | ago | a | the |
| b | a, an, one | m | of |
| i | in, on, at, by, during | F | from |
| Z | between | s | since |
| R | until, to, through | & | and, or |
| , - / ' _ < > | signs; _ is the clitic 's, < > brackets | Q | fiscal, academic |
| I | 2020-01-09 | O | for, over, within |
| u | couple, dozen | X | BC |
| . | any other word | | |
"""

from __future__ import annotations

from dragoman.mentions.times.feasts import FEAST_NAMES


def word_list(text: str) -> list[str]:
    """Return the words of a list written as running text."""
    return text.split()


MONTHS = word_list("january february march april may june july august september october november december")
WEEKDAYS = word_list("monday tuesday wednesday thursday friday saturday sunday")

_NUMBERS = word_list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
_ORDINALS = word_list(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_UNITS = word_list("hour day weekend week fortnight month quarter year decade century")

# Class by class, the words that have it; numbers and names are added below.
_CLASSES: dict[str, str] = {
    "P": "morning afternoon evening night dawn dusk midday noon midnight daybreak nightfall sunrise sunset lunchtime",
    "p": "early late mid latter",
    "E": "end beginning start middle half part rest close outset outbreak onset turn eve most",
    "l": "last",
    "g": "past",
    "x": "next coming upcoming forthcoming",
    "f": "following subsequent ensuing",
    "k": "previous preceding prior",
    "t": "this current",
    "h": "that those these",
    "z": "same",
    "r": "later afterwards afterward",
    "e": "earlier previously beforehand",
    "A": "after",
    "B": "before",
    "G": "ago",
    "a": "the",
    "b": "a an another",
    "m": "of",
    "i": "in on at by during throughout around about approximately",
    "F": "from",
    "Z": "between",
    "s": "since",
    "R": "until till til to through thru",
    "&": "and or",
    "O": "for over within",
    "v": "several few many some numerous",
    "u": "couple dozen",
    "Q": "fiscal financial academic school",
    "X": "bc bce b.c. b.c",
    "c": "am pm gmt utc hrs hr hours o'clock local",
}

# Weekday and month abbreviations; those that are words of their own count only with a capital and a date beside them.
_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
DEICTICS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}


def _entries() -> dict[str, tuple[str, int]]:
    """Return the class and value of every single word, in lower case."""
    words = {word: (kind, 0) for kind, line in _CLASSES.items() for word in line.split()}
    words |= {name: ("n", number) for number, name in enumerate(_NUMBERS)} | {
        name: ("n", n) for name, n in _TENS.items()
    }
    words |= {name: ("o", number) for number, name in enumerate(_ORDINALS, 1)}
    words |= {"one": ("b", 1), "a": ("b", 1), "an": ("b", 1), "another": ("b", 1)}
    for number, unit in enumerate(_UNITS):
        words |= {unit: ("U", number), unit + "s": ("U", number)}
    words |= {"centuries": ("U", 9), "weekdays": (".", 0), "couple": ("u", 2), "dozen": ("u", 12)}
    words |= {name: ("M", number) for number, name in enumerate(MONTHS, 1)}
    words |= {name: ("M", number) for name, number in _SHORT_MONTHS.items()}
    words |= {name: ("W", number) for number, name in enumerate(WEEKDAYS)}
    words |= {name: ("w", number) for name, number in _SHORT_WEEKDAYS.items()}
    words |= {name: ("N", month) for name, month in SEASONS.items()}
    words |= {name: ("T", shift) for name, shift in DEICTICS.items()}
    words |= dict.fromkeys("-‐‑‒–—―−", ("-", 0))
    words |= dict.fromkeys("'‘’", ("'", 0)) | {"'s": ("_", 0), "\u2019s": ("_", 0)}
    words |= {"a.m.": ("c", 0), "p.m.": ("c", 0), "a.m": ("c", 0), "p.m": ("c", 0)}
    return words | {",": (",", 0), "/": ("/", 0), "(": ("<", 0), ")": (">", 0)}


ENTRIES = _entries()

# Names that are words of the language as well: they are months or weekdays with a capital only.
CAPITAL_ONLY = frozenset(
    ["may", "march", "august", "mar", "jun", "jan", "dec", "sep", "mon", "sat", "sun", "wed", "fall"]
)

# First word of a feast's name to the names that begin with it, longest first, each as its words.
FEASTS: dict[str, tuple[tuple[str, ...], ...]] = {}
for _name in sorted(FEAST_NAMES, key=lambda name: (-name.count(" "), name)):
    _words = tuple(_name.replace("'s", " 's").replace("s'", "s '").split())
    FEASTS[_words[0]] = (*FEASTS.get(_words[0], ()), _words)

# What follows a number that counts and dates nothing ("in 1989 people died", "May 20 soldiers").
COUNTED = frozenset(
    word_list(
        """people persons men women children civilians fighters soldiers troops rebels militants insurgents prisoners
    detainees hostages refugees migrants deaths dead killed wounded injured casualties victims families homes
    houses houseless buildings villages miles mile km kilometres kilometers metres meters feet yards m kg tons
    tonnes ton barrels litres acres hectares dollars euros pounds rubles roubles percent per cent million billion
    thousand hundred members workers employees students police officers policemen sorties rockets
    missiles shells rounds bombs mines aircraft planes tanks vehicles cases infections beds votes seats times
    volts watts rpm others strong"""
    )
)
# Words after which a bare season or "the 20th" stands for itself; before any other it belongs to a name or a noun.
FUNCTION_WORDS = frozenset(
    word_list(
        """he she it they we i you who which when while as was were is are had has have will would could can but with
    without because although though where near into onto under against despite that his her its their our and or
    not never did do does also only just still when than then there here if so both all no ; : . ! ? ) ] " ” » …"""
    )
)
# What comes before a number that names or counts a thing.
NUMBERED = frozenset(
    word_list(
        """resolution flight route unit highway article section room no number nos law decree brigade battalion regiment
    division channel page chapter boeing airbus apollo type model mark file item order bill hill point form size
    class level over nearly almost than least most some under exactly approximately $ € £ # us$ usd eur gbp kills
    killed killing injuring wounding"""
    )
)
