"""A source taken out of the archive, with its queue and its cron entries; what it led to stays unless a person says otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlite_utils

from scraper.errors import ArchiveBusyError, UsageError
from scraper.items import ROW_TYPES, ArticleRow, Row, RunRow, SourceRow, TrackRow
from scraper.storage.archive import Archive
from scraper.storage.entities import remove_orphans
from scraper.storage.records import select
from scraper.storage.runs import is_stale
from scraper.storage.search import forget_tracks


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What was taken out."""

    source: SourceRow
    """The source as it was."""
    urls: int
    """URLs of its queue, settled or not."""
    schedules: int
    """Its cron entries."""
    articles: int
    """Articles deleted; 0 when they are kept."""
    kept: int
    """Articles that it led to and that stay."""


def remove_source(archive: Archive, name: str, *, now: str, with_articles: bool = False) -> Removed:
    """Take out a source, all in one transaction; `with_articles` also the articles that it led to first, with their history.

    Captures stay in any case: they are append-only. Raises `UsageError` for an unknown name, `ArchiveBusyError` while a
    crawl runs.
    """
    db = archive.db
    with archive.transaction():
        known = select(db, SourceRow, "1 ORDER BY name")
        source = next((row for row in known if row.name == name), None)
        if source is None:
            listed = ", ".join(row.name for row in known) or "none"
            raise UsageError(f"there is no source named {name!r}. Next: choose one of {listed}.")
        for run in select(db, RunRow, "outcome = 'running'"):
            if not is_stale(run, archive.path, now):
                raise ArchiveBusyError(
                    f"{archive.path}: is in use by run {run.id} (process {run.owner}). Next: wait for it to end."
                )
        urls = db.execute("DELETE FROM frontier WHERE source = ?", (name,)).rowcount
        db.execute("DELETE FROM findings WHERE source = ?", (name,))
        db.execute("DELETE FROM patterns WHERE source = ?", (name,))
        schedules = db.execute("DELETE FROM schedules WHERE source = ?", (name,)).rowcount
        ids = [row[0] for row in db.execute("SELECT id FROM articles WHERE source = ?", (name,)).fetchall()]
        if with_articles:
            _delete_articles(db, ids)
        db.execute("DELETE FROM sources WHERE name = ?", (name,))
    gone = len(ids) if with_articles else 0
    return Removed(source=source, urls=urls, schedules=schedules, articles=gone, kept=len(ids) - gone)


def _delete_articles(db: sqlite_utils.Database, ids: Iterable[int]) -> None:
    """Delete articles with everything that hangs on them, whatever tables there are: the records say what refers to what."""
    db.execute("PRAGMA defer_foreign_keys = ON")  # an article and its revisions refer to each other
    for article_id in ids:
        tracks = [row[0] for row in db.execute("SELECT id FROM tracks WHERE article_id = ?", (article_id,)).fetchall()]
        songs = {row[0] for row in db.execute("SELECT song_id FROM tracks WHERE article_id = ?", (article_id,)) if row[0]}
        named = "SELECT artist_id FROM track_artists WHERE track_id IN (SELECT id FROM tracks WHERE article_id = ?)"
        artists = {row[0] for row in db.execute(named, (article_id,))}
        forget_tracks(db, tracks)
        db.execute("DELETE FROM articles_fts WHERE rowid = ?", (article_id,))
        for track_id in tracks:
            _delete_rows_of(db, TrackRow, track_id)
        _delete_rows_of(db, ArticleRow, article_id)
        db.execute("UPDATE frontier SET article_id = NULL WHERE article_id = ?", (article_id,))
        remove_orphans(db, songs, artists)


def _delete_rows_of(db: sqlite_utils.Database, kind: type[Row], row_id: int) -> None:
    """Delete a row and all rows that refer to it."""
    for other in ROW_TYPES:
        for column in (name for name, table in other.FOREIGN.items() if table == kind.TABLE):
            db.execute(f"DELETE FROM {other.TABLE} WHERE {column} = ?", (row_id,))  # noqa: S608 - our own names
    db.execute(f"DELETE FROM {kind.TABLE} WHERE id = ?", (row_id,))  # noqa: S608 - our own names
