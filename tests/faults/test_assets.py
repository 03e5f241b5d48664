"""`crawl --assets`: what an article loads is captured once, politely, from whatever host, and counts as no page."""

import gzip
import io
import json
import os
import signal
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from exporters import wacz
from scraper.runner import run_crawl
from scraper.storage.archive import Archive
from scraper.storage.packing import Selection, pages_of, records_of
from tests.faults.crawls import config_for, counts_add_up, rows
from tests.faults.server import TEXT, FaultServer, Reply, Route

CSS = ("Content-Type", "text/css; charset=utf-8")
PNG = ("Content-Type", "image/png")
FONT = ("Content-Type", "font/woff2")


def picture(name: str, size: int = 400) -> Reply:
    return Reply(body=(b"\x89PNG\r\n" + name.encode()) * (size // 10), headers=(PNG,))


def article(number: int, cdn: str) -> Reply:
    """A page with a style sheet of its own site and pictures of another host."""
    songs = "".join(
        f"<h2>“Song {number}-{k}” – Singer {k}</h2><p>It is heard when street {k * number} is dark and house {k} asleep.</p>"
        for k in range(1, 4)
    )
    body = (
        f"<!DOCTYPE html><html lang=en><head><title>Songs of evening {number}</title><link rel=StyleSheet href=/style.css>"
        f'<style>body{{background:url({cdn}/back.png)}}</style><script src="{cdn}/track.js"></script></head><body><article>'
        f"<h1>Songs of evening {number}</h1><p>Three songs of the drama of that evening, in the order in which they came.</p>"
        f'<img src="{cdn}/p{number}.png#top"><img src="{cdn}/pixel.gif" width=1 height=1><img src="{cdn}/moved.png">'
        f'<img src="{cdn}/secret/x.png"><img src="{cdn}/gone.png"><img src="{cdn}/big.png"><img src="http://127.0.0.9:9/x.png">'
        f'<img src="data:image/gif;base64,R0lGOD"><img srcset="{cdn}/small.png 1x, {cdn}/large,2.png 2x">'
        f'<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa"></iframe>{songs}</article></body></html>'
    )
    return Reply(body=body.encode())


def site(cdn: str) -> dict[str, Route]:
    return {
        "/a1/": article(1, cdn),
        "/a2/": article(2, cdn),
        "/style.css": Reply(body=f'@import "{cdn}/more.css"; /* url(no.png) */ h1{{color:red}}'.encode(), headers=(CSS,)),
    }


CDN: dict[str, Route] = {
    "/robots.txt": Reply(body=b"User-agent: *\nDisallow: /secret/\n", headers=(TEXT,)),
    "/more.css": Reply(
        body=b"@font-face{src:url(f.eot);src:url('f.eot?#iefix') format('eot'),url(f.woff2),url(f.ttf)}"
        b" p{background:url( 'dot.png' )}",
        headers=(CSS,),
    ),
    "/moved.png": Reply(status=302, headers=(("Location", "/here.png"),)),
    "/big.png": picture("big", 60_000),
    **{f"/{name}.png": picture(name) for name in ("p1", "p2", "here", "back", "dot", "small", "large,2")},
    "/f.woff2": Reply(body=b"wOF2" * 50, headers=(FONT,)),
}
EVERY = {"/back.png", "/p1.png", "/p2.png", "/moved.png", "/here.png", "/gone.png", "/small.png", "/large,2.png"}
STYLES = {"/more.css", "/f.woff2", "/dot.png"}


def test_what_two_pages_load_is_captured_once_and_goes_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spiders.assets.ASSET_BYTES", 30_000)
    config = config_for(tmp_path, assets=True)
    with FaultServer(CDN) as cdn, FaultServer() as server:
        server.routes.table.update(site(cdn.url))
        run = run_crawl(config, urls=[f"{server.url}/a1/", f"{server.url}/a2/"])
        asked = cdn.paths()
        assert (run.outcome, run.discovered, run.stored) == ("complete", 2, 2), "assets are no pages and spoil no run"
        assert counts_add_up(config)
        assert rows(config, "SELECT count(*) FROM frontier") == [(2,)]
        assert sorted(asked) == sorted({"/robots.txt", "/big.png"} | EVERY | STYLES), "each once, nothing forbidden, no scripts"
        assert server.paths().count("/style.css") == 1
        got = {url.removeprefix(cdn.url) for (url,) in rows(config, "SELECT url FROM captures") if url.startswith(cdn.url)}
        assert got == EVERY | STYLES, "what is too large is not kept"
        assert run.assets == len(EVERY | STYLES), "with the style sheet of the site; a redirect is no asset of its own"
        needed = {
            page: {url for (url,) in rows(config, NEEDED, f"{server.url}/{page}/")} for page in ("a1", "a2")
        }  # fmt: skip
        shared = (EVERY | STYLES) - {"/p1.png", "/p2.png"}
        for page, own in (("a1", "/p1.png"), ("a2", "/p2.png")):
            assert needed[page] == {f"{cdn.url}{path}" for path in shared | {own}} | {f"{server.url}/style.css"}

        with Archive.open(config.archive) as archive:
            archive.db.execute("UPDATE captures SET fetched_at = '2020-01-01T00:00:00.000Z' WHERE url LIKE '%/p1.png'")
        again = run_crawl(config, full=True)
        assert (again.unchanged, again.assets) == (2, 1)
        assert sorted(cdn.paths()[len(asked) :]) == ["/big.png", "/p1.png", "/robots.txt"], "the others are of this week"
    assert rows(config, "SELECT count(*) FROM captures WHERE url LIKE '%/p1.png' AND refers_to IS NOT NULL") == [(1,)]
    replayable(config.archive, len(EVERY | STYLES) + 1)


NEEDED = """SELECT a.url FROM captures p JOIN assets n ON n.capture_id = p.id JOIN captures a ON a.id = n.asset_id
    WHERE p.url = ? AND p.id = (SELECT min(id) FROM captures WHERE url = p.url)"""


def replayable(path: Path, assets: int) -> None:
    """The package of the articles has all of it."""
    out = io.BytesIO()
    with Archive.open_read_only(path) as archive:
        choice = Selection()
        wacz.export_captures(
            pages_of(archive, choice), records_of(archive, choice), out, title="", created="2026-01-01T00:00:00Z", software=""
        )
    package = zipfile.ZipFile(out)
    lines = [
        json.loads(line.split(" ", 2)[2]) for line in gzip.decompress(package.read("indexes/index.cdx.gz")).decode().splitlines()
    ]
    assert len({line["url"] for line in lines}) == assets + 2
    assert {line["status"] for line in lines} == {"200", "302", "404"}
    for name in (name for name in package.namelist() if name.startswith("archive/")):
        assert [r.rec_type for r in ArchiveIterator(io.BytesIO(package.read(name)), check_digests="raise")]


def test_a_crawl_that_is_stopped_goes_on_with_the_assets_that_it_has_not(tmp_path: Path) -> None:
    config = config_for(tmp_path, assets=True)

    def interrupt(_: Mapping[str, str]) -> Reply:
        os.kill(os.getpid(), signal.SIGINT)
        return picture("p1")

    with FaultServer(CDN) as cdn, FaultServer() as server:
        server.routes.table.update(site(cdn.url))
        cdn.routes.table["/p1.png"] = interrupt
        assert run_crawl(config, urls=[f"{server.url}/a1/"]).outcome == "interrupted"
        assert rows(config, "SELECT count(*) FROM articles") == [(0,)]
        known = cdn.paths()
        assert "/back.png" in known
        cdn.routes.table["/p1.png"] = picture("p1")
        run = run_crawl(config)
        assert (run.outcome, run.stored) == ("complete", 1)
        second = cdn.paths()[len(known) :]
        assert "/here.png" in second
        assert not {"/back.png", "/more.css"} & set(second)
    assert rows(config, "SELECT count(*) FROM assets") == [(12,)]


def test_a_host_of_assets_that_is_down_costs_the_page_nothing(tmp_path: Path) -> None:
    config = config_for(tmp_path, assets=True, timeout=1.0)
    with FaultServer() as cdn:
        url = cdn.url
    with FaultServer() as server:
        server.routes.table.update(site(url))
        run = run_crawl(config, urls=[f"{server.url}/a1/"])
    assert (run.outcome, run.stored, run.assets) == ("complete", 1, 1)
    assert rows(config, "SELECT count(*) FROM tracks") == [(3,)]
