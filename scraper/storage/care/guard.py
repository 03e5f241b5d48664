"""A damaged archive is never opened for writing without a word: what can be seen at once is looked at first."""

from pathlib import Path

import sqlite_utils

from scraper.errors import StorageError
from scraper.storage.care.check_files import file_problems, sidecar
from scraper.storage.care.lost import is_lost
from scraper.storage.connection import storage_errors

ALWAYS = 32 * 1024 * 1024
"""Up to this size (bytes) SQLite checks all pages at every opening for writing; a larger file after a kill only."""
NEXT = "Next: dramarchive verify, then dramarchive repair"


def check_files(path: Path) -> bool:
    """Raise `StorageError` for a file that is cut short or whose log is lost; return whether its pages are to be checked.

    Call it before SQLite opens the archive for writing: opening mends some of the evidence away.
    """
    if not path.is_file() or not path.stat().st_size:
        return False
    wal = sidecar(path, "-wal")
    unclean = wal.exists() and wal.stat().st_size > 0
    for problem in file_problems(path):
        if problem.kind == "header":
            return True  # SQLite has its own words for a file that is none of its own
        raise StorageError(f"{path}: is damaged, so nothing was written: {problem.line()}. {NEXT}.")
    return unclean or path.stat().st_size <= ALWAYS


def check_pages(db: sqlite_utils.Database, path: Path) -> None:
    """Raise `StorageError` when SQLite finds a page that cannot be."""
    (line,) = db.conn.execute("PRAGMA quick_check(1)").fetchone()
    if line != "ok":
        found = " ".join(str(line).replace("*** in database main ***", "").split())
        raise StorageError(f"{path}: is damaged, so nothing was written: {found}. {NEXT}.")


def check_not_lost(path: Path, captures: Path) -> None:
    """Raise `StorageError` when there is no database, but captures that are part of it: a new one would not know them."""
    with storage_errors(captures):
        lost = is_lost(path, captures)
    if lost:
        raise StorageError(
            f"{path}: is not there, but its captures are in {captures.name}/. "
            "Next: dramarchive repair makes it again from them, or move them away to start anew."
        )


def check_not_emptied(db: sqlite_utils.Database, path: Path, captures: Path) -> None:
    """Raise `StorageError` when a database without any table lies beside capture files: its tables were in a log that is lost."""
    if path.stat().st_size and not db.table_names() and captures.is_dir() and any(captures.glob("*.warc.gz")):
        raise StorageError(
            f"{path}: has no table any more, but there are captures in {captures.name}/. "
            "Next: dramarchive repair makes it again from them, or delete the empty file to start anew."
        )
