import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources import read_jsonl, read_source, read_sources

ARTICLE = (
    "<html><head><title>Clashes</title></head><body><article><p>Fighters of two militias clashed in the port of "
    "Kismayo on Sunday, witnesses said, and at least four people were killed in the exchange of fire.</p>"
    "</article></body></html>"
)


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/missing":
            self.send_error(404)
            return
        self.send_response(200)
        self.end_headers()
        if self.path == "/endless":
            try:
                while True:
                    self.wfile.write(b"x" * 1_000_000)
            except OSError:
                return
        self.wfile.write(ARTICLE.encode())

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


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
    with pytest.raises(InputError, match="50,000,000 bytes"):
        read_source(str(tmp_path / "huge.txt"))


def test_a_page_is_fetched_and_read(site: str) -> None:
    report = read_source(f"{site}/article")
    assert "Kismayo" in report.text
    assert report.url == f"{site}/article"


@pytest.mark.parametrize(("path", "cause"), [("/missing", "404"), ("/endless", "larger than")])
def test_a_page_that_cannot_be_had_is_one_clear_line(site: str, path: str, cause: str) -> None:
    with pytest.raises(InputError, match=cause):
        read_source(site + path)


def test_an_address_where_nobody_listens_is_one_clear_line() -> None:
    with pytest.raises(InputError, match="cannot be fetched"):
        read_source("http://127.0.0.1:9/")
