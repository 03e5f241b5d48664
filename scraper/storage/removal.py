"""A source taken out of the archive, with its queue and its cron entries; what it led to stays unless a person says otherwise."""

from dataclasses import dataclass

from scraper.errors import ArchiveBusyError, UsageError
from scraper.items import RunRow, SourceRow
from scraper.storage.archive import Archive
from scraper.storage.deleting import delete_article
from scraper.storage.records import select
from scraper.storage.runs import is_stale


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
            for article_id in ids:
                delete_article(db, article_id)
        db.execute("DELETE FROM sources WHERE name = ?", (name,))
    gone = len(ids) if with_articles else 0
    return Removed(source=source, urls=urls, schedules=schedules, articles=gone, kept=len(ids) - gone)
