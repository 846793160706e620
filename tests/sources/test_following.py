from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.sources.site import TALKS, TROOPS, Answer, Site, item, page, rss, serving

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources.fetching import Fetcher, Limits
from dragoman.sources.following import Follower, Visit, remember
from dragoman.sources.memory import Followed, Memory
from dragoman.sources.robots import Manners
from dragoman.sources.subscriptions import read_subscriptions

NEW = Followed()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def follower() -> Follower:
    fetcher = Fetcher(allow_private=True, limits=Limits(seconds=5))
    return Follower(fetcher, Manners(fetcher, pause=0))


def _reports(visit: Visit) -> list[Report]:
    return [one.item for one in visit.found if isinstance(one.item, Report)]


def _after(visit: Visit, *, now: float = 0.0) -> Followed:
    filed = [one.entry for one in visit.found if isinstance(one.item, Report)]
    return remember(visit, filed, now=now, every=60)


def test_the_pages_of_new_entries_are_read_and_completed_by_the_feed(site: Site, follower: Follower) -> None:
    site.answers["/1"] = Answer(page(TROOPS, title="Kadugli | Sudan Post"))
    site.answers["/feed"] = Answer(rss(item("g1", "Kadugli shelled", f"{site.url}/1", "In short.")))
    (report,) = _reports(follower.visit(f"{site.url}/feed", NEW))
    assert TROOPS in report.text
    assert (report.title, report.publisher, report.published) == ("Kadugli shelled", "Sudan Post", "2023-06-05")
    assert report.url == f"{site.url}/1"


def test_a_feed_is_asked_whether_it_has_changed(site: Site, follower: Follower) -> None:
    def feed(headers: Mapping[str, str]) -> Answer:
        known = (
            headers.get("if-none-match") == '"v1"'
            and headers.get("if-modified-since") == "Mon, 05 Jun 2023 10:00:00 GMT"
        )
        told = {"ETag": '"v1"', "Last-Modified": "Mon, 05 Jun 2023 10:00:00 GMT"}
        return Answer(status=304) if known else Answer(rss(item("a", "x", words=TROOPS)), headers=told)

    site.answers["/feed"] = feed
    first = _after(follower.visit(f"{site.url}/feed", NEW))
    second = follower.visit(f"{site.url}/feed", first)
    assert (second.listed, second.error) == (None, None)
    assert _after(second) == first


def test_what_was_seen_is_not_asked_for_again_where_a_server_knows_no_versions(site: Site, follower: Follower) -> None:
    site.answers["/1"] = Answer(page(TROOPS))
    site.answers["/feed"] = Answer(rss(item("g1", "x", f"{site.url}/1")))
    seen = _after(follower.visit(f"{site.url}/feed", NEW))
    site.answers["/2"] = Answer(page(TALKS))
    site.answers["/feed"] = Answer(rss(item("g2", "y", f"{site.url}/2"), item("g1", "x", f"{site.url}/1")))
    (report,) = _reports(follower.visit(f"{site.url}/feed", seen))
    assert TALKS in report.text
    assert site.paths().count("/1") == 1


def test_a_page_that_fails_is_tried_again_and_then_the_feed_s_own_words_do(site: Site, follower: Follower) -> None:
    site.answers["/feed"] = Answer(rss(item("g1", "x", f"{site.url}/gone", TROOPS)), headers={"ETag": '"v1"'})
    known = NEW
    for _ in range(2):
        visit = follower.visit(f"{site.url}/feed", known)
        assert isinstance(visit.found[0].item, InputError)
        known = _after(visit)
        assert (known.etag, known.seen) == (None, ())
    third = follower.visit(f"{site.url}/feed", known)
    assert [report.text for report in _reports(third)] == [TROOPS]
    assert _after(third) == Followed(etag='"v1"', seen=("g1",))


def test_a_report_that_could_not_be_filed_comes_again(site: Site, follower: Follower) -> None:
    site.answers["/feed"] = Answer(rss(item("a", "x", words=TROOPS)), headers={"ETag": '"v1"'})
    visit = follower.visit(f"{site.url}/feed", NEW)
    assert remember(visit, (), now=0, every=60) == NEW


def test_a_dead_feed_is_left_alone_for_longer_and_longer_until_it_lives(site: Site, follower: Follower) -> None:
    known, pauses = NEW, []
    for _ in range(12):
        known = _after(follower.visit(f"{site.url}/feed", known), now=1000.0)
        pauses.append(known.retry_at - 1000.0)
    assert pauses[:4] == [60, 120, 240, 480]
    assert pauses[-1] == 86_400
    site.answers["/feed"] = Answer(rss(item("a", "x", words=TROOPS)))
    assert _after(follower.visit(f"{site.url}/feed", known)) == Followed(seen=("a",))


@pytest.mark.parametrize(
    ("told", "least"), [("7200", 7200.0), ("Fri, 31 Dec 2100 00:00:00 GMT", 86_400.0), ("soon", 60.0)]
)
def test_a_server_that_asks_for_rest_gets_it(site: Site, follower: Follower, told: str, least: float) -> None:
    site.answers["/feed"] = Answer(status=429, headers={"Retry-After": told})
    assert _after(follower.visit(f"{site.url}/feed", NEW)).retry_at == pytest.approx(least)


