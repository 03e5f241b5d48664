"""Query parameters that are no part of an address: what tells so, and what becomes of the rows that are known by them."""

from pathlib import Path

import pytest

from scraper.items import ArticleRow
from scraper.storage.archive import Archive
from scraper.storage.frontier import Frontier
from scraper.storage.idle import ARTICLES, idle_parameters
from scraper.storage.overview import life_of
from scraper.storage.records import insert
from tests.storage.test_frontier import NOW, add

HOST = "a.example"
BASE = f"https://{HOST}/story"


def visited(frontier: Frontier, *, address: str, own: str) -> None:
    """Let a visit of `address` have led to the article `own`."""
    add(frontier, address)
    known = frontier.conn.execute("SELECT id FROM articles WHERE url = ?", (own,)).fetchone()
    article = ArticleRow(url=own, first_seen_at=NOW, last_seen_at=NOW, kind="ost")
    article_id = known[0] if known else insert(frontier.db, article)
    frontier.settle(address, state="done", reason=None, now=NOW)
    frontier.conn.execute("UPDATE frontier SET article_id = ? WHERE url = ?", (article_id, address))


def rows(frontier: Frontier) -> list[str]:
    return [url for (url,) in frontier.conn.execute("SELECT url FROM frontier ORDER BY url")]


@pytest.mark.parametrize(
    ("query", "own", "articles", "idle"),
    [
        ("vnr=54269", "", ARTICLES, {"vnr"}),
        ("vnr=54269", "", ARTICLES - 1, set()),
        ("vnr=54269", "?vnr=54269", ARTICLES, set()),
        ("page=2024", "", ARTICLES, set()),
        ("vnr=7", "", ARTICLES, set()),
        ("id={n}&vnr=54269", "?id={n}", ARTICLES, {"vnr"}),
        ("vnr=54269", "-of-another-name", ARTICLES, set()),
    ],
    ids=["said", "by too few", "their own", "a page's number", "short", "beside one that counts", "another path"],
)
def test_what_the_articles_say(tmp_path: Path, query: str, own: str, articles: int, idle: set[str]) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        frontier = Frontier(archive.db)
        for n in range(articles):
            visited(frontier, address=f"{BASE}-{n}?{query.format(n=n)}", own=f"{BASE}-{n}{own.format(n=n)}")
        assert idle_parameters(frontier.conn, HOST) == idle


def test_visited_rows_are_renamed_and_one_that_is_there_stands_for_both(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        frontier = Frontier(archive.db)
        for n in range(ARTICLES):
            visited(frontier, address=f"{BASE}-{n}?vnr=5426{n}", own=f"{BASE}-{n}")
        visited(frontier, address=f"{BASE}-0", own=f"{BASE}-0")
        add(Frontier(archive.db), f"{BASE}-9?vnr=54321")
        assert rows(frontier) == [*(f"{BASE}-{n}" for n in range(ARTICLES)), f"{BASE}-9"]
        life = life_of(archive, f"{BASE}-3?vnr=99999", now=NOW)
        assert (life["frontier"]["url"], life["article"]["url"]) == (f"{BASE}-3", f"{BASE}-3")


def test_what_was_under_way_when_it_was_learnt_is_renamed_later(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        frontier = Frontier(archive.db)
        add(frontier, f"{BASE}-late?vnr=54000")
        for n in range(ARTICLES):
            visited(frontier, address=f"{BASE}-{n}?vnr=5426{n}", own=f"{BASE}-{n}")
        add(Frontier(archive.db), f"{BASE}-9?vnr=54321")
        assert f"{BASE}-late?vnr=54000" in rows(frontier)
        visited(frontier, address=f"{BASE}-late?vnr=54000", own=f"{BASE}-late")
        add(Frontier(archive.db), f"{BASE}-8?vnr=54321")
        assert not [url for url in rows(frontier) if "vnr" in url]
