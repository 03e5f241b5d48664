"""Opening: what is made, what is refused, and with which line."""

import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scraper.errors import SchemaVersionError, StorageError, UsageError
from scraper.items import ROW_TYPES
from scraper.storage.archive import Archive
from scraper.storage.migrations import names


def pragma(archive: Archive, name: str) -> object:
    return archive.db.conn.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_archive_has_every_table_and_is_safe_against_a_crash(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        assert {t.TABLE for t in ROW_TYPES} <= set(archive.db.table_names())
        assert pragma(archive, "journal_mode") == "wal"
        assert pragma(archive, "synchronous") == 2, "FULL"
        assert pragma(archive, "foreign_keys") == 1
        assert pragma(archive, "user_version") == len(names())
        assert archive.captures_dir == tmp_path / "captures"


def test_every_reference_of_the_records_is_a_foreign_key(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        for row_type in ROW_TYPES:
            found = {(k.column, k.other_table) for k in archive.db.table(row_type.TABLE).foreign_keys}
            assert found == set(row_type.FOREIGN.items()), row_type.TABLE


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        schema = archive.db.schema
    before = path.read_bytes()
    with Archive.open(path) as archive:
        assert archive.db.schema == schema
    assert path.read_bytes() == before


def test_a_name_with_characters_that_uris_treat_specially(tmp_path: Path) -> None:
    path = tmp_path / "100%?#드라마 1.db"
    Archive.open(path).close()
    with Archive.open_read_only(path) as archive:
        assert archive.db.table_names()
    assert path.exists()


def test_nothing_can_be_written_through_a_read_only_archive(tmp_path: Path) -> None:
    Archive.open(tmp_path / "archive.db").close()
    with (
        Archive.open_read_only(tmp_path / "archive.db") as archive,
        pytest.raises(StorageError, match="cannot be opened or written"),
        archive.transaction(),
    ):
        archive.db.execute("DELETE FROM articles")


def refused(path: Path, expected: type[StorageError | UsageError]) -> list[str]:
    lines = []
    for opener in (Archive.open, Archive.open_read_only):
        with pytest.raises(expected) as caught:
            opener(path)
        lines.append(str(caught.value))
    for line in lines:
        assert "\n" not in line
        assert "Next: " in line
        assert str(path) in line
    return lines


def test_no_archive_is_a_usage_error_with_the_next_step(tmp_path: Path) -> None:
    for opener in (Archive.open_read_only, lambda p: Archive.open(p, create=False)):
        with pytest.raises(UsageError, match=r"no archive here\. Next: .*dramarchive"):
            opener(tmp_path / "archive.db")
    assert not list(tmp_path.iterdir()), "looking makes nothing"


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database\n" * 100)
    assert all("is not a SQLite database" in line for line in refused(path, StorageError))
    assert path.read_text().startswith("not a database")


def test_a_directory(tmp_path: Path) -> None:
    assert all("is a directory" in line for line in refused(tmp_path, StorageError))


def test_a_missing_directory(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"does not exist\. Next: "):
        Archive.open(tmp_path / "missing" / "archive.db")


def test_somebody_elses_database_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with sqlite3.connect(path) as conn:
        conn.execute("CREATE TABLE bookmarks (url)")
    conn.close()
    before = path.read_bytes()
    assert all("not an archive of dramarchive" in line for line in refused(path, StorageError))
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["places.sqlite"]


@pytest.mark.parametrize(
    "change",
    [
        "PRAGMA user_version = 9999",
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('dramarchive', 'm9999_future', '')",
    ],
)
def test_an_archive_of_a_newer_dramarchive(tmp_path: Path, change: str) -> None:
    path = tmp_path / "archive.db"
    Archive.open(path).close()
    with sqlite3.connect(path) as conn:
        conn.execute(change)
    conn.close()
    assert all("newer dramarchive" in line for line in refused(path, SchemaVersionError))


def test_a_truncated_archive_is_named_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    Archive.open(path).close()
    path.write_bytes(path.read_bytes()[: 4096 * 3])
    assert all("is damaged" in line for line in refused(path, StorageError))


def as_nobody(path: Path, action: Callable[[Path], object]) -> str:
    """Run `action` in a child without rights, as root may write everywhere; return its result or its error as text."""
    if os.getuid() != 0:
        pytest.skip("needs root, to become somebody else")
    for place in path.parents:
        place.chmod(place.stat().st_mode | 0o055)
    path.parent.chmod(0o555)
    result, answer = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgid(65534)
        os.setuid(65534)
        try:
            text = str(action(path))
        except StorageError as problem:
            text = str(problem)
        os.write(answer, text.encode())
        os._exit(0)
    os.close(answer)
    with os.fdopen(result) as stream:
        text = stream.read()
    os.waitpid(child, 0)
    return text


def test_an_archive_on_a_medium_that_cannot_be_written_is_readable(tmp_path: Path) -> None:
    path = tmp_path / "medium" / "archive.db"
    path.parent.mkdir()
    Archive.open(path).close()
    tables = as_nobody(path, lambda p: len(Archive.open_read_only(p).db.table_names()))
    assert tables.isdecimal(), tables
    assert int(tables) >= len(ROW_TYPES)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    path = tmp_path / "medium" / "archive.db"
    path.parent.mkdir()
    line = as_nobody(path, Archive.open)
    assert "cannot be opened or written" in line
    assert "Next: " in line


def test_four_processes_make_one_archive_at_the_same_time(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    code = "import sys; from pathlib import Path; from scraper.storage.archive import Archive; Archive.open(Path(sys.argv[1]))"
    running = [subprocess.Popen([sys.executable, "-c", code, str(path)], stderr=subprocess.PIPE, text=True) for _ in range(4)]
    errors = [p.communicate(timeout=60)[1] for p in running]
    assert errors == [""] * 4
    with Archive.open_read_only(path) as archive:
        assert archive.db.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0] == len(names())


def test_a_reader_in_the_way_of_the_first_opening_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.touch()
    reader = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM sqlite_master").fetchall()
    begun = time.monotonic()
    alarm = threading.Timer(0.4, reader.close)
    alarm.start()
    with Archive.open(path) as archive:
        assert time.monotonic() - begun > 0.3
        assert pragma(archive, "journal_mode") == "wal"
    alarm.join()
