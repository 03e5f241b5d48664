"""Tables from `scraper.items`: a field is a column, its type and default follow from the annotation.

int and bool are INTEGER, float is REAL, str is TEXT, tuples and dicts are JSON in TEXT; what is not Optional is NOT NULL.
A column that is new in `items` is added to an existing archive when it is opened, so it must have a default.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, Field, dataclass, fields
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import sqlite_utils

from scraper.items import ROW_TYPES, Row

SqlType = Literal["INTEGER", "REAL", "TEXT"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column as SQLite has it."""

    name: str
    """The field's name."""
    sql_type: SqlType
    """Its declared type."""
    json: bool
    """True for tuples and dicts."""
    boolean: bool
    """True for a bool, which SQLite keeps as 0 or 1."""
    required: bool
    """True for NOT NULL."""
    default: int | float | str | None
    """Default of the column in SQL; None when the field has none."""


def columns_of(row_type: type[Row]) -> tuple[Column, ...]:
    """Return the columns of a table in the order of its fields, the key first."""
    found = _known.get(row_type)
    if found is None:
        found = _known[row_type] = _columns(row_type)
    return found


_known: dict[type[Row], tuple[Column, ...]] = {}


def _columns(row_type: type[Row]) -> tuple[Column, ...]:
    hints = get_type_hints(row_type)
    found = [_column(f, hints[f.name]) for f in fields(row_type)]
    keys = row_type.PK
    return tuple(sorted(found, key=lambda c: keys.index(c.name) if c.name in keys else len(keys)))


def _column(spec: Field[Any], hint: Any) -> Column:
    kinds = [hint]
    optional = False
    if get_origin(hint) in (Union, UnionType):
        kinds = [k for k in get_args(hint) if k is not NoneType]
        optional = len(kinds) < len(get_args(hint))
    kind = get_origin(kinds[0]) or kinds[0]
    if len(kinds) != 1 or kind not in _SQL_TYPES:
        raise TypeError(f"field {spec.name!r}: {hint} has no column type; use int, float, str, bool, a tuple or a dict.")
    return Column(
        name=spec.name,
        sql_type=_SQL_TYPES[kind],
        json=kind in (tuple, dict),
        boolean=kind is bool,
        required=not optional,
        default=_default(spec),
    )


_SQL_TYPES: dict[Any, SqlType] = {
    int: "INTEGER", bool: "INTEGER", float: "REAL", str: "TEXT", tuple: "TEXT", dict: "TEXT",
}  # fmt: skip


def _default(spec: Field[Any]) -> int | float | str | None:
    value = spec.default if spec.default is not MISSING else None
    if spec.default_factory is not MISSING:
        value = spec.default_factory()
    if isinstance(value, tuple | dict):
        return json.dumps(value)
    if value is None or isinstance(value, int | float | str):
        return int(value) if isinstance(value, bool) else value
    raise TypeError(f"field {spec.name!r}: {value!r} cannot be the default of a column.")


def sync_schema(db: sqlite_utils.Database) -> list[str]:
    """Add the tables, columns and indexes that `items` has and the archive has not; return their names.

    Nothing is ever dropped or changed: that is what `migrations.py` is for. The caller holds the transaction.
    """
    known = set(db.table_names())
    fresh = [t for t in ROW_TYPES if t.TABLE not in known]
    rings: list[tuple[str, str, str, str]] = []
    for row_type in _referred_first(fresh, known):
        rings += _create(db, row_type)
    # An article refers to its revision and a revision to its article: one of the two keys can only come afterwards.
    db.add_foreign_keys(rings)
    added = [t.TABLE for t in fresh]
    for row_type in ROW_TYPES:
        if row_type not in fresh:
            added += _add_columns(db, row_type)
        _add_indexes(db, row_type)
    return added


def missing_columns(db: sqlite_utils.Database) -> list[str]:
    """Return `table` and `table.column` for what `items` has and the archive has not."""
    known = set(db.table_names())
    missing = [t.TABLE for t in ROW_TYPES if t.TABLE not in known]
    for row_type in ROW_TYPES:
        if row_type.TABLE in known:
            present = db.table(row_type.TABLE).columns_dict
            missing += [f"{row_type.TABLE}.{c.name}" for c in columns_of(row_type) if c.name not in present]
    return missing


def _referred_first(fresh: Sequence[type[Row]], known: set[str]) -> Iterator[type[Row]]:
    """Yield tables after those that they refer to, as far as that is possible."""
    waiting, done = list(fresh), set(known)
    while waiting:
        ready = [t for t in waiting if done | {t.TABLE} >= set(t.FOREIGN.values())]
        row_type = (ready or waiting)[0]
        waiting.remove(row_type)
        done.add(row_type.TABLE)
        yield row_type


def _create(db: sqlite_utils.Database, row_type: type[Row]) -> list[tuple[str, str, str, str]]:
    """Create one table; return the foreign keys that must wait for tables that are not there yet."""
    columns = columns_of(row_type)
    keys = [(name, other, _key_of(other)) for name, other in row_type.FOREIGN.items()]
    known = {*db.table_names(), row_type.TABLE}
    db.create_table(
        row_type.TABLE,
        {c.name: c.sql_type for c in columns},
        pk=row_type.PK[0] if len(row_type.PK) == 1 else row_type.PK,
        not_null=[c.name for c in columns if c.required],
        defaults={c.name: c.default for c in columns if c.default is not None},
        foreign_keys=[key for key in keys if key[1] in known],
    )
    return [(row_type.TABLE, *key) for key in keys if key[1] not in known]


def _key_of(table: str) -> str:
    return next(t.PK[0] for t in ROW_TYPES if table == t.TABLE)


def _add_columns(db: sqlite_utils.Database, row_type: type[Row]) -> list[str]:
    table = db.table(row_type.TABLE)
    present = table.columns_dict
    added = []
    for column in columns_of(row_type):
        if column.name in present:
            continue
        if column.required and column.default is None:
            raise TypeError(f"{row_type.TABLE}.{column.name}: a new column needs a default, for the rows that are there already.")
        refers_to = row_type.FOREIGN.get(column.name)
        if refers_to:
            # sqlite-utils would copy the whole table for the key; SQLite adds one with a column that is NULL at first.
            db.execute(
                f'ALTER TABLE "{row_type.TABLE}" ADD COLUMN "{column.name}" {column.sql_type}'
                f' REFERENCES "{refers_to}"("{_key_of(refers_to)}")'
            )
        else:
            table.add_column(column.name, column.sql_type, not_null_default=column.default if column.required else None)
        added.append(f"{row_type.TABLE}.{column.name}")
    return added


def _add_indexes(db: sqlite_utils.Database, row_type: type[Row]) -> None:
    table = db.table(row_type.TABLE)
    for columns, unique in [(c, True) for c in row_type.UNIQUE] + [(c, False) for c in row_type.INDEXES]:
        table.create_index(list(columns), unique=unique, if_not_exists=True)
