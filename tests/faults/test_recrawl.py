"""A site over several runs: what is new, what changed, what did not, what is gone."""

from pathlib import Path

import pytest
from scrapy.http import Response

from scraper.errors import UsageError
from scraper.items import SourceRow, Visit
from scraper.runner import register_source, run_crawl
from scraper.storage.archive import Archive
from scraper.storage.visits import SaveOutcome
from spiders.base import ArticleSpider
from tests.faults.crawls import config_for, counts_add_up, frontier_row, rows
from tests.faults.server import HTML, XML, FaultServer, Reply, Route, article, site

NOW = "2026-03-01T10:00:00.000Z"


def sitemap(base: str, entries: dict[str, str]) -> Reply:
    urls = "".join(f"<url><loc>{base}{path}</loc><lastmod>{day}</lastmod></url>" for path, day in entries.items())
    body = f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>"
    return Reply(body=body.encode(), headers=(XML,))


def add_source(folder: Path, name: str, url: str, spider: str, **options: object) -> None:
    with Archive.open(folder / "archive.db") as archive:
        archive.add_source(SourceRow(name=name, url=url, spider=spider, options=options, added_at=NOW))


def test_a_listing_is_walked_to_its_end_and_read_again_cheaply(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    with FaultServer(default=site(60)) as server:
        assert [source.spider for source in register_source(config, server.url)] == ["listing"]
        first = run_crawl(config)
        assert (first.discovered, first.stored, first.outcome) == (60, 60, "complete")
        before = len(server.paths())
        second = run_crawl(config)
        assert (second.discovered, second.outcome) == (0, "complete")
        assert server.paths()[before:] == ["/robots.txt", "/"], "nothing new on the first page: the others are not read"
        server.routes.default = site(61)
        server.routes.table["/"] = Reply(body=site(61)("/").body.replace(b"article-1/", b"article-61/"))
        third = run_crawl(config)
        assert (third.discovered, third.stored) == (1, 1)


def test_a_second_full_crawl_transfers_no_body(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    with FaultServer(default=site(25)) as server:
        register_source(config, server.url)
        run_crawl(config)
        before, bodies = len(server.seen), len(server.bodies)
        content = rows(config, "SELECT * FROM articles ORDER BY id")
        run = run_crawl(config, full=True)
        asked = [seen for seen in server.seen[before:] if seen.path != "/robots.txt"]
        assert len(asked) == 27
        assert all("if-none-match" in seen.headers for seen in asked)
        assert server.bodies[bodies:] == ["/robots.txt"], "its 404 page, which cannot be compared with anything"
    assert (run.discovered, run.unchanged, run.stored, run.changed) == (25, 25, 0, 0)
    assert rows(config, "SELECT count(*) FROM revisions") == [(25,)]
    seen_at = [name for (_, name, *_) in rows(config, "PRAGMA table_info(articles)")].index("last_seen_at")
    again = rows(config, "SELECT * FROM articles ORDER BY id")
    assert [row[:seen_at] + row[seen_at + 1 :] for row in again] == [row[:seen_at] + row[seen_at + 1 :] for row in content]
    assert counts_add_up(config)


VALIDATORS: dict[str, tuple[Route, Route, int, int]] = {
    # what the server says at the first and at the second visit, new revisions, bodies of the second visit
    "an ETag that stays": (Reply(body=article(1), etag='"1"'), Reply(body=article(1), etag='"1"'), 0, 0),
    "a weak ETag that stays": (Reply(body=article(1), etag='W/"1"'), Reply(body=article(1), etag='W/"1"'), 0, 0),
    "an ETag that never matches": (Reply(body=article(1), etag='"1"'), Reply(body=article(1), etag='"2"'), 0, 1),
    "an ETag that stays with another body": (
        Reply(body=article(1), headers=(HTML, ("ETag", '"1"'))),
        Reply(body=article(1, extra="<p>One more song was cut from the finale.</p>"), headers=(HTML, ("ETag", '"1"'))),
        1,
        1,
    ),
    "a Last-Modified of the future": (
        Reply(body=article(1), headers=(HTML, ("Last-Modified", "Fri, 01 Jan 2100 00:00:00 GMT"))),
        Reply(body=article(1, extra="<p>One more song.</p>"), headers=(HTML, ("Last-Modified", "Fri, 01 Jan 2100 00:00:00 GMT"))),
        1,
        1,
    ),
    "neither": (Reply(body=article(1)), Reply(body=article(1)), 0, 1),
    "an ETag of 4,000 letters": (
        Reply(body=article(1), etag='"' + "x" * 4000 + '"'),
        Reply(body=article(1), etag='"' + "x" * 4000 + '"'),
        0,
        0,
    ),
}


@pytest.mark.parametrize(("first", "second", "revisions", "bodies"), VALIDATORS.values(), ids=VALIDATORS)
def test_validators_save_bodies_and_never_a_change(
    tmp_path: Path, first: Route, second: Route, revisions: int, bodies: int
) -> None:
    config = config_for(tmp_path)
    with FaultServer({"/x": first}) as server:
        run_crawl(config, urls=[f"{server.url}/x"])
        server.routes.table["/x"] = second
        before = len(server.bodies)
        run = run_crawl(config, urls=[f"{server.url}/x"], full=True)
        assert server.bodies[before:].count("/x") == bodies
    assert (run.stored, run.changed, run.unchanged) == (revisions, revisions, 1 - revisions)
    assert rows(config, "SELECT count(*) FROM revisions") == [(1 + revisions,)]


def test_a_304_that_nothing_is_known_of_is_asked_for_plainly(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    with FaultServer({"/x": Reply(body=article(1), etag='"1"')}) as server:
        run_crawl(config, urls=[f"{server.url}/x"])
        server.routes.table["/x"] = [Reply(status=304), Reply(body=article(1))]
        with Archive.open(config.archive) as archive, archive.transaction():
            archive.db.conn.execute("UPDATE frontier SET etag = NULL")
        run = run_crawl(config, urls=[f"{server.url}/x"], full=True)
    assert (run.unchanged, run.failed) == (1, 0)


def test_a_changed_lastmod_fetches_one_page_and_keeps_both_revisions(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    table: dict[str, Route] = {f"/a-{n}": Reply(body=article(n)) for n in range(5)}
    with FaultServer(table) as server:
        server.routes.table["/sitemap.xml"] = sitemap(server.url, {f"/a-{n}": "2025-01-01" for n in range(5)})
        assert [s.spider for s in register_source(config, f"{server.url}/sitemap.xml")] == ["sitemap"]
        assert run_crawl(config).stored == 5
        server.routes.table["/a-3"] = Reply(body=article(3, extra="<p>Now with one more song that was cut from the finale.</p>"))
        days = {f"/a-{n}": "2025-01-01" for n in range(5)} | {"/a-3": "2025-02-01"}
        server.routes.table["/sitemap.xml"] = sitemap(server.url, days)
        before = len(server.paths())
        run = run_crawl(config)
        assert server.paths()[before:] == ["/robots.txt", "/sitemap.xml", "/a-3"]
    assert (run.discovered, run.stored) == (1, 1)
    assert rows(config, "SELECT count(*) FROM revisions") == [(6,)]
    assert "one more song" in rows(config, "SELECT body_text FROM articles WHERE url LIKE '%/a-3'")[0][0]


def test_a_page_that_is_gone_keeps_its_text(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    with FaultServer({"/a": [Reply(body=article(1)), Reply(status=410), Reply(body=article(1))]}) as server:
        for expected in ("stored", "gone", "back"):
            run_crawl(config, urls=[f"{server.url}/a"], full=True)
            gone_at, text = rows(config, "SELECT gone_at, body_text FROM articles")[0]
            assert bool(gone_at) is (expected == "gone")
            assert "Three songs" in text


def test_a_redirected_address_and_its_target_are_one_article(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    table: dict[str, Route] = {"/old": Reply(status=301, headers=(("Location", "/new"),)), "/new": Reply(body=article(1))}
    with FaultServer(table) as server:
        run = run_crawl(config, urls=[f"{server.url}/old", f"{server.url}/new"])
        assert rows(config, "SELECT url FROM articles") == [(f"{server.url}/new",)]
    assert (run.stored, run.unchanged) == (1, 1)


def test_children_stay_on_the_site_unless_the_source_says_otherwise(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    with FaultServer({"/far": Reply(body=article(2))}) as other:
        body = f"<main><h2><a href='/near'>Near</a></h2><h2><a href='{other.url}/far'>Far</a></h2></main>".encode()
        with FaultServer({"/": Reply(body=body), "/near": Reply(body=article(1))}) as server:
            add_source(tmp_path, "near", server.url, "listing")
            assert run_crawl(config, sources=["near"]).stored == 1
            assert other.paths() == []
            add_source(tmp_path, "all", f"{server.url}/?all", "listing", offsite=True)
            server.routes.table["/?all="] = server.routes.table["/?all"] = Reply(body=body)
            assert run_crawl(config, sources=["all"]).stored == 1
            assert "/far" in other.paths()


def test_lists_below_a_listing_are_walked_and_read_again(tmp_path: Path) -> None:
    def listing(*paths: str) -> Reply:
        links = "".join(f"<h2><a href='{path}'>Entry {path}</a></h2>" for path in paths)
        return Reply(body=f"<html><body><main>{links}</main></body></html>".encode())

    table: dict[str, Route] = {f"/song-{n}": Reply(body=article(n)) for n in range(13)}
    table["/"] = listing("/spring/", "/autumn/")
    table["/spring/"] = listing(*(f"/song-{n}" for n in range(6)))
    table["/autumn/"] = listing(*(f"/song-{n}" for n in range(6, 12)))
    config = config_for(tmp_path)
    with FaultServer(table) as server:
        add_source(tmp_path, "seasons", server.url, "listing")
        assert run_crawl(config).stored == 12
        server.routes.table["/autumn/"] = listing(*(f"/song-{n}" for n in range(6, 13)))
        assert run_crawl(config).stored == 1, "a list below the first page is read again, too"
    assert counts_add_up(config)


@pytest.mark.parametrize("words", ["Older Entries", "Next »"])
def test_a_pager_known_by_its_words_alone_is_walked_to_its_last_page(tmp_path: Path, words: str) -> None:
    def listing(first: int, following: str) -> Reply:
        posts = "".join(
            f"<div class='post'><a href='/blog/post-{n}.html'>The songs of drama {n}</a><p>Teaser {n}</p></div>"
            for n in range(first, first + 4)
        )
        more = f"<p><a href='{following}'>{words}</a></p>" if following else ""
        return Reply(body=f"<html><head><title>List</title></head><body><div>{posts}</div>{more}</body></html>".encode())

    table: dict[str, Route] = {f"/blog/post-{n}.html": Reply(body=article(n)) for n in range(1, 13)}
    table |= {"/": listing(1, "/p2.html"), "/p2.html": listing(5, "/p3.html"), "/p3.html": listing(9, "")}
    config = config_for(tmp_path)
    with FaultServer(table) as server:
        register_source(config, f"{server.url}/")
        run = run_crawl(config)
    assert (run.stored, run.discovered, run.outcome) == (12, 12, "complete"), (
        "the last page has too few links to look like a list"
    )
    assert rows(config, "SELECT count(*) FROM articles WHERE title = 'List'") == [(0,)]


def test_index_pages_are_refused_as_articles(tmp_path: Path) -> None:
    with FaultServer(default=site(40)) as server:
        run = run_crawl(config_for(tmp_path), urls=[f"{server.url}/", f"{server.url}/article-1/"])
    assert (run.stored, run.refused) == (1, 1)


def test_the_limit_holds_and_the_rest_waits(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    with FaultServer(default=site(30)) as server:
        register_source(config, server.url)
        run = run_crawl(config, limit=7)
        assert (run.stored, run.waiting, run.outcome) == (7, 13, "complete"), "20 articles are known from the first page"
        assert run_crawl(config).stored == 23
    assert counts_add_up(config)


def test_traps_end(tmp_path: Path) -> None:
    def calendar(path: str) -> Reply:
        year = int(path.strip("/") or 2020) if path.strip("/").isdecimal() or path == "/" else 0
        if not year:
            return Reply(status=404)
        return Reply(body=f"<main><h1>{year}</h1><a href='/{year + 1}/'>{year + 1}</a></main>".encode())

    config = config_for(tmp_path)
    with FaultServer(default=calendar) as server:
        add_source(tmp_path, "trap", server.url, "listing")
        assert run_crawl(config).outcome == "complete"
        assert len(server.paths()) <= 4


LINKED = b"<html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head><body>x</body></html>"
RSS = Reply(body=b"<rss><channel><item><link>/a</link></item></channel></rss>", headers=(XML,))
MAP = Reply(body=b"<urlset><url><loc>/a</loc></url><url><loc>/b</loc></url></urlset>", headers=(XML,))
PLAIN = Reply(body=b"<html><body>Hello</body></html>")
OFFERS: dict[str, tuple[dict[str, Route], list[tuple[str, str]] | None]] = {
    "a feed that the page names": ({"/": Reply(body=LINKED), "/rss": RSS}, [("feed", "/rss")]),
    "a sitemap that robots.txt names": (
        {"/": PLAIN, "/robots.txt": Reply(body=b"Sitemap: /map.xml"), "/map.xml": MAP},
        [("sitemap", "/map.xml")],
    ),
    "both, where they usually are": (
        {"/": PLAIN, "/sitemap.xml": MAP, "/feed.xml": RSS},
        [("sitemap", "/sitemap.xml"), ("feed", "/feed.xml")],
    ),
    "the feed itself": ({"/": RSS}, [("feed", "/")]),
    "an article without any list": ({"/": Reply(body=article(3))}, []),
    "no page": ({"/": Reply(body=b"%PDF")}, []),
    "not there": ({"/": Reply(status=404)}, None),
}


@pytest.mark.parametrize(("table", "expected"), OFFERS.values(), ids=OFFERS)
def test_what_add_finds(tmp_path: Path, table: dict[str, Route], expected: list[tuple[str, str]] | None) -> None:
    config = config_for(tmp_path)
    with FaultServer(table) as server:
        if not expected:
            with pytest.raises(UsageError, match="leads to no article" if expected is not None else "cannot be read"):
                register_source(config, f"{server.url}/")
            return
        found = register_source(config, f"{server.url}/")
        assert [(source.spider, source.url.removeprefix(server.url)) for source in found] == expected
        assert [source.name for source in register_source(config, f"{server.url}/")] == [source.name for source in found]


@pytest.mark.parametrize("way", ["store raises", "spider says nothing"])
def test_a_visit_that_comes_to_nothing_fails_and_the_run_goes_on_and_ends(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = config_for(tmp_path)
    save, visit = Archive.save_visit, ArticleSpider.visit

    def broken_save(self: Archive, found: Visit, *, now: str) -> SaveOutcome:
        if found.frontier_url.endswith("/2"):
            raise ValueError("no such thing as two")
        return save(self, found, now=now)

    async def broken_visit(self: ArticleSpider, response: Response) -> Visit:
        if response.url.endswith("/2"):
            raise RuntimeError("lost")
        return await visit(self, response)

    if way == "store raises":
        monkeypatch.setattr(Archive, "save_visit", broken_save)
    else:
        monkeypatch.setattr(ArticleSpider, "visit", broken_visit)
        monkeypatch.setattr("scrapy.core.engine.ExecutionEngine._SLOT_HEARTBEAT_INTERVAL", 0.3)
        monkeypatch.setattr("scraper.network.session.LOST_SECONDS", 0.2)
    with FaultServer({f"/{n}": Reply(body=article(n)) for n in range(1, 5)}) as server:
        run = run_crawl(config, urls=[f"{server.url}/{n}" for n in range(1, 5)])
        reason = frontier_row(config, f"{server.url}/2")[1] or ""
    assert (run.stored, run.failed, run.outcome) == (3, 1, "incomplete")
    assert ("no such thing as two" if way == "store raises" else "without a result") in reason
    assert counts_add_up(config)


def test_an_unknown_source_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no source named 'nowhere'"):
        run_crawl(config_for(tmp_path), sources=["nowhere"])
