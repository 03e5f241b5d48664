"""Sites that say 200 to everything: asked once for a page that cannot exist, by all the manners of the crawl."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from scraper.items import RunRow
from scraper.runner import run_crawl
from spiders.missing import WORD
from tests.faults.crawls import config_for, counts_add_up, frontier_row, rows
from tests.faults.server import TEXT, FaultServer, Reply
from tests.web.pages import DATA, article, plain

DELAY = 0.1
PAGES = {
    "/drama/essay-1": Reply(body=article(1)),
    "/drama/essay-2": Reply(body=article(2)),
    "/drama/songs-3": Reply(body=article(3)),
}
ROBOTS = Reply(body=f"User-agent: *\nDisallow: /drama/{WORD}\n".encode(), headers=(TEXT,))


def lost(path: str) -> Reply:
    return Reply(body=plain("Meridian", f"{DATA['lost']} You came for {path.rpartition('/')[2]}."))


HOSTS: dict[str, Callable[[], FaultServer]] = {
    "soft": lambda: FaultServer(PAGES, default=lost),
    "honest": lambda: FaultServer(PAGES),
    "forbidden": lambda: FaultServer({**PAGES, "/robots.txt": ROBOTS}, default=lost),
    "broken": lambda: FaultServer(PAGES, default=lambda path: Reply(status=500 if WORD in path else 404)),
    "songs": lambda: FaultServer({"/drama/songs-3": PAGES["/drama/songs-3"]}, default=lost),
}
"""Kinds of host; the first page of each is asked for before any other."""


def crawl(folder: Path, servers: dict[str, FaultServer], *paths: str) -> RunRow:
    wanted = [
        f"{server.url}{path}" for server in servers.values() for path in paths if path in server.routes.table or "lost" in path
    ]
    return run_crawl(config_for(folder, delay=DELAY, retries=0), urls=wanted)


def probes(server: FaultServer) -> int:
    return sum(WORD in path for path in server.paths())


def test_a_host_is_asked_once_and_what_has_its_face_is_gone(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    with ExitStack() as stack:
        servers = {name: stack.enter_context(make()) for name, make in HOSTS.items()}
        first = crawl(tmp_path, servers, "/drama/songs-3", "/drama/essay-1", "/drama/lost-1")
        assert {name: probes(server) for name, server in servers.items()} == {
            "soft": 1, "honest": 1, "forbidden": 0, "broken": 1, "songs": 1,
        }  # fmt: skip
        states = {name: frontier_row(config, f"{server.url}/drama/lost-1") for name, server in servers.items()}
        told = "soft 404: the words that its site shows for a page that does not exist"
        assert states["soft"] == states["songs"] == ("gone", told)
        assert states["honest"] == states["broken"] == ("gone", "404 Not Found")
        assert states["forbidden"] == ("done", None), "nobody told us otherwise"
        assert (first.discovered, first.stored, first.refused, first.failed) == (14, 10, 4, 0)
        servers["soft"].routes.table.pop("/drama/essay-1")
        crawl(tmp_path, servers, "/drama/essay-2", "/drama/lost-2", "/drama/essay-1")
        assert {name: probes(server) for name, server in servers.items()} == {
            "soft": 1, "honest": 1, "forbidden": 0, "broken": 2, "songs": 1,
        }, "what is known is kept over runs; what had no answer is asked again"  # fmt: skip
        assert all(gap >= DELAY for server in servers.values() for gap in server.gaps()), "the question waits for its turn, too"
    assert counts_add_up(config)
    (kept,) = rows(config, "SELECT gone_at IS NULL, length(body_text) > 500 FROM articles WHERE url LIKE ? ORDER BY id LIMIT 1",
                   f"{servers['soft'].url}/drama/songs-3")  # fmt: skip
    assert kept == (1, 1)
    assert rows(config, "SELECT count(*) FROM articles WHERE url LIKE '%essay-1' AND gone_at IS NOT NULL") == [(0,)]
