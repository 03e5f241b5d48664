"""A damaged archive is not opened for writing: nothing is written, and the next step is named."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from scraper.errors import SchemaVersionError, StorageError
from scraper.storage.archive import Archive
from tests.storage.care.sound import FIRST, capture_of, make_archive, visit_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    make_archive(tmp_path / "archive.db", articles=4)
    return tmp_path / "archive.db"


def overwrite(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(at)
        stream.write(data)


def leave_index_behind(path: Path) -> None:
    path.with_name("archive.db-shm").write_bytes(b"\0" * 32768)


def empty(path: Path) -> None:
    path.unlink()
    conn = sqlite3.connect(path)
    conn.execute("PRAGMA user_version = 0")
    conn.execute("VACUUM")
    conn.close()


DAMAGE: list[tuple[str, Callable[[Path], object]]] = [
    ("cut inside a page", lambda path: os.truncate(path, path.stat().st_size - 100)),
    ("pages cut off", lambda path: os.truncate(path, path.stat().st_size - 8192)),
    ("a page of zeros", lambda path: overwrite(path, 4096 * 5, b"\0" * 4096)),
    ("a page of noise", lambda path: overwrite(path, 4096 * 5, os.urandom(4096))),
    ("the log deleted after a kill", leave_index_behind),
    ("no table left", empty),
]


@pytest.mark.parametrize(("what", "damage"), DAMAGE, ids=[what for what, _ in DAMAGE])
def test_a_damaged_archive_is_not_opened_for_writing(path: Path, what: str, damage: Callable[[Path], object]) -> None:
    damage(path)
    before = {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}
    with pytest.raises(StorageError, match=r"Next: ") as caught:
        Archive.open(path)
    assert not isinstance(caught.value, SchemaVersionError)
    assert "repair" in str(caught.value)
    assert path.read_bytes() == before[path], what
    assert {file: file.read_bytes() for file in path.parent.rglob("*.gz")} == {
        f: d for f, d in before.items() if f.suffix == ".gz"
    }


def test_a_damaged_log_is_not_passed_over(path: Path, tmp_path: Path) -> None:
    with Archive.open(path) as archive:
        archive.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        run = archive.start_run(now=FIRST.format(1))
        for n in range(20, 24):
            archive.save_visit(visit_of(capture_of(n, at=FIRST), run), now=FIRST.format(n))
        (tmp_path / "killed").mkdir()
        for file in (path, path.with_name("archive.db-wal")):
            shutil.copy(file, tmp_path / "killed")
    killed = tmp_path / "killed" / "archive.db"
    overwrite(killed.with_name("archive.db-wal"), 4096 * 4, b"\xff" * 8)
    with pytest.raises(StorageError, match=r"archive.db-wal: a page in it is damaged, and with it \d+ pages"):
        Archive.open(killed)


def test_what_a_kill_leaves_is_opened(path: Path, tmp_path: Path) -> None:
    with Archive.open(path) as archive:
        run = archive.start_run(now=FIRST.format(1))
        archive.save_visit(visit_of(capture_of(20, at=FIRST), run), now=FIRST.format(2))
        shutil.copytree(path.parent, tmp_path / "killed", ignore=shutil.ignore_patterns("killed"))
    with Archive.open(tmp_path / "killed" / "archive.db") as archive:
        assert archive.db.execute("SELECT count(*) FROM articles").fetchone() == (5,)


def test_two_archives_may_share_a_folder(path: Path) -> None:
    with Archive.open(path.with_name("second.db")) as archive:
        assert archive.sources() == []
