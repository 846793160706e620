from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.sources.characters import to_text

RUSSIAN = "Министр обороны прибыл в Дамаск в субботу и провёл переговоры с президентом о перемирии на севере страны."


LATIN, ARABIC = "Rebels shelled the airport of Sana'a on Monday.", "قصفت القوات المدينة. Army said."
MARKED = ["utf-8", "utf-8-sig", "utf-16", "utf-32"]
# Without a mark, wide characters can be told only where most of them are Latin.
CASES = [(text, encoding) for text in (LATIN, ARABIC) for encoding in MARKED]
CASES += [(LATIN, "utf-16-le"), (LATIN, "utf-16-be")]


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_text_is_read_in_every_unicode_encoding(text: str, encoding: str) -> None:
    assert to_text(text.encode(encoding), "report").removeprefix("\ufeff") == text


def test_cyrillic_of_a_legacy_code_page_is_read() -> None:
    assert to_text(RUSSIAN.encode("cp1251"), "report") == RUSSIAN


def test_a_text_cut_off_inside_a_character_is_read_up_to_it() -> None:
    assert to_text("Войска вошли в город".encode()[:-1], "report").startswith("Войска вошли в горо")


def test_stray_nul_bytes_become_spaces_so_that_offsets_stay() -> None:
    assert to_text(b"Troops\x00entered Goma.", "report") == "Troops entered Goma."


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\xef\xbb\xbf", b"\x00\x00\x00"])
def test_nothing_to_read_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(InputError, match=r"empty|binary"):
        to_text(data, "report")


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"\x89PNG\r\n", b"PK\x03\x04abc", bytes(range(256)) * 20])
def test_what_is_no_text_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        to_text(data, "report")
    assert "\n" not in str(caught.value)
    assert "not text" in str(caught.value)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_an_input_error(data: bytes) -> None:
    with suppress(InputError):
        assert to_text(data, "report").strip("\ufeff\x00 \t\r\n")
