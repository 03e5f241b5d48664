"""Feeds as they really are."""

import json

import pytest

from scraper.items import Capture
from spiders.feed import read_feed
from spiders.reading import Scope

URL = "https://blog.example/feed/"


def urls(body: str | bytes, url: str = URL, **options: object) -> list[str]:
    raw = body.encode() if isinstance(body, str) else body
    found = read_feed(Capture(url=url, body=raw), Scope(url=url, options=options))
    assert not found.refusal, found.refusal
    return [child.url for child in found.discovered]


def rss(*items: str, head: str = "") -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>t</title>{head}{inner}</channel></rss>"


def atom(*entries: str, head: str = "") -> str:
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f"<feed xmlns='http://www.w3.org/2005/Atom'>{head}{inner}</feed>"


RDF = (
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
    "<channel/><item><link>LINK</link></item></rdf:RDF>"
)
ONE = "https://blog.example/ost-1"


@pytest.mark.parametrize(
    ("body", "expected", "reason"),
    [
        (rss(f"<link>{ONE}</link>"), [ONE], "RSS 2.0"),
        (rss("<link>/ost-1</link>"), [ONE], "relative link"),
        (rss(f"<guid>{ONE}</guid>"), [ONE], "no link, guid is the permalink"),
        (rss(f"<guid isPermaLink='false'>{ONE}</guid>"), [], "guid that says it is none"),
        (rss(f"<link>{ONE}</link><guid>tag:x,1</guid>", f"<link>{ONE}</link>"), [ONE], "the same article twice"),
        (rss(f"<link>{ONE}?utm_source=rss#top</link>"), [f"{ONE}?utm_source=rss"], "fragment gone, key made by the frontier"),
        (rss(f"<link>\n  {ONE}\n</link>"), [ONE], "blanks round the link"),
        (rss(f"<title>Rock & Roll &nbsp; <b>x</title><link>{ONE}</link>"), [ONE], "neither entities nor tags in order"),
        (rss(f"<link>{ONE}</link>")[:-20], [ONE], "cut short at the end"),
        (rss("<link>https://blog.example/tag/ost/</link>", "<link>https://blog.example/a.mp3</link>"), [], "no articles"),
        (rss("<link>https://other.example/x</link>"), [], "another site's article"),
        (rss("<link>javascript:alert(1)</link>", "<link>file:///etc/passwd</link>"), [], "no web addresses"),
        (atom(f"<link href='{ONE}'/>"), [ONE], "Atom"),
        (atom(f"<link rel='self' href='https://blog.example/x.atom'/><link rel='alternate' href='{ONE}'/>"), [ONE], "rel"),
        (
            atom("<link href='ost-1' xml:base='https://blog.example/'/>", head=""),
            [ONE],
            "base of a link",
        ),
        (atom(f"<id>{ONE}</id>"), [ONE], "only an id"),
        (RDF.replace("LINK", ONE), [ONE], "RSS 1.0"),
        (rss(f"<atom:link xmlns:atom='http://www.w3.org/2005/Atom' href='{ONE}'/>"), [ONE], "Atom in RSS"),
        ("\ufeff\n " + rss(f"<link>{ONE}</link>"), [ONE], "byte order mark and blank lines before the declaration"),
        (
            json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"url": ONE}, {"id": 3}, "x"]}),
            [ONE],
            "JSON Feed",
        ),
    ],
)
def test_articles(body: str, expected: list[str], reason: str) -> None:
    assert urls(body) == expected, reason


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<!DOCTYPE html><html><body>moved</body></html>", "a page sent instead"),
        ("{", "broken JSON"),
        ('{"a": 1}', "JSON of another kind"),
        ("[" * 100_000, "nothing but brackets"),
        ("", "nothing"),
        ("<urlset/>", "a sitemap"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_reason(body: str, reason: str) -> None:
    assert read_feed(Capture(url=URL, body=body.encode()), Scope(url=URL)).refusal.startswith("not a feed"), reason


def test_entities_are_not_expanded_and_no_file_is_read() -> None:
    bomb = (
        "<!DOCTYPE r [<!ENTITY a 'https://blog.example/aaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
    )
    body = rss("<link>https://blog.example/&f;</link>", "<link>&b;</link>", f"<link>{ONE}</link>").replace("<rss", bomb + "<rss")
    assert ONE in urls(body)
    assert all("aaaa" not in url for url in urls(body))


def test_a_feed_service_is_the_site_that_it_speaks_for() -> None:
    body = rss(f"<link>{ONE}</link>", head="<link>https://blog.example/</link>")
    assert urls(body, "https://feeds.service.example.net/blog") == [ONE]


def test_a_source_may_name_further_hosts() -> None:
    body = rss("<link>https://other.example/x</link>", "<link>https://third.example/x</link>")
    assert urls(body, hosts=["other.example"]) == ["https://other.example/x"]
    assert urls(body, offsite=True) == ["https://other.example/x", "https://third.example/x"]


@pytest.mark.parametrize(
    ("date", "hint"),
    [
        ("<pubDate>Fri, 14 Mar 2025 15:05:00 +0900</pubDate>", "2025-03-14T06:05:00.000Z"),
        ("<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2025-03-14</dc:date>", "2025-03-14T00:00:00.000Z"),
        ("<pubDate>yesterday</pubDate>", "yesterday"),
        ("", None),
    ],
)
def test_dates_become_hints_of_change(date: str, hint: str | None) -> None:
    found = read_feed(Capture(url=URL, body=rss(f"<link>{ONE}</link>{date}").encode()), Scope(url=URL))
    assert [child.last_modified for child in found.discovered] == [hint]


def test_the_last_change_outranks_the_publication() -> None:
    entry = f"<link href='{ONE}'/><published>2025-01-01T00:00:00Z</published><updated>2025-02-01T00:00:00Z</updated>"
    found = read_feed(Capture(url=URL, body=atom(entry).encode()), Scope(url=URL))
    assert found.discovered[0].last_modified == "2025-02-01T00:00:00.000Z"


def test_the_next_page_of_a_feed_is_a_feed() -> None:
    body = atom(f"<link href='{ONE}'/>", head="<link rel='next' href='?paged=2'/>")
    found = read_feed(Capture(url=URL, body=body.encode()), Scope(url=URL))
    assert [(c.url, c.role, c.depth) for c in found.discovered] == [(ONE, "article", 1), (f"{URL}?paged=2", "feed", 1)]


@pytest.mark.parametrize(
    ("maker", "options", "expected", "reason"),
    [
        ("https://wordpress.org/?v=6.4", {"paged": True}, ["https://blog.example/feed/?paged=2"], "a WordPress, asked for it"),
        ("https://wordpress.org/?v=6.4", {}, [], "other ways have it all"),
        ("Hugo", {"paged": True}, [], "its feed has no further pages"),
    ],
)
def test_wordpress_does_not_name_the_further_pages_of_its_feed(
    maker: str, options: dict[str, bool], expected: list[str], reason: str
) -> None:
    url = "https://blog.example/feed/"
    body = f"<rss><channel><generator>{maker}</generator><item><link>https://blog.example/a-story</link></item></channel></rss>"
    found = read_feed(Capture(url=url, body=body.encode()), Scope(url=url, options=options)).discovered
    assert [child.url for child in found if child.role == "feed"] == expected


def test_an_archived_feed_leads_to_the_one_before() -> None:
    url = "https://blog.example/feed/"
    link = "<link rel='prev-archive' href='/feed/2024'/>"
    body = f"<feed xmlns='http://www.w3.org/2005/Atom'>{link}<entry><link href='/a-story'/></entry></feed>"
    found = read_feed(Capture(url=url, body=body.encode()), Scope(url=url)).discovered
    assert [child.url for child in found if child.role == "feed"] == ["https://blog.example/feed/2024"]


def test_a_feed_service_gives_the_article_s_own_address_beside_its_own() -> None:
    own = "<x:origLink xmlns:x='http://rssnamespace.org/feedburner/ext/1.0'>https://blog.example/a-story</x:origLink>"
    body = f"<rss><channel><item><link>http://feedproxy.example/~r/x/1/</link>{own}</item></channel></rss>"
    found = read_feed(Capture(url=URL, body=body.encode()), Scope(url=URL)).discovered
    assert [child.url for child in found] == ["https://blog.example/a-story"]