def test_robots_txt_is_kept_to(site: Site, follower: Follower) -> None:
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /private/*.html$\nDisallow: /hidden")
    site.answers["/private/1.html"] = site.answers["/hidden"] = Answer(page(TALKS))
    site.answers["/feed"] = Answer(rss(item("a", "x", f"{site.url}/private/1.html", TROOPS)))
    assert [report.text for report in _reports(follower.visit(f"{site.url}/feed", NEW))] == [TROOPS]
    assert "robots.txt" in str(follower.visit(f"{site.url}/hidden", NEW).error)
    assert site.paths() == ["/robots.txt", "/feed"]


def test_a_redirect_into_what_robots_txt_forbids_is_not_followed(site: Site, follower: Follower) -> None:
    site.answers["/robots.txt"] = Answer(b"User-agent: dragoman\nDisallow: /hidden")
    site.answers["/feed"] = Answer(status=302, headers={"Location": "/hidden"})
    assert "robots.txt" in str(follower.visit(f"{site.url}/feed", NEW).error)
    assert "/hidden" not in site.paths()


def test_a_site_whose_robots_txt_fails_is_left_alone(site: Site, follower: Follower) -> None:
    site.answers["/robots.txt"] = Answer(status=503)
    site.answers["/feed"] = Answer(rss())
    assert follower.visit(f"{site.url}/feed", NEW).error is not None
    assert site.paths() == ["/robots.txt"]


def test_one_host_is_asked_at_its_pace(site: Site) -> None:
    fetcher = Fetcher(allow_private=True)
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 0.4")
    site.answers["/feed"] = Answer(rss(*(item(name, name, f"{site.url}/{name}") for name in "abc")))
    site.answers.update({f"/{name}": Answer(page(TROOPS)) for name in "abc"})
    Follower(fetcher, Manners(fetcher, pause=0.1)).visit(f"{site.url}/feed", NEW)
    moments = [asked.moment for asked in site.asked if asked.path != "/robots.txt"]
    assert len(moments) == 4
    assert moments[-1] - moments[0] > 3 * 0.4 - 0.1


def test_a_page_that_is_followed_gives_a_report_each_time_it_changes(site: Site, follower: Follower) -> None:
    site.answers["/page"] = Answer(page(TROOPS))
    known = _after(follower.visit(f"{site.url}/page", NEW))
    assert follower.visit(f"{site.url}/page", known).found == ()
    site.answers["/page"] = Answer(page(TALKS))
    assert len(_reports(follower.visit(f"{site.url}/page", known))) == 1


def test_a_link_to_one_s_own_network_is_not_followed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.sources.addresses.is_public", lambda address: address == "127.0.0.1")
    fetcher = Fetcher()
    site.answers["/feed"] = Answer(rss(item("a", "x", "http://127.0.0.2:1/admin", TROOPS)))
    (found,) = Follower(fetcher, Manners(fetcher, pause=0)).visit(f"{site.url}/feed", NEW).found
    assert not isinstance(found.item, Report) or found.item.text == TROOPS


def test_memory_is_kept_on_disk_and_what_is_none_of_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "new" / "record.duckdb.watch.json"
    known = Followed(etag='"v"', failures=2, retry_at=5.5, seen=("a", "ü"), tries={"b": 1})
    Memory(path).keep("https://example.org/feed", known)
    assert Memory(path).of("https://example.org/feed") == known
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    path.write_text("{")
    with pytest.raises(InputError, match="delete it"):
        Memory(path)


def test_opml_and_lists_of_addresses_are_read(tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        '<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml version="2.0"><body>'
        '<outline text="Africa"><outline text="&x;" type="rss" xmlUrl="https://a.example/rss?x=1&amp;y=2"/></outline>'
        '<outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="https://a.example/rss?x=1&amp;y=2"/></body></opml>'
    )
    first, wrong = read_subscriptions(str(opml))
    assert first == "https://a.example/rss?x=1&y=2"
    assert isinstance(wrong, InputError)
    (tmp_path / "urls.txt").write_text("# Sudan\nhttps://a.example/\n\nnot an address\nhttps://b.example/feed\n")
    listed = read_subscriptions(str(tmp_path / "urls.txt"))
    assert [one for one in listed if isinstance(one, str)] == ["https://a.example/", "https://b.example/feed"]
    assert "line 4" in str(listed[1])


@pytest.mark.parametrize("text", ["", "<opml></opml>", "<", "# nothing", "\x00\x01\x02\x03" * 30])
def test_a_list_without_feeds_is_one_clear_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "feeds").write_text(text)
    with pytest.raises(InputError) as caught:
        read_subscriptions(str(tmp_path / "feeds"))
    assert "\n" not in str(caught.value)


def test_a_visit_does_not_outlast_its_time_where_a_page_drips(site: Site) -> None:
    def drip() -> Iterator[bytes]:
        for _ in range(100):
            time.sleep(0.2)
            yield b"x"

    fetcher = Fetcher(allow_private=True, limits=Limits(seconds=1))
    site.answers["/feed"] = Answer(drip())
    begun = time.monotonic()
    assert Follower(fetcher, Manners(fetcher, pause=0)).visit(f"{site.url}/feed", NEW).error is not None
    assert time.monotonic() - begun < 6
