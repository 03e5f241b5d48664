"""The query door: one SELECT over the archive, read-only by five locks, with limits on time, rows and memory.

The file is opened read-only and `query_only`; SQLite asks our authorizer about every action a statement would take, so
a word such as `Pragmatic` in a literal is no problem and no clever spelling is a way round; limits of the connection
stop huge values; a progress handler and an alarm stop what runs too long; and everything is fetched at once, so no lock
is held.
"""

import sqlite3
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scraper.errors import QueryError, StorageError
from scraper.storage.archive import Archive
from scraper.storage.connection import connect_read_only, storage_errors
from scraper.storage.migrations import check_version
from scraper.storage.search_text import match_query

MOST_BYTES = 256 * 1024 * 1024
"""A result with more bytes than this is refused."""
VALUE_BYTES = 32 * 1024 * 1024
"""No single value, and no row, may have more bytes than this."""
_STEPS = 2_000
"""Steps of SQLite's machine between two looks at the clock: well below a millisecond."""
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, VALUE_BYTES),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 1_000_000),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 100),
    (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
)
_NOT_THE_QUERYS_FAULT = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_BUSY)
_PRAGMAS = frozenset(
    {
        "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list",
        "database_list", "collation_list", "function_list", "compile_options", "encoding", "data_version",
    }
)  # fmt: skip
"""PRAGMAs that only tell something, and only without a value (`table_info(articles)` names a table, which is none)."""
_NAMING = frozenset({"table_info", "table_xinfo", "index_list", "index_info", "index_xinfo", "foreign_key_list", "table_list"})
_VIRTUAL = (
    "articles_fts", "tracks_fts", "json_each('[]')", "json_tree('[]')", "pragma_table_info('articles')",
    "pragma_table_xinfo('articles')", "pragma_table_list", "pragma_index_list('articles')", "pragma_foreign_key_list('articles')",
    "pragma_function_list", "pragma_compile_options",
)  # fmt: skip
"""Virtual tables for a query. SQLite declares one by a CREATE TABLE of its own, which must happen before the doors close."""
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer", "writefile", "readfile", "edit", "fts5", "rtreecheck"})
_ACTIONS = {
    sqlite3.SQLITE_INSERT: "INSERT", sqlite3.SQLITE_UPDATE: "UPDATE", sqlite3.SQLITE_DELETE: "DELETE",
    sqlite3.SQLITE_ATTACH: "ATTACH", sqlite3.SQLITE_DETACH: "DETACH", sqlite3.SQLITE_PRAGMA: "PRAGMA",
    sqlite3.SQLITE_TRANSACTION: "transactions:", sqlite3.SQLITE_SAVEPOINT: "savepoints:", sqlite3.SQLITE_ANALYZE: "ANALYZE",
    sqlite3.SQLITE_REINDEX: "REINDEX", sqlite3.SQLITE_ALTER_TABLE: "ALTER", sqlite3.SQLITE_FUNCTION: "the function",
    sqlite3.SQLITE_CREATE_TEMP_TABLE: "a temporary table", sqlite3.SQLITE_CREATE_TEMP_VIEW: "a temporary view",
    sqlite3.SQLITE_CREATE_TEMP_INDEX: "a temporary index", sqlite3.SQLITE_CREATE_TEMP_TRIGGER: "a temporary trigger",
    sqlite3.SQLITE_CREATE_VTABLE: "a virtual table",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryResult:
    """What a query returned."""

    columns: tuple[str, ...]
    """Names of the columns, as SQLite gives them; two may be the same."""
    rows: list[tuple[Any, ...]]
    """The rows: int, float, str, bytes or None."""
    truncated: bool
    """True when there were more rows than asked for."""
    seconds: float
    """How long it took."""


def run_query(
    path: Path,
    sql: str,
    params: Sequence[Any] | Mapping[str, Any] = (),
    *,
    seconds: float = 10,
    rows: int = 100_000,
) -> QueryResult:
    """Run one read over the archive; at most `rows` rows within `seconds`.

    Beside SQLite's own functions there is `fts(text)`, which makes a full-text query of a user's words:
    `SELECT rowid FROM articles_fts WHERE articles_fts MATCH fts('불시착')`.
    Raises `QueryError`, one line, for anything but a read and for a query that is wrong or takes too much;
    `UsageError` or `StorageError` when the archive cannot be opened.
    """
    with suppress(StorageError):  # an older archive gets today's views; one that cannot be written is asked as it is
        Archive.open_read_only(path).close()
    db = connect_read_only(path)
    with closing(db), storage_errors(path):
        check_version(db, path)
        return _Guard(db.conn, seconds).run(sql, params, rows)


class _Guard:
    """A connection that can only read, for one statement."""

    def __init__(self, conn: sqlite3.Connection, seconds: float) -> None:
        self._conn = conn
        self._tables = [
            row[0] for row in conn.execute(
                "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '\\_%' ESCAPE '\\'"
                " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\' ORDER BY name"
            )
        ]  # fmt: skip
        self._seconds = seconds
        self._deadline = 0.0
        self._late = False
        self._denied = ""
        conn.execute("PRAGMA trusted_schema = OFF")
        for table in _VIRTUAL:
            conn.execute(f"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT 0)")  # noqa: S608 - our own names
        conn.create_function("fts", 1, lambda text: match_query(str(text)), deterministic=True)
        for limit, value in _LIMITS:
            conn.setlimit(limit, value)
        conn.set_authorizer(self._authorize)
        conn.set_progress_handler(self._is_late, _STEPS)

    def run(self, sql: str, params: Sequence[Any] | Mapping[str, Any], most: int) -> QueryResult:
        """Execute and fetch; every failure of the statement is a `QueryError`."""
        began = time.monotonic()
        self._deadline = began + self._seconds
        # A few steps can take long each, such as hex() of a large blob: SQLite looks for an interrupt more often than
        # it calls the handler.
        alarm = threading.Timer(self._seconds, self._end)
        alarm.start()
        try:
            cursor = self._conn.execute(sql, params)
            if cursor.description is None:
                raise QueryError("there is no statement to run. Next: give a SELECT.")
            found = self._fetch(cursor, most)
        except (sqlite3.Error, sqlite3.Warning) as problem:
            if getattr(problem, "sqlite_errorcode", 0) & 0xFF in _NOT_THE_QUERYS_FAULT:
                raise
            if _was_interrupted(problem) and not self._late:
                # Ctrl-C while SQLite calls the progress handler: sqlite3 turns the exception into this error.
                raise KeyboardInterrupt from problem
            raise self._explained(problem) from problem
        except (UnicodeEncodeError, OverflowError, MemoryError) as problem:
            raise QueryError(f"the query cannot be run: {problem}.") from problem
        finally:
            alarm.cancel()
            alarm.join()
        columns = tuple(column[0] for column in cursor.description)
        return QueryResult(
            columns=columns, rows=found[:most], truncated=len(found) > most, seconds=round(time.monotonic() - began, 3)
        )

    def _fetch(self, cursor: sqlite3.Cursor, most: int) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = []
        size = 0
        for row in cursor:
            found.append(row)
            size += sum(len(value) if isinstance(value, str | bytes) else 8 for value in row)
            if size > MOST_BYTES:
                raise QueryError(f"the result has more than {MOST_BYTES >> 20} MB. Next: select fewer columns or add LIMIT.")
            if len(found) > most:
                break
        return found

    def _authorize(self, action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
        if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE):
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() not in _FORBIDDEN_FUNCTIONS:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_PRAGMA and _only_tells(first or "", second):
            return sqlite3.SQLITE_OK
        if not self._denied:
            what = _ACTIONS.get(action) or "a change of the schema"
            name = second if action == sqlite3.SQLITE_FUNCTION else first
            if (name or "").startswith("sqlite_"):
                what, name = "a change of the schema", None
            self._denied = f"{what} {name}" if name else what
        return sqlite3.SQLITE_DENY

    def _is_late(self) -> bool:
        self._late = self._late or time.monotonic() > self._deadline
        return self._late

    def _end(self) -> None:
        self._late = True
        self._conn.interrupt()

    def _explained(self, problem: Exception) -> QueryError:
        text = " ".join(str(problem).split())
        if self._denied:
            return QueryError(f"only reads are allowed, not {self._denied}. Next: use one SELECT.")
        if _was_interrupted(problem):
            return QueryError(f"the query took longer than {self._seconds:g} s. Next: narrow it down or add LIMIT.")
        if "one statement at a time" in text:
            return QueryError("only one statement is allowed. Next: remove what follows the semicolon.")
        if text.startswith("no such table"):
            return QueryError(f"{text}. Next: use one of {', '.join(self._tables)}.")
        if "too big" in text or "out of memory" in text:
            return QueryError(f"a value of the query is larger than {VALUE_BYTES >> 20} MB ({text}). Next: narrow it down.")
        if "readonly" in text:
            return QueryError(f"only reads are allowed ({text}). Next: use one SELECT.")
        return QueryError(f"SQLite says: {text.rstrip('.')}. Next: correct it; `PRAGMA table_info(articles)` lists columns.")


def _was_interrupted(problem: Exception) -> bool:
    return str(problem) == "interrupted"


def _only_tells(pragma: str, value: str | None) -> bool:
    name = pragma.lower()
    return name in _PRAGMAS and (value is None or name in _NAMING)
