import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from tests.sources.documents_made import pdf
from tests.sources.site import TALKS, TROOPS, Answer, Site, item, page, rss, serving

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources import Fetcher, Limits, parse_columns, read_jsonl, read_source, read_sources

NEAR = Fetcher(allow_private=True, limits=Limits(seconds=10, most_bytes=1_000_000))


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def test_folders_are_read_in_order_and_their_readme_is_not(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Shells fell on Marawi.")
    (tmp_path / "a.md").write_text("Troops entered Zamboanga.")
    (tmp_path / "README.md").write_text("About this folder.")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.jsonl").write_text('{"text": "Talks in Davao."}\n')
    texts = [item.text for item in read_sources([str(tmp_path)]) if isinstance(item, Report)]
    assert texts == ["Troops entered Zamboanga.", "Shells fell on Marawi.", "Talks in Davao."]


def test_what_cannot_be_read_takes_its_place_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text("Protesters marched in Port-au-Prince.")
    items = list(read_sources([str(tmp_path), str(tmp_path / "missing.txt"), str(tmp_path / "*.csv")]))
    assert [type(item) for item in items] == [InputError, Report, InputError, InputError]


@pytest.mark.parametrize("source", ["no/such/file.txt", "bad\x00name", "."])
def test_a_path_that_holds_no_report_is_one_clear_line(source: str) -> None:
    with pytest.raises(InputError) as caught:
        read_source(source)
    assert "\n" not in str(caught.value)


def test_missing_json_lines_are_one_clear_line() -> None:
    with pytest.raises(InputError, match="is not there"):
        list(read_jsonl("no/such/file.jsonl"))


def test_a_file_far_too_large_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(50_000_000)
    with pytest.raises(InputError, match="more than 8,000,000 bytes"):
        read_source(str(tmp_path / "huge.txt"))


def test_a_file_of_any_kind_in_a_folder_gives_its_reports(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([TROOPS]))
    (tmp_path / "b.csv").write_text(f'text\n"{TALKS}"\n')
    (tmp_path / "c.eml").write_text(f"From: a@example.org\nSubject: c\n\n{TROOPS}\n")
    (tmp_path / "d.xml").write_bytes(rss(item("1", "d", words=TALKS)))
    (tmp_path / "e.htm").write_bytes(page(TROOPS))
    duckdb.execute(f"COPY (SELECT 'Rain fell.' AS text) TO '{tmp_path / 'f.parquet'}' (FORMAT parquet)")
    (tmp_path / ".hidden.txt").write_text("Some program's.")
    items = list(read_sources([str(tmp_path)]))
    texts = [item.text.strip().removeprefix("News\n") for item in items if isinstance(item, Report)]
    assert texts == [TROOPS, TALKS, TROOPS, TALKS, TROOPS, "Rain fell."]


def test_a_mapping_of_columns_reaches_tables_and_lines(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'notes\n"{TALKS}"\n')
    (tmp_path / "b.jsonl").write_text('{"notes": "Rain fell."}\n')
    items = list(read_sources([str(tmp_path / "*")], columns=parse_columns("text=notes")))
    assert [getattr(one, "text", one) for one in items] == [TALKS, "Rain fell."]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file here")
def test_a_file_without_end_is_given_up() -> None:
    (error,) = read_sources(["/dev/zero"])
    assert isinstance(error, InputError)
    assert "more than one report can have" in str(error)


def test_a_pipe_is_read() -> None:
    program = "import sys; from dragoman.sources import read_source; print(read_source('/dev/stdin').text)"
    run = subprocess.run(
        [sys.executable, "-c", program], input=TALKS.encode(), capture_output=True, check=True, timeout=60
    )
    assert run.stdout.decode().strip() == TALKS


def test_a_page_is_fetched_and_read(site: Site) -> None:
    site.answers = {"/old": Answer(status=301, headers={"Location": "/new"}), "/new": Answer(page(TROOPS))}
    report = read_source(f"{site.url}/old", fetcher=NEAR)
    assert TROOPS in report.text
    assert report.url == f"{site.url}/new"


def test_a_page_in_a_legacy_encoding_is_read_by_its_word_or_by_the_server_s(site: Site) -> None:
    words = "Министр обороны прибыл в Дамаск в субботу и провёл переговоры с президентом о перемирии на севере."
    told = page(words, head='<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">')
    site.answers["/meta"] = Answer(told.decode().encode("cp1251"))
    site.answers["/header"] = Answer(
        page(words).decode().encode("cp1251"), headers={"Content-Type": "text/html; charset=windows-1251"}
    )
    site.answers["/wrong"] = Answer(page(words), headers={"Content-Type": "text/html; charset=no-such"})
    site.answers["/liar"] = Answer(page(words), headers={"Content-Type": "text/html; charset=iso-8859-1"})
    for path in site.answers:
        assert words in read_source(site.url + path, fetcher=NEAR).text


def test_a_page_cut_off_and_full_of_stray_bytes_is_read(site: Site) -> None:
    whole = page(TROOPS).replace(b"Sunday", b"Sun\xff\xfe\x00day")
    site.answers["/"] = Answer(whole[: whole.index(b"</article>")])
    assert "witnesses said" in read_source(f"{site.url}/", fetcher=NEAR).text


def test_what_an_address_gives_is_read_by_its_kind(site: Site) -> None:
    site.answers = {
        "/sitrep": Answer(pdf([TALKS])),
        "/feed": Answer(rss(item("1", "x", words=TALKS), item("2", "y", words=TROOPS))),
        "/table": Answer(f'text\n"{TALKS}"\n'.encode(), headers={"Content-Type": "text/csv"}),
    }
    items = list(read_sources([site.url + path for path in site.answers], fetcher=NEAR))
    assert [getattr(one, "text", one) for one in items] == [TALKS, TALKS, TROOPS, TALKS]


def test_one_report_is_asked_for_and_a_feed_holds_several(site: Site) -> None:
    site.answers["/feed"] = Answer(rss(item("1", "x", words=TALKS), item("2", "y", words=TROOPS)))
    with pytest.raises(InputError, match="several reports"):
        read_source(f"{site.url}/feed", fetcher=NEAR)


@pytest.mark.parametrize(("path", "cause"), [("/missing", "404"), ("/menu", "without an article"), ("/void", "empty")])
def test_a_page_that_cannot_be_had_is_one_clear_line(site: Site, path: str, cause: str) -> None:
    site.answers = {"/menu": Answer(page("")), "/void": Answer(b"")}
    with pytest.raises(InputError, match=cause) as caught:
        read_source(site.url + path, fetcher=NEAR)
    assert "\n" not in str(caught.value)
