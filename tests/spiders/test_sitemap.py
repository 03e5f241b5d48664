"""Sitemaps as they really are, and as an enemy writes them."""

import gzip
import time

import pytest

from scraper.items import Capture
from spiders.reading import Found, Scope
from spiders.sitemap import NESTING_MOST, URLS_MOST, read_sitemap

URL = "https://blog.example/sitemap.xml"
NS = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
ONE = "https://blog.example/ost-1"


def read(body: str | bytes, *, depth: int = 0) -> Found:
    return read_sitemap(Capture(url=URL, body=body.encode() if isinstance(body, str) else body), Scope(url=URL, depth=depth))


def urlset(*entries: str) -> str:
    return f"<?xml version='1.0'?><urlset {NS}>{''.join(f'<url>{entry}</url>' for entry in entries)}</urlset>"


def index(*names: str) -> str:
    maps = "".join(f"<sitemap><loc>https://blog.example/{name}</loc></sitemap>" for name in names)
    return f"<sitemapindex {NS}>{maps}</sitemapindex>"


@pytest.mark.parametrize(
    ("body", "expected", "reason"),
    [
        (urlset(f"<loc>{ONE}</loc>"), [ONE], "plain"),
        (urlset(f"<loc>\n {ONE} \n</loc>"), [ONE], "blanks"),
        (urlset("<loc>/ost-1</loc>"), [ONE], "relative"),
        (urlset(f"<loc><![CDATA[{ONE}]]></loc>"), [ONE], "CDATA"),
        (urlset(f"<loc>{ONE}</loc>").replace(f" {NS}", ""), [ONE], "no namespace"),
        (urlset(f"<loc>{ONE}</loc>") + "<!-- cached --> trailing", [ONE], "garbage at the end"),
        (urlset(f"<loc>{ONE}</loc>", "<loc>https://blog.example/ost-2</loc>")[:-40], [ONE], "cut short"),
        (urlset("<loc>https://elsewhere.example/x</loc>"), [], "another site's pages"),
        (urlset("<loc>https://blog.example/tag/x/</loc>", "<loc>https://blog.example/a.jpg</loc>"), [], "no articles"),
        (
            urlset(f"<loc>{ONE}</loc><image:image xmlns:image='i'><image:loc>https://blog.example/x</image:loc></image:image>"),
            [ONE],
            "image",
        ),
        (gzip.compress(urlset(f"<loc>{ONE}</loc>").encode(), mtime=0), [ONE], "gzipped file"),
        (urlset(f"<loc>{ONE}</loc>").encode("utf-16"), [ONE], "UTF-16"),
        ("\ufeff" + urlset(f"<loc>{ONE}</loc>"), [ONE], "byte order mark"),
        (f"{ONE}\nhttps://blog.example/ost-2\n", [ONE, "https://blog.example/ost-2"], "text sitemap"),
        (f"<rss><channel><item><link>{ONE}</link></item></channel></rss>", [ONE], "a feed that robots.txt calls a sitemap"),
        (urlset(), [], "empty"),
    ],
)
def test_articles(body: str | bytes, expected: list[str], reason: str) -> None:
    found = read(body)
    assert not found.refusal, found.refusal
    assert [child.url for child in found.discovered] == expected, reason


@pytest.mark.parametrize("body", ["<!DOCTYPE html><html>404</html>", "Not found", "", "\x1f\x8bbroken"])
def test_what_is_no_sitemap_is_refused(body: str) -> None:
    assert read(body.encode("latin-1")).refusal


@pytest.mark.parametrize(
    "declaration",
    [
        "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
        "<!ENTITY x SYSTEM 'http://127.0.0.1:1/'>",
        "<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY x '&b;&b;&b;&b;&b;&b;&b;&b;'>",
    ],
)
def test_entities_are_refused(declaration: str) -> None:
    body = f"<?xml version='1.0'?><!DOCTYPE u [{declaration}]>" + urlset(f"<loc>{ONE}&x;</loc>").partition("?>")[2]
    assert "entity" in read(body).refusal


def test_lastmod_becomes_the_hint_of_change() -> None:
    found = read(urlset(f"<loc>{ONE}</loc><lastmod>2025-03-14T15:05:00+09:00</lastmod>", "<loc>https://blog.example/2</loc>"))
    assert [child.last_modified for child in found.discovered] == ["2025-03-14T06:05:00.000Z", None]


def test_a_news_sitemaps_date_is_a_hint_too() -> None:
    news = "<news:news xmlns:news='n'><news:publication_date>2025-03-14</news:publication_date></news:news>"
    assert read(urlset(f"<loc>{ONE}</loc>{news}")).discovered[0].last_modified == "2025-03-14T00:00:00.000Z"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            ["post-sitemap.xml", "page-sitemap.xml", "category-sitemap.xml", "post_tag-sitemap.xml", "author-sitemap.xml"],
            ["post-sitemap.xml"],
        ),
        (
            ["wp-sitemap-posts-post-1.xml", "wp-sitemap-posts-page-1.xml", "wp-sitemap-users-1.xml"],
            ["wp-sitemap-posts-post-1.xml"],
        ),
        (["sitemap-1.xml.gz", "sitemap-2.xml.gz"], ["sitemap-1.xml.gz", "sitemap-2.xml.gz"]),
        (["page-sitemap.xml", "tags-sitemap.xml"], ["page-sitemap.xml"]),
        (["image-sitemap.xml"], ["image-sitemap.xml"]),
    ],
)
def test_an_index_leads_to_the_maps_of_articles(names: list[str], expected: list[str]) -> None:
    found = read(index(*names))
    assert [(child.url.rpartition("/")[2], child.role) for child in found.discovered] == [(name, "sitemap") for name in expected]


def test_index_below_index_ends() -> None:
    assert read(index("deep.xml"), depth=NESTING_MOST).discovered == ()


def test_the_caps_hold_and_it_is_quick() -> None:
    body = urlset(*(f"<loc>https://blog.example/ost-{n}</loc>" for n in range(URLS_MOST + 500)))
    start = time.perf_counter()
    assert len(read(body).discovered) == URLS_MOST
    assert time.perf_counter() - start < 15.0
