from email.message import EmailMessage
from io import BytesIO

import pytest
from tests.sources.documents_made import pdf

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources.mail import mail_parts
from dragoman.sources.opening import Origin, stream_reports


def _letter(words: str = "Shelling went on in Taiz all night.", subject: str = "Daily update") -> EmailMessage:
    letter = EmailMessage()
    letter["From"] = "Yémen Desk <desk@example.org>"
    letter["Date"] = "Sat, 02 Apr 2022 23:30:00 -0500"
    letter["Subject"] = subject
    letter.set_content(words)
    return letter


def _reports(data: bytes) -> list[Report | InputError]:
    return list(stream_reports(BytesIO(data), Origin(name="letter.eml")))


def test_a_letter_gives_its_words_and_its_head() -> None:
    (report,) = _reports(_letter().as_bytes())
    assert isinstance(report, Report)
    assert report.text == "Shelling went on in Taiz all night.\n"
    assert (report.title, report.publisher, report.published) == ("Daily update", "Yémen Desk", "2022-04-02")


def test_a_letter_in_html_alone_gives_its_words() -> None:
    letter = _letter()
    letter.set_content("<p>Troops <b>left</b> Kidal.</p><p>Talks &amp; trade.</p><script>no()</script>", subtype="html")
    (report,) = _reports(letter.as_bytes())
    assert isinstance(report, Report)
    assert report.text == "Troops left Kidal.\nTalks & trade."


def test_attached_reports_and_letters_are_reports_of_their_own_and_pictures_none() -> None:
    letter = _letter()
    sitrep = pdf(["Some 3,000 people fled the fighting around Pibor."])
    letter.add_attachment(sitrep, maintype="application", subtype="pdf", filename="sitrep.pdf")
    letter.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    letter.add_attachment(b"%PDF-broken", maintype="application", subtype="pdf", filename="bad.pdf")
    letter.add_attachment(_letter("Rain fell in Aden.", "Forwarded"))
    _, second, broken, third = _reports(letter.as_bytes())
    assert isinstance(second, Report)
    assert (second.title, second.published) == ("sitrep.pdf", "2022-04-02")
    assert "Pibor" in second.text
    assert isinstance(broken, InputError)
    assert isinstance(third, Report)
    assert third.title == "Forwarded"


def test_letters_within_letters_end_somewhere() -> None:
    letter = _letter()
    for depth in range(30):
        outer = _letter(f"Forwarded {depth}.")
        outer.add_attachment(letter)
        letter = outer
    assert len(_reports(letter.as_bytes())) == 6


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: x\nContent-Type: text/plain; charset=no-such\n\nTroops left Kidal.",
        b"From: <<>>@@\nDate: never\nSubject: =?utf-8?q?broken\nContent-Transfer-Encoding: base64\n\n!!!!",
        b"Subject: \xff\xfe\nDate: Mon, 99 Foo 2020 99:99:99\n\nRain \xff fell.",
        b'From: a\nContent-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: message/rfc822\n\n--x',
    ],
)
def test_a_broken_letter_gives_what_it_has_or_one_clear_line(data: bytes) -> None:
    for item in _reports(data):
        assert isinstance(item, Report) or "\n" not in str(item)


def test_what_is_no_letter_is_refused() -> None:
    with pytest.raises(InputError, match="no e-mail"):
        list(mail_parts(b"Just some words.\n\nMore words.", "letter.eml"))
