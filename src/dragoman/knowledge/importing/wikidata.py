"""A JSON dump of Wikidata: one item a line, read one after the other, so that memory does not grow with the dump.

Format: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html. Items and properties as numbered there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct

from dragoman.knowledge.dates import is_reduced_date
from dragoman.knowledge.entries import ActorEntry, Membership, Role
from dragoman.knowledge.importing.naming import proper_names
from dragoman.knowledge.importing.wikidata_states import COUNTRIES
from dragoman.knowledge.making.problems import Problem
from dragoman.record import ActorKind

# What is an instance of one of these is an actor. A dump does not say what is a subclass of what before the end of it,
# so that finer classes have to be named by the caller.
CLASSES: Final[Mapping[str, tuple[ActorKind, str | None]]] = {
    "Q17149090": ("armed_group", "REB"),  # armed organization
    "Q17127659": ("armed_group", "REB"),  # terrorist organization
    "Q4456236": ("armed_group", "REB"),  # terrorist group
    "Q772547": ("military", "MIL"),  # armed forces
    "Q37726": ("military", "MIL"),  # army
    "Q4508": ("military", "MIL"),  # navy
    "Q11223": ("military", "MIL"),  # air force
    "Q176799": ("military", "MIL"),  # military unit
    "Q35535": ("police", "POL"),  # police
    "Q732717": ("police", "POL"),  # law enforcement agency
    "Q7188": ("government", "GOV"),  # government
    "Q192350": ("government", "GOV"),  # ministry
    "Q327333": ("government", "GOV"),  # government agency
    "Q47913": ("government", "SPY"),  # intelligence agency
    "Q35749": ("government", "LEG"),  # parliament
    "Q11204": ("government", "LEG"),  # legislature
    "Q7278": ("party", "PTY"),  # political party
    "Q484652": ("international_organisation", "IGO"),  # international organization
    "Q245065": ("international_organisation", "IGO"),  # intergovernmental organization
    "Q192283": ("media", "MED"),  # news agency
    "Q6256": ("country", "GOV"),  # country
    "Q3624078": ("country", "GOV"),  # sovereign state
}
_HUMAN = "Q5"
# Languages of the wars that are reported, whose names of an actor are worth keeping.
_LANGUAGES = (
    "ar", "fa", "ps", "ur", "ru", "uk", "he", "tr", "ku", "ckb", "zh", "my", "am", "ti", "so", "sw", "ha", "fr", "es",
    "pt",
)  # fmt: skip
_PRECISIONS = {9: 4, 10: 7, 11: 10}  # of a time: year, month, day; characters of the date that count

_Text = dict[str, str]
_Statements = tuple[dict[str, Any], ...]


class _Claims(Struct, frozen=True):
    """The statements that an entry is made of; all others of an item are passed over while it is read."""

    P31: _Statements = ()  # instance of
    P17: _Statements = ()  # country
    P27: _Statements = ()  # country of citizenship
    P39: _Statements = ()  # position held
    P241: _Statements = ()  # military branch
    P102: _Statements = ()  # member of political party
    P463: _Statements = ()  # member of
    P361: _Statements = ()  # part of
    P749: _Statements = ()  # parent organization
    P598: _Statements = ()  # commander of
    P488: _Statements = ()  # chairperson
    P3975: _Statements = ()  # secretary general
    P1037: _Statements = ()  # director or manager
    P4791: _Statements = ()  # commanded by
    P6: _Statements = ()  # head of government
    P35: _Statements = ()  # head of state
    P571: _Statements = ()  # inception
    P576: _Statements = ()  # dissolved
    P1366: _Statements = ()  # replaced by
    P7047: _Statements = ()  # enemy
    P859: _Statements = ()  # sponsor


class _Item(Struct, frozen=True):
    # An item without any has an empty list where others have an object.
    id: str = ""
    labels: dict[str, _Text] | list[Any] = {}
    aliases: dict[str, list[_Text]] | list[Any] = {}
    claims: _Claims | list[Any] = _Claims()


_LED_BY = {
    "P488": "chairman", "P3975": "secretary-general", "P1037": "head", "P4791": "commander",
    "P6": "head of government", "P35": "head of state",
}  # fmt: skip
_GREATER = ("P361", "P749", "P463", "P241", "P102")


def read_wikidata(
    lines: Iterable[bytes],
    problems: list[Problem],
    *,
    name: str = "dump",
    countries: frozenset[str] = frozenset(),
    classes: Mapping[str, ActorKind] | None = None,
) -> Iterator[ActorEntry]:
    """Yield an entry for each actor of a dump, and a nameless one with the office of each person that another names.

    Persons are taken where they held a position, served in a force or commanded one. The id is wd.q<number>.

    Args:
        lines: of the dump, each an item with or without a comma at its end; the brackets around all may be there.
        problems: gets lines that are no items.
        name: of the file, for them.
        countries: alpha-3 codes; only actors of these where given.
        classes: items of further classes and what their instances are.
    """
    kinds = {**CLASSES, **{item: (kind, None) for item, kind in (classes or {}).items()}}
    decoder = msgspec.json.Decoder(_Item)
    for number, raw in enumerate(lines, start=1):
        line = raw.strip().removesuffix(b",")
        if line in (b"", b"[", b"]"):  # the brackets around the list
            continue
        try:
            item = decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            problems.append(Problem(name, f"line {number}", f"is no item of Wikidata ({error})", "passed over"))
            continue
        if isinstance(item.claims, _Claims):
            yield from _entries(item, item.claims, kinds, countries)


def _entries(
    item: _Item, claims: _Claims, kinds: Mapping[str, tuple[ActorKind, str | None]], countries: frozenset[str]
) -> Iterator[ActorEntry]:
    found = _kind(claims, kinds)
    names = _names(item)
    if found is None or not names or not item.id.startswith("Q"):
        return
    kind, sector = found
    country = COUNTRIES.get(item.id) if kind == "country" else _country(claims)
    if countries and country not in countries:
        return
    id_ = _id(item.id)
    yield ActorEntry(
        id=id_,
        name=names[0],
        kind=kind,
        country=country,
        sector=sector,
        aliases=tuple(names[1:]),
        native=_native(item, names),
        part_of=tuple(
            Membership(_id(other), *_term(one)) for field in _GREATER for one, other in _items(getattr(claims, field))
        ),
        roles=tuple(Role("commander", _id(other), *_term(one)) for one, other in _items(claims.P598))
        if kind == "person"
        else (),
        opposes=tuple(_id(other) for _, other in _items(claims.P7047)),
        backers=tuple(_id(other) for _, other in _items(claims.P859)),
        start=_first_day(claims.P571),
        end=_first_day(claims.P576),
        successor=next((_id(other) for _, other in _items(claims.P1366)), None),
        source=f"Wikidata {item.id}",
    )
    for field, office in _LED_BY.items():
        for one, leader in _items(getattr(claims, field)):
            yield ActorEntry(id=_id(leader), name="", kind="person", roles=(Role(office, id_, *_term(one)),))


def _id(item: str) -> str:
    return f"wd.{item.lower()}"


def _kind(claims: _Claims, kinds: Mapping[str, tuple[ActorKind, str | None]]) -> tuple[ActorKind, str | None] | None:
    classes = {other for _, other in _items(claims.P31)}
    if _HUMAN in classes:
        return ("person", None) if claims.P39 or claims.P241 or claims.P598 else None
    return next((kinds[one] for one in kinds if one in classes), None)


def _names(item: _Item) -> tuple[str, ...]:
    """Return the English names, the label first; the name that holds for all languages where there is none."""
    labels = item.labels if isinstance(item.labels, dict) else {}
    aliases = item.aliases if isinstance(item.aliases, dict) else {}
    label = labels.get("en") or labels.get("mul")
    if label is None:
        return ()
    others = (*aliases.get("en", ()), *aliases.get("mul", ()))
    return proper_names(one.get("value") for one in (label, *others))


def _native(item: _Item, names: tuple[str, ...]) -> tuple[str, ...]:
    labels = item.labels if isinstance(item.labels, dict) else {}
    found = proper_names(labels[language].get("value") for language in _LANGUAGES if language in labels)
    return tuple(one for one in found if one not in names)


def _country(claims: _Claims) -> str | None:
    """Return the one country that is named, or None: of several, none says which it belongs to."""
    named = {COUNTRIES[other] for _, other in _items(claims.P17 or claims.P27) if other in COUNTRIES}
    return named.pop() if len(named) == 1 else None


def _items(statements: _Statements) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield statements that are not withdrawn with the item that each names."""
    for statement in statements:
        value = _value(statement.get("mainsnak"))
        item = value.get("id") if isinstance(value, dict) else None
        if isinstance(item, str) and item.startswith("Q") and statement.get("rank") != "deprecated":
            yield statement, item


def _value(snak: Any) -> Any:
    data = snak.get("datavalue") if isinstance(snak, dict) else None
    return data.get("value") if isinstance(data, dict) else None


def _term(statement: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return the first and the last day (P580, P582) for which a statement holds, each None where it is not told."""
    qualifiers = statement.get("qualifiers")
    if not isinstance(qualifiers, dict):
        return None, None
    start, end = (
        next((day for snak in qualifiers.get(field, ()) if (day := _day(_value(snak)))), None)
        for field in ("P580", "P582")
    )
    return (start, end) if not (start and end and end[: len(start)] < start[: len(end)]) else (None, None)


def _first_day(statements: _Statements) -> str | None:
    return next((day for one in statements if (day := _day(_value(one.get("mainsnak"))))), None)


def _day(value: Any) -> str | None:
    """Return a time of Wikidata ("+1999-05-00T00:00:00Z", precision 10) as a reduced ISO date, or None."""
    if not isinstance(value, dict) or not isinstance(value.get("time"), str):
        return None
    day = value["time"].removeprefix("+")[: _PRECISIONS.get(value.get("precision") or 0, 0)]
    return day if is_reduced_date(day) else None
