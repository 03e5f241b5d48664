"""Numbered changes of the schema that `schema.sync_schema` cannot make: renames, new types, moved data.

Each is one function here, named `mNNNN_what`, run once in one transaction and recorded by sqlite-utils. A fresh archive
is made as today's `items` say, so the later ones are only recorded there. New columns need no migration at all.
A migration that transforms a table with a full-text index must fill that index again.
"""

from pathlib import Path

import sqlite_utils
from sqlite_utils import Migrations

from scraper.errors import SchemaVersionError, StorageError
from scraper.storage.connection import immediate
from scraper.storage.finding import note_first_findings
from scraper.storage.fingerprints import stamp_everything
from scraper.storage.rejoin import join_all_songs
from scraper.storage.schema import missing_columns, sync_schema
from scraper.storage.search import missing_search_tables, sync_search
from scraper.storage.views import drop_views, missing_views, sync_views

MIGRATIONS = Migrations("dramarchive")
"""All migrations in the order of their numbers."""


@MIGRATIONS()
def m0001_tables(db: sqlite_utils.Database) -> None:
    """Make the tables of `scraper.items` and the full-text tables."""
    sync_schema(db)
    sync_search(db)


@MIGRATIONS()
def m0002_digests(db: sqlite_utils.Database) -> None:
    """Write `articles.rows_digest` and `revisions.record_digest` for what is stored already."""
    sync_schema(db)
    stamp_everything(db)


@MIGRATIONS()
def m0003_song_keys(db: sqlite_utils.Database) -> None:
    """Write the keys by which tracks of one song meet, for what is stored already, and join what they join."""
    sync_schema(db)
    join_all_songs(db)


@MIGRATIONS()
def m0004_findings(db: sqlite_utils.Database) -> None:
    """Note as findings which source led to each address first, so that a known list is not walked anew."""
    sync_schema(db)
    note_first_findings(db)


def migrate(db: sqlite_utils.Database, path: Path) -> None:
    """Bring the archive to today's schema; several processes may do this at once.

    Raises `SchemaVersionError` for an archive of a newer dramarchive, `StorageError` for somebody else's database.
    """
    check_version(db, path)
    if _is_current(db):
        return
    with immediate(db):
        check_version(db, path)
        drop_views(db)
        fresh = not MIGRATIONS.applied(db)
        if fresh:
            MIGRATIONS.ensure_migrations_table(db)
            _run_first_and_record_rest(db)
    for migration in MIGRATIONS.pending(db):
        _run_one(db, migration.name)
    with immediate(db):
        sync_schema(db)
        sync_search(db)
        sync_views(db)
        db.conn.execute(f"PRAGMA user_version = {len(names())}")
        broken = db.conn.execute("PRAGMA foreign_key_check").fetchone()
        if broken:
            raise StorageError(
                f"{path}: a row of {broken[0]} refers to a row of {broken[2]} that is not there. Next: restore a backup."
            )


def check_version(db: sqlite_utils.Database, path: Path) -> None:
    """Raise `SchemaVersionError` if a newer dramarchive wrote the archive, `StorageError` if it is no archive at all."""
    applied = [m.name for m in MIGRATIONS.applied(db)]
    unknown = sorted(set(applied) - set(names()))
    version = db.conn.execute("PRAGMA user_version").fetchone()[0]
    if unknown or (applied and version > len(names())):
        what = unknown[-1] if unknown else f"schema {version}, this one knows {len(names())}"
        raise SchemaVersionError(f"{path}: was written by a newer dramarchive ({what}). Next: update dramarchive.")
    # Another process may have made the tables between the two looks; it records its migrations with them.
    if not applied and (version or db.table_names()) and not MIGRATIONS.applied(db):
        raise StorageError(
            f"{path}: is a SQLite database, but not an archive of dramarchive. Next: name another with --archive PATH."
        )


def is_outdated(db: sqlite_utils.Database) -> bool:
    """Tell whether opening the archive for writing would change its schema."""
    return not _is_current(db)


def names() -> list[str]:
    """Return the names of all migrations, oldest first."""
    return [m.name for m in MIGRATIONS.pending(sqlite_utils.Database(memory=True))]


def _is_current(db: sqlite_utils.Database) -> bool:
    return not MIGRATIONS.pending(db) and not (missing_columns(db) or missing_search_tables(db) or missing_views(db))


def _run_first_and_record_rest(db: sqlite_utils.Database) -> None:
    _, *rest = names()
    MIGRATIONS.apply(db, stop_before=rest)
    applied_at = MIGRATIONS.applied(db)[0].applied_at
    db.table(MIGRATIONS.migrations_table).insert_all(
        {"migration_set": MIGRATIONS.name, "name": name, "applied_at": applied_at} for name in rest
    )


def _run_one(db: sqlite_utils.Database, name: str) -> None:
    following = [n for n in names() if n > name]
    with immediate(db):
        if name in [m.name for m in MIGRATIONS.pending(db)]:  # another process may have been faster
            MIGRATIONS.apply(db, stop_before=following)
