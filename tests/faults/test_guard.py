"""Forbidden addresses stay unasked, whatever leads to them: links, redirects, robots.txt, sitemaps, feeds, pagers, names."""

import socket
import threading
import time
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from scraper.errors import UsageError
from scraper.items import SourceRow
from scraper.network.addresses import AddressPolicy, GuardedResolver
from scraper.runner import register_source, run_crawl
from scraper.storage.archive import Archive
from tests.faults.canary import CANARY, HOST
from tests.faults.crawls import config_for, counts_add_up, frontier_row, rows, start
from tests.faults.server import HTML, XML, FaultServer, Reply, Route, article

AWAY = Reply(status=302, headers=(("Location", CANARY.url),))


def test_the_canary_answers_when_it_is_asked(tmp_path: Path) -> None:
    # Otherwise that it saw nothing would mean nothing.
    with urllib.request.urlopen(CANARY.url, timeout=5) as answer:
        assert b"Nobody" in answer.read()
    assert len(CANARY.seen) == 1
    CANARY.seen.clear()


@pytest.mark.parametrize("spelling", CANARY.spellings)
@pytest.mark.parametrize("way", ["named", "redirect", "refresh"])
def test_every_spelling_is_refused_however_it_is_met(tmp_path: Path, spelling: str, way: str) -> None:
    config, url = config_for(tmp_path), CANARY.spellings[spelling]
    refresh = f"<html><head><meta http-equiv='refresh' content='0; url={url}'></head><body>x</body></html>".encode()
    table: dict[str, Route] = {
        "/redirect": Reply(status=301, headers=(("Location", url),)),
        "/refresh": Reply(body=refresh),
        "/good": Reply(body=article(1)),
    }
    with FaultServer(table) as server:
        asked = url if way == "named" else f"{server.url}/{way}"
        run = run_crawl(config, urls=[asked, f"{server.url}/good"])
    assert (run.stored, run.refused + run.failed) == (1, 1)
    reasons = [reason for (reason,) in rows(config, "SELECT reason FROM frontier WHERE state <> 'done'")]
    assert len(reasons) == 1
    assert "private address" in reasons[0], reasons


def test_many_addresses_of_a_forbidden_host_are_all_refused(tmp_path: Path) -> None:
    # Not refused five times and then left waiting, as a host that is down would be.
    config = config_for(tmp_path, delay=0.05)
    run = run_crawl(config, urls=[f"{CANARY.url}{n}" for n in range(12)])
    assert (run.refused, run.waiting, run.outcome) == (12, 0, "complete")
    assert rows(config, "SELECT adapted_delay, reason FROM hosts") == [(None, None)]


LEADS: dict[str, tuple[str, dict[str, Route]]] = {
    "robots.txt redirects there": ("listing", {"/robots.txt": AWAY}),
    "the list redirects there": ("listing", {"/": AWAY}),
    "the list links there": ("listing", {"/": Reply(body=f"<main><h2><a href='{CANARY.url}a'>A song</a></h2></main>".encode())}),
    "the pager leads there": (
        "listing",
        {
            "/": Reply(
                body=f"<main><h2><a href='/good'>Good</a></h2></main><a rel='next' href='{CANARY.url}2'>Older posts</a>".encode()
            )
        },
    ),
    "the feed redirects there": ("feed", {"/": AWAY}),
    "the feed's items lie there": (
        "feed",
        {"/": Reply(body=f"<rss><channel><item><link>{CANARY.url}a</link></item></channel></rss>".encode(), headers=(XML,))},
    ),
    "the sitemap redirects there": ("sitemap", {"/": AWAY}),
    "the sitemap's URLs lie there": (
        "sitemap",
        {"/": Reply(body=f"<urlset><url><loc>{CANARY.url}a</loc></url></urlset>".encode(), headers=(XML,))},
    ),
    "the sitemap's sitemaps lie there": (
        "sitemap",
        {
            "/": Reply(
                body=f"<sitemapindex><sitemap><loc>{CANARY.url}m.xml</loc></sitemap></sitemapindex>".encode(), headers=(XML,)
            )
        },
    ),
    "an entity of the sitemap lies there": (
        "sitemap",
        {
            "/": Reply(
                body=(
                    f"<!DOCTYPE urlset [<!ENTITY x SYSTEM '{CANARY.url}e'>]><urlset><url><loc>http://127.0.0.1/&x;</loc></url></urlset>"
                ).encode(),
                headers=(XML,),
            )
        },
    ),
    "the DTD of the feed lies there": (
        "feed",
        {"/": Reply(body=f"<!DOCTYPE rss SYSTEM '{CANARY.url}d'><rss><channel></channel></rss>".encode(), headers=(XML,))},
    ),
}


