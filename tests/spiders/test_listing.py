"""Listings: which links of a page are articles, which are its further pages, which are the site's frame."""

import pytest

from scraper.items import Capture
from spiders.listing import read_listing
from spiders.reading import DEPTH_MOST, Scope, may_be_article

URL = "https://blog.example/ost/"


def read(body: str, *, url: str = URL, depth: int = 0) -> dict[str, str]:
    page = f"<!DOCTYPE html><html><head><title>t</title></head><body>{body}</body></html>"
    found = read_listing(Capture(url=url, body=page.encode()), Scope(url=url, depth=depth))
    return {child.url.removeprefix("https://blog.example"): child.role for child in found.discovered}


@pytest.mark.parametrize(
    ("body", "expected", "reason"),
    [
        ("<h2><a href='/best-ost'>Best OST</a></h2>", {"/best-ost": "article"}, "plain"),
        ("<ul><li><a href='a.html'>A</a> <a href='b.html'>Bb</a></ul>", {"/ost/b.html": "article"}, "relative; A says nothing"),
        ("<a href='/x'><img src='x.jpg'></a>", {"/x": "article"}, "a picture as the link"),
        ("<a href='/x#comments'>Comments</a><a href='/x'>Title</a>", {"/x": "article"}, "one page, two links"),
        ("<a href='https://other.example/x'>Elsewhere</a>", {}, "another site"),
        ("<a href='javascript:go()'>Go</a><a href='mailto:a@b.c'>Mail</a><a href='#top'>Top</a>", {}, "no addresses"),
        ("<nav><a href='/x'>Menu entry</a></nav><footer><a href='/y'>Imprint</a></footer>", {}, "the site's frame"),
        ("<div class='sidebar'><a href='/x'>Popular</a></div>", {}, "frame by class"),
        ("<article><header><h2><a href='/x'>Title</a></h2></header></article>", {"/x": "article"}, "an article's header"),
        ("<div class='content has-sidebar'><a href='/x'>Title</a></div>", {"/x": "article"}, "beside a sidebar, not in it"),
        ("<div class='post-navbarless'><a href='/x'>Title</a></div>", {"/x": "article"}, "part of a word is no frame's name"),
        ("<a href='/tag/ost/'>#ost</a><a href='/about/'>About</a><a href='/x.pdf'>PDF</a>", {}, "lists, services, files"),
        ("<a href='/ost/'>This page</a>", {}, "the page itself"),
        ("<main><a href='/x'>Title</a></main><nav class='pagination'><a href='/ost/page/2/'>2</a></nav>",
         {"/x": "article", "/ost/page/2/": "listing"}, "numbered pager in a nav"),
        ("<a href='/ost/?paged=2'>Older posts</a>", {"/ost/?paged=2": "listing"}, "WordPress"),
        ("<a class='next page-numbers' href='/ost/page/2/'>→</a>", {"/ost/page/2/": "listing"}, "an arrow"),
        ("<a rel='next' href='/ost/more'>more of it</a>", {"/ost/more": "listing"}, "rel=next"),
        ("<a rel='prev' href='/ost/page/1/'>Newer</a>", {}, "rel=prev"),
        ("<div class='pager'><a href='/ost/older-7'>次へ</a></div>", {"/ost/older-7": "listing"}, "Japanese"),
        ("<div class='pagination'><a href='/ost?offset=20'>다음</a></div>", {"/ost?offset=20": "listing"}, "Korean"),
        ("<a href='/next-to-you-ost'>Next</a>", {"/next-to-you-ost": "article"}, "the word alone, neither page number nor pager"),
        ("<div><a href='/x'>Title</a></div><p><a href='/p3.html'>Older Entries</a></p>",
         {"/x": "article", "/p3.html": "listing"}, "words alone that only a pager has"),
        ("<a href='/x'>Title</a><nav><a href='/p3.html'>Next »</a></nav><a href='/p3.html'>Next »</a>",
         {"/x": "article", "/p3.html": "listing"}, "above and below the list, with a sign"),
        ("<a href='/x'>X and Y</a><a href='/x'>Older posts</a>", {"/x": "article"}, "an article that another link names"),
        ("<p>A <a href='/x'>next page</a><p>B <a href='/y'>next page</a>", {"/x": "article", "/y": "article"}, "under teasers"),
        ("<a href='/x'>더보기</a>", {"/x": "article"}, "`more`, as teasers have it"),
        ("<a href='/2024/05/'>May 2024</a>", {"/2024/05/": "listing"}, "a month's archive"),
        ("<a href='/?m=202405'>May 2024</a>", {"/?m=202405": "listing"}, "WordPress without pretty addresses"),
        ("<a href='/2024_05_01_archive.html'>May</a>", {"/2024_05_01_archive.html": "listing"}, "Blogger of old"),
        ("<a href='/archive/2024-05.html'>May</a>", {"/archive/2024-05.html": "listing"}, "a static site's months"),
        ("<a href='/cal?year=2024&month=5'>May</a>", {"/cal?year=2024&month=5": "listing"}, "year and month apart"),
        ("<a href='/?p=2024'>Entry 2024</a>", {"/?p=2024": "article"}, "an entry's number"),
        ("<a href='/archives/4711'>Entry 4711</a>", {"/archives/4711": "article"}, "a number that is no year"),
        ("<p><a href='/n_1.html'>1</a> <a href='/n_2.html'>2</a> <a href='/n_3.html'>3</a></p>",
         {"/n_1.html": "listing", "/n_2.html": "listing", "/n_3.html": "listing"}, "numbers side by side"),
        ("<ul><li><a href='/list?no=2'>2</a><li><a href='/list?no=10'>10</a></ul>",
         {"/list?no=2": "listing", "/list?no=10": "listing"}, "numbers in a list"),
        ("<p><a href='/a-1988'>1988</a></p>", {"/a-1988": "article"}, "a drama called by a year, alone"),
        ("<p><a href='/x'>20</a> <a href='/y'>21</a></p>", {"/x": "article", "/y": "article"}, "numbers that are names"),
        ("<select><option value=''>When</option><option value='https://blog.example/2023/12/'>December 2023</option></select>",
         {"/2023/12/": "listing"}, "a list to choose from"),
        ("<a href='/archives/2024-may/'>May 2024 (12)</a>", {"/archives/2024-may/": "listing"}, "a month in words"),
        ("<a href='/d/202405.html'>2024年5月</a>", {"/d/202405.html": "listing"}, "a month in Japanese"),
        ("<a href='/best-of-2024/'>Best of 2024</a>", {"/best-of-2024/": "article"}, "a year in a headline"),
        ("<section class='popular'><a href='/x'>Read by many</a></section>", {"/x": "article"}, "popular ones are articles, too"),
        ("<a href='/x'>Title</a><button class='load-more' data-next-url='/ost/more/2'>더보기</button>",
         {"/x": "article", "/ost/more/2": "listing"}, "a button for more"),
        ("<div data-url='/ost/?page=2' data-href='/x'></div>", {"/ost/?page=2": "listing"}, "a further page, not any address"),
        ("<a href='/2024/05/best-ost/'>Best</a>", {"/2024/05/best-ost/": "article"}, "a dated article"),
    ],
)  # fmt: skip
def test_links(body: str, expected: dict[str, str], reason: str) -> None:
    assert read(body) == expected, reason


