from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.state.copies import find_copies, fingerprints

DISPATCH = """Fighters of the Arakan Army entered the town of Paletwa on Sunday evening after two months of clashes with
the army of Myanmar, residents and a spokesman of the group said. Soldiers left the hilltop base above the river
during the night, taking their wounded to Kyauktaw by boat. Some four thousand people have fled to villages across the
border with India, according to the local relief committee, which asked for rice, blankets and medicine. The junta
in Naypyidaw did not answer calls. The town commands the road on which India planned to reach the port of Sittwe."""
EDITED = (
    DISPATCH.replace("on Sunday evening", "late on Sunday")
    .replace("Some four thousand", "About 4,000")
    .replace("The junta\nin Naypyidaw did not answer calls.", "")
)
OTHER = """The Arakan Army now holds the whole of Paletwa township, says a paper of the Institute for Strategy. With it
falls the last post of the military on the Kaladan river, and New Delhi will have to talk with a new neighbour. The
group was founded in 2009 in Laiza, under the wing of the Kachin, and has some thirty thousand men under arms today.
Residents interviewed by telephone spoke of quiet streets, closed shops and high prices for fuel, and of children back
at school."""


def _origins(*texts: str) -> list[str]:
    found = find_copies((str(at), fingerprints(text)) for at, text in enumerate(texts))
    return [found[str(at)] for at in range(len(texts))]


def test_copies_an_edited_dispatch_has_the_origin_of_the_first() -> None:
    assert _origins(DISPATCH, OTHER, EDITED) == ["0", "1", "0"]


def test_copies_the_first_half_of_a_dispatch_is_a_copy() -> None:
    assert _origins(DISPATCH, DISPATCH[: len(DISPATCH) // 2]) == ["0", "0"]


def test_copies_a_report_that_quotes_one_sentence_is_none() -> None:
    quoting = OTHER + " " + DISPATCH.split(". ", maxsplit=1)[0]
    assert _origins(DISPATCH, quoting) == ["0", "1"]


def test_copies_case_and_line_breaks_make_no_difference() -> None:
    assert _origins(DISPATCH, " ".join(DISPATCH.upper().split())) == ["0", "0"]


def test_copies_texts_of_a_few_words_are_never_copies() -> None:
    assert fingerprints("Truce holds.") == ()
    assert _origins("Truce holds.", "Truce holds.") == ["0", "1"]


def test_copies_work_in_scripts_without_latin_letters() -> None:
    arabic = "قال المتحدث باسم الجيش إن القوات انسحبت من المدينة بعد معارك عنيفة استمرت ثلاثة أيام قرب الميناء الشرقي"
    assert _origins(arabic, arabic + " وفق وكالات") == ["0", "0"]


@settings(deadline=None)
@given(st.text(max_size=400), st.text(max_size=400))
def test_copies_what_comes_later_changes_nothing_before(first: str, second: str) -> None:
    assert _origins(first, second)[0] == _origins(first)[0]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["rebels", "army", "town", "took", "fled"]), min_size=5, max_size=200))
def test_copies_any_text_is_a_copy_of_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert _origins(text, text) == ["0", "0"]


def test_copies_a_crowd_that_shares_its_furniture_stays_apart_and_quick() -> None:
    furniture = "subscribe now to our daily letter and never miss what matters in the world today " * 2
    texts = [f"{furniture} {' '.join(f'w{at}x{word}' for word in range(60))}" for at in range(300)]
    assert _origins(*texts) == [str(at) for at in range(300)]
