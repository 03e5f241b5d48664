"""What a site offers: which ways there are, how much each shows, which of two is one too many, what is missing."""

import json

import pytest

from scraper.items import Capture
from spiders.probing import Survey, candidates, further, robots_of, survey

SITE = "https://blog.example"
HTML, XML = "text/html; charset=utf-8", "application/xml"


def page(head: str = "", body: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>A blog</title>{head}</head><body>{body}</body></html>"


def alternate(kind: str, href: str) -> str:
    return f"<link rel='alternate' type='application/{kind}' href='{href}'>"


def links(*paths: str) -> str:
    return "<main>" + "".join(f"<h2><a href='{path}'>A story called {path}</a></h2>" for path in paths) + "</main>"


def rss(*paths: str, home: str = "/", more: str = "") -> str:
    items = "".join(f"<item><link>{SITE}{path}</link></item>" for path in paths)
    return f"<rss version='2.0'><channel><link>{SITE}{home}</link>{more}{items}</channel></rss>"


def sitemap(*paths: str) -> str:
    return "<urlset>" + "".join(f"<url><loc>{SITE}{path}</loc></url>" for path in paths) + "</urlset>"


def index(*paths: str) -> str:
    return "<sitemapindex>" + "".join(f"<sitemap><loc>{SITE}{path}</loc></sitemap>" for path in paths) + "</sitemapindex>"


def posts(*paths: str) -> str:
    return json.dumps([{"link": SITE + path} for path in paths])


def look(
    answers: dict[str, str | int], at: str = "/", *, headers: dict[str, tuple[tuple[str, str], ...]] | None = None
) -> Survey:
    """Look at a site as `runner.look_at` does; an answer is a body, or the status of a refusal."""
    url = SITE + at
    captures: dict[str, Capture] = {}
    problems: dict[str, str] = {}

    def ask(address: str) -> None:
        path, asked, _ = address.removeprefix(SITE).partition("?per_page")
        answer = answers.get(path + asked, answers.get(path, 404))
        if isinstance(answer, int):
            problems[address] = f"the site answered {answer}"
        else:
            captures[address] = Capture(url=address, body=answer.encode(), headers=(headers or {}).get(path, ()))

    ask(url)
    if "/robots.txt" in answers:
        ask(robots_of(url))
    for wanted in (candidates, further, further):
        for address in wanted(url, captures):
            if address not in captures and address not in problems:
                ask(address)
    return survey(url, captures, problems)


def shown(found: Survey) -> list[tuple[str, str, str]]:
    return [(offer.spider, offer.url.removeprefix(SITE).partition("?per_page")[0], offer.says) for offer in found.offers]


def test_every_way_is_offered_the_fullest_first() -> None:
    head = "<link rel='https://api.w.org/' href='/wp-json/'>" + alternate("rss+xml", "/feed/")
    found = look(
        {
            "/": page(head, links("/s-1", "/s-2", "/s-3")),
            "/robots.txt": f"Sitemap: {SITE}/maps.xml",
            "/maps.xml": index("/post-1.xml", "/post-2.xml"),
            "/post-1.xml": sitemap("/s-1", "/s-2"),
            "/post-2.xml": sitemap("/s-2", "/s-3", "/s-4", "/s-5"),
            "/feed/": rss("/s-1", "/s-2"),
            "/wp-json/wp/v2/posts": posts("/s-1"),
        },
        headers={"/wp-json/wp/v2/posts": (("X-WP-Total", "1204"),)},
    )
    assert shown(found) == [
        ("wordpress", "/wp-json/wp/v2/posts", "1,204 posts"),
        ("sitemap", "/maps.xml", "5 addresses in 2 sitemaps"),
        ("listing", "/", "3 links"),
        ("feed", "/feed/", "2 newest articles"),
    ]
    assert found.without == ()


def test_what_is_named_and_not_given_is_told() -> None:
    head = "<link rel='https://api.w.org/' href='/wp-json/'>" + alternate("rss+xml", "/feed/") + alternate("atom+xml", "/a.xml")
    found = look(
        {
            "/": page(head),
            "/robots.txt": f"sitemap: {SITE}/gone.xml",
            "/wp-json/wp/v2/posts": 401,
            "/feed/": rss("/s-1"),
            "/a.xml": page("", "what?"),
        }
    )
    assert shown(found) == [("feed", "/feed/", "1 newest article")]
    assert found.without == (
        "not offered: sitemap, WordPress interface, list of articles on the page",
        f"{SITE}/gone.xml: the site answered 404 (robots.txt names it)",
        f"{SITE}/wp-json/wp/v2/posts: the site answered 401 (the page names it)",
        f"{SITE}/a.xml: neither sitemap nor feed nor interface (the page names it)",
    )


@pytest.mark.parametrize(
    ("answers", "expected", "reason"),
    [
        ({"/": page(alternate("rss+xml", "/r") + alternate("atom+xml", "/a")), "/r": rss("/s-1", "/s-2"), "/a": rss("/s-1")},
         [("feed", "/r", "2 newest articles")], "a feed that shows nothing more is left out"),
        ({"/": page(alternate("rss+xml", "/r") + alternate("atom+xml", "/a")), "/r": rss("/s-1"), "/a": rss("/s-2")},
         [("feed", "/r", "1 newest article"), ("feed", "/a", "1 newest article")], "one that shows others is not"),
        ({"/": page(alternate("rss+xml", "/r")), "/r": rss("/s-1", more=f"<link rel='next' href='{SITE}/r?2'/>")},
         [("feed", "/r", "1 newest article, and further pages")], "a feed in pages"),
        ({"/": page(), "/robots.txt": f"Sitemap: {SITE}/i.xml\nSitemap: {SITE}/p.xml", "/i.xml": index("/p.xml"),
          "/p.xml": sitemap("/s-1")},
         [("sitemap", "/i.xml", "1 address in 1 sitemap")], "what an index holds is no way of its own"),
        ({"/": page(), "/sitemap.xml": index(*(f"/{n}.xml" for n in range(40))), "/0.xml": sitemap("/s-1")},
         [("sitemap", "/sitemap.xml", "at least 1 address in 1 of 40 sitemaps")], "what was not looked at is not counted"),
        ({"/": page("<script src='/wp-content/x.js'></script>"), "/wp-json/wp/v2/posts": posts("/s-1")},
         [("wordpress", "/wp-json/wp/v2/posts", "at least 1 post")], "nothing names the interface, but it is a WordPress"),
        ({"/": page("<link rel='sitemap' href='/s.xml'>"), "/s.xml": sitemap("/s-1")},
         [("sitemap", "/s.xml", "1 address")], "the page names the sitemap"),
        ({"/": page(), "/robots.txt": f"Sitemap: {SITE}/gone.xml", "/sitemap-index.xml": index("/a.xml"),
          "/a.xml": sitemap("/s-1")},
         [("sitemap", "/sitemap-index.xml", "1 address in 1 sitemap")], "the one that robots.txt names is gone"),
        ({"/": page("", "<footer><a href='/blog.rss'>RSS</a></footer>"), "/blog.rss": rss("/s-1")},
         [("feed", "/blog.rss", "1 newest article")], "a feed in plain sight"),
        ({"/": page(), "/index.xml": rss("/s-1")}, [("feed", "/index.xml", "1 newest article")], "a feed that nothing names"),
        ({"/": page("<link rel='https://api.w.org/' href='/x/'>"), "/x/wp/v2/posts?per_page": 400,
          "/x/wp/v2/posts": posts("/s-1")},
         [("wordpress", "/x/wp/v2/posts", "at least 1 post")], "an interface that refuses parameters"),
        ({"/": page(alternate("rss+xml", "/comments/feed/")), "/comments/feed/": rss("/s-1")}, [], "comments are no articles"),
        ({"/": page("", links("/s-1", "/about/"))},
         [("listing", "/", "1 link, and the sections of its menus")], "a front page with one article"),
        ({"/": page("", "Nothing here.")}, [], "nothing at all"),
    ],
)  # fmt: skip
def test_ways(answers: dict[str, str | int], expected: list[tuple[str, str, str]], reason: str) -> None:
    assert shown(look(answers)) == expected


def test_a_front_page_that_leads_elsewhere_stays_one() -> None:
    front = Capture(url=f"{SITE}/en/", body=page("", links("/en/s-1", "/en/s-2", "/en/s-3")).encode())
    captures = {f"{SITE}/": front, f"{SITE}/sitemap.xml": Capture(url=f"{SITE}/sitemap.xml", body=sitemap("/en/s-1").encode())}
    assert f"{SITE}/sitemap.xml" in candidates(f"{SITE}/", captures)
    assert [offer.spider for offer in survey(f"{SITE}/", captures, {}).offers] == ["listing", "sitemap"]


def test_a_blog_in_a_folder_has_everything_in_it() -> None:
    answers: dict[str, str | int] = {
        "/blog/": page("<link rel='https://api.w.org/' href='/blog/wp-json/'>", links("/blog/s-1", "/blog/s-2", "/blog/s-3")),
        "/robots.txt": f"Sitemap: {SITE}/sitemap.xml\nSitemap: {SITE}/blog/sitemap.xml",
        "/blog/sitemap.xml": sitemap("/blog/s-1"),
        "/sitemap.xml": sitemap("/other"),
        "/blog/wp-json/wp/v2/posts": posts("/blog/s-1", "/blog/s-2"),
    }
    found = look(answers, "/blog/")
    assert [(offer.spider, offer.options) for offer in found.offers] == [
        ("listing", {}),
        ("wordpress", {"folder": "/blog/"}),
        ("sitemap", {"folder": "/blog/"}),
    ]


def test_a_section_stands_for_itself() -> None:
    term = "<link rel='alternate' type='application/json' href='/wp-json/wp/v2/categories/7'>"
    head = (
        "<link rel='https://api.w.org/' href='/wp-json/'>"
        + term
        + alternate("rss+xml", "/feed/")
        + alternate("rss+xml", "/ost/feed/")
    )
    answers: dict[str, str | int] = {
        "/ost/": page(head, links("/ost/s-1", "/ost/s-2", "/ost/s-3")),
        "/feed/": rss("/s-8", "/s-9"),
        "/ost/feed/": rss("/ost/s-1", "/ost/s-2"),
        "/wp-json/wp/v2/posts": posts("/ost/s-1"),
    }
    found = look(answers, "/ost/")
    assert [(offer.spider, offer.options) for offer in found.offers] == [
        ("listing", {}),
        ("feed", {"folder": "/ost/"}),
        ("wordpress", {"folder": "/ost/"}),
    ]
    assert "categories=7" in found.offers[2].url


@pytest.mark.parametrize(
    ("at", "body", "expected", "folder"),
    [
        ("/feed.xml", rss("/s-1"), "feed", "/"),
        ("/ost/feed.xml", rss("/ost/s-1", home="/ost/"), "feed", "/ost/"),
        ("/maps/one.xml", sitemap("/s-1"), "sitemap", "/"),
        ("/wp-json/wp/v2/posts", posts("/s-1"), "wordpress", "/"),
    ],
)
def test_the_way_itself_may_be_given(at: str, body: str, expected: str, folder: str) -> None:
    (offer,) = look({at: body}, at).offers
    assert (offer.spider, offer.folder) == (expected, folder)


@pytest.mark.parametrize(
    ("answers", "at", "cause"),
    [
        ({"/x": "%PDF-1.7 ..."}, "/x", "it is no page, feed or sitemap but PDF"),
        ({"/x": '{"a": 1}'}, "/x", "it is no page, feed or sitemap by its content"),
        ({"/": page("", "Nothing here.")}, "/", "no feed, sitemap or list found"),
        (
            {"/": page(alternate("rss+xml", "/feed/")), "/feed/": 403},
            "/",
            f"{SITE}/feed/: the site answered 403 (the page names it)",
        ),
    ],
    ids=["a document", "data", "an empty page", "a closed feed"],
)
def test_nothing_is_offered_and_why(answers: dict[str, str | int], at: str, cause: str) -> None:
    found = look(answers, at)
    assert (found.offers, found.cause) == ((), cause)
