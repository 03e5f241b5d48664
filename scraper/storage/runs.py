"""One crawl at a time: who holds the archive, whether that process still lives, and counts that add up."""

import os
import socket
from pathlib import Path

import sqlite_utils

from scraper.errors import ArchiveBusyError
from scraper.items import RunRow
from scraper.storage.connection import immediate
from scraper.storage.moments import seconds_of
from scraper.storage.records import insert, select, update

STALE_SECONDS = 120.0
"""A run that has said nothing for this long is taken as dead, wherever its process was."""
OUTCOMES = ("running", "complete", "incomplete", "interrupted", "error", "disk_full", "killed")
"""All values of `runs.outcome`."""
COUNTERS = ("stored", "unchanged", "refused", "failed")
"""The columns that one settled visit adds to."""

_started_here: set[tuple[str, int]] = set()
"""Runs of this process: in a container every crawl may have the same host name and process id."""


def process_name() -> str:
    """Return `host:pid` of this process."""
    return f"{socket.gethostname()}:{os.getpid()}"


def start_run(db: sqlite_utils.Database, path: Path, *, source: str | None, now: str, stale_after: float) -> int:
    """Take the archive for a crawl and return the run's id.

    A run whose process is gone, or that has been silent for `stale_after` seconds, is marked `killed` and taken over.
    Raises `ArchiveBusyError` naming the holder otherwise.
    """
    with immediate(db):
        for run in select(db, RunRow, "outcome = 'running'"):
            if not is_stale(run, path, now, stale_after):
                raise ArchiveBusyError(
                    f"{path}: is in use by run {run.id} (process {run.owner}, last heard of at {run.heartbeat_at}). "
                    "Next: wait for it to end, or stop that process."
                )
            assert run.id is not None
            _close(db, run.id, outcome="killed", finished_at=None)
        run_id = insert(db, RunRow(source=source, started_at=now, heartbeat_at=now, owner=process_name()))
    _started_here.add((str(path.absolute()), run_id))
    return run_id


def heartbeat(db: sqlite_utils.Database, run_id: int, *, now: str) -> bool:
    """Say that the run lives; False when it is no longer this process's, because another took it over."""
    with immediate(db):
        changed = db.execute("UPDATE runs SET heartbeat_at = ? WHERE id = ? AND outcome = 'running'", (now, run_id))
    return changed.rowcount == 1


def finish_run(db: sqlite_utils.Database, run_id: int, *, outcome: str, now: str) -> RunRow:
    """End a run: what is still queued for it is `waiting`, and everything it had to settle is `discovered`."""
    if outcome not in OUTCOMES[1:]:
        raise ValueError(f"{outcome!r} is not how a run ends; known are {', '.join(OUTCOMES[1:])}.")
    with immediate(db):
        _close(db, run_id, outcome=outcome, finished_at=now)
    return select(db, RunRow, "id = ?", (run_id,))[0]


def count(db: sqlite_utils.Database, run_id: int, counter: str, *, changed: bool = False, number: int = 1) -> None:
    """Add settled article URLs to a counter of a run, one unless `number` says otherwise, and to `changed`.

    A negative number takes back what was counted for a URL that is due again in the same run. The caller holds the
    transaction.
    """
    assert counter in COUNTERS
    db.execute(
        f"UPDATE runs SET {counter} = {counter} + ?, discovered = discovered + ?, changed = changed + ? WHERE id = ?",  # noqa: S608
        (number, number, changed, run_id),
    )


def _close(db: sqlite_utils.Database, run_id: int, *, outcome: str, finished_at: str | None) -> None:
    waiting = db.execute(
        "SELECT count(*) FROM frontier WHERE run_id = ? AND role = 'article' AND state IN ('queued', 'leased')", (run_id,)
    ).fetchone()[0]
    update(db, RunRow, run_id, outcome=outcome, finished_at=finished_at, waiting=waiting)
    db.execute("UPDATE runs SET discovered = stored + unchanged + refused + failed + waiting WHERE id = ?", (run_id,))


def close_open_runs(db: sqlite_utils.Database) -> None:
    """End the runs that are marked as running: in a copy of an archive nobody runs. The caller holds the transaction."""
    for run in select(db, RunRow, "outcome = 'running'"):
        assert run.id is not None
        _close(db, run.id, outcome="killed", finished_at=None)


def is_stale(run: RunRow, path: Path, now: str, stale_after: float = STALE_SECONDS) -> bool:
    """Tell whether a run that is marked as running has in truth ended: its process is gone or has long been silent."""
    host, _, pid = (run.owner or "").rpartition(":")
    if host == socket.gethostname() and pid.isdecimal():
        if int(pid) == os.getpid():
            return (str(path.absolute()), run.id) not in _started_here
        if not _is_alive(int(pid)):
            return True
    # A clock that was set back must not keep the archive closed for years, hence the absolute difference.
    return abs(seconds_of(now) - seconds_of(run.heartbeat_at or run.started_at)) > stale_after


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
