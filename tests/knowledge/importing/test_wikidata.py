"""A dump of Wikidata: actors out of items, in constant memory, whatever is broken in it."""

from __future__ import annotations

import bz2
import gzip
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import InputError
from dragoman.knowledge import ActorEntry, Role
from dragoman.knowledge.importing.lines import read_lines
from dragoman.knowledge.importing.wikidata import read_wikidata
from dragoman.knowledge.making.problems import Problem


def item_statement(item: str, **terms: str) -> dict[str, Any]:
    value = {"entity-type": "item", "id": item}
    statement: dict[str, Any] = {"mainsnak": {"snaktype": "value", "datavalue": {"value": value}}, "rank": "normal"}
    if terms:
        statement["qualifiers"] = {name: [time(day)["mainsnak"]] for name, day in terms.items()}
    return statement


def time(day: str) -> dict[str, Any]:
    precision = {4: 9, 7: 10, 10: 11}[len(day)]
    value = {"time": f"+{day}{'-00' * (11 - precision)}T00:00:00Z", "precision": precision}
    return {"mainsnak": {"snaktype": "value", "datavalue": {"value": value}}, "rank": "normal"}


def item(id_: str, label: str | None, /, **claims: list[dict[str, Any]]) -> dict[str, Any]:
    labels: Any = {"en": {"language": "en", "value": label}} if label else []
    return {"type": "item", "id": id_, "labels": labels, "aliases": [], "claims": claims or []}


FRONT = item(
    "Q900001",
    "Front of the Two Lakes",
    P31=[item_statement("Q17149090")],
    P17=[item_statement("Q657")],
    P488=[item_statement("Q900002", P580="2014-03", P582="2019")],
    P571=[time("2011")],
    P7047=[item_statement("Q900003")],
)
PERSON = item(
    "Q900002", "Mahamat Testi", P31=[item_statement("Q5")], P27=[item_statement("Q657")], P39=[item_statement("Q1")]
)
TOWN = item("Q900009", "Lake Town", P31=[item_statement("Q515")], P17=[item_statement("Q657")])


def dump(*items: dict[str, Any]) -> bytes:
    return b"[\n" + b",\n".join(json.dumps(one).encode() for one in items) + b"\n]\n"


def read(content: bytes, **options: Any) -> tuple[list[ActorEntry], list[Problem]]:
    problems: list[Problem] = []
    return list(read_wikidata(content.splitlines(keepends=True), problems, **options)), problems


def test_wikidata_items_become_entries_and_offices_go_to_persons() -> None:
    front, office, person = read(dump(FRONT, TOWN, PERSON))[0]
    assert (front.id, front.kind, front.country, front.start) == ("wd.q900001", "armed_group", "TCD", "2011")
    assert front.opposes == ("wd.q900003",)
    assert (office.id, office.name) == (person.id, "")
    assert office.roles == (Role("chairman", "wd.q900001", "2014-03", "2019"),)
    assert (person.kind, person.country) == ("person", "TCD")


def test_wikidata_takes_countries_and_further_classes_as_asked() -> None:
    assert read(dump(FRONT), countries=frozenset({"NER"}))[0] == []
    (town,) = read(dump(TOWN), classes={"Q515": "organisation"})[0]
    assert town.kind == "organisation"


def test_wikidata_goes_on_after_a_broken_line() -> None:
    content = b'[\n{"id": "Q1", "labels": 7},\n\xff\xfe\n{broken\n' + json.dumps(FRONT).encode() + b",\n]\n"
    entries, problems = read(content)
    assert [entry.id for entry in entries] == ["wd.q900001", "wd.q900002"]
    assert [problem.entry for problem in problems] == ["line 2", "line 3", "line 4"]


def test_wikidata_items_without_names_or_with_odd_values_are_passed_over() -> None:
    odd = item("Q900004", "Odd", P31=[{"mainsnak": 7}, {"mainsnak": {"datavalue": {"value": {"id": 5}}}}])
    assert read(dump(item("Q1", None), item("Q900005", None, P31=[item_statement("Q17149090")]), odd)) == ([], [])


def test_lines_are_the_same_however_the_file_is_compressed(tmp_path: Path) -> None:
    content = dump(FRONT, PERSON)
    for name, packed in (("a", content), ("b", gzip.compress(content)), ("c", bz2.compress(content))):
        (tmp_path / name).write_bytes(packed)
        assert b"".join(read_lines(tmp_path / name)) == content


@pytest.mark.parametrize("packed", [gzip.compress(dump(FRONT) * 40)[:-30], bz2.compress(dump(FRONT) * 40)[:-30]])
def test_lines_of_a_file_that_is_cut_off_say_so(tmp_path: Path, packed: bytes) -> None:
    (tmp_path / "cut").write_bytes(packed)
    with pytest.raises(InputError, match="ends in the middle: download it again"):
        list(read_lines(tmp_path / "cut"))


def test_lines_tell_how_far_they_are(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x\n" * 1000)
    told: list[int] = []
    assert sum(1 for _ in read_lines(tmp_path / "a", told.append)) == 1000
    assert told == sorted(told)
    assert told[-1] == 2000


def test_wikidata_memory_does_not_grow_with_the_dump() -> None:
    line = json.dumps(TOWN).encode() + b",\n"

    def peak(count: int) -> int:
        def lines() -> Iterator[bytes]:
            for _ in range(count):
                yield bytes(bytearray(line))

        tracemalloc.start()
        assert list(read_wikidata(lines(), [])) == []
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(10)
    assert peak(4000) < peak(200) + 100_000
