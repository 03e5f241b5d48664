"""Schema changes: new columns come by themselves, the rest by number, each once, each whole or not at all."""

import dataclasses
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import ClassVar

import pytest
import sqlite_utils
from sqlite_utils import Migrations

from scraper.errors import StorageError
from scraper.items import ROW_TYPES, Discovered, Row, SourceRow
from scraper.storage import migrations, schema
from scraper.storage.archive import Archive
from scraper.storage.frontier import Frontier
from scraper.storage.schema import columns_of
from scraper.storage.views import VIEWS
from tests.storage.making import NOW, capture, page, visit


def with_article(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.start_run(now=NOW)
        archive.save_visit(visit(page()), now=NOW)
        archive.finish_run(1, "complete", NOW)


def make_old(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as conn:
        for statement in (*(f"DROP VIEW IF EXISTS {view}" for view in VIEWS), *statements):  # no column goes while one shows it
            conn.execute(statement)
    conn.close()


OLDER = [
    ("ALTER TABLE articles DROP COLUMN gone_at", "articles", "gone_at", None, "optional: NULL"),
    ("ALTER TABLE tracks DROP COLUMN confidence", "tracks", "confidence", None, "a default; there are no rows"),
    ("ALTER TABLE runs DROP COLUMN waiting", "runs", "waiting", 0, "a number with a default"),
    ("ALTER TABLE articles DROP COLUMN authors", "articles", "authors", "[]", "JSON with a default"),
    ("ALTER TABLE articles DROP COLUMN kind", "articles", "kind", "other", "text with a default"),
    ("ALTER TABLE captures DROP COLUMN refers_to", "captures", "refers_to", None, "a foreign key"),
]


@pytest.mark.parametrize(("statement", "table", "column", "value", "reason"), OLDER)
@pytest.mark.parametrize("how", ["open", "open_read_only"])
def test_a_column_that_is_new_in_items_is_added(
    tmp_path: Path, statement: str, table: str, column: str, value: object, reason: str, how: str
) -> None:
    path = tmp_path / "archive.db"
    with_article(path)
    with Archive.open(path) as archive:
        wanted = {c.name: (c.type, c.notnull, c.default_value) for c in archive.db.table(table).columns}[column]
        keys = set(map(str, archive.db.table(table).foreign_keys))
    make_old(path, statement)
    with getattr(Archive, how)(path) as archive:
        found = {c.name: (c.type, c.notnull, c.default_value) for c in archive.db.table(table).columns}[column]
        assert found == wanted or found[:2] == wanted[:2], reason
        assert set(map(str, archive.db.table(table).foreign_keys)) == keys
        values = {row[0] for row in archive.db.execute(f"SELECT {column} FROM {table}")}
        assert values <= {value}
    with Archive.open(path) as archive:
        assert archive.save_visit(visit(page(title="New"), capture=capture(b"2")), now=NOW).outcome == "stored"


def test_a_table_and_an_index_that_are_new_in_items_are_added(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with_article(path)
    make_old(path, "DROP TABLE hosts", "DROP TABLE quotes")
    with Archive.open(path) as archive:
        assert {"hosts", "quotes"} <= set(archive.db.table_names())
        assert [i.name for i in archive.db.table("quotes").indexes] == ["idx_quotes_track_id_position"]


def test_an_archive_without_findings_gets_those_of_its_frontier(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.add_source(SourceRow(name="map", url="https://a.example/map.xml", spider="sitemap", added_at=NOW))
        frontier = Frontier(archive.db)
        for source, url in (("map", "https://a.example/1"), (None, "https://a.example/2")):
            frontier.add([Discovered(url=url)], source=source, discovered_from=None, run_id=1, now=NOW)
    make_old(path, "DROP TABLE findings", "DROP TABLE patterns", "DELETE FROM _sqlite_migrations WHERE name > 'm0003'")
    make_old(path, f"PRAGMA user_version = {migrations.names().index('m0003_song_keys') + 1}")
    with Archive.open(path) as archive:
        found = archive.db.execute("SELECT url, source, way, found_at FROM findings ORDER BY url").fetchall()
        assert found == [("https://a.example/1", "map", "sitemap", NOW), ("https://a.example/2", "", "user", NOW)]
        assert archive.db.execute("SELECT count(*) FROM patterns").fetchone() == (0,)


def test_a_lost_search_index_is_made_and_filled_again(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with_article(path)
    make_old(path, "DROP TABLE articles_fts")
    with Archive.open(path) as archive:
        found = archive.db.execute("SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'paragraph'").fetchall()
    assert found == [(1,)]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Wrong(Row):
    TABLE: ClassVar[str] = "articles"
    id: int | None = None
    badge: str
    """New, but without a default."""


def test_a_new_column_without_a_default_is_refused_before_anything_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "archive.db"
    with_article(path)
    monkeypatch.setattr(schema, "ROW_TYPES", (Wrong,))
    with pytest.raises(TypeError, match=r"articles\.badge: a new column needs a default"):
        Archive.open(path)
    monkeypatch.undo()
    with Archive.open(path) as archive:
        assert "badge" not in archive.db.table("articles").columns_dict


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Odd(Row):
    TABLE: ClassVar[str] = "odd"
    id: int | None = None
    either: int | str = 0


def test_a_field_that_is_no_column_is_named() -> None:
    with pytest.raises(TypeError, match="field 'either'"):
        columns_of(Odd)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class OddDefault(Row):
    TABLE: ClassVar[str] = "odd"
    id: int | None = None
    place: dict[str, str] = dataclasses.field(default_factory=lambda: {"a": "b"})
    flag: bool = True
    wrong: str = dataclasses.field(default_factory=lambda: b"bytes")  # type: ignore[assignment]


def test_a_default_that_is_no_value_of_sqlite_is_named() -> None:
    with pytest.raises(TypeError, match="field 'wrong'"):
        columns_of(OddDefault)


def test_every_column_has_the_type_that_items_say() -> None:
    found = {c.name: (c.sql_type, c.required, c.default) for c in columns_of(next(t for t in ROW_TYPES if t.TABLE == "tracks"))}
    assert found["id"] == ("INTEGER", False, None)
    assert found["title"] == ("TEXT", True, None)
    assert found["confidence"] == ("REAL", True, 1.0)
    assert found["needs_review"] == ("INTEGER", True, 0)
    assert found["drama"] == ("TEXT", False, None)


def test_an_archive_that_is_older_than_the_digests_gets_them(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with_article(path)
    read = "SELECT rows_digest, record_digest FROM articles JOIN revisions ON revisions.id = revision_id"
    with Archive.open(path) as archive:
        written = archive.db.execute(read).fetchall()
        assert None not in written[0]
    make_old(
        path,
        "ALTER TABLE articles DROP COLUMN rows_digest",
        "ALTER TABLE revisions DROP COLUMN record_digest",
        "DELETE FROM _sqlite_migrations WHERE name <> 'm0001_tables'",
        "PRAGMA user_version = 1",
    )
    with Archive.open_read_only(path) as archive:
        assert archive.db.execute(read).fetchall() == written


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """Two more migrations, as a later version would have."""
    known = Migrations("dramarchive")
    for one in migrations.MIGRATIONS.pending(sqlite_utils.Database(memory=True)):
        known(name=one.name)(one.fn)

    @known()
    def m9002_upper(db: sqlite_utils.Database) -> None:
        db.execute("UPDATE articles SET title = upper(title)")

    @known()
    def m9003_exclaim(db: sqlite_utils.Database) -> None:
        db.execute("UPDATE articles SET title = title || '!'")

    monkeypatch.setattr(migrations, "MIGRATIONS", known)
    return known


def title(archive: Archive) -> str:
    return str(archive.db.execute("SELECT title FROM articles").fetchone()[0])


def test_numbered_migrations_run_once_and_in_order(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = tmp_path / "archive.db"
    with_article(path)
    request.getfixturevalue("newer")
    for _ in range(2):
        with Archive.open(path) as archive:
            assert title(archive) == "SONGS OF QUEEN OF TEARS!"
            assert archive.db.execute("PRAGMA user_version").fetchone() == (len(migrations.names()),)
    with Archive.open_read_only(path) as archive:
        assert title(archive) == "SONGS OF QUEEN OF TEARS!"


def test_a_fresh_archive_only_records_them(tmp_path: Path, newer: Migrations) -> None:
    with_article(tmp_path / "archive.db")
    with Archive.open(tmp_path / "archive.db") as archive:
        assert title(archive) == "Songs of Queen of Tears"
        assert [m.name for m in newer.applied(archive.db)] == migrations.names()


def test_a_migration_that_fails_changes_nothing_and_can_be_run_again(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = tmp_path / "archive.db"
    with_article(path)
    known: Migrations = request.getfixturevalue("newer")
    works: list[bool] = []

    @known()
    def m9004_fails(db: sqlite_utils.Database) -> None:
        db.execute("DELETE FROM revisions WHERE 0")
        db.execute("UPDATE articles SET title = 'half done'")
        if not works:
            db.execute("UPDATE missing SET x = 1")

    with pytest.raises(StorageError, match="no such table: missing"):
        Archive.open(path)
    with sqlite3.connect(path) as conn:
        assert conn.execute("SELECT title FROM articles").fetchone() == ("SONGS OF QUEEN OF TEARS!",)
    conn.close()
    works.append(True)
    with Archive.open(path) as archive:
        assert title(archive) == "half done"


def test_a_migration_that_breaks_a_reference_is_rolled_back(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with_article(path)
    make_old(path, "PRAGMA foreign_keys = OFF", "UPDATE revisions SET capture_id = 77", "ALTER TABLE runs DROP COLUMN waiting")
    with pytest.raises(StorageError, match=r"a row of revisions refers to a row of captures that is not there\. Next: "):
        Archive.open(path)


KILLED = """
import os, signal, sys
from pathlib import Path
from scraper.storage import migrations
from scraper.storage.archive import Archive

@migrations.MIGRATIONS()
def m9002_slow(db):
    db.execute("UPDATE articles SET title = 'half done'")
    os.kill(os.getpid(), signal.SIGKILL)

Archive.open(Path(sys.argv[1]))
"""


def test_a_kill_inside_a_migration_leaves_the_old_archive(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with_article(path)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(path)], check=False, timeout=60, env=os.environ | {"PYTHONPATH": "."}
    )
    assert killed.returncode == -signal.SIGKILL
    with Archive.open(path) as archive:
        assert title(archive) == "Songs of Queen of Tears"
        assert archive.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
