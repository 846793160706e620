"""A small record of the war in Sudan, filed by hand, to be asked and corrected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec.structs import replace

from dragoman.pipeline.settle import keep, settle
from dragoman.record import Place, Reading, Resolution
from dragoman.report import Report, Span
from dragoman.store import Stamp, Store
from tests.state.readings import actor, control, doubt, event, reading, relation, toll

STAMP = Stamp("model", "knowledge", "code")
CAST = (
    actor("sdn", "Sudan", country="SDN"),
    actor("sdn.saf", "Sudanese Armed Forces", country="SDN", member_of=("sdn",)),
    actor("sdn.rsf", "Rapid Support Forces", country="SDN"),
    actor("are", "United Arab Emirates", country="ARE"),
)


def town(id_: str, name: str, lat: float | None, lon: float | None, country: str = "SDN") -> Place:
    return Place(id_, name, "city", country, lat, lon, (Span(0, 5),), Resolution("exact", 1.0))


FASHER = town("place:el-fasher", "El Fasher", 13.63, 25.35)
NYALA = town("place:nyala", "Nyala", 12.05, 24.88)
SHELLING = "=cmd| <b>Shells</b> fell on a market in El Fasher; nine were killed, doctors said."
DENIAL = "The RSF took Nyala, the governor said in Abéché."


def shelling(killed: int, **fields: Any) -> Any:
    told = {"place": "place:el-fasher", "start": "2024-05-10", "act": "shelling", "killed": toll(killed, killed)}
    return event("ASSAULT", ("sdn.rsf",), ("x.civilians",), sentence=Span(6, len(SHELLING)), **(told | fields))


def reports() -> list[tuple[Report, Reading, str]]:
    """Return reports with their readings, and the day on which the record learns of each."""
    odd = doubt("'Fashir' is misspelt", "El Fasher")
    first = reading(*CAST, FASHER, shelling(9), odd, published="2024-05-11", title="=SUM(1)")
    taken = control("place:nyala", "sdn.rsf", "captures", start="2024-05-12")
    taken = replace(taken, sentence=Span(0, len(DENIAL)))
    backing = relation("are", "backs", "sdn.rsf", hedged=True)
    second = reading(*CAST, NYALA, taken, backing, published="2024-05-13", publisher="Radio")
    return [
        (Report(id="1", text=SHELLING, publisher="Wire", title="=SUM(1)", published="2024-05-11"), first, "2024-05-11"),
        (Report(id="2", text=DENIAL, publisher="Radio", published="2024-05-13"), second, "2024-05-14"),
    ]


def fill(path: Path) -> Path:
    """File the reports, each on its day, and settle."""
    for report, read, day in reports():
        with Store.open(path, create=True) as store, store.writer(at=day) as writer:
            keep(writer, report, read, STAMP)
            settle(store.view(), writer)
    return path
