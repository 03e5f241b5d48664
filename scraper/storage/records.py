"""Rows to what SQLite takes and back: JSON for tuples and dicts, 0 and 1 for bools, every str exactly as it was.

The one exception: a lone surrogate is no character and cannot be written as UTF-8; it becomes U+FFFD.
"""

import json
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast

import sqlite_utils

from scraper.items import Row
from scraper.storage.schema import Column, columns_of

R = TypeVar("R", bound=Row)
V = TypeVar("V")


def storable(text: str) -> str:
    r"""Return `text` with lone surrogates as U+FFFD.

    >>> storable("a\ud800b") == "a\ufffdb", storable("아이유 \x00") == "아이유 \x00"
    (True, True)
    """
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def storable_value(value: V) -> V:
    """Return a value (a str, or tuples and dataclasses of any depth) in which every str is storable.

    The value itself when it is so already, as nearly all are.
    """
    made: Any = value
    if isinstance(value, str):
        made = storable(value)
    elif isinstance(value, tuple):
        parts = [storable_value(inner) for inner in value]
        made = tuple(parts) if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    elif names := _names_of(cast("Hashable", type(made))):
        before = [(name, getattr(value, name)) for name in names]
        changes = {name: new for name, old in before if (new := storable_value(old)) is not old}
        made = replace(made, **changes) if changes else value
    return cast("V", made)


@cache
def _names_of(kind: Hashable) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass; none for any other type."""
    return tuple(field.name for field in fields(kind)) if isinstance(kind, type) and is_dataclass(kind) else ()


def to_json(value: object) -> str:
    """Return JSON as the archive writes it: readable, keys in their order."""
    return storable(json.dumps(value, ensure_ascii=False))


def values_of(row: Row) -> list[Any]:
    """Return the values of a row in the order of its columns."""
    return [_encoded(column, getattr(row, column.name)) for column in columns_of(type(row))]


def _encoded(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.json:
        return to_json(value)
    return storable(value) if isinstance(value, str) else value


def row_of(row_type: type[R], record: Mapping[str, Any]) -> R:
    """Return a stored record as a row; columns that `items` does not know are left out."""
    return row_type(**{c.name: _decoded(c, record[c.name]) for c in columns_of(row_type) if c.name in record})


def _decoded(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.json:
        found = json.loads(value)
        return tuple(found) if isinstance(found, list) else found
    return bool(value) if column.boolean else value


def insert(db: sqlite_utils.Database, row: Row) -> int:
    """Insert a row and return its rowid (its `id`, where there is one)."""
    cursor = db.execute(_insert_sql(type(row)), values_of(row))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def insert_many(db: sqlite_utils.Database, rows: Sequence[Row]) -> None:
    """Insert rows of one type."""
    if rows:
        db.conn.executemany(_insert_sql(type(rows[0])), [values_of(row) for row in rows])


def update(db: sqlite_utils.Database, row_type: type[Row], row_id: int, **changes: Any) -> None:
    """Change some columns of the row with this `id`."""
    columns = {c.name: c for c in columns_of(row_type)}
    assignments = ", ".join(f'"{name}" = ?' for name in changes)
    values = [_encoded(columns[name], value) for name, value in changes.items()]
    db.execute(f"UPDATE {row_type.TABLE} SET {assignments} WHERE id = ?", [*values, row_id])  # noqa: S608 - our own names


def select(db: sqlite_utils.Database, row_type: type[R], where: str, values: Sequence[Any] = ()) -> list[R]:
    """Return the rows that meet a condition (SQL of ours, never the user's)."""
    names = [c.name for c in columns_of(row_type)]
    quoted = ", ".join(f'"{name}"' for name in names)
    found = db.execute(f"SELECT {quoted} FROM {row_type.TABLE} WHERE {where}", values)  # noqa: S608 - our own names
    return [row_of(row_type, dict(zip(names, record, strict=True))) for record in found.fetchall()]


def _insert_sql(row_type: type[Row]) -> str:
    known = _inserts.get(row_type)
    if known is not None:
        return known
    columns = columns_of(row_type)
    quoted = ", ".join(f'"{c.name}"' for c in columns)
    sql = f"INSERT INTO {row_type.TABLE} ({quoted}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - our own names
    return _inserts.setdefault(row_type, sql)


_inserts: dict[type[Row], str] = {}
