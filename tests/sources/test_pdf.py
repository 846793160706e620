import pytest
from tests.sources.documents_made import pdf

from dragoman.errors import InputError
from dragoman.sources.pdf import pdf_report

BODY = (
    "Clashes between two armed groups in the north of Jonglei State dis-",
    "placed some 3,000 people between Monday and Wednesday, local leaders",
    "told the mission.",
    "A convoy with food reached Pibor town on Thursday for the first time.",
)


def test_lines_become_paragraphs_and_divided_words_are_whole() -> None:
    report = pdf_report(pdf(["Situation Report No. 5", *BODY], title="South Sudan"), "report.pdf")
    assert report.text == (
        "Situation Report No. 5\n\nClashes between two armed groups in the north of Jonglei State displaced some 3,000 "
        "people between Monday and Wednesday, local leaders told the mission.\n\n"
        "A convoy with food reached Pibor town on Thursday for the first time."
    )
    assert (report.title, report.published) == ("South Sudan", None)


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        ["OCHA South Sudan", f"Shells fell on the market of town {n} and wounded many.", f"Page {n} of 4"]
        for n in "1234"
    ]
    text = pdf_report(pdf(*pages), "report.pdf").text
    assert "OCHA" not in text
    assert "Page" not in text
    assert text.count("Shells") == 4


@pytest.mark.parametrize("title", ["Microsoft Word - sitrep.doc", "final_v3.docx", "untitled", "--"])
def test_a_title_that_a_program_left_is_none(title: str) -> None:
    assert pdf_report(pdf(BODY, title=title), "report.pdf").title is None


@pytest.mark.parametrize(
    ("data", "cause"),
    [(b"%PDF-1.7 and nothing", "broken"), (pdf(BODY)[:200], "broken|no text"), (pdf([]), "only pictures")],
)
def test_a_document_without_text_is_one_clear_line(data: bytes, cause: str) -> None:
    with pytest.raises(InputError, match=cause) as caught:
        pdf_report(data, "report.pdf")
    assert "\n" not in str(caught.value)
