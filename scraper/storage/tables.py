"""Whole tables as streams of rows, for exports: what the file holds, JSON columns decoded, one row in memory at a time."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlite_utils

from scraper.items import ROW_TYPES, ArticleRow, Row, TrackRow
from scraper.storage.connection import database_path, storage_errors
from scraper.storage.schema import columns_of

TABLES: dict[str, type[Row]] = {row_type.TABLE: row_type for row_type in ROW_TYPES if not row_type.INTERNAL}
"""Every table that an export has, by name, in the order of docs/schema.md."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An answer: the columns, and the rows as they come from the file."""

    columns: tuple[str, ...]
    """All columns, in order."""
    rows: Iterator[dict[str, Any]]
    """One mapping a row."""


_SHOWN = "SELECT article_id FROM original_articles"


def read_table(db: sqlite_utils.Database, table: str, *, collapse: bool = False) -> Listing:
    """Return all rows of one of `TABLES` in the order of its key; lists and objects decoded, flags as bool.

    `collapse` leaves one article of those that are copies of one text, the original, with the number of the others as
    `copies`, and what belongs to such articles.
    """
    row_type = TABLES[table]
    key = ", ".join(row_type.PK)
    decoders: dict[str, Callable[[Any], Any]] = {}
    for column in columns_of(row_type):
        if column.json or column.boolean:
            decoders[column.name] = decode_json if column.json else decode_flag
    columns, where = _collapsed(row_type) if collapse else ("*", "1")
    return stream(db, f"SELECT {columns} FROM {table} WHERE {where} ORDER BY {key}", {}, decoders)  # noqa: S608 - our own names


def _collapsed(row_type: type[Row]) -> tuple[str, str]:
    """Return the columns and the condition of a table when copies are left out."""
    if row_type is ArticleRow:
        return "*, (SELECT o.copies FROM original_articles o WHERE o.article_id = id) AS copies", f"id IN ({_SHOWN})"
    if row_type.FOREIGN.get("article_id") == ArticleRow.TABLE:
        return "*", f"article_id IN ({_SHOWN})"
    if row_type.FOREIGN.get("track_id") == TrackRow.TABLE:
        return "*", f"track_id IN (SELECT id FROM tracks WHERE article_id IN ({_SHOWN}))"  # noqa: S608 - our own names
    return "*", "1"


def stream(
    db: sqlite_utils.Database, sql: str, values: Mapping[str, Any], decoders: Mapping[str, Callable[[Any], Any]]
) -> Listing:
    """Run a SELECT and return its rows as they come; errors of the driver become `StorageError`."""
    path = database_path(db)
    with storage_errors(path):
        cursor = db.conn.execute(sql, values)
    columns = tuple(name for name, *_ in cursor.description)

    def rows() -> Iterator[dict[str, Any]]:
        with storage_errors(path):
            for stored in cursor:
                row = dict(zip(columns, stored, strict=True))
                for name, decode in decoders.items():
                    row[name] = decode(row[name])
                yield row

    return Listing(columns=columns, rows=rows())


@contextmanager
def snapshot(db: sqlite_utils.Database) -> Iterator[None]:
    """Let everything that is read in the block be of one moment, while a crawl goes on writing."""
    db.conn.execute("BEGIN")
    try:
        yield
    finally:
        if db.conn.in_transaction:
            db.conn.rollback()


def decode_json(text: Any) -> Any:
    """Return what a JSON column holds."""
    # Somebody else may have written into the file; what is no JSON is shown as it is.
    try:
        return json.loads(text) if isinstance(text, str) else text
    except ValueError:
        return text


def decode_flag(value: Any) -> Any:
    """Return 0 and 1 as bool."""
    return bool(value) if value in (0, 1) else value