@pytest.mark.parametrize(("spider", "table"), LEADS.values(), ids=LEADS)
@pytest.mark.parametrize("offsite", [False, True], ids=["", "offsite"])
def test_no_source_leads_there(
    tmp_path: Path, spider: str, table: dict[str, Route], offsite: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scraper.network.retrying.BACKOFF_FIRST", 0.02)
    config = config_for(tmp_path)
    with FaultServer({"/good": Reply(body=article(1)), **table}) as server, FaultServer({"/x": Reply(body=article(2))}) as other:
        with Archive.open(config.archive) as archive:
            options = {"offsite": True} if offsite else {}
            archive.add_source(
                SourceRow(name="trap", url=f"{server.url}/", spider=spider, options=options, added_at="2026-01-01T00:00:00.000Z")
            )
        begun = time.monotonic()
        run_crawl(config, sources=["trap"], urls=[f"{other.url}/x"])
        assert time.monotonic() - begun < 15
        assert frontier_row(config, f"{other.url}/x")[0] == "done"
    assert counts_add_up(config)


@pytest.mark.parametrize(
    "table",
    [
        {"/": Reply(body=f"<link rel='alternate' type='application/rss+xml' href='{CANARY.url}feed'><p>x</p>".encode())},
        {"/": Reply(body=b"<p>x</p>"), "/robots.txt": Reply(body=f"Sitemap: {CANARY.url}map.xml".encode())},
        {"/": Reply(body=f"<base href='{CANARY.url}'><a href='feed'>RSS</a>".encode())},
        {"/": AWAY},
    ],
    ids=["a feed that the page names", "a sitemap that robots.txt names", "base", "redirect"],
)
def test_adding_a_site_does_not_either(tmp_path: Path, table: dict[str, Route]) -> None:
    with FaultServer(table) as server, pytest.raises(UsageError):
        register_source(config_for(tmp_path), f"{server.url}/")


def test_pictures_canonical_addresses_and_players_of_a_page_are_not_fetched(tmp_path: Path) -> None:
    extra = f"<img src='{CANARY.url}i.png'><iframe src='{CANARY.url}p'></iframe><link rel='stylesheet' href='{CANARY.url}s.css'>"
    page = article(1, extra=extra).replace(b"<title>", f"<link rel='canonical' href='{CANARY.url}c'><title>".encode())
    with FaultServer({"/x": Reply(body=page)}) as server:
        assert run_crawl(config_for(tmp_path), urls=[f"{server.url}/x"]).stored == 1
        assert server.paths() == ["/robots.txt", "/x"]


@pytest.mark.slow
def test_a_proxy_of_the_environment_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # It would connect for us, so that no address could be checked.
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, CANARY.url)
        monkeypatch.setenv(name.upper(), CANARY.url)
    with FaultServer({"/x": Reply(body=article(1))}) as server:
        process = start(tmp_path, "crawl", f"{server.url}/x", "http://10.0.0.1/y")
        out, errors = process.communicate(timeout=60)
    assert "1 stored" in out, errors
    assert "refused: http://10.0.0.1/y: private address" in errors


def test_a_name_that_leads_elsewhere_at_the_next_lookup_is_refused_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # DNS rebinding: the first answers are allowed, the later ones are not; what is connected to is what was checked.
    asked: list[str] = []

    async def lookup(host: str) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) <= 2 else [HOST]

    class Lying(GuardedResolver):
        def __init__(self, policy: AddressPolicy) -> None:
            super().__init__(policy, lookup)

    monkeypatch.setattr("scraper.network.guard.GuardedResolver", Lying)
    monkeypatch.setattr("scraper.network.addresses.CACHE_SECONDS", -1.0)
    close = (HTML, ("Connection", "close"))
    table: dict[str, Any] = {f"/{n}": Reply(body=article(n), headers=close) for n in (1, 2)}
    table["/robots.txt"] = Reply(status=404, headers=close)
    config = config_for(tmp_path)
    with FaultServer(table) as server:
        urls = [f"http://rebind.example:{server.port}/{n}" for n in (1, 2)]
        run = run_crawl(config, urls=urls)
        assert server.paths() == ["/robots.txt", "/1"]
    assert (run.stored, run.refused) == (1, 1)
    assert f"private address: rebind.example is {HOST}" in (frontier_row(config, urls[1])[1] or "")


def resolving(monkeypatch: pytest.MonkeyPatch, known: Callable[[str], str]) -> None:
    """Let the operating system know names by a function; what is no name is looked up as ever."""
    real = socket.getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **more: Any) -> Any:
        return real(known(host) if str(host).endswith(".example") else host, *args, **more)

    monkeypatch.setattr("socket.getaddrinfo", getaddrinfo)


def test_names_whose_servers_are_silent_hold_no_other_name_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    let_go = threading.Event()

    def known(host: str) -> str:
        if not host.startswith("good"):
            let_go.wait(30.0)
            raise socket.gaierror(socket.EAI_AGAIN, "no answer")
        return "127.0.0.1"

    resolving(monkeypatch, known)
    monkeypatch.setattr("scraper.network.addresses.LOOKUP_SECONDS", 3.0)
    config = config_for(tmp_path, concurrency=64, retries=0)
    with FaultServer({"/x": Reply(body=article(1))}) as server:
        silent = [f"http://silent-{n}.example/x" for n in range(50)]
        begun = time.monotonic()
        run = run_crawl(config, urls=[*silent, f"http://good.example:{server.port}/x"])
        let_go.set()
        assert time.monotonic() - begun < 20
        assert server.seen[0].at - time.time() + (time.monotonic() - begun) < 2.5, (
            "asked long before the silent ones were given up"
        )
    assert (run.stored, run.outcome) == (1, "incomplete")
    assert counts_add_up(config)


def test_a_name_that_does_not_exist_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def known(host: str) -> str:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    resolving(monkeypatch, known)
    config = config_for(tmp_path, retries=0)
    assert run_crawl(config, urls=["http://nowhere.example/x"]).outcome == "incomplete"
    assert "the host name is unknown" in (frontier_row(config, "http://nowhere.example/x")[1] or "")
