"""Pages that move, on a real server: one article with its history, whatever happens on the way."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from scraper.config import Config
from scraper.reparse import reparse
from scraper.rereading import stored_reader
from scraper.runner import run_crawl
from scraper.sites import SiteRules
from scraper.storage.archive import Archive
from scraper.storage.care.repair import repair
from scraper.storage.care.verify import verify
from scraper.storage.history import history_of
from scraper.storage.overview import life_of
from tests.faults.crawls import config_for, counts_add_up, frontier_row, rows
from tests.faults.server import FaultServer, Reply, Route, article

NOW = "2026-03-01T10:00:00.000Z"
MORE = "<p>One more song was cut from the finale, and nobody knows why it had to go.</p>"


def to(path: str, status: int = 301) -> Reply:
    return Reply(status=status, headers=(("Location", path),))


def visit(config: Config, url: str) -> Any:
    run = run_crawl(config, urls=[url], full=True)
    assert counts_add_up(config)
    return run


def articles(config: Config) -> list[tuple[int, str]]:
    return [
        (int(row[0]), str(row[1]).partition("127.0.0.1:")[2].partition("/")[2])
        for row in rows(config, "SELECT id, url FROM articles ORDER BY id")
    ]


def revisions(config: Config, url: str) -> list[str]:
    with Archive.open(config.archive) as archive:
        assert life_of(archive, url, now=NOW)["article"]["url"] == history_of(archive, url).article.url
        return [step.revision.record["body_text"] for step in history_of(archive, url).steps]


MOVES: dict[str, dict[str, Route]] = {
    "301": {"/old": to("/new"), "/new": Reply(body=article(1, extra=MORE))},
    "308 and 301": {"/old": to("/way", 308), "/way": to("/new"), "/new": Reply(body=article(1, extra=MORE))},
    "301, the same text": {"/old": to("/new"), "/new": Reply(body=article(1))},
    "301, the same text and ETag": {"/old": to("/new"), "/new": Reply(body=article(1), etag='"1"')},
}


@pytest.mark.parametrize("table", MOVES.values(), ids=MOVES)
def test_a_page_that_moves_is_one_article_with_its_history(tmp_path: Path, table: dict[str, Route]) -> None:
    config = config_for(tmp_path)
    with FaultServer({"/old": Reply(body=article(1), etag='"1"')}) as server:
        visit(config, f"{server.url}/old")
        server.routes.table.update(table)
        run = visit(config, f"{server.url}/old")
        assert (run.failed, run.refused) == (0, 0)
        assert articles(config) == [(1, "new")]
        texts = revisions(config, f"{server.url}/old")
        assert texts == revisions(config, f"{server.url}/new")
        assert len(texts) == 1 + run.changed
        visit(config, f"{server.url}/old")
        visit(config, f"{server.url}/new")
        assert (articles(config), revisions(config, f"{server.url}/old")) == ([(1, "new")], texts)
        server.routes.table["/old"] = Reply(status=404)
        run = visit(config, f"{server.url}/old")
        assert rows(config, "SELECT gone_at FROM articles") == [(None,)], "only the redirect is gone"
        assert frontier_row(config, f"{server.url}/new")[0] == "done"
    assert verify(config.archive, now=NOW).ok


HUB = (
    "<html><head><title>All our rankings</title></head><body><main><article><h1>All our rankings</h1>"
    + "".join(f"<p>In week {n} the editors listened to everything and chose what they liked most of it.</p>" for n in range(30))
    + "</article></main></body></html>"
).encode()
LOGIN = (
    b"<html><head><title>Sign in</title></head><body><main><h1>Sign in</h1><p>Please sign in to go on.</p></main></body></html>"
)
STAYS: dict[str, dict[str, Route]] = {
    "302": {"/old": to("/new", 302), "/new": Reply(body=article(1))},
    "303": {"/old": to("/new", 303), "/new": Reply(body=article(1))},
    "307": {"/old": to("/new", 307), "/new": Reply(body=article(1))},
    "301, then 302": {"/old": to("/way"), "/way": to("/new", 302), "/new": Reply(body=article(1))},
    "the front page": {"/old": to("/"), "/": Reply(body=HUB)},
    "a login page": {"/old": to("/login"), "/login": Reply(body=LOGIN)},
    "a login page by another name": {"/old": to("/members/hello"), "/members/hello": Reply(body=LOGIN)},
    "a hub": {"/old": to("/rankings"), "/rankings": Reply(body=HUB)},
}


@pytest.mark.parametrize("table", STAYS.values(), ids=STAYS)
def test_what_is_no_move_leaves_the_article_where_it_is(tmp_path: Path, table: dict[str, Route]) -> None:
    config = config_for(tmp_path)
    with FaultServer({"/old": Reply(body=article(1), etag='"1"')}) as server:
        visit(config, f"{server.url}/old")
        before = rows(config, "SELECT body_text FROM articles")
        server.routes.table.update(table)
        visit(config, f"{server.url}/old")
        assert articles(config) == [(1, "old")]
        assert rows(config, "SELECT body_text FROM articles") == before
        server.routes.table["/old"] = Reply(body=article(1, extra=MORE))
        assert visit(config, f"{server.url}/old").changed == 1
        assert len(revisions(config, f"{server.url}/old")) == 2


def test_a_site_that_lists_the_new_address_first(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    with FaultServer({"/old": Reply(body=article(1))}) as server:
        visit(config, f"{server.url}/old")
        server.routes.table |= {"/old": to("/new"), "/new": Reply(body=article(1, extra=MORE))}
        visit(config, f"{server.url}/new")
        assert articles(config) == [(1, "old"), (2, "new")], "nobody has said yet that it moved"
        visit(config, f"{server.url}/old")
        assert articles(config) == [(2, "new")]
        assert len(revisions(config, f"{server.url}/old")) == 2
    assert verify(config.archive, now=NOW).ok


def told(config: Config) -> tuple[list[Any], ...]:
    """What an archive says of its articles, times and numbers of rows left out."""
    return (
        rows(config, "SELECT url, title, body_text FROM articles ORDER BY url"),
        rows(config, "SELECT url, moved_to, moved_at, reason FROM moves ORDER BY url"),
        rows(
            config,
            "SELECT a.url, r.digest, c.url, c.fetched_at FROM revisions r JOIN articles a ON a.id = r.article_id"
            " JOIN captures c ON c.id = r.capture_id ORDER BY 1, 4",
        ),
        rows(config, "SELECT url, redirected_from FROM captures ORDER BY fetched_at"),
    )


@pytest.mark.parametrize("lost", ["database", "article", "nothing"])
def test_what_is_read_again_from_the_captures_is_the_same(tmp_path: Path, lost: str) -> None:
    config = config_for(tmp_path)
    with FaultServer({"/old": Reply(body=article(1)), "/two": Reply(body=article(2))}) as server:
        for path in ("/old", "/two"):
            visit(config, server.url + path)
        server.routes.table |= {"/old": to("/new"), "/new": Reply(body=article(1, extra=MORE)), "/two": to("/rankings")}
        server.routes.table["/rankings"] = Reply(body=HUB)
        for path in ("/old", "/two"):
            visit(config, server.url + path)
        before = told(config)
        assert len(before[0]) == 2
        if lost == "database":
            for name in ("archive.db", "archive.db-wal", "archive.db-shm"):
                (tmp_path / name).unlink(missing_ok=True)
        elif lost == "article":
            with sqlite3.connect(config.archive) as db:  # foreign keys are off
                db.execute("DELETE FROM articles WHERE url LIKE '%/new'")
            db.close()
        if lost == "nothing":
            assert reparse(config, accept=True).outcomes["same"] == 2
        else:
            done = repair(config.archive, lambda archive: stored_reader(archive, SiteRules()), now=NOW)
            assert done.after.ok, done
        assert told(config) == before
        assert len(revisions(config, f"{server.url}/old")) == 2
    assert verify(config.archive, now=NOW).ok


def test_a_crawl_that_ends_in_between_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = config_for(tmp_path)
    with FaultServer({"/old": Reply(body=article(1))}) as server:
        visit(config, f"{server.url}/old")
        server.routes.table |= {"/old": to("/new"), "/new": Reply(body=article(1, extra=MORE))}
        with monkeypatch.context() as patch:

            def broken(*_: object, **__: object) -> None:
                raise ValueError("ended between the move and the text")

            patch.setattr("scraper.storage.visits.write_article", broken)
            run_crawl(config, urls=[f"{server.url}/old"], full=True)
        assert articles(config) == [(1, "old")]
        assert rows(config, "SELECT count(*) FROM moves") == [(0,)]
        visit(config, f"{server.url}/old")
        assert articles(config) == [(1, "new")]
        assert len(revisions(config, f"{server.url}/old")) == 2
