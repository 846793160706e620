import pytest
from tests.sources.site import TALKS, TROOPS, item, rss

from dragoman.errors import InputError
from dragoman.report import Report
from dragoman.sources.feeds import feed_entries, feed_reports
from dragoman.sources.fragments import plain_text

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<title>Mission &amp; News</title><entry><id>urn:1</id><title type="html">Talks &lt;b&gt;begin&lt;/b&gt;</title>
<link rel="alternate" href="/news/1"/><updated>2023-06-05T23:30:00-05:00</updated>
<summary>In short.</summary>
<content type="html">&lt;p&gt;{TALKS}&lt;/p&gt;&lt;p&gt;More words.&lt;/p&gt;</content></entry></feed>"""


def test_an_rss_feed_gives_its_entries() -> None:
    (entry,) = feed_entries(rss(item("g1", "Kadugli", "https://example.org/1", f"<p>{TROOPS}</p>")), "feed")
    assert (entry.id, entry.title, entry.link) == ("g1", "Kadugli", "https://example.org/1")
    assert (entry.text, entry.publisher, entry.published) == (TROOPS, "Sudan Post", "2023-06-05")


def test_an_atom_feed_gives_its_longest_words_and_whole_links() -> None:
    (entry,) = feed_entries(ATOM.encode(), "feed", url="https://example.org/feed.atom")
    assert entry.text == f"{TALKS}\nMore words."
    assert (entry.title, entry.link) == ("Talks begin", "https://example.org/news/1")
    assert (entry.publisher, entry.published) == ("Mission & News", "2023-06-06")


def test_an_entry_that_says_too_little_is_an_error_and_the_others_go_on() -> None:
    little, whole = feed_reports(rss(item("a", "Short", words="Read more"), item("b", "Long", words=TROOPS)), "feed")
    assert isinstance(little, InputError)
    assert isinstance(whole, Report)


def test_an_entry_met_twice_counts_once_and_one_without_an_id_has_one_of_its_words() -> None:
    bare = f"<item><title>T</title><description>{TROOPS}</description></item>"
    ids = [entry.id for entry in feed_entries(rss(item("a", "x"), item("a", "y"), bare, bare), "feed")]
    assert len(ids) == 2
    assert ids == [entry.id for entry in feed_entries(rss(item("a", "x"), bare), "feed")]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "ftp://x/y", " "])
def test_a_link_that_is_no_web_address_is_none(link: str) -> None:
    assert feed_entries(rss(item("a", "x", link)), "feed")[0].link is None


def test_a_feed_in_a_legacy_encoding_is_read_by_its_word_or_by_the_server_s() -> None:
    words = "Министр обороны прибыл в Дамаск"
    feed = rss(item("a", words)).decode()
    told = feed.replace("utf-8", "windows-1251").encode("cp1251")
    untold = feed.replace(' encoding="utf-8"', "").encode("cp1251")
    assert feed_entries(told, "feed")[0].title == words
    assert feed_entries(untold, "feed", declared="windows-1251")[0].title == words


def test_a_feed_cut_off_in_the_middle_gives_what_it_has() -> None:
    feed = rss(item("a", "One", words=TROOPS), item("b", "Two", words=TALKS))
    assert feed_entries(feed[: feed.index(b"Two")], "feed")[0].text == TROOPS


def test_entities_that_would_unfold_without_end_are_refused() -> None:
    names = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    bomb = rss(item("a", "&l9;", words=TROOPS)).replace(b"<rss", f"<!DOCTYPE rss [{names}]><rss".encode())
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(InputError, match="entities of its own"):
            feed_entries(bomb.decode().replace("utf-8", encoding).encode(encoding), "feed")


@pytest.mark.parametrize("data", [b"", b"<html><body>no</body></html>", b"plain words", b"\x00\xff\xfe" * 50])
def test_what_is_no_feed_is_one_clear_line(data: bytes) -> None:
    with pytest.raises(InputError, match="no feed") as caught:
        feed_entries(data, "feed")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>One <b>bold</b> word<br>two<script>x</script> tail<!-- c --> after</p><ul><li>a</li></ul>end",
         "One bold word\ntwo tail after\na\nend"),
        ("no markup", "no markup"),
        ("5 &lt; 6 &amp; <i>7</i>", "5 < 6 & 7"),
        ("<style>p{}</style><p>words", "words"),
        ("<", "<"),
        ("<!---->", ""),
    ],
)  # fmt: skip
def test_fragments_of_html_become_lines_of_text(fragment: str, text: str) -> None:
    assert plain_text(fragment) == text
