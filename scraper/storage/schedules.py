"""The cron entries in the archive: added, removed, and claimed by exactly one daemon each time they are due.

A claim moves the entry on to its next due time inside one `BEGIN IMMEDIATE` transaction, so whoever else looks, however
close in time, no longer finds it due. A due time is run at most once: a daemon that is killed right after a claim does
not run it, the next due time does (a crawl takes up whatever an earlier one left).
"""

from dataclasses import dataclass, fields, replace
from datetime import datetime

from scraper.errors import UsageError
from scraper.items import ScheduleRow
from scraper.schedule import next_due
from scraper.storage.archive import Archive
from scraper.storage.moments import moment

REST_OF_BROKEN = 86400.0
"""Seconds until an entry that can no longer be read (its time zone is gone, say) is complained about again."""
_COLUMNS = tuple(f.name for f in fields(ScheduleRow))
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM schedules"  # noqa: S608 - names come from the dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A due time that is ours to run."""

    entry: ScheduleRow
    """The entry, with its next due time."""
    due_at: str
    """The due time; the latest one counts when several were missed."""
    problem: str = ""
    """Why it cannot be run; empty when it can."""


class Schedules:
    """The table `schedules` of an open archive."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def add(self, source: str, cron: str, timezone: str, *, now: datetime) -> ScheduleRow:
        """Add an entry; `UsageError` for a wrong expression, zone or source, or when it is there already."""
        cron = " ".join(cron.split())
        due = moment(next_due(cron, timezone, now).timestamp())
        with self.archive.transaction():
            names = [name for (name,) in self.archive.db.conn.execute("SELECT name FROM sources ORDER BY name")]
            if source not in names:
                known = f"use one of {', '.join(names)}" if names else "register one with `dramarchive add URL`"
                raise UsageError(f"schedule: there is no source {source!r}. Next: {known}.")
            same = self._find("WHERE source = ? AND cron = ? AND timezone = ?", source, cron, timezone)
            if same:
                raise UsageError(f"schedule: this is entry {same[0].id} already. Next: dramarchive schedule list")
            cursor = self.archive.db.conn.execute(
                "INSERT INTO schedules (source, cron, timezone, next_due_at, created_at) VALUES (?, ?, ?, ?, ?)",
                (source, cron, timezone, due, moment(now.timestamp())),
            )
            return self._find("WHERE id = ?", cursor.lastrowid)[0]

    def all(self) -> list[ScheduleRow]:
        """Return every entry, the next due first."""
        return self._find("ORDER BY next_due_at, id")

    def remove(self, entry_id: int) -> ScheduleRow:
        """Remove an entry and return it; `UsageError` when there is none of that number."""
        with self.archive.transaction():
            found = self._find("WHERE id = ?", entry_id)
            if not found:
                raise UsageError(f"schedule: there is no entry {entry_id}. Next: dramarchive schedule list")
            self.archive.db.conn.execute("DELETE FROM schedules WHERE id = ?", (entry_id,))
            return found[0]

    def claim(self, owner: str, *, now: datetime, due_by: datetime | None = None) -> Claim | None:
        """Take the entry that has been due longest, at `due_by` (by default now); None when nothing is due.

        However many of its times were missed, that is one run: the entry goes on to the first time after `now`.
        """
        stamp = moment(now.timestamp())
        with self.archive.transaction():
            found = self._find("WHERE next_due_at <= ? ORDER BY next_due_at, id LIMIT 1", moment((due_by or now).timestamp()))
            if not found:
                return None
            entry = found[0]
            problem = ""
            try:
                following = next_due(entry.cron, entry.timezone, now).timestamp()
            except UsageError as error:  # it was right when it was added
                problem, following = str(error), now.timestamp() + REST_OF_BROKEN
            changed = replace(
                entry,
                next_due_at=moment(following),
                claimed_by=owner,
                claimed_at=stamp,
                last_run_at=entry.last_run_at if problem else entry.next_due_at,
            )
            self.archive.db.conn.execute(
                "UPDATE schedules SET next_due_at = ?, claimed_by = ?, claimed_at = ?, last_run_at = ? WHERE id = ?",
                (changed.next_due_at, changed.claimed_by, changed.claimed_at, changed.last_run_at, changed.id),
            )
        return Claim(entry=changed, due_at=entry.next_due_at, problem=problem)

    def next(self) -> ScheduleRow | None:
        """Return the entry that is due first; None when there is none."""
        found = self._find("ORDER BY next_due_at, id LIMIT 1")
        return found[0] if found else None

    def _find(self, rest: str, *values: object) -> list[ScheduleRow]:
        return [
            ScheduleRow(**dict(zip(_COLUMNS, row, strict=True)))
            for row in self.archive.db.conn.execute(f"{_SELECT} {rest}", values)
        ]
