"""One SQLite connection, set up for a crash at any moment: WAL, full fsync, foreign keys, short IMMEDIATE transactions.

The driver's exceptions do not leave the storage layer: `storage_errors` turns them into ours.
"""

import errno
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import sqlite_utils

from scraper.errors import ArchiveBusyError, DiskFullError, ReadOnlyDiskError, StorageError, UsageError

BUSY_SECONDS = 30.0
"""How long a statement waits for another process's write lock."""
ALMOST_NOTHING = 256 * 1024
"""With fewer free bytes than this an I/O error is taken as a full disk: SQLite does not always say which it was."""
SETTINGS = ("synchronous = FULL", "foreign_keys = ON", "cache_size = -16000", "wal_autocheckpoint = 2000")
"""How we ask SQLite to work: on disk before a commit returns, 16 MB of pages in memory, the log written back at 8 MB."""
_STATEMENTS = 256
"""SQL statements that are kept prepared."""
_FULL = (errno.ENOSPC, errno.EDQUOT)


def connect(path: Path) -> sqlite_utils.Database:
    """Open `path` for reading and writing, made if it is not there; nothing is written yet (see `enable_wal`).

    Raises `StorageError` with the next step.
    """
    _check_place(path)
    with storage_errors(path):
        conn = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, cached_statements=_STATEMENTS)
        try:
            for setting in SETTINGS:
                conn.execute(f"PRAGMA {setting}")
            conn.execute("SELECT count(*) FROM sqlite_master")
            return sqlite_utils.Database(conn)
        except BaseException:
            conn.close()
            raise


def enable_wal(db: sqlite_utils.Database) -> None:
    """Let readers and one writer work at the same time. SQLite does not wait for a lock here, so we do."""
    with storage_errors(database_path(db)):
        deadline = time.monotonic() + BUSY_SECONDS
        while db.conn.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            try:
                db.conn.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as problem:
                if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)


def connect_read_only(path: Path) -> sqlite_utils.Database:
    """Open an existing `path` so that nothing can be written through it. Raises `UsageError` when there is none."""
    if not path.exists():
        raise UsageError(
            f"{path}: there is no archive here. Next: make one with `dramarchive add URL` and `dramarchive crawl`, "
            "or name another with --archive PATH."
        )
    _check_place(path)
    _check_log(path)
    with storage_errors(path):
        conn = sqlite3.connect(read_only_uri(path), uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            conn.execute("PRAGMA query_only = ON")
            conn.execute("SELECT count(*) FROM sqlite_master")
            return sqlite_utils.Database(conn)
        except BaseException:
            conn.close()
            raise


def read_only_uri(path: Path) -> str:
    """Return what SQLite is asked to open so that nothing is written.

    Where nothing can be written SQLite cannot make the -shm file of a WAL database, unless the file is declared
    immutable, which it is there.
    """
    frozen = is_frozen(path) and not _log_size(path)
    return f"file:{quote(str(path.absolute()))}?mode=ro{'&immutable=1' if frozen else ''}"


def is_frozen(path: Path) -> bool:
    """Tell whether nothing can be written where `path` lies: a read-only disk, or a folder without that right."""
    return not os.access(path.absolute().parent, os.W_OK)


def _log_size(path: Path) -> int:
    log = path.with_name(path.name + "-wal")
    return log.stat().st_size if log.exists() else 0


def _check_log(path: Path) -> None:
    """Refuse an archive whose log cannot be read where it lies; that is no damage."""
    if is_frozen(path) and _log_size(path) and not path.with_name(path.name + "-shm").exists():
        raise ReadOnlyDiskError(
            f"{path}: its log {path.name}-wal cannot be read where nothing can be written. "
            "Next: copy both and captures/ to a folder that can be written, and name it with --archive PATH."
        )


def check_can_be_updated(path: Path) -> None:
    """Refuse an archive that needs today's columns where it cannot be given them."""
    if is_frozen(path):
        raise ReadOnlyDiskError(
            f"{path}: was written by an older dramarchive, and cannot be brought up to date: the disk is read-only. "
            "Next: copy it with captures/ to a folder that can be written, and name it with --archive PATH."
        )


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise StorageError(f"{path}: is a directory, not an archive. Next: name a file, such as {path / 'archive.db'}.")
    if not path.parent.is_dir():
        raise StorageError(f"{path}: the directory {path.parent} does not exist. Next: make it, or name another --archive.")


@contextmanager
def immediate(db: sqlite_utils.Database) -> Iterator[None]:
    """Run a block as one transaction that takes the write lock at once; inside another one it is a savepoint.

    A plain BEGIN that reads before it writes fails under concurrency whatever the busy timeout (measured: 75 % of
    transactions with 4 writers), because its snapshot is old by then.
    """
    with storage_errors(database_path(db)):
        if db.conn.in_transaction:
            with db.atomic():
                yield
            return
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.conn.execute("COMMIT")
        except BaseException:
            db.rollback()
            raise


def database_path(db: sqlite_utils.Database) -> Path:
    """Return the file behind a connection."""
    return Path(db.conn.execute("PRAGMA database_list").fetchone()[2])


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the disk into `StorageError`s that name `path`, the cause and the next step."""
    try:
        yield
    except sqlite3.DatabaseError as problem:
        raise _translated(problem, path) from problem
    except OSError as problem:
        if problem.errno in _FULL:
            raise disk_full(path) from problem
        raise StorageError(f"{path}: {problem.strerror or problem}. Next: check the path and its permissions.") from problem


def disk_full(path: Path) -> DiskFullError:
    """Return the error that says that the disk of `path` has no room."""
    return DiskFullError(f"{path}: the disk is full; what was stored is intact. Next: free some space, then run it again.")


def free_bytes(path: Path) -> int:
    """Return how many bytes this user may still write to the file system of `path`."""
    found = os.statvfs(path)
    return found.f_bavail * found.f_frsize


def _translated(problem: sqlite3.DatabaseError, path: Path) -> StorageError:
    text = str(problem)
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and free_bytes(path.parent) < ALMOST_NOTHING):
        return disk_full(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ArchiveBusyError(f"{path}: another process has been writing for {BUSY_SECONDS:.0f} s. Next: wait for it to end.")
    if code == sqlite3.SQLITE_NOTADB:
        return StorageError(f"{path}: is not a SQLite database. Next: name another with --archive PATH, or move this file away.")
    if code == sqlite3.SQLITE_CORRUPT:
        return StorageError(
            f"{path}: is damaged ({text}). Next: dramarchive verify shows all of it, dramarchive repair mends it."
        )
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) and is_frozen(path):
        return ReadOnlyDiskError(
            f"{path}: cannot be opened or written: the disk is read-only. "
            "Next: copy it with captures/ to a folder that can be written."
        )
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return StorageError(f"{path}: cannot be opened or written ({text}). Next: check its permissions and its directory's.")
    return StorageError(f"{path}: {text}. Next: check the file and its disk.")
