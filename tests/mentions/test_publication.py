from __future__ import annotations

from datetime import date

import pytest

from dragoman.knowledge import KnownDay
from dragoman.mentions.publication import Publication, infer_publication
from dragoman.mentions.times.scene import Bound, Clues, Known
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
    text = (
        "BUJUMBURA, May 9 (Reuters) - Shells hit the market.\n"
        "The unrest began in April 2015.\nIn April this year a vote was called for 26 June.\n"
    )
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
    assert publication.range is not None
    assert "2013-06-10" <= publication.range[0] <= publication.range[1] <= "2013-06-20"
    assert any("20 June" in reason for reason in publication.reasons)


def test_yesterday_beside_a_date_gives_the_day() -> None:
    text = "Gunmen attacked Gao yesterday, 3 August.\nThe mission opened in July 2013.\nIn July this year they fled.\n"
    publication = inferred(text)
    assert publication.published == "2013-08-04"


def test_an_agencys_dateline_with_its_year_dates_the_report_to_that_day_or_the_next() -> None:
    publication = inferred("MINDELO, 3 Feb 2011 - Boats were seized.\nThe patrols began in March 2009.\n")
    assert (publication.published, publication.range) == ("2011-02-03", ("2011-02-03", "2011-02-04"))
    assert kinds(publication) == []


GOMA = KnownDay("2012-11-20", "2012-11-20", "M23 takes Goma", (("goma",),))
GOTHENBURG = KnownDay("1998-05-04", "1998-05-04", "peace of Visby", (("visby",),))


def told_from(text: str, *known: Known) -> Publication:
    return infer_publication(written(text), clues=Clues(known=known))


def test_news_of_a_known_day_was_written_soon_after_it() -> None:
    publication = told_from("Goma fell on Tuesday.\nShops stayed shut.\n", Known(0, GOMA))
    assert publication.range is not None
    assert "2012-11-20" <= publication.range[0] <= publication.range[1] <= "2012-11-30"


def test_yesterday_beside_a_known_day_gives_the_day() -> None:
    assert told_from("GISENYI, Wednesday - Goma fell yesterday.\n", Known(0, GOMA)).published == "2012-11-21"


def test_a_weekday_in_the_dateline_chooses_among_the_days_after_a_known_one() -> None:
    publication = told_from("GISENYI, Thursday - Goma fell this week.\n", Known(0, GOMA))
    assert publication.published == "2012-11-22"


def test_an_anniversary_of_a_known_day_tells_its_year() -> None:
    publication = told_from("Crowds marked the eleventh anniversary of the peace.\n", Known(0, GOTHENBURG))
    assert publication.published is not None
    assert abs((date.fromisoformat(publication.published) - date(2009, 5, 4)).days) <= 2


def test_an_anniversary_of_a_dated_past_tells_the_year() -> None:
    publication = inferred("The fifth anniversary of the massacre of 9 May 2011 is on Monday.\n")
    assert publication.range is not None
    assert publication.range[0][:4] == publication.range[1][:4] == "2016"


def test_a_known_day_that_the_text_dates_itself_is_history() -> None:
    publication = told_from("Goma fell in November 2012, and again last year.\n", Known(0, GOMA))
    assert "M23 takes Goma, 2012-11-20" not in publication.reasons


def test_a_weekday_with_its_number_in_the_month_narrows_the_months() -> None:
    bound = Bound(((date(2015, 1, 1), date(2015, 12, 31)),), "somebody is president")
    text = "Troops landed on Tuesday the 24th.\nShops stayed shut.\n"
    publication = infer_publication(written(text), clues=Clues(bounds=(bound,)))
    assert publication.range is not None
    assert publication.range[0][5:7] in ("02", "03", "11")


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
    bound = Bound(((date(2016, 7, 13), date(2019, 7, 24)),), "Theresa May is prime minister")
    clues = Clues(bounds=(bound,))
    publication = infer_publication(written("The envoy will meet her on 20 June.\n"), clues=clues)
    assert publication.range is not None
    assert "2016" <= publication.range[0][:4] <= publication.range[1][:4] <= "2019"
    assert "Theresa May is prime minister" in publication.reasons


def test_a_day_that_is_only_remembered_leaves_the_range_open() -> None:
    text = "The market was shelled.\nNobody was hurt.\nShops opened.\nMany remembered how Goma fell.\n"
    publication = told_from(text, Known(3, GOMA))
    assert publication.published is None
    assert publication.range is not None
    assert publication.range[1] > "2013"


def test_terms_that_never_met_still_give_a_range() -> None:
    bounds = (
        Bound(((date(2001, 1, 1), date(2003, 1, 1)),), "one"),
        Bound(((date(2009, 1, 1), date(2011, 1, 1)),), "two"),
    )
    publication = infer_publication(written("They met.\n"), clues=Clues(bounds=bounds, horizon=date(2020, 12, 31)))
    assert publication.range is not None
    assert publication.range[0] <= publication.range[1]


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
