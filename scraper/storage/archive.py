"""The archive: one SQLite file and the captures beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlite_utils

from scraper.storage.connection import connect, connect_read_only, enable_wal, immediate
from scraper.storage.migrations import check_version, is_outdated, migrate


class Archive:
    """An open archive. Use it as a context manager, in the thread that opened it."""

    def __init__(self, path: Path, db: sqlite_utils.Database) -> None:
        self.path = path
        self.captures_dir = path.parent / "captures"
        self.db = db

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """Open for reading and writing; make it if it is not there and `create`; bring its schema up to date.

        Raises `UsageError` when there is none and `create` is false, `SchemaVersionError` when a newer dramarchive
        wrote it, `StorageError` for anything that is not an archive.
        """
        if not create:
            connect_read_only(path).close()
        db = connect(path)
        try:
            check_version(db, path)  # before the first write: somebody else's file stays as it is
            enable_wal(db)
            migrate(db, path)
        except BaseException:
            db.close()
            raise
        return cls(path, db)

    @classmethod
    def open_read_only(cls, path: Path) -> Self:
        """Open an existing archive for reading; `UsageError` with the next step when there is none.

        An archive of an older dramarchive is brought up to date first.
        """
        db = connect_read_only(path)
        try:
            check_version(db, path)
            if is_outdated(db):
                db.close()
                cls.open(path).close()
                db = connect_read_only(path)
        except BaseException:
            db.close()
            raise
        return cls(path, db)

    def close(self) -> None:
        """Close the database; closing twice does nothing."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run a block as one `BEGIN IMMEDIATE` transaction; a savepoint when one is open already."""
        with immediate(self.db):
            yield
