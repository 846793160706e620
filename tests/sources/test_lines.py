from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources.lines import line_reports


def test_bad_lines_are_told_by_number_and_the_others_go_on() -> None:
    lines = [
        b'{"id": 7, "text": "Troops left Kidal."}\n',
        b'{"id": "cut", "text": "Troops le\n',
        b"\n",
        b'{"id": "none"}\n',
        b'{"id": "empty", "text": " "}\n',
        b'{"id": "when", "text": "Talks began.", "published": "soon"}\n',
        b'["text"]\n',
        b"\xff\xfe\n",
        b'{"id": "last", "text": "Talks ended.", "published": "2013-06-18", "other": [1]}\n',
    ]
    items = list(line_reports(lines, "in.jsonl"))
    assert [item.id for item in items if isinstance(item, Report)] == ["7", "last"]
    errors = [str(item) for item in items if isinstance(item, InputError)]
    assert [error.split(" of ")[0] for error in errors] == [f"line {n}" for n in (2, 4, 5, 6, 7, 8)]
    assert all("\n" not in error for error in errors)


def test_a_line_without_an_id_gets_one_from_its_text() -> None:
    first, second = line_reports([b'{"text": "A"}', b'{"text": "A", "title": "B"}'], "in.jsonl")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.id == second.id
