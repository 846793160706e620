"""UCDP's precision of time, 1 to 5, of events as they come out of the whole reading."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Reader
from dragoman.record import Event
from dragoman.report import Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def assault(reader: Reader, text: str, published: str | None) -> Event:
    events = reader.read(Report(id="t", text=text, published=published)).events
    return next(event for event in events if event.type == "ASSAULT")


@pytest.mark.parametrize(
    ("text", "days", "precision"),
    [
        ("Gunmen attacked the village of Tillabéri on 5 May 2019.", ("2019-05-05", "2019-05-05"), 1),
        ("On Monday Boko Haram attacked Baga.", ("2019-07-08", "2019-07-08"), 1),
        ("Yesterday the Taliban shelled Ghazni.", ("2019-07-09", "2019-07-09"), 1),
        ("From 5 to 8 May 2019 the army shelled Idlib.", ("2019-05-05", "2019-05-08"), 2),
        ("Last week the rebels attacked Mocoa.", ("2019-07-01", "2019-07-07"), 3),
        ("In May 2019 the army bombed Marawi.", ("2019-05-01", "2019-05-31"), 4),
        ("In 2017 the militia attacked Bangassou.", ("2017-01-01", "2017-12-31"), 5),
    ],
)
def test_an_event_is_as_precise_as_the_time_of_its_clause(
    reader: Reader, text: str, days: tuple[str, str], precision: int
) -> None:
    event = assault(reader, text, "2019-07-10")
    assert ((event.start, event.end), event.time_precision) == (days, precision)


@pytest.mark.parametrize(
    ("published", "precision"),
    [("2019-07-10", 2), ("2019-07", 4), ("2019", 5), (None, None)],
)
def test_an_event_without_a_time_is_as_precise_as_the_day_of_its_report(
    reader: Reader, published: str | None, precision: int | None
) -> None:
    event = assault(reader, "Gunmen attacked the village of Tillabéri.", published)
    assert (event.start, event.time_precision) == (published, precision)


def test_an_event_of_a_report_whose_day_is_inferred_is_known_to_the_week(reader: Reader) -> None:
    text = "The army shelled Marawi yesterday, 3 June.\nMartial law began in May 2017.\nGunmen attacked a village.\n"
    reading = reader.read(Report(id="t", text=text))
    assert reading.report.published_basis == "inferred"
    village = next(event for event in reading.events if event.trigger.of(text) == "attacked")
    assert (village.start, village.time_precision) == (reading.report.published, 3)
