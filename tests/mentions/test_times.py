from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.mentions.times import Anchor, FoundTime, find_times
from tests.mentions.written import written

THURSDAY = Anchor(date(2022, 3, 17))


def found(text: str, anchor: Anchor = THURSDAY) -> list[FoundTime]:
    return list(find_times(written(text), anchor))


def days(text: str, anchor: Anchor = THURSDAY) -> list[tuple[str, str | None, str | None]]:
    return [(time.time.span.of(text), time.time.start, time.time.end) for time in found(text, anchor)]


def day(text: str, anchor: Anchor = THURSDAY) -> tuple[str | None, str | None]:
    (only,) = days(text, anchor)
    return only[1:]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Gunmen raided Djibo on 4 November 2019.", "2019-11-04", "2019-11-04"),
        ("Gunmen raided Djibo on November 4th, 2019.", "2019-11-04", "2019-11-04"),
        ("The camp fell on the 4th of November 2019.", "2019-11-04", "2019-11-04"),
        ("Clashes resumed in El Geneina in April 2023.", "2023-04-01", "2023-04-30"),
        ("The pact was signed in 2008.", "2008-01-01", "2008-12-31"),
        ("Kidnappings rose in the late 1990s.", "1990-01-01", "1999-12-31"),
        ("By mid-June 2014 Mosul had fallen.", "2014-06-01", "2014-06-30"),
        ("The front froze in the winter of 2016.", "2016-12-01", "2017-02-28"),
        ("Orders dated 2020-02-29 were found.", "2020-02-29", "2020-02-29"),
        ("It ended at the end of September 2020.", "2020-09-01", "2020-09-30"),
    ],
)
def test_a_date_with_its_year_needs_no_anchor(text: str, start: str, end: str) -> None:
    assert day(text, Anchor()) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Shells hit Goris on Tuesday.", "2022-03-15", "2022-03-15"),
        ("Shells hit Goris on Thursday.", "2022-03-17", "2022-03-17"),
        ("Talks will resume in Juba on Tuesday.", "2022-03-22", "2022-03-22"),
        ("Police in Cali said yesterday that two died.", "2022-03-16", "2022-03-16"),
        ("The bridge was blown up the day before yesterday.", "2022-03-15", "2022-03-15"),
        ("Last week the junta closed the border.", "2022-03-07", "2022-03-13"),
        ("The blockade was tightened last month.", "2022-02-01", "2022-02-28"),
        ("A deal was reached in November last year.", "2021-11-01", "2021-11-30"),
        ("The monitors left three days ago.", "2022-03-14", "2022-03-14"),
        ("The rebels signed two years ago.", "2020-01-01", "2020-12-31"),
        ("They were seized on 28 December.", "2021-12-28", "2021-12-28"),
        ("An election will be held on 28 December.", "2022-12-28", "2022-12-28"),
        ("Last Friday a convoy was ambushed.", "2022-03-11", "2022-03-11"),
        ("The envoy is expected next Friday.", "2022-03-18", "2022-03-18"),
        ("In the early hours of Monday jets struck Sanaa.", "2022-03-14", "2022-03-14"),
        ("The army has besieged Mekelle for two months.", "2022-01-17", "2022-03-17"),
        ("In three weeks the mandate will expire.", "2022-04-04", "2022-04-10"),
        ("Several days ago a drone fell there.", "2022-03-11", "2022-03-15"),
        ("In the early hours jets struck Marib.", "2022-03-17", "2022-03-17"),
        ("The guns fell silent at 0100 GMT.", "2022-03-17", "2022-03-17"),
        ("At the weekend two mayors were shot.", "2022-03-12", "2022-03-13"),
        ("Talks will go on over the weekend.", "2022-03-19", "2022-03-20"),
        ("They crossed the Mekong on the 8th of this month.", "2022-03-08", "2022-03-08"),
        ("The Eid truce held in Taiz.", "2021-07-20", "2021-07-22"),
        ("The prisoners came home on the eve of Nowruz.", "2022-03-19", "2022-03-19"),
        ("A mortar fell on the third day of Ramadan.", "2021-04-15", "2021-04-15"),
        ("Aid fell in the fiscal year 2019-20.", "2019-01-01", "2020-12-31"),
        ("No school in Jaffna closed in the academic year 1995/96.", "1995-01-01", "1996-12-31"),
        ("The bridge fell in March of the year before.", "2021-03-01", "2021-03-31"),
    ],
)
def test_news_is_reckoned_from_publication(text: str, start: str, end: str) -> None:
    assert day(text) == (start, end)


