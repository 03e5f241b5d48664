"""Mend an archive as far as it can be mended; what is replaced or cut off is kept beside it, and every step is told."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import sqlite_utils

from scraper.errors import ArchiveBusyError, StorageError
from scraper.items import RunRow
from scraper.storage.archive import Archive
from scraper.storage.care.check_database import content_problems, structure_problems
from scraper.storage.care.check_files import sidecar
from scraper.storage.care.check_search import search_problems
from scraper.storage.care.keeping import Keeper
from scraper.storage.care.mend_captures import mend_captures
from scraper.storage.care.mend_rows import Read, mend_articles, mend_states, mend_values, read_unread
from scraper.storage.care.problems import Problem, Report, several
from scraper.storage.care.rebuild import rebuild
from scraper.storage.care.salvage import salvage
from scraper.storage.care.verify import verify
from scraper.storage.connection import connect, connect_read_only, immediate
from scraper.storage.migrations import migrate
from scraper.storage.records import select
from scraper.storage.runs import is_stale
from scraper.storage.schema import sync_schema
from scraper.storage.search import TABLES, sync_search

OpenReader = Callable[[Archive], AbstractContextManager[Read]]
"""Gives a reader of stored captures for the time of the repair."""
_DATABASE = ("header", "truncated", "unreadable", "integrity", "schema")
"""Problems that mean that rows may be lost in the database file itself."""
_INDEX = ("missing from index", "wrong # of entries in index", "non-unique entry in index")
"""What SQLite says of an index that does not fit its table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What `repair` found, did and left."""

    before: Report
    """What was wrong."""
    done: tuple[str, ...]
    """What was done, one line a step."""
    after: Report
    """What is still wrong; nothing, if all went well."""


def repair(path: Path, open_reader: OpenReader, *, now: str) -> Repaired:
    """Mend the archive at `path`.

    One that is gone is made again from the captures beside it. Raises `ArchiveBusyError` while a crawl holds it,
    `UsageError` when there is none, nor captures of it, `SchemaVersionError` when a newer
    dramarchive wrote it. What is sound stays as it is, byte for byte in the captures.
    """
    check_free(path, now)
    before = verify(path, now=now)
    if before.ok:
        return Repaired(before=before, done=(), after=before)
    keeper = Keeper(path, now)
    if any(problem.kind == "no_database" for problem in before.problems):
        rebuild(path, open_reader, keeper, now=now)
        return Repaired(before=before, done=tuple(keeper.done), after=verify(path, now=now))
    kinds = {problem.kind for problem in before.problems}
    _keep_log(path, kinds, keeper)
    rebuilt = bool(kinds.intersection(_DATABASE)) and _mend_file(path, before.problems, keeper)
    _mend_content(path, open_reader, keeper, now=now, rebuilt=rebuilt)
    return Repaired(before=before, done=tuple(keeper.done), after=verify(path, now=now))


def check_free(path: Path, now: str) -> None:
    """Raise `ArchiveBusyError` when a crawl holds the archive at `path`; nothing when there is none."""
    if not path.is_file():
        return
    try:
        db = connect_read_only(path)
    except StorageError:
        return
    try:
        running = [run for run in select(db, RunRow, "outcome = 'running'") if not is_stale(run, path, now)]
    except (sqlite3.DatabaseError, StorageError):  # too damaged to say who holds it
        return
    finally:
        db.close()
    if running:
        run = running[0]
        raise ArchiveBusyError(
            f"{path}: is in use by run {run.id} (process {run.owner}). Next: wait for it to end, or stop that process."
        )


def _keep_log(path: Path, kinds: set[str], keeper: Keeper) -> None:
    """Keep a damaged write-ahead log: SQLite drops what follows the damage when the archive is opened."""
    wal = sidecar(path, "-wal")
    if "wal" not in kinds:
        return
    if wal.exists():
        kept = wal.with_name(f"{wal.name}.damaged-{keeper.stamp}")
        kept.write_bytes(wal.read_bytes())
        keeper.say(f"{wal.name}: what could be read of it is in the database; the damaged file is kept as {kept.name}")
    else:
        keeper.say(f"{wal.name}: is missing; what it held is made again from the captures as far as they have it")


def _mend_file(path: Path, problems: tuple[Problem, ...], keeper: Keeper) -> bool:
    """Give the archive a sound database file; True when it had to be built anew."""
    if all(p.kind == "integrity" and any(words in p.text for words in _INDEX) for p in problems if p.kind in _DATABASE):
        db = connect(path)
        try:
            db.conn.execute("REINDEX")
            sound = not list(structure_problems(db, path))
        except sqlite3.DatabaseError:  # then the rows are taken out of the file
            sound = False
        finally:
            db.close()
        if sound:
            keeper.say(f"{path.name}: its indexes were built anew")
            return False
    target = path.with_name(f"{path.name}.salvaged-{keeper.stamp}")
    for leftover in (target, sidecar(target, "-wal"), sidecar(target, "-shm")):
        leftover.unlink(missing_ok=True)
    tables = salvage(path, target)
    aside = keeper.set_aside(path)
    for ending in ("-wal", "-shm"):
        if sidecar(path, ending).exists():
            sidecar(path, ending).rename(sidecar(aside, ending))
    target.rename(path)
    rows = sum(table.rows for table in tables)
    partly = ", ".join(table.table for table in tables if not table.is_whole) or ("all tables" if not tables else "none")
    keeper.say(
        f"{path.name}: was built anew with {several(rows, 'row')} of the damaged file; tables that were not whole: {partly}"
    )
    keeper.say(f"{path.name}: the damaged file is kept as {aside.name}")
    return True


def _mend_content(path: Path, open_reader: OpenReader, keeper: Keeper, *, now: str, rebuilt: bool) -> None:
    db = connect(path)
    db.conn.text_factory = lambda data: data.decode("utf-8", "replace")
    try:
        migrate_leniently(db, path)
        db.conn.execute("PRAGMA foreign_keys = OFF")
        archive = Archive(path, db)
        with immediate(db):
            mend_values(db, keeper, now=now)
        mend_captures(db, path, archive.captures, keeper, now=now)
        problems = (*content_problems(db, path), *search_problems(path))
        with open_reader(archive) as read, immediate(db):
            _rebuild_search(db, problems, keeper)
            mend_articles(db, problems, read, keeper, now=now)
            if (
                rebuilt
                or any(p.kind in ("wal", "no_row", "reference") for p in problems)
                or any("got one" in d for d in keeper.done)
            ):
                read_unread(db, read, keeper)
            mend_states(db, keeper)
        still = tuple(search_problems(path))
        with immediate(db):
            _rebuild_search(db, still, keeper)
        archive.captures.close()
    finally:
        db.close()


def migrate_leniently(db: sqlite_utils.Database, path: Path) -> None:
    """Make what tables and columns are missing; references that do not hold are mended later."""
    try:
        migrate(db, path)
    except StorageError as problem:
        if "refers to a row of" not in str(problem):
            raise
        with immediate(db):
            sync_schema(db)
            sync_search(db)


def _rebuild_search(db: sqlite_utils.Database, problems: tuple[Problem, ...], keeper: Keeper) -> None:
    if not any(problem.kind == "search" for problem in problems):
        return
    for table in TABLES:
        db.conn.execute(f"DROP TABLE IF EXISTS {table}")
    sync_search(db)
    keeper.say("full-text index: built anew from the articles")
