from __future__ import annotations

from msgspec import structs

from dragoman.record import Reading
from dragoman.state import Linked, Source, fingerprints, fold_outlet, link
from dragoman.state.wording import rarities
from tests.state.readings import actor, event, reading

COMMON = "the of a in to and was on by said with from after".split()
RARITY = rarities({word: rank for rank, word in enumerate(COMMON)})
DISPATCH = """COTABATO, Aug 11 (Sulu Wire) - Gunmen of the Maute group burned a school in Piagapo before dawn on
Friday and took three teachers with them into the hills above Lake Lanao, the mayor said. Marines closed the road to
Marawi by noon."""
RETOLD = """Before dawn on Friday the gunmen from Maute group have burned the school of Piagapo and have taken with them
three teachers in hills above the lake Lanao, said the mayor. The road to Marawi was closed by marines by noon."""
OTHER = "The price of copra rose in Zamboanga for a third week, traders told the chamber of commerce on Friday."
NONE = reading(published="2017-08-11")


def _link(*given: tuple[str, str | None, Reading], owners: dict[str, str] | None = None) -> Linked:
    sources = [
        Source(
            report=f"{at}",
            known=f"2017-08-{11 + at}",
            fingerprints=fingerprints(text),
            reading=_published(read, publisher),
            text=text,
        )
        for at, (text, publisher, read) in enumerate(given)
    ]
    return link(sources, RARITY, owners)


def _published(read: Reading, publisher: str | None) -> Reading:
    return structs.replace(read, report=structs.replace(read.report, publisher=publisher))


def test_origins_a_printed_dispatch_speaks_with_the_voice_of_the_first() -> None:
    linked = _link((DISPATCH, "Sulu Wire", NONE), (DISPATCH[:-40], "Post", NONE), (OTHER, "Ledger", NONE))
    assert [(one.origin, one.reason) for one in linked.origins] == [("0", "own"), ("0", "text"), ("2", "own")]
    assert [one.source for one in linked.told] == ["sulu wire", "sulu wire", "ledger"]


def test_origins_a_retelling_in_other_words_goes_back_to_the_dispatch() -> None:
    first, second = _link((DISPATCH, "Sulu Wire", NONE), (RETOLD, "Correio", NONE)).origins
    assert (second.origin, second.reason) == (first.report, "translation")


def test_origins_one_outlet_confirms_nothing_of_itself() -> None:
    first, second = _link((DISPATCH, "Saba (English)", NONE), (OTHER, "Saba", NONE)).origins
    assert first.voice == second.voice
    assert second.origin == second.report


def test_origins_outlets_of_one_owner_are_one_voice() -> None:
    owners = {fold_outlet("Channel Two"): "state broadcasting", fold_outlet("Radio One"): "state broadcasting"}
    first, second = _link((DISPATCH, "Radio One", NONE), (OTHER, "Channel Two", NONE), owners=owners).origins
    assert first.voice == second.voice == "state broadcasting"
    assert second.reason == "ownership"


def test_origins_two_who_quote_one_official_go_back_to_the_first() -> None:
    mayor = actor("p.mayor", "Mayor of Piagapo")
    said = reading(mayor, event("ASSAULT", ("phl.maute",), attributed_to=("p.mayor",), status="alleged"))
    short = "The mayor of Piagapo says gunmen of the Maute group burned a school and took three teachers to the hills."
    first, second = _link((DISPATCH, "Sulu Wire", said), (short, "Post", said)).origins
    assert second.origin == first.report
    assert second.reason in {"quotation", "translation"}


def test_origins_do_not_depend_on_what_comes_later() -> None:
    alone = _link((DISPATCH, "Sulu Wire", NONE)).origins
    assert _link((DISPATCH, "Sulu Wire", NONE), (RETOLD, "Correio", NONE)).origins[:1] == alone
