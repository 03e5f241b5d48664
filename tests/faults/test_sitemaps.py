"""Sitemaps have a limit of their own, the protocol's; one beyond it is read as far as it came."""

import gzip
from pathlib import Path

import pytest

from scraper.runner import register_source, run_crawl
from spiders import base
from tests.faults.crawls import config_for, counts_add_up, frontier_row, rows
from tests.faults.server import XML, FaultServer, Reply, Route
from tests.web.pages import article
from tests.web.serving import sitemap

LIMIT = 40_000
"""Limit of other answers, bytes."""


def padded(names: list[str], base_url: str, *, bytes_each: int) -> bytes:
    body = sitemap(base_url, [(name, "2025-01-01") for name in names])
    return body.replace(b"</url>", b"<!--" + b"x" * bytes_each + b"--></url>")


def test_a_sitemap_may_be_larger_than_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(base._ROLE_META, "sitemap", {"bytes_most": 200_000})
    config = config_for(tmp_path, max_size=LIMIT)
    names = [f"/drama/story-{n}" for n in range(10)]
    table: dict[str, Route] = {name: Reply(body=article(n)) for n, name in enumerate(names)}
    table["/drama/story-9"] = Reply(body=article(9).replace(b"</html>", b" " * LIMIT + b"</html>"))
    with FaultServer(table) as within, FaultServer(table) as beyond, FaultServer(table) as packed:
        within.routes.table["/sitemap.xml"] = Reply(body=padded(names, within.url, bytes_each=15_000), headers=(XML,))
        beyond.routes.table["/sitemap.xml"] = Reply(body=padded(names, beyond.url, bytes_each=45_000), headers=(XML,))
        zipped = gzip.compress(padded(names, packed.url, bytes_each=15_000))
        packed.routes.table["/sitemap.xml.gz"] = Reply(body=zipped, headers=(("Content-Type", "application/gzip"),))
        for url in (f"{within.url}/sitemap.xml", f"{beyond.url}/sitemap.xml", f"{packed.url}/sitemap.xml.gz"):
            assert [source.spider for source in register_source(config, url)] == ["sitemap"]
        run = run_crawl(config)
        found = {
            server.url: rows(config, "SELECT count(*) FROM articles WHERE url LIKE ?", f"{server.url}/%")[0][0]
            for server in (within, beyond, packed)
        }
        assert (found[within.url], found[packed.url]) == (9, 9)
        assert found[beyond.url] in (4, 5), "read as far as it came: the last piece that the network brings may go beyond"
        state, reason = frontier_row(config, f"{within.url}/drama/story-9")
        assert (state, reason) == ("refused", f"larger than {LIMIT} bytes"), "a page keeps its own limit"
    assert (run.outcome, run.failed) == ("complete", 0)
    assert counts_add_up(config)