def test_the_second_day_of_a_truce_counts_from_the_day_on_which_it_began() -> None:
    text = "A truce took effect in Hodeidah on 5 March.\nOn the second day of the truce a boy was shot.\n"
    assert days(text)[-1] == ("second day", "2022-03-06", "2022-03-06")


def test_the_second_day_of_what_began_untold_is_left_open() -> None:
    assert days("On the second day of the siege a boy was shot.") == []


def test_a_day_of_no_date_is_not_last_friday() -> None:
    assert days("The dam collapsed on a Friday in December.") == [("December", "2021-12-01", "2021-12-31")]


def test_a_relative_time_without_anchor_is_kept_without_days() -> None:
    assert days("Shells hit Goris on Tuesday.", Anchor()) == [("Tuesday", None, None)]


def test_a_short_range_of_publication_still_anchors_months() -> None:
    anchor = Anchor(None, date(2022, 3, 10), date(2022, 3, 20))
    assert day("A deal was reached in November last year.", anchor) == ("2021-11-01", "2021-11-30")


def test_april_this_year_told_as_past_in_january_is_of_the_old_year() -> None:
    anchor = Anchor(date(2022, 1, 6))
    assert day("The militia attacked the port in April this year.", anchor) == ("2021-04-01", "2021-04-30")
    assert day("Elections will be held in April this year.", anchor) == ("2022-04-01", "2022-04-30")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From 3 to 7 March 2019 they fought.", [("3", "2019-03-03"), ("7 March 2019", "2019-03-07")]),
        ("The battle (28 June-2 July 2014) was long.", [("28 June", "2014-06-28"), ("2 July 2014", "2014-07-02")]),
        ("Between May and July 2009 they fled.", [("May", "2009-05-01"), ("July 2009", "2009-07-01")]),
        ("In the war (1998-2003) millions died.", [("1998", "1998-01-01"), ("2003", "2003-01-01")]),
        ("In the war (1998-03) millions died.", [("1998", "1998-01-01"), ("03", "2003-01-01")]),
        ("From May to March 2015 it burned.", [("May", "2014-05-01"), ("March 2015", "2015-03-01")]),
    ],
)  # fmt: skip
def test_both_ends_of_a_range_are_times_that_share_their_year(text: str, expected: list[tuple[str, str]]) -> None:
    times = found(text)
    assert [(time.time.span.of(text), time.time.start) for time in times] == expected
    assert [(time.relation, time.range_with) for time in times] == [("since", 1), ("until", -1)]


def test_weekdays_through_the_end_of_the_week_run_forward() -> None:
    assert [start for _, start, _ in days("Mourning was held Wednesday through Friday.")] == [
        "2022-03-16",
        "2022-03-18",
    ]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("They have held Kidal since 2012.", "since"),
        ("The truce holds until 5 May 2022.", "until"),
        ("By June 2019 they had gone.", "before"),
        ("After 5 May 2019 nobody came.", "after"),
        ("A truce from 12 January 2020 was called for.", "since"),
        ("They met on 5 May 2019.", "at"),
    ],
)
def test_the_preposition_bounds_what_happened(text: str, relation: str) -> None:
    assert found(text)[0].relation == relation


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("They met on 5 May 2019.", 1),
        ("Last week they met.", 3),
        ("They met in May 2019.", 4),
        ("They met in 2019.", 5),
        ("They met on Eid al-Adha 2019.", 2),
    ],
)
def test_precision_follows_ucdp(text: str, precision: int) -> None:
    assert found(text)[0].precision == precision


