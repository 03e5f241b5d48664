"""Clusters follow the articles: found over sites, left when a text changes, the same in whatever order pages come."""

import time
from itertools import combinations
from pathlib import Path

import pytest

from scraper.similarity import Copy
from scraper.storage.archive import Archive
from scraper.storage.copies import list_copies, update_copies
from tests.similarity_set import make_web
from tests.storage.making import NOW, capture, page, visit


def store(archive: Archive, copy: Copy, **changes: object) -> None:
    one = page(
        url=copy.url, title=f"Title {copy.article_id}", site=copy.site, canonical_url=copy.canonical_url,
        source_url=copy.source_url, published_at=copy.published_at, body_text=changes.get("body_text", copy.body_text),
    )  # fmt: skip
    body = one.body_text.encode()
    archive.save_visit(
        visit(one, frontier_url=copy.url, capture=capture(body, url=copy.url)), now=copy.first_seen_at + "T00:00:00.000Z"
    )


def clusters(archive: Archive) -> set[frozenset[str]]:
    groups: dict[int, set[str]] = {}
    for found in list_copies(archive.db):
        groups.setdefault(found.cluster_id, set()).add(found.url)
    return {frozenset(group) for group in groups.values()}


@pytest.mark.parametrize("seed", [11, 12])
def test_clusters_of_a_made_up_web(tmp_path: Path, seed: int) -> None:
    web = make_web(seed)
    with Archive.open(tmp_path / "archive.db") as archive:
        for copy in web.articles:
            store(archive, copy)
        assert update_copies(archive.db) == len(web.articles)
        assert update_copies(archive.db) == 0, "nothing changed since"
        by_url = {copy.url: web.text_of[copy.article_id] for copy in web.articles}
        found = {pair for group in clusters(archive) for pair in combinations(sorted(group), 2)}
        true = {pair for pair in combinations(sorted(by_url), 2) if by_url[pair[0]] == by_url[pair[1]]}
        f1 = 2 * len(found & true) / (len(found) + len(true))
        originals = {by_url[c.url]: c.url for c in list_copies(archive.db) if c.is_original}
        right = [originals.get(text) == web.articles[number - 1].url for text, number in web.original_of.items()]
    assert f1 >= 0.98
    assert sum(right) / len(right) >= 0.95


def test_the_order_of_the_pages_does_not_matter(tmp_path: Path) -> None:
    web = make_web(13, texts=15)
    found = []
    for name, articles in (("a", web.articles), ("b", web.articles[::-1])):
        with Archive.open(tmp_path / f"{name}.db") as archive:
            for copy in articles:
                store(archive, copy)
                update_copies(archive.db)
            found.append((clusters(archive), {c.url for c in list_copies(archive.db) if c.is_original}))
    assert found[0] == found[1]
    assert found[0][0]


def test_a_text_that_is_rewritten_is_no_copy_any_more(tmp_path: Path) -> None:
    first, *copies = [c for c in make_web(0, texts=30).articles if c.url.endswith(".example/0") or "mirror" in c.url][:3]
    with Archive.open(tmp_path / "archive.db") as archive:
        for copy in (first, *copies):
            store(archive, copy, body_text=first.body_text)
        update_copies(archive.db)
        assert clusters(archive) == {frozenset(c.url for c in (first, *copies))}
        store(archive, copies[0], body_text=" ".join(f"other{n} words" for n in range(500)))
        assert update_copies(archive.db) == 3
        assert clusters(archive) == {frozenset((first.url, copies[1].url))}
        store(archive, copies[1], body_text=" ".join(f"new{n} text" for n in range(500)))
        update_copies(archive.db)
        assert clusters(archive) == set()
        assert archive.db.execute("SELECT count(*) FROM clusters").fetchone() == (0,)
        assert archive.db.execute("SELECT count(*) FROM articles WHERE cluster_id IS NOT NULL").fetchone() == (0,)


def test_an_article_without_copies_has_none(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.save_visit(visit(page()), now=NOW)
        assert update_copies(archive.db) == 1
        assert list_copies(archive.db) == []
        assert list_copies(archive.db, article_id=1) == []


def test_an_article_that_is_taken_out_leaves_no_cluster_of_one(tmp_path: Path) -> None:
    first, second = make_web(0, texts=4).articles[:2]
    with Archive.open(tmp_path / "archive.db") as archive:
        store(archive, first)
        store(archive, second, body_text=first.body_text)
        update_copies(archive.db)
        assert len(list_copies(archive.db)) == 2
        with archive.transaction():
            archive.db.execute("PRAGMA defer_foreign_keys = ON")
            archive.db.execute("DELETE FROM clusters")
            archive.db.execute("UPDATE articles SET cluster_id = NULL WHERE id = 1")
        assert update_copies(archive.db, limit=0) == 0
        assert list_copies(archive.db) == []
        assert archive.db.execute("SELECT count(*) FROM articles WHERE cluster_id IS NOT NULL").fetchone() == (0,)


def test_a_site_that_says_the_same_on_every_page_takes_no_time(tmp_path: Path) -> None:
    first = make_web(0, texts=1).articles[0]
    with Archive.open(tmp_path / "archive.db") as archive:
        for n in range(400):
            one = page(url=f"https://same.example/{n}", body_text=f"{first.body_text} {n}")
            archive.save_visit(visit(one, frontier_url=one.url, capture=capture(b"%d" % n, url=one.url)), now=NOW)
        started = time.process_time()
        assert update_copies(archive.db) == 400
        # Two seconds on a quiet machine; with every pair compared it is minutes.
        assert time.process_time() - started < 20
        assert len(list_copies(archive.db, article_id=400)) == 400
