"""The archive: one SQLite file and the captures beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlite_utils

from scraper.errors import UsageError
from scraper.items import AssetVisit, Capture, CaptureRow, RunRow, SourceRow, Visit
from scraper.storage import runs, visits
from scraper.storage.captures import CaptureStore
from scraper.storage.care import guard
from scraper.storage.connection import check_can_be_updated, connect, connect_read_only, enable_wal, immediate, storage_errors
from scraper.storage.migrations import check_version, is_outdated, migrate
from scraper.storage.records import insert, select

CAPTURES = "captures"
"""Name of the directory beside the archive."""


class Archive:
    """An open archive. Use it as a context manager, in the thread that opened it."""

    def __init__(self, path: Path, db: sqlite_utils.Database) -> None:
        self.path = path
        self.captures_dir = path.parent / CAPTURES
        self.db = db
        self.captures = CaptureStore(self.captures_dir, part_of=path.name)

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """Open for reading and writing; make it if it is not there and `create`; bring its schema up to date.

        Raises `UsageError` when there is none and `create` is false, `SchemaVersionError` when a newer dramarchive
        wrote it, `StorageError` for anything that is not an archive and for one that is seen to be damaged.
        """
        guard.check_not_lost(path, path.parent / CAPTURES)
        if not create:
            connect_read_only(path).close()
        existed = path.is_file() and path.stat().st_size > 0
        with storage_errors(path):
            check_all = guard.check_files(path)
        db = connect(path)
        try:
            with storage_errors(path):
                if check_all:
                    guard.check_pages(db, path)
                check_version(db, path)  # before the first write: somebody else's file stays as it is
                if existed:
                    guard.check_not_emptied(db, path, path.parent / CAPTURES)
                enable_wal(db)
                migrate(db, path)
        except BaseException:
            db.close()
            raise
        return cls(path, db)

    @classmethod
    def open_read_only(cls, path: Path) -> Self:
        """Open an existing archive for reading; `UsageError` with the next step when there is none.

        An archive of an older dramarchive is brought up to date first; `ReadOnlyDiskError` where nothing can be written.
        """
        guard.check_not_lost(path, path.parent / CAPTURES)
        db = connect_read_only(path)
        try:
            with storage_errors(path):
                check_version(db, path)
                if is_outdated(db):
                    check_can_be_updated(path)
                    db.close()
                    cls.open(path).close()
                    db = connect_read_only(path)
        except BaseException:
            db.close()
            raise
        return cls(path, db)

    def close(self) -> None:
        """Close the database and the current WARC file; closing twice does nothing."""
        self.captures.close()
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run a block as one `BEGIN IMMEDIATE` transaction; a savepoint when one is open already."""
        with immediate(self.db):
            yield

    # What was found

    def save_visit(self, visit: Visit, *, now: str) -> visits.SaveOutcome:
        """Store what one lease led to: the capture, then in one transaction its records, children, done mark and counts.

        Good text is never replaced by an error page, an incomplete answer or a sudden remnant (see `revisions.decide`),
        and never deleted: `gone` only sets `gone_at`. Saving the same visit again changes nothing. Raises `StorageError`;
        on `DiskFullError` nothing of the visit is stored.
        """
        with storage_errors(self.path):
            return visits.save_visit(self.db, self.captures, visit, now=now)

    def save_asset(self, asset: AssetVisit, *, now: str) -> int:
        """Store the captures of one asset of a page; return how many are new. Raises `StorageError`."""
        with storage_errors(self.path):
            return visits.save_asset(self.db, self.captures, asset, now=now)

    def read_capture(self, capture_id: int) -> Capture:
        """Return a stored capture. Raises `UsageError` for an unknown id, `StorageError` when its file is damaged."""
        found = select(self.db, CaptureRow, "id = ?", (capture_id,))
        if not found:
            raise UsageError(f"{self.path}: there is no capture {capture_id}. Next: look for its id in the table captures.")
        original = select(self.db, CaptureRow, "id = ?", (found[0].refers_to,))
        return self.captures.read(found[0], original=original[0] if original else None)

    # Where to look

    def add_source(self, source: SourceRow) -> str:
        """Register a source and return its name; registering the same one again changes nothing.

        Raises `UsageError` when another URL has the name.
        """
        with self.transaction():
            same = select(self.db, SourceRow, "url = ? AND spider = ?", (source.url, source.spider))
            if same:
                return same[0].name
            taken = select(self.db, SourceRow, "name = ?", (source.name,))
            if taken:
                raise UsageError(f"source {source.name!r} is {taken[0].url} already. Next: give the new one another name.")
            insert(self.db, source)
        return source.name

    def sources(self) -> list[SourceRow]:
        """Return the registered sources in the order in which they were added."""
        return select(self.db, SourceRow, "1 ORDER BY rowid")

    # Who crawls

    def start_run(self, *, source: str | None = None, now: str, stale_after: float = runs.STALE_SECONDS) -> int:
        """Take the archive for a crawl by this process and return the run's id.

        Raises `ArchiveBusyError` naming the holder. A run whose process died or has been silent for `stale_after`
        seconds is marked `killed` and taken over.
        """
        return runs.start_run(self.db, self.path, source=source, now=now, stale_after=stale_after)

    def heartbeat(self, run_id: int, *, now: str) -> bool:
        """Say that a run lives; False when another process took it over, so that this one has to stop."""
        return runs.heartbeat(self.db, run_id, now=now)

    def finish_run(self, run_id: int, outcome: str, now: str) -> RunRow:
        """End a run and return its row, whose counts add up: discovered = stored + unchanged + refused + failed + waiting."""
        return runs.finish_run(self.db, run_id, outcome=outcome, now=now)

    def runs(self) -> list[RunRow]:
        """Return all runs, newest first."""
        return select(self.db, RunRow, "1 ORDER BY id DESC")
