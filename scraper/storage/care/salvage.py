"""All rows that can still be read out of a damaged database, into a new one.

Tables are read forwards up to the damage, backwards down to it, and row by row in between, so that a page that is lost
costs the rows on it and no others. What cannot be read at all is rebuilt later from the captures.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlite_utils

from scraper.items import ROW_TYPES, Row
from scraper.storage.connection import connect
from scraper.storage.migrations import migrate
from scraper.storage.schema import columns_of

GAP_MOST = 2_000_000
"""Row numbers that are tried one by one between the readable ends of a table."""
BATCH = 500
"""Rows written in one statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """How much of a table came out."""

    table: str
    """Its name."""
    rows: int
    """Rows taken over."""
    refused: int = 0
    """Rows that were read and contradict another row's key."""
    is_whole: bool = True
    """False when a part of the table could not be read."""


def salvage(damaged: Path, target: Path) -> tuple[Salvaged, ...]:
    """Write every readable row of `damaged` into a new archive at `target`; `damaged` is only read.

    A file that is no SQLite database any more gives an empty archive and no rows.
    """
    db = connect(target)
    try:
        migrate(db, target)
        db.conn.execute("PRAGMA foreign_keys = OFF")
        source = _opened(damaged)
        if source is None:
            return ()
        try:
            return tuple(_table(source, db, row_type) for row_type in ROW_TYPES)
        finally:
            source.close()
    finally:
        db.close()


def _opened(path: Path) -> sqlite3.Connection | None:
    # The damaged file may be at any state of its log, so SQLite gets it as it is: with its -wal, and read only.
    conn = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    conn.text_factory = lambda data: data.decode("utf-8", "replace")
    try:
        conn.execute("PRAGMA writable_schema = ON")  # a damaged schema row must not hide the others
        conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError:
        conn.close()
        return None
    return conn


def _table(source: sqlite3.Connection, db: sqlite_utils.Database, row_type: type[Row]) -> Salvaged:
    table = row_type.TABLE
    try:
        present = {row[1] for row in source.execute(f"PRAGMA table_info({table})")}
    except sqlite3.DatabaseError:
        present = set()
    names = [column.name for column in columns_of(row_type) if column.name in present]
    if not names:
        return Salvaged(table=table, rows=0, is_whole=False)
    reader = _Reader(source, table, names)
    quoted = ", ".join(f'"{name}"' for name in names)
    sql = f"INSERT INTO {table} (rowid, {quoted}) VALUES ({', '.join('?' * (len(names) + 1))})"  # noqa: S608 - our own names
    if row_type.PK == ("id",):
        sql = f"INSERT INTO {table} ({quoted}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - our own names
    kept = refused = 0
    db.conn.execute("BEGIN IMMEDIATE")
    for row in reader.rows():
        try:
            db.conn.execute(sql, row[1:] if row_type.PK == ("id",) else row)
            kept += 1
        except sqlite3.Error:  # a key or NOT NULL that the row breaks: it was damaged itself
            refused += 1
    db.conn.execute("COMMIT")
    return Salvaged(table=table, rows=kept, refused=refused, is_whole=reader.is_whole)


class _Reader:
    """Reads one table as far as it can be read."""

    def __init__(self, conn: sqlite3.Connection, table: str, names: list[str]) -> None:
        quoted = ", ".join(f'"{name}"' for name in names)
        self._select = f"SELECT rowid, {quoted} FROM {table} NOT INDEXED"  # noqa: S608 - our own names
        self._conn = conn
        self.is_whole = True

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield rowid and values; a row is yielded once."""
        last: int | None = None
        for row in self._until_damage("ORDER BY rowid"):
            last = row[0]
            yield row
        if self.is_whole:
            return
        first: int | None = None
        for row in self._until_damage("ORDER BY rowid DESC"):
            if last is not None and row[0] <= last:
                return
            first = row[0]
            yield row
        yield from self._between(0 if last is None else last, first)

    def _until_damage(self, order: str) -> Iterator[tuple[Any, ...]]:
        try:
            for row in self._conn.execute(f"{self._select} {order}"):
                yield tuple(row)
        except sqlite3.DatabaseError:
            self.is_whole = False

    def _between(self, low: int, high: int | None) -> Iterator[tuple[Any, ...]]:
        """Yield what can be read between two row numbers, the ends left out; behind many misses it gives up."""
        misses = 0
        number = low
        top = low + GAP_MOST if high is None else min(high, low + GAP_MOST)
        while number + 1 < top and (high is not None or misses < 10_000):
            number += 1
            try:
                found = self._conn.execute(f"{self._select} WHERE rowid = ?", (number,)).fetchone()
            except sqlite3.DatabaseError:
                found = None
            misses = 0 if found else misses + 1
            if found:
                yield tuple(found)
