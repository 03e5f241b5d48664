"""Views for people: they say what the tables say, and an archive without them gets them."""

from pathlib import Path

import pytest

from scraper.storage.archive import Archive
from scraper.storage.query import run_query
from scraper.storage.views import VIEWS
from tests.storage.making import NOW, URL, capture, credit, page, track, visit


@pytest.fixture
def archive_path(tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    duet = track(1, "Stay With Me", credit("Chanyeol", group="EXO", join_phrase=" & "), credit("Punch"), drama="Goblin")
    with Archive.open(path) as archive:
        for url in (URL, "https://mirror.example/1", "https://other.example/2"):
            one = page(url=url, tracks=(duet,), site=url.split("/")[2])
            archive.save_visit(visit(one, frontier_url=url, capture=capture(url.encode(), url=url)), now=NOW)
        archive.db.execute("UPDATE articles SET cluster_id = 1 WHERE id < 3")
        archive.db.execute("INSERT INTO clusters (id, original_id, evidence) VALUES (1, 2, '[]')")
    return path


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    return run_query(path, sql).rows


def test_one_row_is_what_one_article_says_of_one_song(archive_path: Path) -> None:
    rows = ask(archive_path, "SELECT song, title, artist_credit, drama, site FROM track_list WHERE article_id = 3")
    assert rows == [("Stay With Me", "Stay With Me", "Chanyeol & Punch", "Goblin", "other.example")]
    assert ask(archive_path, "SELECT artist, group_name, song FROM credit_list WHERE article_id = 3 ORDER BY artist_id") == [
        ("Chanyeol", "EXO", "Stay With Me"),
        ("Punch", None, "Stay With Me"),
    ]


def test_originals_stand_for_their_copies(archive_path: Path) -> None:
    assert ask(archive_path, "SELECT article_id, copies FROM original_articles ORDER BY 1") == [(2, 1), (3, 0)]


@pytest.mark.parametrize("view", VIEWS)
def test_an_archive_without_a_view_or_with_an_older_one_gets_it(archive_path: Path, view: str) -> None:
    with Archive.open(archive_path) as archive:
        known = archive.db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (view,)).fetchone()
        for change in ("", f"CREATE VIEW {view} AS SELECT 1 AS one"):
            archive.db.execute(f"DROP VIEW {view}")
            archive.db.execute(change)
            assert len(ask(archive_path, f"SELECT * FROM {view}")) > 1, "the query door brings it up to date"
            assert archive.db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (view,)).fetchone() == known
