from __future__ import annotations

from io import BytesIO
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import InputError, UsageError
from dragoman.report import Report
from dragoman.sources.columns import AS_NAMED, Columns, parse_columns
from dragoman.sources.lines import line_reports
from dragoman.sources.tables import csv_reports, parquet_reports

ACLED = parse_columns("text=notes, published=event_date,publisher=source")


def _csv(text: str, columns: Columns = AS_NAMED, encoding: str = "utf-8") -> list[Report | InputError]:
    return list(csv_reports(BytesIO(text.encode(encoding)), "table.csv", columns))


def _only(items: list[Report | InputError]) -> Report:
    (item,) = items
    assert isinstance(item, Report)
    return item


def test_columns_are_mapped_and_worded_days_are_read() -> None:
    table = 'event_date,source,notes,fatalities\n09 January 2020,AFP,"Troops, said to be ""many"",\nleft Kidal.",0\n'
    report = _only(_csv(table, ACLED))
    assert report.text == 'Troops, said to be "many",\nleft Kidal.'
    assert (report.published, report.publisher) == ("2020-01-09", "AFP")


def test_columns_of_the_fields_own_names_need_no_mapping() -> None:
    report = _only(_csv("Title,TEXT,Published\nTalks,Talks began in Juba.,2018-06-25\n"))
    assert (report.title, report.text, report.published) == ("Talks", "Talks began in Juba.", "2018-06-25")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_from_the_header(delimiter: str) -> None:
    lines = (("id", "text", "title"), ("1", "Shells fell on Goma", "News"))
    report = _only(_csv("\n".join(delimiter.join(line) for line in lines)))
    assert (report.id, report.title) == ("1", "News")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_tables_come_in_many_encodings(encoding: str) -> None:
    words = "Министр обороны прибыл в Дамаск и провёл переговоры с президентом о перемирии на севере страны."
    assert _only(_csv(f"text,id\n{words},7\n", encoding=encoding)).text == words


def test_a_broken_row_is_told_by_its_line_and_the_others_go_on() -> None:
    rows = [
        "id,text,published",
        "1,Shells fell on Goma.,2020-01-09",
        "2,left, right,2020-01-10",
        "3,,2020-01-11",
        "",
        "4,Rain.,9/1/20",
    ]
    items = _csv("\n".join([*rows, "5,Talks began.,2020", '6,"never closed']) + "\n")
    assert [item.id for item in items if isinstance(item, Report)] == ["1", "5", "6"]
    assert [str(item).split(" has ")[0] for item in items if isinstance(item, InputError)] == [
        *("line 3 of table.csv", "line 4 of table.csv", "line 6 of table.csv")
    ]


def test_a_field_without_end_is_an_error_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.sources.tables.MOST_CHARACTERS", 100)
    items = _csv('id,text\n1,"' + "x\n" * 60 + "2,Rain fell.\n")
    assert any(isinstance(item, InputError) and "field larger" in str(item) for item in items)
    assert isinstance(items[-1], Report)


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(InputError, match=r"no column 'notes' but 'id', 'body': .*--columns"):
        _csv("id,body\n1,x\n", ACLED)


@pytest.mark.parametrize("text", ["notes", "text=", "=notes", "body=notes", "text=a,text=b", ""])
def test_what_maps_no_column_is_wrong_use(text: str) -> None:
    with pytest.raises(UsageError, match="FIELD=COLUMN"):
        parse_columns(text)


def test_keys_of_json_lines_can_be_mapped_too() -> None:
    lines = [b'{"notes": "Troops left Kidal.", "event_date": "9 January 2020", "source": null, "source_id": 4}', b"{}"]
    good, bad = line_reports(lines, "in.jsonl", ACLED)
    assert isinstance(bad, InputError)
    assert isinstance(good, InputError) or good.published == "2020-01-09"
    assert isinstance(good, Report)


def test_parquet_is_read_with_its_types_and_a_name_full_of_signs(tmp_path: Path) -> None:
    path = tmp_path / "a[1]*'?.parquet"
    plain = tmp_path / "plain.parquet"
    duckdb.execute(
        f"COPY (SELECT 'Rain fell ' || i AS \"no\"\"tes\", DATE '2020-01-09' AS event_date, NULL AS source "  # noqa: S608
        f"FROM range(300) AS t(i)) TO '{plain}' (FORMAT parquet)"
    )
    plain.rename(path)
    items = list(parquet_reports(path, "table", Columns({"text": 'no"tes', "published": "event_date"})))
    reports = [item for item in items if isinstance(item, Report)]
    assert [report.text for report in reports] == [f"Rain fell {number}" for number in range(300)]
    assert {report.published for report in reports} == {"2020-01-09"}


@pytest.mark.parametrize("data", [b"PAR1", b"PAR1" + bytes(100) + b"PAR1", b""])
def test_a_broken_parquet_file_is_one_clear_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "broken.parquet"
    path.write_bytes(data)
    with pytest.raises(InputError, match="Parquet") as caught:
        list(parquet_reports(path, "broken.parquet", AS_NAMED))
    assert "\n" not in str(caught.value)