def test_the_base_element_counts() -> None:
    page = "<html><head><base href='/deep/'></head><body><a href='x'>Title</a></body></html>"
    found = read_listing(Capture(url=URL, body=page.encode()), Scope(url=URL))
    assert [child.url for child in found.discovered] == ["https://blog.example/deep/x"]


def test_the_pager_ends_at_its_depth() -> None:
    assert read("<a rel='next' href='/ost/page/900/'>2</a>", depth=DEPTH_MOST) == {}


def test_what_is_no_page_is_refused() -> None:
    assert read_listing(Capture(url=URL, body=b"%PDF-1.7"), Scope(url=URL)).refusal


ARTICLES = [
    "/?p=123", "/archives/4711", "/ost/", "/2024/05/07/goblin-ost", "/news/12345.html", "/my-love-from-the-star.html",
    "/%EB%8F%84%EA%B9%A8%EB%B9%84", "/p/4711", "/about-time-ost", "/reviews/shop/the-shop",
]  # fmt: skip
OTHERS = [
    "/", "/index.html", "/?s=goblin", "/archives/", "/category/ost/", "/2024/", "/2024/05/", "/author/kim", "/blog/page/3",
    "/a.JPG", "/goblin?replytocom=3", "/goblin?page=2", "/wp-login.php", "/wp-content/uploads/x", "/search/label/OST", "/feed/",
    "/goblin/feed/", "/ost/ost/ost/x", "/1/2/3/4/5/6/7/8/9/10/11/12/13",
]  # fmt: skip


@pytest.mark.parametrize("path", ARTICLES)
def test_an_address_that_may_be_an_article(path: str) -> None:
    assert may_be_article(f"https://blog.example{path}")


@pytest.mark.parametrize("path", OTHERS)
def test_an_address_that_is_none(path: str) -> None:
    assert not may_be_article(f"https://blog.example{path}")


MENU = (
    "<header><nav><a href='/'>Home</a><a href='/reviews/'>Reviews</a><a href='/category/k-drama/'>K-Drama</a>"
    "<a href='/about/'>About</a><a href='/login'>Log in</a><a href='/sports/'>Sports</a><a href='https://other.example/shop/'>Shop</a></nav></header>"
    "<div class='main-menu'><a href='/archive/'>Archive</a><a href='/2024/05/ten-songs-of-may-2024'>New: ten songs</a></div>"
    "<main><h2><a href='/one-story'>One story</a></h2><nav><a href='/inside/'>Inside the text</a></nav></main>"
    "<footer><nav><a href='/imprint-of-ours/'>Imprint</a></nav></footer>"
)


@pytest.mark.parametrize(
    ("url", "depth", "options", "sections", "reason"),
    [
        ("https://blog.example/", 0, {"menus": True}, ["/archive/", "/category/k-drama/", "/reviews/"], "the front page"),
        (
            "https://blog.example/",
            0,
            {"menus": True, "leave": ["reviews"]},
            ["/archive/", "/category/k-drama/"],
            "what is left out",
        ),
        ("https://blog.example/", 0, {}, [], "not asked for: a sitemap has them all"),
        ("https://blog.example/", 1, {"menus": True}, [], "a further page of the list"),
    ],
)
def test_the_menus_of_a_front_page(url: str, depth: int, options: dict[str, object], sections: list[str], reason: str) -> None:
    body = f"<html><body>{MENU}</body></html>".encode()
    found = read_listing(Capture(url=url, body=body), Scope(url=url, depth=depth, options=options)).discovered
    assert sorted(c.url.removeprefix("https://blog.example") for c in found if c.role == "listing") == sections
    assert [c.url for c in found if c.role == "article"] == ["https://blog.example/one-story"]


def test_a_pager_is_told_in_the_page_s_own_encoding() -> None:
    body = "<html><head><meta charset='euc-kr'></head><body><main><a href='/one-story'>이야기 하나</a></main><div class='paging'>"
    page = Capture(url=URL, body=f"{body}<a href='/ost/list-2'>다음</a></div></body></html>".encode("euc-kr"))
    assert [c.role for c in read_listing(page, Scope(url=URL)).discovered] == ["article", "listing"]
