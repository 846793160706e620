from __future__ import annotations

from dragoman.mentions.publication import infer_publication
from dragoman.mentions.time_conflicts import find_time_conflicts
from dragoman.mentions.times import find_times
from dragoman.record.doubt import Doubt
from tests.mentions.written import written


def conflicts(text: str, published: str | None) -> list[Doubt]:
    annotated = written(text)
    publication = infer_publication(annotated, published)
    return list(find_time_conflicts(annotated, find_times(annotated, publication.anchor), publication))


def test_a_date_on_the_wrong_weekday_is_doubted() -> None:
    (doubt,) = conflicts("He was shot on Monday, 17 March 2022.", "2022-03-20")
    assert (doubt.kind, doubt.suggestion) == ("date_conflict", "Thursday")


def test_a_date_on_its_weekday_is_not() -> None:
    assert conflicts("He was shot on Thursday, 17 March 2022.", "2022-03-20") == []


def test_a_range_that_ends_before_it_begins_is_doubted() -> None:
    (doubt,) = conflicts("The truce ran from 9 May 2018 to 4 May 2018.", "2018-06-01")
    assert "2018-05-04" in doubt.message


def test_a_date_that_was_moved_forward_is_no_range() -> None:
    assert conflicts("The vote was moved from 9 May 2018 to 4 May 2018.", "2018-04-01") == []


def test_this_year_told_as_past_before_its_month_is_doubted_with_the_other_mention_as_suggestion() -> None:
    text = (
        "Rebels have blockaded the port of Hodeida since June 2018.\n"
        "The port of Hodeida was blockaded by rebels in June this year."
    )
    (doubt,) = conflicts(text, "2019-01-08")
    assert doubt.span.of(text) == "June this year"
    assert (doubt.suggestion, doubt.score) == ("2018-06", 0.8)


def test_this_year_beside_another_year_of_the_same_story_is_doubted() -> None:
    text = (
        "Rebels have blockaded the port of Hodeida since June 2018.\n"
        "The port of Hodeida was blockaded by rebels in June this year."
    )
    assert [doubt.suggestion for doubt in conflicts(text, "2019-09-08")] == ["2018-06"]


def test_two_junes_of_different_stories_are_not() -> None:
    text = "The envoy resigned in June 2018.\nThe airport reopened in June this year."
    assert conflicts(text, "2019-09-08") == []
