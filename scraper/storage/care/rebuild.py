"""An archive whose database is gone, made again from its captures: every page is read as a crawl would have read it.

What only the database knew is not in the captures: sources, schedules, corrections, runs, and what was still to be fetched.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path

import sqlite_utils

from scraper.items import ArticleRow, CaptureRow, ParsedPage
from scraper.revisions import GONE, decide
from scraper.storage.archive import Archive
from scraper.storage.articles import find_article, known_revision, write_article
from scraper.storage.care.check_files import sidecar
from scraper.storage.care.keeping import Keeper
from scraper.storage.care.mend_captures import mend_captures
from scraper.storage.care.mend_rows import Read
from scraper.storage.care.problems import several
from scraper.storage.connection import connect, immediate
from scraper.storage.frontier import REVISIT_FIRST
from scraper.storage.migrations import migrate
from scraper.storage.moments import shifted
from scraper.storage.moves import moved_from, note_way, place_of
from scraper.storage.naming import name_of
from scraper.storage.records import select, update
from scraper.urls import canonicalize_url

BATCH = 100
"""Captures in a transaction."""


def rebuild(path: Path, open_reader: Callable[[Archive], AbstractContextManager[Read]], keeper: Keeper, *, now: str) -> None:
    """Make the database at `path` from the captures beside it; a rebuild that is stopped leaves nothing there."""
    target = path.with_name(f"{path.name}.rebuilt-{keeper.stamp}")
    for leftover in (target, sidecar(target, "-wal"), sidecar(target, "-shm")):
        leftover.unlink(missing_ok=True)
    db = connect(target)
    try:
        migrate(db, target)
        db.conn.execute("PRAGMA foreign_keys = OFF")
        archive = Archive(path, db)
        mend_captures(db, path, archive.captures, keeper, now=now)
        with open_reader(archive) as read:
            _Rebuilder(db, read).run(keeper)
        with immediate(db):
            _settle(db, keeper)
        archive.captures.close()
    finally:
        db.close()
    target.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    keeper.say(
        f"{path.name}: was made again from the captures; sources, schedules and corrections were in the lost one only: "
        "dramarchive add URL for each site"
    )


class _Rebuilder:
    """Reads captures in the order in which they were fetched, so that each article goes through its revisions again."""

    def __init__(self, db: sqlite_utils.Database, read: Read) -> None:
        self._db = db
        self._read = read
        self._following: dict[str, ParsedPage] = {}
        self.counts: Counter[str] = Counter()

    def run(self, keeper: Keeper) -> None:
        """Read all captures, a batch a transaction, and say what became of them."""
        ids = iter([row[0] for row in self._db.execute("SELECT id FROM captures WHERE lost_at IS NULL ORDER BY fetched_at, id")])
        while batch := list(islice(ids, BATCH)):
            with immediate(self._db):
                for capture_id in batch:
                    (row,) = select(self._db, CaptureRow, "id = ?", (capture_id,))
                    self.counts[self._take(row)] += 1
        (articles,) = self._db.execute("SELECT count(*) FROM articles").fetchone()
        made = ", ".join(f"{number} {what}" for what, number in sorted(self.counts.items(), key=lambda item: (-item[1], item[0])))
        keeper.say(f"{several(articles, 'article')} read again from {several(self.counts.total(), 'capture')}: {made}")

    def _take(self, row: CaptureRow) -> str:
        """Make of one capture what a crawl made of it; return that in a word."""
        article = find_article(self._db, canonicalize_url(row.url)) or self._unmoved(row)
        if row.status in GONE or row.status == 304:
            if article is not None and article.id is not None:
                changes = {"last_seen_at": row.fetched_at, "gone_at": None} if row.status == 304 else {"gone_at": row.fetched_at}
                update(self._db, ArticleRow, article.id, **changes)
            return "unchanged" if row.status == 304 else "gone"
        if not row.complete or not 200 <= row.status < 300 or "html" not in (row.content_type or "html").lower():
            return "no pages"
        page = self._read(row)
        if page is None:
            return "unreadable"
        if self._carries_on(page):
            return "further parts of articles"
        return self._store(page, row)

    def _unmoved(self, row: CaptureRow) -> ArticleRow | None:
        """Return the article that still answers, unchanged, at an address that it calls by another name."""
        return moved_from(self._db, canonicalize_url(row.url)) if row.status == 304 else None

    def _store(self, page: ParsedPage, row: CaptureRow) -> str:
        place = place_of(self._db, page, row)
        if place.refused:
            return "refused"
        article = place.article
        url = article.url if article else name_of(self._db, page)
        intent = decide(page, status=row.status, complete=row.complete, known=known_revision(self._db, article))
        if intent.action == "refuse":
            return "refused"
        if page.next_page:
            self._following[canonicalize_url(page.next_page)] = page
        if intent.action == "keep" and article is not None and article.id is not None:
            update(self._db, ArticleRow, article.id, last_seen_at=row.fetched_at, gone_at=None)
            note_way(self._db, row, article.id)
            return "unchanged"
        assert row.id is not None
        article_id, _ = write_article(self._db, page, url=url, known=article, source=None, capture_id=row.id, now=row.fetched_at)
        note_way(self._db, row, article_id)
        return "stored"

    def _carries_on(self, page: ParsedPage) -> bool:
        """Tell whether a page is a further part of an article that was read before, whose text has all of its paragraphs."""
        whole = self._following.get(canonicalize_url(page.url))
        if whole is None or not set(page.body_text.split("\n\n")) <= set(whole.body_text.split("\n\n")):
            return False
        if page.next_page:
            self._following[canonicalize_url(page.next_page)] = whole
        return True


def _settle(db: sqlite_utils.Database, keeper: Keeper) -> None:
    """Leave in the frontier the addresses that led to articles, due again as after a visit."""
    db.execute("DELETE FROM frontier WHERE url NOT IN (SELECT url FROM articles)")
    for article_id, url, seen, gone in list(_seen(db)):
        changes = ("gone", gone, None) if gone else ("done", seen, shifted(seen, REVISIT_FIRST))
        db.execute(
            "UPDATE frontier SET state = ?, visited_at = ?, not_before = ?, article_id = ? WHERE url = ?",
            (*changes, article_id, url),
        )
    (number,) = db.execute("SELECT count(*) FROM frontier").fetchone()
    keeper.say(f"frontier: {several(number, 'address')} of articles kept, due again a week after they were seen last")


def _seen(db: sqlite_utils.Database) -> Iterator[tuple[int, str, str, str | None]]:
    yield from db.execute("SELECT id, url, last_seen_at, gone_at FROM articles").fetchall()
