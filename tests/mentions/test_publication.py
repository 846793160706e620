from __future__ import annotations

from datetime import date

import pytest

from dragoman.mentions.publication import Publication, infer_publication
from tests.mentions.written import written


def inferred(text: str, given: str | None = None) -> Publication:
    return infer_publication(written(text), given)


def kinds(publication: Publication) -> list[str]:
    return [doubt.kind for doubt in publication.doubts]


@pytest.mark.parametrize(
    "head",
    [
        "Saturday, 9 May 2015\n",
        "Published: 9 May 2015\n",
        "2015-05-09\n",
        "Last updated May 9, 2015 at 10:30 GMT\n",
    ],
)
def test_a_date_line_dates_the_report(head: str) -> None:
    publication = inferred(head + "Shells hit the market in Bujumbura.\nNobody was hurt.\n")
    assert (publication.published, publication.basis, kinds(publication)) == ("2015-05-09", "inferred", [])


def test_a_dateline_takes_its_year_from_the_text() -> None:
    text = "BUJUMBURA, May 9 (Reuters) - Shells hit the market.\nThe unrest began in April 2015.\n"
    publication = inferred(text)
    assert publication.published is not None
    assert abs((date.fromisoformat(publication.published) - date(2015, 5, 9)).days) <= 1
    assert kinds(publication) == ["undated"]


def test_a_day_just_ahead_and_a_dated_past_enclose_the_report() -> None:
    text = (
        "The parties will observe a truce from 20 June.\n"
        "Fighting began in Kachin in May 2013.\n"
        "In May this year hundreds fled.\nA monastery was burnt on 10 June.\n"
    )
    publication = inferred(text)
    assert publication.basis == "inferred"
    assert "2013-06-10" <= (publication.published or "") <= "2013-06-20"
    assert any("20 June" in reason for reason in publication.reasons)


def test_yesterday_beside_a_date_gives_the_day() -> None:
    publication = inferred("Gunmen attacked Gao yesterday, 3 August.\nThe mission opened in July 2013.\n")
    assert publication.published == "2013-08-04"


def test_a_text_without_any_year_stays_undated() -> None:
    publication = inferred("Shells hit the market on Tuesday.\n")
    assert (publication.published, publication.basis, publication.range) == (None, "unknown", None)
    assert kinds(publication) == ["undated"]


def test_a_text_with_a_year_alone_gets_a_range_and_no_day() -> None:
    publication = inferred("The militia has held the mine since 2012.\n")
    assert (publication.published, publication.basis) == (None, "unknown")
    assert publication.range is not None
    assert publication.range[0] >= "2012-01-01"


def test_other_knowledge_bounds_the_year() -> None:
    bounds = [(date(2016, 7, 13), date(2019, 7, 24), "Theresa May is prime minister")]
    publication = infer_publication(written("The envoy will meet her on 20 June.\n"), bounds=bounds)
    assert publication.range is not None
    assert "2016" <= publication.range[0][:4] <= publication.range[1][:4] <= "2019"
    assert "Theresa May is prime minister" in publication.reasons


@pytest.mark.parametrize("given", ["2015", "2015-05", "2015-05-09"])
def test_a_given_day_is_kept_as_it_was_given(given: str) -> None:
    publication = inferred("Shells hit the market on Tuesday.\n", given)
    assert (publication.published, publication.basis, publication.doubts) == (given, "given", ())


def test_a_given_day_before_a_dated_past_is_doubted() -> None:
    text = "The market was shelled.\nThree people were killed on 9 May 2016.\n"
    publication = inferred(text, "2015-05-09")
    (doubt,) = publication.doubts
    assert (doubt.kind, doubt.span.of(text)) == ("date_conflict", "9 May 2016")


def test_a_given_day_far_from_the_date_line_is_doubted_with_that_line_as_suggestion() -> None:
    (doubt,) = inferred("Saturday, 9 May 2015\nThe market was shelled.\n", "2012-01-01").doubts
    assert (doubt.kind, doubt.suggestion) == ("date_conflict", "2015-05-09")


def test_a_plan_after_the_given_day_is_no_contradiction() -> None:
    assert inferred("The vote will be held on 9 May 2016.\n", "2015-05-09").doubts == ()


@pytest.mark.parametrize("given", ["yesterday", "2015-13-01", "2015-02-30", "", "-", "2015-05-09-01"])
def test_what_is_no_date_counts_as_not_given(given: str) -> None:
    assert inferred("Shells hit the market on Tuesday.\n", given).basis == "unknown"


def test_an_empty_report_is_undated() -> None:
    assert kinds(inferred("")) == ["undated"]
