"""The query door: reads pass, everything else is refused with one clear line, and nothing is changed or held."""

import hashlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scraper.errors import QueryError, SchemaVersionError, StorageError, UsageError
from scraper.storage.archive import Archive
from scraper.storage.query import run_query
from tests.storage.making import NOW, capture, credit, page, track, visit


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    place = tmp_path_factory.mktemp("query") / "archive.db"
    with Archive.open(place) as archive:
        for n in range(20):
            one = page(
                url=f"https://blog.example/{n}",
                title=f"Pragmatic attachment {n}",
                body_text="사랑의 불시착 begins; DELETE the rest.",
                authors=("Kim", "Lee"),
                tracks=(track(1, "Last Chance", credit("Sohyun")),),
            )
            archive.save_visit(visit(one, frontier_url=one.url, capture=capture(b"%d" % n, url=one.url)), now=NOW)
        archive.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        yield place


def state(path: Path) -> tuple[str, list[str]]:
    """What must stay as it is: the file's bytes and its neighbours, SQLite's own -wal and -shm aside."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return digest, sorted(p.name for p in path.parent.iterdir() if not p.name.endswith(("-wal", "-shm")))


READS: list[tuple[str, Any, str]] = [
    ("SELECT count(*) FROM articles", [(20,)], "a plain read"),
    ("  select 1 ;  ", [(1,)], "a semicolon at the end"),
    ("-- a comment\nSELECT 2 /* and another; */", [(2,)], "comments"),
    ("VALUES (1), (2)", [(1,), (2,)], "VALUES"),
    ("WITH a AS (SELECT 1 AS x) SELECT x FROM a", [(1,)], "WITH"),
    ("WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r LIMIT 3) SELECT n FROM r", [(1,), (2,), (3,)], "it ends"),
    ("SELECT count(*) FROM articles WHERE title LIKE 'Pragmatic%'", [(20,)], "Pragmatic is no PRAGMA"),
    ("SELECT 'DROP TABLE articles; ATTACH x'", [("DROP TABLE articles; ATTACH x",)], "words in a literal"),
    ("SELECT count(*) FROM articles WHERE body_text LIKE '%DELETE%'", [(20,)], "DELETE in a literal"),
    ("SELECT name FROM pragma_table_info('dramas') LIMIT 2", [("id",), ("title",)], "columns by a function"),
    ("PRAGMA user_version", None, "not among the PRAGMAs that tell columns"),
    ("SELECT count(DISTINCT value) FROM articles, json_each(authors)", [(2,)], "JSON"),
    ("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH fts('불시착')", [(20,)], "full text by our function"),
    ("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH '사랑'", [(20,)], "full text, two syllables"),
    ("SELECT bm25(articles_fts) < 0 FROM articles_fts WHERE articles_fts MATCH 'begins' LIMIT 1", [(1,)], "ranking"),
    ("SELECT count(*) FROM sqlite_master WHERE name = 'tracks'", [(1,)], "the schema"),
    ("SELECT row_number() OVER (ORDER BY id) FROM articles LIMIT 1", [(1,)], "a window function"),
    ("SELECT coalesce(length(printf('%.*c', 1000000000, 'x')), 0) < 40000000", [(1,)], "printf stops by itself"),
    ("SELECT x'00ff'", [(b"\x00\xff",)], "a blob"),
    ("EXPLAIN QUERY PLAN SELECT * FROM articles WHERE url = 'x'", ..., "a plan"),
    ("PRAGMA table_info(articles)", ..., "columns"),
]


@pytest.mark.parametrize(("sql", "expected", "reason"), READS)
def test_reads(path: Path, sql: str, expected: Any, reason: str) -> None:
    before = state(path)
    if expected is None:
        with pytest.raises(QueryError, match="only reads"):
            run_query(path, sql)
    else:
        result = run_query(path, sql)
        assert expected is ... or result.rows == expected, reason
        assert not result.truncated
        assert len(result.columns) == len(result.rows[0])
    assert state(path) == before


ATTACKS = [
    ("DELETE FROM articles", "not DELETE articles"),
    ("UPDATE articles SET title = 'x'", "not UPDATE articles"),
    ("UPDATE articles SET title = 'x' RETURNING id", "not UPDATE articles"),
    ("INSERT INTO artists (name, sort_name) VALUES ('a', 'b')", "not INSERT artists"),
    ("INSERT OR REPLACE INTO artists VALUES (1, 'a', 'b', '[]')", "not INSERT artists"),
    ("REPLACE INTO artists VALUES (1, 'a', 'b', '[]')", "not INSERT artists"),
    ("WITH x AS (SELECT 1) DELETE FROM articles", "not DELETE articles"),
    ("/* SELECT */ DELETE FROM articles", "not DELETE articles"),
    ("EXPLAIN DELETE FROM articles", "not DELETE articles"),
    ("INSERT INTO articles_fts(articles_fts) VALUES ('delete-all')", "not INSERT articles_fts"),
    ("DROP TABLE articles", "a change of the schema"),
    ("CREATE TABLE x (y)", "a change of the schema"),
    ("CREATE TABLE x AS SELECT * FROM articles", "a change of the schema"),
    ("CREATE TEMP TABLE x (y)", "a change of the schema"),
    ("CREATE TEMP VIEW x AS SELECT 1", "a change of the schema"),
    ("CREATE VIEW x AS SELECT 1", "a change of the schema"),
    ("CREATE INDEX x ON articles (title)", "a change of the schema"),
    ("CREATE TRIGGER x AFTER INSERT ON articles BEGIN SELECT 1; END", "a change of the schema"),
    ("CREATE VIRTUAL TABLE x USING fts5(y)", "a change of the schema"),
    ("ALTER TABLE articles RENAME TO x", "only reads"),
    ("ALTER TABLE articles ADD COLUMN x", "only reads"),
    ("ATTACH DATABASE 'new.db' AS x", "not ATTACH new.db"),
    ("ATTACH ':memory:' AS x", "not ATTACH"),
    ("ATTACH 'file:new.db?mode=rwc' AS x", "not ATTACH"),
    ("DETACH main", "not DETACH"),
    ("VACUUM", "only reads"),
    ("VACUUM INTO 'copy.db'", "only reads"),
    ("REINDEX", "only reads"),
    ("ANALYZE", "only reads"),
    ("BEGIN", "transactions"),
    ("BEGIN IMMEDIATE", "transactions"),
    ("BEGIN EXCLUSIVE", "transactions"),
    ("COMMIT", "transactions"),
    ("ROLLBACK", "transactions"),
    ("END", "transactions"),
    ("SAVEPOINT a", "savepoints"),
    ("RELEASE a", "savepoints"),
    ("PRAGMA query_only = OFF", "not PRAGMA query_only"),
    ("PRAGMA writable_schema = ON", "not PRAGMA writable_schema"),
    ("PRAGMA journal_mode = DELETE", "not PRAGMA journal_mode"),
    ("PRAGMA user_version = 7", "not PRAGMA user_version"),
    ("PRAGMA wal_checkpoint(TRUNCATE)", "not PRAGMA wal_checkpoint"),
    ("PRAGMA trusted_schema = ON", "not PRAGMA trusted_schema"),
    ("PRAGMA temp_store_directory = '/tmp'", "not PRAGMA temp_store_directory"),
    ("PRAGMA data_version = 3", "only reads"),
    ("PRAGMA encoding = 'UTF-16'", "only reads"),
    ("PRAGMA hard_heap_limit = 1", "not PRAGMA hard_heap_limit"),
    ("SELECT load_extension('evil.so')", "the function load_extension"),
    ("SELECT fts3_tokenizer('simple')", "the function fts3_tokenizer"),
    ("SELECT writefile('x', 'y')", "no such function: writefile"),
    ("SELECT readfile('/etc/passwd')", "no such function: readfile"),
    ("SELECT * FROM dbstat", "only reads"),
    ("SELECT 1; DELETE FROM articles", "only one statement"),
    ("SELECT 1; SELECT 2", "only one statement"),
    ("SELECT randomblob(1000000000)", "larger than 32 MB"),
    ("SELECT zeroblob(2000000000)", "larger than 32 MB"),
    ("SELECT hex(zeroblob(30000000))", "larger than 32 MB"),
    ("SELECT replace(hex(zeroblob(10000000)), '0', '000000000')", "larger than 32 MB"),
    ("SELECT group_concat(hex(zeroblob(9000000))) FROM articles", "larger than 32 MB"),
    ("SELECT json_group_array(hex(zeroblob(9000000))) FROM articles", "larger than 32 MB"),
    ("SELECT 'a' LIKE printf('%.*c', 5000, '%')", "LIKE or GLOB pattern too complex"),
    ("SELECT hex(zeroblob(15000000)) FROM articles", "more than 256 MB"),
    ("SELEC 1", 'near "SELEC": syntax error'),
    ("SELECT", "incomplete input"),
    ("SELECT 1 FROM", "incomplete input"),
    ("", "no statement to run"),
    ("  -- nothing\n", "no statement to run"),
    (";", "no statement to run"),
    ("SELECT * FROM article", "no such table: article. Next: use one of articles, articles_fts, artists, assets, captures"),
    ("SELECT nope FROM articles", "no such column: nope"),
    ("SELECT nope(1)", "no such function: nope"),
    ("SELECT :a", "bindings"),
    ("SELECT " + "(" * 2000 + "1" + ")" * 2000, "SQLite says"),
    ("SELECT 1 " + "UNION SELECT 1 " * 200, "too many terms"),
    ("SELECT '" + "x" * 1_100_000 + "'", "SQLite says"),
    ("SELECT '\ud800'", "surrogates"),
    ("SELECT fts(1, 2)", "wrong number of arguments"),
]


@pytest.mark.parametrize(("sql", "message"), ATTACKS, ids=[sql[:40] for sql, _ in ATTACKS])
def test_what_is_no_read_is_refused_with_one_line(path: Path, sql: str, message: str) -> None:
    before = state(path)
    with pytest.raises(QueryError) as caught:
        run_query(path, sql, seconds=20)
    line = str(caught.value)
    assert message in line
    assert "\n" not in line
    assert state(path) == before


ENDLESS = [
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION SELECT n + 1 FROM r) SELECT max(n) FROM r",
    "SELECT count(*) FROM articles a, articles b, articles c, articles d, articles e, articles f, articles g",
    "SELECT count(*) FROM (SELECT hex(randomblob(8000000)) AS x FROM articles a, articles b ORDER BY x)",
    "SELECT max(length(hex(randomblob(8000000)))) FROM articles a, articles b",
]


@pytest.mark.parametrize("sql", ENDLESS)
def test_an_endless_query_ends_in_time(path: Path, sql: str) -> None:
    before = state(path)
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"took longer than 0\.3 s\. Next: "):
        run_query(path, sql, seconds=0.3)
    assert time.monotonic() - began < 3
    assert state(path) == before


def test_rows_are_limited_and_it_is_said(path: Path) -> None:
    assert run_query(path, "SELECT id FROM articles", rows=20).truncated is False
    result = run_query(path, "SELECT id FROM articles ORDER BY id", rows=3)
    assert result.rows == [(1,), (2,), (3,)]
    assert result.truncated
    assert result.columns == ("id",)
    endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r"
    assert len(run_query(path, endless, rows=1000).rows) == 1000


def test_parameters(path: Path) -> None:
    assert run_query(path, "SELECT ?, ?", (1, "'; DROP TABLE articles")).rows == [(1, "'; DROP TABLE articles")]
    assert run_query(path, "SELECT :name", {"name": "사랑"}).rows == [("사랑",)]


def test_no_lock_is_held_while_a_query_runs_or_after_it(path: Path) -> None:
    run_query(path, "SELECT * FROM articles", rows=2)
    with sqlite3.connect(path, timeout=0) as conn:
        conn.execute("BEGIN IMMEDIATE")
        assert run_query(path, "SELECT count(*) FROM articles").rows == [(20,)], "a writer does not hinder a reader"
        conn.rollback()
    conn.close()


def test_what_can_not_be_opened(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no archive here"):
        run_query(tmp_path / "archive.db", "SELECT 1")
    (tmp_path / "notes.txt").write_text("notes " * 100)
    with pytest.raises(StorageError, match="is not a SQLite database"):
        run_query(tmp_path / "notes.txt", "SELECT 1")
    Archive.open(tmp_path / "new.db").close()
    with sqlite3.connect(tmp_path / "new.db") as conn:
        conn.execute("PRAGMA user_version = 99")
    conn.close()
    with pytest.raises(SchemaVersionError):
        run_query(tmp_path / "new.db", "SELECT 1")


def test_a_damaged_archive_is_an_error_of_the_archive(tmp_path: Path) -> None:
    place = tmp_path / "archive.db"
    with Archive.open(place) as archive:
        for n in range(50):
            one = page(url=f"https://blog.example/{n}")
            archive.save_visit(visit(one, frontier_url=one.url, capture=capture(b"%d" % n, url=one.url)), now=NOW)
    data = bytearray(place.read_bytes())
    data[4096 * 40 :] = b"\xff" * (len(data) - 4096 * 40)
    place.write_bytes(data)
    with pytest.raises(StorageError, match=r"is damaged .*Next: "):
        run_query(place, "SELECT sum(length(body_text)) FROM articles NOT INDEXED")
