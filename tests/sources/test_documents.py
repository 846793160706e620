import pytest

from dragoman.errors import InputError
from dragoman.sources.documents import MOST_CHARACTERS, document_report, iso_day

PAGE = b"""<!DOCTYPE html><html><head><title>Truce in Taiz - The Gulf Post</title>
<meta property="og:site_name" content="The Gulf Post">
<meta property="article:published_time" content="2022-04-02T08:00:00Z">
</head><body><nav><a href="/">Home</a><a href="/s">Subscribe</a></nav><article><h1>Truce in Taiz</h1>
<p>Houthi fighters and government troops stopped shelling each other in Taiz on Saturday,
residents of the city said.</p>
<p>The two-month truce was brokered by the United Nations and began at seven in the evening after weeks of talks.</p>
<script>alert('<b>attack</b>')</script></article><footer>Cookies</footer></body></html>"""


def test_header_lines_become_the_report_s_fields() -> None:
    report = document_report(b"---\ntitle: Talks in Juba\npublished: 2018-06-25\n---\nThe two leaders met.\n", "x.md")
    assert (report.title, report.published, report.text) == ("Talks in Juba", "2018-06-25", "The two leaders met.\n")


def test_a_rule_of_dashes_is_no_header() -> None:
    assert document_report(b"---\nNo fields here at all\n---\nText", "x.md").text.startswith("---")


def test_the_id_is_a_hash_of_the_text() -> None:
    first, second = (document_report(b"Shells fell on Goma.", name) for name in ("a.txt", "b.txt"))
    assert first.id == second.id
    assert first.id != document_report(b"Shells fell on Bukavu.", "a.txt").id


def test_a_page_yields_its_article_and_what_it_says_of_itself() -> None:
    report = document_report(PAGE, "page.html", url="https://example.org/1")
    assert "Houthi fighters" in report.text
    assert "Subscribe" not in report.text
    assert "alert" not in report.text
    assert (report.published, report.publisher) == ("2022-04-02", "The Gulf Post")


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(InputError, match="without an article"):
        document_report(b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "page.html")


def test_a_text_longer_than_any_report_is_refused_with_a_way_out() -> None:
    with pytest.raises(InputError, match="--jsonl"):
        document_report(b"Shots. " * (MOST_CHARACTERS // 7 + 1), "archive.txt")


@pytest.mark.parametrize(
    ("value", "day"), [("2020", "2020"), ("2020-01", "2020-01"), ("2020-01-09T10:00Z", "2020-01-09")]
)
def test_dates_may_be_reduced_or_carry_a_time(value: str, day: str) -> None:
    assert iso_day(value, "report") == day


@pytest.mark.parametrize("value", ["yesterday", "2020-13", "2021-02-29", "09.01.2020", "20200109", "2020-1-9", "٢٠٢٠"])
def test_a_date_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(InputError, match="2020-01-09"):
        iso_day(value, "report")