@pytest.mark.parametrize(
    "text",
    [
        "Some 2,000 fighters and 1989 people fled.",
        "At least 2010 were wounded by Resolution 1701 fire.",
        "The 3rd Brigade and the 1st Infantry Division advanced.",
        "Theresa May and August Alsina may march on the town.",
        "May he rest in peace.",
        "The second in command took a two-year-old boy during the three-day truce.",
        "It happened in 480 BC at the pass.",
        "The Arab Spring and the Good Friday Agreement were discussed.",
        "He spent the second half of the match on the bench.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert days(text) == []


def test_the_day_after_counts_from_the_day_told_before() -> None:
    text = "On 3 May 2016 Palma fell.\nThe next day troops left.\nTwo days later they came.\nThat month ended."
    assert [start for _, start, _ in days(text)] == ["2016-05-03", "2016-05-04", "2016-05-06", "2016-05-01"]


def test_a_day_of_the_month_belongs_to_the_month_told_before() -> None:
    text = "A counteroffer came on 2 October 2016.\nOn the 5th, the rebels agreed."
    assert days(text)[1] == ("the 5th", "2016-10-05", "2016-10-05")


def test_two_days_after_the_landing_beside_a_date_explains_that_date() -> None:
    assert [start for _, start, _ in days("On 27 June 2014, two days after the landing, it fell.")] == [
        "2014-06-27"
    ] * 2


HISTORY = """The war began in March 1999 after talks failed.
In May rebels took the port.
In July 1999 a truce was signed.
It broke in December.
In January the capital fell.
Two weeks later the president fled.
In 2001 and 2002 little happened.
A peace was signed in Pretoria in June 2002.
"""


def test_a_history_goes_on_from_what_it_has_told() -> None:
    starts = [start for _, start, _ in days(HISTORY)]
    assert starts[:5] == ["1999-03-01", "1999-05-01", "1999-07-01", "1999-12-01", "2000-01-01"]


def test_a_year_that_names_a_thing_does_not_carry_a_history_away() -> None:
    text = HISTORY + "It followed the 1962 accord.\nIn August exiles came home.\n"
    assert days(text)[-1] == ("August", "2002-08-01", "2002-08-31")


def test_a_line_that_is_only_a_date_is_no_time_of_the_story() -> None:
    assert days("Thursday, 17 March 2022\nA mine killed two.") == []


def test_the_span_of_a_time_may_lie_inside_a_token() -> None:
    text = "It was fought on 12-14 July 1950."
    first, second = found(text)
    assert (first.time.span.of(text), second.time.span.of(text)) == ("12", "14 July 1950")
    assert (first.first, first.last) == (4, 5)
    assert (second.first, second.last) == (4, 7)


_PIECES = st.sampled_from(
    [
        "on",
        "in",
        "the",
        "of",
        "5",
        "May",
        "1999",
        "2003",
        "-",
        ",",
        "March",
        "Tuesday",
        "last",
        "next",
        "two",
        "days",
        "ago",
        "later",
        "from",
        "to",
        "between",
        "and",
        "Ramadan",
        "'",
        "94",
        "s",
        "year",
        "BC",
        "am",
        ":",
        "11:30",
        "2020-02-30",
        "31",
        "February",
        "9999",
        "end",
        "early",
    ]
)


@settings(max_examples=150)
@given(st.lists(_PIECES, max_size=25), st.dates(min_value=date(1, 1, 1)))
def test_any_mix_of_time_words_gives_ordered_days_inside_the_text(pieces: list[str], published: date) -> None:
    text = " ".join(pieces)
    times = found(text, Anchor(published))
    for time in times:
        assert 0 <= time.time.span.start < time.time.span.end <= len(text)
        assert (time.time.start is None) == (time.time.end is None)
        assert time.time.start is None or time.time.start <= (time.time.end or "")
        assert 1 <= time.precision <= 5
    assert [time.time.span.start for time in times] == sorted(time.time.span.start for time in times)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found(text)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The envoys on Wednesday called on both armies to stop firing.", "2022-03-16"),
        ("Two factions in Juba agreed on Tuesday to leave the capital.", "2022-03-15"),
        ("The junta on Monday promised to hold a vote.", "2022-03-14"),
        ("Troops will leave Kidal on Monday.", "2022-03-21"),
        ("The sides agreed to meet in Geneva on Monday.", "2022-03-21"),
    ],
)
def test_the_day_of_a_promise_is_past_and_what_is_promised_is_not(text: str, start: str) -> None:
    assert day(text)[0] == start


@pytest.mark.parametrize(
    "text",
    [
        "On 15 March shells hit Goma.\nThe truce came two days after the talks had failed.",
        "On 15 March shells hit Goma.\nHe spoke two days before the summit in Nairobi.",
    ],
)
def test_days_counted_from_what_bears_no_date_are_left_open(text: str) -> None:
    assert [start for _, start, _ in days(text)] == ["2022-03-15"]


def test_days_counted_from_the_day_last_told_are_put() -> None:
    text = "On 8 March shells hit Goma.\nTwo days later the market burnt."
    assert [start for _, start, _ in days(text)] == ["2022-03-08", "2022-03-10"]
