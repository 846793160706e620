"""Actor dictionaries of PETRARCH and TABARI, with CAMEO codes.

An entry is a name in capitals, its words joined by underscores; lines that start with + give other names of it, codes
stand in square brackets on its line or below, with the days between which they hold:

    ABU_NIDAL_ORGANIZATION [IMGMUSALQ]
    +FATAH_REVOLUTIONARY_COUNCIL_
    HAMID_KARZAI_
        [AFGELI 750101-000101]
        [AFGGOV >011222]

Sources: the dictionaries and the reader of openeventdata/petrarch2; the CAMEO codebook (Schrodt 2012), chapter 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from dragoman.knowledge.actors import ActorIndex
from dragoman.knowledge.dates import is_reduced_date
from dragoman.knowledge.entries import ActorEntry, Membership
from dragoman.knowledge.folding import fold
from dragoman.knowledge.importing.naming import from_capitals, proper_names
from dragoman.knowledge.making.actor_files import SECTORS
from dragoman.knowledge.making.problems import Problem
from dragoman.record import ActorKind

_CODE = re.compile(r"\[([^\]]*)\]")
_DAYS = re.compile(r"([<>]?)(\d+)(?:-(\d+))?")
_ACRONYM = re.compile(r"[A-Z0-9/.-]{2,8}")
_BRACKETS = re.compile(r"\(([^)]*)\)?")
_PIVOT = 30  # two-digit years up to this one are of our century, as PETRARCH reads them
# CAMEO's roles where PLOVER calls the sector otherwise.
_SECTORS = {"COP": "POL", "INS": "REB", "HLH": "HLT", "MUL": "UNK"}
_KINDS: Mapping[str, ActorKind] = {
    "GOV": "government", "LEG": "government", "SPY": "government", "MIL": "military", "POL": "police",
    "REB": "armed_group", "SEP": "armed_group", "UAF": "armed_group", "IMG": "armed_group", "CRM": "armed_group",
    "PTY": "party", "MED": "media", "BUS": "company", "MNC": "company", "IGO": "international_organisation",
    "ETH": "population", "REF": "population",
}  # fmt: skip
_ORGANS = {"GOV": "gov", "MIL": "mil", "POL": "pol", "LEG": "leg", "JUD": "jud"}
# A dated or elite entry is a person, unless its name has one of these words.
_OF_BODIES = frozenset(
    """agency alliance army assembly association bank battalion brigade bureau cabinet commission committee company
    congress corps council court department division federation force forces front government guard guards junta
    league militia ministry mission movement navy network office organisation organization parliament party police
    regime rebels senate service services soldiers squad state troops union unit""".split()
)
_LIKE = 75  # of 100: how like the name of its state a name must be to be another spelling of it


@dataclass
class _Block:
    """The lines of one entry."""

    line: int
    names: list[str]
    codes: list[tuple[int, str]] = field(default_factory=list)


def read_petrarch(
    lines: Iterable[str], known: ActorIndex, problems: list[Problem], name: str = "dictionary"
) -> Iterator[ActorEntry]:
    """Yield an entry for each of a dictionary.

    Of the names of a state only spellings of its own name are kept, because the dictionaries count towns and
    provinces among them. Days of office become dated membership of an organ of state.

    Args:
        lines: of the dictionary.
        known: actors, for the codes and organs of states.
        problems: gets lines that cannot be understood.
        name: of the file, for them.
    """
    codes = {entry.country: entry for entry in known.entries.values() if entry.kind == "country" and entry.country}
    states = frozenset(fold(one) for entry in codes.values() for one in (entry.name, *entry.aliases))
    for block in _blocks(lines, states, problems, name):
        if not block.codes:
            problems.append(Problem(name, f"line {block.line}", "the actor has no code", "add one in square brackets"))
            continue
        yield _entry(block, codes, known, problems, name)


def _blocks(lines: Iterable[str], states: frozenset[str], problems: list[Problem], name: str) -> Iterator[_Block]:
    block: _Block | None = None
    for number, raw in enumerate(lines, start=1):
        line = raw.partition("#")[0].partition(";")[0].strip()
        if not line or line.startswith("<"):
            continue
        written = _names(line.partition("[")[0], states)
        found = [(number, code.strip()) for code in _CODE.findall(line) if code.strip()]
        if line.startswith("+") or (line.startswith("[") and block is not None):
            if block is None:
                problems.append(Problem(name, f"line {number}", "another name of no actor", "put it below an actor"))
                continue
            block.names += written
            block.codes += found
        elif written:
            if block is not None:
                yield block
            block = _Block(number, written, found)
        else:
            problems.append(
                Problem(name, f"line {number}", "neither a name nor a code", "see the format's description")
            )
    if block is not None:
        yield block


def _names(written: str, states: frozenset[str]) -> list[str]:
    """Return the names that stand on a line: the name, and what follows it in brackets where that is an acronym.

    What is longer, or a state, tells the name from its like elsewhere, and stays behind it.
    """
    plain = " ".join(written.lstrip("+").replace("_", " ").replace("+", " ").split())
    inner = [found for found in _BRACKETS.findall(plain) if fold(found)]
    acronyms = [found for found in inner if _ACRONYM.fullmatch(found) and fold(found) not in states]
    bare = " ".join(_BRACKETS.sub(" ", plain).split())
    apart = "".join(f" ({found})" for found in inner if found not in acronyms)
    return [from_capitals(f"{bare}{apart}"), *acronyms] if fold(bare) else acronyms


def _entry(
    block: _Block, codes: Mapping[str, ActorEntry], known: ActorIndex, problems: list[Problem], name: str
) -> ActorEntry:
    code, _, _ = block.codes[-1][1].partition(" ")
    country, sector = _parts(code, codes)
    first, *others = proper_names(block.names)
    source = f"CAMEO actor code {code}"
    if country and len(code) == 3:
        return _of_state(codes[country], (first, *others), source)
    kind = _kind(first, sector, dated=any(" " in one for _, one in block.codes))
    return ActorEntry(
        id=f"cameo.{'-'.join(fold(first).split())[:60]}",
        name=first,
        kind=kind,
        country=country,
        sector=sector,
        aliases=tuple(others),
        part_of=tuple(_memberships(block, codes, known, problems, name)) if kind == "person" else (),
        source=source,
    )


def _parts(code: str, codes: Mapping[str, ActorEntry]) -> tuple[str | None, str | None]:
    """Return the country and the PLOVER sector of a CAMEO code, each where it has one: COLREBFAR gives COL and REB."""
    triples = [code[at : at + 3].upper() for at in range(0, len(code), 3)]
    country = triples[0] if triples and triples[0] in codes else None
    roles = (_SECTORS.get(triple, triple) for triple in (triples[1:] if country else triples))
    return country, next((role for role in roles if role in SECTORS), None)


def _kind(name: str, sector: str | None, *, dated: bool) -> ActorKind:
    if (dated or sector == "ELI") and not _OF_BODIES & set(fold(name).split()):
        return "person"
    return _KINDS.get(sector or "", "organisation")


def _of_state(state: ActorEntry, names: tuple[str, ...], source: str) -> ActorEntry:
    """Return an entry for a state with the spellings of its name; towns that are coded alike are left out."""
    own = [fold(one) for one in (state.name, *state.adjectives)]
    like = [one for one in names if max(fuzz.ratio(fold(one), other) for other in own) >= _LIKE]
    like += [one for one in names if fold(state.name) in fold(one) and one not in like]
    return ActorEntry(state.id, state.name, "country", country=state.country, aliases=proper_names(like), source=source)


def _memberships(
    block: _Block, codes: Mapping[str, ActorEntry], known: ActorIndex, problems: list[Problem], name: str
) -> Iterator[Membership]:
    for line, written in block.codes:
        code, _, days = written.partition(" ")
        country, sector = _parts(code, codes)
        organ = f"{codes[country].id}.{_ORGANS[sector]}" if country and sector in _ORGANS else ""
        if known.get(organ) is None or not days:
            continue
        try:
            start, end = _stretch(days)
        except ValueError:
            problems.append(Problem(name, f"line {line}", f"{days!r} are no days", "write YYMMDD-YYMMDD or >YYMMDD"))
            continue
        yield Membership(organ, start, end)


def _stretch(days: str) -> tuple[str | None, str | None]:
    """Return first and last day: `>011222` is since, `<011222` until."""
    match = _DAYS.fullmatch(days.replace(" ", ""))
    if match is None:
        raise ValueError(days)
    sign, first, last = match.groups()
    if last is None:
        return (None, _day(first)) if sign == "<" else (_day(first), None)
    start, end = _day(first), _day(last)
    if end < start:
        raise ValueError(days)
    return start, end


def _day(digits: str) -> str:
    """Return YYMMDD or YYYYMMDD as an ISO date.

    Raises:
        ValueError: where it is no day of the calendar.
    """
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= _PIVOT else "19") + digits
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    if not is_reduced_date(day) or len(day) != 10:
        raise ValueError(digits)
    return day
