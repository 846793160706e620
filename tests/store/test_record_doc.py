from __future__ import annotations

import re
from pathlib import Path

from dragoman.report import Report
from dragoman.store import Stamp, Store, report_key
from dragoman.store.tables import TABLES
from tests.state.readings import event, reading

DOC = Path(__file__).parents[2] / "docs" / "record.md"


def test_record_doc_names_every_table_and_column() -> None:
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\|(.*)\|$", DOC.read_text("utf-8"), re.MULTILINE)
    told = {table: set(re.findall(r"`(\w+)`", columns)) for table, columns in rows}
    assert told == {table: set(columns) for table, columns in TABLES.items()}


def test_record_doc_query_gives_the_words(store: Store) -> None:
    text = "🕊 Truce ended. The army of سرت attacked."
    report = Report(id="1", text=text, publisher=None)
    words = text[15:]
    read = reading(event("ASSAULT", ("lby.lna",), sentence=(15, len(text)), trigger=(0, 1)))
    read = read.from_json(read.to_json())
    with store.writer() as writer:
        writer.put(report, read, Stamp("m", "k", "c"), known="2020-01-01", fingerprints=())
    (query,) = re.findall(r"```sql\n(.*?)```", DOC.read_text("utf-8"), re.DOTALL)
    ((*_, found),) = store._connection.execute(query).fetchall()
    assert found == words
    assert store.view().report(report_key(report)) == report
