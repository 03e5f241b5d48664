"""Where imported pages go: into the archive, or for a look beforehand nowhere."""

import time
from dataclasses import dataclass, field, replace

import sqlite_utils

from scraper.errors import StorageError
from scraper.importing.answers import Page, Repeat
from scraper.importing.reading import now
from scraper.items import Capture, CaptureRow, Visit
from scraper.storage import runs
from scraper.storage.archive import Archive
from scraper.storage.captures import payload_digest
from scraper.storage.care.members import matches_digest
from scraper.storage.connection import storage_errors
from scraper.storage.imports import foresee, is_stored, save_import
from scraper.storage.records import select
from scraper.urls import canonicalize_url

AT_ONCE = 200
"""Pages that are in the archive already and are counted in one transaction."""
BEAT_SECONDS = 15.0
"""How often the run says that it lives."""
CANDIDATES = 20
"""Captures of an address among which the body of a revisit is looked for."""


@dataclass(slots=True, kw_only=True)
class Keeper:
    """Stores pages in an archive and counts them in a run; without a run it only tells what would become of them."""

    archive: Archive | None
    """None when there is no archive yet and nothing is to be written."""
    run_id: int | None
    met: set[tuple[str, str | None, str]] = field(default_factory=set)
    """Captures met, when nothing is written."""
    uncounted: int = 0
    """Pages that were stored already and are not counted in the run yet."""
    beat_at: float = 0.0

    @property
    def db(self) -> sqlite_utils.Database | None:
        """The database, when there is one."""
        return self.archive.db if self.archive else None

    def is_known(self, capture: Capture, *, dated: bool = True) -> bool:
        """Tell whether a capture is there already; with `dated` false, whether the same page is under another date."""
        if self.run_id is None:
            key = (capture.url, capture.fetched_at if dated else None, payload_digest(capture.body))
            if key in self.met:
                return True
            self.met.add(key)
        return self.db is not None and is_stored(self.db, capture, dated=dated)

    def save(self, visit: Visit) -> tuple[str, str]:
        """Store a visit, or see what would become of it; return outcome and reason. Raises `StorageError`."""
        if self.archive is None or self.run_id is None:
            told = foresee(self.db, visit)
            return told.outcome, told.reason
        with storage_errors(self.archive.path):
            saved = save_import(self.archive.db, self.archive.captures, visit, now=now())
        self.beat()
        return saved.outcome, saved.reason

    def count_known(self) -> None:
        """Count a page that is there already; the run learns of it sooner or later, see `flush`."""
        self.uncounted += 1
        if self.uncounted >= AT_ONCE:
            self.flush()

    def count_failed(self) -> None:
        """Count a page that could not be read, or a damaged place."""
        self._count("failed", 1)

    def flush(self) -> None:
        """Let the run know of all that was counted."""
        self._count("unchanged", self.uncounted)
        self.uncounted = 0

    def beat(self) -> None:
        """Say that the run lives, not too often. Raises `StorageError` when another process has taken the archive over."""
        if self.archive is None or self.run_id is None or time.monotonic() - self.beat_at < BEAT_SECONDS:
            return
        self.beat_at = time.monotonic()
        if not self.archive.heartbeat(self.run_id, now=now()):
            raise StorageError(f"{self.archive.path}: another run has taken the archive over. Next: run it again.")

    def resolved(self, repeat: Repeat, origin: str) -> Page | None:
        """Return the capture that a revisit stands for; None when the page whose body it has is not in the archive."""
        original = self._original(repeat)
        if original is None or self.archive is None:
            return None
        assert original.id is not None
        try:
            first = self.archive.read_capture(original.id)
        except StorageError:
            return None
        same = repeat.status != 304
        capture = replace(
            first,
            url=repeat.url,
            fetched_at=repeat.fetched_at,
            status=repeat.status or first.status,
            headers=repeat.headers or first.headers,
            body=first.body if same else b"",
            raw_body=first.raw_body if same else None,
            imported_from=origin,
            redirected_from=repeat.redirected_from,
        )
        return Page(capture=capture)

    def stored_part(self, url: str) -> Page | None:
        """Return the last whole capture of an address, for an article that runs over several pages."""
        found = self._captures("url IN (?, ?) AND complete AND status = 200", (url, canonicalize_url(url)))
        if not found or self.archive is None or found[0].id is None:
            return None
        try:
            return Page(capture=self.archive.read_capture(found[0].id))
        except StorageError:
            return None

    def _original(self, repeat: Repeat) -> CaptureRow | None:
        """Return the capture that holds the body of a revisit: by address and time if they are told, else by its digest."""
        whole = "url = ? AND complete AND status BETWEEN 200 AND 299"
        if repeat.of_time is not None and (
            named := self._captures(f"{whole} AND fetched_at = ?", (repeat.of_url, repeat.of_time))
        ):
            return named[0]
        found = self._captures(whole, (repeat.of_url,))
        if repeat.status == 304:
            return found[0] if found else None
        return next((row for row in found if self._has_digest(row, repeat.payload_digest)), None)

    def _has_digest(self, row: CaptureRow, digest: str) -> bool:
        assert self.archive is not None
        assert row.id is not None
        try:
            capture = self.archive.read_capture(row.id)
        except StorageError:
            return False
        bodies = (capture.body, capture.raw_body) if capture.raw_body is not None else (capture.body,)
        return bool(digest) and any(matches_digest(digest, body) for body in bodies)

    def _captures(self, where: str, values: tuple[str | None, ...]) -> list[CaptureRow]:
        if self.db is None:
            return []
        return select(
            self.db, CaptureRow, f"{where} AND lost_at IS NULL ORDER BY fetched_at DESC, id DESC LIMIT {CANDIDATES}", values
        )

    def _count(self, counter: str, number: int) -> None:
        if self.archive is None or self.run_id is None or not number:
            return
        with self.archive.transaction():
            runs.count(self.archive.db, self.run_id, counter, number=number)
