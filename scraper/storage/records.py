"""Rows to what SQLite takes and back: JSON for tuples and dicts, 0 and 1 for bools, every str exactly as it was.

The one exception: a lone surrogate is no character and cannot be written as UTF-8; it becomes U+FFFD.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import Any, TypeVar, cast

import sqlite_utils

from scraper.items import Row
from scraper.storage.schema import Column, columns_of

R = TypeVar("R", bound=Row)
V = TypeVar("V")
_AT_ONCE = 256
"""Values that one SELECT is asked for."""
_write_json = json.JSONEncoder(ensure_ascii=False).encode


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
    return value if _is_storable(value) else cast("V", _made_storable(value))


def _is_storable(value: Any) -> bool:
    if isinstance(value, str):
        return value.isascii() or storable(value) is value
    if isinstance(value, tuple):
        return all(map(_is_storable, value))
    names = _names_of(cast("Hashable", type(value)))
    return not names or all(map(_is_storable, map(value.__getattribute__, names)))


def _made_storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, tuple):
        return tuple(map(_made_storable, value))
    changes = {name: _made_storable(getattr(value, name)) for name in _names_of(cast("Hashable", type(value)))}
    return replace(value, **changes) if changes else value


@cache
def _names_of(kind: Hashable) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass; none for any other type."""
    return tuple(field.name for field in fields(kind)) if isinstance(kind, type) and is_dataclass(kind) else ()


def to_json(value: object) -> str:
    """Return JSON as the archive writes it: readable, keys in their order."""
    return storable(_write_json(value))


def values_of(row: Row) -> list[Any]:
    """Return the values of a row in the order of its columns."""
    plan = _plan_of(type(row))
    values = [storable(value) if isinstance(value, str) else value for value in plan.get(row)]
    for place in plan.coded:
        if values[place] is not None:
            values[place] = to_json(values[place])
    return values


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is known of a table once and for all."""

    names: tuple[str, ...]
    get: Callable[[Row], tuple[Any, ...]]
    coded: tuple[int, ...]
    select: str
    insert: str


def _plan_of(row_type: type[Row]) -> _Plan:
    known = _plans.get(row_type)
    if known is not None:
        return known
    columns = columns_of(row_type)
    names = tuple(c.name for c in columns)
    quoted = ", ".join(f'"{name}"' for name in names)
    plan = _Plan(
        names=names,
        get=attrgetter(*names),
        coded=tuple(n for n, c in enumerate(columns) if c.json),
        select=f"SELECT {quoted} FROM {row_type.TABLE}",  # noqa: S608 - our own names
        insert=f"INSERT INTO {row_type.TABLE} ({quoted}) VALUES ({', '.join('?' * len(names))})",  # noqa: S608
    )
    return _plans.setdefault(row_type, plan)


_plans: dict[type[Row], _Plan] = {}


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
    cursor = db.execute(_plan_of(type(row)).insert, values_of(row))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def insert_many(db: sqlite_utils.Database, rows: Sequence[Row]) -> None:
    """Insert rows of one type."""
    if rows:
        db.conn.executemany(_plan_of(type(rows[0])).insert, [values_of(row) for row in rows])


def update(db: sqlite_utils.Database, row_type: type[Row], row_id: int, **changes: Any) -> None:
    """Change some columns of the row with this `id`."""
    columns = {c.name: c for c in columns_of(row_type)}
    assignments = ", ".join(f'"{name}" = ?' for name in changes)
    values = [_encoded(columns[name], value) for name, value in changes.items()]
    db.execute(f"UPDATE {row_type.TABLE} SET {assignments} WHERE id = ?", [*values, row_id])  # noqa: S608 - our own names


def select(db: sqlite_utils.Database, row_type: type[R], where: str, values: Sequence[Any] = ()) -> list[R]:
    """Return the rows that meet a condition (SQL of ours, never the user's)."""
    plan = _plan_of(row_type)
    found = db.execute(f"{plan.select} WHERE {where}", values)
    return [row_of(row_type, dict(zip(plan.names, record, strict=True))) for record in found.fetchall()]


def select_in(db: sqlite_utils.Database, sql: str, wanted: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Return what a SELECT finds for many values at once: `%s` in it stands for the marks of some of them.

    Their number is filled up to a power of two, so that there are few different statements to be prepared.
    """
    rows: list[tuple[Any, ...]] = []
    waiting = iter(dict.fromkeys(wanted))
    while values := list(islice(waiting, _AT_ONCE)):
        values += values[-1:] * ((1 << (len(values) - 1).bit_length()) - len(values))
        rows += db.conn.execute(sql.replace("%s", ", ".join("?" * len(values))), values).fetchall()
    return rows
