"""Whether the full-text index holds what the articles say, and is sound inside; the archive itself is only read."""

import errno
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import sqlite_utils

from scraper.storage.care.problems import Problem, several
from scraper.storage.connection import read_only_uri
from scraper.storage.search import TABLES, index_article

_SHADOWS = ("data", "idx", "content", "docsize", "config")


def check_search(path: Path) -> tuple[list[Problem], list[str]]:
    """Return what is wrong with the full-text index of the archive at `path`, and notes on what could not be checked.

    The check needs a place for a copy of the index; that there is none says nothing of the archive.
    """
    try:
        return list(search_problems(path)), []
    except OSError as problem:
        cause = "the disk for temporary files is full" if problem.errno == errno.ENOSPC else "the disk is read-only"
        return [], [f"full text index not checked: {cause} (TMPDIR=FOLDER names a place for temporary files)"]


def search_problems(path: Path) -> Iterator[Problem]:
    """Yield what is wrong with `articles_fts` and `tracks_fts` of the archive at `path`.

    Raises `OSError` when there is no place for temporary files.
    """
    with tempfile.TemporaryDirectory(prefix="dramarchive-verify-") as folder:
        for table in TABLES:
            try:
                yield from _inside(path, table, Path(folder) / f"{table}.db")
            except sqlite3.DatabaseError as problem:
                _check_room(problem, folder)
                yield Problem(kind="search", where=table, text=f"cannot be read ({problem})")
        try:
            yield from _content(path, Path(folder) / "content.db")
        except sqlite3.DatabaseError as problem:
            _check_room(problem, folder)
            yield Problem(kind="search", where="articles_fts", text=f"cannot be compared with the articles ({problem})")


def _check_room(problem: sqlite3.DatabaseError, folder: str) -> None:
    """Only the copy is written to, so only its disk can be full."""
    if getattr(problem, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
        raise OSError(errno.ENOSPC, "no space left on device", folder) from problem


def _attach(conn: sqlite3.Connection, path: Path) -> None:
    conn.execute("ATTACH ? AS source", (read_only_uri(path),))


def _inside(path: Path, table: str, scratch: Path) -> Iterator[Problem]:
    """Run FTS5's own check on a copy of the index: on the archive it would need the right to write, and lock out a crawl."""
    conn = sqlite3.connect(scratch, uri=True, isolation_level=None)
    try:
        _attach(conn, path)
        declared = conn.execute("SELECT sql FROM source.sqlite_master WHERE name = ?", (table,)).fetchone()
        if declared is None:
            yield Problem(kind="search", where=table, text="is not there")
            return
        conn.execute("PRAGMA synchronous = OFF")
        conn.execute(declared[0])
        conn.execute("BEGIN")
        for shadow in _SHADOWS:
            conn.execute(f"DELETE FROM main.{table}_{shadow}")  # noqa: S608 - our own names
            conn.execute(f"INSERT INTO main.{table}_{shadow} SELECT * FROM source.{table}_{shadow}")  # noqa: S608
        conn.execute("COMMIT")
    finally:
        conn.close()
    conn = sqlite3.connect(scratch, isolation_level=None)
    try:
        conn.execute(f"INSERT INTO {table}({table}) VALUES ('integrity-check')")  # noqa: S608 - our own names
    except sqlite3.DatabaseError as problem:
        yield Problem(kind="search", where=table, text=f"is damaged inside ({problem})")
    finally:
        conn.close()


def _content(path: Path, scratch: Path) -> Iterator[Problem]:
    """Write what the index should hold into plain tables of the same names, and compare."""
    conn = sqlite3.connect(scratch, uri=True, isolation_level=None)
    db = sqlite_utils.Database(conn)
    try:
        conn.execute("PRAGMA synchronous = OFF")
        _attach(conn, path)
        for table, columns in TABLES.items():
            conn.execute(f"CREATE TABLE main.{table} (rowid INTEGER PRIMARY KEY, {', '.join(columns)})")
        conn.execute("BEGIN")
        for (article_id,) in conn.execute("SELECT id FROM source.articles").fetchall():
            index_article(db, article_id)
        for table, columns in TABLES.items():
            names = ", ".join(("rowid", *columns))
            ours, theirs = f"SELECT {names} FROM main.{table}", f"SELECT {names} FROM source.{table}"  # noqa: S608
            missing = {row[0] for row in conn.execute(f"{ours} EXCEPT {theirs}")}
            surplus = {row[0] for row in conn.execute(f"{theirs} EXCEPT {ours}")}
            wrong = len(missing | surplus)
            if wrong:
                what = "article" if table == "articles_fts" else "track"
                yield Problem(kind="search", where=table, text=f"is out of step for {several(wrong, what)}")
    finally:
        db.close()
